// Outlines of M, L, C and Z in map units, as the SVG files write them.
#pragma once

#include <string>
#include <string_view>
#include <vector>

#include "model/place.h"

namespace bodymap {

using model::MapPoint;

struct Rect {
    double x = 0, y = 0, w = 0, h = 0;
    bool operator==(const Rect&) const = default;
};

struct PathStep {
    enum class Kind : unsigned char { Move, Line, Curve, Close };
    Kind kind = Kind::Move;
    MapPoint a, b, to;  // a, b: control points of a curve
    bool operator==(const PathStep&) const = default;
};

struct Path {
    std::vector<PathStep> steps;

    void Move(MapPoint p) { steps.push_back({PathStep::Kind::Move, {}, {}, p}); }
    void Line(MapPoint p) { steps.push_back({PathStep::Kind::Line, {}, {}, p}); }
    void Curve(MapPoint a, MapPoint b, MapPoint p) { steps.push_back({PathStep::Kind::Curve, a, b, p}); }
    void Close() { steps.push_back({PathStep::Kind::Close, {}, {}, {}}); }
    void Circle(MapPoint centre, double radius);
    void RoundedBox(Rect box, double radius);

    [[nodiscard]] bool empty() const { return steps.empty(); }
    [[nodiscard]] Rect Bounds() const;
    // x → x·scale + dx, y → y·scale + dy.
    [[nodiscard]] Path Moved(double scale, double dx, double dy) const;
    bool operator==(const Path&) const = default;
};

// Absolute M L C Z with any white space or commas between numbers; throws model::Error (BadInput) for
// anything else, for numbers that are not finite and for more than 20,000 steps. `where` names the place in
// the message.
[[nodiscard]] Path ParsePath(std::string_view d, const std::string& where);
// Shortest text that reads back as the same path; with decimals, rounded to that many.
[[nodiscard]] std::string ToSvg(const Path& path);
[[nodiscard]] std::string ToSvg(const Path& path, int decimals);

// Rings of straight pieces no further than `tolerance` from the curve, give or take half a lattice step: all
// corners lie on a lattice of kFlatSteps steps per unit, so that whole numbers hold them exactly. A curve
// gives the same points whichever end it is drawn from, so neighbours that share a border share it after
// flattening too.
inline constexpr double kFlatSteps = 1024;
[[nodiscard]] std::vector<std::vector<MapPoint>> Flatten(const Path& path, double tolerance = 0.05);

}  // namespace bodymap
