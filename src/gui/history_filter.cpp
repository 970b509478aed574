#include "gui/history_filter.h"

#include <wx/button.h>
#include <wx/wrapsizer.h>

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <set>
#include <utility>

#include "desk/past_places.h"
#include "gui/controls_button.h"
#include "gui/controls_list.h"
#include "gui/controls_text.h"
#include "gui/dialog_past_range.h"

namespace gui {

namespace {

// DIP.
constexpr int kLeastChoice = 108, kMostChoice = 176;
constexpr int kGap = 3;   // around each
constexpr int kRim = 12;  // as far from the window as the cards below

enum Preset { ThreeMonths, SixMonths, ThisYear, All };

model::Date MonthsBefore(model::Date day, int months) {
    auto from = day - std::chrono::months(months);
    if (!from.ok()) from = from.year() / from.month() / std::chrono::last;
    return from;
}

}  // namespace

HistoryFilter::HistoryFilter(wxWindow* parent, HistoryState& state) : wxPanel(parent), m_state(state) {
    const Context& ctx = state.Ctx();
    Paint(this, Role::Chrome);
    m_range = NewButton(this, Tr(ctx, "All days"), ButtonLook::Outline, Icon::Calendar);
    m_range->Bind(wxEVT_BUTTON, [this](wxCommandEvent&) { AskRange(); });
    m_presets = new Segments(
        this, {Tr(ctx, "3 months"), Tr(ctx, "6 months"), Tr(ctx, "This year"), TrIn(ctx, "range", "All")},
        Tr(ctx, "Range"));
    m_presets->OnChosen = [this](int preset) { ChoosePreset(preset); };
    m_finding = new wxChoice(this, wxID_ANY);
    m_therapist = new wxChoice(this, wxID_ANY);
    m_place = new wxChoice(this, wxID_ANY);
    SetSpoken(m_finding, Tr(ctx, "Finding"));
    SetSpoken(m_therapist, Tr(ctx, "Therapist"));
    SetSpoken(m_place, Tr(ctx, "Region"));
    m_tables = new wxToggleButton(this, wxID_ANY, Tr(ctx, "As tables"), wxDefaultPosition, wxDefaultSize,
                                  wxBU_EXACTFIT);
    m_tables->SetToolTip(Tr(ctx, "Every plot as a table (Ctrl+Shift+V)"));
    m_tables->Bind(wxEVT_TOGGLEBUTTON, [this](wxCommandEvent&) {
        if (on_table) on_table(m_tables->GetValue());
    });
    m_parts =
        new Segments(this, {Tr(ctx, "Overview"), Tr(ctx, "Measures"), Tr(ctx, "Visits")}, Tr(ctx, "Part"));
    m_parts->Select(0);
    m_parts->OnChosen = [this](int part) {
        if (on_part) on_part(part);
    };
    m_row = new wxWrapSizer(wxHORIZONTAL, wxREMOVE_LEADING_SPACES);
    for (wxWindow* one :
         {static_cast<wxWindow*>(m_range), static_cast<wxWindow*>(m_presets),
          static_cast<wxWindow*>(m_finding), static_cast<wxWindow*>(m_therapist),
          static_cast<wxWindow*>(m_place), static_cast<wxWindow*>(m_tables), static_cast<wxWindow*>(m_parts)})
        m_row->Add(one, wxSizerFlags().CentreVertical().Border(wxALL, FromDIP(kGap)));
    auto* rim = new wxBoxSizer(wxVERTICAL);
    rim->AddSpacer(FromDIP(kGap));
    rim->Add(m_row, wxSizerFlags().Expand().Border(wxLEFT | wxRIGHT, FromDIP(kRim - kGap)));
    rim->AddSpacer(FromDIP(kGap));
    SetSizer(rim);
    for (wxChoice* choice : {m_finding, m_therapist, m_place}) {
        choice->SetMinSize(wxSize(FromDIP(kLeastChoice), -1));
        KeepFromWheel(choice);
        choice->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) { Apply(); });
    }
    m_listening =
        std::make_unique<HistoryListener>(state, past::kShown, [this](unsigned kinds) { Take(kinds); });
}

bool HistoryFilter::InformFirstDirection(int direction, int size, int other) {
    if (direction == wxHORIZONTAL) FitChoices(size);
    return wxPanel::InformFirstDirection(direction, size, other);
}

void HistoryFilter::FitChoices(int width) {
    const std::array choices{m_finding, m_therapist, m_place};
    std::array<int, 3> wide{};
    const int least = FromDIP(kLeastChoice);
    int over = FromDIP(2 * (kRim - kGap)) - width, slack = 0;
    for (wxSizerItem* item : m_row->GetChildren()) over += item->CalcMin().x;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        wide[i] = std::clamp(choices[i]->GetBestSize().x, least, FromDIP(kMostChoice));
        over += wide[i] - choices[i]->GetMinSize().x;
        slack += wide[i] - least;
    }
    const bool gives = over > 0 && over <= slack;
    for (std::size_t i = 0; i < choices.size(); ++i) {
        const int cut = gives ? (over * (wide[i] - least) + slack - 1) / slack : 0;
        if (choices[i]->GetMinSize().x != wide[i] - cut) choices[i]->SetMinSize(wxSize(wide[i] - cut, -1));
    }
}

