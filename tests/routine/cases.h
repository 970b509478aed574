// Cases the suites share.
#pragma once

#include <algorithm>
#include <filesystem>
#include <string>
#include <vector>

#include "routine/planner.h"
#include "terms/vocabulary.h"

namespace routine_tests {

inline const routine::RuleBook& Book() {
    static const auto book = routine::RuleBook::Load(std::filesystem::path(PALPATE_SOURCE_DIR) / "templates",
                                                     std::filesystem::path(PALPATE_SOURCE_DIR) / "body_maps");
    return book;
}

// Every question answered no, red flags asked and denied.
inline routine::Case Healthy() {
    routine::Case out;
    out.health.others = model::Answer::No;
    out.red_flags_asked = true;
    out.age = 34;
    return out;
}

inline routine::CaseMark Mark(const std::string& region, const std::string& finding, int severity,
                              model::Side side = model::Side::Left) {
    return {{region, side}, finding, severity, {}, {}};
}

inline routine::Case& Say(routine::Case& of, const std::string& condition, model::Answer answer,
                          std::vector<std::string> areas = {}) {
    of.health.conditions[condition].answer = answer;
    of.health.conditions[condition].areas = std::move(areas);
    return of;
}

// Long run on day 5, intervals on day 2, two rest days.
inline routine::Case Runner() {
    using model::Load;
    routine::Case out = Healthy();
    const Load loads[] = {Load::RestDay, Load::EasyRun, Load::Intervals, Load::EasyRun,
                          Load::RestDay, Load::LongRun, Load::RestDay};
    for (std::size_t day = 0; day < 7; ++day) out.week[day].load = loads[day];
    out.equipment = {"ice_bath",     "boots",          "ems", "cryo_wrap", "foam_roller",
                     "massage_ball", "resistance_band"};
    out.body_mass_kg = 70;
    out.marks = {Mark("soleus", "hypertonicity", 5), Mark("gastrocnemius_medial", "trigger_point_active", 4)};
    return out;
}

inline const model::PlanItem* Find(const model::HomePlan& plan, const std::string& modality) {
    const auto found = std::find_if(plan.items.begin(), plan.items.end(),
                                    [&](const model::PlanItem& item) { return item.modality == modality; });
    return found == plan.items.end() ? nullptr : &*found;
}

inline bool Blocks(const model::HomePlan& plan, const std::string& modality, const std::string& condition,
                   const std::string& action = "avoid") {
    return std::any_of(plan.blocked.begin(), plan.blocked.end(), [&](const model::BlockedItem& entry) {
        return entry.modality == modality && entry.condition == condition && entry.action == action;
    });
}

template <class Range, class Value>
bool Has(const Range& range, const Value& value) {
    return std::find(range.begin(), range.end(), value) != range.end();
}

inline const terms::Vocabulary& Terms() {
    static const auto words =
        terms::Vocabulary::Load(std::filesystem::path(PALPATE_SOURCE_DIR) / "templates",
                                std::filesystem::path(PALPATE_SOURCE_DIR) / "body_maps");
    return words;
}

inline std::vector<std::string> CoreRegions() {
    std::vector<std::string> out;
    for (const auto& region : Terms().Regions()) {
        if (region.priority == 1) out.push_back(region.id);
    }
    return out;
}

inline bool IsExercise(const model::PlanItem& item) {
    return item.modality == "stretching" || item.modality == "exercise" || item.modality == "self_massage";
}

inline std::vector<std::string> ExerciseIds(const model::HomePlan& plan) {
    std::vector<std::string> out;
    for (const auto& item : plan.items) {
        if (IsExercise(item)) out.push_back(item.id);
    }
    return out;
}

}  // namespace routine_tests
