#include "gui/visit_band.h"

#include <wx/sizer.h>

#include "gui/controls_button.h"
#include "gui/controls_text.h"
#include "gui/theme.h"

namespace gui {

VisitBand::VisitBand(wxWindow* parent, VisitState& state) : wxPanel(parent), m_state(state) {
    WithColours(this, [this] { Paint(this, Role::InfoGround); });
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    m_text = NewText(this, {}, FontStyle::Small, Role::Info, wxST_ELLIPSIZE_END);
    m_text->SetMinSize(wxSize(FromDIP(40), -1));
    m_add = NewButton(this, Tr(m_state.Ctx(), "Add amendment…"), ButtonLook::Plain, Icon::Plus);
    m_add->SetToolTip("Ctrl+Shift+A");
    m_add->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (OnAmend) OnAmend();
    });
    row->Add(m_text, wxSizerFlags(1).Centre().Border(wxLEFT | wxRIGHT, FromDIP(12)));
    row->Add(m_add, wxSizerFlags().Centre().Border(wxRIGHT, FromDIP(6)));
    SetSizer(row);
}

void VisitBand::Renew() {
    const desk::AmendedVisit* visit = m_state.Amended();
    if (!visit) return;
    const Context& ctx = m_state.Ctx();
    const wxString line = Wx(desk::StandingLine(ctx.clinic, ctx.words, *visit));
    m_text->SetLabelText(line);
    m_text->SetToolTip(line + "\n" + Tr(ctx, "This visit is signed and can only be read."));
    SetTextRole(m_text, visit->in_error ? Role::Danger : visit->late_by ? Role::Warn : Role::Info);
    SetSpoken(this, line);
    Layout();
}

}  // namespace gui
