#include "gui/history_visits.h"

#include <wx/sizer.h>
#include <wx/textctrl.h>

#include <algorithm>

#include "desk/amendments.h"
#include "desk/note.h"
#include "desk/people.h"
#include "desk/sentences.h"
#include "gui/controls_button.h"
#include "gui/controls_list.h"
#include "gui/controls_text.h"
#include "gui/wrapped_texts.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace gui {

namespace {

// In the language of notes; of a signed visit as it was signed, with its corrections.
std::string DetailText(const Context& context, const model::VisitId& id) {
    const auto& words = context.resources.Translator(context.clinic.Profile().language);
    const desk::AmendedVisit read = desk::ReadAmended(context.clinic, context.words, id);
    std::string text = desk::StandingLine(context.clinic, context.words, read);
    if (!text.empty()) text += "\n\n";
    for (const std::string& line : desk::ObjectiveTexts(words, context.resources, read.visit))
        text += line + "\n";
    for (const char* part : {"soap.s", "soap.o", "soap.a", "soap.p"}) {
        const auto field = std::ranges::find(read.fields, part, &desk::ReadField::field);
        const std::string reads = field == read.fields.end() ? "" : model::Standing(field->passages);
        if (!reads.empty()) text += "\n" + reads + "\n";
    }
    for (const store::KeptAmendment& one : read.amendments) {
        text += "\n" + desk::AmendmentHead(context.clinic, context.words, read, one) + "\n";
        if (!one.content.original.empty())
            text += context.words.Say("Struck: {0}", {one.content.original}) + "\n";
        if (!one.content.text.empty()) text += one.content.text + "\n";
    }
    return text;
}

// "amended, late entry"
std::string StateText(const Context& context, const store::VisitSummary& visit) {
    std::string text = VisitStatusWord(context, visit.status);
    if (visit.in_error) text += ", " + context.words.Text("entered in error");
    if (desk::LateBy(context.clinic, visit)) text += ", " + context.words.Text("late entry");
    if (visit.awaits_cosign) text += ", " + context.words.Text("awaits co-signature");
    return text;
}

}  // namespace

HistoryVisits::HistoryVisits(wxWindow* parent, const Context& context) : wxPanel(parent), m_context(context) {
    Paint(this, Role::Panel);
    m_head = NewText(this, wxString(), FontStyle::Section);
    m_moved = NewText(this, wxString(), FontStyle::Small, Role::Text2);
    m_moved->Hide();
    m_list = NewList(this, Tr(context, "Visits"), true);
    AddMarkupColumn(m_list, Tr(context, "Visit"), 50, wxALIGN_RIGHT);
    AddMarkupColumn(m_list, Tr(context, "Date"), 150);
    AddMarkupColumn(m_list, Tr(context, "Reason"), 260);
    AddMarkupColumn(m_list, TrIn(context, "column", "Marks"), 56, wxALIGN_RIGHT);
    AddMarkupColumn(m_list, Tr(context, "Minutes"), 66, wxALIGN_RIGHT);
    AddMarkupColumn(m_list, Tr(context, "State"), 66);
    FillWithColumn(m_list, 2, 80, 50 + 150 + 56 + 66 + 66);
    TellWhole(m_list, 5);
    m_detail = new wxTextCtrl(this, wxID_ANY, {}, wxDefaultPosition, wxSize(FromDIP(120), FromDIP(40)),
                              wxTE_MULTILINE | wxTE_READONLY | wxBORDER_NONE);
    m_detail->SetFont(Font(FontStyle::Body));
    SetSpoken(m_detail, Tr(context, "What was found and written"));
    AddStyleClass(m_detail, "palpate-plain");
    m_list->SetMinSize(wxSize(FromDIP(420), -1));
    m_open = NewButton(this, Tr(context, "Open visit"), ButtonLook::Primary);
    m_list->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [this](wxDataViewEvent&) { ShowSelected(); });
    m_list->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [this](wxDataViewEvent&) { Open(); });
    m_open->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { Open(); });

    auto* left = new wxBoxSizer(wxVERTICAL);
    left->Add(m_head, wxSizerFlags().Border(wxALL, FromDIP(14)));
    left->Add(m_moved, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(14)));
    left->Add(NewDivider(this), wxSizerFlags().Expand());
    left->Add(m_list, wxSizerFlags(1).Expand());
    auto* right = new wxBoxSizer(wxVERTICAL);
    right->Add(NewSectionHead(this, Tr(context, "What was found and written")),
               wxSizerFlags().Border(wxALL, FromDIP(14)));
    right->Add(NewDivider(this), wxSizerFlags().Expand());
    right->Add(m_detail, wxSizerFlags(1).Expand().Border(wxALL, FromDIP(14)));
    right->Add(m_open, wxSizerFlags().Border(wxALL, FromDIP(14)));
    auto* row = new wxBoxSizer(wxHORIZONTAL);
    row->Add(left, wxSizerFlags(3).Expand());
    row->Add(NewDivider(this, true), wxSizerFlags().Expand());
    row->Add(right, wxSizerFlags(2).Expand());
    SetSizer(row);
}

