#include "desk/progress_words.h"

#include "desk/resources.h"
#include "desk/sentences.h"
#include "routine/planner.h"

namespace desk {

std::string ProgressText(const text::Translator& words, Resources& resources, const model::PlanItem& item) {
    const auto at = routine::NextStepOf(resources.Rules(), item);
    if (!at) return {};
    const std::string step = std::to_string(at->step), last = std::to_string(at->last);
    if (at->dose.empty())
        return at->last == 0 ? std::string()
                             : words.Say("Progression: step {0} of {1}, the last", {step, last});
    model::PlanItem next = item;
    next.dose = at->dose;
    const std::string dose = DoseText(words, next), weeks = std::to_string(at->weeks);
    return words.SayPlural("Progression: step {0} of {1}. Next, after {2} week done and no worse: {3}",
                           "Progression: step {0} of {1}. Next, after {2} weeks done and no worse: {3}",
                           at->weeks, {step, last, weeks, dose});
}

}  // namespace desk
