#include "bodymap/close_up.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <map>
#include <optional>
#include <utility>

#include "bodymap/drawn_line.h"

namespace bodymap {

namespace {

using Ring = std::vector<MapPoint>;

constexpr double kTouch = 2;  // map units between a border and the cut that still meet
constexpr int kRounds = 12;

double SegmentDistance(MapPoint p, MapPoint a, MapPoint b) {
    const double vx = b.x - a.x, vy = b.y - a.y, length = vx * vx + vy * vy;
    const double t = length > 0 ? std::clamp(((p.x - a.x) * vx + (p.y - a.y) * vy) / length, 0.0, 1.0) : 0;
    return std::hypot(p.x - a.x - t * vx, p.y - a.y - t * vy);
}

bool Near(MapPoint p, const std::vector<Ring>& lines) {
    return std::any_of(lines.begin(), lines.end(), [&](const Ring& line) {
        for (std::size_t i = 1; i < line.size(); ++i)
            if (SegmentDistance(p, line[i - 1], line[i]) <= kTouch) return true;
        return false;
    });
}

// The pieces of the outline that are not drawn, because the body goes on there.
std::vector<Ring> Cuts(const BodyMap& map) {
    const auto edge = Flatten(map.edge);
    std::vector<Ring> cuts;
    for (const Ring& ring : Flatten(map.outline)) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const MapPoint a = ring[i], b = ring[(i + 1) % ring.size()];
            const MapPoint middle{(a.x + b.x) / 2, (a.y + b.y) / 2};
            if (!Near(middle, edge)) cuts.push_back({a, b});
        }
    }
    return cuts;
}

struct Whole {
    MapPoint centre;
    double surface = 0;
};

using Shapes = std::map<std::pair<model::RegionRef, Sheet>, Whole>;

Whole WholeOf(const Path& path) {
    Whole whole;
    for (const Ring& ring : Flatten(path)) {
        for (std::size_t i = 0; i < ring.size(); ++i) {
            const MapPoint p = ring[i], q = ring[(i + 1) % ring.size()];
            const double cross = (p.x * q.y - q.x * p.y) / 2;
            whole.surface += cross;
            whole.centre.x += (p.x + q.x) * cross / 3;
            whole.centre.y += (p.y + q.y) * cross / 3;
        }
    }
    if (whole.surface != 0) {
        whole.centre.x /= whole.surface;
        whole.centre.y /= whole.surface;
    }
    whole.surface = std::abs(whole.surface);
    return whole;
}

Shapes WholeRegions(const BodyMap& map) {
    const std::vector<bool> cut = CutOff(map);
    Shapes shapes;
    for (std::size_t i = 0; i < map.regions.size(); ++i) {
        const Region& region = map.regions[i];
        if (!cut[i]) shapes[{region.at, region.sheet}] = WholeOf(region.path);
    }
    return shapes;
}

struct Sight {  // one region on both drawings
    MapPoint from, to;
    double weight = 1;
};

// The weighted normal equations of one row (x or y), solved by Cramer's rule.
std::optional<std::array<double, 3>> Row(const std::vector<Sight>& sights, bool x) {
    double sw = 0, sx = 0, sy = 0, sxx = 0, sxy = 0, syy = 0, st = 0, sxt = 0, syt = 0;
    for (const Sight& s : sights) {
        const double w = s.weight, t = x ? s.to.x : s.to.y;
        sw += w, sx += w * s.from.x, sy += w * s.from.y, st += w * t;
        sxx += w * s.from.x * s.from.x, sxy += w * s.from.x * s.from.y, syy += w * s.from.y * s.from.y;
        sxt += w * s.from.x * t, syt += w * s.from.y * t;
    }
    const double det = sxx * (syy * sw - sy * sy) - sxy * (sxy * sw - sy * sx) + sx * (sxy * sy - syy * sx);
    if (std::abs(det) < 1e-9 * sw * sxx * syy) return {};
    const double a = sxt * (syy * sw - sy * sy) - sxy * (syt * sw - sy * st) + sx * (syt * sy - syy * st);
    const double b = sxx * (syt * sw - st * sy) - sxt * (sxy * sw - sy * sx) + sx * (sxy * st - syt * sx);
    const double c = sxx * (syy * st - sy * syt) - sxy * (sxy * st - syt * sx) + sxt * (sxy * sy - syy * sx);
    return std::array{a / det, b / det, c / det};
}

