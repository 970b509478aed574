#include "bodymap/plot_inks.h"

#include <algorithm>

namespace bodymap {

std::size_t HeatStep(int count) {
    const auto above = std::upper_bound(kHeatFrom.begin(), kHeatFrom.end(), std::max(count, 1));
    return static_cast<std::size_t>(above - kHeatFrom.begin()) - 1;
}

Ink HeatInk(int count) {
    constexpr std::array kSteps{plot::Heat1, plot::Heat2, plot::Heat3, plot::Heat4, plot::Heat5};
    return kSteps[HeatStep(count)];
}

Ink OnHeatInk(int count) {
    const std::size_t step = HeatStep(count);
    return step < 3 ? plot::OnLowHeat : step == 3 ? plot::OnMidHeat : plot::OnHighHeat;
}

}  // namespace bodymap
