// Places and spots that come back: k of the last n visits, and which way their severity goes.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "desk/past.h"

namespace desk {

// Rising and Easing: the mean severity of the last three rated visits differs from that of the three before
// by kMeaningfulSeverity or more (desk/past_compare.h), so that neither one bad day nor noise makes a trend;
// with four or five rated visits two are held against two. Steady: less. TooFew: below four.
enum class Trend { TooFew, Easing, Steady, Rising };
[[nodiscard]] std::string_view ToText(Trend trend);
inline constexpr std::size_t kTrendLeast = 4;
// Severities oldest first, each one visit's.
[[nodiscard]] Trend TrendOf(const std::vector<double>& severities);

struct RecurringPoint {
    model::VisitId visit;
    model::Date day{};
    std::size_t position = 0;        // of the visit among the last n, from 0, the oldest
    std::optional<double> severity;  // the severest mark of it, before treatment; nothing: not rated
};

struct Recurring {
    std::string finding;  // of a spot, or the one charted there most often
    model::RegionRef at;
    std::optional<model::SpotId> spot;
    int k = 0, n = 0;                    // marked at k of the last n visits
    bool at_last = false;                // the newest visit has it
    std::vector<RecurringPoint> points;  // oldest first, k of them
    Trend trend = Trend::TooFew;
    // Newest rated mean less the one before (see Trend); nothing where there are too few.
    std::optional<double> change;
};

struct RecurringRule {
    int last = 10;  // visits looked at, fewer where there are fewer
    int least = 3;  // of them with the place
};

// By the place charted. Most first, then severest now, then by name.
[[nodiscard]] std::vector<Recurring> RecurringPlaces(const ClientPast& past, const RecurringRule& rule = {});
// By spot: the same finding followed at the same place.
[[nodiscard]] std::vector<Recurring> RecurringSpots(const ClientPast& past, const RecurringRule& rule = {});

}  // namespace desk
