// Turning the map to a structure and showing where it is.
#include <algorithm>
#include <cmath>

#include "gui/body_canvas.h"
#include "gui/scene_painter.h"

namespace gui {

namespace {

constexpr int kFrame = 16;           // ms
constexpr double kPulseTime = 1200;  // ms, two beats
constexpr double kRoom = 60;         // pixels a structure shall be away from the canvas's edge

bool IsDrawn(const bodymap::BodyMap& map, const model::RegionRef& region, model::Layer layer) {
    return std::ranges::any_of(map.regions, [&](const bodymap::Region& drawn) {
        const bool deep = drawn.sheet == bodymap::Sheet::Deep || drawn.sheet == bodymap::Sheet::OverlayDeep;
        return drawn.at == region && deep == (layer == model::Layer::Deep);
    });
}

ViewChoice Alone(model::View view) {
    return static_cast<ViewChoice>(static_cast<int>(ViewChoice::Front) + static_cast<int>(view));
}

}  // namespace

std::optional<BodyCanvas::Spot> BodyCanvas::SpotOf(const model::RegionRef& region, model::Layer layer) const {
    for (std::size_t i = 0; i < m_panes.size(); ++i) {
        if (!IsDrawn(MapOf(m_panes[i]), region, layer)) continue;
        const auto inner = IndexOf(m_panes[i]).InnerPoint(region, layer);
        if (!inner) continue;
        const auto stack = IndexOf(m_panes[i]).AllAt(*inner, layer);
        const auto own = std::ranges::find(stack, region, &bodymap::Hit::at);
        if (own != stack.end()) return Spot{i, *own};
    }
    return {};
}

// Another side of the body, else a close-up, on which the structure is drawn.
void BodyCanvas::TurnTo(const model::RegionRef& region, model::Layer layer) {
    auto& atlas = m_state.Ctx().resources.Atlas();
    auto best = atlas.BestView(Figure(), region, layer);
    if (!best || !IsDrawn(atlas.Map(Figure(), *best), region, layer)) {
        const auto views = atlas.Views(Figure());
        const auto drawn = std::ranges::find_if(
            views, [&](auto view) { return IsDrawn(atlas.Map(Figure(), view), region, layer); });
        if (drawn != views.end()) best = *drawn;
    }
    if (!best) return;
    const bool alone = m_state.View() != ViewChoice::All && !IsCloseUp(m_state.View());
    const auto choice = ChoiceOf(*best);
    const bool shown =
        choice != ViewChoice::All || m_sides || *best == model::View::Front || *best == model::View::Back;
    m_state.SetView(choice == ViewChoice::All && (alone || !shown) ? Alone(*best) : choice);
}

bool BodyCanvas::Reveal(const model::RegionRef& region, model::Layer layer) {
    if (!m_state.Editor()) return false;
    m_state.SetLayer(layer);
    auto spot = SpotOf(region, layer);
    if (!spot) {
        TurnTo(region, layer);
        spot = SpotOf(region, layer);
    }
    if (!spot) return false;
    ScrollTo(*spot);
    StandOn(*spot);
    m_pulse_start = wxGetUTCTimeMillis();
    m_pulsing.Start(kFrame);
    return true;
}

void BodyCanvas::ScrollTo(const Spot& spot) {
    const auto& pane = m_panes[spot.pane];
    const auto inner = IndexOf(pane).InnerPoint(spot.hit.at, spot.hit.layer);
    if (!inner) return;
    const auto at = pane.viewport.ToScreen(*inner);
    const wxSize size = GetClientSize();
    const double x = std::clamp(at.x, kRoom, std::max(kRoom, size.x - kRoom));
    const double y = std::clamp(at.y, kRoom, std::max(kRoom, size.y - kRoom));
    if (x != at.x || y != at.y) Pan(x - at.x, y - at.y);
}

double BodyCanvas::PulseAge() const {
    return (wxGetUTCTimeMillis() - m_pulse_start).ToDouble() / kPulseTime;
}

void BodyCanvas::OnPulse() {
    if (PulseAge() >= 1) m_pulsing.Stop();
    RefreshSpot(m_place);
}

void BodyCanvas::DrawPulse(wxGraphicsContext& gc) const {
    const double age = PulseAge();
    if (!m_pulsing.IsRunning() || age >= 1 || !m_place || m_place->pane >= m_panes.size()) return;
    const auto& pane = m_panes[m_place->pane];
    const double beat = std::abs(std::sin(2 * M_PI * age));
    auto scene = bodymap::RegionScene(MapOf(pane), pane.viewport, m_place->hit.at, m_place->hit.layer,
                                      bodymap::Ink::Accent);
    for (auto& item : scene.items) {
        auto* shape = std::get_if<bodymap::SceneShape>(&item);
        if (!shape) continue;
        if (shape->fill != bodymap::Ink::None) shape->opacity = 0.45 * beat;
        if (shape->stroke != bodymap::Ink::None) shape->pen = 1.5 + 2 * beat;
    }
    PaintScene(gc, scene);
}

}  // namespace gui
