// A dialog of labelled fields: heading, content, one line for what is wrong, buttons.
#pragma once

#include <wx/dialog.h>
#include <wx/scrolwin.h>
#include <wx/sizer.h>
#include <wx/stattext.h>

#include <functional>
#include <vector>

#include "gui/controls_button.h"
#include "gui/controls_text.h"
#include "text/translator.h"

namespace gui {

class FormDialog : public wxDialog {
public:
    // Whether something would be lost if it went away now; `touched`: somebody did something in it.
    [[nodiscard]] bool HoldsWords(bool touched) const { return m_busy || Keeps(touched); }

protected:
    // The same of its fields.
    [[nodiscard]] virtual bool Keeps(bool touched) const { return touched; }
    // The title bar says "Palpate": no word of the content belongs there.
    FormDialog(wxWindow* parent, const text::Translator& words, const wxString& heading,
               const wxString& hint = {});

    // Where fields go; scrolls when the screen is too low.
    [[nodiscard]] wxWindow* Content() { return m_content; }
    [[nodiscard]] wxSizer* Rows() { return m_rows; }
    [[nodiscard]] const text::Translator& Words() const { return m_words; }
    void AddField(const wxString& label, wxWindow* control);
    // Two fields side by side.
    void AddPair(const wxString& left, wxWindow* left_control, const wxString& right,
                 wxWindow* right_control);
    // A further button at the left of the others; before Finish.
    wxButton* AddButton(const wxString& label, ButtonLook look = ButtonLook::Outline);
    // Call last. The button of `accept` closes with wxID_OK if Accept() agrees; one without a label is left
    // out.
    void Finish(const wxString& accept, const wxString& cancel, int width = 460);

    // Reads the fields; false keeps the dialog open (say why with Complain).
    virtual bool Accept() { return true; }
    void Complain(const wxString& sentence);
    // False: it threw, and its sentence is the complaint.
    bool Say(const std::function<void()>& action);
    // As high as its fields if the screen allows, the Tab key in the order they stand in; again after fields
    // came or went.
    void FitToContent();
    // Closes, whether others wait for it or not.
    void End(int code);
    // Runs what takes long on another thread while the dialog stays alive, its controls off and `progress`
    // shown; returns when it is done and throws what it threw. It must not touch the window; what needs the
    // open clinic is given as desk::Clinic::Alone makes it.
    void RunBeside(const wxString& progress, const std::function<void()>& work);

private:
    void AddAccept(const wxString& label);
    void ShowBusy(bool busy, const wxString& progress);
    const text::Translator& m_words;
    int m_width = 0;  // pixels
    wxStaticText* m_hint = nullptr;
    wxScrolledWindow* m_content;
    wxBoxSizer* m_rows;
    wxBoxSizer* m_buttons;
    wxStaticText *m_complaint, *m_progress;
    bool m_busy = false;
    std::vector<wxWindow*> m_off;        // buttons that are off while busy
    wxWindow* m_focus_before = nullptr;  // while busy
};

}  // namespace gui
