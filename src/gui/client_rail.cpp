#include "gui/client_rail.h"

#include <wx/menu.h>
#include <wx/sizer.h>
#include <wx/utils.h>

#include <algorithm>
#include <array>

#include "desk/amendments.h"
#include "gui/controls_button.h"
#include "gui/controls_list.h"
#include "gui/controls_text.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace gui {

namespace {

constexpr int kMostShown = 40;
constexpr const char* kNotYet = "-";  // a button made without words cannot get some later
constexpr int kLockWidth = 26;        // DIP
constexpr int kMostUnsigned = 100;    // counted; the list offers the newest of them

Role DotRole(const store::VisitSummary& visit) {
    return visit.status == model::VisitStatus::Draft ? Role::Warn : Role::Ok;
}

// Two lines of text and the cell's own padding.
int RowHeight(const wxWindow* list) {
    return 2 * list->GetCharHeight() + list->FromDIP(5);
}

// Those seen last come first; where there is room, others follow by name.
std::vector<store::ClientSummary> Recent(const store::ClinicStore& store) {
    auto clients = store.RecentClients(kMostShown);
    if (clients.size() >= kMostShown) return clients;
    for (auto& other : store.FindClients({}, kMostShown)) {
        if (clients.size() >= kMostShown) break;
        if (std::ranges::find(clients, other.id, &store::ClientSummary::id) == clients.end())
            clients.push_back(std::move(other));
    }
    return clients;
}

// "A. Client, Tue 24 Nov": a line of the menu.
wxString MenuLine(const Context& context, const store::VisitSummary& visit) {
    const auto civil = text::ToCivil(visit.service_at, context.clinic.Profile().zone);
    return wxControl::EscapeMnemonics(
        Wx(visit.client_name + ", " + text::HumanDate(context.words, civil.day, text::DateStyle::Weekday)));
}

std::string SeenLine(const Context& context, const store::ClientSummary& client) {
    if (client.closed) return context.words.Text("Private chart");
    if (!client.last_visit) return context.words.Text("No visit yet");
    const auto civil = text::ToCivil(*client.last_visit, context.clinic.Profile().zone);
    return text::HumanDate(context.words, civil.day, text::DateStyle::Short) + " · " +
           context.words.SayPlural("{0} visit", "{0} visits", client.visits, {std::to_string(client.visits)});
}

// The row says it in words too.
wxVariant LockCell(bool closed) {
    wxVariant cell;
    cell << wxDataViewIconText(wxString(),
                               closed ? IconBundle(Icon::Lock, Role::Text2, 14) : wxBitmapBundle());
    return cell;
}

wxDataViewListCtrl* NewClientList(wxWindow* parent, const Context& context) {
    auto* list = NewList(parent, Tr(context, "Clients"));
    AddMarkupColumn(list, wxString(), 180);
    list->AppendColumn(
        new wxDataViewColumn(wxString(), new wxDataViewIconTextRenderer, 1, list->FromDIP(kLockWidth)),
        "wxDataViewIconText");
    FillWithColumn(list, 0, 120, kLockWidth);
    return list;
}

}  // namespace

ClientRail::ClientRail(wxWindow* parent, const Context& context) : wxPanel(parent), m_context(context) {
    Paint(this, Role::Rail);
    Build();
    BindList(m_today, m_today_ids);
    BindList(m_clients, m_client_ids);
    m_search->Bind(wxEVT_TEXT, [this](wxCommandEvent&) { FillClients(); });
    m_search->Bind(wxEVT_SEARCH_CANCEL, [this](wxCommandEvent&) { m_search->Clear(); });
    m_search->Bind(wxEVT_CHAR_HOOK, &ClientRail::OnSearchKey, this);
    Reload();
    OnNewColours(this, [this] { Reload(); });
}

void ClientRail::Build() {
    m_search = new wxSearchCtrl(this, wxID_ANY);
    m_search->SetDescriptiveText(Tr(m_context, "Find client (Ctrl+K)"));
    m_search->ShowCancelButton(true);
    SetSpoken(m_search, Tr(m_context, "Find client"));
    m_today_head = NewText(this, wxString(), FontStyle::CaptionBold, Role::Text2);
    m_today = NewList(this, Tr(m_context, "Today's visits"));
    AddMarkupColumn(m_today, wxString(), 44);
    AddMarkupColumn(m_today, wxString(), 132);
    AddMarkupColumn(m_today, wxString(), 20, wxALIGN_CENTRE);
    FillWithColumn(m_today, 1, 80, 44 + 20);
    m_clients_head = NewText(this, wxString(), FontStyle::CaptionBold, Role::Text2);
    m_clients = NewClientList(this, m_context);
    for (wxDataViewListCtrl* list : {m_today, m_clients}) AddStyleClass(list, "palpate-rail");
    auto* column = new wxBoxSizer(wxVERTICAL);
    const auto side = wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(10));
    column->AddSpacer(FromDIP(10));
    column->Add(m_search, side);
    column->AddSpacer(FromDIP(12));
    column->Add(m_today_head, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(14)));
    column->AddSpacer(FromDIP(4));
    column->Add(m_today, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(6)));
    column->AddSpacer(FromDIP(12));
    column->Add(m_clients_head, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(14)));
    column->AddSpacer(FromDIP(4));
    column->Add(m_clients, wxSizerFlags(1).Expand().Border(wxLEFT | wxRIGHT, FromDIP(6)));
    AddFoot(column);
    SetSizer(column);
}

