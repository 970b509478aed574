#include "bodymap/region_index.h"

#include <algorithm>
#include <cmath>
#include <limits>
#include <set>
#include <string_view>

#include "bodymap/region_grid.h"

namespace bodymap {

namespace {

constexpr double kReadingBand = 16;  // labels within this height read from left to right
constexpr int kSamples = 24;         // per side, when looking for an inner point

model::Layer LayerOf(Sheet sheet) {
    return IsDeep(sheet) ? model::Layer::Deep : model::Layer::Superficial;
}

}  // namespace

struct RegionIndex::Data {
    std::vector<Hit> hits;  // one per region, in file order
    // Of the grids: nothing, then one per region, then nothing for the excluded areas.
    std::vector<const Hit*> answers;
    std::vector<MapPoint> labels;  // likewise
    std::vector<double> areas;     // likewise
    GridShapes shapes;             // regions, then excluded areas, then the figure
    std::uint32_t regions = 0;
    std::size_t figure = 0;
    std::vector<std::uint32_t> top_down[2];
    std::optional<RegionGrid> grids[2];
    std::vector<Hit> order[2];

    [[nodiscard]] bool IsRegion(std::uint32_t index) const { return index < regions; }
    void Stack(const BodyMap& map, model::Layer layer);
    void Sort(model::Layer layer);
    // The drawing a reference means in a layer: the largest of that layer, else the superficial tile.
    [[nodiscard]] std::optional<std::uint32_t> Drawing(const model::RegionRef& region,
                                                       model::Layer layer) const;
};

void RegionIndex::Data::Stack(const BodyMap& map, model::Layer layer) {
    auto& stack = top_down[static_cast<int>(layer)];
    for (auto i = hits.size(); i < figure; ++i) stack.push_back(static_cast<std::uint32_t>(i));
    std::set<std::string_view> covered;  // tiles below a thin sheet
    for (const Region& region : map.regions) covered.insert(region.over.begin(), region.over.end());
    // `low`: of the overlays the thin sheets, of the tiles those they lie over.
    const auto put = [&](Sheet sheet, bool low = false) {
        for (auto i = hits.size(); i-- > 0;) {
            const Region& region = map.regions[i];
            const bool is_low =
                sheet == Sheet::Superficial ? covered.contains(region.at.region) : !region.over.empty();
            if (region.sheet == sheet && is_low == low) stack.push_back(static_cast<std::uint32_t>(i));
        }
    };
    if (layer == model::Layer::Deep) {
        put(Sheet::OverlayDeep);
        put(Sheet::Deep);
        put(Sheet::Superficial);
    } else {
        put(Sheet::OverlaySuperficial);
        put(Sheet::Superficial);
        put(Sheet::OverlaySuperficial, true);
    }
    put(Sheet::Superficial, true);
    grids[static_cast<int>(layer)].emplace(shapes, stack);
}

void RegionIndex::Data::Sort(model::Layer layer) {
    struct Place {
        double band, x;
        std::size_t index;
    };
    std::vector<Place> places;
    for (std::size_t i = 0; i < hits.size(); ++i) {
        if (hits[i].layer != layer || Drawing(hits[i].at, layer) != i) continue;
        places.push_back({std::floor(labels[i].y / kReadingBand), labels[i].x, i});
    }
    std::sort(places.begin(), places.end(), [](const Place& a, const Place& b) {
        return std::tie(a.band, a.x, a.index) < std::tie(b.band, b.x, b.index);
    });
    for (const Place& place : places) order[static_cast<int>(layer)].push_back(hits[place.index]);
}

std::optional<std::uint32_t> RegionIndex::Data::Drawing(const model::RegionRef& region,
                                                        model::Layer layer) const {
    std::optional<std::uint32_t> best;
    const auto better = [&](std::uint32_t i) {
        if (!best) return true;
        const bool fits = hits[i].layer == layer, best_fits = hits[*best].layer == layer;
        return fits != best_fits ? fits : areas[i] > areas[*best];
    };
    for (std::uint32_t i = 0; i < hits.size(); ++i) {
        if (hits[i].at != region) continue;
        if (hits[i].layer != layer && hits[i].sheet != Sheet::Superficial) continue;
        if (better(i)) best = i;
    }
    return best;
}

RegionIndex::RegionIndex(const BodyMap& map) : m_data(std::make_unique<Data>()) {
    for (const Region& region : map.regions) {
        m_data->hits.push_back({region.at, LayerOf(region.sheet), region.sheet});
        m_data->labels.push_back(region.label);
        m_data->areas.push_back(region.area_mm2);
        m_data->shapes.Add(region.path);
    }
    m_data->regions = static_cast<std::uint32_t>(m_data->hits.size());
    for (const Path& path : map.excluded) m_data->shapes.Add(path);
    m_data->figure = m_data->shapes.size();
    m_data->answers.assign(m_data->figure + 1, nullptr);
    for (std::size_t i = 0; i < m_data->hits.size(); ++i) m_data->answers[i + 1] = &m_data->hits[i];
    m_data->shapes.Add(map.outline);
    m_data->shapes.Shrink();
    for (const model::Layer layer : {model::Layer::Superficial, model::Layer::Deep}) {
        m_data->Stack(map, layer);
        m_data->Sort(layer);
    }
}

RegionIndex::~RegionIndex() = default;
RegionIndex::RegionIndex(RegionIndex&&) noexcept = default;
RegionIndex& RegionIndex::operator=(RegionIndex&&) noexcept = default;

const Hit* RegionIndex::Find(MapPoint point, model::Layer layer) const {
    const std::uint32_t answer = m_data->grids[static_cast<int>(layer)]->At(point);
    return m_data->answers[answer];
}

std::optional<Hit> RegionIndex::At(MapPoint point, model::Layer layer) const {
    const Hit* hit = Find(point, layer);
    return hit != nullptr ? std::optional(*hit) : std::nullopt;
}

std::vector<Hit> RegionIndex::AllAt(MapPoint point, model::Layer layer) const {
    std::vector<Hit> all;
    for (const std::uint32_t i : m_data->top_down[static_cast<int>(layer)]) {
        if (!m_data->shapes.Contains(i, point)) continue;
        if (!m_data->IsRegion(i)) break;
        all.push_back(m_data->hits[i]);
    }
    return all;
}

std::optional<Hit> RegionIndex::Near(MapPoint point, model::Layer layer, double tolerance) const {
    if (Excluded(point)) return std::nullopt;
    if (auto hit = At(point, layer)) return hit;
    std::optional<Hit> nearest;
    double best = tolerance;
    for (const std::uint32_t i : m_data->top_down[static_cast<int>(layer)]) {
        if (!m_data->IsRegion(i)) continue;
        const Rect& box = m_data->shapes.Bounds(i);
        if (point.x < box.x - best || point.x > box.x + box.w + best) continue;
        if (point.y < box.y - best || point.y > box.y + box.h + best) continue;
        const double distance = m_data->shapes.Distance(i, point);
        if (distance > best || (nearest && distance == best)) continue;
        best = distance;
        nearest = m_data->hits[i];
    }
    return nearest;
}

bool RegionIndex::InsideFigure(MapPoint point) const {
    return m_data->shapes.Contains(m_data->figure, point);
}

bool RegionIndex::Excluded(MapPoint point) const {
    for (std::size_t i = m_data->hits.size(); i < m_data->figure; ++i) {
        if (m_data->shapes.Contains(i, point)) return true;
    }
    return false;
}

const std::vector<Hit>& RegionIndex::Order(model::Layer layer) const {
    return m_data->order[static_cast<int>(layer)];
}

std::optional<Hit> RegionIndex::Neighbour(const model::RegionRef& from, model::Layer layer,
                                          Direction direction) const {
    const auto start = m_data->Drawing(from, layer);
    if (!start) return std::nullopt;
    const MapPoint origin = m_data->labels[*start];
    std::optional<Hit> nearest;
    double best = std::numeric_limits<double>::infinity();
    for (const Hit& hit : Order(layer)) {
        if (hit.at == from) continue;
        const MapPoint label = m_data->labels[*m_data->Drawing(hit.at, layer)];
        const double dx = label.x - origin.x, dy = label.y - origin.y;
        const bool level = direction == Direction::Left || direction == Direction::Right;
        const bool forward = direction == Direction::Right || direction == Direction::Down;
        const double along = (level ? dx : dy) * (forward ? 1 : -1);
        const double across = std::abs(level ? dy : dx);
        if (along <= 0 || across > 2 * along) continue;
        const double cost = along + 2 * across;
        if (cost >= best) continue;
        best = cost;
        nearest = hit;
    }
    return nearest;
}

std::optional<MapPoint> RegionIndex::InnerPoint(const model::RegionRef& region, model::Layer layer) const {
    const auto drawing = m_data->Drawing(region, layer);
    if (!drawing) return std::nullopt;
    const GridShapes& shapes = m_data->shapes;
    const Rect& bounds = shapes.Bounds(*drawing);
    const Hit* own = &m_data->hits[*drawing];
    MapPoint best = m_data->labels[*drawing];
    double depth = shapes.Distance(*drawing, best);
    bool clear = Find(best, layer) == own;
    for (int i = 0; i < kSamples * kSamples; ++i) {
        const MapPoint p{bounds.x + bounds.w * (i % kSamples + 0.5) / kSamples,
                         bounds.y + bounds.h * (static_cast<double>(i / kSamples) + 0.5) / kSamples};
        if (!shapes.Contains(*drawing, p)) continue;
        const bool p_clear = Find(p, layer) == own;
        const double distance = shapes.Distance(*drawing, p);
        if (p_clear == clear ? distance <= depth * 1.05 : clear) continue;
        best = p;
        depth = distance;
        clear = p_clear;
    }
    return best;
}

std::size_t RegionIndex::Bytes() const {
    const Data& data = *m_data;
    std::size_t bytes = sizeof data + data.answers.capacity() * sizeof(decltype(data.answers)::value_type) +
                        data.shapes.Bytes() + data.hits.capacity() * sizeof(Hit) +
                        data.labels.capacity() * sizeof(MapPoint) + data.areas.capacity() * sizeof(double);
    for (const int layer : {0, 1}) {
        bytes += data.grids[layer]->Bytes() + data.order[layer].capacity() * sizeof(Hit) +
                 data.top_down[layer].capacity() * sizeof(std::uint32_t);
    }
    return bytes;
}

bool RegionIndex::Contains(const model::RegionRef& region, model::Layer layer, MapPoint point) const {
    const auto drawing = m_data->Drawing(region, layer);
    return drawing && m_data->shapes.Contains(*drawing, point);
}

}  // namespace bodymap
