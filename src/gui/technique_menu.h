// What T offers for the chosen marks: as last time, what is usual there, every technique.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "gui/visit_state.h"

class wxMenu;
class wxWindow;

namespace gui {

struct TechniqueChoice {
    wxString text;
    std::string technique;  // empty: as last time
    bool each = false;      // of several marks each as last time or as usual
};
// Of several chosen marks first each by itself; then as last time, then the usual ones for the mark; at most
// nine, each reached by its number.
[[nodiscard]] std::vector<TechniqueChoice> TechniqueChoices(const VisitState& state, const model::Mark& mark);
// "As on 2 Nov"; empty: never treated.
[[nodiscard]] wxString LastTimeHead(const VisitState& state, const model::Mark& mark);
[[nodiscard]] wxString LastTimeText(const VisitState& state, const model::Mark& mark);
// Gives a choice to the chosen marks in one step. False if it was refused.
bool GiveTechnique(VisitState& state, const TechniqueChoice& choice);
// Opens the menu under a window and gives what is chosen. False if nothing was given.
bool OfferTechniques(wxWindow* under, VisitState& state);

}  // namespace gui
