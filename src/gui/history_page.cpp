#include "gui/history_page.h"

#include <wx/sizer.h>
#include <wx/textctrl.h>

#include "desk/note.h"
#include "desk/sentences.h"
#include "gui/controls_button.h"
#include "gui/controls_list.h"
#include "gui/controls_text.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace gui {

namespace {

// In the language of notes; of a signed visit as it was signed.
std::string DetailText(const Context& context, const model::Visit& visit) {
    const auto& words = context.resources.Translator(context.clinic.Profile().language);
    std::string text;
    for (const std::string& line : desk::ObjectiveTexts(words, context.resources, visit)) text += line + "\n";
    for (const std::string* part :
         {&visit.soap.subjective, &visit.soap.objective, &visit.soap.assessment, &visit.soap.plan}) {
        if (!part->empty()) text += "\n" + *part + "\n";
    }
    return text;
}

}  // namespace

HistoryPage::HistoryPage(wxWindow* parent, const Context& context) : wxPanel(parent), m_context(context) {
    Paint(this, Role::Panel);
    m_head = NewText(this, wxString(), FontStyle::Section);
    m_list = NewList(this, Tr(context, "Visits"), true);
    AddMarkupColumn(m_list, Tr(context, "Visit"), 50, wxALIGN_RIGHT);
    AddMarkupColumn(m_list, Tr(context, "Date"), 150);
    AddMarkupColumn(m_list, Tr(context, "Reason"), 260);
    AddMarkupColumn(m_list, TrIn(context, "column", "Marks"), 56, wxALIGN_RIGHT);
    AddMarkupColumn(m_list, Tr(context, "Minutes"), 66, wxALIGN_RIGHT);
    AddMarkupColumn(m_list, Tr(context, "State"), 66);
    FillWithColumn(m_list, 2, 80, 50 + 150 + 56 + 66 + 66);
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

void HistoryPage::ShowClient(const model::Client& client) {
    store::VisitFilter wanted;
    wanted.client = client.id;
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
        cells.push_back(Wx(Quoted(VisitStatusWord(m_context, visit.status))));
        m_list->AppendItem(cells);
    }
    const long count = static_cast<long>(m_visits.size());
    m_head->SetLabelText(
        Wx(m_context.words.SayPlural("{0} visit", "{0} visits", count, {std::to_string(count)})));
    if (!m_visits.empty()) m_list->SelectRow(0);
    ShowSelected();
}

void HistoryPage::ShowSelected() {
    const int row = m_list->GetSelectedRow();
    m_open->Enable(row != wxNOT_FOUND);
    m_detail->Clear();
    if (row == wxNOT_FOUND || row >= static_cast<int>(m_visits.size())) return;
    Try(m_context, [&] {
        const auto visit = m_context.clinic.Store().LoadVisit(m_visits[static_cast<std::size_t>(row)].id);
        if (!visit) return;
        m_detail->ChangeValue(Wx(DetailText(m_context, *visit)));
        m_detail->ShowPosition(0);
    });
}

void HistoryPage::Open() {
    const int row = m_list->GetSelectedRow();
    if (row != wxNOT_FOUND && OnOpenVisit) OnOpenVisit(m_visits[static_cast<std::size_t>(row)].id);
}

}  // namespace gui
