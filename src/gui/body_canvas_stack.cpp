// Structures that lie over each other at one point, and the place told to a screen reader.
#include <algorithm>
#include <cmath>

#include "desk/sentences.h"
#include "gui/body_canvas.h"
#include "gui/place_words.h"
#include "gui/theme.h"

namespace gui {

namespace {

constexpr double kSamePoint = 4;  // logical pixels: a click within them repeats the last one

}  // namespace

std::optional<BodyCanvas::Spot> BodyCanvas::SpotOn(std::size_t pane, const model::RegionRef& at,
                                                   model::Layer layer) const {
    const auto& order = IndexOf(m_panes[pane]).Order(layer);
    const auto hit = std::ranges::find(order, at, &bodymap::Hit::at);
    return hit == order.end() ? std::nullopt : std::optional(Spot{pane, *hit});
}

std::vector<bodymap::Hit> BodyCanvas::Structures(model::Layer layer) const {
    std::vector<bodymap::Hit> hits;
    for (const auto& pane : m_panes) {
        const auto& order = IndexOf(pane).Order(layer);
        hits.insert(hits.end(), order.begin(), order.end());
    }
    return hits;
}

std::optional<BodyCanvas::Spot> BodyCanvas::ShownSpot(const model::RegionRef& at, model::Layer layer,
                                                      std::optional<model::View> view) const {
    std::optional<Spot> first;
    for (std::size_t i = 0; i < m_panes.size(); ++i) {
        const auto spot = SpotOn(i, at, layer);
        if (spot && m_panes[i].view == view) return spot;
        if (!first) first = spot;
    }
    return first;
}

bool BodyCanvas::StandAt(const model::RegionRef& at, model::Layer layer, std::optional<model::View> view) {
    if (m_panes.empty()) return false;
    m_led = true;
    m_state.SetLayer(layer);
    if (m_place && m_place->hit.at == at && m_place->hit.layer == layer &&
        (!view || m_panes[m_place->pane].view == *view))
        return true;
    if (!view) view = m_state.Ctx().resources.Atlas().BestView(Figure(), at, layer);
    auto spot = ShownSpot(at, layer, view);
    // In a close-up one stays as long as it shows the structure; on the body the best side is turned to.
    const bool best = spot && (!view || m_panes[spot->pane].view == *view || IsCloseUp(m_state.View()));
    if (!best) {
        TurnTo(at, layer, view);
        spot = ShownSpot(at, layer, view);
    }
    if (!spot) return false;
    ScrollTo(*spot);
    StandOn(*spot);
    return true;
}

// Another layer is looked at: what lies there at the same point.
void BodyCanvas::StandThrough() {
    if (!m_place) return;
    const auto from = *m_place;
    m_place.reset();
    const auto& index = IndexOf(m_panes[from.pane]);
    const auto point = index.InnerPoint(from.hit.at, from.hit.layer);
    if (const auto hit = point ? index.At(*point, m_state.Layer()) : std::nullopt) StandOn({from.pane, *hit});
}

bool BodyCanvas::StackHolds(const Spot& spot) const {
    return m_stack && m_stack->pane == spot.pane && m_stack->Now() == spot.hit;
}

// The stack under the place of the keyboard, beginning with the structure it stands on.
void BodyCanvas::StackUp() {
    const auto& index = IndexOf(m_panes[m_place->pane]);
    const auto point = index.InnerPoint(m_place->hit.at, m_place->hit.layer);
    auto hits = point ? index.AllAt(*point, m_state.Layer()) : std::vector<bodymap::Hit>();
    const auto here = std::ranges::find(hits, m_place->hit);
    if (here == hits.end())
        hits.insert(hits.begin(), m_place->hit);
    else
        std::ranges::rotate(hits, here);
    m_stack = Stack{m_place->pane, point.value_or(bodymap::MapPoint{}), std::move(hits), 0};
}

bool BodyCanvas::Turn(int step) {
    if (!m_place) return false;
    if (!StackHolds(*m_place)) StackUp();
    const int next = m_stack->turn + step, count = static_cast<int>(m_stack->hits.size());
    // Once round and Tab goes on, so that nobody is caught on the map.
    if (count < 2 || next < 0 || next > count) return false;
    m_stack->turn = next;
    StandOn({m_stack->pane, m_stack->Now()});
    return true;
}

std::optional<BodyCanvas::Spot> BodyCanvas::SpotInTurn(CanvasTool::Point at) {
    const auto spot = SpotAt(at);
    if (!spot) {
        m_stack.reset();
        return spot;
    }
    const auto& viewport = m_panes[spot->pane].viewport;
    const auto point = viewport.ToMap(at);
    // Only the tool that selects steps on; the others mean the topmost. Tab steps through either's stack.
    const bool again =
        m_state.CurrentTool() == Tool::Select && m_stack && m_place && StackHolds(*m_place) &&
        m_stack->pane == spot->pane &&
        std::hypot(point.x - m_stack->point.x, point.y - m_stack->point.y) * viewport.Scale() < kSamePoint;
    if (!again) {
        m_stack = Stack{spot->pane, point, IndexOf(m_panes[spot->pane]).AllAt(point, m_state.Layer()), 0};
        if (m_stack->hits.empty()) m_stack.reset();
        return spot;
    }
    m_stack->turn = (m_stack->turn + 1) % static_cast<int>(m_stack->hits.size());
    return Spot{m_stack->pane, m_stack->Now()};
}

wxString BodyCanvas::SpokenAt(const model::RegionRef& at, model::Layer layer, model::View view) const {
    const auto& ctx = m_state.Ctx();
    wxString found;
    std::size_t count = 0;
    for (const auto& mark : m_state.Marks()) {
        if (mark.at != at || mark.layer != layer || !m_state.Editor()->PointsOn(view, mark)) continue;
        const bool selected = m_tell_selected && mark.id == m_state.Selected();
        const auto words = MarkWords(m_state, mark);
        found +=
            (count++ == 0 ? ": " : "; ") + (selected ? TrFill(ctx, "{0}, selected", {Utf8(words)}) : words);
    }
    return TrFill(ctx, "{0}, {1}, view: {2}, {3}",
                  {Utf8(PlaceWords(m_state, at)), Utf8(Wx(desk::LayerName(ctx.words, layer)).Lower()),
                   desk::ViewName(ctx.words, view), CountWords(m_state, count)}) +
           found + SpokenGhosts(at, layer, view);
}

wxString BodyCanvas::Spoken() const {
    const auto& ctx = m_state.Ctx();
    const auto* mark = m_tell_selected ? m_state.SelectedMark() : nullptr;
    if (mark) return SpokenAt(mark->at, mark->layer, ViewOf(*mark).value_or(mark->view));
    if (const auto* ghost = m_state.SelectedGhost())
        return SpokenAt(ghost->mark.at, ghost->mark.layer, ViewOf(ghost->mark).value_or(ghost->mark.view));
    if (!m_place) return Tr(ctx, "Arrow keys step through the regions, Enter marks one");
    const wxString here = SpokenAt(m_place->hit.at, m_place->hit.layer, m_panes[m_place->pane].view);
    if (!StackHolds(*m_place) || m_stack->hits.size() < 2) return here;
    const auto count = m_stack->hits.size();
    const auto turn = static_cast<std::size_t>(m_stack->turn) % count + 1;
    return TrFill(ctx, "{0}; {1} of {2} structures here",
                  {Utf8(here), std::to_string(turn), std::to_string(count)});
}

// What changed last is told: the place of the keyboard or the selected mark.
void BodyCanvas::Speak() {
    SetSpoken(this, Tr(m_state.Ctx(), "Body map"), Spoken());
    SpeakAsImage(this);
}

// A new mark waits for its severity; what was said of the place without it is out of date.
void BodyCanvas::Made(const model::MarkId& mark) {
    m_state.Await(mark);
    m_state.Say(Spoken());
}

void BodyCanvas::TellSelection() {
    if (m_state.Selected() == m_told) return;
    m_told = m_state.Selected();
    m_tell_selected = m_state.SelectedMark() != nullptr;
}

}  // namespace gui
