#include "gui/consent_panel.h"

#include <wx/sizer.h>

#include <algorithm>
#include <ranges>

#include "desk/consents.h"
#include "gui/controls_button.h"
#include "gui/controls_list.h"
#include "gui/controls_text.h"
#include "gui/dialog_consent.h"
#include "gui/signature_pad.h"
#include "gui/wrapped_texts.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace gui {

namespace {

constexpr int kWidest = 560;  // of a wording, DIP

desk::ConsentDay Now(const Context& context) {
    const auto& profile = context.clinic.Profile();
    return {context.clinic.Clock().Now(), profile.zone,
            context.resources.Jurisdictions().Of(profile.jurisdiction)};
}

Role RoleOf(desk::RecordState state) {
    switch (state) {
        case desk::RecordState::InForce:
            return Role::Ok;
        case desk::RecordState::TakenBack:
            return Role::Danger;
        case desk::RecordState::Expired:
        case desk::RecordState::NotWritten:
            return Role::Warn;
        case desk::RecordState::Replaced:
        case desk::RecordState::NotYet:
            break;
    }
    return Role::Text2;
}

Role RoleOf(const desk::ConsentStanding& standing) {
    switch (standing.state) {
        case desk::ConsentState::Valid:
            return standing.older_wording ? Role::Warn : Role::Ok;
        case desk::ConsentState::Ending:
        case desk::ConsentState::Expired:
            return Role::Warn;
        case desk::ConsentState::Revoked:
            return Role::Danger;
        case desk::ConsentState::Missing:
            break;
    }
    return Role::Text3;
}

}  // namespace

ConsentPanel::ConsentPanel(wxWindow* parent, const Context& context) : wxPanel(parent), m_context(context) {
    Paint(this, Role::Panel);
    OnNewColours(this, [this] {
        if (m_client) FillKinds();
    });
    m_kinds = NewList(this, Tr(context, "Consents"));
    AddMarkupColumn(m_kinds, Tr(context, "Consent"), 280);
    FillWithColumn(m_kinds, 0, 200, 0);
    m_kinds->SetRowHeight(FromDIP(42));
    m_kinds->SetMinSize(wxSize(FromDIP(280), -1));
    wxSizer* head = NewHead();  // before the records in the tab order too
    m_records =
        new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL);
    Paint(m_records, Role::Panel);
    m_records->SetScrollRate(0, FromDIP(12));
    m_records->SetSizer(new wxBoxSizer(wxVERTICAL));
    m_records->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        event.Skip();
        if (LineWidth() != m_line_width) CallAfter([this] { ShowRecords(); });
    });
    auto* right = new wxBoxSizer(wxVERTICAL);
    right->Add(head, wxSizerFlags().Expand().Border(wxALL, FromDIP(14)));
    right->Add(NewDivider(this), wxSizerFlags().Expand());
    right->Add(m_records, wxSizerFlags(1).Expand());
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(m_kinds, wxSizerFlags(1).Expand());
    row->Add(NewDivider(this, true), wxSizerFlags().Expand());
    row->Add(right, wxSizerFlags(2).Expand());
    SetSizer(row);
    m_kinds->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { ShowRecords(); });
    m_kinds->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { Record(); });
}

wxSizer* ConsentPanel::NewHead() {
    m_title = NewText(this, wxString(), FontStyle::Head, Role::Text, wxST_ELLIPSIZE_END);
    m_standing = NewText(this, wxString(), FontStyle::Body, Role::Text2, wxST_ELLIPSIZE_END);
    for (wxStaticText* line : {m_title, m_standing}) line->SetMinSize(wxSize(FromDIP(80), -1));
    m_blank = NewButton(this, Tr(m_context, "Blank consent…"), ButtonLook::Outline, Icon::Printer);
    m_blank->SetToolTip(Tr(m_context, "This consent with lines to sign on, in the client's language"));
    m_blank->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { Print({}); });
    m_record = NewButton(this, Tr(m_context, "Record consent…"), ButtonLook::Primary, Icon::Pencil);
    m_record->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { Record(); });
    m_blank->Enable(m_context.clinic.Store().May(model::Operation::PrintForms));
    m_record->Enable(m_context.clinic.Store().May(model::Operation::EditClient));
    auto* words = new wxBoxSizer(wxVERTICAL);
    words->Add(m_title, wxSizerFlags().Expand());
    words->Add(m_standing, wxSizerFlags().Expand());
    auto* head = new wxBoxSizer(wxHORIZONTAL);
    head->Add(words, wxSizerFlags(1).CentreVertical());
    head->Add(m_blank, wxSizerFlags().CentreVertical().Border(wxRIGHT, FromDIP(8)));
    head->Add(m_record, wxSizerFlags().CentreVertical());
    return head;
}

