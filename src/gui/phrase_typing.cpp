#include "gui/phrase_typing.h"

#include <wx/listbox.h>
#include <wx/panel.h>

#include <algorithm>

#include "gui/theme.h"

namespace gui {

namespace {

constexpr std::size_t kMostShown = 9;
constexpr std::size_t kLongestLine = 90;

wxString LineOf(const desk::PhraseChoice& phrase) {
    wxString text = Wx(phrase.text);
    text.Replace("\n", " ");
    if (text.length() > kLongestLine) text = text.Left(kLongestLine) + wxString::FromUTF8("…");
    return phrase.shortcut.empty() ? text : "/" + Wx(phrase.shortcut) + "   " + text;
}

}  // namespace

PhraseTyping::PhraseTyping(LateText& text, model::SoapPart part, VisitState& state, wxWindow* page)
    : m_text(text), m_field(text.Field()), m_part(part), m_state(state), m_page(page) {
    m_spoken = m_field->GetName();
    m_field->Bind(wxEVT_TEXT, [this](wxCommandEvent& event) {
        event.Skip();
        OnText();
    });
    m_field->Bind(wxEVT_CHAR_HOOK, &PhraseTyping::OnKey, this);
    m_field->Bind(wxEVT_LEFT_UP, [this](wxMouseEvent& event) {
        event.Skip();
        HideList();
    });
    m_field->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        event.Skip();
        m_filling = false;
        m_field->CallAfter([this] {
            if (!m_field->HasFocus()) HideList();
        });
    });
}

std::optional<desk::SlashWord> PhraseTyping::Asked() const {
    const auto caret = static_cast<std::size_t>(m_field->GetInsertionPoint());
    return desk::SlashBefore(Utf8(m_field->GetValue()), caret);
}

void PhraseTyping::OnText() {
    if (m_putting || !m_state.Editable() || !m_field->HasFocus()) return;
    const auto asked = Asked();
    if (!asked) {
        m_left.reset();
        return HideList();
    }
    if (m_left == asked->from) return;
    m_left.reset();
    if (m_shown.empty()) m_all = desk::PhrasesFor(*m_state.Editor(), m_part);
    m_shown = desk::Fitting(m_all, asked->typed);
    if (m_shown.size() > kMostShown) m_shown.resize(kMostShown);
    if (m_shown.empty()) return HideList();
    ShowList();
    TakeInHand(0);
}

void PhraseTyping::OnKey(wxKeyEvent& event) {
    const int key = event.GetKeyCode();
    if (event.GetModifiers() == wxMOD_NONE) {
        if (!m_shown.empty() && OnListKey(key)) return;
        if (key == WXK_TAB && m_filling && SelectNextOpen()) return;
    }
    event.Skip();
}

bool PhraseTyping::OnListKey(int key) {
    const auto count = static_cast<int>(m_shown.size());
    switch (key) {
        case WXK_DOWN:
            TakeInHand((m_in_hand + 1) % count);
            return true;
        case WXK_UP:
            TakeInHand((m_in_hand + count - 1) % count);
            return true;
        case WXK_RETURN:
        case WXK_NUMPAD_ENTER:
        case WXK_TAB:
            Take();
            return true;
        case WXK_ESCAPE:
            if (const auto asked = Asked()) m_left = asked->from;
            HideList();
            return true;
        case WXK_LEFT:
        case WXK_RIGHT:
        case WXK_HOME:
        case WXK_END:
            HideList();
            return false;
        default:
            return false;
    }
}

void PhraseTyping::Take() {
    if (m_in_hand < 0) return;
    const auto phrase = m_shown[static_cast<std::size_t>(m_in_hand)];
    Put(phrase);
}

