// A list under a text field of what fits the words typed so far. The keyboard stays in the field; the list is
// only pointed at.
#pragma once

#include <wx/gdicmn.h>
#include <wx/string.h>

#include <functional>
#include <vector>

class wxListBox;
class wxPanel;
class wxWindow;

namespace gui {

class SuggestionList {
public:
    // `page`: the window it is shown in, over its other children. `spoken` names the list.
    SuggestionList(wxWindow* page, const wxString& spoken);

    // At a place of the page: under the line that begins there where there is room, else over it. The first
    // one is in hand.
    void Show(const std::vector<wxString>& lines, wxPoint at, int line_height);
    void Hide();
    [[nodiscard]] bool IsShown() const { return m_count > 0; }
    // -1: none.
    [[nodiscard]] int InHand() const { return m_in_hand; }
    void TakeInHand(int index);
    void Step(int by);

    std::function<void()> OnTaken;  // the one in hand was clicked

private:
    void Make();
    wxWindow* m_page;
    wxString m_spoken;
    wxPanel* m_popup = nullptr;  // made when first needed: what is made last lies above its neighbours
    wxListBox* m_list = nullptr;
    int m_count = 0;
    int m_in_hand = -1;
};

}  // namespace gui
