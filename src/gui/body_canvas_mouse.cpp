#include <algorithm>
#include <cmath>

#include "desk/sentences.h"
#include "gui/body_canvas.h"

namespace gui {

namespace {
constexpr double kGrab = 6;  // logical pixels around a mark that still count as on it

CanvasTool::Point PointOf(const wxMouseEvent& event) {
    return {static_cast<double>(event.GetX()), static_cast<double>(event.GetY())};
}
}  // namespace

CanvasTool::Host BodyCanvas::MakeHost() {
    CanvasTool::Host host;
    host.mark_at = [this](auto at) { return MarkAt(at); };
    host.hover = [this](auto at) { Hover(at); };
    host.click = [this](auto at, const auto& mark) { Click(at, mark); };
    host.drag = [this](const auto& mark, auto from, auto to) { DragTo(mark, from, to); };
    host.drop = [this](const auto& mark, auto from, auto to) { Drop(mark, from, to); };
    host.draws = [this](auto at, bool shift) { return Draws(at, shift); };
    host.draw = [this](const auto& path) { DrawTo(path); };
    host.drawn = [this](const auto& path) { Drawn(path); };
    host.cancel = [this] { EndGesture(); };
    host.pan = [this](double dx, double dy) { Pan(dx, dy); };
    host.may_drag = [this](const auto& mark) { return m_state.Editable() && !m_state.FindGhost(mark); };
    return host;
}

void BodyCanvas::BindMouse() {
    const auto down = [this](wxMouseEvent& event) {
        SetFocus();
        const bool panning = event.MiddleDown() || m_space;
        if (!HasCapture()) CaptureMouse();
        // As the press says: after a dialog the toolkit's own idea of the keys may be an old one.
        m_adds = event.ShiftDown() || event.ControlDown();
        m_tool->Down(PointOf(event), panning, event.ShiftDown());
        if (panning) SetCursor(wxCursor(wxCURSOR_SIZING));
    };
    const auto up = [this](wxMouseEvent& event) {
        if (HasCapture()) ReleaseMouse();
        m_tool->Up(PointOf(event));
        SetCursor(wxNullCursor);
    };
    Bind(wxEVT_LEFT_DOWN, down);
    Bind(wxEVT_LEFT_DCLICK, down);
    Bind(wxEVT_MIDDLE_DOWN, down);
    Bind(wxEVT_LEFT_UP, up);
    Bind(wxEVT_MIDDLE_UP, up);
    Bind(wxEVT_MOTION, [this](wxMouseEvent& event) { m_tool->Move(PointOf(event)); });
    Bind(wxEVT_LEAVE_WINDOW, [this](wxMouseEvent&) { m_tool->Leave(); });
    Bind(wxEVT_MOUSE_CAPTURE_LOST, [this](wxMouseCaptureLostEvent&) { m_tool->Cancel(); });
    Bind(wxEVT_KEY_UP, [this](wxKeyEvent& event) {
        if (event.GetKeyCode() == WXK_SPACE) m_space = false;
        event.Skip();
    });
    Bind(wxEVT_MOUSEWHEEL, &BodyCanvas::OnWheel, this);
}

void BodyCanvas::OnWheel(wxMouseEvent& event) {
    const double turns = static_cast<double>(event.GetWheelRotation()) / std::max(1, event.GetWheelDelta());
    if (event.GetWheelAxis() == wxMOUSE_WHEEL_HORIZONTAL || event.ShiftDown()) return Pan(40 * turns, 0);
    ZoomAbout(PointOf(event), m_zoom * std::pow(1.15, turns));
}

void BodyCanvas::BindTouch() {
    EnableTouchEvents(wxTOUCH_ZOOM_GESTURE);
    Bind(wxEVT_GESTURE_ZOOM, [this](wxZoomGestureEvent& event) {
        if (event.IsGestureStart()) {
            m_pinch_start = m_zoom;
            m_tool->Cancel();
        }
        const auto at = event.GetPosition();
        ZoomAbout({static_cast<double>(at.x), static_cast<double>(at.y)},
                  m_pinch_start * event.GetZoomFactor());
    });
}

std::optional<std::size_t> BodyCanvas::PaneAt(CanvasTool::Point at) const {
    for (std::size_t i = 0; i < m_panes.size(); ++i) {
        const auto& frame = m_panes[i].frame;
        if (at.x >= frame.x && at.y >= frame.y && at.x < frame.x + frame.w && at.y < frame.y + frame.h)
            return i;
    }
    return {};
}

std::optional<BodyCanvas::Spot> BodyCanvas::SpotAt(CanvasTool::Point at) const {
    const auto pane = PaneAt(at);
    if (!pane) return {};
    const auto hit = IndexOf(m_panes[*pane]).At(m_panes[*pane].viewport.ToMap(at), m_state.Layer());
    if (!hit) return {};
    return Spot{*pane, *hit};
}

std::optional<model::MarkId> BodyCanvas::MarkAt(CanvasTool::Point at) const {
    // A mark at the figure's edge may reach beyond its frame, so every view is asked.
    for (const auto& pane : m_panes) {
        const bodymap::MarkLayout layout(pane.viewport, LooksOn(pane), StyleOf(pane));
        if (auto id = layout.At(at, kGrab)) return id;
    }
    return {};
}

void BodyCanvas::Click(CanvasTool::Point at, const std::optional<model::MarkId>& mark) {
    m_drawing.reset();
    m_frame.reset();
    if (OnPill(at)) return m_state.ToggleResolved(PillGhost()->mark.id);
    if (mark && m_state.FindGhost(*mark)) return m_state.ConfirmGhost(*mark);
    if (mark) return m_adds ? m_state.ToggleChosen(*mark) : m_state.Select(*mark);
    const auto spot = SpotInTurn(at);
    if (spot) StandOn(*spot);
    if (m_state.CurrentTool() != Tool::Select && m_state.Editable()) return MarkPoint(at);
    if (spot)
        SelectIn(*spot);
    else
        m_state.Select({});
}

void BodyCanvas::SelectIn(const Spot& spot) {
    const auto& pane = m_panes[spot.pane];
    const auto& marks = m_state.Marks();
    const auto mark = std::ranges::find_if(marks, [&](const auto& one) {
        return one.at == spot.hit.at && one.layer == spot.hit.layer && PointsIn(pane, one);
    });
    m_state.Select(mark == marks.end() ? model::MarkId{} : mark->id);
}

void BodyCanvas::MarkPoint(CanvasTool::Point at) {
    const auto pane = PaneAt(at);
    if (!pane) return m_state.Select({});
    const auto view = m_panes[*pane].view;
    const auto point = m_panes[*pane].viewport.ToMap(at);
    if (view == model::View::Picture) return AskForName({*pane, model::Shape::Point, {point}});
    std::optional<model::MarkId> made;
    if (!m_state.Do(
            [&](auto& editor) { made = editor.AddMarkAt(view, point, m_state.Layer(), m_state.Finding()); }))
        return;
    if (made) return Made(*made);
    m_state.Say(
        Tr(m_state.Ctx(), "Nothing to mark there: the point is outside the body or must not be charted."));
    m_state.EndWaiting();
}

std::optional<std::size_t> BodyCanvas::EndAt(const model::MarkId& id, CanvasTool::Point at) const {
    const auto* mark = m_state.SelectedMark();
    const bool open = mark && (mark->shape == model::Shape::Stroke || mark->shape == model::Shape::Arrow);
    if (!open || mark->id != id || m_state.CurrentTool() != Tool::Select) return {};
    const auto sight = SightOf(*mark);
    if (!sight) return {};
    for (const std::size_t end : {sight->points.size() - 1, std::size_t{0}}) {
        const auto there = sight->pane->viewport.ToScreen(sight->points[end]);
        if (std::hypot(there.x - at.x, there.y - at.y) <= kGrab) return end;
    }
    return {};
}

// Where the first point of a mark comes to lie: it keeps its distance from the pointer.
bodymap::MapPoint BodyCanvas::Dragged(const Sight& sight, CanvasTool::Point from, CanvasTool::Point to) {
    const auto start = sight.pane->viewport.ToMap(from), end = sight.pane->viewport.ToMap(to);
    const auto first = sight.points.front();
    return {first.x + end.x - start.x, first.y + end.y - start.y};
}

void BodyCanvas::DragTo(const model::MarkId& mark, CanvasTool::Point from, CanvasTool::Point to) {
    const bool begins = !m_drag;
    if (m_drag) RefreshDragged();
    m_drag = Drag{mark, from, to, begins ? EndAt(mark, from) : m_drag->end};
    if (begins) {
        m_state.Select(mark);
        InvalidateMarks();
    }
    SetHovered(SpotAt(to));
    RefreshDragged();
}

void BodyCanvas::Drop(const model::MarkId& id, CanvasTool::Point from, CanvasTool::Point to) {
    const auto* mark = m_state.Editor() ? m_state.Editor()->Visit().Find(id) : nullptr;
    const auto sight = mark ? SightOf(*mark) : std::nullopt;
    if (!sight) return EndGesture();
    const auto end = m_drag ? m_drag->end : std::nullopt;
    const auto point = end ? sight->pane->viewport.ToMap(to) : Dragged(*sight, from, to);
    const auto view = sight->pane->view;
    EndGesture();
    bool moved = false;
    const bool done = m_state.Do([&](auto& editor) {
        moved = end ? editor.SetShapePoint(id, *end, point, 0, view) : editor.MoveMark(id, point, 0, view);
    });
    if (!done) return;
    if (!moved) m_state.Say(Tr(m_state.Ctx(), "A mark must stay on its view of the body: it was put back."));
}

void BodyCanvas::EndGesture() {
    m_drag.reset();
    m_drawing.reset();
    m_frame.reset();
    InvalidateMarks();
}

void BodyCanvas::Pan(double dx, double dy) {
    m_shift.x += dx;
    m_shift.y += dy;
    ClampShift();
    Moved();
}

}  // namespace gui
