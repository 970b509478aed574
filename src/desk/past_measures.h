// Measures over time, and what treatments were followed by. Numbers side by side: nothing here names a cause.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "desk/measures.h"
#include "desk/past.h"

namespace desk {

struct MeasurePoint {
    model::VisitId visit;
    model::Date day{};
    std::optional<double> before, after;
    // Against the last value before it: at least the meaningful change of templates/measures.toml. 1 better,
    // -1 worse, 0 neither or no such change is known.
    int step = 0;
};

struct MeasureLine {
    ReadingKey key;
    std::string unit;
    std::optional<double> least, most;     // of the scale
    std::optional<double> change;          // meaningful, in the unit
    std::optional<double> change_percent;  // likewise, of the last value
    terms::Better better = terms::Better::None;
    std::vector<MeasurePoint> points;  // oldest first, those with a value
    int since_first = 0;               // of the last value against the first, as MeasurePoint::step
};

// Every value that was measured at one visit or more, in the order of the tables; activities of the client as
// measure "psfs" with an item each, and before them their mean of each visit without one, of the visits since
// the same activities are scored.
[[nodiscard]] std::vector<MeasureLine> MeasureLines(const ClientPast& past, const terms::Measures& measures);

// What marks that were treated so did within the visit: severity after less before.
struct TechniqueResponse {
    std::string technique;                    // id
    int pressure_low = 0, pressure_high = 0;  // Walton 1–5, the band counted: 1–2, 3, 4–5
    int n = 0;                                // rated marks treated so
    double mean_change = 0;                   // negative: less severe afterwards
    double least = 0, most = 0;               // of the changes
    std::optional<double> spread;             // standard deviation of the sample
    int better = 0, same = 0, worse = 0;      // by kMeaningfulSeverity
    // Treatments by what the client said of them (Treatment::response), those not asked left out.
    int said_better = 0, said_same = 0, said_worse = 0;
    // Whether the mean is a change that means something; smaller ones may be noise.
    [[nodiscard]] bool Meaningful() const;
    std::vector<model::VisitId> visits;  // oldest first, each once
};
// Fewer are not shown: two numbers are no pattern.
inline constexpr int kResponseLeast = 3;
// Most marks first. A mark treated in several ways counts for each of them.
[[nodiscard]] std::vector<TechniqueResponse> ResponsesOf(const ClientPast& past);

}  // namespace desk
