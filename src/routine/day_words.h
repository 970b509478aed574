// What is said of an item because of the days it stands on: after a race, before one, beside another tool.
#pragma once

#include "routine/week.h"

namespace routine {

// Takes away what was said for other days and says what these ask for; nothing changes where that stands
// already. `plan` holds the items it stands beside, and may hold it.
void SetDayChanges(const Judge& judge, const Week& week, const model::HomePlan& plan, model::PlanItem& item);

}  // namespace routine
