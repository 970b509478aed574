#include "gui/phrase_typing.h"

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
    : m_text(text),
      m_field(text.Field()),
      m_part(part),
      m_state(state),
      m_page(page),
      m_list(page, Tr(state.Ctx(), "Phrases")) {
    m_list.OnTaken = [this] { Take(); };
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
    std::vector<wxString> lines;
    for (const auto& phrase : m_shown) lines.push_back(LineOf(phrase));
    m_list.Show(lines, CaretPlace(), m_field->GetCharHeight() + m_page->FromDIP(4));
    Speak();
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
    switch (key) {
        case WXK_DOWN:
        case WXK_UP:
            m_list.Step(key == WXK_DOWN ? 1 : -1);
            Speak();
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
    if (m_list.InHand() < 0) return;
    const auto phrase = m_shown[static_cast<std::size_t>(m_list.InHand())];
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

void PhraseTyping::Speak() {
    SetSpoken(m_field, m_spoken, LineOf(m_shown[static_cast<std::size_t>(m_list.InHand())]));
}

wxPoint PhraseTyping::CaretPlace() const {
    wxPoint at = m_field->PositionToCoords(m_field->GetInsertionPoint());
    if (at == wxDefaultPosition || at.y > m_field->GetClientSize().y) at = wxPoint(0, 0);
    return m_page->ScreenToClient(m_field->ClientToScreen(at));
}

void PhraseTyping::HideList() {
    if (!m_shown.empty()) SetSpoken(m_field, m_spoken);
    m_shown.clear();
    m_list.Hide();
}

}  // namespace gui