void ClientRail::AddFoot(wxSizer* column) {
    m_unsigned_button =
        NewButton(this, TrFill(m_context, "Needs signature {0}", {"0"}), ButtonLook::Plain, Icon::Pencil);
    m_unsigned_button->SetToolTip("Ctrl+U");
    m_unsigned_button->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { AskUnsigned(); });
    wxButton* add = NewButton(this, Tr(m_context, "New client"), ButtonLook::Plain, Icon::Plus);
    add->SetToolTip("Ctrl+N");
    add->Show(m_context.clinic.Store().May(model::Operation::EditClient));
    add->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
        if (OnNew) OnNew();
    });
    column->Add(NewDivider(this), wxSizerFlags().Expand());
    column->Add(m_unsigned_button, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxTOP, FromDIP(6)));
    column->Add(add, wxSizerFlags().Border(wxALL, FromDIP(6)));
    m_backup = NewButton(this, kNotYet, ButtonLook::Plain);
    m_old_backup = NewChip(this, kNotYet, Tone::Warn, Icon::Warning);
    for (wxButton* button : {m_backup, m_old_backup}) {
        button->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) {
            if (OnBackups) OnBackups();
        });
        button->Hide();
        column->Add(button, wxSizerFlags().Border(wxLEFT | wxRIGHT | wxBOTTOM, FromDIP(6)));
    }
}

void ClientRail::ShowBackup(const wxString& age, bool old, const wxString& more) {
    for (wxButton* button : {m_backup, m_old_backup}) {
        Relabel(button, age);
        button->SetToolTip(more);
        button->Show(!age.empty() && (button == m_old_backup) == old);
    }
    Layout();
}

void ClientRail::FillUnsigned() {
    m_unsigned = m_context.clinic.Store().UnsignedVisits(m_context.clinic.SignedIn().id, kMostUnsigned);
    const std::string count = m_unsigned.size() < kMostUnsigned ? std::to_string(m_unsigned.size())
                                                                : std::to_string(kMostUnsigned) + "+";
    Relabel(m_unsigned_button, TrFill(m_context, "Needs signature {0}", {count}));
    m_unsigned_button->Show(!m_unsigned.empty());
    Layout();
}

void ClientRail::AskUnsigned() {
    if (m_unsigned.empty() || !OnOpenVisit) return;
    if (m_unsigned.size() == 1) return OnOpenVisit(model::VisitId(m_unsigned.front().id));
    wxMenu menu(Tr(m_context, "Visits that need a signature"));
    const auto shown = std::min(m_unsigned.size(), static_cast<std::size_t>(kMostShown));
    for (std::size_t i = 0; i < shown; ++i)
        menu.Append(static_cast<int>(i) + 1, MenuLine(m_context, m_unsigned[i]));
    const int chosen = m_unsigned_button->GetPopupMenuSelectionFromUser(menu);
    if (chosen < 1) return;
    // What is opened may fill the list again.
    OnOpenVisit(model::VisitId(m_unsigned[static_cast<std::size_t>(chosen - 1)].id));
}

void ClientRail::VisitChanged(const model::Visit& visit) {
    const auto shown = std::ranges::find(m_today_visits, visit.id, &store::VisitSummary::id);
    if (shown != m_today_visits.end() && (shown->reason != visit.reason || shown->status != visit.status))
        FillToday();
}

wxString ClientRail::ClientCell(unsigned row) const {
    wxVariant value;
    m_clients->GetValue(value, row, 0);
    return value.GetString();
}

wxString ClientRail::TodayCell(unsigned row, unsigned column) const {
    wxVariant value;
    m_today->GetValue(value, row, column);
    return value.GetString();
}

void ClientRail::BindList(wxDataViewListCtrl* list, std::vector<model::ClientId>& ids) {
    const auto open = [this, list, &ids] {
        const int row = list->GetSelectedRow();
        if (m_filling || row == wxNOT_FOUND || row >= static_cast<int>(ids.size()) || !OnOpen) return;
        const model::ClientId id = ids[static_cast<std::size_t>(row)];
        CallAfter([this, id] { OnOpen(id); });  // the list may be filled again by what opening announces
    };
    list->Bind(wxEVT_DATAVIEW_ITEM_ACTIVATED, [open](wxDataViewEvent&) { open(); });
    // A click opens; keys that walk the list only move, Enter opens.
    list->Bind(wxEVT_DATAVIEW_SELECTION_CHANGED, [open](wxDataViewEvent&) {
        constexpr std::array kWalking{WXK_UP, WXK_DOWN, WXK_PAGEUP, WXK_PAGEDOWN, WXK_HOME, WXK_END};
        if (std::none_of(kWalking.begin(), kWalking.end(), [](wxKeyCode key) { return wxGetKeyState(key); }))
            open();
    });
}

