#include "gui/dialog_lock.h"

#include "desk/sentences.h"
#include "gui/context.h"

namespace gui {

namespace {
constexpr int kWidth = 420;
}  // namespace

LockDialog::LockDialog(const text::Translator& words, const wxString& clinic, const wxString& user,
                       const wxString& why, KeyWorker::Unlock unlock, std::function<void()> refused)
    : FormDialog(nullptr, words, clinic,
                 Wx(words.Say("Locked. What is open is kept for {0}.", {Utf8(user)}))),
      m_why(why),
      m_unlock(std::move(unlock)),
      m_refused(std::move(refused)) {
    m_passphrase =
        new wxTextCtrl(Content(), wxID_ANY, wxString(), wxDefaultPosition, wxDefaultSize, wxTE_PASSWORD);
    AddField(Wx(words.Say("Passphrase of {0}", {Utf8(user)})), m_passphrase);
    m_told = NewText(Content(), wxString(), FontStyle::Body, Role::Text);
    Rows()->Add(m_told, wxSizerFlags().Expand());
    m_told->Hide();
    Finish(Wx(words.Text("Unlock")), wxString(), kWidth);
    SetEscapeId(wxID_NONE);
    Bind(wxEVT_CLOSE_WINDOW, [this](wxCloseEvent& event) {
        if (event.CanVeto())
            event.Veto();
        else
            event.Skip();
    });
    m_passphrase->SetFocus();
}

bool LockDialog::Accept() {
    if (m_unlocked) return true;
    if (m_waiting) return false;
    Complain({});
    Wait(true);
    m_worker.Ask(m_unlock, Utf8(m_passphrase->GetValue()),
                 [this](KeyWorker::Answer answer) { Take(answer); });
    return false;
}

void LockDialog::Take(const KeyWorker::Answer& answer) {
    Wait(false);
    m_passphrase->Clear();
    if (!answer.error) {
        m_unlocked = true;
        m_told->SetLabelText(m_why);
        m_told->Wrap(FromDIP(kWidth - 40));
        m_told->Show();
        m_passphrase->Hide();
        auto* go = static_cast<wxButton*>(FindWindow(wxID_OK));
        go->SetLabelText(Wx(Words().Text("Go on")));
        go->SetFocus();
        return FitToContent();
    }
    try {
        m_refused();
        std::rethrow_exception(answer.error);
    } catch (const std::exception& error) {
        Complain(Wx(desk::Sentence(Words(), error)));
    }
    m_passphrase->SetFocus();
}

void LockDialog::Wait(bool waiting) {
    m_waiting = waiting;
    m_passphrase->Enable(!waiting);
    FindWindow(wxID_OK)->Enable(!waiting);
}

}  // namespace gui
