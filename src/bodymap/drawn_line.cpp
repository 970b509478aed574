#include "bodymap/drawn_line.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace bodymap {

namespace {

constexpr int kSurfaceLines = 1024;
constexpr double kThin = 1e-6;              // map units; what is lower has no surface
constexpr std::size_t kMostDrawn = 20'000;  // points looked at; a faster hand does not exist

double Distance(MapPoint a, MapPoint b) {
    return std::hypot(b.x - a.x, b.y - a.y);
}

double DistanceToPiece(MapPoint p, MapPoint a, MapPoint b) {
    const double dx = b.x - a.x, dy = b.y - a.y, length = dx * dx + dy * dy;
    const double t = length > 0 ? std::clamp(((p.x - a.x) * dx + (p.y - a.y) * dy) / length, 0.0, 1.0) : 0;
    return std::hypot(p.x - a.x - t * dx, p.y - a.y - t * dy);
}

// Marks what is kept between two kept points. A list of open pieces instead of recursion: a line may have
// many thousand points.
void KeepBetween(const std::vector<MapPoint>& line, std::size_t first, std::size_t last, double tolerance,
                 std::vector<char>& kept) {
    std::vector<std::pair<std::size_t, std::size_t>> open{{first, last}};
    while (!open.empty()) {
        const auto [from, to] = open.back();
        open.pop_back();
        std::size_t farthest = from;
        double most = tolerance;
        for (std::size_t i = from + 1; i < to; ++i) {
            const double distance = DistanceToPiece(line[i], line[from], line[to]);
            if (distance <= most) continue;
            most = distance;
            farthest = i;
        }
        if (farthest == from) continue;
        kept[farthest] = 1;
        open.emplace_back(from, farthest);
        open.emplace_back(farthest, to);
    }
}

std::vector<MapPoint> Kept(const std::vector<MapPoint>& line, std::size_t turn, double tolerance) {
    std::vector<char> kept(line.size(), 0);
    kept.front() = kept.back() = kept[turn] = 1;
    KeepBetween(line, 0, turn, tolerance, kept);
    KeepBetween(line, turn, line.size() - 1, tolerance, kept);
    std::vector<MapPoint> points;
    for (std::size_t i = 0; i < line.size(); ++i) {
        if (kept[i] != 0 && (points.empty() || points.back() != line[i])) points.push_back(line[i]);
    }
    return points;
}

std::vector<MapPoint> Bounded(const std::vector<MapPoint>& line) {
    if (line.size() <= kMostDrawn) return line;
    std::vector<MapPoint> some;
    for (std::size_t i = 0; i < kMostDrawn; ++i) {
        some.push_back(line[i * (line.size() - 1) / (kMostDrawn - 1)]);
    }
    return some;
}

}  // namespace

double LengthOf(const std::vector<MapPoint>& line) {
    double length = 0;
    for (std::size_t i = 1; i < line.size(); ++i) length += Distance(line[i - 1], line[i]);
    return length;
}

std::vector<Span> SpansOf(const std::vector<MapPoint>& outline, int count, double& pitch) {
    const auto [top, bottom] =
        std::minmax_element(outline.begin(), outline.end(), [](MapPoint a, MapPoint b) { return a.y < b.y; });
    pitch = 0;
    if (outline.size() < 3 || !(bottom->y - top->y > kThin)) return {};
    pitch = (bottom->y - top->y) / count;
    // Cuts by height, collected edge by edge: work follows the outline's length, not points × lines.
    std::vector<std::vector<double>> cuts(static_cast<std::size_t>(count));
    for (std::size_t i = 0, j = outline.size() - 1; i < outline.size(); j = i++) {
        const MapPoint a = outline[i].y < outline[j].y ? outline[i] : outline[j];
        const MapPoint b = outline[i].y < outline[j].y ? outline[j] : outline[i];
        const double from = std::ceil((a.y - top->y) / pitch - 0.5);
        for (auto line = static_cast<int>(std::max(from, 0.0)); line < count; ++line) {
            const double y = top->y + (line + 0.5) * pitch;
            if (y < a.y) continue;
            if (y >= b.y) break;
            cuts[static_cast<std::size_t>(line)].push_back(a.x + (b.x - a.x) * (y - a.y) / (b.y - a.y));
        }
    }
    std::vector<Span> spans;
    for (int line = 0; line < count; ++line) {
        auto& at = cuts[static_cast<std::size_t>(line)];
        std::sort(at.begin(), at.end());
        for (std::size_t i = 0; i + 1 < at.size(); i += 2) {
            spans.push_back({top->y + (line + 0.5) * pitch, at[i], at[i + 1]});
        }
    }
    return spans;
}

double SurfaceOf(const std::vector<MapPoint>& outline) {
    double pitch = 0, length = 0;
    for (const Span& span : SpansOf(outline, kSurfaceLines, pitch)) length += span.right - span.left;
    return length * pitch;
}

MapPoint Along(const std::vector<MapPoint>& line, double share) {
    double left = LengthOf(line) * std::clamp(share, 0.0, 1.0);
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double here = Distance(line[i - 1], line[i]);
        if (here > 0 && left <= here) {
            const double t = left / here;
            return {line[i - 1].x + t * (line[i].x - line[i - 1].x),
                    line[i - 1].y + t * (line[i].y - line[i - 1].y)};
        }
        left -= here;
    }
    return line.back();
}

std::vector<MapPoint> Simplified(const std::vector<MapPoint>& drawn, bool closed, double tolerance,
                                 std::size_t most) {
    std::vector<MapPoint> line = Bounded(drawn);
    if (line.size() < 3) return line;
    std::size_t turn = 0;
    for (std::size_t i = 1; closed && i < line.size(); ++i) {
        if (Distance(line[0], line[i]) > Distance(line[0], line[turn])) turn = i;
    }
    std::vector<MapPoint> points = Kept(line, turn, tolerance);
    while (points.size() > std::max<std::size_t>(most, 4)) points = Kept(line, turn, tolerance *= 1.5);
    // An outline closes by itself.
    if (closed && points.size() > 3 && Distance(points.front(), points.back()) <= tolerance)
        points.pop_back();
    return points;
}

bool Inside(MapPoint p, const std::vector<MapPoint>& ring) {
    bool inside = false;
    for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
        const MapPoint a = ring[j], b = ring[i];
        if ((a.y > p.y) == (b.y > p.y)) continue;
        inside ^= p.x < a.x + (b.x - a.x) * (p.y - a.y) / (b.y - a.y);
    }
    return inside;
}

}  // namespace bodymap
