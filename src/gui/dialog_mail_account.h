// The account mail is sent with: server, sender, password, whom to trust; a test letter to oneself.
#pragma once

#include <wx/choice.h>
#include <wx/spinctrl.h>
#include <wx/textctrl.h>

#include "desk/post.h"
#include "gui/context.h"
#include "gui/dialog_form.h"
#include "gui/file_asker.h"

namespace gui {

class MailAccountDialog : public FormDialog {
public:
    MailAccountDialog(wxWindow* parent, const Context& context, FileAsker& files,
                      const mail::Transport* transport = nullptr);

    // Keeps the account; false: it was refused, which is said.
    bool Save();
    // Keeps it and sends a letter to its own address.
    void Test();
    void Remove();
    // Asks for a file of certificates that are trusted instead of this computer's.
    void ChooseAuthorities();
    void TrustThisComputer();

    [[nodiscard]] wxTextCtrl* Server() const { return m_server; }
    [[nodiscard]] wxTextCtrl* User() const { return m_user; }
    [[nodiscard]] wxTextCtrl* Password() const { return m_password; }
    [[nodiscard]] wxTextCtrl* Address() const { return m_address; }
    [[nodiscard]] wxSpinCtrl* Port() const { return m_port; }
    [[nodiscard]] wxChoice* Security() const { return m_security; }
    [[nodiscard]] wxString Told() const { return m_told->GetLabelText(); }
    [[nodiscard]] wxString Trusted() const { return m_trusted->GetLabelText(); }

protected:
    bool Accept() override { return Save(); }

private:
    void AddFields(const model::MailAccount& account);
    void AddAuthorities();
    void ShowAuthorities();
    [[nodiscard]] model::MailAccount Read() const;
    void Tell(const wxString& sentence);

    const Context& m_context;
    FileAsker& m_files;
    const mail::Transport* m_transport;
    model::MailAccount m_before;
    std::string m_authorities;
    wxTextCtrl *m_server, *m_user, *m_password, *m_name, *m_address;
    wxSpinCtrl* m_port;
    wxChoice* m_security;
    wxStaticText *m_trusted, *m_told;
    wxButton *m_remove, *m_trust_system;
};

}  // namespace gui
