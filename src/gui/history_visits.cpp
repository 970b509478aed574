#include "gui/history_visits.h"

#include <wx/sizer.h>
#include <wx/textctrl.h>

#include <algorithm>
#include <iterator>
#include <utility>

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

constexpr int kStateWidth = 160;  // DIP: "signed, entered in error"

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

HistoryVisits::HistoryVisits(wxWindow* parent, HistoryState& state)
    : wxPanel(parent), m_context(state.Ctx()), m_state(state) {
    const Context& context = m_context;
    Paint(this, Role::Panel);
    m_head = NewText(this, wxString(), FontStyle::Section, Role::Text, wxST_ELLIPSIZE_END);
    m_head->SetMinSize(wxSize(FromDIP(40), -1));
    m_all = NewButton(this, Tr(context, "Show all visits"), ButtonLook::Outline);
    m_all->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        m_only.reset();
        FillList();
        m_list->SetFocus();
    });
    m_all->Hide();
    m_moved = NewText(this, wxString(), FontStyle::Small, Role::Text2);
    m_moved->Hide();
    m_list = NewList(this, Tr(context, "Visits"), true);
    AddMarkupColumn(m_list, Tr(context, "Visit"), 50, wxALIGN_RIGHT);
    AddMarkupColumn(m_list, Tr(context, "Date"), 150);
    AddMarkupColumn(m_list, Tr(context, "Reason"), 260);
    AddMarkupColumn(m_list, TrIn(context, "column", "Marks"), 56, wxALIGN_RIGHT);
    AddMarkupColumn(m_list, Tr(context, "Minutes"), 66, wxALIGN_RIGHT);
    AddMarkupColumn(m_list, Tr(context, "State"), kStateWidth);
    FillWithColumn(m_list, 2, 80, 50 + 150 + 56 + 66 + kStateWidth);
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
    auto* head = new wxBoxSizer(wxHORIZONTAL);
    head->Add(m_head, wxSizerFlags(1).CentreVertical());
    head->Add(m_all, wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(8)));
    left->Add(head, wxSizerFlags().Expand().Border(wxALL, FromDIP(14)));
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
    m_listening = std::make_unique<HistoryListener>(state, past::kShown | past::kInRange,
                                                    [this](unsigned kinds) { Take(kinds); });
}

void HistoryVisits::Take(unsigned kinds) {
    if ((kinds & (past::kShown | past::kInRange)) == 0 || (kinds & past::kGone) != 0) return;
    m_only.reset();
    m_stale = true;
    // Ten years of rows are not made anew for who does not see them.
    if (IsShownOnScreen()) Freshen();
}

void HistoryVisits::Freshen() {
    if (std::exchange(m_stale, false)) FillList();
}

void HistoryVisits::ShowOnly(std::vector<model::VisitId> visits) {
    m_only = std::move(visits);
    FillList();
}

void HistoryVisits::Clear() {
    m_visits.clear();
    m_whole.clear();
    m_only.reset();
    m_all->Hide();
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
    m_whole.clear();
    m_only.reset();
    m_client = client.id;
    Try(m_context, [&] { m_whole = m_context.clinic.Store().Visits(wanted); });
    FillList();
    ShowMoved(client.id);
}

// As the plots have it: by range and filters, of a number its visits alone. What is no part of the history,
// struck or begun since, has a day and a therapist to go by.
bool HistoryVisits::Shows(const store::VisitSummary& visit) const {
    if (m_only) return std::ranges::find(*m_only, visit.id) != m_only->end();
    if (m_state.Whole().client != m_client) return true;
    const desk::PastFilter& filter = m_state.Filter();
    if (m_state.Whole().Find(visit.id) != nullptr) {
        const desk::PastVisit* shown = m_state.InRange().Find(visit.id);
        return shown != nullptr && (shown->mark_count > 0 || (!filter.finding && !filter.place));
    }
    const auto day = text::ToCivil(visit.service_at, m_context.clinic.Profile().zone).day;
    return m_state.Range().Holds(day) && (!filter.therapist || *filter.therapist == visit.therapist);
}

// "8 of 60 visits, 1 entered in error"
wxString HistoryVisits::HeadText() const {
    const auto& words = m_context.words;
    const auto count = std::ssize(m_visits), all = std::ssize(m_whole);
    std::string text = words.SayPlural("{0} visit", "{0} visits", all, {std::to_string(all)});
    if (count != all) text = words.Say("{0} of {1}", {std::to_string(count), text});
    const auto struck = std::ranges::count(m_visits, true, &store::VisitSummary::in_error);
    if (struck > 0)
        text += ", " + words.SayPlural("{0} entered in error", "{0} entered in error", struck,
                                       {std::to_string(struck)});
    return Wx(text);
}

void HistoryVisits::FillList() {
    m_stale = false;
    const int row = m_list->GetSelectedRow();
    const auto before = row >= 0 && row < static_cast<int>(m_visits.size())
                            ? m_visits[static_cast<std::size_t>(row)].id
                            : model::VisitId{};
    m_visits.clear();
    m_list->DeleteAllItems();
    for (const auto& visit : m_whole) {
        if (!Shows(visit)) continue;
        m_visits.push_back(visit);
        AddRow(visit);
    }
    m_head->SetLabelText(HeadText());
    m_all->Show(m_only.has_value());
    Layout();
    const auto kept = std::ranges::find(m_visits, before, &store::VisitSummary::id);
    const auto select = kept == m_visits.end() ? 0 : kept - m_visits.begin();
    if (!m_visits.empty()) {
        m_list->SelectRow(static_cast<unsigned>(select));
        m_list->EnsureVisible(m_list->RowToItem(static_cast<int>(select)));
    }
    ShowSelected();
}

void HistoryVisits::AddRow(const store::VisitSummary& visit) {
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

void HistoryVisits::Open() {
    const int row = m_list->GetSelectedRow();
    if (row != wxNOT_FOUND && m_open->IsEnabled() && OnOpenVisit)
        OnOpenVisit(m_visits[static_cast<std::size_t>(row)].id);
}

}  // namespace gui
