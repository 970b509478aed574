// Which regions lie under a stroke, an area or an arrow, and how much of it lies in each.
#pragma once

#include <optional>
#include <vector>

#include "bodymap/region_index.h"
#include "model/mark.h"

namespace bodymap {

struct ShapeHits {
    model::RegionRef at;                             // largest share; of an arrow the region where it starts
    model::Layer layer = model::Layer::Superficial;  // of `at`; the covers are those of this layer
    // Shares of the length (stroke, arrow) or of the surface (area, even-odd where the outline crosses
    // itself) that lies on the body, largest first: what lies beside it or on an area that must not be
    // charted is no part of it, so that they sum to 1. Within 0.005; shares below 0.001 are left out.
    std::vector<model::Cover> covers;
    std::optional<model::RegionRef> leads_to;  // arrow: the region where it ends
    bool operator==(const ShapeHits&) const = default;
};

// Measured on the straight lines between the points (map units of the index) with a bounded number of
// samples, each answered by the topmost structure of the layer there. Where most of a shape drawn in the deep
// layer lies on a superficial region, the superficial layer answers for the whole. Nothing where the shape
// touches no region or a number is not finite. A point has no covers.
[[nodiscard]] std::optional<ShapeHits> HitsOf(const RegionIndex& index, model::Shape shape,
                                              const std::vector<MapPoint>& points, model::Layer layer);

}  // namespace bodymap
