// A line through points, for scenes of plots.
#pragma once

#include <utility>
#include <vector>

#include "bodymap/scene.h"

namespace bodymap {

inline void AddStroke(Scene& scene, const std::vector<MapPoint>& points, Ink ink, double pen,
                      std::vector<double> dash = {}) {
    SceneShape shape;
    for (const MapPoint& point : points) shape.path.empty() ? shape.path.Move(point) : shape.path.Line(point);
    shape.stroke = ink;
    shape.pen = pen;
    shape.dash = std::move(dash);
    scene.items.emplace_back(std::move(shape));
}

}  // namespace bodymap
