// Who is it, and with which passphrase or PIN.
#pragma once

#include <wx/choice.h>
#include <wx/timer.h>

#include <filesystem>
#include <functional>

#include "gui/dialog_form.h"
#include "gui/secret_field.h"

namespace gui {

class SignInDialog : public FormDialog {
public:
    // `open` opens the clinic or throws, on a thread of its own; what it throws is said inside the dialog.
    using Opener = std::function<void(const std::string& user, const std::string& secret, bool pin)>;
    using PinAsker = std::function<store::PinState(const std::string& user)>;
    // Lets the person use the recovery code instead; true: the clinic is open.
    using Recoverer = std::function<bool(const std::string& user)>;
    SignInDialog(wxWindow* parent, const text::Translator& words, const wxString& clinic,
                 const std::vector<std::string>& users, const std::string& last_user, Opener open,
                 PinAsker pin, Recoverer recover, const wxString& hint = {});

    [[nodiscard]] SecretField& Secret() const { return *m_secret; }
    [[nodiscard]] wxChoice* User() const { return m_user; }

protected:
    bool Accept() override;

private:
    void Refused(const std::exception& error);
    // The seconds before the next try, in sight until they are over.
    void CountDown();

    Opener m_open;
    PinAsker m_pin;
    Recoverer m_recover;
    wxChoice* m_user;
    SecretField* m_secret;
    wxTimer m_timer;
    int m_seconds = 0;  // to be waited
};

// The names one may sign in with, `first` chosen if it is among them.
[[nodiscard]] wxChoice* NewUserChoice(wxWindow* parent, const std::vector<std::string>& users,
                                      const std::string& first);

}  // namespace gui
