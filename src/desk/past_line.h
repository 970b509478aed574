// The time line of a client's visits: severity, marks, home plan, load and races.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "desk/past.h"

namespace desk {

struct PastLinePoint {
    model::VisitId visit;
    model::Date day{};
    int minute = 0;        // of that day
    bool repeats = false;  // another visit has that day
    bool draft = false;
    int marks = 0;
    int rated_before = 0, rated_after = 0;          // marks with a severity
    std::optional<double> mean_before, mean_after;  // over those, 0–10 (bodymap::Intensity)
    std::optional<int> adherence;                   // percent done of the plan given before
    std::optional<double> load;                     // session RPE × minutes of the week (measure "srpe")
    std::optional<double> volume;                   // km of the week (measure "run_volume")
};

struct PastLine {
    std::vector<PastLinePoint> points;  // oldest first
    std::vector<model::Race> races;     // within the range
    int visits = 0, marks = 0;
    std::optional<double> mean_gap_days, median_gap_days;  // between visits; nothing below two
};

// Of a past that is already Narrowed; the range only decides about races.
[[nodiscard]] PastLine LineOf(const ClientPast& past, const PastRange& range = {});

// The visits a race lies between: the last one up to its day and the first one after, as far as there are.
[[nodiscard]] std::vector<model::VisitId> VisitsAround(const PastLine& line, const model::Race& race);

// The middle value, of an even number the mean of the two in the middle; of at least one.
[[nodiscard]] double MedianOf(std::vector<double> values);

}  // namespace desk
