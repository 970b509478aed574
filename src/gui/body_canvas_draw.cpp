#include <algorithm>

#include "bodymap/drawn_line.h"
#include "desk/sentences.h"
#include "gui/body_canvas.h"
#include "gui/scene_painter.h"

namespace gui {

namespace {

using bodymap::MapPoint;

// A hand-drawn arrow as a calm curve: its ends and the point half way along.
std::vector<MapPoint> Calm(const std::vector<MapPoint>& path) {
    return {path.front(), bodymap::Along(path, 0.5), path.back()};
}

}  // namespace

std::optional<model::Shape> BodyCanvas::ShapeOfTool(bool shift) const {
    switch (m_state.CurrentTool()) {
        case Tool::Stroke:
            return model::Shape::Stroke;
        case Tool::Area:
            return model::Shape::Area;
        case Tool::Arrow:
            return model::Shape::Arrow;
        default:
            return shift ? std::optional(model::Shape::Area) : std::nullopt;
    }
}

bool BodyCanvas::Draws(CanvasTool::Point at, bool shift) {
    if (m_state.CurrentTool() == Tool::Select && !shift && !m_space && !MarkAt(at)) {
        m_frame = wxRect();
        return true;
    }
    m_frame.reset();
    const auto shape = ShapeOfTool(shift);
    const auto pane = PaneAt(at);
    if (!shape || !m_state.Editable()) return false;
    if (!pane) {
        m_state.Say(Tr(m_state.Ctx(), "A drawing begins on the body."));
        return false;
    }
    m_drawing = Drawing{*pane, *shape, {}};
    return true;
}

void BodyCanvas::DrawTo(const std::vector<CanvasTool::Point>& path) {
    if (m_frame) return FrameTo(path);
    if (!m_drawing || m_drawing->pane >= m_panes.size()) return;
    const auto& view = m_panes[m_drawing->pane].viewport;
    m_drawing->points.clear();
    const auto& box = MapOf(m_panes[m_drawing->pane]).box;
    const bool own = m_panes[m_drawing->pane].view == model::View::Picture;
    for (const auto& point : path) {
        auto at = view.ToMap(point);
        if (own) at = {std::clamp(at.x, 0.0, box.w), std::clamp(at.y, 0.0, box.h)};
        m_drawing->points.push_back(at);
    }
    // A referral starts at the mark it comes from.
    const auto source = m_drawing->shape == model::Shape::Arrow ? MarkAt(path.front()) : std::nullopt;
    const auto* mark = source ? m_state.Editor()->Visit().Find(*source) : nullptr;
    const auto start =
        mark && mark->shape == model::Shape::Point ? PointsIn(m_panes[m_drawing->pane], *mark) : std::nullopt;
    if (start) m_drawing->points.front() = start->front();
    if (m_drawing->shape == model::Shape::Arrow && path.size() > 2)
        m_drawing->points = Calm(m_drawing->points);
    SetHovered(SpotAt(path.back()));
    Refresh();
}

void BodyCanvas::Drawn(const std::vector<CanvasTool::Point>& path) {
    DrawTo(path);
    if (m_frame) return ChooseFramed();
    if (!m_drawing) return;
    Drawing drawing = std::move(*m_drawing);
    EndGesture();
    KeepShape(std::move(drawing));
}

void BodyCanvas::KeepShape(Drawing drawing) {
    if (drawing.pane >= m_panes.size()) return;
    const auto view = m_panes[drawing.pane].view;
    if (view == model::View::Picture) return AskForName(std::move(drawing));
    std::optional<model::MarkId> made;
    const bool done = m_state.Do([&](auto& editor) {
        made = editor.AddShape(view, drawing.shape, drawing.points, m_state.Layer(), m_state.Finding());
    });
    if (!done) return;
    if (made) return Made(*made);
    m_state.Say(
        Tr(m_state.Ctx(), "Nothing to mark there: the point is outside the body or must not be charted."));
}

// No atlas knows what a picture shows: the therapist names the structure.
void BodyCanvas::AskForName(Drawing drawing) {
    if (!m_state.Editable()) return;
    m_drawing = std::move(drawing);
    m_state.Say(Tr(m_state.Ctx(), "Which structure is it? Type its name and press Enter."));
    Refresh();
    if (on_name_wanted) on_name_wanted();
}

bool BodyCanvas::MarkOnPicture(const model::RegionRef& region, model::Layer layer) {
    if (m_panes.empty()) return false;
    const auto& box = m_picture->map.box;
    Drawing drawing{0, model::Shape::Point, {{box.w / 2, box.h / 2}}};
    if (m_drawing && !m_drawing->points.empty()) drawing = *m_drawing;
    model::MarkId made;
    const bool done = m_state.Do([&](auto& editor) {
        made = editor.AddMarkOnPicture(m_picture->id, drawing.shape, drawing.points, region, layer,
                                       m_state.Finding());
    });
    if (!done) return false;
    EndGesture();
    Made(made);
    return true;
}

// By keys: the first Enter sets the start, the second one, elsewhere on the same view, the end.
void BodyCanvas::ShapeHere(model::Shape shape) {
    const auto spot = *m_place;
    const auto inner = IndexOf(m_panes[spot.pane]).InnerPoint(spot.hit.at, spot.hit.layer);
    if (!inner) return;
    if (shape == model::Shape::Area) return RegionAsArea(spot);
    if (!m_drawing || m_drawing->points.empty() || m_drawing->pane != spot.pane ||
        m_drawing->points.front() == *inner) {
        m_drawing = Drawing{spot.pane, shape, {*inner}};
        m_state.Say(TrFill(m_state.Ctx(), "Starts at {0}. Go to where it ends and press Enter; Esc ends it.",
                           {Utf8(m_state.RegionText(spot.hit.at.region))}));
        return Refresh();
    }
    Drawing drawing = std::move(*m_drawing);
    drawing.points.push_back(*inner);
    EndGesture();
    KeepShape(std::move(drawing));
}

void BodyCanvas::RegionAsArea(const Spot& spot) {
    const auto view = m_panes[spot.pane].view;
    std::optional<model::MarkId> made;
    const bool done = m_state.Do([&](auto& editor) {
        made = editor.AddRegionArea(view, spot.hit.at, spot.hit.layer, m_state.Finding());
    });
    if (done && made) m_state.Await(*made);
}

void BodyCanvas::DrawDrawing(wxGraphicsContext& gc) const {
    if (!m_drawing || m_drawing->points.empty() || m_drawing->pane >= m_panes.size()) return;
    const auto& pane = m_panes[m_drawing->pane];
    bodymap::MarkLook look;
    look.shape = m_drawing->shape;
    look.points = m_drawing->points;
    look.finding = m_state.Finding();
    look.family = m_state.InkOf(look.finding);
    PaintScene(gc, bodymap::MarkScene(MapOf(pane), pane.viewport, {look}, StyleOf(pane)));
}

}  // namespace gui