void HistoryVisits::Clear() {
    m_visits.clear();
    m_list->DeleteAllItems();
    m_detail->Clear();
    m_head->SetLabelText(wxString());
    m_moved->SetLabelText(wxString());
    m_moved->Hide();
    m_open->Disable();
}

void HistoryVisits::ShowClient(const model::Client& client) {
    store::VisitFilter wanted;
    wanted.client = client.id;
    m_visits.clear();
    Try(m_context, [&] { m_visits = m_context.clinic.Store().Visits(wanted); });
    m_list->DeleteAllItems();
    for (const auto& visit : m_visits) {
        const auto civil = text::ToCivil(visit.service_at, m_context.clinic.Profile().zone);
        wxVector<wxVariant> cells;
        cells.push_back(wxString::Format("%d", visit.number));
        cells.push_back(Wx(Quoted(text::HumanDate(m_context.words, civil.day, text::DateStyle::Short) + ", " +
                                  text::HumanTime(civil.hour, civil.minute))));
        cells.push_back(Wx(Quoted(visit.reason)));
        cells.push_back(wxString::Format("%d", visit.marks));
        cells.push_back(wxString::Format("%d", visit.minutes));
        cells.push_back(Wx(Quoted(StateText(m_context, visit))));
        m_list->AppendItem(cells);
    }
    const long count = static_cast<long>(m_visits.size());
    m_head->SetLabelText(
        Wx(m_context.words.SayPlural("{0} visit", "{0} visits", count, {std::to_string(count)})));
    ShowMoved(client.id);
    if (!m_visits.empty()) m_list->SelectRow(0);
    ShowSelected();
}

// What stood here and stands in another chart now: that it was so stays.
void HistoryVisits::ShowMoved(const model::ClientId& client) {
    std::vector<store::MovedVisit> moved;
    Try(m_context, [&] { moved = m_context.clinic.Store().MovedAway(client); });
    wxString lines;
    for (const store::MovedVisit& one : moved)
        lines += (lines.empty() ? "" : "\n") + Wx(desk::MovedLine(m_context.clinic, m_context.words, one));
    m_moved->SetLabelText(lines);
    WrapText(m_moved, m_list->GetMinSize().x);
    m_moved->Show(!lines.empty());
    Layout();
}

void HistoryVisits::ShowSelected() {
    const int row = m_list->GetSelectedRow();
    const bool may = m_context.clinic.Store().May(model::Operation::ViewChart);
    m_open->Enable(may && row != wxNOT_FOUND);
    m_detail->Clear();
    if (row == wxNOT_FOUND || row >= static_cast<int>(m_visits.size())) return;
    if (!may)
        return m_detail->ChangeValue(Wx(desk::NotAllowed(m_context.words, model::Operation::ViewChart)));
    Try(m_context, [&] {
        m_detail->ChangeValue(Wx(DetailText(m_context, m_visits[static_cast<std::size_t>(row)].id)));
        m_detail->ShowPosition(0);
    });
}

bool HistoryVisits::SelectVisit(const model::VisitId& visit) {
    const auto at = std::ranges::find(m_visits, visit, &store::VisitSummary::id);
    if (at == m_visits.end()) return false;
    const int row = static_cast<int>(at - m_visits.begin());
    m_list->SelectRow(static_cast<unsigned>(row));
    m_list->EnsureVisible(m_list->RowToItem(row));
    ShowSelected();
    return true;
}

void HistoryVisits::Open() {
    const int row = m_list->GetSelectedRow();
    if (row != wxNOT_FOUND && m_open->IsEnabled() && OnOpenVisit)
        OnOpenVisit(m_visits[static_cast<std::size_t>(row)].id);
}

}  // namespace gui
