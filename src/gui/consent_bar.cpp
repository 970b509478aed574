#include "gui/consent_bar.h"

#include <wx/sizer.h>

#include "desk/visit_editor.h"
#include "gui/controls_button.h"
#include "gui/controls_text.h"

namespace gui {

ConsentBar::ConsentBar(wxWindow* parent, VisitState& state) : wxPanel(parent), m_state(state) {
    const Context& ctx = state.Ctx();
    WithColours(this, [this] { Paint(this, Role::DangerGround, Role::Danger); });
    m_text = NewText(this, wxString(), FontStyle::SmallBold, Role::Danger, wxST_ELLIPSIZE_END);
    m_text->SetMinSize(wxSize(FromDIP(80), -1));
    m_record = NewButton(this, Tr(ctx, "Record consent…"), ButtonLook::Outline, Icon::Pencil);
    m_record->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (OnRecord && m_stop) OnRecord(m_stop->kind);
    });
    m_remove = NewButton(this, wxString(), ButtonLook::Plain, Icon::Trash);
    m_remove->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { Remove(); });
    for (wxButton* button : {m_record, m_remove}) AddStyleClass(button, "palpate-small");
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(m_text, wxSizerFlags(1).CentreVertical().Border(wxLEFT | wxRIGHT, FromDIP(12)));
    row->Add(m_record, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(6)));
    row->Add(m_remove, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(10)));
    SetSizer(row);
    SetMinSize(wxSize(-1, FromDIP(36)));
    Hide();
}

wxString ConsentBar::Sentence() const {
    if (!m_stop || !m_state.Editor()) return {};
    const Context& ctx = m_state.Ctx();
    wxString text = Wx(desk::StopText(ctx.words, ctx.resources, *m_stop, m_state.Editor()->Visit().zone));
    if (m_more > 0) text += " " + TrFill(ctx, "and {0} more", {std::to_string(m_more)});
    const std::string advice = desk::StopAdvice(ctx.words, *m_stop);
    if (!advice.empty()) text += ". " + Wx(advice);
    return text;
}

bool ConsentBar::Renew() {
    const bool before = Wanted();
    m_stop.reset();
    m_more = 0;
    if (m_state.Editor() && m_state.Editable()) {
        const auto stops = desk::ConsentStops(*m_state.Editor());
        if (!stops.empty()) m_stop = stops.front();
        if (stops.size() > 1) m_more = stops.size() - 1;
    }
    if (m_stop) {
        const Context& ctx = m_state.Ctx();
        m_text->SetLabelText(Sentence());
        m_text->SetToolTip(Sentence());
        SetSpoken(this, Sentence());
        m_remove->Show(desk::MayRemove(*m_stop));
        Relabel(m_remove, m_stop->mark.empty() ? Tr(ctx, "Remove treatment") : Tr(ctx, "Remove mark"));
        Layout();
    }
    return before != Wanted();
}

void ConsentBar::Remove() {
    if (!m_stop) return;
    const desk::ConsentStop stop = *m_stop;  // the removal renews it
    m_state.Do([&](desk::VisitEditor& editor) {
        if (stop.mark.empty())
            editor.RemoveTreatment(stop.treatment);
        else
            editor.RemoveMark(stop.mark);
    });
    if (OnRemoved) OnRemoved();
}

}  // namespace gui
