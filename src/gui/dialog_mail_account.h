// The account mail is sent with: server, sender, password; a test letter to oneself.
#pragma once

#include <wx/choice.h>
#include <wx/spinctrl.h>
#include <wx/textctrl.h>

#include "desk/post.h"
#include "gui/context.h"
#include "gui/dialog_form.h"

namespace gui {

class MailAccountDialog : public FormDialog {
public:
    MailAccountDialog(wxWindow* parent, const Context& context);

    // Keeps the account; false: it was refused, which is said.
    bool Save();
    // Keeps it and sends a letter to its own address.
    void Test();
    void Remove();

    [[nodiscard]] wxTextCtrl* Server() const { return m_server; }
    [[nodiscard]] wxTextCtrl* User() const { return m_user; }
    [[nodiscard]] wxTextCtrl* Password() const { return m_password; }
    [[nodiscard]] wxTextCtrl* Address() const { return m_address; }
    [[nodiscard]] wxSpinCtrl* Port() const { return m_port; }
    [[nodiscard]] wxChoice* Security() const { return m_security; }
    [[nodiscard]] wxString Told() const { return m_told->GetLabelText(); }

protected:
    bool Accept() override { return Save(); }

private:
    void AddFields(const model::MailAccount& account);
    [[nodiscard]] model::MailAccount Read() const;
    void Tell(const wxString& sentence);

    const Context& m_context;
    model::MailAccount m_before;
    wxTextCtrl *m_server, *m_user, *m_password, *m_name, *m_address;
    wxSpinCtrl* m_port;
    wxChoice* m_security;
    wxStaticText* m_told;
    wxButton* m_remove;
};

}  // namespace gui
