#include "gui/canvas_tool.h"

#include <cmath>

namespace gui {

namespace {
// A hand trembles: less than this is still a click.
constexpr double kClickSlack = 4;
}  // namespace

void CanvasTool::Down(Point at, bool panning) {
    Cancel();
    m_from = m_last = at;
    m_mark = panning ? std::nullopt : m_host.mark_at(at);
    m_state = panning ? State::Panning : State::Pressed;
}

void CanvasTool::Move(Point at) {
    switch (m_state) {
        case State::Idle:
            m_host.hover(at);
            break;
        case State::Panning:
            m_host.pan(at.x - m_last.x, at.y - m_last.y);
            break;
        case State::Pressed:
            if (std::hypot(at.x - m_from.x, at.y - m_from.y) < kClickSlack) break;
            if (!m_mark || !m_host.may_drag()) break;
            m_state = State::Dragging;
            m_host.drag(*m_mark, at);
            break;
        case State::Dragging:
            m_host.drag(*m_mark, at);
            break;
    }
    m_last = at;
}

void CanvasTool::Up(Point at) {
    const State was = m_state;
    m_state = State::Idle;
    if (was == State::Pressed && std::hypot(at.x - m_from.x, at.y - m_from.y) < 2 * kClickSlack)
        m_host.click(at, m_mark);
    if (was == State::Dragging) m_host.drop(*m_mark, at);
    m_mark.reset();
}

void CanvasTool::Leave() {
    if (m_state == State::Idle) m_host.hover({});
}

bool CanvasTool::Cancel() {
    if (m_state == State::Idle) return false;
    const bool dragging = m_state == State::Dragging;
    m_state = State::Idle;
    m_mark.reset();
    if (dragging) m_host.cancel();
    return true;
}

}  // namespace gui
