// Lines as a hand draws them: measures, and fewer points for the same line.
#pragma once

#include <cstddef>
#include <vector>

#include "bodymap/path.h"

namespace bodymap {

// A level piece inside a closed outline.
struct Span {
    double y = 0, left = 0, right = 0;
};

// Length of the line through the points, map units.
[[nodiscard]] double LengthOf(const std::vector<MapPoint>& line);
// Surface inside a closed outline that may cross itself (even-odd), square map units; within 0.5 %.
[[nodiscard]] double SurfaceOf(const std::vector<MapPoint>& outline);
// The inside (even-odd) cut at `count` heights, evenly spaced, each in the middle of its strip; `pitch`
// receives the strip's height, so that the surface is the sum of lengths × pitch.
[[nodiscard]] std::vector<Span> SpansOf(const std::vector<MapPoint>& outline, int count, double& pitch);
// Whether a point lies inside a closed outline (even-odd).
[[nodiscard]] bool Inside(MapPoint p, const std::vector<MapPoint>& ring);
// The point at a share (0–1) of the line's length.
[[nodiscard]] MapPoint Along(const std::vector<MapPoint>& line, double share);

// The line with points left out that lie no further than `tolerance` from what is kept (Douglas and Peucker
// 1973); more tolerant where more than `most` (at least 4) would stay. Keeps both ends; of a closed outline
// the first point and the one farthest from it.
[[nodiscard]] std::vector<MapPoint> Simplified(const std::vector<MapPoint>& line, bool closed,
                                               double tolerance, std::size_t most);

}  // namespace bodymap
