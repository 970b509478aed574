#include "gui/history_page.h"

#include <wx/menu.h>
#include <wx/scrolwin.h>
#include <wx/simplebook.h>
#include <wx/sizer.h>

#include <algorithm>
#include <array>

#include "desk/sentences.h"
#include "gui/controls_text.h"
#include "gui/history_compare.h"
#include "gui/history_filter.h"
#include "gui/history_heat.h"
#include "gui/history_line.h"
#include "gui/history_lists.h"
#include "gui/history_state.h"
#include "gui/history_visits.h"

namespace gui {

namespace {

constexpr std::size_t kMostOffered = 15;  // visits in a menu
constexpr int kLineHeight = 204;          // DIP
// Of a low window the maps and lists have more.
constexpr int kLowLine = 170, kLowPage = 640;
// Shares of the width, as 466 to the rest to 296 at 1440.
constexpr int kHeatShare = 46, kCompareShare = 43, kRecurringShare = 29;
constexpr int kLeastThree = 900;     // DIP: for three cards in a row
constexpr int kLeastBelow = 270;     // DIP: of one that stands below the others
constexpr int kLeastOverview = 400;  // DIP: below it maps are too small to read, and the overview scrolls

void PutRow(wxWindow* row, const std::vector<std::pair<wxWindow*, int>>& cards, int least_height) {
    auto* sizer = new wxBoxSizer(wxHORIZONTAL);
    for (const auto& [card, share] : cards) {
        if (sizer->GetItemCount() > 0) sizer->AddSpacer(row->FromDIP(12));
        sizer->Add(card, wxSizerFlags(share).Expand());
        card->SetMinSize(row->FromDIP(wxSize(190, least_height)));
    }
    row->SetSizer(sizer);
}

}  // namespace

HistoryPage::HistoryPage(wxWindow* parent, const Context& context, FileAsker* files)
    : wxPanel(parent),
      m_context(context),
      m_own_files(files == nullptr ? NativeFileAsker() : nullptr),
      m_state(std::make_unique<HistoryState>(context)) {
    Paint(this, Role::Window);
    Build(files == nullptr ? *m_own_files : *files);
    m_state->on_offer = [this](const std::vector<model::VisitId>& visits) { Offer(visits); };
    m_state->on_open = [this](const model::VisitId& id) {
        if (OnOpenVisit) OnOpenVisit(id);
    };
    m_filter->on_part = [this](int part) { ShowPart(part); };
    m_filter->on_table = [this](bool tables) { ShowTables(tables); };
    m_visits->OnOpenVisit = [this](const model::VisitId& id) {
        if (OnOpenVisit) OnOpenVisit(id);
    };
    Bind(wxEVT_CHAR_HOOK, &HistoryPage::OnKey, this);
}

HistoryPage::~HistoryPage() {
    // Cards listen to the state until they are gone.
    DestroyChildren();
}

void HistoryPage::Build(FileAsker& files) {
    m_filter = new HistoryFilter(this, *m_state);
    m_line = new HistoryLine(this, *m_state, files);
    m_line->SetMinSize(wxSize(-1, FromDIP(kLineHeight)));
    m_parts = new wxSimplebook(this);
    BuildOverview(files);
    auto* measured = new wxPanel(m_parts);
    Paint(measured, Role::Window);
    m_measures = new HistoryMeasures(measured, *m_state, files);
    m_helped = new HistoryHelped(measured, *m_state, files);
    PutRow(measured, {{m_measures, 1}, {m_helped, 1}}, -1);
    m_visits = new HistoryVisits(m_parts, *m_state);
    for (wxWindow* part : std::array<wxWindow*, 3>{m_overview, measured, m_visits})
        m_parts->AddPage(part, wxString());
    for (HistoryCard* card : Cards()) card->on_leave = [this] { LogLeaving(); };
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(m_filter, wxSizerFlags().Expand());
    column->Add(NewDivider(this), wxSizerFlags().Expand());
    column->Add(m_line, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(12)));
    column->Add(m_parts, wxSizerFlags(1).Expand().Border(wxALL, FromDIP(12)));
    SetSizer(column);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        const bool low = ToDIP(event.GetSize().y) < kLowPage;
        m_line->SetMinSize(wxSize(-1, FromDIP(low ? kLowLine : kLineHeight)));
        event.Skip();
    });
}

