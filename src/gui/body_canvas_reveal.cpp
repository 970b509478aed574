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

// The view asked for, else another side of the body, else a close-up, on which the structure is drawn.
void BodyCanvas::TurnTo(const model::RegionRef& region, model::Layer layer, std::optional<model::View> view) {
    auto& atlas = m_state.Ctx().resources.Atlas();
    const auto views = atlas.Views(Figure());
    const bool known = view && std::ranges::find(views, *view) != views.end();
    if (!known || !IsDrawn(atlas.Map(Figure(), *view), region, layer))
        view = atlas.BestView(Figure(), region, layer);
    if (!view) return;
    m_state.SetView(ChoiceFor(*view));
}

// From one body view alone to another one alone; where "All" leaves it out, alone too.
ViewChoice BodyCanvas::ChoiceFor(model::View view) const {
    const auto choice = ChoiceOf(view);
    const bool alone = m_state.View() != ViewChoice::All && !IsCloseUp(m_state.View());
    const bool in_all = m_sides || view == model::View::Front || view == model::View::Back;
    return choice == ViewChoice::All && (alone || !in_all) ? Alone(view) : choice;
}

std::optional<model::View> BodyCanvas::ViewOf(const model::Mark& mark) const {
    const auto sight = m_state.Editor() ? SightOf(mark) : std::nullopt;
    return sight ? std::optional(sight->pane->view) : std::nullopt;
}

void BodyCanvas::ShowMark(const model::Mark& mark) {
    if (ViewOf(mark)) return;
    if (mark.view == model::View::Picture) return m_state.ShowPicture(mark.picture);
    m_state.SetView(ChoiceFor(mark.view));
}

std::vector<BodyCanvas::Elsewhere> BodyCanvas::MarksElsewhere() const {
    std::vector<Elsewhere> places;
    for (const auto& mark : m_state.Marks()) {
        if (ViewOf(mark)) continue;
        const bool picture = mark.view == model::View::Picture;
        const Elsewhere place{picture ? ViewChoice::Picture : ChoiceFor(mark.view), mark.picture, 0};
        auto known = std::ranges::find_if(places, [&](const auto& other) {
            return other.view == place.view && other.picture == place.picture;
        });
        if (known == places.end()) known = places.insert(known, place);
        ++known->marks;
    }
    std::ranges::stable_sort(places, {}, &Elsewhere::view);
    return places;
}

bool BodyCanvas::Reveal(const model::RegionRef& region, model::Layer layer) {
    // A picture stays in sight while its mark is named.
    if (!m_state.Editor() || (m_state.View() == ViewChoice::Picture && m_state.Editable())) return false;
    if (!StandAt(region, layer)) return false;
    m_pulse_start = wxGetUTCTimeMillis();
    m_pulsing.Start(kFrame);
    return true;
}

std::function<void()> BodyCanvas::Remember() {
    return [this, view = m_state.View(), layer = m_state.Layer(), place = CanvasPlace{m_zoom, m_shift},
            stood = m_place, led = m_led] {
        m_pulsing.Stop();
        m_state.SetLayer(layer);
        m_state.SetView(view);
        m_zoom = place.zoom;
        m_shift = place.shift;
        m_place = stood && stood->pane < m_panes.size() ? stood : std::nullopt;
        m_led = led;
        ClampShift();
        Moved();
        if (on_zoom) on_zoom();
    };
}

void BodyCanvas::ScrollTo(const Spot& spot) {
    const auto& pane = m_panes[spot.pane];
    const auto& frame = pane.frame;
    const bool whole = frame.x >= 0 && frame.y >= 0 && frame.x + frame.w <= GetClientSize().x &&
                       frame.y + frame.h <= GetClientSize().y;
    if (whole) return;
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
