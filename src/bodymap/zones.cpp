#include <algorithm>
#include <cmath>

#include "bodymap/body_map.h"
#include "bodymap/drawn_line.h"
#include "bodymap/region_grid.h"

namespace bodymap {

namespace {

constexpr double kStep = 2;      // map units between samples of a line
constexpr int kMostSteps = 400;  // of one piece of a line
constexpr int kLevels = 48;      // heights at which an area is looked at

void SampleLine(const std::vector<MapPoint>& line, std::vector<MapPoint>& out) {
    for (std::size_t i = 1; i < line.size(); ++i) {
        const double dx = line[i].x - line[i - 1].x, dy = line[i].y - line[i - 1].y;
        const int steps = static_cast<int>(std::clamp(std::hypot(dx, dy) / kStep, 1.0, 1.0 * kMostSteps));
        for (int k = 1; k <= steps; ++k) {
            out.push_back({line[i - 1].x + dx * k / steps, line[i - 1].y + dy * k / steps});
        }
    }
}

void SampleArea(const std::vector<MapPoint>& outline, std::vector<MapPoint>& out) {
    double pitch = 0;
    for (const Span& span : SpansOf(outline, kLevels, pitch)) {
        const double step = std::max(pitch, (span.right - span.left) / kMostSteps);
        for (double x = span.left + step / 2; x < span.right; x += step) out.push_back({x, span.y});
    }
}

// An arrow is treated where it starts.
std::vector<MapPoint> Samples(model::Shape shape, const std::vector<MapPoint>& points) {
    std::vector<MapPoint> samples{points.front()};
    if (shape == model::Shape::Stroke || shape == model::Shape::Area) SampleLine(points, samples);
    if (shape == model::Shape::Area) SampleArea(points, samples);
    return samples;
}

}  // namespace

std::vector<const Zone*> ZonesUnder(const BodyMap& map, model::Shape shape,
                                    const std::vector<MapPoint>& points) {
    std::vector<const Zone*> under;
    if (points.empty() || map.zones.empty()) return under;
    GridShapes shapes;
    for (const Zone& zone : map.zones) shapes.Add(zone.path);
    const std::vector<MapPoint> samples = Samples(shape, points);
    for (std::size_t i = 0; i < map.zones.size(); ++i) {
        const auto inside = [&](MapPoint p) { return shapes.Contains(i, p); };
        if (std::any_of(samples.begin(), samples.end(), inside)) under.push_back(&map.zones[i]);
    }
    return under;
}

std::vector<const Zone*> ZonesAt(const BodyMap& map, MapPoint point) {
    return ZonesUnder(map, model::Shape::Point, {point});
}

}  // namespace bodymap