void HistoryPage::BuildOverview(FileAsker& files) {
    m_overview = new wxScrolledWindow(m_parts, wxID_ANY, wxDefaultPosition, wxDefaultSize,
                                      wxVSCROLL | wxTAB_TRAVERSAL | wxBORDER_NONE);
    m_overview->SetScrollRate(0, FromDIP(12));
    Paint(m_overview, Role::Window);
    m_heat = new HistoryHeat(m_overview, *m_state, files);
    m_compare = new HistoryCompare(m_overview, *m_state, files);
    m_recurring = new HistoryRecurring(m_overview, *m_state, files);
    for (HistoryCard* card : {static_cast<HistoryCard*>(m_heat), static_cast<HistoryCard*>(m_compare)})
        card->SetMinSize(FromDIP(wxSize(190, kLeastOverview)));
    m_beside = new wxBoxSizer(wxHORIZONTAL);
    m_below = new wxBoxSizer(wxHORIZONTAL);
    auto* rows = new wxBoxSizer(wxVERTICAL);
    rows->Add(m_beside, wxSizerFlags(1).Expand());
    rows->Add(m_below, wxSizerFlags().Expand());
    m_overview->SetSizer(rows);
    m_beside->Add(m_heat, wxSizerFlags(kHeatShare).Expand());
    m_beside->Add(m_compare, wxSizerFlags(kCompareShare).Expand().Border(wxLEFT, FromDIP(12)));
    m_beside->Add(m_recurring, wxSizerFlags(kRecurringShare).Expand().Border(wxLEFT, FromDIP(12)));
    m_recurring->SetMinSize(FromDIP(wxSize(190, kLeastOverview)));
    m_overview->Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        ArrangeOverview();
        event.Skip();
    });
}

void HistoryPage::ArrangeOverview() {
    const bool narrow = ToDIP(m_overview->GetSize().x) < kLeastThree;
    if (narrow != m_below->IsEmpty()) return;
    (narrow ? m_beside : m_below)->Detach(m_recurring);
    m_recurring->SetMinSize(FromDIP(wxSize(190, narrow ? kLeastBelow : kLeastOverview)));
    if (narrow)
        m_below->Add(m_recurring, wxSizerFlags(1).Expand().Border(wxTOP, FromDIP(12)));
    else
        m_beside->Add(m_recurring, wxSizerFlags(kRecurringShare).Expand().Border(wxLEFT, FromDIP(12)));
    m_overview->FitInside();
}

wxTextCtrl* HistoryPage::Detail() const {
    return m_visits->Detail();
}

wxStaticText* HistoryPage::Moved() const {
    return m_visits->Moved();
}

void HistoryPage::ShowClient(const model::Client& client) {
    m_visits->ShowClient(client);
    // Another client's plots are of no use a moment longer, nor what one may not see any more.
    const bool may = m_context.clinic.Store().May(model::Operation::ViewChart, client.id);
    if (!may || m_state->Whole().client != client.id) m_state->Clear();
    if (!may) return;
    m_state->Later(m_state.get(), [this, id = client.id] { ReadPast(id); });
}

void HistoryPage::Forget() {
    m_state->Drop(m_state.get());
    m_visits->Clear();
    m_state->Clear();
}

// One piece after the other, so that the window goes on while ten years are read.
void HistoryPage::ReadPast(const model::ClientId& client) {
    m_state->Load(client);
    ReadOn();
}

