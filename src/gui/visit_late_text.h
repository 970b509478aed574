// A text field whose words are handed over soon after they are typed, whether the typing pauses or not. Words
// that cannot be kept stay in the field and are handed over again: at the next change, on leaving the field,
// and whenever somebody asks with Flush.
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

    // Keeps the words; the sentence that says why not, or nothing.
    using HandOver = std::function<wxString(const std::string&)>;

    // Must not outlive the field.
    LateText(wxTextCtrl* field, HandOver hand_over, std::function<void()> end_step = {});
    // Shows a text without handing it over; what is being typed or could not be kept is left alone. The caret
    // goes behind what changed.
    void Load(const std::string& text);
    // False: words could not be kept.
    bool Flush();
    // What was typed and not kept yet is not handed over.
    void Drop();
    // The same, giving the words that could not be kept. Restore puts them back into the field, still to be
    // kept.
    [[nodiscard]] std::string Take();
    void Restore(const std::string& words, const wxString& why);
    // False: as Flush.
    bool EndStep();
    [[nodiscard]] wxTextCtrl* Field() const { return m_field; }
    // Why the words are not kept; empty: they are, or have not been handed over yet.
    [[nodiscard]] const wxString& Refused() const { return m_refused; }

private:
    void OnText();
    void ShowRefused(const wxString& why);
    wxTextCtrl* m_field;
    HandOver m_hand_over;
    std::function<void()> m_end_step;
    wxTimer m_timer, m_rest;
    bool m_typed = false, m_handing = false;
    wxString m_refused, m_hint;  // the field's own tool tip meanwhile
};

// Where the caret stands when `after` takes the place of `before`: behind the part that differs.
[[nodiscard]] long CaretAfter(const wxString& before, const wxString& after);

}  // namespace gui
