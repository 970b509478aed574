// The conditions of the health history as they are asked: by group, and found by name or question.
#pragma once

#include <string>
#include <vector>

#include "terms/vocabulary.h"
#include "text/translator.h"

namespace desk {

class Resources;

struct ConditionGroup {
    std::string name;  // "Heart", in the translator's language
    std::vector<const terms::Condition*> conditions;
};
// In the order in which they are best asked; every condition once.
[[nodiscard]] std::vector<ConditionGroup> ConditionGroups(Resources& resources,
                                                          const text::Translator& words);

// Every word typed begins a word of the condition's name or question. Those whose name has it come first.
[[nodiscard]] std::vector<std::string> FindConditions(Resources& resources, const text::Translator& words,
                                                      const std::string& typed);

// Whether rules of this condition hold at a place only, so that the place must be asked.
[[nodiscard]] bool AsksPlace(Resources& resources, const std::string& condition);

}  // namespace desk
