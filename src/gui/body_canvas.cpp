#include "gui/body_canvas.h"

#include <wx/settings.h>

#include <algorithm>
#include <cmath>

#include "gui/theme.h"

namespace gui {

namespace {
constexpr int kRest = 60;  // ms without a further move until the picture is drawn sharp
}

BodyCanvas::BodyCanvas(wxWindow* parent, VisitState& state)
    : m_state(state), m_bodies([this] { Refresh(); }) {
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
    // Another figure is shown at once, however many marks have to be carried over to it.
    Bind(wxEVT_IDLE, [this](wxIdleEvent& event) {
        if (m_state.Editor() && m_state.Editor()->PrepareFigures()) event.RequestMore();
        event.Skip();
    });
    m_pulsing.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { OnPulse(); });
    m_settling.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { Settle(); });
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
    BindTouch();
}

void BodyCanvas::OnShared(unsigned kinds) {
    if (kinds & (shared::kVisit | shared::kView | shared::kLayer)) {
        m_stack.reset();
        if (kinds & (shared::kVisit | shared::kView)) m_place.reset();
        m_hovered.reset();
        m_tool->Cancel();
    }
    if (kinds & (shared::kVisit | shared::kView)) {
        m_drawing.reset();  // begun elsewhere
        m_zoom = 1;
        m_shift = {};
        Rebuild();
        if (on_zoom) on_zoom();
    }
    if (kinds & shared::kLayer) {
        Apply();
        StandThrough();
    }
    if (kinds & (shared::kMarks | shared::kSelection | shared::kGhosts | shared::kDetails)) InvalidateMarks();
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
    const auto wanted = m_state.Editor() ? m_state.Editor()->ShownFigure() : model::Figure::Neutral;
    return m_state.Ctx().resources.Atlas().Views(wanted).empty() ? model::Figure::Neutral : wanted;
}

namespace {

// In the order in which they stand beside one another: as one faces the client, soles as one stands at the
// feet of the lying client.
std::vector<model::View> ViewsOf(ViewChoice choice, bool sides) {
    using enum model::View;
    switch (choice) {
        case ViewChoice::Front:
            return {Front};
        case ViewChoice::Back:
            return {Back};
        case ViewChoice::Left:
            return {Left};
        case ViewChoice::Right:
            return {Right};
        case ViewChoice::Head:
            return {HeadFront, HeadBack, HeadLeft, HeadRight};
        case ViewChoice::Hands:
            return {HandPalmar, HandPalmarLeft, HandDorsalLeft, HandDorsal};
        case ViewChoice::Feet:
            return {FootPlantarLeft, FootPlantar, FootDorsal,     FootDorsalLeft,
                    FootLateral,     FootMedial,  FootMedialLeft, FootLateralLeft};
        case ViewChoice::Picture:
            return {Picture};
        case ViewChoice::All:
            break;
    }
    if (!sides) return {Front, Back};
    return {Front, Back, Left, Right};
}

}  // namespace

ViewChoice ChoiceOf(model::View view) {
    if (view == model::View::Picture) return ViewChoice::Picture;
    if (view >= model::View::HeadFront && view <= model::View::HeadRight) return ViewChoice::Head;
    for (const ViewChoice choice : {ViewChoice::Hands, ViewChoice::Feet}) {
        const auto views = ViewsOf(choice, true);
        if (std::ranges::find(views, view) != views.end()) return choice;
    }
    return ViewChoice::All;
}

std::vector<model::View> BodyCanvas::WantedViews() const {
    std::vector<model::View> views = ViewsOf(m_state.View(), m_sides);
    if (m_state.View() == ViewChoice::Picture) return views;
    const auto drawn = m_state.Ctx().resources.Atlas().Views(Figure());
    std::erase_if(views, [&](auto view) { return std::ranges::find(drawn, view) == drawn.end(); });
    return views;
}

// Side views stand smaller beside front and back; close-ups are drawn in different units.
PaneShape BodyCanvas::ShapeOf(model::View view, std::size_t among) const {
    if (view == model::View::Picture) return {view, m_picture->map.box, 1};
    const auto& map = m_state.Ctx().resources.Atlas().Map(Figure(), view);
    const bool side = view == model::View::Left || view == model::View::Right;
    const double scale = IsCloseUp(m_state.View()) ? map.mm_per_unit : side && among > 2 ? kSideScale : 1.0;
    return {view, map.outline.Bounds(), scale};
}

const bodymap::BodyMap& BodyCanvas::MapOf(const Pane& pane) const {
    if (pane.view == model::View::Picture) return m_picture->map;
    return m_state.Ctx().resources.Atlas().Map(Figure(), pane.view);
}

