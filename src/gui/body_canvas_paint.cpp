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

bodymap::MarkStyle BodyCanvas::StyleOf(const Pane& pane) const {
    bodymap::MarkStyle style;
    style.side_view =
        m_panes.size() > 2 && (pane.view == model::View::Left || pane.view == model::View::Right);
    style.glyph_scale = std::clamp(m_zoom, 0.8, 1.5);
    return style;
}

bodymap::MarkLook BodyCanvas::LookOf(const model::Mark& mark) const {
    bodymap::MarkLook look;
    look.id = mark.id;
    look.shape = mark.shape;
    look.points = mark.points;
    look.finding = mark.finding;
    look.family = m_state.InkOf(mark.finding);
    look.severity = mark.before;
    look.selected = mark.id == m_state.Selected();
    look.untouched_copy = mark.copied;
    look.waiting = mark.id == m_state.Waiting();
    return look;
}

std::vector<bodymap::MarkLook> BodyCanvas::LooksOn(model::View view) const {
    std::vector<bodymap::MarkLook> looks;
    for (const auto& mark : m_state.Marks()) {
        if (mark.view != view || (m_drag && m_drag->mark == mark.id)) continue;
        looks.push_back(LookOf(mark));
    }
    // The selected one lies on top, where it can be seen and grabbed.
    std::ranges::stable_partition(looks, [](const auto& look) { return !look.selected; });
    return looks;
}

void BodyCanvas::OnPaint(wxPaintEvent&) {
    wxAutoBufferedPaintDC dc(this);
    DrawOn(dc);
}

void BodyCanvas::EnsureLayers() {
    const bool dark = IsDark();
    if (m_bodies.IsOk() && dark == m_bodies_dark && (m_panning || m_bodies_shift == m_shift) &&
        m_bodies.GetDIPSize() == GetClientSize()) {
        if (!m_marks.IsOk()) RenderMarks();
        return;
    }
    m_bodies_dark = dark;
    m_bodies_shift = m_shift;
    RenderBodies();
    RenderMarks();
}

void BodyCanvas::RenderBodies() {
    m_bodies = MakeLayer(*this, GetClientSize(), false);
    wxMemoryDC dc(m_bodies);
    dc.SetBackground(wxBrush(Colour(Role::Canvas)));
    dc.Clear();
    DrawBodies(*ContextOn(dc));
}

void BodyCanvas::RenderMarks() {
    m_marks = MakeLayer(*this, GetClientSize(), true);
    wxMemoryDC dc(m_marks);
    DrawMarks(*ContextOn(dc));
}

void BodyCanvas::DrawOn(wxDC& dc) {
    EnsureLayers();
    if (m_shift != m_bodies_shift) {
        dc.SetBackground(wxBrush(Colour(Role::Canvas)));
        dc.Clear();
    }
    dc.DrawBitmap(m_bodies, static_cast<int>(std::lround(m_shift.x - m_bodies_shift.x)),
                  static_cast<int>(std::lround(m_shift.y - m_bodies_shift.y)), false);
    if (m_panes.empty()) return DrawHint(*ContextOn(dc));
    if (m_hovered || m_place || m_state.SelectedMark()) {
        const auto gc = ContextOn(dc);
        DrawTints(*gc);
        DrawPlace(*gc);
    }
    dc.DrawBitmap(m_marks, 0, 0, true);
    if (m_drag || m_state.SelectedMark()) {
        const auto gc = ContextOn(dc);
        DrawDragged(*gc);
        DrawCallout(*gc);
    }
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

void BodyCanvas::DrawBodies(wxGraphicsContext& gc) const {
    for (const auto& pane : m_panes) {
        bodymap::BodyLook look;
        look.layer = m_state.Layer();
        PaintScene(gc, bodymap::BodyScene(MapOf(pane), pane.viewport, look));
    }
    for (const auto& pane : m_panes) DrawCaptions(gc, pane);
}

void BodyCanvas::DrawMarks(wxGraphicsContext& gc) const {
    for (const auto& pane : m_panes)
        PaintScene(gc, bodymap::MarkScene(MapOf(pane), pane.viewport, LooksOn(pane.view), StyleOf(pane)));
}

void BodyCanvas::DrawTints(wxGraphicsContext& gc) const {
    const auto* selected = m_drag ? nullptr : m_state.SelectedMark();
    if (const auto* pane = selected ? PaneOf(selected->view) : nullptr)
        PaintScene(gc, bodymap::RegionScene(MapOf(*pane), pane->viewport, selected->at, selected->layer,
                                            bodymap::Ink::Selected));
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
    const auto* pane = mark ? PaneOf(mark->view) : nullptr;
    if (!pane || mark->points.empty()) return;
    auto look = LookOf(*mark);
    const auto to = pane->viewport.ToMap(m_drag->at);
    const double dx = to.x - look.points.front().x, dy = to.y - look.points.front().y;
    for (auto& point : look.points) point = {point.x + dx, point.y + dy};
    PaintScene(gc, bodymap::MarkScene(MapOf(*pane), pane->viewport, {look}, StyleOf(*pane)));
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
