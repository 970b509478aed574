#include "desk/past_scenes.h"

#include <algorithm>
#include <chrono>
#include <cmath>

#include "desk/measures_text.h"
#include "desk/resources.h"

namespace desk {

namespace {

constexpr int kMostMonths = 13;     // labels along a time line
constexpr double kWholeScale = 10;  // shown from end to end

double DayNumber(model::Date day) {
    return static_cast<double>(std::chrono::sys_days(day).time_since_epoch().count());
}

// First days of months, every so many that at most kMostMonths are named.
std::vector<bodymap::PlotDay> MonthsOf(const PastWords& words, model::Date from, model::Date to) {
    using std::chrono::months;
    const auto begin = from.year() / from.month(), end = to.year() / to.month();
    const int all = static_cast<int>((end - begin).count()) + 1;
    int step = 1;
    for (const int wider : {2, 3, 6, 12, 24, 60, 120})
        if (all / step > kMostMonths) step = wider;
    std::vector<bodymap::PlotDay> found;
    for (auto month = begin; month <= end; month += months(1)) {
        const model::Date first = month / std::chrono::day(1);
        const auto number =
            static_cast<int>(static_cast<unsigned>(month.month())) - 1 + 12 * static_cast<int>(month.year());
        if (number % step != 0 || first < from) continue;
        // A year begins with its number, so that ten of them are told apart.
        const bool new_year = first.month() == std::chrono::January;
        found.push_back({DayNumber(first), new_year ? std::to_string(static_cast<int>(first.year()))
                                                    : words.ShortMonth(first)});
    }
    return found;
}

}  // namespace

bodymap::TimeLine PlotOf(const PastWords& words, const PastLine& line) {
    bodymap::TimeLine plot;
    double highest = 0;
    for (const PastLinePoint& point : line.points) highest = std::max(highest, point.load.value_or(0));
    for (const PastLinePoint& point : line.points) {
        bodymap::PlotVisit& visit = plot.visits.emplace_back();
        visit.day = DayNumber(point.day) + point.minute / 1440.0;
        visit.label = words.ShortDay(point.day);
        visit.draft = point.draft;
        visit.severity = point.mean_before;
        visit.marks = point.marks;
        if (point.adherence) visit.done = *point.adherence / 100.0;
        if (point.load && highest > 0) visit.load = *point.load / highest;
    }
    if (!line.points.empty()) plot.months = MonthsOf(words, line.points.front().day, line.points.back().day);
    for (const model::Race& race : line.races)
        plot.races.push_back({DayNumber(race.day), words.RaceName(race)});
    return plot;
}

std::vector<bodymap::HeatGroup> HeatGroupsOf(Resources& resources, const FrequencyIndex& index,
                                             terms::Level level, model::Layer layer, model::View view) {
    std::vector<bodymap::HeatGroup> groups(index.Units().size());
    const auto add = [&](const model::RegionRef& at) {
        for (const terms::LevelCount& one : resources.Levels().Count(level, {{at, view}}))
            for (std::size_t unit = 0; unit < groups.size(); ++unit) {
                const Frequency& of = index.Units()[unit];
                if (of.key == one.key && of.side == one.side && of.layer.value_or(layer) == layer)
                    groups[unit].regions.push_back(at);
            }
    };
    for (const terms::RegionTerm& region : resources.Words().Regions())
        for (const model::Side side : {model::Side::Left, model::Side::Right, model::Side::Midline})
            if (region.paired != (side == model::Side::Midline)) add({region.id, side});
    return groups;
}

void TakeCounts(std::vector<bodymap::HeatGroup>& groups, const std::vector<std::uint32_t>& counts) {
    for (std::size_t unit = 0; unit < groups.size(); ++unit)
        groups[unit].count = static_cast<int>(counts[unit]);
}

bodymap::Spark SparkOf(const Recurring& recurring) {
    bodymap::Spark spark;
    spark.scores.resize(static_cast<std::size_t>(recurring.n));
    for (const RecurringPoint& point : recurring.points) spark.scores[point.position] = point.severity;
    return spark;
}

std::optional<double> ValueOf(const MeasurePoint& point) {
    return point.before ? point.before : point.after;
}

bodymap::Spark SparkOf(const text::Translator& words, const MeasureLine& line) {
    bodymap::Spark spark;
    spark.ink = bodymap::Ink::Accent;
    spark.highest = line.most.value_or(kWholeScale) <= kWholeScale ? line.most.value_or(1) : 0;
    spark.lowest = std::min(line.least.value_or(0), 0.0);
    for (const MeasurePoint& point : line.points) {
        const auto value = ValueOf(point);
        spark.scores.push_back(value);
        if (!value) continue;
        spark.highest = std::max(spark.highest, *value);
        spark.lowest = std::min(spark.lowest, *value);
        spark.last = NumberText(words, *value);
    }
    const auto first = line.points.empty() ? std::nullopt : line.points.front().before;
    if (!first) return spark;
    const double change = line.change.value_or(std::abs(*first) * line.change_percent.value_or(0) / 100);
    if (change > 0) spark.limits = {*first - change, *first + change};
    return spark;
}

}  // namespace desk