const bodymap::RegionIndex& BodyCanvas::IndexOf(const Pane& pane) const {
    if (pane.view == model::View::Picture) return m_picture->index;
    return m_state.Ctx().resources.Atlas().Index(Figure(), pane.view);
}

// Its pixels come when they are decoded; until then it is a blank sheet that can be marked.
void BodyCanvas::TakePicture() {
    if (m_picture && m_picture->id == m_state.Picture()) return;
    const auto& ctx = m_state.Ctx();
    auto sheet = EmptyPicture(ctx, m_state.Editor()->Client(), m_state.Picture());
    const auto reader = [&clinic = ctx.clinic, id = sheet->id] { return clinic.PictureReader(id); };
    m_picture_worker.Ask(reader, [this](PictureWorker::Answer answer) {
        try {
            if (answer.error) std::rethrow_exception(answer.error);
            m_picture = WithPixels(*m_picture, std::move(answer.pixels));
            if (m_state.View() == ViewChoice::Picture && !m_panes.empty()) m_bodies.Show(Bodies());
        } catch (const std::exception& error) {
            m_state.Ctx().fail(error);
        }
    });
    m_picture = std::move(sheet);
}

void BodyCanvas::Rebuild() {
    m_fitted.clear();
    if (m_state.Editor()) {
        try {
            if (m_state.View() == ViewChoice::Picture) TakePicture();
            const auto views = WantedViews();
            std::vector<PaneShape> shapes;
            for (const auto view : views) shapes.push_back(ShapeOf(view, views.size()));
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
    if (!m_panes.empty() && m_bodies.Resembles(Bodies()))
        m_bodies.Show(Bodies());
    else
        m_bodies.Forget();
    m_marks.Forget();
    m_captions.clear();
    Refresh();
}

void BodyCanvas::Moved() {
    constexpr double kAhead = 60;  // pixels beyond which the picture's rim would come into sight
    const double before = m_panes.empty() ? 0 : m_panes.front().viewport.Scale();
    m_panes = Zoomed(m_fitted, m_zoom, m_shift);
    if (!m_panes.empty() && m_panes.front().viewport.Scale() != before) {
        m_marks.Forget();
        m_captions.clear();
    }
    const auto& shown = m_bodies.Shown();
    const bool far = std::hypot(m_shift.x - shown.shift.x, m_shift.y - shown.shift.y) > kAhead;
    if (!m_bodies.Empty() && far && shown.zoom == m_zoom) m_bodies.Ask(Bodies());
    m_settling.StartOnce(kRest);
    Refresh();
}

void BodyCanvas::Settle() {
    m_settling.Stop();
    if (m_marks_shift != m_shift) m_marks.Forget();
    if (!m_bodies.Empty() && m_bodies.Shown() != CanvasPlace{m_zoom, m_shift}) m_bodies.Ask(Bodies());
    Refresh();
}

void BodyCanvas::InvalidateMarks() {
    m_marks.Outdate();
    Refresh();
}

void BodyCanvas::ZoomBy(double factor) {
    const wxSize size = GetClientSize();
    ZoomAbout({size.x / 2.0, size.y / 2.0}, m_zoom * factor);
}

void BodyCanvas::ZoomFit() {
    m_shift = {};
    m_zoom = 1;
    Moved();
    if (on_zoom) on_zoom();
}

void BodyCanvas::ZoomAbout(CanvasTool::Point anchor, double zoom) {
    const double wanted = std::clamp(zoom, kMinZoom, kMaxZoom);
    const double ratio = wanted / m_zoom;
    // The point under the anchor stays: anchor = old · zoom + shift before and after.
    m_shift = {anchor.x - (anchor.x - m_shift.x) * ratio, anchor.y - (anchor.y - m_shift.y) * ratio};
    m_zoom = wanted;
    ClampShift();
    Moved();
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
    if (m_state.View() == ViewChoice::Picture) return MarkOnPicture(region, layer);
    model::MarkId made;
    std::optional<model::View> view;
    if (m_panes.size() == 1) view = m_panes.front().view;
    if (m_place && m_place->hit.at == region) view = m_panes[m_place->pane].view;
    if (!m_state.Do([&](auto& editor) { made = editor.AddMarkIn(region, layer, m_state.Finding(), view); }))
        return false;
    const auto* mark = m_state.Editor()->Visit().Find(made);
    if (mark && !PaneOf(mark->view)) m_state.SetView(ChoiceOf(mark->view));
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
