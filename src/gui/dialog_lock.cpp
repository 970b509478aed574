#include "gui/dialog_lock.h"

#include "desk/sentences.h"
#include "gui/context.h"
#include "gui/wrapped_texts.h"

namespace gui {

namespace {
constexpr int kWidth = 420;
}  // namespace

LockDialog::LockDialog(const text::Translator& words, const wxString& clinic, const wxString& user,
                       const wxString& why, Ways ways, std::function<void()> refused)
    : FormDialog(nullptr, words, clinic,
                 Wx(words.Say("Locked. What is open is kept for {0}.", {Utf8(user)}))),
      m_why(why),
      m_ways(std::move(ways)),
      m_refused(std::move(refused)) {
    m_secret = new SecretField(Content(), words);
    m_secret->Offer(Utf8(user), m_ways.pin());
    m_secret->OnHeight = [this] { FitToContent(); };
    Rows()->Add(m_secret, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(12)));
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
    m_secret->Field()->SetFocus();
}

bool LockDialog::Accept() {
    if (m_unlocked) return true;
    if (m_waiting) return false;
    Complain({});
    Wait(true);
    m_worker.Ask(m_secret->TakesPin() ? m_ways.with_pin : m_ways.with_passphrase, m_secret->Typed(),
                 [this](KeyWorker::Answer answer) { Take(answer); });
    return false;
}

void LockDialog::Take(const KeyWorker::Answer& answer) {
    Wait(false);
    m_secret->Field()->Clear();
    if (!answer.error) {
        m_unlocked = true;
        m_told->SetLabelText(m_why);
        WrapText(m_told, FromDIP(kWidth - 40));
        m_told->Show();
        m_secret->Hide();
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
    m_secret->Renew(m_ways.pin());
    m_secret->Again();
}

void LockDialog::Wait(bool waiting) {
    m_waiting = waiting;
    m_secret->Field()->Enable(!waiting);
    m_secret->Turn()->Enable(!waiting);
    FindWindow(wxID_OK)->Enable(!waiting);
}

}  // namespace gui
