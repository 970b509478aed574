// Places and marks in the words a list, a tree or a screen reader says them with.
#pragma once

#include "gui/visit_state.h"

namespace gui {

// "Upper trapezius, client’s left"
[[nodiscard]] wxString PlaceWords(const VisitState& state, const model::RegionRef& at);
// "Tight spot, 6 of 10"; with a score after treatment also that; without a score the finding alone;
// ", both sides" where it lies on either side of the body.
[[nodiscard]] wxString MarkWords(const VisitState& state, const model::Mark& mark);
// "Whole body", "Back", "Head" …
[[nodiscard]] wxString ViewChoiceName(const Context& context, ViewChoice view);
// "1 mark", "2 marks"
[[nodiscard]] std::string CountWords(const VisitState& state, std::size_t marks);

}  // namespace gui
