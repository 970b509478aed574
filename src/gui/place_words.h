// Places and marks in the words a list, a tree or a screen reader says them with.
#pragma once

#include "gui/visit_state.h"

namespace gui {

// "Upper trapezius, client’s left"
[[nodiscard]] wxString PlaceWords(const VisitState& state, const model::RegionRef& at);
// "Tight spot, 6 of 10"; with a score after treatment also that; without a score the finding alone;
// ", both sides" where it lies on either side of the body.
[[nodiscard]] wxString MarkWords(const VisitState& state, const model::Mark& mark);
// "On 2 Nov: Tight spot, 6 of 10, not yet charted today"; "…, recorded as resolved"
[[nodiscard]] wxString GhostWords(const VisitState& state, const desk::Ghost& ghost);
// "Whole body", "Back", "Head" …
[[nodiscard]] wxString ViewChoiceName(const Context& context, ViewChoice view);
// "1 mark", "2 marks"
[[nodiscard]] std::string CountWords(const VisitState& state, std::size_t marks);

}  // namespace gui
