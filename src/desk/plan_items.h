// An item of a plan by what it is and where: the same exercise may stand at two places.
#pragma once

#include <algorithm>
#include <string>

#include "model/plan.h"

namespace desk {

struct ItemKey {
    std::string id;
    model::RegionRef at;
    bool operator==(const ItemKey&) const = default;
};
[[nodiscard]] inline ItemKey KeyOf(const model::PlanItem& item) {
    return {item.id, item.at};
}

// nullptr: it is not in the plan.
[[nodiscard]] inline const model::PlanItem* Find(const model::HomePlan& plan, const ItemKey& key) {
    const auto at = std::ranges::find_if(plan.items, [&](const auto& item) { return KeyOf(item) == key; });
    return at == plan.items.end() ? nullptr : &*at;
}
[[nodiscard]] inline model::PlanItem* Find(model::HomePlan& plan, const ItemKey& key) {
    const auto at = std::ranges::find_if(plan.items, [&](const auto& item) { return KeyOf(item) == key; });
    return at == plan.items.end() ? nullptr : &*at;
}

}  // namespace desk
