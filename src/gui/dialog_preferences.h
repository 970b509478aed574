// Letterhead of the clinic, language of the screen.
#pragma once

#include <wx/checkbox.h>
#include <wx/choice.h>
#include <wx/combobox.h>
#include <wx/textctrl.h>

#include <array>

#include "gui/context.h"
#include "gui/dialog_form.h"
#include "gui/settings.h"

namespace gui {

class PreferencesDialog : public FormDialog {
public:
    PreferencesDialog(wxWindow* parent, const Context& context, Settings& settings);
    // "full_name" or "credentials" gets the keyboard.
    void FocusField(const std::string& field);

protected:
    bool Accept() override;

private:
    const Context& m_context;
    Settings& m_settings;
    wxTextCtrl *m_name, *m_address, *m_phone, *m_email, *m_zone, *m_full_name, *m_credentials;
    void AddOpening();
    void SaveOpening() const;
    std::array<wxCheckBox*, 7> m_open{};  // Monday first
    wxChoice *m_language, *m_notes_language, *m_paper, *m_jurisdiction, *m_lock;
};

// Languages by their own names; the code's row is chosen.
[[nodiscard]] wxChoice* NewLanguageChoice(wxWindow* parent, const std::string& code);
[[nodiscard]] std::string ChosenLanguage(const wxChoice& choice);

}  // namespace gui
