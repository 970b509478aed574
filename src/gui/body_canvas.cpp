#include "gui/body_canvas.h"

#include <wx/settings.h>

#include <algorithm>
#include <cmath>

#include "gui/theme.h"

namespace gui {

BodyCanvas::BodyCanvas(wxWindow* parent, VisitState& state) : m_state(state) {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    Create(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxWANTS_CHARS);
    SetMinSize(FromDIP(wxSize(300, 240)));
    m_tool = std::make_unique<CanvasTool>(MakeHost());
    m_listening = m_state.Changed.Listen([this](unsigned kinds) { OnShared(kinds); });
    BindAll();
    Speak();
}

BodyCanvas::~BodyCanvas() = default;

void BodyCanvas::BindAll() {
    Bind(wxEVT_PAINT, &BodyCanvas::OnPaint, this);
    Bind(wxEVT_KEY_DOWN, &BodyCanvas::OnKeyDown, this);
    Bind(wxEVT_CHAR, &BodyCanvas::OnChar, this);
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        Rebuild();
        event.Skip();
    });
    Bind(wxEVT_SYS_COLOUR_CHANGED, [this](wxSysColourChangedEvent& event) {
        Apply();
        event.Skip();
    });
    for (const auto& kind : {wxEVT_SET_FOCUS, wxEVT_KILL_FOCUS}) {
        Bind(kind, [this](wxFocusEvent& event) {
            m_focused = event.GetEventType() == wxEVT_SET_FOCUS;
            m_space = false;
            m_led = false;
            if (!m_focused) m_stack.reset();
            Refresh();
            event.Skip();
        });
    }
    BindMouse();
}

void BodyCanvas::OnShared(unsigned kinds) {
    if (kinds & (shared::kVisit | shared::kView | shared::kLayer)) {
        m_stack.reset();
        if (kinds & (shared::kVisit | shared::kView)) m_place.reset();
        m_hovered.reset();
        m_tool->Cancel();
    }
    if (kinds & (shared::kVisit | shared::kView)) {
        m_zoom = 1;
        m_shift = {};
        Rebuild();
        if (on_zoom) on_zoom();
    }
    if (kinds & shared::kLayer) {
        Apply();
        StandThrough();
    }
    if (kinds & (shared::kMarks | shared::kSelection)) InvalidateMarks();
    if (kinds & shared::kVisit) {
        m_told = m_state.Selected();
        m_tell_selected = false;
    }
    TellSelection();
    Speak();
}

void BodyCanvas::ShowSides(bool in_all) {
    if (in_all == m_sides) return;
    m_sides = in_all;
    Rebuild();
}

model::Figure BodyCanvas::Figure() const {
    const auto wanted = m_state.Editor() ? m_state.Editor()->Client().figure : model::Figure::Neutral;
    return m_state.Ctx().resources.Atlas().Views(wanted).empty() ? model::Figure::Neutral : wanted;
}

std::vector<model::View> BodyCanvas::WantedViews() const {
    using model::View;
    switch (m_state.View()) {
        case ViewChoice::Front:
            return {View::Front};
        case ViewChoice::Back:
            return {View::Back};
        case ViewChoice::Left:
            return {View::Left};
        case ViewChoice::Right:
            return {View::Right};
        case ViewChoice::All:
            break;
    }
    if (!m_sides) return {View::Front, View::Back};
    return {View::Front, View::Back, View::Left, View::Right};
}

const bodymap::BodyMap& BodyCanvas::MapOf(const Pane& pane) const {
    return m_state.Ctx().resources.Atlas().Map(Figure(), pane.view);
}

const bodymap::RegionIndex& BodyCanvas::IndexOf(const Pane& pane) const {
    return m_state.Ctx().resources.Atlas().Index(Figure(), pane.view);
}

void BodyCanvas::Rebuild() {
    m_fitted.clear();
    if (m_state.Editor()) {
        try {
            std::vector<PaneShape> shapes;
            for (const auto view : WantedViews())
                shapes.push_back(
                    {view, m_state.Ctx().resources.Atlas().Map(Figure(), view).outline.Bounds()});
            const wxSize size = GetClientSize();
            m_fitted = LayOutPanes(shapes, size.x, size.y);
        } catch (const std::exception& error) {
            m_state.Ctx().fail(error);
        }
    }
    if (m_place && m_place->pane >= m_fitted.size()) m_place.reset();
    m_hovered.reset();
    ClampShift();
    Apply();
}

void BodyCanvas::Apply() {
    m_panes = Zoomed(m_fitted, m_zoom, m_shift);
    if (!m_panning) m_bodies = {};
    m_marks = {};
    Refresh();
}

void BodyCanvas::InvalidateMarks() {
    m_marks = {};
    Refresh();
}

void BodyCanvas::ZoomBy(double factor) {
    const wxSize size = GetClientSize();
    ZoomAbout({size.x / 2.0, size.y / 2.0}, m_zoom * factor);
}

void BodyCanvas::ZoomFit() {
    m_shift = {};
    m_zoom = 1;
    Apply();
    if (on_zoom) on_zoom();
}

void BodyCanvas::ZoomAbout(CanvasTool::Point anchor, double zoom) {
    const double wanted = std::clamp(zoom, kMinZoom, kMaxZoom);
    const double ratio = wanted / m_zoom;
    // The point under the anchor stays: anchor = old · zoom + shift before and after.
    m_shift = {anchor.x - (anchor.x - m_shift.x) * ratio, anchor.y - (anchor.y - m_shift.y) * ratio};
    m_zoom = wanted;
    ClampShift();
    Apply();
    if (on_zoom) on_zoom();
}

void BodyCanvas::ClampShift() {
    if (m_fitted.empty()) return;
    const wxSize size = GetClientSize();
    const auto& first = m_fitted.front().frame;
    const auto& last = m_fitted.back().frame;
    // At least a hand's width of the picture stays in sight.
    const double keep = 80;
    const double left = first.x * m_zoom, right = (last.x + last.w) * m_zoom;
    const double top = first.y * m_zoom, bottom = (first.y + first.h) * m_zoom;
    m_shift.x = std::clamp(m_shift.x, std::min(keep - right, 0.0), std::max(size.x - keep - left, 0.0));
    m_shift.y = std::clamp(m_shift.y, std::min(keep - bottom, 0.0), std::max(size.y - keep - top, 0.0));
}

bool BodyCanvas::MarkRegion(const model::RegionRef& region, model::Layer layer) {
    model::MarkId made;
    std::optional<model::View> view;
    if (m_panes.size() == 1) view = m_panes.front().view;
    if (m_place && m_place->hit.at == region) view = m_panes[m_place->pane].view;
    if (!m_state.Do([&](auto& editor) { made = editor.AddMarkIn(region, layer, m_state.Finding(), view); }))
        return false;
    const auto* mark = m_state.Editor()->Visit().Find(made);
    if (mark && !PaneOf(mark->view)) m_state.SetView(ViewChoice::All);
    if (const auto spot = mark ? ShownSpot(mark->at, layer, mark->view) : std::nullopt) StandOn(*spot);
    m_state.Await(made);
    return true;
}

std::optional<wxPoint> BodyCanvas::ScreenOf(model::View view, model::MapPoint point) const {
    const auto* pane = PaneOf(view);
    if (!pane) return {};
    const auto at = pane->viewport.ToScreen(point);
    return wxPoint(static_cast<int>(std::lround(at.x)), static_cast<int>(std::lround(at.y)));
}

std::optional<bodymap::Hit> BodyCanvas::Place() const {
    return m_place ? std::optional(m_place->hit) : std::nullopt;
}

}  // namespace gui
