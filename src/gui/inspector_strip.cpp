#include "gui/inspector_strip.h"

#include <wx/dcbuffer.h>
#include <wx/dcclient.h>

#include <algorithm>
#include <memory>

namespace gui {

namespace {

constexpr double kRadius = 4;

wxPen LinePen(const wxWindow& window, Role role, int width = 1) {
    return {Colour(role), window.FromDIP(width)};
}

void Box(wxGraphicsContext& gc, wxRect rect, double radius) {
    gc.DrawRoundedRectangle(rect.x + 0.5, rect.y + 0.5, rect.width - 1, rect.height - 1, radius);
}

void CentredText(wxGraphicsContext& gc, const wxString& text, const wxRect& rect) {
    double width = 0, height = 0;
    gc.GetTextExtent(text, &width, &height);
    gc.DrawText(text, rect.x + (rect.width - width) / 2, rect.y + (rect.height - height) / 2);
}

}  // namespace

namespace {

// With Shift the key's character differs by keyboard; where the key lies does not.
bool IsZeroKey(const wxKeyEvent& event) {
#ifdef __WXGTK__
    constexpr wxUint32 kHardwareZero = 19;
    if (event.GetRawKeyFlags() == kHardwareZero) return true;
#endif
    return event.GetKeyCode() == '0';
}

}  // namespace

std::optional<int> ScoreOfKey(const wxKeyEvent& event) {
    if (event.ControlDown() || event.AltDown()) return {};
    const int key = event.GetKeyCode();
    if (event.ShiftDown() && IsZeroKey(event)) return 10;
    if (key >= '0' && key <= '9' && !event.ShiftDown()) return key - '0';
    if (key >= WXK_NUMPAD0 && key <= WXK_NUMPAD9) return key - WXK_NUMPAD0;
    return {};
}

DrawnControl::DrawnControl(wxWindow* parent, Role ground) : m_ground(ground) {
    SetBackgroundStyle(wxBG_STYLE_PAINT);
    Create(parent, wxID_ANY, wxDefaultPosition, wxDefaultSize, wxWANTS_CHARS | wxFULL_REPAINT_ON_RESIZE);
    SetFont(Font(FontStyle::Small));
    Bind(wxEVT_PAINT, [this](wxPaintEvent&) { OnPaint(); });
    Bind(wxEVT_KEY_DOWN, &DrawnControl::OnKey, this);
    Bind(wxEVT_LEFT_DOWN, [this](wxMouseEvent& event) {
        SetFocus();
        if (!HasCapture()) CaptureMouse();
        m_held = true;
        Press(event.GetPosition());
    });
    const auto let_go = [this] {
        if (HasCapture()) ReleaseMouse();
        if (!m_held) return;
        m_held = false;
        Release();
    };
    Bind(wxEVT_LEFT_UP, [let_go](wxMouseEvent&) { let_go(); });
    Bind(wxEVT_MOUSE_CAPTURE_LOST, [let_go](wxMouseCaptureLostEvent&) { let_go(); });
    Bind(wxEVT_MOTION, [this](wxMouseEvent& event) {
        SetHover(event.GetPosition());
        if (m_held && event.LeftIsDown()) Drag(event.GetPosition());
    });
    Bind(wxEVT_LEAVE_WINDOW, [this](wxMouseEvent&) { SetHover({}); });
    for (const auto& kind : {wxEVT_SET_FOCUS, wxEVT_KILL_FOCUS}) {
        Bind(kind, [this](wxFocusEvent& event) {
            m_focused = event.GetEventType() == wxEVT_SET_FOCUS;
            Refresh();
            event.Skip();
        });
    }
}

bool DrawnControl::Enable(bool enable) {
    const bool changed = wxWindow::Enable(enable);
    if (changed) Refresh();
    return changed;
}

void DrawnControl::OnPaint() {
    wxAutoBufferedPaintDC dc(this);
    dc.SetBackground(wxBrush(Colour(m_ground)));
    dc.Clear();
    const std::unique_ptr<wxGraphicsContext> gc(wxGraphicsContext::Create(dc));
    if (gc) Draw(*gc, GetClientSize());
}

void DrawnControl::OnKey(wxKeyEvent& event) {
    if (event.GetKeyCode() == WXK_TAB && !event.ControlDown() && !event.AltDown()) {
        Navigate(event.ShiftDown() ? wxNavigationKeyEvent::IsBackward : wxNavigationKeyEvent::IsForward);
        return;
    }
    if (!Key(event)) event.Skip();
}

void DrawnControl::SetHover(std::optional<wxPoint> at) {
    m_hover = at;
    Refresh();
}

CellStrip::CellStrip(wxWindow* parent, Role ground, const wxString& spoken, int first, int last,
                     std::function<void(std::optional<int>)> chosen)
    : DrawnControl(parent, ground),
      m_spoken(spoken),
      m_first(first),
      m_last(last),
      m_limit(last),
      m_chosen(std::move(chosen)) {
    SetMinSize(GetBestSize());
    SetSpoken(this, spoken);
}

void CellStrip::Show(std::optional<int> value, int limit) {
    if (value == m_value && limit == m_limit) return;
    m_value = value;
    m_limit = limit;
    SetSpoken(this, value ? m_spoken + ": " + std::to_string(*value) : m_spoken);
    Refresh();
}

wxRect CellStrip::CellRect(int value) const {
    const int count = m_last - m_first + 1, at = value - m_first;
    const wxSize size = GetClientSize();
    const int from = size.x * at / count, to = size.x * (at + 1) / count;
    return {from, 0, to - from, size.y};
}

wxSize CellStrip::DoGetBestClientSize() const {
    return {(m_last - m_first + 1) * FromDIP(m_last > 5 ? 22 : 20), FromDIP(m_last > 5 ? 24 : 22)};
}

void CellStrip::Draw(wxGraphicsContext& gc, wxSize size) {
    for (int value = m_first; value <= m_last; ++value) DrawCell(gc, value);
    if (!Focused()) return;
    gc.SetPen(LinePen(*this, Role::Accent, 2));
    gc.SetBrush(*wxTRANSPARENT_BRUSH);
    Box(gc, wxRect(size), kRadius);
}

void CellStrip::DrawCell(wxGraphicsContext& gc, int value) {
    const wxRect box = CellRect(value).Deflate(FromDIP(1), FromDIP(1));
    const bool on = m_value && (*m_value == value || (m_last <= 5 && value < *m_value));
    const bool past = m_value && value < *m_value;
    const bool hovered = IsEnabled() && Hover() && CellRect(value).Contains(*Hover());
    if (value > m_limit) {
        gc.SetPen(gc.CreatePen(wxGraphicsPenInfo(Colour(Role::Line2), 1, wxPENSTYLE_SHORT_DASH)));
        gc.SetBrush(*wxTRANSPARENT_BRUSH);
        Box(gc, box, 3);
        gc.StrokeLine(box.x + 4, box.GetBottom() - 4, box.GetRight() - 4, box.y + 4);
        if (!on) return;
    }
    const Role accent = IsEnabled() ? Role::Accent : Role::Text3;
    gc.SetPen(LinePen(*this, on || hovered ? accent : Role::Line2));
    gc.SetBrush(wxBrush(Colour(on ? accent : (past || hovered ? Role::Soft : Role::Field))));
    Box(gc, box, 3);
    gc.SetFont(Font(on ? FontStyle::CaptionBold : FontStyle::Caption),
               Colour(on ? Role::OnAccent : Role::Text2));
    CentredText(gc, wxString::Format("%d", value), box);
}

void CellStrip::Take(std::optional<int> value) {
    if (!IsEnabled() || (value && (*value < m_first || *value > m_last))) return;
    if (value && *value > m_limit) {
        if (on_closed && !m_dragging) on_closed(*value);
        return;
    }
    if (!value && !m_allow_empty) return;
    if (m_chosen) m_chosen(value);
}

void CellStrip::Press(wxPoint at) {
    static std::uint64_t gestures = 0;
    m_gesture = (std::uint64_t{1} << 40) + ++gestures;
    for (int value = m_first; value <= m_last; ++value) {
        if (CellRect(value).Contains(at)) return Take(value);
    }
}

void CellStrip::Drag(wxPoint at) {
    m_dragging = true;
    const int x = std::clamp(at.x, 0, std::max(0, GetClientSize().x - 1));
    for (int value = m_first; value <= m_last; ++value)
        if (CellRect(value).Contains(wxPoint(x, 0)) && m_value != value) Take(value);
}

void CellStrip::Release() {
    m_dragging = false;
    m_gesture = 0;
    if (on_release) on_release();
}

bool CellStrip::Key(const wxKeyEvent& event) {
    const auto digit = ScoreOfKey(event);
    m_by_digit = digit.has_value();
    if (digit) {
        Take(digit);
        return true;
    }
    if (event.HasAnyModifiers()) return false;
    switch (event.GetKeyCode()) {
        case WXK_LEFT:
            Take(std::max(m_first, m_value.value_or(m_first + 1) - 1));
            return true;
        case WXK_RIGHT:
            Take(std::min(m_limit, m_value.value_or(m_first - 1) + 1));
            return true;
        case WXK_DELETE:
        case WXK_BACK:
            Take({});
            return true;
        default:
            return false;
    }
}

}  // namespace gui
