// A signed visit as its corrections left its marks. Private to desk.
#pragma once

#include <optional>
#include <set>
#include <string>
#include <vector>

#include "model/amendment.h"
#include "model/visit.h"
#include "text/translator.h"

namespace desk {

class Clinic;
class Resources;

struct Corrections {
    bool changed = false;  // a mark counts with other values
    // Lines ("mark.<id>", "treatment.<id>", "measured.<n>") that say something else than the values do with
    // which the visit counts.
    std::set<std::string> unread;
};

// A correction is kept as words. Where the corrected line begins with what the chart would say of another
// finding, place or severity, or of several of them (desk/amended_line.h writes such lines), the mark counts
// with those; at another place than it was charted it is a point in the middle of that region. Treatments and
// measures count as signed, as does a mark of whose line nothing is read.
class CorrectionReader {
public:
    // `language`: the one its lines were likely written in. `visit` as signed. Body maps are used.
    CorrectionReader(Resources& resources, const std::string& language, model::Visit visit,
                     std::vector<model::Amendment> amendments);

    // The next corrected line; false: there is none left.
    bool Step();
    // Both as far as lines were read.
    [[nodiscard]] const model::Visit& Visit() const { return m_visit; }
    [[nodiscard]] const Corrections& Found() const { return m_found; }

private:
    [[nodiscard]] bool TakeMark(model::Mark& mark, const std::string& standing);

    Resources* m_resources;
    std::vector<const text::Translator*> m_languages;
    model::Visit m_signed, m_visit;
    std::vector<model::Amendment> m_amendments;
    std::vector<std::string> m_fields;  // still to be read
    Corrections m_found;
};

// Of a visit of the clinic, with nothing read yet; nothing for one that is not there.
[[nodiscard]] std::optional<CorrectionReader> CorrectionsOf(Clinic& clinic, const model::VisitId& visit);
// The visit with all of its corrections.
[[nodiscard]] std::optional<model::Visit> LoadCorrected(Clinic& clinic, const model::VisitId& visit);

}  // namespace desk
