// What the main window does about people: who may do what in it, private charts, emergencies.
#include "desk/people.h"
#include "gui/client_rail.h"
#include "gui/dialog_people.h"
#include "gui/dialog_privacy.h"
#include "gui/emergency_bar.h"
#include "gui/history_page.h"
#include "gui/main_frame.h"
#include "gui/start_page.h"

namespace gui {

using model::Operation;

bool MainFrame::May(Operation operation) const {
    return m_clinic && m_clinic->Store().May(operation, m_client ? m_client->id : model::ClientId());
}

bool MainFrame::Demand(Operation operation) {
    if (May(operation)) return true;
    m_context.say(Wx(desk::NotAllowed(m_context.words, operation)));
    return false;
}

void MainFrame::ShowPeople() {
    FlushPages();
    const model::User before = m_clinic->SignedIn();
    PeopleDialog(this, m_context, m_files).ShowModal();
    m_rail->Reload();
    // Another role or profession opens and closes charts.
    if (m_client && m_clinic->SignedIn() != before) OpenClient(model::ClientId(m_client->id));
}

void MainFrame::EditPrivacy() {
    if (!m_client) return;
    FlushPages();
    if (PrivacyDialog(this, m_context, *m_client).ShowModal() != wxID_OK) return;
    m_rail->Reload();
    m_context.say(Tr(m_context, "Saved who may open this chart."));
}

void MainFrame::AskEmergency() {
    if (!m_closed) return;
    const model::ClientId client = *m_closed;
    if (EmergencyDialog(this, m_context, client).ShowModal() != wxID_OK) return;
    m_rail->Reload();
    OpenClient(client);
}

// Of the client nothing is open; what one may do about it stands in place of the pages.
void MainFrame::ShowClosed(const model::ClientId& id) {
    m_history_page->Forget();
    m_client.reset();
    m_closed = id;
    UseEditor(nullptr);
}

// The newest visit, if who is signed in may read it.
std::unique_ptr<desk::VisitEditor> MainFrame::NewestVisit(const model::ClientId& id) {
    if (!m_clinic->Store().May(Operation::ViewChart, id)) return nullptr;
    store::VisitFilter newest;
    newest.client = id;
    newest.limit = 1;
    const auto visits = m_clinic->Store().Visits(newest);
    return visits.empty() ? nullptr : m_clinic->OpenVisit(visits.front().id);
}

void MainFrame::ShowNoClient() {
    if (m_closed) {
        const bool may = May(Operation::EmergencyAccess);
        return m_start_page->Show(
            Wx(desk::NameOf(*m_clinic, *m_closed)),
            may ? Tr(m_context, "This chart is private. In an emergency it can be opened with a reason.")
                : Tr(m_context, "This chart is private."),
            may ? Tr(m_context, "Emergency access…") : wxString(),
            [this] { Try(m_context, [this] { AskEmergency(); }); });
    }
    const bool may = May(Operation::EditClient);
    m_start_page->Show(Tr(m_context, "Who is here?"),
                       may ? Tr(m_context, "Choose a client on the left, or begin with a new one.")
                           : Tr(m_context, "Choose a client on the left."),
                       may ? Tr(m_context, "New client") : wxString(), [this] { NewClient(); });
}

void MainFrame::ShowNoVisit() {
    if (!May(Operation::ViewChart))
        return m_start_page->Show(Tr(m_context, "Notes are not shown"),
                                  Wx(desk::NotAllowed(m_context.words, Operation::ViewChart)), {}, {});
    const bool may = May(Operation::ChartVisit);
    m_start_page->Show(Tr(m_context, "No visit yet"),
                       may ? Tr(m_context, "Start the first visit to chart what you find.") : wxString(),
                       may ? Tr(m_context, "Start visit") : wxString(), [this] { StartVisit(); });
}

}  // namespace gui
