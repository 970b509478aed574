#include "gui/history_heat.h"

#include <algorithm>
#include <array>

#include "desk/past_scenes.h"
#include "desk/sentences.h"
#include "gui/controls_list.h"
#include "gui/theme.h"

namespace gui {

namespace {

constexpr std::array kLevels{terms::Level::Structure, terms::Level::Area, terms::Level::Choir};
// Logical pixels: the legend above, the caption of a figure.
constexpr double kLegend = 24, kCaption = 20, kGap = 8;
constexpr double kLetter = 5.6;  // of a caption, on average
constexpr int kBothLayers = 2;   // of the segments

}  // namespace

HistoryHeat::HistoryHeat(wxWindow* parent, HistoryState& state, FileAsker& files)
    : HistoryCard(parent, state.Ctx(), files, Tr(state.Ctx(), "How often each region was marked")),
      m_state(state) {
    const Context& ctx = state.Ctx();
    m_views = new wxChoice(this, wxID_ANY);
    SetSpoken(m_views, Tr(ctx, "View"));
    m_level = new wxChoice(this, wxID_ANY);
    for (const wxString& name :
         {TrIn(ctx, "level", "Muscles"), TrIn(ctx, "level", "Areas"), TrIn(ctx, "level", "Segments (CHOIR)")})
        m_level->Append(name);
    m_level->SetSelection(0);
    SetSpoken(m_level, Tr(ctx, "Counted by"));
    m_layers = new Segments(this, {Tr(ctx, "Superficial"), Tr(ctx, "Deep"), TrIn(ctx, "layers", "Both")},
                            Tr(ctx, "Layer"));
    m_layers->Select(0);
    m_layers->EnableButton(kBothLayers, false);
    m_first = new wxBoxSizer(wxHORIZONTAL);
    m_second = new wxBoxSizer(wxHORIZONTAL);
    m_first->Add(m_views, wxSizerFlags(1).CentreVertical());
    m_second->Add(m_level, wxSizerFlags(1).CentreVertical());
    m_second->Add(m_layers, wxSizerFlags().CentreVertical().Border(wxLEFT, FromDIP(6)));
    AddRow(m_first);
    AddRow(m_second);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        Arrange();
        event.Skip();
    });
    for (wxChoice* choice : {m_views, m_level}) {
        choice->SetMinSize(wxSize(FromDIP(70), -1));
        KeepFromWheel(choice);
        choice->Bind(wxEVT_CHOICE, [this](wxCommandEvent& event) {
            if (event.GetEventObject() == m_level) ChooseLevel();
            Rebuild();
        });
    }
    m_layers->OnChosen = [this](int) { Rebuild(); };
    m_plot = new PlotWindow(Place(), wxSize(200, 160), [this](const bodymap::Rect& frame) {
        bodymap::Scene scene = Words(frame);
        scene.Append(MakeScene(frame, bodymap::HeatGround));
        return scene;
    });
    m_plot->AddLayer(PlotWindow::Layer::Kept,
                     [this](const bodymap::Rect& frame) { return MakeScene(frame, bodymap::HeatLines); });
    m_plot->AddLayer(PlotWindow::Layer::Fresh,
                     [this](const bodymap::Rect& frame) { return MakeScene(frame, bodymap::HeatCounts); });
    SetPlot(m_plot);
    m_plot->on_down = [this](bodymap::MapPoint at, bool) {
        if (const auto under = At(at)) OpenUnit(under->unit);
    };
    m_plot->on_hover = [this](bodymap::MapPoint at) {
        const auto under = At(at);
        if (!under) return wxString();
        return Wx(m_state.Words().UnitName(LevelChosen(), m_index->Units()[under->unit]) + ": " +
                  m_state.Ctx().words.SayPlural("{0} visit", "{0} visits", m_counts[under->unit],
                                                {std::to_string(m_counts[under->unit])}));
    };
    m_plot->on_key = [this](const wxKeyEvent& event) { return OnKey(event); };
    SetTables(state.Words(), [this](const desk::PastWords& words) { return TableOf(words); });
    on_picture = [this] { return Picture{m_plot->MakeScene(), m_plot->Frame()}; };
    on_visits = [this](const auto& visits) { m_state.Offer(visits); };
    m_listening =
        std::make_unique<HistoryListener>(state, past::kShown, [this](unsigned kinds) { Take(kinds); });
}

void HistoryHeat::Take(unsigned kinds) {
    if (kinds & past::kShown) {
        FillViews();
        Rebuild();
    } else if (kinds & past::kRange) {
        if (Recount()) m_plot->Renew();
        if (!(kinds & past::kInRange)) return;
        SayCounts();
        Renew();
    }
}

