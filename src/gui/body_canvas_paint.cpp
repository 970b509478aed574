#include <wx/dcbuffer.h>
#include <wx/dcclient.h>
#include <wx/dcmemory.h>

#include <algorithm>
#include <cmath>

#include "desk/sentences.h"
#include "gui/body_canvas.h"
#include "gui/scene_painter.h"
#include "gui/theme.h"

namespace gui {

namespace {

std::unique_ptr<wxGraphicsContext> ContextOn(wxDC& dc) {
    std::unique_ptr<wxGraphicsContext> gc(wxGraphicsContext::CreateFromUnknownDC(dc));
    gc->SetAntialiasMode(wxANTIALIAS_DEFAULT);
    return gc;
}

wxRect Covering(const bodymap::Rect& rect, int margin) {
    return wxRect(wxPoint(static_cast<int>(std::floor(rect.x)), static_cast<int>(std::floor(rect.y))),
                  wxPoint(static_cast<int>(std::ceil(rect.x + rect.w)),
                          static_cast<int>(std::ceil(rect.y + rect.h))))
        .Inflate(margin);
}

}  // namespace

const Pane* BodyCanvas::PaneOf(model::View view) const {
    const auto pane = std::ranges::find(m_panes, view, &Pane::view);
    return pane == m_panes.end() ? nullptr : &*pane;
}

std::optional<std::vector<bodymap::MapPoint>> BodyCanvas::PointsIn(const Pane& pane,
                                                                   const model::Mark& mark) const {
    if (mark.view == model::View::Picture && mark.picture != m_state.Picture()) return {};
    return m_state.Editor()->PointsOn(pane.view, mark);
}

std::optional<BodyCanvas::Sight> BodyCanvas::SightOf(const model::Mark& mark) const {
    for (const auto& pane : m_panes)
        if (auto points = PointsIn(pane, mark)) return Sight{&pane, *std::move(points)};
    return {};
}

bodymap::MarkStyle BodyCanvas::StyleOf(const Pane& pane) const {
    bodymap::MarkStyle style;
    style.side_view =
        m_panes.size() > 2 && (pane.view == model::View::Left || pane.view == model::View::Right);
    style.glyph_scale = std::clamp(m_zoom, 0.8, 1.5);
    return style;
}

bodymap::MarkLook BodyCanvas::LookOf(const model::Mark& mark, std::vector<bodymap::MapPoint> points) const {
    bodymap::MarkLook look;
    look.id = mark.id;
    look.shape = mark.shape;
    look.points = std::move(points);
    look.finding = mark.finding;
    look.family = m_state.InkOf(mark.finding);
    look.severity = mark.before;
    look.selected = m_state.IsChosen(mark.id);
    look.untouched_copy = mark.copied;
    look.waiting = mark.id == m_state.Waiting();
    return look;
}

std::vector<bodymap::MarkLook> BodyCanvas::LooksOn(const Pane& pane) const {
    std::vector<bodymap::MarkLook> looks = GhostsOn(pane);
    for (const auto& mark : m_state.Marks()) {
        if (m_drag && m_drag->mark == mark.id) continue;
        if (auto points = PointsIn(pane, mark)) looks.push_back(LookOf(mark, *std::move(points)));
    }
    // The selected one lies on top, where it can be seen and grabbed.
    std::ranges::stable_partition(looks, [](const auto& look) { return look.ghost || !look.selected; });
    return looks;
}

void BodyCanvas::OnPaint(wxPaintEvent&) {
    wxAutoBufferedPaintDC dc(this);
    DrawOn(dc, false);
}

BodyLayer::Wanted BodyCanvas::Bodies() const {
    BodyLayer::Wanted wanted;
    for (const auto& pane : m_panes) wanted.figures.push_back({&MapOf(pane), pane.viewport});
    wanted.layer = m_state.Layer();
    wanted.size = GetClientSize();
    wanted.scale = GetContentScaleFactor();
    wanted.dark = m_bodies_dark;
    wanted.ground = Colour(Role::Canvas).GetAsString(wxC2S_HTML_SYNTAX).utf8_string();
    wanted.place = {m_zoom, m_shift};
    if (m_state.View() == ViewChoice::Picture && !m_panes.empty()) wanted.picture = m_picture;
    return wanted;
}

void BodyCanvas::EnsureLayers(bool now) {
    if (const bool dark = IsDark(); dark != m_bodies_dark) {
        m_bodies_dark = dark;
        Apply();
    }
    if (m_bodies.Empty() && !m_panes.empty()) now ? m_bodies.Make(Bodies()) : m_bodies.Show(Bodies());
    if (m_captions.empty()) MakeCaptions();
    if (!m_marks.Current()) RenderMarks();
}

void BodyCanvas::RenderMarks() {
    if (m_marks_shift != m_shift) m_marks.Forget();
    m_marks_shift = m_shift;
    m_marks.Show(*this, GetClientSize(), Marks());
}

void BodyCanvas::DrawOn(wxDC& dc, bool now) {
    EnsureLayers(now);
    if (m_panes.empty() || !m_bodies.Shows(Bodies())) {
        dc.SetBackground(wxBrush(Colour(Role::Canvas)));
        dc.Clear();
    }
    if (m_panes.empty()) return DrawHint(*ContextOn(dc));
    if (m_bodies.Empty()) return;  // a moment later
    m_bodies.Draw(dc, m_panes.front().viewport);
    if (m_hovered || m_place || m_state.SelectedMark()) {
        const auto gc = ContextOn(dc);
        DrawTints(*gc);
        DrawPlace(*gc);
        DrawPulse(*gc);
    }
    dc.DrawBitmap(m_marks.Bitmap(), static_cast<int>(std::lround(m_shift.x - m_marks_shift.x)),
                  static_cast<int>(std::lround(m_shift.y - m_marks_shift.y)), true);
    DrawCaptions(dc);
    if (m_drag || m_drawing || m_state.SelectedMark()) {
        const auto gc = ContextOn(dc);
        DrawDragged(*gc);
        DrawDrawing(*gc);
        DrawEnds(*gc);
        DrawCallout(*gc);
    }
    if (m_frame || PillGhost()) {
        const auto gc = ContextOn(dc);
        DrawPill(*gc);
        DrawFrame(*gc);
    }
    if (m_hovered) DrawHover(*ContextOn(dc));
    if (!m_focused) return;
    dc.SetPen(wxPen(Colour(Role::Accent), 1));
    dc.SetBrush(*wxTRANSPARENT_BRUSH);
    dc.DrawRectangle(wxRect(GetClientSize()));
}

void BodyCanvas::DrawHint(wxGraphicsContext& gc) const {
    const wxString words = Tr(m_state.Ctx(), "Choose a client and start a visit to chart it here.");
    double width = 0, height = 0;
    gc.SetFont(Font(FontStyle::Body), Colour(Role::Text3));
    gc.GetTextExtent(words, &width, &height);
    const wxSize size = GetClientSize();
    gc.DrawText(words, (size.x - width) / 2, (size.y - height) / 2);
}

bodymap::Scene BodyCanvas::Marks() const {
    bodymap::Scene scene;
    for (const auto& pane : m_panes) {
        scene.Append(AvoidedOn(pane));
        scene.Append(bodymap::MarkScene(MapOf(pane), pane.viewport, LooksOn(pane), StyleOf(pane)));
    }
    return scene;
}

void BodyCanvas::DrawTints(wxGraphicsContext& gc) const {
    const auto* selected = m_drag ? nullptr : m_state.SelectedMark();
    if (const auto sight = selected ? SightOf(*selected) : std::nullopt)
        PaintScene(gc, bodymap::RegionScene(MapOf(*sight->pane), sight->pane->viewport, selected->at,
                                            selected->layer, bodymap::Ink::Selected));
    if (!m_hovered || m_hovered->pane >= m_panes.size()) return;
    const auto& pane = m_panes[m_hovered->pane];
    PaintScene(gc, bodymap::RegionScene(MapOf(pane), pane.viewport, m_hovered->hit.at, m_state.Layer(),
                                        bodymap::Ink::Hover));
}

// Where the keyboard stands: the region's border in the accent.
void BodyCanvas::DrawPlace(wxGraphicsContext& gc) const {
    if (!m_place || !(m_focused || m_led) || m_place->pane >= m_panes.size()) return;
    const auto& pane = m_panes[m_place->pane];
    auto scene = bodymap::RegionScene(MapOf(pane), pane.viewport, m_place->hit.at, m_place->hit.layer,
                                      bodymap::Ink::Hover);
    for (auto& item : scene.items) {
        auto* shape = std::get_if<bodymap::SceneShape>(&item);
        if (!shape) continue;
        shape->stroke = bodymap::Ink::Accent;
        shape->pen = 2;
    }
    PaintScene(gc, scene);
}

void BodyCanvas::DrawDragged(wxGraphicsContext& gc) const {
    const auto* mark = m_drag && m_state.Editor() ? m_state.Editor()->Visit().Find(m_drag->mark) : nullptr;
    const auto sight = mark ? SightOf(*mark) : std::nullopt;
    if (!sight || sight->points.empty()) return;
    const auto* pane = sight->pane;
    auto look = LookOf(*mark, sight->points);
    const auto to = Dragged(*sight, m_drag->from, m_drag->to);
    const double dx = to.x - look.points.front().x, dy = to.y - look.points.front().y;
    if (m_drag->end)
        look.points[*m_drag->end] = pane->viewport.ToMap(m_drag->to);
    else
        for (auto& point : look.points) point = {point.x + dx, point.y + dy};
    PaintScene(gc, bodymap::MarkScene(MapOf(*pane), pane->viewport, {look}, StyleOf(*pane)));
}

// Where the selected strip or arrow can be taken hold of.
void BodyCanvas::DrawEnds(wxGraphicsContext& gc) const {
    const auto* mark = m_drag || m_state.CurrentTool() != Tool::Select ? nullptr : m_state.SelectedMark();
    const auto sight = mark ? SightOf(*mark) : std::nullopt;
    const bool open = mark && (mark->shape == model::Shape::Stroke || mark->shape == model::Shape::Arrow);
    if (!sight || !open || !m_state.Editable()) return;
    constexpr double kSide = 8;
    gc.SetPen(wxPen(Colour(Role::Accent), 2));
    gc.SetBrush(wxBrush(Colour(Role::Panel)));
    for (const auto& point : {sight->points.front(), sight->points.back()}) {
        const auto at = sight->pane->viewport.ToScreen(point);
        gc.DrawRectangle(at.x - kSide / 2, at.y - kSide / 2, kSide, kSide);
    }
}

// Only what the dragged mark covers now and covers next: the rest of the canvas stays.
void BodyCanvas::RefreshDragged() {
    const auto* mark = m_drag && m_state.Editor() ? m_state.Editor()->Visit().Find(m_drag->mark) : nullptr;
    const auto sight = mark ? SightOf(*mark) : std::nullopt;
    if (!sight || sight->points.empty() || m_drag->end) return Refresh(false);
    constexpr int kGlyph = 48;  // pixels around its points: glyph, ring and tag
    const double dx = m_drag->to.x - m_drag->from.x, dy = m_drag->to.y - m_drag->from.y;
    wxRect box;
    for (const auto& point : sight->points) {
        const auto at = sight->pane->viewport.ToScreen(point);
        box.Union(wxRect(static_cast<int>(at.x + dx), static_cast<int>(at.y + dy), 1, 1));
    }
    RefreshRect(box.Inflate(kGlyph), false);
}

void BodyCanvas::RefreshSpot(const std::optional<Spot>& spot) {
    if (!spot || spot->pane >= m_panes.size()) return;
    const auto& pane = m_panes[spot->pane];
    for (const auto& region : MapOf(pane).regions) {
        if (region.at != spot->hit.at) continue;
        const auto box = region.path.Bounds();
        const auto corner = pane.viewport.ToScreen({box.x, box.y});
        RefreshRect(
            Covering({corner.x, corner.y, box.w * pane.viewport.Scale(), box.h * pane.viewport.Scale()}, 4),
            false);
    }
}

}  // namespace gui
