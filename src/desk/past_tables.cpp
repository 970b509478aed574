// The table twins of the plots. As plain ones, for programs: one number a cell, and the visits beside each
// row.
#include "desk/clinic.h"
#include "desk/past_maps.h"
#include "desk/past_words.h"
#include "desk/resources.h"
#include "desk/sentences.h"
#include "text/human_date.h"

namespace desk {

namespace {

using Cells = std::vector<std::string>;

constexpr std::size_t kHow = 7;  // column of a comparison

void Add(Cells& to, Cells more) {
    to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

// Cells follow the first ones of a row that are for people or for programs.
Cells Joined(Cells first, const Cells& rest) {
    Add(first, rest);
    return first;
}

}  // namespace

// A program finds the visits of a row by their ids.
PastTable PastWords::Finished(PastTable table) const {
    if (!m_plain) return table;
    table.heads.push_back(m_words.Text("Ids of the visits"));
    for (std::size_t i = 0; i < table.rows.size(); ++i) {
        std::string ids;
        if (i < table.visits.size())
            for (const model::VisitId& id : table.visits[i]) ids += (ids.empty() ? "" : " ") + id.value;
        table.rows[i].push_back(std::move(ids));
    }
    return table;
}

PastTable PastWords::Table(const PastLine& line) const {
    PastTable table;
    table.heads = {m_words.Text("Date")};
    if (m_plain) table.heads.push_back(m_words.In("head of a column", "Draft"));
    Add(table.heads,
        {m_words.Text("Marks"), m_words.Text("Mean severity before"), m_words.Text("Mean severity after"),
         m_words.Text("Home plan done, %"), m_words.Text("Training load"), m_words.Text("Race")});
    const auto first = [this](std::string day, bool draft) {
        if (m_plain) return Cells{std::move(day), draft ? m_words.Text("yes") : std::string()};
        return Cells{draft ? m_words.Say("{0} (draft)", {day}) : std::move(day)};
    };
    auto race = line.races.begin();
    const auto add_races = [&](const std::optional<model::Date>& before) {
        for (; race != line.races.end() && (!before || race->day < *before); ++race) {
            table.rows.push_back(Joined(first(Day(race->day), false), {{}, {}, {}, {}, {}, RaceName(*race)}));
            table.visits.push_back(VisitsAround(line, *race));
        }
    };
    for (const PastLinePoint& point : line.points) {
        add_races(point.day);
        table.rows.push_back(Joined(first(WithTime(Day(point.day), point.minute, point.repeats), point.draft),
                                    {std::to_string(point.marks),
                                     Number(point.mean_before),
                                     Number(point.mean_after),
                                     Number(point.adherence),
                                     Number(point.load),
                                     {}}));
        table.visits.push_back({point.visit});
    }
    add_races({});
    return Finished(std::move(table));
}

PastTable PastWords::Table(const ClientPast& past, const FrequencyIndex& index, terms::Level level,
                           const PastRange& range) const {
    PastTable table;
    const bool layers = level == terms::Level::Structure;
    table.heads = {m_words.Text("Place")};
    if (layers) table.heads.push_back(m_words.Text("Layer"));
    table.heads.push_back(m_words.Text("Visits"));
    if (m_plain) table.heads.push_back(m_words.Text("Of visits"));
    const auto& units = index.Units();
    for (const Frequency& one : index.Count(range)) {
        auto& row = table.rows.emplace_back();
        row.push_back(UnitName(level, one));
        if (layers) row.push_back(one.layer ? LayerName(m_words, *one.layer) : std::string());
        row.push_back(std::to_string(one.visits));
        if (m_plain) row.push_back(std::to_string(index.VisitsIn(range)));
        auto& visits = table.visits.emplace_back();
        for (std::size_t unit = 0; unit < units.size(); ++unit)
            if (units[unit].key == one.key && units[unit].side == one.side && units[unit].layer == one.layer)
                for (const std::size_t visit : index.VisitsOf(unit, range))
                    visits.push_back(past.visits[visit].id);
    }
    return Finished(std::move(table));
}

PastTable PastWords::Table(const PastComparison& comparison) const {
    PastTable table;
    table.heads = {m_words.Text("Place"),      m_words.Text("Change"),    m_words.Text("Finding"),
                   m_words.Text("Severity A"), m_words.Text("After A"),   m_words.Text("Severity B"),
                   m_words.Text("After B"),    m_words.Text("Meaningful")};
    for (std::size_t i = 0; i < kSpotChanges; ++i)
        for (const SpotPair& pair : comparison.lists[i]) {
            table.rows.push_back({PlaceName(pair.at), ChangeName(pair), FindingName(pair.finding),
                                  Number(pair.before_first), Number(pair.after_first),
                                  Number(pair.before_second), Number(pair.after_second), Meaningful(pair)});
            table.visits.push_back(VisitsOf(comparison, pair));
        }
    return Finished(std::move(table));
}

std::string PastWords::Meaningful(const SpotPair& pair) const {
    if (pair.change != SpotChange::Worse && pair.change != SpotChange::Better) return {};
    return pair.meaningful ? m_words.Text("yes")
                           : m_words.Say("no, below {0} points", {std::to_string(kMeaningfulSeverity)});
}

void PastWords::AddMaps(PastTable& table, const PastComparison& comparison,
                        const VisitComparison& maps) const {
    const auto add = [&](const std::string& what, const std::string& how, std::string value,
                         std::vector<model::VisitId> visits) {
        // How it was measured is long: it stands where no other column is pushed aside.
        Cells row{what, std::move(value)};
        row.resize(table.heads.size());
        row[kHow] = how;
        if (m_plain)
            row.back() = visits.size() == 1 ? visits[0].value : visits[0].value + " " + visits[1].value;
        table.rows.push_back(std::move(row));
        table.visits.push_back(std::move(visits));
    };
    const auto share = [this](double value, int digits) {
        return m_plain ? Number(value) : text::HumanNumber(m_words, value, digits);
    };
    if (maps.surface)
        add(m_words.Text("Overlap of the maps"),
            m_words.Text("surface marked at both visits, of that marked at either (Jaccard 1912)"),
            share(*maps.surface, 2), {comparison.first, comparison.second});
    for (const auto& [visit, measures, of] :
         {std::tuple(comparison.first, &maps.first,
                     m_words.Text("visit A; of front and back (Barbero 2015)")),
          std::tuple(comparison.second, &maps.second,
                     m_words.Text("visit B; of front and back (Barbero 2015)"))})
        add(m_words.Text("Marked of the body, %"), of, share(measures->extent_percent, 2), {visit});
}

PastTable PastWords::Table(const std::vector<Recurring>& recurring) const {
    PastTable table;
    table.heads = {m_words.Text("Place"), m_words.Text("Finding"), m_words.Text("Visits")};
    if (m_plain) table.heads.push_back(m_words.Text("Of visits"));
    Add(table.heads, {m_words.Text("Trend"), m_words.Text("Last severity"), m_words.Text("Last marked"),
                      m_words.Text("Severities, oldest first")});
    for (const Recurring& one : recurring) {
        const std::string k = std::to_string(one.k), n = std::to_string(one.n);
        Cells row{PlaceName(one.at), FindingName(one.finding)};
        Add(row, m_plain ? Cells{k, n} : Cells{m_words.Say("{0} of {1}", {k, n})});
        Add(row, {TrendName(one.trend), Number(one.points.back().severity), Day(one.points.back().day),
                  Severities(one)});
        table.rows.push_back(std::move(row));
        auto& visits = table.visits.emplace_back();
        for (const RecurringPoint& point : one.points) visits.push_back(point.visit);
    }
    return Finished(std::move(table));
}

// Of the visits that marked it, as its sparkline has them.
std::string PastWords::Severities(const Recurring& recurring) const {
    std::string said;
    for (const RecurringPoint& point : recurring.points) {
        if (&point != &recurring.points.front()) said += m_plain ? " " : ", ";
        said += point.severity ? Number(*point.severity) : m_plain ? "-" : "–";
    }
    return said;
}

PastTable PastWords::Points(const std::vector<MeasureLine>& lines) const {
    PastTable table;
    table.heads = {m_words.Text("Measure"),         m_words.Text("Date"), m_words.Text("Value"),
                   m_words.Text("After treatment"), m_words.Text("Unit"), m_words.Text("Meaningful change")};
    for (const MeasureLine& line : lines)
        for (const MeasurePoint& point : line.points) {
            table.rows.push_back(
                {MeasureName(line.key), Day(point.day), Number(point.before), Number(point.after),
                 line.unit.empty() ? line.unit : m_words.Text(line.unit), StepName(point.step)});
            table.visits.push_back({point.visit});
        }
    return Finished(std::move(table));
}

PastTable PastWords::Table(const std::vector<TechniqueResponse>& responses) const {
    PastTable table;
    table.heads = {m_words.Text("Technique"), m_words.Text("Pressure"), m_words.Text("Marks"),
                   m_words.Text("Mean change"), m_words.Text("Meaningful")};
    Add(table.heads,
        m_plain ? Cells{m_words.Text("Least"), m_words.Text("Most")} : Cells{m_words.Text("Range")});
    table.heads.push_back(m_words.Text("Standard deviation"));
    Add(table.heads, m_plain ? Cells{m_words.Text("Client said better"), m_words.Text("Client said same"),
                                     m_words.Text("Client said worse")}
                             : Cells{m_words.Text("Client said: better, same, worse")});
    for (const TechniqueResponse& one : responses) {
        Cells row{TechniqueName(m_words, m_clinic.Data().Words(), one.technique), BandName(one),
                  std::to_string(one.n), Number(one.mean_change),
                  one.Meaningful()
                      ? m_words.Text("yes")
                      : m_words.Say("no, below {0} points", {std::to_string(kMeaningfulSeverity)})};
        const std::string least = Number(one.least), most = Number(one.most);
        Add(row, m_plain ? Cells{least, most} : Cells{m_words.Say("{0} to {1}", {least, most})});
        row.push_back(Number(one.spread));
        const Cells said{std::to_string(one.said_better), std::to_string(one.said_same),
                         std::to_string(one.said_worse)};
        const bool asked = one.said_better + one.said_same + one.said_worse > 0;
        Add(row, m_plain ? said : Cells{asked ? said[0] + ", " + said[1] + ", " + said[2] : "–"});
        table.rows.push_back(std::move(row));
        table.visits.push_back(one.visits);
    }
    return Finished(std::move(table));
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
    return Finished(std::move(table));
}

}  // namespace desk
