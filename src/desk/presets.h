// What a mark can be treated with: as it was last time, what is usual for its finding and place, everything.
// Pressures offered are within what the client's history allows now.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "desk/visit_editor.h"
#include "model/visit.h"
#include "terms/vocabulary.h"
#include "text/translator.h"

namespace desk {

// The treatments of an earlier visit, as they would be given today.
struct Preset {
    model::Instant from{};
    std::vector<model::Treatment> treatments;  // without marks, with the ids they had then
    bool lighter = false;                      // a pressure is lower than it was then
};

// Of the last earlier visit that treated the mark's spot, else of the last visit at the same region and side:
// whatever was given there to a mark that something is usual for (vocabulary.h), to another one only what was
// given to the same finding. Nothing where there was none, or no massage is allowed at the mark now.
[[nodiscard]] std::optional<Preset> LastTime(const VisitEditor& editor, const model::Mark& mark);
// "Petrissage P3 6 min + pin and stretch P2 4 min"
[[nodiscard]] std::string PresetText(const text::Translator& words, const terms::Vocabulary& terms,
                                     const Preset& preset);
// Techniques the last visits gave at that place, then those the templates name for the finding; each once.
[[nodiscard]] std::vector<std::string> UsualTechniques(const VisitEditor& editor, const model::Mark& mark);
// Pressure and minutes of a technique at a mark: those it was given with last in this visit, else the usual
// ones.
[[nodiscard]] TreatmentDefaults DefaultsOf(const VisitEditor& editor, const model::Mark& mark,
                                           const std::string& technique);

// One undo step each; on several marks every mark gets its own, and what was one treatment of several marks
// is one again, so that its minutes count once. Marks where the client is left alone at every visit get
// nothing of the first two. Throws as VisitEditor::Apply.
std::vector<model::TreatmentId> GiveAsLastTime(VisitEditor& editor, const std::vector<model::MarkId>& marks);
// As last time; where there is no such time, the first usual technique. A mark that must not be massaged gets
// none, nor one that nothing is usual for unless its own spot was treated before.
std::vector<model::TreatmentId> GiveEach(VisitEditor& editor, const std::vector<model::MarkId>& marks);
std::vector<model::TreatmentId> Give(VisitEditor& editor, const std::vector<model::MarkId>& marks,
                                     const std::string& technique);

}  // namespace desk
