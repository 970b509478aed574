#include "desk/past_measures.h"

#include <algorithm>
#include <cmath>
#include <map>
#include <numeric>
#include <set>
#include <tuple>

#include "desk/measures_text.h"
#include "desk/past_compare.h"

namespace desk {

namespace {

using model::Side;

int StepOf(const ChangeRule& rule, double from, double to) {
    return Counts(rule, from, to) ? DirectionOf(rule.better, from, to) : 0;
}

void TellSteps(MeasureLine& line) {
    const ChangeRule rule{line.change, line.change_percent, line.better, {}};
    const MeasurePoint *first = nullptr, *last = nullptr;
    for (MeasurePoint& point : line.points) {
        if (!point.before) continue;
        if (last != nullptr) {
            point.step = StepOf(rule, *last->before, *point.before);
            line.since_first = StepOf(rule, *first->before, *point.before);
        } else {
            first = &point;
        }
        last = &point;
    }
}

// All that was measured, by what it is a value of.
class Readings {
public:
    explicit Readings(const ClientPast& past) {
        for (const PastVisit& visit : past.visits)
            for (const model::Reading& one : visit.readings)
                if (one.before || one.after)
                    m_points[Key{one.measure, one.item, one.side, one.passive}].push_back(
                        {visit.id, visit.day, one.before, one.after, 0});
    }

    // The points of a line, which go there; it is added where it has any.
    void Add(MeasureLine line, std::vector<MeasureLine>& lines) {
        const ReadingKey& key = line.key;
        const auto found = m_points.find(Key{key.measure, key.item, key.side, key.passive});
        if (found == m_points.end()) return;
        line.points = std::move(found->second);
        m_points.erase(found);
        TellSteps(line);
        lines.push_back(std::move(line));
    }

