#include "gui/dialog_sign_in.h"

#include <wx/utils.h>

#include <algorithm>

#include "desk/sentences.h"
#include "gui/context.h"

namespace gui {

SignInDialog::SignInDialog(wxWindow* parent, const text::Translator& words, const wxString& clinic,
                           const std::vector<std::string>& users, const std::string& last_user, Opener open)
    : FormDialog(parent, words, clinic), m_open(std::move(open)) {
    wxArrayString names;
    for (const std::string& user : users) names.Add(Wx(user));
    m_user = new wxChoice(Content(), wxID_ANY, wxDefaultPosition, wxDefaultSize, names);
    const auto last = std::find(users.begin(), users.end(), last_user);
    if (!users.empty())
        m_user->SetSelection(last == users.end() ? 0 : static_cast<int>(last - users.begin()));
    m_passphrase =
        new wxTextCtrl(Content(), wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_PASSWORD);
    AddField(Wx(words.Text("Name")), m_user);
    AddField(Wx(words.Text("Passphrase")), m_passphrase);
    Finish(Wx(words.Text("Open clinic")), Wx(words.Text("Cancel")), 380);
    m_passphrase->SetFocus();
}

bool SignInDialog::Accept() {
    const wxBusyCursor busy;
    try {
        m_open(Utf8(m_user->GetStringSelection()), Utf8(m_passphrase->GetValue()));
        return true;
    } catch (const std::exception& error) {
        Complain(Wx(desk::Sentence(Words(), error)));
        m_passphrase->SetFocus();
        m_passphrase->SelectAll();
        return false;
    }
}

}  // namespace gui
