#include "gui/dialog_sign_in.h"

#include <algorithm>

#include "desk/sentences.h"
#include "gui/context.h"

namespace gui {

wxChoice* NewUserChoice(wxWindow* parent, const std::vector<std::string>& users, const std::string& first) {
    wxArrayString names;
    for (const std::string& user : users) names.Add(Wx(user));
    auto* choice = new wxChoice(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, names);
    const auto at = std::find(users.begin(), users.end(), first);
    if (!users.empty()) choice->SetSelection(at == users.end() ? 0 : static_cast<int>(at - users.begin()));
    return choice;
}

SignInDialog::SignInDialog(wxWindow* parent, const text::Translator& words, const wxString& clinic,
                           const std::vector<std::string>& users, const std::string& last_user, Opener open,
                           Recoverer recover, const wxString& hint)
    : FormDialog(parent, words, clinic, hint), m_open(std::move(open)), m_recover(std::move(recover)) {
    m_user = NewUserChoice(Content(), users, last_user);
    m_passphrase =
        new wxTextCtrl(Content(), wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_PASSWORD);
    AddField(Wx(words.Text("Name")), m_user);
    AddField(Wx(words.Text("Passphrase")), m_passphrase);
    auto* forgotten =
        NewButton(Content(), Wx(words.Text("Forgotten? Use the recovery code…")), ButtonLook::Plain);
    AddStyleClass(forgotten, "palpate-flush");
    Rows()->Add(forgotten);
    forgotten->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (m_recover(Utf8(m_user->GetStringSelection()))) EndModal(wxID_OK);
    });
    Finish(Wx(words.Text("Open clinic")), Wx(words.Text("Cancel")), 380);
    m_passphrase->SetFocus();
}

bool SignInDialog::Accept() {
    Complain({});
    try {
        RunBeside(Wx(Words().Text("Opening the clinic…")),
                  [this, user = Utf8(m_user->GetStringSelection()),
                   passphrase = Utf8(m_passphrase->GetValue())] { m_open(user, passphrase); });
        m_passphrase->Clear();  // the toolkit overwrites what a field gives up
        return true;
    } catch (const std::exception& error) {
        Complain(Wx(desk::Sentence(Words(), error)));
        m_passphrase->SetFocus();
        m_passphrase->SelectAll();
        return false;
    }
}

}  // namespace gui
