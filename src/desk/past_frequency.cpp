#include "desk/past_frequency.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "text/zone.h"

namespace desk {

namespace {
constexpr std::size_t kBetweenSums = 4096;  // entries
}

// Fills an index visit by visit; places are numbers of the caller's, named when first met.
class FrequencyIndex::Maker {
public:
    Maker(FrequencyIndex& index, const terms::Levels& levels, terms::Level level,
          std::optional<model::Layer> layer)
        : m_index(index), m_levels(levels), m_level(level), m_layer(layer) {}

    void Begin(model::Date day) {
        m_index.m_days.push_back(day);
        m_index.m_begins.push_back(static_cast<std::uint32_t>(m_index.m_entries.size()));
    }

    template <class Named>
    void Add(std::uint32_t place, model::View view, model::Layer layer, const Named& named) {
        if (m_layer && *m_layer != layer) return;
        // Marks are many, places few: a table of them, not a search.
        const std::size_t at =
            (place * kViews + static_cast<std::size_t>(view)) * kLayers + static_cast<std::size_t>(layer);
        if (at >= m_known.size()) m_known.resize(std::max(at + 1, 2 * m_known.size()));
        if (m_known[at] == 0) {
            m_lists.push_back(UnitsOf(named(), view, layer));
            m_known[at] = static_cast<std::uint32_t>(m_lists.size());
        }
        for (const std::uint16_t unit : m_lists[m_known[at] - 1]) {
            if (m_last[unit] == m_index.m_days.size()) continue;
            m_last[unit] = m_index.m_days.size();
            m_index.m_entries.push_back(unit);
        }
    }

    void Finish() {
        FrequencyIndex& of = m_index;
        of.m_begins.push_back(static_cast<std::uint32_t>(of.m_entries.size()));
        std::vector<std::uint32_t> counts(of.m_units.size(), 0);
        std::size_t next = 0;
        for (std::size_t visit = 0; visit <= of.m_days.size(); ++visit) {
            if (of.m_begins[visit] >= next) {
                of.m_sums.insert(of.m_sums.end(), counts.begin(), counts.end());
                of.m_sum_visits.push_back(static_cast<std::uint32_t>(visit));
                next = of.m_begins[visit] + kBetweenSums;
            }
            if (visit < of.m_days.size()) of.AddVisits(visit, visit + 1, counts);
        }
        for (std::size_t unit = 0; unit < counts.size(); ++unit)
            of.m_units[unit].visits = static_cast<int>(counts[unit]);
    }

private:
    std::vector<std::uint16_t> UnitsOf(const model::RegionRef& at, model::View view, model::Layer layer) {
        std::vector<std::uint16_t> units;
        for (const terms::LevelCount& one : m_levels.Count(m_level, {{at, view}})) {
            const auto of_layer =
                m_level == terms::Level::Structure ? std::optional(layer) : std::optional<model::Layer>();
            units.push_back(NumberOf({one.key, one.side, of_layer, 0}));
        }
        return units;
    }

    std::uint16_t NumberOf(const Frequency& unit) {
        const auto [at, fresh] = m_numbers.try_emplace(std::tuple(unit.key, unit.side, unit.layer),
                                                       static_cast<std::uint16_t>(m_index.m_units.size()));
        if (fresh) {
            m_index.m_units.push_back(unit);
            m_last.push_back(0);
        }
        return at->second;
    }