// The body from two sides at a time, then the close-ups.
void HistoryHeat::FillViews() {
    const int chosen = std::max(m_views->GetSelection(), 0);
    m_choices.clear();
    m_views->Clear();
    const auto& all = m_state.Ctx().resources.Atlas().Views(m_state.Shown().figure);
    for (std::size_t i = 0; i + 1 < all.size(); i += 2) {
        m_choices.push_back({all[i], all[i + 1]});
        m_views->Append(Wx(desk::ViewName(m_state.Ctx().words, all[i]) + " · " +
                           desk::ViewName(m_state.Ctx().words, all[i + 1])));
    }
    m_views->SetSelection(std::min(chosen, static_cast<int>(m_choices.size()) - 1));
    m_views->InvalidateBestSize();
    Arrange();
    Layout();
}

void HistoryHeat::Arrange() {
    int needed = FromDIP(8 + 6 + 6 + 8);
    for (const wxWindow* one :
         {static_cast<wxWindow*>(m_views), static_cast<wxWindow*>(m_level), static_cast<wxWindow*>(m_layers)})
        needed += one->GetBestSize().x;
    const bool one_row = GetClientSize().x >= needed;
    if (one_row == (m_first->GetItemCount() == 0)) return;
    if (one_row) {
        m_first->Detach(m_views);
        m_second->Prepend(m_views, wxSizerFlags(1).CentreVertical().Border(wxRIGHT, FromDIP(6)));
    } else {
        m_second->Detach(m_views);
        m_first->Add(m_views, wxSizerFlags(1).CentreVertical());
    }
}

// Of muscles those of both layers: a figure shows one of them.
desk::PastTable HistoryHeat::TableOf(const desk::PastWords& words) const {
    if (!m_index) return {};
    const terms::Level level = LevelChosen();
    if (level != terms::Level::Structure) return words.Table(*m_indexed, *m_index, level, m_state.Range());
    const desk::FrequencyIndex both(*m_indexed, m_state.Ctx().resources.Levels(), level);
    return words.Table(*m_indexed, both, level, m_state.Range());
}

void HistoryHeat::ChooseLevel() {
    const bool muscles = LevelChosen() == terms::Level::Structure;
    m_layers->EnableButton(kBothLayers, !muscles);
    if (muscles != (m_layers->Selected() == kBothLayers)) return;
    m_layers->Select(muscles ? 0 : kBothLayers);
}

std::optional<model::Layer> HistoryHeat::LayerCounted() const {
    return m_layers->Selected() == kBothLayers ? std::nullopt : std::optional(Layer());
}

model::Layer HistoryHeat::Layer() const {
    return m_layers->Selected() == 1 ? model::Layer::Deep : model::Layer::Superficial;
}

terms::Level HistoryHeat::LevelChosen() const {
    return kLevels[static_cast<std::size_t>(std::max(m_level->GetSelection(), 0))];
}

const bodymap::BodyMap& HistoryHeat::Map(model::View view) const {
    return m_state.Ctx().resources.Atlas().Map(m_state.Shown().figure, view);
}

void HistoryHeat::Rebuild() {
    const int choice = m_views->GetSelection();
    if (choice < 0 || static_cast<std::size_t>(choice) >= m_choices.size()) return;
    const terms::Level level = LevelChosen();
    m_indexed = m_state.KeptShown();
    m_index.emplace(*m_indexed, m_state.Ctx().resources.Levels(), level, LayerCounted());
    m_figures.clear();
    m_chosen.reset();
    for (const model::View view : m_choices[static_cast<std::size_t>(choice)])
        m_figures.push_back(
            {view, desk::HeatGroupsOf(m_state.Ctx().resources, *m_index, level, Layer(), view), {}});
    Recount();
    m_plot->Renew();
    SayCounts();
    Renew();
}

void HistoryHeat::SayCounts() {
    if (m_index) m_plot->Say(Wx(m_state.Words().Spoken(*m_index, LevelChosen(), m_state.Range())));
}

bool HistoryHeat::Recount() {
    if (!m_index) return false;
    const auto before = m_counts;
    m_index->CountInto(m_state.Range(), m_counts);
    for (Figure& figure : m_figures) desk::TakeCounts(figure.groups, m_counts);
    return m_counts != before;
}

std::vector<bodymap::HeatGroup> HistoryHeat::Groups() const {
    std::vector<bodymap::HeatGroup> all;
    for (const Figure& figure : m_figures) all.insert(all.end(), figure.groups.begin(), figure.groups.end());
    return all;
}

bodymap::Rect HistoryHeat::PlaceOf(std::size_t figure, const bodymap::Rect& frame) const {
    const double width = (frame.w - kGap) / static_cast<double>(std::max<std::size_t>(m_figures.size(), 1));
    return {static_cast<double>(figure) * (width + kGap), kLegend + kCaption, width,
            std::max(frame.h - kLegend - kCaption - 4, 10.0)};
}

