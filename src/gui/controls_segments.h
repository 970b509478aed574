// A row of joined buttons of which one is pressed: views, layers, answers, page tabs.
#pragma once

#include <wx/panel.h>
#include <wx/tglbtn.h>

#include <functional>
#include <vector>

namespace gui {

class Segments : public wxPanel {
public:
    enum class Look { Joined, Tabs };

    // `spoken` names the group; each button is named by its label. No button is pressed at first.
    Segments(wxWindow* parent, const std::vector<wxString>& labels, const wxString& spoken,
             Look look = Look::Joined);

    // -1: none.
    [[nodiscard]] int Selected() const { return m_selected; }
    // Does not call OnChosen.
    void Select(int index);
    [[nodiscard]] wxToggleButton* Button(int index) const {
        return m_buttons[static_cast<std::size_t>(index)];
    }
    void EnableButton(int index, bool enable) { Button(index)->Enable(enable); }

    // The person chose; also called when the pressed one is chosen again.
    std::function<void(int)> OnChosen;

private:
    void Choose(int index);
    void OnKey(wxKeyEvent& event);
    std::vector<wxToggleButton*> m_buttons;
    int m_selected = -1;
};

}  // namespace gui