void PhraseTyping::Put(const desk::PhraseChoice& phrase) {
    if (!m_state.Editable()) return;
    const auto filled = desk::FillPhrase(*m_state.Editor(), phrase.text, m_state.Selected());
    long from = 0, to = 0;
    m_field->GetSelection(&from, &to);
    const auto asked = m_shown.empty() ? std::nullopt : Asked();
    if (asked) from = static_cast<long>(asked->from);
    HideList();
    m_text.EndStep();
    m_putting = true;
    m_field->Replace(from, to, Wx(filled.text));
    m_putting = false;
    m_text.EndStep();
    m_field->SetFocus();
    m_filling = !filled.open.empty();
    if (m_filling)
        m_field->SetSelection(from + static_cast<long>(filled.open.front().from),
                              from + static_cast<long>(filled.open.front().to));
    else
        m_field->SetInsertionPoint(from + static_cast<long>(Wx(filled.text).length()));
}

// The next place in brackets behind the caret; behind the last one Tab leaves the field as ever.
bool PhraseTyping::SelectNextOpen() {
    const wxString text = m_field->GetValue();
    long start = 0, end = 0;
    m_field->GetSelection(&start, &end);
    const auto begin = text.find('[', static_cast<std::size_t>(end));
    const auto close = begin == wxString::npos ? begin : text.find(']', begin);
    if (close == wxString::npos) return m_filling = false;
    m_field->SetSelection(static_cast<long>(begin), static_cast<long>(close) + 1);
    return true;
}

void PhraseTyping::MakeList() {
    m_popup = new wxPanel(m_page);
    m_popup->Hide();
    m_list = new wxListBox(m_popup, wxID_ANY, wxDefaultPosition, wxDefaultSize, 0, nullptr,
                           wxLB_SINGLE | wxBORDER_SIMPLE);
    m_list->SetFont(Font(FontStyle::Small));
    SetSpoken(m_list, Tr(m_state.Ctx(), "Phrases"));
    KeepFromFocus(m_list);
    m_list->Bind(wxEVT_LEFT_UP, [this](wxMouseEvent& event) {
        TakeInHand(m_list->HitTest(event.GetPosition()));
        m_field->CallAfter([this] { Take(); });
    });
}

void PhraseTyping::TakeInHand(int index) {
    if (index < 0 || index >= static_cast<int>(m_shown.size())) return;
    m_in_hand = index;
    m_list->SetSelection(index);
    m_list->EnsureVisible(index);
    SetSpoken(m_field, m_spoken, LineOf(m_shown[static_cast<std::size_t>(index)]));
}

wxPoint PhraseTyping::CaretPlace() const {
    wxPoint at = m_field->PositionToCoords(m_field->GetInsertionPoint());
    if (at == wxDefaultPosition || at.y > m_field->GetClientSize().y) at = wxPoint(0, 0);
    return m_page->ScreenToClient(m_field->ClientToScreen(at));
}

// Under the line with the slash where there is room, else over it.
void PhraseTyping::ShowList() {
    if (!m_list) MakeList();
    m_list->Clear();
    int width = m_page->FromDIP(280);
    for (const auto& phrase : m_shown) {
        const wxString line = LineOf(phrase);
        m_list->Append(line);
        width = std::max(width, m_list->GetTextExtent(line).x + m_page->FromDIP(40));
    }
    const wxSize room = m_page->GetClientSize();
    width = std::min(width, room.x);
    const int row = m_list->GetCharHeight() + m_page->FromDIP(5);
    const wxSize size(width, row * static_cast<int>(m_shown.size()) + m_page->FromDIP(12));
    wxPoint at = CaretPlace();
    const int line = m_field->GetCharHeight() + m_page->FromDIP(4);
    at.y = at.y + line + size.y <= room.y ? at.y + line : std::max(0, at.y - size.y - m_page->FromDIP(2));
    at.x = std::max(0, std::min(at.x, room.x - width));
    m_popup->SetSize(wxRect(at, size));
    m_list->SetSize(size);
    m_popup->Show();
    m_popup->Raise();
}

void PhraseTyping::HideList() {
    if (!m_shown.empty()) SetSpoken(m_field, m_spoken);
    m_shown.clear();
    m_in_hand = -1;
    if (m_popup) m_popup->Hide();
}

}  // namespace gui
