#include "gui/history_compare.h"

#include <wx/stattext.h>

#include <algorithm>
#include <array>
#include <functional>
#include <utility>

#include "bodymap/spark_scene.h"
#include "gui/controls_list.h"
#include "gui/controls_text.h"
#include "gui/history_rows.h"
#include "text/human_date.h"

namespace gui {

namespace {

constexpr int kRest = 400;  // ms

struct ChangeLook {
    const char* sign;
    Role tint, ground;
    bodymap::Ink ink;
};
// In the order of desk::SpotChange.
constexpr std::array kLooks{ChangeLook{"+", Role::Info, Role::InfoGround, bodymap::plot::New},
                            ChangeLook{"▲", Role::Danger, Role::DangerGround, bodymap::plot::Worse},
                            ChangeLook{"=", Role::Text2, Role::Window, bodymap::plot::Same},
                            ChangeLook{"▼", Role::Ok, Role::OkGround, bodymap::plot::Better},
                            ChangeLook{"✓", Role::Ok, Role::OkGround, bodymap::plot::Better}};
static_assert(kLooks.size() == desk::kSpotChanges);
// Not there any more, which nobody said.
constexpr ChangeLook kNotCharted{"–", Role::Text2, Role::Window, bodymap::plot::Same};

const ChangeLook& LookOf(const desk::SpotPair& pair) {
    if (pair.change == desk::SpotChange::Resolved && !pair.found_gone) return kNotCharted;
    return kLooks[static_cast<std::size_t>(pair.change)];
}

std::string Score(const std::optional<int>& score) {
    return score ? std::to_string(*score) : "–";
}

// As many words a line as the width allows.
wxString InLines(const wxWindow& window, const wxString& text, int width) {
    wxString lines, line;
    for (const wxString& word : wxSplit(text, ' ', '\0')) {
        const wxString longer = line.empty() ? word : line + " " + word;
        if (line.empty() || window.GetTextExtent(longer).x <= width) {
            line = longer;
            continue;
        }
        lines += line + "\n";
        line = word;
    }
    return lines + line;
}

std::optional<double> Value(const std::optional<int>& score) {
    return score ? std::optional<double>(*score) : std::nullopt;
}

}  // namespace

HistoryCompare::HistoryCompare(wxWindow* parent, HistoryState& state, FileAsker& files)
    : HistoryCard(parent, state.Ctx(), files, Tr(state.Ctx(), "Compare")), m_state(state) {
    const Context& ctx = state.Ctx();
    BuildVisits();
    m_plots = new wxPanel(Place());
    Paint(m_plots, Role::Panel);
    m_rows = new PlotRows(m_plots, PlotRows::Look::Line, Tr(ctx, "What changed from A to B"));
    m_rows->on_open = [this](const PlotRow& row) { m_state.Offer(row.visits); };
    BuildMaps(m_plots);
    auto* column = new wxBoxSizer(wxVERTICAL);
    column->Add(m_rows, wxSizerFlags(1).Expand());
    column->Add(m_maps, wxSizerFlags(1).Expand());
    m_plots->SetSizer(column);
    SetPlot(m_plots);
    BuildFoot();
    SetTables(state.Words(), [this](const desk::PastWords& words) { return TableOf(words); });
    on_picture = [this] {
        return Shown() == Lists ? PictureOf(*m_rows, m_state.Ctx())
                                : Picture{m_maps->MakeScene(), m_maps->Frame()};
    };
    on_visits = [this](const auto& visits) { m_state.Offer(visits); };
    m_rest.Bind(wxEVT_TIMER, [this](wxTimerEvent&) {
        // While somebody works with the clinic alone the window would wait for it.
        if (m_state.Ctx().clinic.Lent()) return (void)m_rest.StartOnce(kRest);
        Try(m_state.Ctx(), [this] { ReadPair(); });
    });
    m_listening =
        std::make_unique<HistoryListener>(state, past::kShown, [this](unsigned kinds) { Take(kinds); });
    ShowAs(Lists);
}

void HistoryCompare::BuildVisits() {
    const Context& ctx = m_state.Ctx();
    m_a = new wxChoice(this, wxID_ANY);
    m_b = new wxChoice(this, wxID_ANY);
    SetSpoken(m_a, Tr(ctx, "Visit A, from"));
    SetSpoken(m_b, Tr(ctx, "Visit B, to"));
    auto* pair = new wxBoxSizer(wxHORIZONTAL);
    pair->Add(m_a, wxSizerFlags(1).CentreVertical());
    pair->Add(m_b, wxSizerFlags(1).CentreVertical().Border(wxLEFT, FromDIP(6)));
    AddRow(pair);
    for (wxChoice* choice : {m_a, m_b}) {
        choice->SetMinSize(wxSize(FromDIP(60), -1));
        KeepFromWheel(choice);
        choice->Bind(wxEVT_CHOICE, [this](wxCommandEvent&) {
            const int a = m_a->GetSelection(), b = m_b->GetSelection();
            if (a < 0 || b < 0) return;
            m_state.SetPair(m_offered[static_cast<std::size_t>(a)], m_offered[static_cast<std::size_t>(b)]);
            ShowPair();  // the earlier one is A, whatever was chosen
        });
    }
}

void HistoryCompare::BuildFoot() {
    auto* foot = new wxPanel(this);
    Paint(foot, Role::Panel);
    m_sum = NewText(foot, wxString(), FontStyle::Small, Role::Text2);
    m_overlap = NewText(foot, wxString(), FontStyle::Small, Role::Text2);
    m_foot = new wxBoxSizer(wxHORIZONTAL);
    m_foot->Add(m_sum, wxSizerFlags(1).Expand().Border(wxRIGHT, FromDIP(8)));
    m_foot->Add(m_overlap, wxSizerFlags().Expand());
    foot->SetSizer(m_foot);
    SetFoot(foot);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        ArrangeFoot();
        event.Skip();
    });
}

