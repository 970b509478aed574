#include "gui/consent_panel.h"

#include <wx/sizer.h>

#include <algorithm>

#include "desk/consents.h"
#include "gui/controls_button.h"
#include "gui/controls_list.h"
#include "gui/controls_text.h"
#include "gui/dialog_consent.h"
#include "gui/signature_pad.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace gui {

namespace {

constexpr int kWidest = 560;  // of a wording, DIP

desk::ConsentStanding StandingNow(const Context& context, const model::Client& client,
                                  const terms::ConsentKind& kind) {
    const auto& profile = context.clinic.Profile();
    return desk::StandingOf(client, kind,
                            {context.clinic.Clock().Now(), profile.zone,
                             context.resources.Jurisdictions().Of(profile.jurisdiction)});
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
    m_title = NewText(this, wxString(), FontStyle::Head);
    m_standing = NewText(this, wxString(), FontStyle::Body, Role::Text2);
    m_record = NewButton(this, Tr(context, "Record consent…"), ButtonLook::Primary, Icon::Pencil);
    m_record->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { Record(); });
    m_records =
        new wxScrolledWindow(this, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxVSCROLL | wxTAB_TRAVERSAL);
    Paint(m_records, Role::Panel);
    m_records->SetScrollRate(0, FromDIP(12));
    m_records->SetSizer(new wxBoxSizer(wxVERTICAL));
    auto* words = new wxBoxSizer(wxVERTICAL);
    words->Add(m_title);
    words->Add(m_standing);
    auto* head = new wxBoxSizer(wxHORIZONTAL);
    head->Add(words, wxSizerFlags(1).CentreVertical());
    head->Add(m_record, wxSizerFlags().CentreVertical());
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

void ConsentPanel::ShowClient(const model::Client& client) {
    m_client = client;
    FillKinds();
}

void ConsentPanel::FillKinds() {
    const int chosen = std::max(0, m_kinds->GetSelectedRow());
    m_kinds->DeleteAllItems();
    for (const terms::ConsentKind& kind : m_context.resources.Consents().All()) {
        const auto standing = StandingNow(m_context, *m_client, kind);
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

void ConsentPanel::AddLine(const wxString& text, FontStyle style, Role role, bool struck) {
    wxStaticText* line = NewText(m_records, wxString(), style, role);
    if (struck) {
        wxFont font = line->GetFont();
        font.SetStrikethrough(true);
        line->SetFont(font);
    }
    line->SetLabelText(text);
    line->Wrap(FromDIP(kWidest));
    m_records->GetSizer()->Add(line, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(14)));
}

void ConsentPanel::AddRecord(const model::Consent& consent) {
    const auto& zone = m_context.clinic.Profile().zone;
    const auto day = [&](model::Instant at) {
        return text::HumanDate(m_context.words, text::ToCivil(at, zone).day, text::DateStyle::Long);
    };
    AddLine(TrFill(m_context, "Given {0} by {1}", {day(consent.given_at), consent.given_by}),
            FontStyle::BodyBold, Role::Text, consent.revoked_at.has_value());
    wxString about = TrFill(m_context, "Wording {0}", {consent.wording_version});
    if (consent.expires)
        about +=
            Wx(" · ") + TrFill(m_context, "valid to {0}",
                               {text::HumanDate(m_context.words, *consent.expires, text::DateStyle::Long)});
    AddLine(about, FontStyle::Small, Role::Text2);
    if (consent.revoked_at) {
        wxString back = TrFill(m_context, "Taken back {0}", {day(*consent.revoked_at)});
        if (!consent.revoked_why.empty()) back += ": " + Wx(consent.revoked_why);
        AddLine(back, FontStyle::SmallBold, Role::Danger);
    }
    if (!consent.wording.empty()) AddLine(Wx(consent.wording), FontStyle::Body, Role::Text2);
    auto* rows = m_records->GetSizer();
    if (!consent.signature.empty())
        rows->Add(new SignaturePicture(m_records, m_context, consent.signature),
                  wxSizerFlags().Border(wxLEFT | wxTOP, FromDIP(14)));
    if (!consent.revoked_at) {
        wxButton* back = NewButton(m_records, Tr(m_context, "Take back…"), ButtonLook::Danger);
        back->Bind(wxEVT_BUTTON, [this, id = consent.id](wxCommandEvent&) { Revoke(id); });
        rows->Add(back, wxSizerFlags().Border(wxLEFT | wxTOP, FromDIP(14)));
    }
    rows->AddSpacer(FromDIP(14));
    rows->Add(NewDivider(m_records), wxSizerFlags().Expand());
}

// Newest first.
void ConsentPanel::ShowRecords() {
    m_records->GetSizer()->Clear(true);
    const terms::ConsentKind* kind = m_context.resources.Consents().Find(Chosen());
    m_record->Enable(kind != nullptr && m_client.has_value());
    if (!kind || !m_client) return;
    m_title->SetLabelText(Wx(m_context.words.Text(kind->name)));
    const auto standing = StandingNow(m_context, *m_client, *kind);
    m_standing->SetLabelText(
        Wx(desk::StandingText(m_context.words, standing, m_context.clinic.Profile().zone)));
    SetTextRole(m_standing, RoleOf(standing));
    bool any = false;
    for (auto one = m_client->consents.rbegin(); one != m_client->consents.rend(); ++one) {
        if (one->kind != kind->id) continue;
        AddRecord(*one);
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
