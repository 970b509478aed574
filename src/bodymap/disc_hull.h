// The outline of a rubber band around discs: what a limb with round ends looks like.
#pragma once

#include <vector>

#include "bodymap/path.h"

namespace bodymap {

struct Disc {
    MapPoint at;
    double radius = 0;
};

// Straight between the discs, arcs around them; closed. No disc: empty.
[[nodiscard]] Path HullPath(const std::vector<Disc>& discs);

}  // namespace bodymap
