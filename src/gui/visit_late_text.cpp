#include "gui/visit_late_text.h"

#include <algorithm>

#include "gui/theme.h"

namespace gui {

LateText::LateText(wxTextCtrl* field, HandOver hand_over, std::function<void()> end_step)
    : m_field(field), m_hand_over(std::move(hand_over)), m_end_step(std::move(end_step)) {
    m_timer.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { Flush(); });
    m_rest.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { EndStep(); });
    m_field->Bind(wxEVT_TEXT, [this](wxCommandEvent& event) {
        OnText();
        event.Skip();
    });
    m_field->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        Flush();
        if (m_rest.IsRunning()) EndStep();
        event.Skip();
    });
}

void LateText::OnText() {
    m_typed = true;
    // Not started anew at every key: who types without a pause is kept too.
    if (!m_timer.IsRunning()) m_timer.StartOnce(kHandOverMs);
    if (!m_end_step) return;
    m_rest.StartOnce(kRestMs);
    const long caret = m_field->GetInsertionPoint();
    if (m_field->IsMultiLine() && caret > 0 && m_field->GetRange(caret - 1, caret) == "\n") EndStep();
}

void LateText::Load(const std::string& text) {
    // While a message says that they are not kept they are nobody's to replace.
    if (m_typed || m_handing) return;
    if (!m_refused.empty()) {
        // Something was kept: so may these words be by now.
        if (!m_timer.IsRunning()) m_timer.StartOnce(kHandOverMs);
        return;
    }
    const wxString words = wxString::FromUTF8(text);
    const wxString before = m_field->GetValue();
    if (before == words) return;
    m_field->ChangeValue(words);
    m_field->SetInsertionPoint(CaretAfter(before, words));
}

bool LateText::Flush() {
    // A message about these very words takes the keyboard away, which asks for them again.
    if (m_handing) return false;
    m_timer.Stop();
    if (!m_typed && m_refused.empty()) return true;
    m_typed = false;
    m_handing = true;
    const wxString why = m_hand_over(m_field->GetValue().utf8_string());
    m_handing = false;
    ShowRefused(why);
    return why.empty();
}

void LateText::Drop() {
    m_timer.Stop();
    m_typed = false;
    ShowRefused({});
}

std::string LateText::Take() {
    std::string words = m_refused.empty() ? std::string() : m_field->GetValue().utf8_string();
    Drop();
    return words;
}

void LateText::Restore(const std::string& words, const wxString& why) {
    m_field->ChangeValue(wxString::FromUTF8(words));
    ShowRefused(why);
}

void LateText::ShowRefused(const wxString& why) {
    if (why == m_refused) return;
    if (m_refused.empty()) m_hint = m_field->GetToolTipText();
    m_refused = why;
    SetTextRole(m_field, why.empty() ? std::nullopt : std::optional(Role::Danger));
    m_field->SetToolTip(why.empty() ? m_hint : why);
    SetSpoken(m_field, m_field->GetName(), why);
}

bool LateText::EndStep() {
    const bool kept = Flush();
    m_rest.Stop();
    if (m_end_step) m_end_step();
    return kept;
}

long CaretAfter(const wxString& before, const wxString& after) {
    const auto shorter = std::min(before.length(), after.length());
    std::size_t same_ahead = 0, same_behind = 0;
    while (same_ahead < shorter && before[same_ahead] == after[same_ahead]) ++same_ahead;
    while (same_behind < shorter - same_ahead &&
           before[before.length() - 1 - same_behind] == after[after.length() - 1 - same_behind])
        ++same_behind;
    return static_cast<long>(after.length() - same_behind);
}

}  // namespace gui
