// Health history as versions: what the client answered, when, and who wrote it down.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "model/clock.h"
#include "model/ids.h"
#include "model/place.h"

namespace model {

enum class Answer { Unknown, No, Yes, Past };

struct ConditionAnswer {
    Answer answer = Answer::Unknown;
    std::string note;                // the client's words
    std::vector<std::string> areas;  // groups of regions.toml where it applies; empty: not placed
    bool cleared_by_doctor = false;  // a doctor agreed to what "ask-doctor" gates
    std::string clearance;           // who and when
    bool operator==(const ConditionAnswer&) const = default;
};

struct HealthHistory {
    Instant recorded_at{};
    UserId recorded_by;
    std::map<std::string, ConditionAnswer> conditions;  // by id of contraindications.toml
    Answer others = Answer::Unknown;                    // every condition not listed above
    // Whether there are any was asked and answered; the words say which.
    Answer medicines = Answer::Unknown, allergic = Answer::Unknown, operated = Answer::Unknown;
    std::string medication;
    std::string allergies;
    std::string surgery;  // operations, fractures, implants: site and date
    std::optional<int> pregnancy_weeks;
    std::optional<std::pair<int, int>> blood_pressure;  // systolic, diastolic, mmHg
    std::optional<double> sleep_hours;                  // mean of the last week

    bool operator==(const HealthHistory&) const = default;

    [[nodiscard]] Answer Of(const std::string& condition) const;
};

[[nodiscard]] std::string_view ToText(Answer answer);
[[nodiscard]] std::optional<Answer> ParseAnswer(std::string_view text);

}  // namespace model
