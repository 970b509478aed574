// A tick of the week's grid taken to another day, by pointer and by keys.
#include <wx/dcclient.h>

#include <algorithm>
#include <cstdlib>

#include "gui/plan_week.h"
#include "gui/theme.h"

namespace gui {

namespace {
constexpr int kStillAClick = 6;  // DIP
}

void PlanWeek::BindDrag() {
    Bind(wxEVT_MOTION, [this](wxMouseEvent& event) {
        if (!m_drag || !HasCapture()) return event.Skip();
        // A message that came between may have taken the release.
        event.LeftIsDown() ? DragTo(event.GetPosition()) : EndDrag();
    });
    Bind(wxEVT_LEFT_UP, [this](wxMouseEvent& event) {
        if (m_drag) return Drop();
        event.Skip();
    });
    Bind(wxEVT_MOUSE_CAPTURE_LOST, [this](wxMouseCaptureLostEvent&) { EndDrag(); });
}

// The grid follows the pointer itself: a native box would keep it.
void PlanWeek::Press(std::size_t row, int day, wxPoint screen) {
    if (m_drag || row >= m_rows.size()) return;
    Box(row, day)->SetFocus();
    if (!m_editable) return;
    Drag drag;
    drag.row = row;
    drag.from = day;
    drag.start = ScreenToClient(screen);
    m_drag = std::move(drag);
    CaptureMouse();
}

void PlanWeek::DragTo(wxPoint at) {
    Drag& drag = *m_drag;
    if (!drag.moved) {
        const bool still = std::abs(at.x - drag.start.x) < FromDIP(kStillAClick);
        if (still || !Box(drag.row, drag.from)->GetValue()) return;
        drag.moved = true;
        if (OnAskDays) drag.against = OnAskDays(m_rows[drag.row].key, drag.from);
        SetCursor(wxCursor(wxCURSOR_HAND));
    }
    const int over = DayAt(drag.row, at.x);
    if (over == drag.over) return;
    drag.over = over;
    m_rows[drag.row].panel->Refresh();
    if (over >= 0 && OnOver) OnOver(drag.against[static_cast<std::size_t>(over)]);
}

void PlanWeek::Drop() {
    const Drag drag = *m_drag;
    const ItemKey key = m_rows[drag.row].key;
    wxCheckBox* box = Box(drag.row, drag.from);
    EndDrag();
    if (!drag.moved) {
        // Where a click went down and up: the tick itself.
        if (!box->GetScreenRect().Contains(wxGetMousePosition())) return;
        const bool on = !box->GetValue();
        box->SetValue(on);
        CallAfter([this, key, day = drag.from, on] {
            if (OnDay) OnDay(key, day, on);
        });
        return;
    }
    const bool free = drag.over >= 0 && drag.over != drag.from && !Box(drag.row, drag.over)->GetValue();
    if (!free) return;
    CallAfter([this, key, from = drag.from, to = drag.over] {
        if (OnMove) OnMove(key, from, to);
    });
}

void PlanWeek::EndDrag() {
    if (!m_drag) return;
    const std::size_t row = m_drag->row;
    m_drag.reset();
    SetCursor(wxNullCursor);
    if (HasCapture()) ReleaseMouse();
    if (row < m_rows.size()) m_rows[row].panel->Refresh();
}

int PlanWeek::CentreOf(std::size_t row, int day, const wxWindow& in) const {
    const wxRect box = Box(row, day)->GetScreenRect();
    return in.ScreenToClient(wxPoint(box.x + box.width / 2, box.y)).x;
}

int PlanWeek::DayAt(std::size_t row, int x) const {
    for (int day = 0; day < 7; ++day)
        if (std::abs(x - CentreOf(row, day, *this)) <= m_day_width / 2) return day;
    return -1;
}

// Days the tick may not go to are shaded, and the one it is over.
void PlanWeek::PaintDays(wxPaintEvent& event, std::size_t row) {
    event.Skip();
    if (!m_drag || !m_drag->moved || m_drag->row != row || row >= m_rows.size()) return;
    wxPanel& panel = *m_rows[row].panel;
    wxPaintDC dc(&panel);
    dc.SetPen(*wxTRANSPARENT_PEN);
    for (int day = 0; day < 7; ++day) {
        const Objections& against = m_drag->against[static_cast<std::size_t>(day)];
        const bool over = day == m_drag->over;
        if (against.empty() && !over) continue;
        const Role ground = against.empty()            ? Role::Selection
                            : against.front().absolute ? Role::DangerGround
                                                       : Role::WarnGround;
        dc.SetBrush(wxBrush(Colour(ground)));
        if (over) dc.SetPen(wxPen(Colour(against.empty() ? Role::Accent : Role::Danger)));
        const int left = CentreOf(row, day, panel) - m_day_width / 2;
        dc.DrawRectangle(left, 0, m_day_width, panel.GetClientSize().y);
        dc.SetPen(*wxTRANSPARENT_PEN);
    }
}

void PlanWeek::MoveByKey(std::size_t row, int day, int step) {
    if (!m_editable || !Box(row, day)->GetValue()) return;
    int to = day + step;
    while (to >= 0 && to <= 6 && Box(row, to)->GetValue()) to += step;
    if (to < 0 || to > 6 || !OnMove) return;
    // What is asked meanwhile may take the row away.
    CallAfter([this, key = m_rows[row].key, day, to] {
        if (OnMove) OnMove(key, day, to);
        const auto moved = std::ranges::find(m_rows, key, &Row::key);
        if (moved == m_rows.end()) return;
        wxCheckBox* box = moved->boxes[static_cast<std::size_t>(to)];
        if (box->GetValue()) box->SetFocus();
    });
}

void PlanWeek::OnBoxKey(wxKeyEvent& event, std::size_t row, int day) {
    const int key = event.GetKeyCode();
    if (key == WXK_ESCAPE && m_drag) return EndDrag();
    if (event.GetModifiers() == wxMOD_CONTROL && (key == WXK_LEFT || key == WXK_RIGHT))
        return MoveByKey(row, day, key == WXK_LEFT ? -1 : 1);
    if (event.HasAnyModifiers()) return event.Skip();
    switch (key) {
        case WXK_LEFT:
            return Box(row, std::max(0, day - 1))->SetFocus();
        case WXK_RIGHT:
            return Box(row, std::min(6, day + 1))->SetFocus();
        case WXK_UP:
            return Box(row > 0 ? row - 1 : row, day)->SetFocus();
        case WXK_DOWN:
            return Box(std::min(m_rows.size() - 1, row + 1), day)->SetFocus();
        case WXK_DELETE:
        case WXK_NUMPAD_DELETE:
            if (m_editable && OnRemove) OnRemove(m_rows[row].key);
            return;
        default:
            event.Skip();
    }
}

}  // namespace gui
