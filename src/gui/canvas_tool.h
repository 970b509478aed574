// What the pointer does on the canvas: hover, click, drag a mark, draw a shape, pan. One small machine that
// also covers Escape and a capture that is taken away.
#pragma once

#include <functional>
#include <optional>
#include <vector>

#include "bodymap/path.h"
#include "model/ids.h"

namespace gui {

class CanvasTool {
public:
    using Point = bodymap::MapPoint;  // logical pixels

    struct Host {
        std::function<std::optional<model::MarkId>(Point)> mark_at;
        std::function<void(std::optional<Point>)> hover;
        std::function<void(Point, std::optional<model::MarkId>)> click;
        std::function<void(const model::MarkId&, Point from, Point to)> drag;  // shown, not yet kept
        std::function<void(const model::MarkId&, Point from, Point to)> drop;
        std::function<bool(Point, bool shift)> draws;         // a drag from here draws
        std::function<void(const std::vector<Point>&)> draw;  // shown, not yet kept
        std::function<void(const std::vector<Point>&)> drawn;
        std::function<void()> cancel;
        std::function<void(double, double)> pan;
        std::function<bool(const model::MarkId&)> may_drag;
    };
    explicit CanvasTool(Host host) : m_host(std::move(host)) {}

    enum class State { Idle, Pressed, Dragging, Drawing, Panning };
    [[nodiscard]] State Now() const { return m_state; }

    // `panning`: the middle button, or the space bar is held.
    void Down(Point at, bool panning, bool shift = false);
    void Move(Point at);
    void Up(Point at);
    void Leave();
    // Escape, or the capture was lost: nothing of the gesture stays. False if there was none.
    bool Cancel();

private:
    void Begin(Point at);
    void Extend(Point at);

    Host m_host;
    State m_state = State::Idle;
    Point m_from, m_last;
    bool m_draws = false;
    std::optional<model::MarkId> m_mark;
    std::vector<Point> m_path;
};

}  // namespace gui
