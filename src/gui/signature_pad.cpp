#include "gui/signature_pad.h"

#include <wx/dcbuffer.h>
#include <wx/dcclient.h>

#include <algorithm>
#include <cmath>
#include <memory>

#include "gui/theme.h"

namespace gui {

namespace {

constexpr double kCloser = 2;  // units of the box: points nearer than this add nothing to see

std::size_t PointsOf(const Signature& strokes) {
    std::size_t points = 0;
    for (const auto& stroke : strokes) points += stroke.size();
    return points;
}

wxRect2DDouble BoxIn(const wxSize& size) {
    const auto& whole = model::kSignatureBox;
    const double scale = std::min(size.x / whole.x, size.y / whole.y);
    return {(size.x - whole.x * scale) / 2, (size.y - whole.y * scale) / 2, whole.x * scale, whole.y * scale};
}

void PaintGround(wxWindow& window, wxDC& dc) {
    dc.SetBackground(wxBrush(Colour(Role::Field)));
    dc.Clear();
    dc.SetPen(wxPen(Colour(Role::Line2)));
    dc.SetBrush(*wxTRANSPARENT_BRUSH);
    dc.DrawRectangle(window.GetClientRect());
    const int line = window.GetClientSize().y * 3 / 4;
    dc.SetPen(wxPen(Colour(Role::Line)));
    dc.DrawLine(window.FromDIP(16), line, window.GetClientSize().x - window.FromDIP(16), line);
}

}  // namespace

void DrawSignature(wxGraphicsContext& on, const Signature& strokes, const wxRect2DDouble& box,
                   const wxColour& ink) {
    const double scale = box.m_width / model::kSignatureBox.x;
    const auto at = [&](const model::MapPoint& p) {
        return wxPoint2DDouble(box.m_x + p.x * scale, box.m_y + p.y * scale);
    };
    on.SetPen(
        on.CreatePen(wxGraphicsPenInfo(ink, std::max(1.2, 4 * scale)).Cap(wxCAP_ROUND).Join(wxJOIN_ROUND)));
    for (const auto& stroke : strokes) {
        if (stroke.empty()) continue;
        wxGraphicsPath path = on.CreatePath();
        path.MoveToPoint(at(stroke.front()));
        // From middle to middle, bent towards the point between them.
        for (std::size_t i = 1; i + 1 < stroke.size(); ++i) {
            const auto p = at(stroke[i]), next = at(stroke[i + 1]);
            path.AddQuadCurveToPoint(p.m_x, p.m_y, (p.m_x + next.m_x) / 2, (p.m_y + next.m_y) / 2);
        }
        path.AddLineToPoint(at(stroke.back()));
        on.StrokePath(path);
    }
}

SignaturePad::SignaturePad(wxWindow* parent, const Context& context)
    : wxPanel(parent, wxID_ANY), m_hint(Tr(context, "Sign here with mouse, pen or finger")) {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    SetMinSize(FromDIP(wxSize(480, 106)));
    SetCursor(wxCURSOR_PENCIL);
    SetSpoken(this, Tr(context, "Signature"), m_hint);
    SpeakAsImage(this);
    DisableFocusFromKeyboard();
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) { OnPaint(); });
    Bind(wxEVT_SIZE, [this](wxSizeEvent&) { Refresh(); });
    Bind(wxEVT_LEFT_DOWN, &SignaturePad::OnDown, this);
    Bind(wxEVT_LEFT_DCLICK, &SignaturePad::OnDown, this);
    Bind(wxEVT_MOTION, &SignaturePad::OnMove, this);
    Bind(wxEVT_LEFT_UP, [this](wxMouseEvent&) { OnUp(); });
    Bind(wxEVT_MOUSE_CAPTURE_LOST, [this](wxMouseCaptureLostEvent&) { m_drawing = false; });
    WithColours(this, [this] { Refresh(); });
}

void SignaturePad::Clear() {
    m_strokes.clear();
    Refresh();
    if (OnChanged) OnChanged();
}

wxRect2DDouble SignaturePad::Box() const {
    return BoxIn(GetClientSize());
}

void SignaturePad::Add(wxPoint at) {
    const wxRect2DDouble box = Box();
    const double scale = box.m_width / model::kSignatureBox.x;
    // A tenth of a unit is finer than any hand.
    const auto unit = [&](double value, double most) {
        return std::clamp(std::round(value / scale * 10) / 10, 0.0, most);
    };
    const model::MapPoint point{unit(at.x - box.m_x, model::kSignatureBox.x),
                                unit(at.y - box.m_y, model::kSignatureBox.y)};
    auto& stroke = m_strokes.back();
    if (!stroke.empty() && std::hypot(point.x - stroke.back().x, point.y - stroke.back().y) < kCloser) return;
    if (PointsOf(m_strokes) < model::kMaxSignaturePoints) stroke.push_back(point);
    Refresh();
}

void SignaturePad::OnDown(wxMouseEvent& event) {
    if (m_drawing || m_strokes.size() >= model::kMaxSignatureStrokes) return;
    m_drawing = true;
    m_strokes.emplace_back();
    CaptureMouse();
    Add(event.GetPosition());
}

void SignaturePad::OnMove(wxMouseEvent& event) {
    if (m_drawing) Add(event.GetPosition());
}

void SignaturePad::OnUp() {
    if (!m_drawing) return;
    m_drawing = false;
    if (HasCapture()) ReleaseMouse();
    if (OnChanged) OnChanged();
}

void SignaturePad::OnPaint() {
    wxAutoBufferedPaintDC dc(this);
    PaintGround(*this, dc);
    if (m_strokes.empty()) {
        dc.SetFont(Font(FontStyle::Small));
        dc.SetTextForeground(Colour(Role::Text3));
        dc.DrawLabel(m_hint, GetClientRect(), wxALIGN_CENTRE);
    }
    const std::unique_ptr<wxGraphicsContext> on(wxGraphicsContext::Create(dc));
    if (on) DrawSignature(*on, m_strokes, Box(), Colour(Role::Text));
}

SignaturePicture::SignaturePicture(wxWindow* parent, const Context& context, Signature strokes)
    : wxPanel(parent, wxID_ANY), m_strokes(std::move(strokes)) {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    SetMinSize(FromDIP(wxSize(300, 90)));
    SetSpoken(this, Tr(context, "Signature"));
    SpeakAsImage(this);
    DisableFocusFromKeyboard();
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) {
        wxAutoBufferedPaintDC dc(this);
        PaintGround(*this, dc);
        const std::unique_ptr<wxGraphicsContext> on(wxGraphicsContext::Create(dc));
        if (on) DrawSignature(*on, m_strokes, BoxIn(GetClientSize()), Colour(Role::Text));
    });
    WithColours(this, [this] { Refresh(); });
}

}  // namespace gui
