// Work on the window that may wait a moment: one piece a frame, so that none keeps the person waiting.
// Whatever she does next finds all of it done: a key, a click or a command finishes it first.
#pragma once

#include <wx/eventfilter.h>
#include <wx/timer.h>

#include <functional>
#include <vector>

namespace gui {

class Turns : private wxEventFilter {
public:
    using Piece = std::function<void()>;

    Turns();
    ~Turns() override;
    Turns(const Turns&) = delete;
    Turns& operator=(const Turns&) = delete;

    // In the order they came. A piece of the same owner that still waits keeps its place and is replaced.
    // Pieces do not throw.
    void Add(const void* owner, Piece piece);
    // The owner goes; its piece with it.
    void Drop(const void* owner);
    // All that waits, now. Within a piece: nothing.
    void Finish();
    [[nodiscard]] bool Waiting() const { return !m_pieces.empty(); }

private:
    struct Entry {
        const void* owner;
        Piece piece;
    };

    int FilterEvent(wxEvent& event) override;
    void One();

    std::vector<Entry> m_pieces;
    wxTimer m_clock;
    bool m_busy = false;
};

}  // namespace gui
