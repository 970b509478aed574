#include "bodymap/plot_inks.h"

#include <algorithm>

namespace bodymap {

std::array<int, 5> HeatFrom(int highest) {
    if (highest <= kHeatHighest) return {1, 2, 3, 5, 7};
    std::array<int, 5> from{};
    for (int step = 0; step < 5; ++step) from[static_cast<std::size_t>(step)] = 1 + highest * step / 5;
    return from;
}

std::size_t HeatStep(int count, int highest) {
    const auto from = HeatFrom(highest);
    const auto above = std::upper_bound(from.begin(), from.end(), std::max(count, 1));
    return static_cast<std::size_t>(above - from.begin()) - 1;
}

Ink HeatInk(int count, int highest) {
    constexpr std::array kSteps{plot::Heat1, plot::Heat2, plot::Heat3, plot::Heat4, plot::Heat5};
    return kSteps[HeatStep(count, highest)];
}

Ink OnHeatInk(int count, int highest) {
    const std::size_t step = HeatStep(count, highest);
    return step < 3 ? plot::OnLowHeat : step == 3 ? plot::OnMidHeat : plot::OnHighHeat;
}

}  // namespace bodymap
