// Inks of plots and heat maps, after those of scene.h.
#pragma once

#include <array>

#include "bodymap/scene.h"

namespace bodymap {

namespace plot {

// The single-hue scale of counts, faint to strong, and the digits on it.
inline constexpr Ink Heat1{26}, Heat2{27}, Heat3{28}, Heat4{29}, Heat5{30};
inline constexpr Ink OnLowHeat{31}, OnMidHeat{32}, OnHighHeat{33};
// Bars behind a line, lines of a grid, what is chosen, and what became of a spot.
inline constexpr Ink Bar{34}, Grid{35}, Band{36}, New{37}, Worse{38}, Same{39}, Better{40};

}  // namespace plot

inline constexpr std::size_t kInkCount = 41;  // with those of scene.h

// From where on each step counts: 1, 2, 3–4, 5–6 and 7 or more up to a highest count of kHeatHighest, beyond
// it five steps of one width up to the highest, so that many visits do not all look alike.
inline constexpr int kHeatHighest = 10;
[[nodiscard]] std::array<int, 5> HeatFrom(int highest = 0);
// 0 to 4; the count is 1 or more.
[[nodiscard]] std::size_t HeatStep(int count, int highest = 0);
[[nodiscard]] Ink HeatInk(int count, int highest = 0);
// Of a count printed on it.
[[nodiscard]] Ink OnHeatInk(int count, int highest = 0);

}  // namespace bodymap
