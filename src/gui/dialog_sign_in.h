// Who is it, and with which passphrase.
#pragma once

#include <wx/choice.h>
#include <wx/textctrl.h>

#include <filesystem>
#include <functional>

#include "gui/dialog_form.h"

namespace gui {

class SignInDialog : public FormDialog {
public:
    // `open` opens the clinic or throws, on a thread of its own; what it throws is said inside the dialog.
    using Opener = std::function<void(const std::string& user, const std::string& passphrase)>;
    // Lets the person use the recovery code instead; true: the clinic is open.
    using Recoverer = std::function<bool(const std::string& user)>;
    SignInDialog(wxWindow* parent, const text::Translator& words, const wxString& clinic,
                 const std::vector<std::string>& users, const std::string& last_user, Opener open,
                 Recoverer recover, const wxString& hint = {});

protected:
    bool Accept() override;

private:
    Opener m_open;
    Recoverer m_recover;
    wxChoice* m_user;
    wxTextCtrl* m_passphrase;
};

// The names one may sign in with, `first` chosen if it is among them.
[[nodiscard]] wxChoice* NewUserChoice(wxWindow* parent, const std::vector<std::string>& users,
                                      const std::string& first);

}  // namespace gui
