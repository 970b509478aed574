#include "gui/inspector_treatment.h"

#include <wx/button.h>
#include <wx/sizer.h>
#include <wx/textdlg.h>

#include <algorithm>

#include "desk/sentences.h"
#include "gui/controls_button.h"
#include "gui/controls_list.h"
#include "gui/controls_text.h"
#include "gui/theme.h"

namespace gui {

TreatmentRow::TreatmentRow(wxWindow* parent, VisitState& state) : wxPanel(parent), m_state(state) {
    WithColours(this, [this] { Paint(this, Role::Panel); });
    const auto& ctx = m_state.Ctx();
    wxArrayString names;
    for (const auto& technique : m_state.Terms().Techniques())
        names.Add(Wx(desk::TechniqueName(ctx.words, m_state.Terms(), technique.id)));
    m_technique = new wxChoice(this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize(80, -1)), names);
    SetSpoken(m_technique, Tr(ctx, "Technique"));
    m_remove = NewIconButton(this, Icon::Trash, Tr(ctx, "Remove this technique"));
    m_pressure = new CellStrip(this, Role::Panel, Tr(ctx, "Pressure, Walton 1–5"), 1, 5,
                               [this](std::optional<int> level) {
                                   m_treatment.pressure = level.value_or(m_treatment.pressure);
                                   Keep();
                               });
    m_pressure->AllowEmpty(false);
    m_minutes = new wxTextCtrl(this, wxID_ANY, {}, wxDefaultPosition, FromDIP(wxSize(44, -1)),
                               wxTE_RIGHT | wxTE_PROCESS_ENTER);
    m_minutes->SetMaxLength(3);
    SetSpoken(m_minutes, Tr(ctx, "Minutes"));
    m_minutes->SetToolTip(Tr(ctx, "Minutes"));
    m_response = new wxChoice(this, wxID_ANY, wxDefaultPosition, FromDIP(wxSize(60, -1)));
    KeepFromWheel(m_technique);
    KeepFromWheel(m_response);
    m_response->Append({TrIn(ctx, "response", "Not asked"), TrIn(ctx, "response", "Better"),
                        TrIn(ctx, "response", "Same"), TrIn(ctx, "response", "Worse")});
    SetSpoken(m_response, Tr(ctx, "Client’s response"));
    m_response->SetToolTip(Tr(ctx, "Client’s response"));
    for (wxWindow* field : {static_cast<wxWindow*>(m_technique), static_cast<wxWindow*>(m_minutes),
                            static_cast<wxWindow*>(m_response)})
        field->SetFont(Font(FontStyle::Small));
    auto* top = new wxBoxSizer(wxHORIZONTAL);
    top->Add(m_technique, wxSizerFlags(1).Centre());
    top->Add(m_remove, wxSizerFlags().Centre().Border(wxLEFT, FromDIP(2)));
    auto* bottom = new wxBoxSizer(wxHORIZONTAL);
    bottom->Add(m_pressure, wxSizerFlags().Centre());
    bottom->Add(m_minutes, wxSizerFlags().Centre().Border(wxLEFT, FromDIP(8)));
    bottom->Add(NewText(this, TrIn(ctx, "unit", "min"), FontStyle::Small, Role::Text2),
                wxSizerFlags().Centre().Border(wxLEFT, FromDIP(4)));
    bottom->Add(m_response, wxSizerFlags(1).Centre().Border(wxLEFT, FromDIP(8)));
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(top, wxSizerFlags().Expand());
    column->Add(bottom, wxSizerFlags().Expand().Border(wxTOP, FromDIP(4)));
    m_reason = NewText(this, {}, FontStyle::Caption, Role::Warn, wxST_NO_AUTORESIZE | wxST_ELLIPSIZE_END);
    column->Add(m_reason, wxSizerFlags().Expand().Border(wxTOP, FromDIP(3)));
    column->AddSpacer(FromDIP(8));
    SetSizer(column);
    BindAll();
}

void TreatmentRow::Override(int level, const std::string& reason) {
    m_treatment.pressure = level;
    m_treatment.override_reason = reason;
    Keep();
}

void TreatmentRow::FocusField(const std::string& name) {
    wxWindow* field = m_technique;
    if (name == "override_reason") field = m_pressure;
    if (name == "response") field = m_response;
    field->SetFocus();
}

// A level the history closes is given with a typed reason or not at all.
void TreatmentRow::AskWhy(int level) {
    const auto& ctx = m_state.Ctx();
    wxTextEntryDialog dialog(
        this,
        m_why + "\n\n" +
            TrFill(ctx, "Why is pressure {0} given all the same? The reason stands in the record.",
                   {std::to_string(level)}),
        Tr(ctx, "Above the limit"), Wx(m_treatment.override_reason));
    dialog.SetMaxLength(1000);
    while (dialog.ShowModal() == wxID_OK) {
        const wxString reason = wxString(dialog.GetValue()).Trim().Trim(false);
        if (!reason.empty()) return Override(level, Utf8(reason));
    }
}

