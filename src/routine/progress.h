// How the last plan went, turned into the step each item of this one stands on.
#pragma once

#include <string>
#include <vector>

#include "routine/judge.h"

namespace routine {

struct Progress {
    int step = 0;
    bool known = false;              // it stood in the last plan
    bool too_much = false;           // felt worse at the first step: half an exercise, no tool
    const ItemPast* past = nullptr;  // of the case
    std::vector<model::Reason> why;  // "progression"; "therapist" where the therapist has to be asked
};

// Done and no worse after the weeks of its table: one step up. Worse: one back. Else the same, as in
// the first days after a race, or where the history lets nothing of its kind go up by itself. Of two entries
// for one item the more cautious counts, the one at the same place before any other.
[[nodiscard]] Progress ProgressOf(const Judge& judge, const PlanKind& kind, const std::string& item,
                                  const model::RegionRef& at, const std::string& progression);
// nullptr for step 0.
[[nodiscard]] const ProgressionStep* StepOf(const Progression& table, int step);
// Exercises a plan may hold: fewer than `most` if most of the last ones were not done.
[[nodiscard]] int MostExercises(const Rules& rules, const Case& of, int most);

}  // namespace routine
