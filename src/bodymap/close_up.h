// How a close-up and the whole body lie on one another.
#pragma once

#include <cstddef>
#include <vector>

#include "bodymap/body_map.h"

namespace bodymap {

// x → a·x + b·y + dx, y → c·x + d·y + dy.
struct Affine {
    double a = 1, b = 0, dx = 0, c = 0, d = 1, dy = 0;
    [[nodiscard]] MapPoint operator()(MapPoint p) const {
        return {a * p.x + b * p.y + dx, c * p.x + d * p.y + dy};
    }
    // Of a map that flattens nothing.
    [[nodiscard]] Affine Inverse() const;
};

// One box onto another; a box without width or height keeps its scale.
[[nodiscard]] Affine BoxOnto(const Rect& from, const Rect& to);

// Whether the edge where a close-up is cut off goes through each region, in file order. Of a body view: none.
[[nodiscard]] std::vector<bool> CutOff(const BodyMap& map);

// The best turn, stretch and shift of one drawing onto another that shows a part of the same body: least
// squares over the centres of the regions drawn whole on both, outliers down-weighted (Tukey's biweight,
// Beaton and Tukey 1974). With fewer than three of them: box onto box.
[[nodiscard]] Affine FitRegions(const BodyMap& from, const BodyMap& to);

}  // namespace bodymap
