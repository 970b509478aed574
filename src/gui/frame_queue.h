// Work that may wait: one piece a frame, each painted before the next begins, so that none keeps the person
// waiting.
#pragma once

#include <wx/timer.h>

#include <functional>
#include <vector>

namespace gui {

class FrameQueue {
public:
    using Piece = std::function<void()>;

    // Nothing is begun in a frame in which `held` answers true; without it none is held.
    explicit FrameQueue(std::function<bool()> held = {});

    // In the order they came. A piece of the same owner that still waits keeps its place and is replaced.
    // Pieces do not throw.
    void Add(const void* owner, Piece piece);
    // The owner goes; its piece with it.
    void Drop(const void* owner);
    // All that waits, now, held or not. Within a piece: nothing.
    void Finish();
    [[nodiscard]] bool Waiting() const { return !m_pieces.empty(); }

private:
    struct Entry {
        const void* owner;
        Piece piece;
    };

    void OnFrame();
    void One();

    std::function<bool()> m_held;
    std::vector<Entry> m_pieces;
    wxTimer m_clock;
    bool m_busy = false;
};

}  // namespace gui
