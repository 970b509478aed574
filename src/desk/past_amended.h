// A signed visit as its corrections left its marks. Private to desk.
#pragma once

#include <optional>
#include <vector>

#include "model/amendment.h"
#include "model/visit.h"
#include "terms/vocabulary.h"
#include "text/translator.h"

namespace desk {

struct Corrections {
    bool changed = false;  // a mark counts with other values
    bool unread = false;   // a line says what no values make: its mark counts as signed
};

// A correction is kept as words. Where the corrected line begins with what the chart would say of another
// finding, place or severity, or of several of them (desk/amended_line.h writes such lines), the mark counts
// with those. Treatments count as signed. `languages`: those a line may have been written in, the likeliest
// first.
Corrections TakeCorrections(const std::vector<const text::Translator*>& languages,
                            const terms::Vocabulary& terms, model::Visit& visit,
                            const std::vector<model::Amendment>& amendments);

}  // namespace desk
