// Shown in place of a page that has nothing to show yet: one sentence and, unless its label is empty,
// one button.
#pragma once

#include <wx/panel.h>
#include <wx/stattext.h>

#include <functional>

class wxButton;

namespace gui {

class StartPage : public wxPanel {
public:
    explicit StartPage(wxWindow* parent);
    void Show(const wxString& title, const wxString& sentence, const wxString& button,
              std::function<void()> action);
    using wxPanel::Show;
    [[nodiscard]] wxButton* Button() const { return m_button; }
    [[nodiscard]] wxString Title() const { return m_title->GetLabelText(); }
    [[nodiscard]] wxString Sentence() const { return m_sentence->GetLabelText(); }

private:
    wxStaticText *m_title, *m_sentence;
    wxButton* m_button;
    std::function<void()> m_action;
};

}  // namespace gui