void ConsentPanel::ShowClient(const model::Client& client) {
    m_client = client;
    FillKinds();
}

void ConsentPanel::FillKinds() {
    const int chosen = std::max(0, m_kinds->GetSelectedRow());
    m_kinds->DeleteAllItems();
    for (const terms::ConsentKind& kind : m_context.resources.Consents().All()) {
        const auto standing = desk::StandingOf(*m_client, kind, Now(m_context));
        const std::string name = m_context.words.Text(kind.name);
        const std::string state =
            desk::StandingText(m_context.words, standing, m_context.clinic.Profile().zone);
        wxVector<wxVariant> cells;
        cells.push_back(Wx("<span weight='600'>" + Quoted(name) + "</span>\n<span size='9216' foreground='" +
                           Utf8(Colour(RoleOf(standing)).GetAsString(wxC2S_HTML_SYNTAX)) + "'>" +
                           Quoted(state) + "</span>"));
        m_kinds->AppendItem(cells);
    }
    if (chosen < m_kinds->GetItemCount()) m_kinds->SelectRow(static_cast<unsigned>(chosen));
    ShowRecords();
}

std::string ConsentPanel::Chosen() const {
    const auto& all = m_context.resources.Consents().All();
    const int row = m_kinds->GetSelectedRow();
    return row < 0 || row >= static_cast<int>(all.size()) ? "" : all[static_cast<std::size_t>(row)].id;
}

void ConsentPanel::ShowKind(const std::string& kind) {
    const auto& all = m_context.resources.Consents().All();
    const auto at = std::ranges::find(all, kind, &terms::ConsentKind::id);
    if (at != all.end()) m_kinds->SelectRow(static_cast<unsigned>(at - all.begin()));
    ShowRecords();
    m_record->SetFocus();
}

// Broken here: where the toolkit breaks a line too, the end of the words is not seen.
int ConsentPanel::LineWidth() const {
    return std::clamp(m_records->GetClientSize().x - FromDIP(2 * 14 + 4), FromDIP(200), FromDIP(kWidest));
}

void ConsentPanel::AddLine(const wxString& text, FontStyle style, Role role, bool struck) {
    wxStaticText* line = NewText(m_records, wxString(), style, role);
    if (struck) {
        wxFont font = line->GetFont();
        font.SetStrikethrough(true);
        line->SetFont(font);
    }
    line->SetLabelText(text);
    WrapText(line, m_line_width);
    m_records->GetSizer()->Add(line, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(14)));
}

void ConsentPanel::AddStanding(const model::Consent& consent, const desk::RecordStanding& standing) {
    wxString state = Wx(desk::RecordText(m_context.words, standing, m_context.clinic.Profile().zone));
    if (!consent.revoked_why.empty()) state += " " + TrFill(m_context, "Reason: {0}", {consent.revoked_why});
    AddLine(state, FontStyle::SmallBold, RoleOf(standing.state));
}

