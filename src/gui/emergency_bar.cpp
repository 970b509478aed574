#include "gui/emergency_bar.h"

#include <wx/sizer.h>
#include <wx/statbmp.h>

#include "desk/people.h"
#include "gui/controls_text.h"

namespace gui {

EmergencyBar::EmergencyBar(wxWindow* parent, const Context& context) : wxPanel(parent), m_context(context) {
    WithColours(this, [this] { Paint(this, Role::DangerGround, Role::Danger); });
    auto* icon = new wxStaticBitmap(this, wxID_ANY, IconBundle(Icon::Warning, Role::Danger));
    OnNewColours(icon, [icon] { icon->SetBitmap(IconBundle(Icon::Warning, Role::Danger)); });
    m_text = NewText(this, wxString(), FontStyle::SmallBold, Role::Danger, wxST_ELLIPSIZE_END);
    m_text->SetMinSize(wxSize(FromDIP(40), -1));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(icon, wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(16)));
    row->Add(m_text, wxSizerFlags(1).CentreVertical().Border(wxALL, FromDIP(8)));
    SetSizer(row);
    Hide();
}

void EmergencyBar::ShowClient(const model::ClientId* client) {
    const bool wanted = client && m_context.clinic.Store().OpenedInEmergency(*client);
    if (wanted) {
        const wxString line =
            TrFill(m_context,
                   "Emergency access: private chart of {0}, open to you until the clinic is closed. "
                   "Recorded with your reason.",
                   {desk::KeeperOf(m_context.clinic, *client)});
        m_text->SetLabelText(line);
        m_text->SetToolTip(line);
        SetSpoken(this, line);
    }
    Show(wanted);
}

}  // namespace gui
