#include "gui/plot_window.h"

#include <wx/dcbuffer.h>
#include <wx/graphics.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "gui/scene_painter.h"
#include "gui/theme.h"

namespace gui {

namespace {

// Whole pixels around a box, so that a clip leaves no half-painted rim.
wxRect Pixels(const bodymap::Rect& box) {
    const auto at = [](double value) { return static_cast<int>(std::clamp(value, -1e6, 1e6)); };
    return {wxPoint(at(std::floor(box.x)), at(std::floor(box.y))),
            wxPoint(at(std::ceil(box.x + box.w)), at(std::ceil(box.y + box.h)))};
}

std::unique_ptr<wxGraphicsContext> ContextOn(wxPaintDC& dc) {
    std::unique_ptr<wxGraphicsContext> gc(wxGraphicsContext::Create(dc));
    gc->SetAntialiasMode(wxANTIALIAS_DEFAULT);
    return gc;
}

}  // namespace

PlotWindow::PlotWindow(wxWindow* parent, const wxSize& least, Maker maker) {
    AddLayer(Layer::Kept, std::move(maker));
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    Create(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxWANTS_CHARS | wxFULL_REPAINT_ON_RESIZE);
    SetMinSize(FromDIP(least));
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) { OnPaint(); });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        Forget();
        event.Skip();
    });
    for (const auto& kind : {wxEVT_LEFT_DOWN, wxEVT_LEFT_UP, wxEVT_RIGHT_DOWN, wxEVT_MOTION})
        Bind(kind, &PlotWindow::OnMouse, this);
    Bind(wxEVT_MOUSE_CAPTURE_LOST, [](wxMouseCaptureLostEvent&) {});
    Bind(wxEVT_KEY_DOWN, &PlotWindow::OnKey, this);
    for (const auto& kind : {wxEVT_SET_FOCUS, wxEVT_KILL_FOCUS}) {
        Bind(kind, [this](wxFocusEvent& event) {
            Refresh();
            event.Skip();
        });
    }
    WithColours(this, [this] {
        Forget();
        Refresh();
    });
}

void PlotWindow::AddLayer(Layer kind, Maker maker) {
    m_parts.push_back({kind, std::move(maker), {}});
}

void PlotWindow::Forget() {
    for (Part& part : m_parts) part.kept.Forget();
}

void PlotWindow::Renew() {
    for (Part& part : m_parts) part.kept.Outdate();
    Refresh();
}

void PlotWindow::RenewFresh(const std::vector<bodymap::Rect>& changes) {
    for (const bodymap::Rect& box : changes) RefreshRect(Pixels(box), false);
}

bodymap::Scene PlotWindow::MakeScene() const {
    bodymap::Scene scene;
    for (const Part& part : m_parts) scene.Append(part.maker(Frame()));
    return scene;
}

void PlotWindow::Say(const wxString& summary) {
    if (m_said == summary) return;
    m_said = summary;
    SetSpoken(this, summary);
    SpeakAsImage(this);
}

bodymap::Rect PlotWindow::Frame() const {
    const wxSize size = GetClientSize();
    return {0, 0, static_cast<double>(size.x), static_cast<double>(size.y)};
}

void PlotWindow::OnPaint() {
    wxAutoBufferedPaintDC dc(this);
    dc.SetBackground(wxBrush(Colour(Role::Panel)));
    dc.Clear();
    if (GetClientSize().x < 10 || GetClientSize().y < 10) return;
    for (Part& part : m_parts) {
        if (part.kind == Layer::Fresh) {
            PaintScene(*ContextOn(dc), part.maker(Frame()));
            continue;
        }
        if (!part.kept.Current()) part.kept.Show(*this, GetClientSize(), part.maker(Frame()));
        dc.DrawBitmap(part.kept.Bitmap(), 0, 0, true);
    }
    if (!HasFocus()) return;
    const auto gc = ContextOn(dc);
    gc->SetBrush(*wxTRANSPARENT_BRUSH);
    gc->SetPen(wxPen(Colour(Role::Accent), 2));
    gc->DrawRoundedRectangle(1, 1, GetClientSize().x - 2, GetClientSize().y - 2, 4);
}

void PlotWindow::OnMouse(wxMouseEvent& event) {
    const bodymap::MapPoint at{static_cast<double>(event.GetX()), static_cast<double>(event.GetY())};
    if (event.GetEventType() == wxEVT_MOTION) return Follow(at);
    if (event.GetEventType() == wxEVT_LEFT_UP) {
        if (HasCapture()) ReleaseMouse();
        if (on_up) on_up(at);
        return;
    }
    SetFocus();
    if (event.GetEventType() == wxEVT_LEFT_DOWN && on_drag) CaptureMouse();
    if (on_down) on_down(at, event.GetEventType() == wxEVT_RIGHT_DOWN);
}

void PlotWindow::Follow(bodymap::MapPoint at) {
    if (HasCapture()) return on_drag(at);
    const wxString tip = on_hover ? on_hover(at) : wxString();
    if (tip == m_tip) return;
    m_tip = tip;
    SetToolTip(tip);
    if (tip.empty()) return (void)SetCursor(wxNullCursor);
    SetCursor(wxCursor(on_grip && on_grip(at) ? wxCURSOR_SIZEWE : wxCURSOR_HAND));
}

void PlotWindow::OnKey(wxKeyEvent& event) {
    if (on_key && on_key(event)) return;
    if (event.GetKeyCode() == WXK_TAB)
        Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
    else
        event.Skip();
}

}  // namespace gui
