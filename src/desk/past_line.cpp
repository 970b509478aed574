#include "desk/past_line.h"

#include <algorithm>
#include <iterator>
#include <numeric>

namespace desk {

namespace {

std::optional<double> ReadingOf(const PastVisit& visit, std::string_view measure) {
    for (const model::Reading& one : visit.readings)
        if (one.measure == measure) return one.before;
    return {};
}

PastLinePoint PointOf(const ClientPast& past, const PastVisit& visit) {
    PastLinePoint point;
    point.visit = visit.id;
    point.day = visit.day;
    point.minute = visit.minute;
    point.repeats = visit.repeats;
    point.draft = visit.draft;
    point.marks = static_cast<int>(visit.mark_count);
    int before = 0, after = 0;
    for (const PastMark& mark : past.MarksOf(visit)) {
        before += mark.before.value_or(0);
        after += mark.after.value_or(0);
        point.rated_before += mark.before.has_value();
        point.rated_after += mark.after.has_value();
    }
    if (point.rated_before > 0) point.mean_before = static_cast<double>(before) / point.rated_before;
    if (point.rated_after > 0) point.mean_after = static_cast<double>(after) / point.rated_after;
    point.adherence = visit.adherence;
    point.load = ReadingOf(visit, "srpe");
    point.volume = ReadingOf(visit, "run_volume");
    return point;
}

}  // namespace

double MedianOf(std::vector<double> values) {
    std::ranges::sort(values);
    const std::size_t middle = values.size() / 2;
    return values.size() % 2 == 1 ? values[middle] : (values[middle - 1] + values[middle]) / 2;
}

std::vector<model::VisitId> VisitsAround(const PastLine& line, const model::Race& race) {
    const auto after =
        std::ranges::upper_bound(line.points, std::chrono::sys_days(race.day), {},
                                 [](const PastLinePoint& point) { return std::chrono::sys_days(point.day); });
    std::vector<model::VisitId> visits;
    if (after != line.points.begin()) visits.push_back(std::prev(after)->visit);
    if (after != line.points.end()) visits.push_back(after->visit);
    return visits;
}

PastLine LineOf(const ClientPast& past, const PastRange& range) {
    PastLine line;
    std::vector<double> gaps;
    for (const PastVisit& visit : past.visits) {
        if (!line.points.empty())
            gaps.push_back(static_cast<double>(
                (std::chrono::sys_days(visit.day) - std::chrono::sys_days(line.points.back().day)).count()));
        line.points.push_back(PointOf(past, visit));
        line.marks += line.points.back().marks;
    }
    line.visits = static_cast<int>(line.points.size());
    if (!gaps.empty()) {
        line.mean_gap_days =
            std::accumulate(gaps.begin(), gaps.end(), 0.0) / static_cast<double>(gaps.size());
        line.median_gap_days = MedianOf(gaps);
    }
    std::ranges::copy_if(past.races, std::back_inserter(line.races),
                         [&](const model::Race& race) { return range.Holds(race.day); });
    return line;
}

}  // namespace desk
