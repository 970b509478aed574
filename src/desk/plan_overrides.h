// Rules set aside for one item of the home plan, in the therapist's words. What is absolute is never set
// aside.
#pragma once

#include <string>
#include <vector>

#include "desk/plan_items.h"
#include "routine/planner.h"

namespace desk {

class VisitEditor;

inline constexpr std::size_t kLeastOverride = 3, kMostOverride = 500;  // characters of a typed reason

// Keeps the item against one rule; one undo step, logged as "plan.override". Throws Refused where nothing of
// that rule stands against the item, where it is absolute, and for a reason out of bounds.
void SetAside(VisitEditor& editor, const ItemKey& item, const model::BlockedItem& why,
              const std::string& reason);
// The rule counts again.
void TakeBack(VisitEditor& editor, const ItemKey& item, const model::Override& override);

// For VisitEditor::SetPlan: throws Refused for a new override out of bounds or against what is absolute; one
// that no objection of `standing` (those to `next`) asks for is dropped, and one given for a dose that is
// another now.
void TidyOverrides(const model::HomePlan& before, model::HomePlan& next,
                   const std::vector<routine::Objection>& standing);
[[nodiscard]] bool AddsOverride(const model::HomePlan& before, const model::HomePlan& next);

// The reason against the rule, in place of an older one.
void WriteOverride(model::PlanItem& item, const model::BlockedItem& why, const std::string& reason);
// The reason without the blanks around it; throws Refused out of bounds.
[[nodiscard]] std::string OverrideReason(const std::string& typed);

}  // namespace desk
