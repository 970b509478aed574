// Which region lies under a point, straight from the definition: even-odd over the flattened rings of each
// shape, topmost first. Slow and independent of bodymap/region_grid.
#pragma once

#include <algorithm>
#include <string>
#include <tuple>
#include <utility>
#include <vector>

#include "bodymap/body_map.h"

namespace support {

// A shape's rings; an exact test of sides, since corners of 1/1024 unit and their products fit a long double.
class Rings {
public:
    explicit Rings(const bodymap::Path& path) : m_rings(bodymap::Flatten(path)), m_box(path.Bounds()) {}
    [[nodiscard]] bool Contain(bodymap::MapPoint p) const {
        if (p.x < m_box.x || p.x > m_box.x + m_box.w || p.y < m_box.y || p.y > m_box.y + m_box.h)
            return false;
        bool inside = false;
        for (const auto& ring : m_rings) {
            for (std::size_t i = 0, j = ring.size() - 1; i < ring.size(); j = i++) {
                if ((ring[i].y > p.y) != (ring[j].y > p.y) && LeftOf(p, ring[i], ring[j])) inside = !inside;
            }
        }
        return inside;
    }

private:
    static bool LeftOf(bodymap::MapPoint p, bodymap::MapPoint low, bodymap::MapPoint high) {
        if (low.y > high.y) std::swap(low, high);
        const long double dx = high.x - low.x, dy = high.y - low.y;
        const long double px = static_cast<long double>(p.x) - low.x,
                          py = static_cast<long double>(p.y) - low.y;
        return px * dy < dx * py;
    }
    std::vector<std::vector<bodymap::MapPoint>> m_rings;
    bodymap::Rect m_box;
};

class RingOracle {
public:
    explicit RingOracle(const bodymap::BodyMap& map) : m_map(map) {
        for (const auto& region : map.regions) m_regions.emplace_back(region.path);
        for (const auto& path : map.excluded) m_excluded.emplace_back(path);
    }
    [[nodiscard]] const model::RegionRef* At(bodymap::MapPoint p, model::Layer layer) const {
        for (const Rings& rings : m_excluded) {
            if (rings.Contain(p)) return nullptr;
        }
        using bodymap::Sheet;
        static const std::vector<Sheet> deep{Sheet::OverlayDeep, Sheet::Deep, Sheet::Superficial};
        static const std::vector<Sheet> skin{Sheet::OverlaySuperficial, Sheet::Superficial};
        const bodymap::Region* tile = Top(p, Sheet::Superficial);
        for (const Sheet sheet : layer == model::Layer::Deep ? deep : skin) {
            const auto* top = Top(p, sheet, tile != nullptr ? tile->at.region : "");
            if (top != nullptr) return &top->at;
        }
        return nullptr;
    }

private:
    // A thin sheet answers where it lies over the tile there, or where there is none.
    const bodymap::Region* Top(bodymap::MapPoint p, bodymap::Sheet sheet,
                               const std::string& tile = {}) const {
        for (std::size_t i = m_regions.size(); i-- > 0;) {
            const auto& [region, rings] = std::tie(m_map.regions[i], m_regions[i]);
            const bool below = !region.over.empty() && !tile.empty() &&
                               std::find(region.over.begin(), region.over.end(), tile) == region.over.end();
            if (region.sheet == sheet && !below && rings.Contain(p)) return &region;
        }
        return nullptr;
    }
    const bodymap::BodyMap& m_map;
    std::vector<Rings> m_regions, m_excluded;
};

}  // namespace support
