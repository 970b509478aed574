// The windows of the whole clinic beside the main one: its audit and its figures.
#include "gui/audit_panel.h"
#include "gui/clinic_figures.h"
#include "gui/main_frame.h"
#include "gui/side_window.h"

namespace gui {

void MainFrame::ShowAudit() {
    FlushPages();
    if (m_audit) return m_audit->Raise();
    m_audit = NewSideWindow(this, [this](wxFrame* window) {
        auto* panel = new AuditPanel(window, m_context, m_files);
        panel->OnOpenVisit = [this](const model::VisitId& id) {
            Raise();
            OpenVisit(id);
        };
        panel->OnOpenClient = [this](const model::ClientId& id) {
            Raise();
            OpenClient(id);
        };
        return panel;
    });
}

void MainFrame::ShowFigures() {
    FlushPages();
    if (m_figures) return m_figures->Raise();
    ClinicFigures* panel = nullptr;
    m_figures = NewSideWindow(this, [&](wxFrame* window) {
        panel = new ClinicFigures(window, m_context, m_files);
        return panel;
    });
    panel->on_open = [this](const model::VisitId& id) {
        Raise();
        OpenVisit(id);
    };
    panel->SetFocus();
    if (!panel->Read() && m_figures) m_figures->Close();
}

}  // namespace gui
