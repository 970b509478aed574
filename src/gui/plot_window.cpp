#include "gui/plot_window.h"

#include <wx/dcbuffer.h>
#include <wx/graphics.h>

#include <memory>

#include "gui/theme.h"

namespace gui {

PlotWindow::PlotWindow(wxWindow* parent, const wxSize& least, Maker maker) : m_maker(std::move(maker)) {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    Create(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxWANTS_CHARS | wxFULL_REPAINT_ON_RESIZE);
    SetMinSize(FromDIP(least));
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) { OnPaint(); });
    Bind(wxEVT_SIZE, [this](wxSizeEvent& event) {
        m_layer.Forget();
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
        m_layer.Forget();
        Refresh();
    });
}

void PlotWindow::Renew() {
    m_layer.Outdate();
    Refresh();
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
    if (!m_layer.Current()) m_layer.Show(*this, GetClientSize(), MakeScene());
    dc.DrawBitmap(m_layer.Bitmap(), 0, 0, true);
    if (!HasFocus()) return;
    const std::unique_ptr<wxGraphicsContext> gc(wxGraphicsContext::Create(dc));
    gc->SetAntialiasMode(wxANTIALIAS_DEFAULT);
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
    SetCursor(tip.empty() ? wxNullCursor : wxCursor(wxCURSOR_HAND));
}

void PlotWindow::OnKey(wxKeyEvent& event) {
    if (on_key && on_key(event)) return;
    if (event.GetKeyCode() == WXK_TAB)
        Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
    else
        event.Skip();
}

}  // namespace gui