std::optional<Affine> LeastSquares(const std::vector<Sight>& sights) {
    const auto x = Row(sights, true), y = Row(sights, false);
    if (!x || !y) return {};
    const Affine fit{(*x)[0], (*x)[1], (*x)[2], (*y)[0], (*y)[1], (*y)[2]};
    if (std::abs(fit.a * fit.d - fit.b * fit.c) < 1e-9) return {};
    return fit;
}

void Reweigh(std::vector<Sight>& sights, const std::vector<double>& size, const Affine& fit) {
    std::vector<double> errors;
    for (const Sight& s : sights) {
        const MapPoint p = fit(s.from);
        errors.push_back(std::hypot(p.x - s.to.x, p.y - s.to.y));
    }
    std::vector<double> sorted = errors;
    std::nth_element(sorted.begin(), sorted.begin() + std::ssize(sorted) / 2, sorted.end());
    // 4.685 standard deviations, which the median estimates by 1.4826.
    const double limit = std::max(4.685 * 1.4826 * sorted[sorted.size() / 2], 1e-6);
    for (std::size_t i = 0; i < sights.size(); ++i) {
        const double u = std::min(errors[i] / limit, 1.0), rest = 1 - u * u;
        sights[i].weight = size[i] * std::max(rest * rest, 1e-4);
    }
}

}  // namespace

Affine Affine::Inverse() const {
    const double det = a * d - b * c;
    Affine back{d / det, -b / det, 0, -c / det, a / det, 0};
    back.dx = -(back.a * dx + back.b * dy);
    back.dy = -(back.c * dx + back.d * dy);
    return back;
}

Affine BoxOnto(const Rect& from, const Rect& to) {
    const double w = from.w > 0 && to.w > 0 ? to.w / from.w : 1;
    const double h = from.h > 0 && to.h > 0 ? to.h / from.h : 1;
    return {w, 0, to.x - from.x * w, 0, h, to.y - from.y * h};
}

std::vector<bool> CutOff(const BodyMap& map) {
    std::vector<bool> cut(map.regions.size(), false);
    if (map.edge.empty()) return cut;
    const std::vector<Ring> cuts = Cuts(map);
    for (std::size_t i = 0; i < cut.size(); ++i) {
        const auto rings = Flatten(map.regions[i].path);
        cut[i] = std::any_of(rings.begin(), rings.end(), [&](const Ring& ring) {
            return std::any_of(ring.begin(), ring.end(), [&](MapPoint p) { return Near(p, cuts); });
        });
    }
    return cut;
}

Affine FitRegions(const BodyMap& from, const BodyMap& to) {
    const Shapes here = WholeRegions(from), there = WholeRegions(to);
    std::vector<Sight> sights;
    std::vector<double> size;
    for (const auto& [key, whole] : here) {
        const auto other = there.find(key);
        if (other == there.end()) continue;
        size.push_back(std::sqrt(other->second.surface));
        sights.push_back({whole.centre, other->second.centre, size.back()});
    }
    const Affine boxes = BoxOnto(from.outline.Bounds(), to.outline.Bounds());
    if (sights.size() < 3) return boxes;
    auto fit = LeastSquares(sights);
    for (int round = 0; fit && round < kRounds; ++round) {
        Reweigh(sights, size, *fit);
        fit = LeastSquares(sights);
    }
    return fit.value_or(boxes);
}

}  // namespace bodymap
