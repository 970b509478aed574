// How often each place was marked: visits are counted, not marks, so that three points on one muscle at one
// visit are one. Composes upwards: a visit counts once for an area, however many muscles of it were marked.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <utility>
#include <vector>

#include "desk/past.h"
#include "store/past.h"

namespace desk {

struct Frequency {
    std::string key;  // id of a structure, region or area; number of a CHOIR segment
    model::Side side = model::Side::Midline;
    std::optional<model::Layer> layer;  // of structures; nothing on other levels, which have no layers
    int visits = 0;
    bool operator==(const Frequency&) const = default;
};

// An index of one level, made once for a past (or what is left of it by a filter); any range of it is then
// counted in one pass over what the range holds.
class FrequencyIndex {
public:
    // Structures are counted by layer; `layer` narrows the other levels too.
    FrequencyIndex(const ClientPast& past, const terms::Levels& levels, terms::Level level,
                   std::optional<model::Layer> layer = {});
    // Of the clinic: the same counts over the visits of everybody.
    struct ClinicFilter {
        std::optional<std::string> finding, therapist;
    };
    FrequencyIndex(const store::ClinicRows& rows, const std::string& zone, const terms::Levels& levels,
                   terms::Level level, const ClinicFilter& filter = {});

    // Most first, then by key, side and layer; what was never marked is left out.
    [[nodiscard]] std::vector<Frequency> Count(const PastRange& range = {}) const;
    // The same as numbers beside Units(), for what repaints while a slider moves: `counts` keeps its room.
    void CountInto(const PastRange& range, std::vector<std::uint32_t>& counts) const;
    [[nodiscard]] const std::vector<Frequency>& Units() const { return m_units; }  // visits: of all time
    [[nodiscard]] int VisitsIn(const PastRange& range) const;
    // Places in ClientPast::visits of those that marked a unit (an index into Units()), oldest first.
    [[nodiscard]] std::vector<std::size_t> VisitsOf(std::size_t unit, const PastRange& range = {}) const;

private:
    class Maker;
    [[nodiscard]] std::pair<std::size_t, std::size_t> VisitSpan(const PastRange& range) const;
    void AddVisits(std::size_t first, std::size_t last, std::vector<std::uint32_t>& counts) const;
    std::vector<Frequency> m_units;
    std::vector<model::Date> m_days;       // of the visits, oldest first
    std::vector<std::uint32_t> m_begins;   // of their entries; one more than visits
    std::vector<std::uint16_t> m_entries;  // units, each once a visit
    // Every so many entries the counts of all before, so that a long range is a difference of two rows.
    std::vector<std::uint32_t> m_sums;        // rows of Units().size()
    std::vector<std::uint32_t> m_sum_visits;  // the visit a row stands before
};

}  // namespace desk
