#include "gui/dialog_key.h"

#include <utility>

#include "desk/amendments.h"
#include "desk/sentences.h"

namespace gui {

KeyDialog::KeyDialog(wxWindow* parent, const Context& context, KeyWorker& worker, model::VisitId visit,
                     const wxString& heading, const wxString& hint)
    : FormDialog(parent, context.words, heading, hint),
      m_context(context),
      m_worker(worker),
      m_visit(std::move(visit)) {}

KeyDialog::~KeyDialog() {
    m_worker.Forget();
}

store::WhenBehind KeyDialog::Behind() const {
    return m_clock ? m_clock->Chosen() : store::WhenBehind::Refuse;
}

void KeyDialog::AddPassphrase(int width) {
    m_clock.emplace(Content(), Rows(), m_context, FromDIP(width - 60));
    m_secret = new SecretField(Content(), Words());
    m_secret->Offer(m_context.clinic.SignedIn().name, m_context.clinic.Pin());
    m_secret->OnHeight = [this] { FitToContent(); };
    Rows()->Add(m_secret, wxSizerFlags().Expand().Border(wxBOTTOM, FromDIP(12)));
    m_opening = NewText(Content(), Tr(m_context, "Opening your signing key…"), FontStyle::Small, Role::Text2);
    Rows()->Add(m_opening, wxSizerFlags().Expand().ReserveSpaceEvenIfHidden());
    m_opening->Hide();
}

void KeyDialog::FinishWith(const wxString& accept, int width) {
    Finish(accept, Tr(m_context, "Cancel"), width);
    // The key must not arrive between turning back and the dialog's end.
    Bind(
        wxEVT_BUTTON, [this](wxCommandEvent&) { Leave(wxID_CANCEL); }, wxID_CANCEL);
}

bool KeyDialog::Accept() {
    if (m_waiting) return false;
    Complain({});
    try {
        Look();
        if (!m_secret) {
            Do(nullptr);
            return true;
        }
        const auto& store = m_context.clinic.Store();
        m_worker.Ask(m_secret->TakesPin() ? store.UnlockerWithPin() : store.Unlocker(), m_secret->Typed(),
                     [this](KeyWorker::Answer answer) { Take(std::move(answer)); });
        Wait(true);
    } catch (const std::exception& error) {
        Complain(Wx(desk::Sentence(Words(), error)));
    }
    return false;
}

void KeyDialog::Take(KeyWorker::Answer answer) {
    Wait(false);
    try {
        if (answer.error) {
            desk::NoteRefusedKey(m_context.clinic, m_visit);
            std::rethrow_exception(answer.error);
        }
        Do(&*answer.key);
        Leave(wxID_OK);
    } catch (const std::exception& error) {
        Complain(Wx(desk::Sentence(Words(), error)));
        m_secret->Renew(m_context.clinic.Pin());
        m_secret->Again();
    }
}

void KeyDialog::SaveBeside(std::function<void()> work) {
    RunBeside(Tr(m_context, "Signing…"), m_context.clinic.Alone(std::move(work)));
}

void KeyDialog::AmendBeside(model::Amendment amendment, const store::SigningKey& key) {
    model::Amendment stored;
    SaveBeside([&stored, amend = desk::Amender(m_context.clinic, std::move(amendment), key, Behind())] {
        stored = amend();
    });
    desk::TellAmended(m_context.clinic, stored);
}

void KeyDialog::Wait(bool waiting) {
    m_waiting = waiting;
    m_opening->Show(waiting);
    Content()->Enable(!waiting);
    FindWindow(wxID_OK)->Enable(!waiting);
    Layout();
}

void KeyDialog::Leave(int code) {
    m_worker.Forget();
    End(code);
}

}  // namespace gui
