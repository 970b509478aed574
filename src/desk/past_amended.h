// A signed visit as its corrections left its marks. Private to desk.
#pragma once

#include <vector>

#include "model/amendment.h"
#include "model/visit.h"
#include "terms/vocabulary.h"
#include "text/translator.h"

namespace desk {

// A correction is kept as words. Where the corrected line is what the chart would say of another severity,
// finding or place (desk/amended_line.h writes such lines), the mark counts with that; where a person wrote
// other words, or several of the three changed at once, it counts as signed. True if a mark changed.
bool TakeCorrections(const text::Translator& words, const terms::Vocabulary& terms, model::Visit& visit,
                     const std::vector<model::Amendment>& amendments);

}  // namespace desk