void HistoryCompare::ArrangeFoot() {
    const int width = GetClientSize().x - FromDIP(8 + 8);
    const int both = m_sum->GetTextExtent(m_sum_text).x +
                     m_overlap->GetTextExtent(m_overlap->GetLabelText()).x + FromDIP(8 + 4);
    const bool below = both > width;
    m_foot->SetOrientation(below ? wxVERTICAL : wxHORIZONTAL);
    m_foot->GetItem(m_sum)->SetProportion(below ? 0 : 1);
    wxString lines = m_sum_text;
    lines.Replace("= ", wxString::FromUTF8("=\u00a0"));  // the result stays whole
    m_sum->SetLabelText(below ? InLines(*m_sum, lines, width - FromDIP(8 + 4)) : m_sum_text);
}

wxString HistoryCompare::Sum() const {
    return m_sum_text;
}

wxString HistoryCompare::Overlap() const {
    return m_overlap->GetLabelText();
}

void HistoryCompare::Take(unsigned kinds) {
    if (kinds & past::kShown) {
        FillChoices();
        FillViews();
    }
    if (!(kinds & past::kPair)) return;
    ShowPair();
    FillRows();
}

void HistoryCompare::ShowPair() {
    const auto missing = [this](const model::VisitId& visit) {
        return !visit.empty() && std::ranges::find(m_offered, visit) == m_offered.end();
    };
    if (missing(m_state.A()) || missing(m_state.B())) FillChoices();
    for (const auto& [choice, visit] : {std::pair{m_a, &m_state.A()}, std::pair{m_b, &m_state.B()}}) {
        const auto at = std::ranges::find(m_offered, *visit);
        choice->SetSelection(at == m_offered.end() ? wxNOT_FOUND : static_cast<int>(at - m_offered.begin()));
    }
}

// Newest first, and only as many as the toolkit shows at once; the time line leads to the others, and those
// compared are always there.
void HistoryCompare::FillChoices() {
    constexpr std::size_t kMostOffered = 40;
    const auto& visits = m_state.Shown().visits;
    std::vector<std::size_t> offered;
    for (std::size_t i = visits.size(); i-- > 0 && offered.size() < kMostOffered;) offered.push_back(i);
    for (const model::VisitId* id : {&m_state.A(), &m_state.B()})
        if (const auto at = m_state.IndexOf(*id); at && std::ranges::find(offered, *at) == offered.end())
            offered.push_back(*at);
    std::ranges::sort(offered, std::greater());
    m_offered.clear();
    wxArrayString days;
    // The year stands only where it is not that of the newest.
    for (const std::size_t i : offered) {
        m_offered.push_back(visits[i].id);
        const model::Date day = visits[i].day;
        const bool same = day.year() == visits.back().day.year();
        days.Add(Wx(same ? m_state.Words().ShortDay(visits[i]) : m_state.Words().Day(visits[i])));
    }
    for (const auto& [choice, letter] : {std::pair{m_a, "A"}, std::pair{m_b, "B"}}) {
        wxArrayString named = days;
        for (wxString& day : named) day = wxString(letter) + "  " + day;
        choice->Set(named);
        choice->Enable(visits.size() > 1);
    }
}

void HistoryCompare::FillRows() {
    const Context& ctx = m_state.Ctx();
    m_comparison.reset();
    std::vector<PlotRow> rows;
    if (!m_state.A().value.empty() && !m_state.B().value.empty()) {
        m_comparison = desk::CompareSpots(m_state.Shown(), m_state.A(), m_state.B());
        for (std::size_t i = 0; i < desk::kSpotChanges; ++i) {
            const auto change = static_cast<desk::SpotChange>(i);
            if (change == desk::SpotChange::Resolved) AddList(rows, change, true);
            AddList(rows, change, false);
        }
    }
    m_sum_text = m_comparison ? Wx(m_state.Words().Sum(*m_comparison)) : wxString();
    ArrangeFoot();
    Layout();
    // Before the rows are said: what is known of the maps belongs to it.
    ReadPairAtRest();
    m_rows->ShowRows(
        std::move(rows), Summary(),
        m_comparison ? Tr(ctx, "Neither visit has a mark.") : Tr(ctx, "Two visits are needed to compare."));
    Renew();
    FillMaps();
}

