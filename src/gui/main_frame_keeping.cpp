// What the main window does about how long records are kept, and about clients' requests.
#include "gui/dialog_breaches.h"
#include "gui/dialog_own_content.h"
#include "gui/dialog_requests.h"
#include "gui/dialog_retention.h"
#include "gui/main_frame.h"
#include "gui/plan_page_panel.h"
#include "model/problem.h"

namespace gui {

// Nothing of a record that is removed stays open; one that could not be removed is opened again.
void MainFrame::Remove(const model::ClientId& client, const std::function<void()>& remove) {
    // Asked before: what is left of the visits afterwards does not say whose they were.
    const std::vector<model::VisitId> letters = LettersAbout(client);
    const auto forget = [&] {
        for (const model::VisitId& visit : letters) m_letters.erase(visit);
    };
    const bool open = m_client && m_client->id == client;
    if (!open) return remove(), forget();
    if (!FlushPages() || !MayLeaveVisit())
        throw model::Error(
            model::ErrorKind::Refused,
            model::Msg("What was typed at the open client is not saved; nothing was removed."));
    m_client.reset();
    UseEditor(nullptr);
    try {
        remove();
    } catch (...) {
        OpenClient(client);
        throw;
    }
    forget();
}

void MainFrame::ShowRetention() {
    FlushPages();
    RetentionDialog(this, m_context, m_files,
                    [this](const model::ClientId& client, const std::function<void()>& remove) {
                        Remove(client, remove);
                    })
        .ShowModal();
}

void MainFrame::ShowRequests() {
    if (!m_client) return;
    FlushPages();
    RequestsDialog dialog(this, m_context, m_clinic->LoadClient(m_client->id), m_files,
                          [this](const model::ClientId& client, const std::function<void()>& remove) {
                              Remove(client, remove);
                          });
    dialog.ShowModal();
    if (dialog.Erased()) m_context.say(Tr(m_context, "The client is erased."));
}

void MainFrame::ShowBreaches() {
    BreachesDialog(this, m_context).ShowModal();
}

void MainFrame::ShowOwnContent() {
    FlushPages();
    OwnContentDialog(this, m_context).ShowModal();
    // What the rules offer and object to may be something else now.
    m_plan_page->ShowVisit(nullptr);
    m_plan_page->ShowVisit(m_editor.get());
    ShowPage(m_page);
}

}  // namespace gui
