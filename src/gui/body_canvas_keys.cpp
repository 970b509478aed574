#include <algorithm>
#include <cmath>
#include <limits>

#include "gui/body_canvas.h"
#include "gui/inspector_strip.h"

namespace gui {

void BodyCanvas::OnKeyDown(wxKeyEvent& event) {
    if (event.ControlDown() && event.GetKeyCode() == 'A') return m_state.ChooseAll();
    if (event.ControlDown() || event.AltDown()) return event.Skip();
    if (event.GetKeyCode() == WXK_TAB) {
        if (Turn(event.ShiftDown() ? -1 : 1)) return;
        Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
        return;
    }
    if (!m_state.Waiting().empty() || m_state.SelectedGhost()) {
        if (const auto score = ScoreOfKey(event)) {
            m_state.TakeSeverity(*score);
            return;
        }
    }
    if (!NavigationKey(event) && !ActionKey(event)) event.Skip();
}

void BodyCanvas::OnChar(wxKeyEvent& event) {
    const wxChar key = event.GetUnicodeKey();
    if (event.ControlDown() || event.AltDown() || key == WXK_NONE || key < 32) return event.Skip();
    // Keyboards that need Shift for digits arrive here.
    if (key >= '0' && key <= '9' && m_state.TakeSeverity(static_cast<int>(key - '0'))) return;
    if (!PlainKey(wxString(key))) event.Skip();
}

bool BodyCanvas::NavigationKey(const wxKeyEvent& event) {
    if (event.ShiftDown()) return PanKey(event.GetKeyCode());
    switch (event.GetKeyCode()) {
        case WXK_LEFT:
            Step(bodymap::Direction::Left);
            return true;
        case WXK_RIGHT:
            Step(bodymap::Direction::Right);
            return true;
        case WXK_UP:
            Step(bodymap::Direction::Up);
            return true;
        case WXK_DOWN:
            Step(bodymap::Direction::Down);
            return true;
        default:
            return false;
    }
}

bool BodyCanvas::PanKey(int key) {
    constexpr double kStep = 60;
    const double dx = key == WXK_LEFT ? kStep : key == WXK_RIGHT ? -kStep : 0;
    const double dy = key == WXK_UP ? kStep : key == WXK_DOWN ? -kStep : 0;
    if (dx == 0 && dy == 0) return false;
    Pan(dx, dy);
    return true;
}

bool BodyCanvas::ActionKey(const wxKeyEvent& event) {
    switch (event.GetKeyCode()) {
        case WXK_RETURN:
        case WXK_NUMPAD_ENTER:
            MarkHere();
            return true;
        case WXK_DELETE:
        case WXK_NUMPAD_DELETE:
            m_state.RemoveSelected();
            return true;
        case WXK_ESCAPE:
            Escape();
            return true;
        case WXK_SPACE:
            m_space = true;
            return true;
        default:
            return false;
    }
}

bool BodyCanvas::PlainKey(const wxString& key) {
    const wxString upper = key.Upper();
    if (upper == "V")
        m_state.SetTool(Tool::Select);
    else if (upper == "S")
        m_state.SetTool(Tool::Stroke);
    else if (upper == "A")
        m_state.SetTool(Tool::Area);
    else if (upper == "D")
        m_state.SetLayer(m_state.Layer() == model::Layer::Deep ? model::Layer::Superficial
                                                               : model::Layer::Deep);
    else if (upper == "H")
        m_state.NextCloseUp();
    else if (upper == "G")
        m_state.ShowGhosts(!m_state.GhostsShown());
    else if (upper == "+" || upper == "=")
        ZoomBy(kZoomStep);
    else if (upper == "-")
        ZoomBy(1 / kZoomStep);
    else
        return m_state.TakeKey(key) || (on_letter && on_letter(key));
    return true;
}

void BodyCanvas::Escape() {
    if (m_tool->Cancel()) {
        if (HasCapture()) ReleaseMouse();
    } else if (m_drawing) {
        EndGesture();
    } else if (!m_state.Waiting().empty()) {
        m_state.EndWaiting();
    } else if (IsCloseUp(m_state.View())) {
        m_state.SetView(m_state.BodyView());
    } else {
        m_state.Select({});
    }
}

void BodyCanvas::Step(bodymap::Direction direction) {
    if (m_panes.empty()) return;
    StepOn(direction);
    MeetGhost();
}

void BodyCanvas::StepOn(bodymap::Direction direction) {
    if (!m_place) {
        const auto& order = IndexOf(m_panes.front()).Order(m_state.Layer());
        if (m_hovered)
            StandOn(*m_hovered);
        else if (!order.empty())
            StandOn({0, order.front()});
        return;
    }
    const auto next = IndexOf(m_panes[m_place->pane]).Neighbour(m_place->hit.at, m_state.Layer(), direction);
    if (next)
        StandOn({m_place->pane, *next});
    else
        CrossTo(direction);
}

// At the edge of a view the arrow goes on to the nearest region of the next one.
void BodyCanvas::CrossTo(bodymap::Direction direction) {
    const bool right = direction == bodymap::Direction::Right;
    if (!right && direction != bodymap::Direction::Left) return;
    if (right ? m_place->pane + 1 >= m_panes.size() : m_place->pane == 0) return;
    const auto& from = m_panes[m_place->pane];
    const auto here = IndexOf(from).InnerPoint(m_place->hit.at, m_state.Layer());
    if (!here) return;
    const auto start = from.viewport.ToScreen(*here);
    const std::size_t to = right ? m_place->pane + 1 : m_place->pane - 1;
    double nearest = std::numeric_limits<double>::max();
    std::optional<Spot> best;
    for (const auto& hit : IndexOf(m_panes[to]).Order(m_state.Layer())) {
        const auto inner = IndexOf(m_panes[to]).InnerPoint(hit.at, m_state.Layer());
        if (!inner) continue;
        const auto at = m_panes[to].viewport.ToScreen(*inner);
        const double distance = 3 * std::abs(at.y - start.y) + std::abs(at.x - start.x);
        if (distance >= nearest) continue;
        nearest = distance;
        best = Spot{to, hit};
    }
    if (best) StandOn(*best);
}

void BodyCanvas::StandOn(const Spot& spot) {
    RefreshSpot(m_place);
    m_place = spot;
    RefreshSpot(m_place);
    m_state.EndWaiting();
    m_tell_selected = false;
    m_state.Say(Spoken());
    Speak();
    if (on_place) on_place();
}

void BodyCanvas::MarkHere() {
    const auto* ghost = m_state.SelectedGhost();
    if (!m_place && !ghost) return;
    if (!m_state.Editable()) {
        m_state.Do([](auto&) {});  // says why not
        return;
    }
    if (ghost) return m_state.ConfirmGhost(ghost->mark.id);
    if (const auto shape = ShapeOfTool(false)) return ShapeHere(*shape);
    const auto spot = *m_place;
    const auto view = m_panes[spot.pane].view;
    model::MarkId made;
    const bool done = m_state.Do(
        [&](auto& editor) { made = editor.AddMarkIn(spot.hit.at, spot.hit.layer, m_state.Finding(), view); });
    if (done) Made(made);
}

}  // namespace gui
