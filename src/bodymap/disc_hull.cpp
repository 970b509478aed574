#include "bodymap/disc_hull.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace bodymap {

namespace {

constexpr int kCorners = 48;  // of a disc while the hull is looked for
constexpr double kTurn = 2 * std::numbers::pi / kCorners;

struct Corner {
    MapPoint at;
    std::size_t disc = 0;
    int step = 0;
};

double Cross(const MapPoint& o, const MapPoint& a, const MapPoint& b) {
    return (a.x - o.x) * (b.y - o.y) - (a.y - o.y) * (b.x - o.x);
}

// Of a disc of radius one: an exercise asks for tens of thousands.
const std::array<MapPoint, kCorners>& Circle() {
    static const auto circle = [] {
        std::array<MapPoint, kCorners> points;
        for (int k = 0; k < kCorners; ++k)
            points[static_cast<std::size_t>(k)] = {std::cos(k * kTurn), std::sin(k * kTurn)};
        return points;
    }();
    return circle;
}

std::vector<Corner> Corners(const std::vector<Disc>& discs) {
    std::vector<Corner> corners;
    corners.reserve(discs.size() * kCorners);
    for (std::size_t i = 0; i < discs.size(); ++i) {
        for (int k = 0; k < kCorners; ++k) {
            const MapPoint& on = Circle()[static_cast<std::size_t>(k)];
            corners.push_back(
                {{discs[i].at.x + discs[i].radius * on.x, discs[i].at.y + discs[i].radius * on.y}, i, k});
        }
    }
    std::sort(corners.begin(), corners.end(), [](const Corner& a, const Corner& b) {
        return a.at.x != b.at.x ? a.at.x < b.at.x : a.at.y < b.at.y;
    });
    return corners;
}

// Andrew's monotone chain; counterclockwise where y points up.
std::vector<Corner> Around(const std::vector<Corner>& corners) {
    std::vector<Corner> ring;
    const auto add = [&](const Corner& corner, std::size_t keep) {
        while (ring.size() >= keep + 2 && Cross(ring[ring.size() - 2].at, ring.back().at, corner.at) <= 0)
            ring.pop_back();
        ring.push_back(corner);
    };
    for (const Corner& corner : corners) add(corner, 0);
    const std::size_t lower = ring.size() - 1;
    for (auto it = corners.rbegin() + 1; it != corners.rend(); ++it) add(*it, lower);
    ring.pop_back();
    return ring;
}

MapPoint On(const Disc& disc, double angle) {
    return {disc.at.x + disc.radius * std::cos(angle), disc.at.y + disc.radius * std::sin(angle)};
}

void Arc(Path& path, const Disc& disc, double from, double to) {
    const int pieces = std::max(1, static_cast<int>(std::ceil((to - from) / (std::numbers::pi / 2) - 1e-9)));
    const double part = (to - from) / pieces;
    const double reach = 4.0 / 3.0 * std::tan(part / 4) * disc.radius;
    for (int i = 0; i < pieces; ++i) {
        const double a = from + i * part, b = a + part;
        const MapPoint start = On(disc, a), end = On(disc, b);
        path.Curve({start.x - reach * std::sin(a), start.y + reach * std::cos(a)},
                   {end.x + reach * std::sin(b), end.y - reach * std::cos(b)}, end);
    }
}

}  // namespace

Path HullPath(const std::vector<Disc>& discs) {
    Path path;
    if (discs.empty()) return path;
    std::vector<Corner> ring = Around(Corners(discs));
    // Begin where a disc begins, so that no arc is cut in two.
    const auto begins = [&](std::size_t i) {
        const Corner& before = ring[(i + ring.size() - 1) % ring.size()];
        return before.disc != ring[i].disc || (ring[i].step - before.step + kCorners) % kCorners != 1;
    };
    std::size_t start = 0;
    while (start < ring.size() && !begins(start)) ++start;
    if (start == ring.size()) {
        path.Circle(discs[ring.front().disc].at, discs[ring.front().disc].radius);
        return path;
    }
    std::rotate(ring.begin(), ring.begin() + static_cast<std::ptrdiff_t>(start), ring.end());
    for (std::size_t i = 0; i < ring.size();) {
        std::size_t end = i + 1;
        while (end < ring.size() && !begins(end)) ++end;
        const Disc& disc = discs[ring[i].disc];
        const double from = ring[i].step * kTurn;
        if (i == 0)
            path.Move(On(disc, from));
        else
            path.Line(On(disc, from));
        if (end - i > 1) Arc(path, disc, from, from + static_cast<double>(end - i - 1) * kTurn);
        i = end;
    }
    path.Close();
    return path;
}

}  // namespace bodymap
