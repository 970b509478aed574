#include "gui/frame_queue.h"

#include <algorithm>
#include <utility>

namespace gui {

namespace {

constexpr int kFrame = 17;  // ms

}  // namespace

FrameQueue::FrameQueue(std::function<bool()> held) : m_held(std::move(held)) {
    m_clock.Bind(wxEVT_TIMER, [this](wxTimerEvent&) { OnFrame(); });
}

void FrameQueue::Add(const void* owner, Piece piece) {
    const auto waiting = std::ranges::find(m_pieces, owner, &Entry::owner);
    if (waiting != m_pieces.end())
        waiting->piece = std::move(piece);
    else
        m_pieces.push_back({owner, std::move(piece)});
    if (!m_clock.IsRunning()) m_clock.Start(kFrame);
}

void FrameQueue::Drop(const void* owner) {
    std::erase_if(m_pieces, [owner](const Entry& entry) { return entry.owner == owner; });
}

void FrameQueue::OnFrame() {
    if (m_busy) return;
    if (m_pieces.empty()) return m_clock.Stop();
    if (!m_held || !m_held()) One();
}

void FrameQueue::One() {
    const Entry next = std::move(m_pieces.front());
    m_pieces.erase(m_pieces.begin());
    m_busy = true;
    next.piece();
    m_busy = false;
}

void FrameQueue::Finish() {
    while (!m_busy && !m_pieces.empty()) One();
}

}  // namespace gui
