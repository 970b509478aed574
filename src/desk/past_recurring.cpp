#include "desk/past_recurring.h"

#include <algorithm>
#include <map>
#include <numeric>
#include <span>
#include <tuple>
#include <type_traits>

#include "desk/past_compare.h"

namespace desk {

namespace {

double MeanOf(std::span<const double> values) {
    return std::accumulate(values.begin(), values.end(), 0.0) / static_cast<double>(values.size());
}

// The newest mean less the one before it.
std::optional<double> ChangeOf(std::span<const double> severities) {
    if (severities.size() < kTrendLeast) return {};
    const std::size_t held = severities.size() < 6 ? 2 : 3;
    const auto newest = severities.last(held);
    const auto before = severities.first(severities.size() - held).last(held);
    return MeanOf(newest) - MeanOf(before);
}

Trend TrendOfChange(const std::optional<double>& change) {
    if (!change) return Trend::TooFew;
    // A mean of thirds must not miss the limit by a rounding.
    if (*change + 1e-9 >= kMeaningfulSeverity) return Trend::Rising;
    return *change - 1e-9 <= -kMeaningfulSeverity ? Trend::Easing : Trend::Steady;
}

// What one visit charted of a place or a spot joins its points.
struct Gathered {
    Recurring recurring;
    std::map<std::string, int> findings;
    std::vector<double> severities;  // one a visit
};

void Add(Gathered& to, const ClientPast& past, std::size_t visit, std::size_t first,
         const std::vector<const PastMark*>& marks) {
    std::optional<int> severest;
    for (const PastMark* mark : marks) {
        ++to.findings[past.FindingOf(*mark)];
        if (mark->before) severest = std::max(severest.value_or(0), *mark->before);
    }
    to.recurring.at = past.PlaceOf(*marks.front());
    ++to.recurring.k;
    to.recurring.at_last = visit + 1 == past.visits.size();
    RecurringPoint point{past.visits[visit].id, past.visits[visit].day, visit - first, {}};
    if (severest) {
        point.severity = *severest;
        to.severities.push_back(*severest);
    }
    to.recurring.points.push_back(std::move(point));
}

template <class Key, class KeyOf>
std::vector<Recurring> Gather(const ClientPast& past, const RecurringRule& rule, const KeyOf& key_of) {
    const std::size_t n = std::min(past.visits.size(), static_cast<std::size_t>(std::max(rule.last, 0)));
    const std::size_t first = past.visits.size() - n;
    std::map<Key, Gathered> all;
    for (std::size_t visit = first; visit < past.visits.size(); ++visit) {
        std::map<Key, std::vector<const PastMark*>> marks;
        for (const PastMark& mark : past.MarksOf(past.visits[visit])) marks[key_of(mark)].push_back(&mark);
        for (const auto& [key, of] : marks) Add(all[key], past, visit, first, of);
    }
    std::vector<Recurring> found;
    for (auto& [key, gathered] : all) {
        Recurring& one = gathered.recurring;
        if (one.k < rule.least) continue;
        one.n = static_cast<int>(n);
        one.finding =
            std::ranges::max_element(gathered.findings, {}, [](const auto& of) { return of.second; })->first;
        one.change = ChangeOf(gathered.severities);
        one.trend = TrendOfChange(one.change);
        if constexpr (std::is_same_v<Key, model::SpotId>) one.spot = key;
        found.push_back(std::move(one));
    }
    const auto rank = [](const Recurring& one) {
        return std::tuple(-one.k, -one.points.back().severity.value_or(-1), one.at, one.finding);
    };
    std::ranges::stable_sort(found, [&](const auto& a, const auto& b) { return rank(a) < rank(b); });
    return found;
}

}  // namespace

std::string_view ToText(Trend trend) {
    switch (trend) {
        case Trend::Easing:
            return "easing";
        case Trend::Steady:
            return "steady";
        case Trend::Rising:
            return "rising";
        case Trend::TooFew:
            break;
    }
    return "too_few";
}

Trend TrendOf(const std::vector<double>& severities) {
    return TrendOfChange(ChangeOf(severities));
}

std::vector<Recurring> RecurringPlaces(const ClientPast& past, const RecurringRule& rule) {
    return Gather<std::uint16_t>(past, rule, [](const PastMark& mark) { return mark.place; });
}

std::vector<Recurring> RecurringSpots(const ClientPast& past, const RecurringRule& rule) {
    return Gather<model::SpotId>(past, rule, [](const PastMark& mark) { return mark.spot; });
}

}  // namespace desk
