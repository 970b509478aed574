#include "bodymap/body_map.h"
#include "bodymap/region_grid.h"

namespace bodymap {

std::vector<const Zone*> ZonesAt(const BodyMap& map, MapPoint point) {
    std::vector<const Zone*> at;
    for (const Zone& zone : map.zones) {
        const Rect box = zone.path.Bounds();
        const bool near =
            point.x >= box.x && point.y >= box.y && point.x <= box.x + box.w && point.y <= box.y + box.h;
        if (!near) continue;
        GridShapes shape;
        shape.Add(zone.path);
        if (shape.Contains(0, point)) at.push_back(&zone);
    }
    return at;
}

}  // namespace bodymap
