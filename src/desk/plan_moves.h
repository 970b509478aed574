// Days of the home plan's items: the rules are asked before a day is added or moved.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <vector>

#include "desk/plan_items.h"
#include "routine/planner.h"

namespace desk {

class VisitEditor;

struct DayMove {
    ItemKey item;
    std::optional<int> from;  // none: the day is added
    int to = 0;               // 0–6, like `from`
};

// What the move would bring up and nobody has answered yet, and what forbids the item on any day; what is
// absolute first.
[[nodiscard]] std::vector<routine::Objection> MayMove(const VisitEditor& editor, const DayMove& move);
// The same for each of the seven days.
[[nodiscard]] std::array<std::vector<routine::Objection>, 7> MayMoveTo(const VisitEditor& editor,
                                                                       const ItemKey& item,
                                                                       std::optional<int> from);
// One undo step. Throws Refused where something absolute speaks against it, or anything else and no reason is
// given; then nothing has changed. The reason is kept as an override of what speaks against it.
void MoveDay(VisitEditor& editor, const DayMove& move, const std::string& reason = {});

}  // namespace desk