void ConsentPanel::AddRecord(const model::Consent& consent, const terms::ConsentKind& kind) {
    const auto& zone = m_context.clinic.Profile().zone;
    const auto day =
        text::HumanDate(m_context.words, text::ToCivil(consent.given_at, zone).day, text::DateStyle::Long);
    const auto standing = desk::RecordOf(*m_client, consent, kind, Now(m_context));
    AddLine(TrFill(m_context, "Given {0} by {1}", {day, consent.given_by}), FontStyle::BodyBold, Role::Text,
            standing.state != desk::RecordState::InForce);
    AddStanding(consent, standing);
    wxString about = TrFill(m_context, "Wording {0}", {consent.wording_version});
    if (consent.wording_version != kind.InForce().version)
        about += " (" + TrFill(m_context, "now {0}", {kind.InForce().version}) + ")";
    const std::string how = desk::HowText(m_context.words, consent.How());
    if (!how.empty()) about += Wx(" · " + how);
    AddLine(about, FontStyle::Small, Role::Text2);
    if (!consent.wording.empty()) AddLine(Wx(consent.wording), FontStyle::Body, Role::Text2);
    auto* rows = m_records->GetSizer();
    if (!consent.signature.empty())
        rows->Add(new SignaturePicture(m_records, m_context, consent.signature),
                  wxSizerFlags().Border(wxLEFT | wxTOP, FromDIP(14)));
    AddButtons(consent, standing);
    rows->AddSpacer(FromDIP(14));
    rows->Add(NewDivider(m_records), wxSizerFlags().Expand());
}

void ConsentPanel::AddButtons(const model::Consent& consent, const desk::RecordStanding& standing) {
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    wxButton* print = NewButton(m_records, Tr(m_context, "Preview…"), ButtonLook::Outline, Icon::Printer);
    print->SetToolTip(Tr(m_context, "This consent as it was given"));
    print->Enable(m_context.clinic.Store().May(model::Operation::PrintForms));
    print->Bind(wxEVT_BUTTON, [this, id = consent.id](wxCommandEvent&) { Print(id); });
    row->Add(print, wxSizerFlags().Border(wxRIGHT, FromDIP(8)));
    const bool holds =
        standing.state == desk::RecordState::InForce || standing.state == desk::RecordState::Replaced;
    if (holds && m_context.clinic.Store().May(model::Operation::EditClient)) {
        wxButton* back = NewButton(m_records, Tr(m_context, "Take back…"), ButtonLook::Danger);
        back->Bind(wxEVT_BUTTON, [this, id = consent.id](wxCommandEvent&) { Revoke(id); });
        row->Add(back);
    }
    m_records->GetSizer()->Add(row, wxSizerFlags().Border(wxLEFT | wxTOP, FromDIP(14)));
}

void ConsentPanel::Print(const model::ConsentId& consent) {
    if (m_client && OnPaper) OnPaper({m_client->id, Chosen(), consent});
}

// Newest first.
void ConsentPanel::ShowRecords() {
    m_records->GetSizer()->Clear(true);
    m_line_width = LineWidth();
    const terms::ConsentKind* kind = m_context.resources.Consents().Find(Chosen());
    for (wxButton* button : {m_record, m_blank}) button->Enable(kind != nullptr && m_client.has_value());
    if (!kind || !m_client) return;
    m_title->SetLabelText(Wx(m_context.words.Text(kind->name)));
    const auto standing = desk::StandingOf(*m_client, *kind, Now(m_context));
    m_standing->SetLabelText(
        Wx(desk::StandingText(m_context.words, standing, m_context.clinic.Profile().zone)));
    m_standing->SetToolTip(m_standing->GetLabelText());
    SetTextRole(m_standing, RoleOf(standing));
    bool any = false;
    for (const auto& one : std::views::reverse(m_client->consents)) {
        if (one.kind != kind->id) continue;
        AddRecord(one, *kind);
        any = true;
    }
    if (!any)
        AddLine(Wx(desk::WordingText(m_context.resources, {kind->id}, m_context.words.Language())),
                FontStyle::Body, Role::Text3);
    m_records->FitInside();
    m_records->Scroll(0, 0);
    Layout();
}

void ConsentPanel::Record() {
    if (!m_client) return;
    ConsentDialog dialog(this, m_context, *m_client, {Chosen()});
    if (dialog.ShowModal() == wxID_OK) Take(dialog.Saved());
}

void ConsentPanel::Revoke(const model::ConsentId& consent) {
    RevokeDialog dialog(this, m_context, *m_client, consent);
    if (dialog.ShowModal() == wxID_OK) Take(dialog.Saved());
}

void ConsentPanel::Take(const model::Client& client) {
    // The button that was pressed is among what is built anew.
    CallAfter([this, client] {
        ShowClient(client);
        m_kinds->SetFocus();
        if (OnSaved) OnSaved(client);
    });
}

}  // namespace gui
