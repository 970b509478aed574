// Two drawings of the same closed outline, matched point by point, and the map between their insides.
#pragma once

#include <cstddef>
#include <utility>
#include <vector>

#include "bodymap/path.h"

namespace bodymap {

// A closed ring and what lies beyond it, as any number that means the same on both drawings.
struct LabelledRing {
    std::vector<MapPoint> points;  // closes by itself
    std::vector<int> beyond;       // one per point; may be empty
};
inline constexpr std::size_t kRingSamples = 128;

// Evenly spaced points along a closed ring, at most `count`, always in the same sense of turning.
[[nodiscard]] std::vector<MapPoint> Evenly(const std::vector<MapPoint>& ring, std::size_t count);
// Positive where the ring turns from x to y.
[[nodiscard]] double SignedSurface(const std::vector<MapPoint>& ring);

// Points on the two rings belong together by their place in the ring's box and by what lies beyond them
// (cyclic sequence alignment by dynamic programming: Sakoe and Chiba 1978, with a fixed band). Points inside
// follow their ring by mean value coordinates (Floater 2003), which give affine maps back exactly. A point
// outside is carried on by the same coordinates.
class OutlineMatch {
public:
    // Rings as Evenly gives them, of kRingSamples points each.
    OutlineMatch(const LabelledRing& a, const LabelledRing& b);
    [[nodiscard]] MapPoint There(MapPoint p) const { return Carry(p, m_a, m_b); }
    [[nodiscard]] MapPoint Back(MapPoint p) const { return Carry(p, m_b, m_a); }

private:
    using Ring = std::vector<MapPoint>;
    static MapPoint Carry(MapPoint p, const Ring& from, const Ring& to);
    Ring m_a, m_b;  // pairs
};

}  // namespace bodymap
