#include "desk/condition_list.h"

#include <algorithm>
#include <array>
#include <utility>

#include "desk/resources.h"
#include "desk/sentences.h"
#include "terms/word_match.h"

namespace desk {

namespace {

using model::Msg;
using Named = std::pair<const char*, const char*>;

constexpr std::array kGroups{Named{"cardiac", Msg("Heart")},
                             Named{"vascular", Msg("Blood vessels")},
                             Named{"haematology", Msg("Blood")},
                             Named{"medicine", Msg("Medicines that matter")},
                             Named{"bone", Msg("Bones and joints")},
                             Named{"neurology", Msg("Nerves and brain")},
                             Named{"skin", Msg("Skin")},
                             Named{"metabolic", Msg("Metabolism")},
                             Named{"respiratory", Msg("Lungs")},
                             Named{"abdomen", Msg("Abdomen")},
                             Named{"lymph", Msg("Lymph")},
                             Named{"immune", Msg("Immune system")},
                             Named{"oncology", Msg("Cancer")},
                             Named{"device", Msg("Devices and implants")},
                             Named{"pregnancy", Msg("Pregnancy and after")},
                             Named{"age", Msg("Age")},
                             Named{"other", Msg("Other")}};

}  // namespace

std::vector<ConditionGroup> ConditionGroups(Resources& resources, const text::Translator& words) {
    std::vector<ConditionGroup> groups;
    for (const auto& [id, name] : kGroups) groups.push_back({words.Text(name), {}});
    for (const terms::Condition& condition : resources.Words().Conditions()) {
        const auto known = std::ranges::find(kGroups, condition.category, &Named::first);
        const auto at =
            known == kGroups.end() ? groups.size() - 1 : static_cast<std::size_t>(known - kGroups.begin());
        groups[at].conditions.push_back(&condition);
    }
    std::erase_if(groups, [](const ConditionGroup& group) { return group.conditions.empty(); });
    return groups;
}

std::vector<std::string> FindConditions(Resources& resources, const text::Translator& words,
                                        const std::string& typed) {
    std::vector<std::string> by_name, by_question;
    for (const ConditionGroup& group : ConditionGroups(resources, words)) {
        for (const terms::Condition* condition : group.conditions) {
            const std::string name = ConditionName(words, resources.Words(), condition->id);
            if (terms::EveryWordBegins(typed, name))
                by_name.push_back(condition->id);
            else if (terms::EveryWordBegins(typed, name + " " + words.Text(condition->question)))
                by_question.push_back(condition->id);
        }
    }
    by_name.insert(by_name.end(), by_question.begin(), by_question.end());
    return by_name;
}

bool AsksPlace(Resources& resources, const std::string& condition) {
    return routine::HasLocalRules(resources.Rules(), condition);
}

}  // namespace desk
