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
                           PinAsker pin, Recoverer recover, const wxString& hint)
    : FormDialog(parent, words, clinic, hint),
      m_open(std::move(open)),
      m_pin(std::move(pin)),
      m_recover(std::move(recover)) {
    m_user = NewUserChoice(Content(), users, last_user);
    m_secret = new SecretField(Content(), words);
    const auto offer = [this] { m_secret->Offer({}, m_pin(Utf8(m_user->GetStringSelection()))); };
    offer();
    m_secret->OnHeight = [this] { FitToContent(); };
    m_user->Bind(wxEVT_CHOICE, [offer](wxCommandEvent&) { offer(); });
    AddField(Wx(words.Text("Name")), m_user);
    Rows()->Add(m_secret, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(12)));
    auto* forgotten =
        NewButton(Content(), Wx(words.Text("Forgotten? Use the recovery code…")), ButtonLook::Plain);
    AddStyleClass(forgotten, "palpate-flush");
    Rows()->Add(forgotten);
    forgotten->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (m_recover(Utf8(m_user->GetStringSelection()))) EndModal(wxID_OK);
    });
    Finish(Wx(words.Text("Open clinic")), Wx(words.Text("Cancel")), 380);
    m_timer.Bind(wxEVT_TIMER, [this](wxTimerEvent&) {
        --m_seconds;
        CountDown();
    });
    m_secret->Field()->SetFocus();
}

bool SignInDialog::Accept() {
    if (m_seconds > 0) return false;
    Complain({});
    try {
        RunBeside(Wx(Words().Text("Opening the clinic…")),
                  [this, user = Utf8(m_user->GetStringSelection()), secret = m_secret->Typed(),
                   pin = m_secret->TakesPin()] { m_open(user, secret, pin); });
        m_secret->Field()->Clear();  // the toolkit overwrites what a field gives up
        return true;
    } catch (const std::exception& error) {
        Refused(error);
        return false;
    }
}

void SignInDialog::Refused(const std::exception& error) {
    Complain(Wx(desk::Sentence(Words(), error)));
    m_secret->Renew(m_pin(Utf8(m_user->GetStringSelection())));
    m_secret->Again();
    const auto* known = dynamic_cast<const model::Error*>(&error);
    if (!known || known->Message() != store::kWaitSentence || known->Args().empty()) return;
    long seconds = 0;
    if (Wx(known->Args().front()).ToLong(&seconds)) m_seconds = static_cast<int>(seconds);
    CountDown();
}

void SignInDialog::CountDown() {
    constexpr int kSecond = 1000;  // ms
    const bool waits = m_seconds > 0;
    Complain(waits ? Wx(Words().Say(store::kWaitSentence, {std::to_string(m_seconds)})) : wxString());
    if (wxWindow* good = FindWindow(wxID_OK)) good->Enable(!waits);
    if (waits)
        m_timer.Start(kSecond);
    else
        m_timer.Stop();
}

}  // namespace gui
