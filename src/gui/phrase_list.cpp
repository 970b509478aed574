#include "gui/phrase_list.h"

#include <wx/dcclient.h>
#include <wx/listbox.h>
#include <wx/panel.h>

#include <algorithm>

#include "gui/theme.h"

namespace gui {

SuggestionList::SuggestionList(wxWindow* page, const wxString& spoken) : m_page(page), m_spoken(spoken) {}

void SuggestionList::Make() {
    m_popup = new wxPanel(m_page);
    m_popup->Hide();
    m_list = new wxListBox(m_popup, wxID_ANY, wxDefaultPosition, wxDefaultSize, 0, nullptr,
                           wxLB_SINGLE | wxBORDER_SIMPLE);
    m_list->SetFont(Font(FontStyle::Small));
    SetSpoken(m_list, m_spoken);
    KeepFromFocus(m_list);
    // Selections come from the keys as well; only a click takes.
    m_list->Bind(wxEVT_LEFT_UP, [this](wxMouseEvent& event) {
        TakeInHand(m_list->HitTest(event.GetPosition()));
        m_page->CallAfter([this] {
            if (IsShown() && OnTaken) OnTaken();
        });
    });
}

void SuggestionList::Show(const std::vector<wxString>& lines, wxPoint at, int line_height) {
    if (!m_list) Make();
    const wxSize room = m_page->GetClientSize();
    const int around = m_page->FromDIP(40), margin = m_page->FromDIP(12);
    const int most = std::max(around * 2, room.x - 2 * margin);
    int width = m_page->FromDIP(240);
    m_list->Clear();
    wxClientDC dc(m_list);
    dc.SetFont(m_list->GetFont());
    for (const wxString& line : lines) {
        m_list->Append(
            wxControl::Ellipsize(line, dc, wxELLIPSIZE_END, most - around, wxELLIPSIZE_FLAGS_NONE));
        width = std::max(width, dc.GetTextExtent(line).x + around);
    }
    m_count = static_cast<int>(lines.size());
    width = std::min(width, most);
    const int row = m_list->GetCharHeight() + m_page->FromDIP(6);
    const wxSize size(width, row * m_count + m_page->FromDIP(12));
    const bool below = at.y + line_height + size.y <= room.y;
    at.y = below ? at.y + line_height : std::max(0, at.y - size.y - m_page->FromDIP(2));
    at.x = std::max(margin, std::min(at.x, room.x - width - margin));
    m_popup->SetSize(wxRect(at, size));
    m_list->SetSize(size);
    m_popup->Show();
    m_popup->Raise();
    TakeInHand(0);
}

void SuggestionList::Hide() {
    m_count = 0;
    m_in_hand = -1;
    if (m_popup) m_popup->Hide();
}

void SuggestionList::TakeInHand(int index) {
    if (index < 0 || index >= m_count) return;
    m_in_hand = index;
    m_list->SetSelection(index);
    m_list->EnsureVisible(index);
}

void SuggestionList::Step(int by) {
    if (m_count > 0) TakeInHand((m_in_hand + m_count + by) % m_count);
}

}  // namespace gui
