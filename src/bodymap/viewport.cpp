#include "bodymap/viewport.h"

#include <algorithm>

namespace bodymap {

Viewport Viewport::Fit(Rect map_box, Rect frame) {
    if (map_box.w <= 0 || map_box.h <= 0) return {};
    const double scale = std::max(1e-6, std::min(frame.w / map_box.w, frame.h / map_box.h));
    return {scale,
            {frame.x + frame.w / 2 - (map_box.x + map_box.w / 2) * scale,
             frame.y + frame.h / 2 - (map_box.y + map_box.h / 2) * scale}};
}

MapPoint Viewport::ToScreen(MapPoint map) const {
    return {map.x * m_scale + m_offset.x, map.y * m_scale + m_offset.y};
}

MapPoint Viewport::ToMap(MapPoint screen) const {
    return {(screen.x - m_offset.x) / m_scale, (screen.y - m_offset.y) / m_scale};
}

Viewport Viewport::ZoomedAbout(MapPoint anchor, double factor) const {
    const MapPoint fixed = ToMap(anchor);
    const double scale = m_scale * factor;
    return {scale, {anchor.x - fixed.x * scale, anchor.y - fixed.y * scale}};
}

Viewport Viewport::Panned(double dx, double dy) const {
    return {m_scale, {m_offset.x + dx, m_offset.y + dy}};
}

}  // namespace bodymap
