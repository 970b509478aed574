#include "gui/dialog_recover.h"

#include "desk/sentences.h"
#include "gui/context.h"
#include "gui/dialog_sign_in.h"

namespace gui {

RecoverDialog::RecoverDialog(wxWindow* parent, const text::Translator& words,
                             const std::vector<std::string>& users, const std::string& first,
                             Recoverer recover)
    : FormDialog(
          parent, words, Wx(words.Text("Recovery code")),
          Wx(words.Text("Type the code that was shown when the clinic was made, then a new passphrase. "
                        "The code stays valid."))),
      m_recover(std::move(recover)) {
    const auto field = [this](long style) {
        return new wxTextCtrl(Content(), wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, style);
    };
    m_user = NewUserChoice(Content(), users, first);
    m_code = field(0);
    m_first = field(wxTE_PASSWORD);
    m_second = field(wxTE_PASSWORD);
    AddField(Wx(words.Text("Name")), m_user);
    AddField(Wx(words.Text("Recovery code")), m_code);
    AddPair(Wx(words.Text("New passphrase")), m_first, Wx(words.Text("New passphrase again")), m_second);
    Finish(Wx(words.Text("Open clinic")), Wx(words.Text("Cancel")), 520);
    m_code->SetFocus();
}

bool RecoverDialog::Accept() {
    if (m_first->GetValue() != m_second->GetValue()) {
        Complain(Wx(Words().Text("The two passphrases differ.")));
        return false;
    }
    Complain({});
    try {
        const Recovery typed{Utf8(m_user->GetStringSelection()), Utf8(m_code->GetValue()),
                             Utf8(m_first->GetValue())};
        RunBeside(Wx(Words().Text("Opening the clinic…")), [&] { m_recover(typed); });
        return true;
    } catch (const std::exception& error) {
        Complain(Wx(desk::Sentence(Words(), error)));
        return false;
    }
}

}  // namespace gui
