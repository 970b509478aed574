// A text field whose words are handed over soon after they are typed, whether the typing pauses or not.
#pragma once

#include <wx/textctrl.h>
#include <wx/timer.h>

#include <functional>
#include <string>

namespace gui {

class LateText {
public:
    // From the first key that is not handed over yet, at the latest.
    static constexpr int kHandOverMs = 500;
    // Typing that rests this long, breaks the line or leaves the field has ended a step of undo.
    static constexpr int kRestMs = 2000;

    // Must not outlive the field.
    LateText(wxTextCtrl* field, std::function<void(const std::string&)> hand_over,
             std::function<void()> end_step = {});
    // Shows a text without handing it over; what is being typed is left alone. The caret goes behind what
    // changed.
    void Load(const std::string& text);
    void Flush();
    // What was typed and not handed over yet is not handed over.
    void Drop();
    void EndStep();
    [[nodiscard]] wxTextCtrl* Field() const { return m_field; }

private:
    void OnText();
    wxTextCtrl* m_field;
    std::function<void(const std::string&)> m_hand_over;
    std::function<void()> m_end_step;
    wxTimer m_timer, m_rest;
    bool m_typed = false;
};

// Where the caret stands when `after` takes the place of `before`: behind the part that differs.
[[nodiscard]] long CaretAfter(const wxString& before, const wxString& after);

}  // namespace gui