    FrequencyIndex& m_index;
    const terms::Levels& m_levels;
    terms::Level m_level;
    std::optional<model::Layer> m_layer;
    static constexpr std::size_t kViews = static_cast<std::size_t>(model::View::Picture) + 1, kLayers = 2;
    std::vector<std::uint32_t> m_known;               // from 1; 0: not met yet
    std::vector<std::vector<std::uint16_t>> m_lists;  // units of each
    std::map<std::tuple<std::string, model::Side, std::optional<model::Layer>>, std::uint16_t> m_numbers;
    std::vector<std::size_t> m_last;  // the visit a unit was last counted at, from 1
};

FrequencyIndex::FrequencyIndex(const ClientPast& past, const terms::Levels& levels, terms::Level level,
                               std::optional<model::Layer> layer) {
    Maker maker(*this, levels, level, layer);
    for (const PastVisit& visit : past.visits) {
        maker.Begin(visit.day);
        for (const PastMark& mark : past.MarksOf(visit)) {
            const auto add = [&](std::uint16_t place) {
                maker.Add(place, mark.view, mark.layer, [&] { return past.places[place]; });
            };
            add(mark.place);
            for (std::uint32_t i = mark.also; i < mark.also + mark.alsos; ++i) add(past.also[i]);
        }
    }
    maker.Finish();
}

FrequencyIndex::FrequencyIndex(const store::ClinicRows& rows, const std::string& zone,
                               const terms::Levels& levels, terms::Level level, const ClinicFilter& filter) {
    const auto is = [&](const std::optional<std::string>& wanted, store::WordNumber word) {
        return !wanted || rows.words[word] == *wanted;
    };
    Maker maker(*this, levels, level, {});
    std::size_t next = 0;
    for (std::size_t i = 0; i < rows.visits.size(); ++i) {
        const bool counts = is(filter.therapist, rows.visits[i].therapist);
        if (counts) maker.Begin(text::ToCivil(rows.visits[i].service_at, zone).day);
        for (; next < rows.marks.size() && rows.marks[next].visit == i; ++next) {
            const store::ClinicMarkRow& mark = rows.marks[next];
            if (!counts || !is(filter.finding, mark.finding)) continue;
            const auto place =
                static_cast<std::uint32_t>(mark.at.region) * 3 + static_cast<std::uint32_t>(mark.at.side);
            maker.Add(place, mark.view, mark.layer, [&] {
                return model::RegionRef{rows.words[mark.at.region], mark.at.side};
            });
        }
    }
    maker.Finish();
}

std::pair<std::size_t, std::size_t> FrequencyIndex::VisitSpan(const PastRange& range) const {
    auto first = m_days.begin(), last = m_days.end();
    if (range.from) first = std::lower_bound(first, last, *range.from);
    if (range.to) last = std::upper_bound(first, last, *range.to);
    return {first - m_days.begin(), last - m_days.begin()};
}

void FrequencyIndex::AddVisits(std::size_t first, std::size_t last,
                               std::vector<std::uint32_t>& counts) const {
    for (std::size_t i = m_begins[first]; i < m_begins[last]; ++i) ++counts[m_entries[i]];
}

void FrequencyIndex::CountInto(const PastRange& range, std::vector<std::uint32_t>& counts) const {
    counts.assign(m_units.size(), 0);
    const auto [first, last] = VisitSpan(range);
    const auto begin = std::lower_bound(m_sum_visits.begin(), m_sum_visits.end(), first);
    const auto end = std::upper_bound(m_sum_visits.begin(), m_sum_visits.end(), last);
    if (end - begin < 2) return AddVisits(first, last, counts);
    const std::uint32_t* low =
        &m_sums[static_cast<std::size_t>(begin - m_sum_visits.begin()) * m_units.size()];
    const std::uint32_t* high =
        &m_sums[static_cast<std::size_t>(end - 1 - m_sum_visits.begin()) * m_units.size()];
    for (std::size_t unit = 0; unit < counts.size(); ++unit) counts[unit] = high[unit] - low[unit];
    AddVisits(first, *begin, counts);
    AddVisits(*(end - 1), last, counts);
}

std::vector<Frequency> FrequencyIndex::Count(const PastRange& range) const {
    std::vector<std::uint32_t> counts;
    CountInto(range, counts);
    std::vector<Frequency> found;
    for (std::size_t unit = 0; unit < counts.size(); ++unit)
        if (counts[unit] > 0) {
            found.push_back(m_units[unit]);
            found.back().visits = static_cast<int>(counts[unit]);
        }
    const auto place = [](const Frequency& one) {
        return std::tuple(-one.visits, one.key, one.side, one.layer);
    };
    std::ranges::sort(found, [&](const Frequency& a, const Frequency& b) { return place(a) < place(b); });
    return found;
}

int FrequencyIndex::VisitsIn(const PastRange& range) const {
    const auto [first, last] = VisitSpan(range);
    return static_cast<int>(last - first);
}

std::vector<std::size_t> FrequencyIndex::VisitsOf(std::size_t unit, const PastRange& range) const {
    const auto [first, last] = VisitSpan(range);
    std::vector<std::size_t> visits;
    for (std::size_t visit = first; visit < last; ++visit) {
        const auto* begin = m_entries.data() + m_begins[visit];
        const auto* end = m_entries.data() + m_begins[visit + 1];
        if (std::find(begin, end, unit) != end) visits.push_back(visit);
    }
    return visits;
}

}  // namespace desk
