// A text field whose words are handed over when the typing pauses or the focus leaves.
#pragma once

#include <wx/textctrl.h>
#include <wx/timer.h>

#include <functional>
#include <string>

namespace gui {

class LateText {
public:
    static constexpr int kPauseMs = 600;

    // Must not outlive the field.
    LateText(wxTextCtrl* field, std::function<void(const std::string&)> hand_over);
    // Shows a text without handing it over; what is being typed is left alone.
    void Load(const std::string& text);
    void Flush();
    [[nodiscard]] wxTextCtrl* Field() const { return m_field; }

private:
    wxTextCtrl* m_field;
    std::function<void(const std::string&)> m_hand_over;
    wxTimer m_timer;
    bool m_typed = false;
};

}  // namespace gui
