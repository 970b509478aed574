// Strokes, areas and arrows of marks, in output units.
#pragma once

#include <vector>

#include "bodymap/map_scene.h"

namespace bodymap {

// The drawn shape of a mark: an area with less than three points is a stroke, a stroke with one is a point.
[[nodiscard]] model::Shape DrawnShape(const MarkLook& mark);
// The points of a mark in output units.
[[nodiscard]] std::vector<MapPoint> OnScreen(const MarkLook& mark, const Viewport& viewport);
// Where the glyph sits: the point, the middle of a stroke, inside an area, the source of an arrow. Needs one
// point.
[[nodiscard]] MapPoint Anchor(model::Shape shape, const std::vector<MapPoint>& points);
// A referral arrow of referred pain is its own sign and carries no glyph.
[[nodiscard]] bool HasOwnGlyph(const MarkLook& mark);
// What a mark lies on.
struct Under {
    double scale = 1;      // output units per unit of a body's map
    bool picture = false;  // of any colour and brightness
};
// Paints what lies under the glyph; nothing for a point. On a picture rim and hatch of an area have halos.
void PaintShape(Scene& scene, const MarkLook& mark, const std::vector<MapPoint>& points, const Under& under);

}  // namespace bodymap
