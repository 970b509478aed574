// Where an exercise stands in its progression, in words for the therapist.
#pragma once

#include <string>

#include "model/plan.h"
#include "text/translator.h"

namespace desk {

class Resources;

// "Progression: step 1 of 3. Next, after 1 week done and no worse: 2 × 40 s"; the figures before a mark or a
// rule takes some of them. Empty for what the tables have no exercise for.
[[nodiscard]] std::string ProgressText(const text::Translator& words, Resources& resources,
                                       const model::PlanItem& item);

}  // namespace desk