void ClientRail::Reload() {
    TryLater(m_context, &m_unsigned, [this] { FillUnsigned(); });
    TryLater(m_context, &m_today, [this] { FillToday(); });
    TryLater(m_context, &m_clients, [this] { FillClients(); });
}

void ClientRail::FillToday() {
    m_filling = true;
    const auto visits = m_context.clinic.VisitsOn(m_context.clinic.Today());
    m_today->DeleteAllItems();
    m_today_ids.clear();
    m_today_visits = visits;
    for (const auto& visit : visits) {
        const auto civil = text::ToCivil(visit.service_at, m_context.clinic.Profile().zone);
        std::string status = VisitStatusWord(m_context, visit.status);
        if (desk::LateBy(m_context.clinic, visit)) status += ", " + m_context.words.Text("late entry");
        wxVector<wxVariant> cells;
        cells.push_back(Wx("<span size='9984' foreground='" +
                           Utf8(Colour(Role::Text2).GetAsString(wxC2S_HTML_SYNTAX)) + "'>" +
                           text::HumanTime(civil.hour, civil.minute) + "</span>"));
        cells.push_back(
            TwoLines(visit.client_name, visit.reason.empty() ? status : status + " · " + visit.reason));
        cells.push_back(DotMarkup(Colour(DotRole(visit))));
        m_today->AppendItem(cells);
        m_today_ids.push_back(visit.client);
    }
    const std::string day =
        text::HumanDate(m_context.words, m_context.clinic.Today(), text::DateStyle::Weekday);
    m_today_head->SetLabelText(visits.empty() ? TrFill(m_context, "Today, {0}: no visit yet", {day})
                                              : TrFill(m_context, "Today, {0}", {day}));
    const int rows = std::min(static_cast<int>(visits.size()), 7);
    m_today->SetMinSize(wxSize(-1, rows * RowHeight(m_today)));
    m_today->Show(rows > 0);
    ShowSelection(m_today, m_today_ids);
    m_filling = false;
    Layout();
}

void ClientRail::FillClients() {
    m_filling = true;
    const std::string text = Utf8(m_search->GetValue());
    auto clients = text.empty() ? Recent(m_context.clinic.Store())
                                : m_context.clinic.Store().FindClients(text, kMostShown);
    m_clients->DeleteAllItems();
    m_client_ids.clear();
    for (const auto& client : clients) {
        wxVector<wxVariant> cells;
        cells.push_back(TwoLines(client.name, SeenLine(m_context, client)));
        cells.push_back(LockCell(client.closed));
        m_clients->AppendItem(cells);
        m_client_ids.push_back(client.id);
    }
    const long count = static_cast<long>(clients.size());
    const wxString found = Wx(
        m_context.words.SayPlural("{0} client found", "{0} clients found", count, {std::to_string(count)}));
    m_clients_head->SetLabelText(text.empty() ? Tr(m_context, "Recent")
                                 : count < kMostShown
                                     ? found
                                     : TrFill(m_context, "The first {0} found", {std::to_string(count)}));
    ShowSelection(m_clients, m_client_ids);
    m_filling = false;
}

void ClientRail::SetCurrent(std::optional<model::ClientId> client) {
    m_current = std::move(client);
    m_filling = true;
    ShowSelection(m_today, m_today_ids);
    ShowSelection(m_clients, m_client_ids);
    m_filling = false;
}

void ClientRail::ShowSelection(wxDataViewListCtrl* list, const std::vector<model::ClientId>& ids) {
    const auto at = m_current ? std::find(ids.begin(), ids.end(), *m_current) : ids.end();
    if (at == ids.end())
        list->UnselectAll();
    else
        list->SelectRow(static_cast<unsigned>(at - ids.begin()));
}

void ClientRail::FocusSearch() {
    m_search->SetFocus();
    m_search->SelectAll();
}

void ClientRail::OnSearchKey(wxKeyEvent& event) {
    if (event.HasModifiers()) return event.Skip();  // Ctrl+Enter is the menu's
    switch (event.GetKeyCode()) {
        case WXK_RETURN:
        case WXK_NUMPAD_ENTER:
            if (!m_client_ids.empty() && OnOpen) OnOpen(m_client_ids.front());
            return;
        case WXK_DOWN:
            if (m_client_ids.empty()) return;
            m_clients->SetFocus();
            m_clients->SelectRow(0);
            return;
        case WXK_ESCAPE:
            m_search->Clear();
            return;
        default:
            event.Skip();
    }
}

}  // namespace gui
