#include "bodymap/shape_hits.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "bodymap/drawn_line.h"

namespace bodymap {

namespace {

constexpr int kLines = 200;            // heights at which an area is cut
constexpr double kAreaSamples = 40e3;  // over all of them
constexpr int kLineSamples = 2000;     // along a stroke or an arrow
constexpr double kLeastShare = 0.001;
constexpr double kReach = 6;    // map units: how far beside a region an arrow's end still means it
constexpr double kThin = 1e-6;  // map units; what is narrower has no surface
constexpr double kFar = 1e6;    // map units; nothing drawn lies there

// Measure gathered by region, in order of first touch.
class Shares {
public:
    Shares(const RegionIndex& index, model::Layer layer) : m_index(index), m_layer(layer) {}

    void Add(MapPoint p, double measure) {
        const Hit* hit = m_index.Find(p, m_layer);
        if (hit == nullptr) return;  // beside the body: no part of what is covered
        m_total += measure;
        if (m_last >= m_found.size() || m_found[m_last].first->at != hit->at) {
            m_last = 0;
            while (m_last < m_found.size() && m_found[m_last].first->at != hit->at) ++m_last;
            if (m_last == m_found.size()) m_found.emplace_back(hit, 0);
        }
        m_found[m_last].second += measure;
    }
    [[nodiscard]] bool Empty() const { return m_found.empty(); }
    // Region with the largest share first.
    void Sort() {
        std::stable_sort(m_found.begin(), m_found.end(),
                         [](const auto& a, const auto& b) { return a.second > b.second; });
    }
    [[nodiscard]] const Hit& First() const { return *m_found.front().first; }
    [[nodiscard]] std::vector<model::Cover> Covers() const {
        std::vector<model::Cover> covers;
        for (const auto& [hit, measure] : m_found) {
            const double share = std::min(measure / m_total, 1.0);
            if (share >= kLeastShare || covers.empty()) covers.push_back({hit->at, share});
        }
        return covers;
    }

private:
    const RegionIndex& m_index;
    model::Layer m_layer;
    double m_total = 0;
    std::size_t m_last = 0;
    std::vector<std::pair<const Hit*, double>> m_found;
};

bool IsDrawable(const std::vector<MapPoint>& points) {
    return !points.empty() && std::all_of(points.begin(), points.end(), [](MapPoint p) {
        return std::abs(p.x) < kFar && std::abs(p.y) < kFar;  // false for what is not a number
    });
}

void AddSurface(const std::vector<Span>& spans, Shares& shares) {
    double length = 0;
    for (const Span& span : spans) length += span.right - span.left;
    const double step = length / kAreaSamples;
    for (const Span& span : spans) {
        const double wide = span.right - span.left;
        const int pieces = std::max(1, static_cast<int>(std::lround(wide / step)));
        for (int i = 0; i < pieces; ++i) {
            shares.Add({span.left + wide * (i + 0.5) / pieces, span.y}, wide / pieces);
        }
    }
}

void AddLength(const std::vector<MapPoint>& points, Shares& shares) {
    const double length = LengthOf(points);
    for (std::size_t i = 1; i < points.size(); ++i) {
        const MapPoint a = points[i - 1], b = points[i];
        const double here = std::hypot(b.x - a.x, b.y - a.y);
        if (here <= 0) continue;
        const int pieces = static_cast<int>(std::ceil(here / length * kLineSamples));
        for (int k = 0; k < pieces; ++k) {
            const double t = (k + 0.5) / pieces;
            shares.Add({a.x + t * (b.x - a.x), a.y + t * (b.y - a.y)}, here / pieces);
        }
    }
    if (length <= 0) shares.Add(points.front(), 1);
}

Shares SharesOf(const RegionIndex& index, model::Shape shape, const std::vector<MapPoint>& points,
                model::Layer layer) {
    Shares shares(index, layer);
    double pitch = 0;
    const std::vector<Span> spans =
        shape == model::Shape::Area ? SpansOf(points, kLines, pitch) : std::vector<Span>();
    if (shape == model::Shape::Point) {
        shares.Add(points.front(), 1);
    } else if (std::any_of(spans.begin(), spans.end(),
                           [](const Span& s) { return s.right - s.left > kThin; })) {
        AddSurface(spans, shares);
    } else {
        AddLength(points, shares);  // an outline without surface is a line
    }
    return shares;
}

}  // namespace

std::optional<ShapeHits> HitsOf(const RegionIndex& index, model::Shape shape,
                                const std::vector<MapPoint>& points, model::Layer layer) {
    if (!IsDrawable(points)) return std::nullopt;
    Shares shares = SharesOf(index, shape, points, layer);
    if (shares.Empty()) return std::nullopt;
    Hit main = shares.First();
    ShapeHits hits;
    if (shape == model::Shape::Arrow) {
        main = index.Near(points.front(), layer, kReach).value_or(main);
        const auto end = index.Near(points.back(), main.layer, kReach);
        if (end) hits.leads_to = end->at;
    }
    shares.Sort();
    if (shape != model::Shape::Arrow) main = shares.First();
    if (main.layer != layer) return HitsOf(index, shape, points, main.layer);
    hits.at = main.at;
    hits.layer = main.layer;
    if (shape != model::Shape::Point) hits.covers = shares.Covers();
    return hits;
}

}  // namespace bodymap
