// The table twins of the plots.
#include "desk/clinic.h"
#include "desk/past_maps.h"
#include "desk/past_words.h"
#include "desk/resources.h"
#include "desk/sentences.h"

namespace desk {

PastTable PastWords::Table(const PastLine& line) const {
    PastTable table;
    table.heads = {m_words.Text("Date"),
                   m_words.Text("Marks"),
                   m_words.Text("Mean severity before"),
                   m_words.Text("Mean severity after"),
                   m_words.Text("Home plan done, %"),
                   m_words.Text("Training load"),
                   m_words.Text("Race")};
    auto race = line.races.begin();
    const auto add_races = [&](const std::optional<model::Date>& before) {
        for (; race != line.races.end() && (!before || race->day < *before); ++race) {
            table.rows.push_back({Day(race->day), {}, {}, {}, {}, {}, RaceName(*race)});
            table.visits.push_back(VisitsAround(line, *race));
        }
    };
    for (const PastLinePoint& point : line.points) {
        add_races(point.day);
        const std::string day = point.draft ? m_words.Say("{0} (draft)", {Day(point.day)}) : Day(point.day);
        table.rows.push_back({day,
                              std::to_string(point.marks),
                              Number(point.mean_before),
                              Number(point.mean_after),
                              Number(point.adherence),
                              Number(point.load),
                              {}});
        table.visits.push_back({point.visit});
    }
    add_races({});
    return table;
}

PastTable PastWords::Table(const ClientPast& past, const FrequencyIndex& index, terms::Level level,
                           const PastRange& range) const {
    PastTable table;
    const bool layers = level == terms::Level::Structure;
    table.heads = {m_words.Text("Place")};
    if (layers) table.heads.push_back(m_words.Text("Layer"));
    table.heads.push_back(m_words.Text("Visits"));
    const auto& units = index.Units();
    for (const Frequency& one : index.Count(range)) {
        auto& row = table.rows.emplace_back();
        row.push_back(UnitName(level, one));
        if (layers) row.push_back(one.layer ? LayerName(m_words, *one.layer) : std::string());
        row.push_back(std::to_string(one.visits));
        auto& visits = table.visits.emplace_back();
        for (std::size_t unit = 0; unit < units.size(); ++unit)
            if (units[unit].key == one.key && units[unit].side == one.side && units[unit].layer == one.layer)
                for (const std::size_t visit : index.VisitsOf(unit, range))
                    visits.push_back(past.visits[visit].id);
    }
    return table;
}

PastTable PastWords::Table(const PastComparison& comparison) const {
    PastTable table;
    table.heads = {m_words.Text("Change"),     m_words.Text("Finding"),    m_words.Text("Place"),
                   m_words.Text("Severity A"), m_words.Text("Severity B"), m_words.Text("Meaningful")};
    for (std::size_t i = 0; i < kSpotChanges; ++i)
        for (const SpotPair& pair : comparison.lists[i]) {
            table.rows.push_back({ChangeName(pair.change), FindingName(pair.finding), PlaceName(pair.at),
                                  Number(pair.before_first), Number(pair.before_second),
                                  pair.meaningful ? m_words.Text("yes") : std::string()});
            table.visits.push_back(VisitsOf(comparison, pair));
        }
    return table;
}

PastTable PastWords::Table(const std::vector<Recurring>& recurring) const {
    PastTable table;
    table.heads = {m_words.Text("Place"), m_words.Text("Finding"),       m_words.Text("Visits"),
                   m_words.Text("Trend"), m_words.Text("Last severity"), m_words.Text("Last marked")};
    for (const Recurring& one : recurring) {
        table.rows.push_back({PlaceName(one.at), FindingName(one.finding),
                              m_words.Say("{0} of {1}", {std::to_string(one.k), std::to_string(one.n)}),
                              TrendName(one.trend), Number(one.points.back().severity),
                              Day(one.points.back().day)});
        auto& visits = table.visits.emplace_back();
        for (const RecurringPoint& point : one.points) visits.push_back(point.visit);
    }
    return table;
}

PastTable PastWords::Table(const MeasureLine& line) const {
    PastTable table;
    table.heads = {m_words.Text("Date"), m_words.Text("Value"), m_words.Text("After treatment"),
                   m_words.Text("Meaningful change")};
    for (const MeasurePoint& point : line.points) {
        table.rows.push_back(
            {Day(point.day), Number(point.before), Number(point.after), StepName(point.step)});
        table.visits.push_back({point.visit});
    }
    return table;
}

PastTable PastWords::Table(const std::vector<TechniqueResponse>& responses) const {
    PastTable table;
    table.heads = {m_words.Text("Technique"),   m_words.Text("Pressure"), m_words.Text("Marks"),
                   m_words.Text("Mean change"), m_words.Text("Range"),    m_words.Text("Standard deviation")};
    for (const TechniqueResponse& one : responses) {
        table.rows.push_back({TechniqueName(m_words, m_clinic.Data().Words(), one.technique), BandName(one),
                              std::to_string(one.n), Number(one.mean_change),
                              m_words.Say("{0} to {1}", {Number(one.least), Number(one.most)}),
                              Number(one.spread)});
        table.visits.push_back(one.visits);
    }
    return table;
}

std::vector<std::string> PastWords::Row(const MeasureLine& line) const {
    const auto value = [&](const MeasurePoint& point) {
        const std::string number = Number(point.before ? point.before : point.after);
        const bool joined = line.unit.empty() || line.unit.starts_with('/') || line.unit == "°";
        const std::string unit = line.unit.empty() ? line.unit : m_words.Text(line.unit);
        return m_words.Say("{0} on {1}", {number + (joined ? "" : " ") + unit, Day(point.day)});
    };
    return {MeasureName(line.key), value(line.points.front()), value(line.points.back()),
            std::to_string(line.points.size()), StepName(line.since_first)};
}

PastTable PastWords::Table(const std::vector<MeasureLine>& lines) const {
    PastTable table;
    table.heads = {m_words.Text("Measure"), m_words.Text("First"), m_words.Text("Last"),
                   m_words.Text("Measured"), m_words.Text("Meaningful change")};
    for (const MeasureLine& line : lines) {
        table.rows.push_back(Row(line));
        auto& visits = table.visits.emplace_back();
        for (const MeasurePoint& point : line.points) visits.push_back(point.visit);
    }
    return table;
}

}  // namespace desk
