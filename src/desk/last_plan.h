// The plan before: how its items went, and taking it over.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/visit.h"

namespace desk {

class VisitEditor;

enum class LastTime { Foundation, New, NotAsked, Done, Partly, NotDone };

// How an item went under the plan before, as the visit has it. New: an exercise or tool no earlier plan held.
// Foundation: sleep, food, drinking, massage and easy movement, of which nothing was asked; they are never
// new.
[[nodiscard]] LastTime HowItWent(const VisitEditor& editor, const model::PlanItem& item);

struct CopiedPlan {
    model::HomePlan plan;
    std::vector<std::string> left_out;  // names: message ids
};
// The items of the newest approved plan of an earlier visit that today's rules still allow: dosed as they are
// offered today (as they were, if they are offered no more), on days that nothing speaks against, nothing set
// aside. All else is today's proposal. nullopt: there is no such plan. Does not change the visit.
[[nodiscard]] std::optional<CopiedPlan> CopyLastPlan(const VisitEditor& editor);

}  // namespace desk