bodymap::Scene HistoryHeat::MakeScene(const bodymap::Rect& frame, Part part) {
    bodymap::Scene scene;
    for (std::size_t i = 0; i < m_figures.size(); ++i) {
        Figure& figure = m_figures[i];
        const bodymap::BodyMap& map = Map(figure.view);
        figure.viewport = bodymap::Viewport::Fit(map.box, PlaceOf(i, frame));
        scene.Append(
            part(map, figure.viewport, figure.groups, {.layer = Layer(), .text = 11, .chosen = m_chosen}));
    }
    return scene;
}

bodymap::Scene HistoryHeat::Words(const bodymap::Rect& frame) const {
    bodymap::Scene scene;
    const auto highest = m_counts.empty() ? 0U : std::ranges::max(m_counts);
    bodymap::HeatLegend(scene, {8, 14}, Utf8(Tr(m_state.Ctx(), "Visits")), 11, static_cast<int>(highest));
    for (std::size_t i = 0; i < m_figures.size(); ++i) PutCaptions(scene, m_figures[i], PlaceOf(i, frame));
    return scene;
}

// Name of the view, and the client's own sides beside it, whole where there is room.
void HistoryHeat::PutCaptions(bodymap::Scene& scene, const Figure& figure, const bodymap::Rect& place) const {
    const Context& ctx = m_state.Ctx();
    const auto say = [&](double x, const wxString& text, bodymap::TextAlign align, bool bold) {
        scene.items.emplace_back(bodymap::SceneText{
            {x, place.y - 6}, Utf8(text), 11, bold ? bodymap::Ink::Text : bodymap::Ink::Text2, align, bold});
    };
    say(place.x + place.w / 2, Wx(desk::ViewName(ctx.words, figure.view)), bodymap::TextAlign::Centre, true);
    const bool front = figure.view == model::View::Front, back = figure.view == model::View::Back;
    if (!front && !back) return;
    wxString right = Tr(ctx, "Client’s right"), left = Tr(ctx, "Client’s left");
    const double widest = kLetter * static_cast<double>(std::max(right.length(), left.length()));
    std::size_t name = 0;  // of either view: both say it alike
    for (const Figure& one : m_figures)
        name = std::max(name, Wx(desk::ViewName(ctx.words, one.view)).length());
    const bool whole = widest <= (place.w - kLetter * static_cast<double>(name)) / 2 - kGap;
    if (!whole) right = TrIn(ctx, "side, short", "R"), left = TrIn(ctx, "side, short", "L");
    const double in = whole ? widest / 2 : place.w * 0.16;
    say(place.x + in, front ? right : left, bodymap::TextAlign::Centre, false);
    say(place.x + place.w - in, front ? left : right, bodymap::TextAlign::Centre, false);
}

std::optional<HistoryHeat::Under> HistoryHeat::At(bodymap::MapPoint at) const {
    for (const Figure& figure : m_figures) {
        const auto unit =
            bodymap::HeatAt(Map(figure.view), figure.viewport, figure.groups, {.layer = Layer()}, at);
        if (unit) return Under{*unit};
    }
    return std::nullopt;
}

void HistoryHeat::OpenUnit(std::size_t unit) const {
    std::vector<model::VisitId> visits;
    for (const std::size_t visit : m_index->VisitsOf(unit, m_state.Range()))
        visits.push_back(m_indexed->visits[visit].id);
    m_state.Offer(visits);
}

bool HistoryHeat::OnKey(const wxKeyEvent& event) {
    switch (event.GetKeyCode()) {
        case WXK_LEFT:
        case WXK_UP:
            Step(-1);
            return true;
        case WXK_RIGHT:
        case WXK_DOWN:
            Step(1);
            return true;
        case WXK_RETURN:
        case WXK_NUMPAD_ENTER:
            if (m_chosen) OpenUnit(*m_chosen);
            return true;
        default:
            return false;
    }
}

// Through the places with a count that are drawn, most first.
void HistoryHeat::Step(int by) {
    std::vector<std::size_t> order;
    for (std::size_t unit = 0; unit < m_counts.size(); ++unit) {
        const bool drawn = std::ranges::any_of(
            m_figures, [&](const Figure& figure) { return !figure.groups[unit].regions.empty(); });
        if (m_counts[unit] > 0 && drawn) order.push_back(unit);
    }
    if (order.empty()) return;
    std::ranges::stable_sort(order, std::greater(), [this](std::size_t unit) { return m_counts[unit]; });
    const auto at = m_chosen ? std::ranges::find(order, *m_chosen) : order.end();
    const long count = static_cast<long>(order.size());
    const long next = at == order.end() ? (by > 0 ? 0 : count - 1) : at - order.begin() + by;
    m_chosen = order[static_cast<std::size_t>(std::clamp(next, 0L, count - 1))];
    const long visits = m_counts[*m_chosen];
    m_plot->Say(
        Wx(m_state.Words().UnitName(LevelChosen(), m_index->Units()[*m_chosen]) + ": " +
           m_state.Ctx().words.SayPlural("{0} visit", "{0} visits", visits, {std::to_string(visits)})));
    m_plot->Renew();
}

}  // namespace gui
