// What the main window does with signed visits, and with visits of the wrong client.
#include "gui/client_rail.h"
#include "gui/dialog_amend.h"
#include "gui/dialog_move_visit.h"
#include "gui/main_frame.h"
#include "gui/status_panel.h"
#include "gui/visit_page.h"

namespace gui {

void MainFrame::AmendVisit() {
    if (!m_editor || m_editor->IsDraft()) return;
    FlushPages();
    AmendDialog dialog(this, m_context, m_editor->Visit().id, m_keys);
    if (dialog.ShowModal() != wxID_OK) return;
    m_visit_page->AmendmentsChanged();
    m_status->ShowVisit(m_editor.get());
    m_stale_pages.insert(Page::History);
    m_rail->Reload();
    ShowPage(m_page);
    m_context.say(Tr(m_context, "The visit is amended."));
}

void MainFrame::MoveVisit() {
    if (!m_editor) return;
    FlushPages();
    if (!MayLeaveVisit()) return;
    const model::Visit visit = m_editor->Visit();
    MoveVisitDialog dialog(this, m_context, visit, m_keys);
    if (dialog.ShowModal() != wxID_OK) return;
    m_rail->Reload();
    m_stale_pages.insert(Page::History);
    OpenVisit(visit.id);
    m_context.say(Tr(m_context, "The visit stands in the chart of this client now."));
}

}  // namespace gui
