#include "gui/canvas_tool.h"

#include <cmath>

namespace gui {

namespace {
// A hand trembles: less than this is still a click.
constexpr double kClickSlack = 4;
constexpr double kPathStep = 2;          // a drawn line keeps a point every so many pixels
constexpr std::size_t kMaxPath = 4'000;  // whoever draws on and on draws the last piece straight
}  // namespace

void CanvasTool::Down(Point at, bool panning, bool shift) {
    Cancel();
    m_from = m_last = at;
    m_mark = panning ? std::nullopt : m_host.mark_at(at);
    m_draws = !panning && m_host.draws(at, shift);
    m_state = panning ? State::Panning : State::Pressed;
}

// The press has become a drag.
void CanvasTool::Begin(Point at) {
    if (m_draws) {
        m_state = State::Drawing;
        m_path = {m_from};
        return Extend(at);
    }
    if (!m_mark || !m_host.may_drag(*m_mark)) return;
    m_state = State::Dragging;
    m_host.drag(*m_mark, m_from, at);
}

void CanvasTool::Extend(Point at) {
    if (std::hypot(at.x - m_path.back().x, at.y - m_path.back().y) < kPathStep) return;
    if (m_path.size() < kMaxPath)
        m_path.push_back(at);
    else
        m_path.back() = at;
    m_host.draw(m_path);
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
            if (std::hypot(at.x - m_from.x, at.y - m_from.y) >= kClickSlack) Begin(at);
            break;
        case State::Dragging:
            m_host.drag(*m_mark, m_from, at);
            break;
        case State::Drawing:
            Extend(at);
            break;
    }
    m_last = at;
}

void CanvasTool::Up(Point at) {
    const State was = m_state;
    m_state = State::Idle;
    if (was == State::Pressed && std::hypot(at.x - m_from.x, at.y - m_from.y) < 2 * kClickSlack)
        m_host.click(at, m_mark);
    if (was == State::Dragging) m_host.drop(*m_mark, m_from, at);
    if (was == State::Drawing) {
        m_path.push_back(at);
        m_host.drawn(m_path);
    }
    m_mark.reset();
    m_path.clear();
}

void CanvasTool::Leave() {
    if (m_state == State::Idle) m_host.hover({});
}

bool CanvasTool::Cancel() {
    if (m_state == State::Idle) return false;
    const bool shown = m_state == State::Dragging || m_state == State::Drawing;
    m_state = State::Idle;
    m_mark.reset();
    m_path.clear();
    if (shown) m_host.cancel();
    return true;
}

}  // namespace gui
