// The audit's window beside the main one.
#include <wx/sizer.h>

#include "gui/audit_panel.h"
#include "gui/main_frame.h"
#include "gui/theme.h"

namespace gui {

void MainFrame::ShowAudit() {
    FlushPages();
    if (m_audit) return m_audit->Raise();
    auto* window = new wxFrame(this, wxID_ANY, "Palpate");
    window->SetFont(Font(FontStyle::Body));
    auto* panel = new AuditPanel(window, m_context, m_files);
    panel->OnOpenVisit = [this](const model::VisitId& id) {
        Raise();
        OpenVisit(id);
    };
    panel->OnOpenClient = [this](const model::ClientId& id) {
        Raise();
        OpenClient(id);
    };
    auto* whole = new wxBoxSizer(wxVERTICAL);
    whole->Add(panel, wxSizerFlags(1).Expand());
    window->SetSizer(whole);
    window->Bind(wxEVT_CHAR_HOOK, [window](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_ESCAPE && !event.HasAnyModifiers()) return window->Close(), void();
        event.Skip();
    });
    wxSize wanted = FromDIP(wxSize(1180, 760));
    wanted.DecTo(wxGetClientDisplayRect().GetSize());
    window->SetMinSize(FromDIP(wxSize(900, 600)));
    window->SetSize(wanted);
    window->CentreOnParent();
    window->Show();
    m_audit = window;
}

}  // namespace gui