// A heading and its spots; what is gone and was found so stands apart from what was just not charted.
void HistoryCompare::AddList(std::vector<PlotRow>& rows, desk::SpotChange change, bool found_gone) const {
    std::vector<const desk::SpotPair*> list;
    for (const desk::SpotPair& pair : m_comparison->Of(change))
        if (pair.found_gone == found_gone) list.push_back(&pair);
    if (list.empty()) return;
    const ChangeLook& look = LookOf(*list.front());
    PlotRow heading;
    heading.heading = true;
    heading.sign = wxString::FromUTF8(look.sign);
    heading.tint = look.tint;
    heading.ground = look.ground;
    heading.title = Wx(m_state.Words().ChangeName(*list.front()));
    heading.value = wxString::Format("%zu", list.size());
    rows.push_back(std::move(heading));
    for (const desk::SpotPair* pair : list) rows.push_back(RowOf(*pair, *m_comparison));
}

desk::PastTable HistoryCompare::TableOf(const desk::PastWords& words) const {
    if (!m_comparison) return {};
    desk::PastTable table = words.Table(*m_comparison);
    if (m_maps_in_numbers) words.AddMaps(table, *m_comparison, *m_maps_in_numbers);
    return table;
}

wxString HistoryCompare::Summary() const {
    if (!m_comparison) return {};
    std::string said = m_state.Words().Spoken(m_state.Shown(), *m_comparison);
    if (m_maps_in_numbers) said += " " + m_state.Words().Spoken(*m_maps_in_numbers);
    return Wx(said);
}

void HistoryCompare::ReadPairAtRest() {
    std::optional<std::pair<std::pair<model::VisitId, model::VisitId>, unsigned>> wanted;
    if (m_comparison) wanted = {{m_comparison->first, m_comparison->second}, m_state.Loads()};
    m_maps_in_numbers.reset();
    if (wanted && wanted == m_pair_of) {
        if (m_pair) ShowOverlap();
        return;
    }
    m_pair_of = wanted;
    m_pair.reset();
    m_overlap->SetLabelText(wxString());
    m_rest.Stop();
    if (wanted) m_rest.StartOnce(kRest);
}

void HistoryCompare::ReadPair() {
    if (!m_comparison) return;
    // Of the whole: a filter that comes meanwhile takes no visit away.
    m_pair = desk::LoadPair(m_state.Ctx().clinic, m_state.Whole(), m_comparison->first, m_comparison->second);
    ShowOverlap();
    m_rows->SaySummary(Summary());
    Renew();
    // Shapes stand in place of points now.
    FillMaps();
}

PlotRow HistoryCompare::RowOf(const desk::SpotPair& pair, const desk::PastComparison& all) const {
    PlotRow row;
    row.finding = pair.finding;
    row.ink = FindingInk(m_state.Ctx(), pair.finding);
    row.title = Wx(m_state.Words().PlaceName(pair.at));
    row.tail = SideOf(m_state.Words(), pair.at);
    row.value = Wx(Score(pair.before_first) + " → " + Score(pair.before_second));
    row.detail = Wx(m_state.Words().Detail(pair));
    const bodymap::Dumbbell change{Value(pair.before_first), Value(pair.before_second), LookOf(pair).ink, 10};
    row.plot = [change](const bodymap::Rect& frame) { return bodymap::ChangeScene(change, frame); };
    row.spoken = SpokenSpot(pair);
    row.visits = desk::VisitsOf(all, pair);
    return row;
}

wxString HistoryCompare::SpokenSpot(const desk::SpotPair& pair) const {
    const desk::PastWords& words = m_state.Words();
    const std::string detail = words.Detail(pair);
    return Wx(words.ChangeName(pair) + ": " + words.FindingName(pair.finding) + ", " +
              words.PlaceName(pair.at) + ", " +
              m_state.Ctx().words.Say("severity before: A {0}, B {1}",
                                      {Score(pair.before_first), Score(pair.before_second)}) +
              (detail.empty() ? "" : ", " + detail));
}

// Of the surfaces.
void HistoryCompare::ShowOverlap() {
    const Context& ctx = m_state.Ctx();
    const auto maps = desk::CompareMaps(ctx.resources, m_state.Shown(), *m_pair);
    m_maps_in_numbers = maps;
    m_overlap->SetLabelText(wxString());
    m_overlap->UnsetToolTip();
    if (maps.surface) {
        m_overlap->SetLabelText(
            TrFill(ctx, "overlap of maps {0}", {text::HumanNumber(ctx.words, *maps.surface, 2)}));
        m_overlap->SetToolTip(Wx(m_state.Words().Spoken(maps)));
    }
    ArrangeFoot();
    Layout();
}

}  // namespace gui