    // What no table knows, of a newer version or another clinic: by their ids, without rules.
    void AddOthers(std::vector<MeasureLine>& lines) {
        while (!m_points.empty()) {
            const auto& [measure, item, side, passive] = m_points.begin()->first;
            MeasureLine line;
            line.key = {measure, item, side, passive};
            Add(std::move(line), lines);
        }
    }

private:
    using Key = std::tuple<std::string, std::string, Side, bool>;
    std::map<Key, std::vector<MeasurePoint>> m_points;
};

// The mean of the activities scored at each visit. A mean is held only against one of the same activities.
MeasureLine MeanLine(const ClientPast& past, MeasureLine line) {
    std::set<std::string> items_before;
    for (const PastVisit& visit : past.visits) {
        double sum = 0;
        std::set<std::string> items;
        for (const model::Reading& one : visit.readings)
            if (one.measure == line.key.measure && one.before && items.insert(one.item).second)
                sum += *one.before;
        if (items.empty()) continue;
        // Other activities begin another line of means.
        if (items != items_before) line.points.clear();
        items_before = items;
        line.points.push_back({visit.id, visit.day, sum / static_cast<double>(items.size()), {}, 0});
    }
    TellSteps(line);
    return line;
}

std::vector<std::string> ItemsOf(const ClientPast& past, const std::string& measure) {
    std::vector<std::string> items;
    for (const PastVisit& visit : past.visits)
        for (const model::Reading& one : visit.readings)
            if (one.measure == measure && std::ranges::find(items, one.item) == items.end())
                items.push_back(one.item);
    return items;
}

void AddMeasure(const ClientPast& past, const terms::Measure& measure, Readings& readings,
                std::vector<MeasureLine>& lines) {
    MeasureLine line;
    line.key = {measure.id, {}, Side::Midline, false};
    line.unit = measure.unit;
    line.least = measure.bounds.least;
    line.most = measure.bounds.most;
    line.change = measure.change;
    line.change_percent = measure.change_percent;
    line.better = measure.better;
    if (!measure.own_items) return readings.Add(std::move(line), lines);
    MeasureLine mean = MeanLine(past, line);
    if (!mean.points.empty()) lines.push_back(std::move(mean));
    for (const std::string& item : ItemsOf(past, measure.id)) {
        line.key.item = item;
        readings.Add(line, lines);
    }
}

void AddRange(const terms::Range& range, Readings& readings, std::vector<MeasureLine>& lines) {
    for (const bool passive : {false, true})
        for (const Side side : {Side::Left, Side::Right, Side::Midline}) {
            MeasureLine line;
            line.key = {std::string(terms::kRangeMeasure), range.id, side, passive};
            line.unit = range.unit;
            line.change = range.change;
            line.better = range.better;
            readings.Add(std::move(line), lines);
        }
}

// Pressure in three bands of Walton's scale.
int BandOf(int pressure) {
    return pressure <= 2 ? 0 : pressure == 3 ? 1 : 2;
}

struct Treated {
    std::vector<double> changes;
    std::vector<model::VisitId> visits;
};

using Way = std::pair<std::string, int>;  // technique and band

// What clients said of their treatments; each counts once, of however many marks it was.
void TellSaid(const ClientPast& past, const Way& way, TechniqueResponse& response) {
    for (const PastVisit& visit : past.visits)
        for (const PastTreatment& one : visit.treatments) {
            if (Way(one.technique, BandOf(one.pressure)) != way) continue;
            response.said_better += one.response == model::Response::Better;
            response.said_same += one.response == model::Response::Same;
            response.said_worse += one.response == model::Response::Worse;
        }
}

TechniqueResponse ResponseOf(const std::string& technique, int band, Treated treated) {
    TechniqueResponse response;
    response.technique = technique;
    response.pressure_low = band == 0 ? 1 : band == 1 ? 3 : 4;
    response.pressure_high = band == 0 ? 2 : band == 1 ? 3 : 5;
    const std::vector<double>& all = treated.changes;
    const auto count = static_cast<double>(all.size());
    response.n = static_cast<int>(all.size());
    response.mean_change = std::accumulate(all.begin(), all.end(), 0.0) / count;
    response.least = *std::ranges::min_element(all);
    response.most = *std::ranges::max_element(all);
    double squares = 0;
    for (const double one : all) {
        squares += (one - response.mean_change) * (one - response.mean_change);
        response.better += one <= -kMeaningfulSeverity;
        response.worse += one >= kMeaningfulSeverity;
    }
    response.same = response.n - response.better - response.worse;
    if (response.n > 1) response.spread = std::sqrt(squares / (count - 1));
    response.visits = std::move(treated.visits);
    return response;
}

}  // namespace

// A mean of thirds must not miss the limit by a rounding.
bool TechniqueResponse::Meaningful() const {
    return std::abs(mean_change) + 1e-9 >= kMeaningfulSeverity;
}

std::vector<MeasureLine> MeasureLines(const ClientPast& past, const terms::Measures& measures) {
    std::vector<MeasureLine> lines;
    Readings readings(past);
    for (const terms::Measure& measure : measures.All()) AddMeasure(past, measure, readings, lines);
    for (const terms::Range& range : measures.Ranges()) AddRange(range, readings, lines);
    readings.AddOthers(lines);
    return lines;
}

std::vector<TechniqueResponse> ResponsesOf(const ClientPast& past) {
    std::map<Way, Treated> all;
    for (const PastVisit& visit : past.visits)
        for (const PastMark& mark : past.MarksOf(visit)) {
            if (!mark.before || !mark.after) continue;
            std::set<Way> ways;
            for (const PastTreatment& treatment : visit.treatments)
                if (std::ranges::find(treatment.marks, mark.id) != treatment.marks.end())
                    ways.insert({treatment.technique, BandOf(treatment.pressure)});
            for (const auto& way : ways) {
                Treated& to = all[way];
                to.changes.push_back(*mark.after - *mark.before);
                if (to.visits.empty() || to.visits.back() != visit.id) to.visits.push_back(visit.id);
            }
        }
    std::vector<TechniqueResponse> responses;
    for (auto& [way, treated] : all) {
        if (static_cast<int>(treated.changes.size()) < kResponseLeast) continue;
        responses.push_back(ResponseOf(way.first, way.second, std::move(treated)));
        TellSaid(past, way, responses.back());
    }
    std::ranges::stable_sort(responses, [](const auto& a, const auto& b) {
        return std::tuple(-a.n, a.mean_change) < std::tuple(-b.n, b.mean_change);
    });
    return responses;
}

}  // namespace desk
