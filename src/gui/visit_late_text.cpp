#include "gui/visit_late_text.h"

namespace gui {

LateText::LateText(wxTextCtrl* field, std::function<void(const std::string&)> hand_over)
    : m_field(field), m_hand_over(std::move(hand_over)) {
    m_timer.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { Flush(); });
    m_field->Bind(wxEVT_TEXT, [this](wxCommandEvent& event) {
        m_typed = true;
        m_timer.StartOnce(kPauseMs);
        event.Skip();
    });
    m_field->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        Flush();
        event.Skip();
    });
}

void LateText::Load(const std::string& text) {
    if (m_typed) return;
    const wxString words = wxString::FromUTF8(text);
    if (m_field->GetValue() != words) m_field->ChangeValue(words);
}

void LateText::Flush() {
    m_timer.Stop();
    if (!m_typed) return;
    m_typed = false;
    m_hand_over(m_field->GetValue().utf8_string());
}

}  // namespace gui
