#include "gui/status_panel.h"

#include <wx/sizer.h>

#include <algorithm>
#include <array>

#include "desk/copy_forward.h"
#include "gui/controls_button.h"
#include "gui/controls_text.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace gui {

namespace {

constexpr int kSaidFor = 6000;  // ms

wxString SavedText(const Context& context, const desk::VisitEditor& editor) {
    if (!editor.SavedAt()) return Tr(context, "All saved");
    const auto at = text::ToCivil(*editor.SavedAt(), context.clinic.Profile().zone);
    const std::string seconds = std::to_string(at.second);
    return TrFill(
        context, "Autosaved {0}",
        {text::HumanTime(at.hour, at.minute) + ":" + std::string(seconds.size() < 2 ? "0" : "") + seconds});
}

// Who signed and when; visits signed before signatures were kept say no more than that.
wxString SignedText(const Context& context, const model::VisitId& visit) {
    const auto signatures = context.clinic.Store().Signatures(visit);
    if (signatures.empty()) return Tr(context, "Signed");
    const auto& last = signatures.back();
    const auto at = text::ToCivil(last.at, context.clinic.Profile().zone);
    return TrFill(context, "Signed by {0} at {1}",
                  {last.name, text::HumanDate(context.words, at.day, text::DateStyle::Short) + ", " +
                                  text::HumanTime(at.hour, at.minute)});
}

wxString StateText(const Context& context, const model::Visit& visit) {
    switch (visit.status) {
        case model::VisitStatus::Draft:
            return Tr(context, "Draft, not signed");
        case model::VisitStatus::Signed:
            return SignedText(context, visit.id);
        case model::VisitStatus::Amended:
            break;
    }
    return Tr(context, "Signed and amended");
}

}  // namespace

StatusPanel::StatusPanel(wxWindow* parent, const Context& context)
    : wxPanel(parent), m_context(context), m_timer(this) {
    Paint(this, Role::Chrome);
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->AddSpacer(FromDIP(16));
    const auto part = [&](Role role, long flags = 0) {
        wxStaticText* text = NewText(this, wxString(), FontStyle::Small, role, flags);
        row->Add(text, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(16)));
        return text;
    };
    m_saved = part(Role::Ok);
    m_state = part(Role::Text2);
    m_minutes = part(Role::Text2);
    m_copied = part(Role::Warn);
    m_said = NewText(this, wxString(), FontStyle::Small, Role::Text, wxST_ELLIPSIZE_END);
    m_said->SetMinSize(wxSize(FromDIP(40), -1));
    row->Add(m_said, wxSizerFlags(1).CentreVertical());
    m_sign = NewButton(this, Tr(context, "Sign…"), ButtonLook::Outline, Icon::Lock);
    m_sign->SetToolTip("Ctrl+Enter");
    m_sign->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (OnSign) OnSign();
    });
    m_plan = NewButton(this, Tr(context, "Home routine"));
    m_print = NewButton(this, Tr(context, "Print plan…"), ButtonLook::Primary, Icon::Printer);
    m_plan->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (OnPlan) OnPlan();
    });
    m_print->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (OnPrint) OnPrint();
    });
    row->Add(m_sign, wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(8)));
    row->Add(m_plan, wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(8)));
    row->Add(m_print, wxSizerFlags().CentreVertical().Border(wxLEFT | wxRIGHT, FromDIP(8)));
    auto* rows = new wxBoxSizer(wxVERTICAL);
    rows->Add(NewDivider(this), wxSizerFlags().Expand());
    rows->Add(row, wxSizerFlags(1).Expand());
    SetSizer(rows);
    SetMinSize(wxSize(-1, FromDIP(43)));
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        Fit();
    });
    Bind(wxEVT_TIMER, [this](wxTimerEvent&) { Say(wxString()); });
    ShowVisit(nullptr);
}

void StatusPanel::ShowPart(wxStaticText* part, const wxString& text) {
    part->SetLabelText(text);
    part->Show(!text.empty());
}

void StatusPanel::ShowVisit(const desk::VisitEditor* editor) {
    m_editor = editor;
    const bool said = !m_said->GetLabel().empty();
    m_quiet = !editor || said;
    if (!m_quiet) {
        const model::Visit& visit = editor->Visit();
        const auto copied = static_cast<long>(desk::UntouchedOf(visit).Count());
        ShowPart(m_saved, wxString::FromUTF8("✓ ") + SavedText(m_context, *editor));
        ShowPart(m_state, StateText(m_context, visit));
        ShowPart(m_minutes, TrFill(m_context, "{0} of {1} min recorded on marks",
                                   {std::to_string(visit.TreatedMinutes()), std::to_string(visit.minutes)}));
        ShowPart(m_copied, copied == 0 ? wxString()
                                       : Wx(m_context.words.SayPlural("{0} copied entry not yet looked at",
                                                                      "{0} copied entries not yet looked at",
                                                                      copied, {std::to_string(copied)})));
    } else {
        for (wxStaticText* part : {m_saved, m_state, m_minutes, m_copied}) part->Hide();
    }
    m_sign->Show(editor != nullptr && editor->Editable());
    m_plan->Enable(editor != nullptr);
    m_print->Enable(editor != nullptr && m_context.clinic.Store().May(model::Operation::PrintPlan));
    Fit();
}

// The buttons keep their room; what is least needed gives way.
void StatusPanel::Fit() {
    const std::array parts{m_minutes, m_state, m_saved};
    for (wxStaticText* part : parts) part->Show(!m_quiet && !part->GetLabel().empty());
    for (wxStaticText* part : parts) {
        if (GetSizer()->CalcMin().x <= GetClientSize().x) break;
        part->Hide();
    }
    Layout();
}

void StatusPanel::Say(const wxString& text) {
    m_said->SetLabelText(text);
    if (text.empty())
        m_timer.Stop();
    else
        m_timer.StartOnce(kSaidFor);
    ShowVisit(m_editor);
}

}  // namespace gui