void TreatmentRow::BindAll() {
    m_pressure->on_closed = [this](int level) { CallAfter([this, level] { AskWhy(level); }); };
    m_technique->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
        m_treatment.technique =
            m_state.Terms().Techniques()[static_cast<std::size_t>(event.GetSelection())].id;
        Keep();
    });
    m_response->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
        m_treatment.response = static_cast<model::Response>(event.GetSelection());
        Keep();
    });
    m_late_minutes =
        std::make_unique<LateText>(m_minutes, [this](const std::string&) { return TakeMinutes(); });
    m_minutes->Bind(wxEVT_TEXT_ENTER, [this](wxCommandEvent&) { KeepMinutes(); });
    m_minutes->Bind(wxEVT_KILL_FOCUS, [this](wxFocusEvent& event) {
        KeepMinutes();
        event.Skip();
    });
    m_minutes->Bind(wxEVT_KEY_DOWN, [this](wxKeyEvent& event) {
        switch (event.GetKeyCode()) {
            case WXK_UP:
                return StepMinutes(1);
            case WXK_DOWN:
                return StepMinutes(-1);
            case WXK_PAGEUP:
                return StepMinutes(5);
            case WXK_PAGEDOWN:
                return StepMinutes(-5);
            default:
                event.Skip();
        }
    });
    m_remove->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        // The row may be hidden by the change it makes: act when its event is over.
        CallAfter(
            [this, id = m_treatment.id] { m_state.Do([&](auto& editor) { editor.RemoveTreatment(id); }); });
    });
}

// While one types: what is no number of minutes yet may become one.
wxString TreatmentRow::TakeMinutes() {
    long minutes = 0;
    if (!m_minutes->GetValue().ToLong(&minutes) || minutes < 1 || minutes > 240) return {};
    if (minutes == m_treatment.minutes) return {};
    auto wanted = m_treatment;
    wanted.minutes = static_cast<int>(minutes);
    return m_state.Keep([&](auto& editor) { editor.ChangeTreatment(wanted); });
}

// What is no number of minutes is put back to what was there.
void TreatmentRow::KeepMinutes() {
    if (m_late_minutes->Flush()) m_minutes->ChangeValue(std::to_string(m_treatment.minutes));
}

void TreatmentRow::StepMinutes(int by) {
    long minutes = m_treatment.minutes;
    m_minutes->GetValue().ToLong(&minutes);
    m_minutes->SetValue(std::to_string(std::clamp(minutes + by, 1L, 240L)));
    KeepMinutes();
}

void TreatmentRow::Keep() {
    const auto wanted = m_treatment;
    m_state.Do([&](auto& editor) { editor.ChangeTreatment(wanted); });
}

void TreatmentRow::ShowTreatment(const model::Treatment& treatment, int limit, const wxString& why,
                                 bool editable) {
    if (treatment.id != m_treatment.id) m_late_minutes->Drop();
    m_treatment = treatment;
    m_why = why;
    m_pressure->SetToolTip(why);
    const auto& reason = treatment.override_reason;
    const bool missing = reason.empty() && treatment.pressure > limit;
    m_reason->Show(missing || !reason.empty());
    m_reason->SetLabelText(missing ? Tr(m_state.Ctx(), "Above the limit: choose it again and write why")
                           : reason.empty() ? wxString()
                                            : TrFill(m_state.Ctx(), "Above the limit: {0}", {reason}));
    m_reason->SetToolTip(m_reason->GetLabelText());
    const auto& all = m_state.Terms().Techniques();
    const auto at = std::ranges::find(all, treatment.technique, &terms::Technique::id);
    m_technique->SetSelection(at == all.end() ? wxNOT_FOUND : static_cast<int>(at - all.begin()));
    if (at != all.end()) m_technique->SetToolTip(m_technique->GetStringSelection());
    m_pressure->Show(treatment.pressure, limit);
    m_late_minutes->Load(std::to_string(treatment.minutes));
    m_response->SetSelection(static_cast<int>(treatment.response));
    for (wxWindow* field : {static_cast<wxWindow*>(m_technique), static_cast<wxWindow*>(m_pressure),
                            static_cast<wxWindow*>(m_minutes), static_cast<wxWindow*>(m_response),
                            static_cast<wxWindow*>(m_remove)})
        field->Enable(editable);
}

}  // namespace gui
