// Carries points from one drawing of the body to another, to the same place of the same region.
#pragma once

#include <memory>
#include <vector>

#include "bodymap/body_map.h"
#include "bodymap/region_index.h"
#include "model/mark.h"

namespace bodymap {

// A point is carried by the region it lies in (the same region, side and layer on the other drawing), else by
// the nearest one, else by the boxes of the two figures. Where a region is seen on the one drawing it is seen
// at the carried point too. Two different views are a close-up (first) and a body view: the drawings are laid
// on one another as a whole (FitRegions), and what the close-up cuts off follows that alone; from the body it
// may come to lie outside the region. Outlines are matched when first needed and kept: a warm point takes
// microseconds. The same input always gives the same output; not for several threads at once.
class Transfer {
public:
    struct Drawing {
        const BodyMap* map;
        const RegionIndex* index;
    };
    // What the drawings point to must live as long as the transfer.
    Transfer(Drawing a, Drawing b);
    ~Transfer();

    enum class Way { There, Back };  // from a to b, from b to a
    [[nodiscard]] MapPoint Carry(MapPoint point, model::Layer layer, Way way);
    // The points of a mark of the drawing it starts from; the place of a point mark by the mark's own region.
    [[nodiscard]] std::vector<MapPoint> Carry(const model::Mark& mark, Way way);

private:
    struct Data;
    std::unique_ptr<Data> m_data;
};

}  // namespace bodymap