void HistoryFilter::ShowTables(bool tables) {
    m_tables->SetValue(tables);
}

void HistoryFilter::Take(unsigned kinds) {
    if (kinds & past::kShown) FillChoices();
    if (kinds & past::kRange) ShowRange();
    // The days and the choices may need more room than those before, and the bar another row.
    if (kinds & past::kShown) GetParent()->Layout();
    if (kinds & (past::kShown | past::kInRange)) Layout();
}

// What the client's own past has, by name: the same until it is read again.
void HistoryFilter::FillChoices() {
    if (m_filled == m_state.Loads()) return;
    m_filled = m_state.Loads();
    const Context& ctx = m_state.Ctx();
    const desk::ClientPast& whole = m_state.Whole();
    const auto fill = [](wxChoice* choice, const wxString& all, auto& ids, const auto& named,
                         const auto& now) {
        ids.clear();
        wxArrayString names;
        names.Add(all);
        int chosen = 0;
        for (const auto& [name, id] : named) {
            names.Add(Wx(name));
            ids.push_back(id);
            if (now && *now == id) chosen = static_cast<int>(ids.size());
        }
        choice->Set(names);
        choice->SetSelection(chosen);
        choice->InvalidateBestSize();
    };
    std::map<std::string, std::string> findings;
    for (const std::string& id : whole.findings) findings[m_state.Words().FindingName(id)] = id;
    fill(m_finding, Tr(ctx, "All findings"), m_findings, findings, m_state.Filter().finding);
    std::set<model::UserId> treated;
    for (const desk::PastVisit& visit : whole.visits) treated.insert(visit.therapist);
    std::map<std::string, model::UserId> therapists;
    Try(ctx, [&] {
        for (const model::User& user : ctx.clinic.Store().Users())
            if (treated.contains(user.id)) {
                const std::string& name = user.full_name.empty() ? user.name : user.full_name;
                therapists[therapists.contains(name) ? name + " (" + user.name + ")" : name] = user.id;
            }
    });
    fill(m_therapist, Tr(ctx, "All therapists"), m_therapists, therapists, m_state.Filter().therapist);
    std::vector<std::pair<std::string, desk::PastUnit>> places;
    for (desk::PlaceChoice& place :
         desk::PlaceChoices(m_state.Words(), ctx.words, ctx.resources.Levels(), whole))
        places.emplace_back(std::move(place.name), std::move(place.unit));
    fill(m_place, Tr(ctx, "All regions"), m_places, places, m_state.Filter().place);
}

void HistoryFilter::ShowRange() {
    const Context& ctx = m_state.Ctx();
    const desk::PastRange& range = m_state.Range();
    const auto& visits = m_state.Shown().visits;
    const model::Date today = ctx.clinic.Today();
    wxString text = Tr(ctx, "All days");
    if (!visits.empty()) {
        const model::Date from = range.from.value_or(visits.front().day);
        const model::Date to = range.to.value_or(visits.back().day);
        const bool same = from.year() == to.year();
        text = Wx((same ? m_state.Words().ShortDay(from) : m_state.Words().Day(from)) + " – " +
                  m_state.Words().Day(to));
    }
    Relabel(m_range, text);
    int preset = -1;
    if (!range.from && !range.to) preset = All;
    if (range == desk::PastRange{MonthsBefore(today, 3), {}}) preset = ThreeMonths;
    if (range == desk::PastRange{MonthsBefore(today, 6), {}}) preset = SixMonths;
    if (range == desk::PastRange{today.year() / std::chrono::January / 1, {}}) preset = ThisYear;
    m_presets->Select(preset);
}

void HistoryFilter::ChoosePreset(int preset) {
    const model::Date today = m_state.Ctx().clinic.Today();
    desk::PastRange range;
    if (preset == ThreeMonths) range.from = MonthsBefore(today, 3);
    if (preset == SixMonths) range.from = MonthsBefore(today, 6);
    if (preset == ThisYear) range.from = today.year() / std::chrono::January / 1;
    m_state.SetRange(range);
}

void HistoryFilter::AskRange() {
    PastRangeDialog dialog(wxGetTopLevelParent(this), m_state.Ctx().words, m_state.Range());
    if (dialog.ShowModal() == wxID_OK) m_state.SetRange(dialog.Range());
}

void HistoryFilter::Apply() {
    desk::PastFilter filter;
    const auto chosen = [](const wxChoice* choice, const auto& ids, auto& into) {
        const int row = choice->GetSelection();
        if (row > 0 && static_cast<std::size_t>(row) <= ids.size())
            into = ids[static_cast<std::size_t>(row) - 1];
    };
    chosen(m_finding, m_findings, filter.finding);
    chosen(m_therapist, m_therapists, filter.therapist);
    chosen(m_place, m_places, filter.place);
    // Filling a choice anew while it tells of itself would not do.
    CallAfter([this, filter] { m_state.SetFilter(filter); });
}

}  // namespace gui
