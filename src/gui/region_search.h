// The field that finds a structure by any of its names. Below it the hits; the map turns to the one in hand,
// Enter marks it.
#pragma once

#include <wx/textctrl.h>

#include <functional>
#include <vector>

#include "gui/visit_state.h"
#include "terms/region_finder.h"

class wxListBox;
class wxPanel;

namespace gui {

class RegionSearch : public wxTextCtrl {
public:
    struct Actions {
        std::function<void(const model::RegionRef&, model::Layer)> show;
        std::function<void(const model::RegionRef&, model::Layer)> mark;
        std::function<void()> leave;                      // the keyboard goes back to the map
        std::function<std::function<void()>()> remember;  // gives what shows the map as it is now again
    };
    RegionSearch(wxWindow* parent, VisitState& state, Actions actions);
    ~RegionSearch() override;

    [[nodiscard]] const std::vector<terms::RegionHit>& Hits() const { return m_hits; }
    // -1: none.
    [[nodiscard]] int InHand() const { return m_in_hand; }

    // The width at which its hint can be read whole.
    [[nodiscard]] int HintWidth() const { return WidthFor(m_hint); }

private:
    [[nodiscard]] int WidthFor(const wxString& hint) const;
    void FitHint();
    void OnText();
    void OnKey(wxKeyEvent& event);
    void TakeInHand(int index);
    void Take();
    [[nodiscard]] bool SideOpen() const;
    void MakeList();
    void ShowList();
    void HideList();
    void GoBack();
    void OnLeft();
    void End();
    [[nodiscard]] wxString Line(const terms::RegionHit& hit) const;

    VisitState& m_state;
    Actions m_actions;
    terms::RegionFinder m_finder;
    std::vector<terms::RegionHit> m_hits;
    wxString m_hint;
    int m_in_hand = -1;
    bool m_chosen = false;           // taken in hand by the person, not as the first of the list
    std::function<void()> m_before;  // the map as it was when one began to type
    wxPanel* m_popup = nullptr;
    wxListBox* m_list = nullptr;
};

}  // namespace gui