void HistoryPage::ReadOn() {
    if (!m_context.turns)
        while (m_state->LoadMore()) {
        }
    if (m_state->LoadMore())
        m_state->Later(m_state.get(), [this] { ReadOn(); });
    else
        Layout();
}

void HistoryPage::ShowPart(int part) {
    m_parts->ChangeSelection(static_cast<std::size_t>(part));
    m_filter->Parts()->Select(part);
    const std::array<HistoryRows*, 3> lists{m_recurring, m_measures, m_helped};
    for (HistoryRows* list : lists)
        if (list->GetParent()->IsShown()) list->Freshen();
    if (m_visits->IsShown()) m_visits->Freshen();
}

std::vector<wxWindow*> HistoryPage::Panes() const {
    std::vector<wxWindow*> panes{m_filter};
    for (HistoryCard* card : Cards())
        if (card->IsShownOnScreen()) panes.push_back(card);
    if (m_visits->IsShownOnScreen()) panes.push_back(m_visits);
    return panes;
}

void HistoryPage::NextPane() {
    const auto panes = Panes();
    const auto holds = [focus = FindFocus()](const wxWindow* pane) {
        return focus != nullptr && (focus == pane || pane->IsDescendant(focus));
    };
    const auto now = std::ranges::find_if(panes, holds);
    wxWindow* next = now == panes.end() || now + 1 == panes.end() ? panes.front() : *(now + 1);
    if (auto* card = dynamic_cast<HistoryCard*>(next)) return card->FocusPlot();
    next == m_visits ? m_visits->List()->SetFocus() : (void)FocusFirst(*next);
}

void HistoryPage::ShowTables(bool tables) {
    m_tables = tables;
    m_filter->ShowTables(tables);
    for (HistoryCard* card : Cards()) card->AsTable(tables);
}

std::vector<HistoryCard*> HistoryPage::Cards() const {
    return {m_line, m_heat, m_compare, m_recurring, m_measures, m_helped};
}

void HistoryPage::LogLeaving() const {
    const model::ClientId& client = m_state->Whole().client;
    m_context.clinic.Store().Log("history.export", client.value, client);
}

// Few in a menu where the pointer is; the list of visits has them all.
void HistoryPage::Offer(std::vector<model::VisitId> visits) {
    std::ranges::reverse(visits);
    std::erase_if(visits, [this](const model::VisitId& id) { return m_state->Whole().Find(id) == nullptr; });
    if (visits.empty()) return;
    if (on_offer) return on_offer(visits);
    wxMenu menu;
    for (std::size_t i = 0; i < std::min(visits.size(), kMostOffered); ++i) {
        const desk::PastVisit* visit = m_state->Whole().Find(visits[i]);
        const long marks = static_cast<long>(visit->mark_count);
        menu.Append(static_cast<int>(i) + 1,
                    Wx(m_state->Words().Day(*visit) + "  ·  " +
                       m_context.words.SayPlural("{0} mark", "{0} marks", marks, {std::to_string(marks)})));
    }
    menu.AppendSeparator();
    const int list = static_cast<int>(kMostOffered) + 1;
    const auto count = std::ssize(visits);
    menu.Append(list, Wx(m_context.words.SayPlural("Show it in the list of visits",
                                                   "Show all {0} in the list of visits", count,
                                                   {std::to_string(count)})));
    const int chosen = GetPopupMenuSelectionFromUser(menu, MenuPlace(*this));
    if (chosen == list) {
        ShowPart(HistoryFilter::Visits);
        m_visits->ShowOnly(std::move(visits));
        m_visits->List()->SetFocus();
    } else if (chosen > 0 && OnOpenVisit) {
        OnOpenVisit(visits[static_cast<std::size_t>(chosen) - 1]);
    }
}

void HistoryPage::OnKey(wxKeyEvent& event) {
    const bool wanted = event.GetKeyCode() == 'V' && event.ControlDown() && event.ShiftDown();
    if (!wanted) return event.Skip();
    ShowTables(!m_tables);
}

}  // namespace gui
