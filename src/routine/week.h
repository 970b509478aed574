// The seven days: training loads, the race, and what speaks against an item on one of them.
#pragma once

#include <optional>
#include <vector>

#include "routine/judge.h"

namespace routine {

struct Offer {
    const LoadRule* rule = nullptr;
    int day = 0;
    std::string modality;
};

class Week {
public:
    explicit Week(const Judge& judge);

    [[nodiscard]] const model::TrainingWeek& Days() const { return m_days; }
    [[nodiscard]] model::Load LoadOn(int day) const { return m_days[static_cast<std::size_t>(day)].load; }
    // The first race ahead; it may lie beyond the week.
    [[nodiscard]] std::optional<int> RaceDay() const;
    // Those over by that day, the one before the week too (below 0).
    [[nodiscard]] std::vector<int> RacesBefore(int day) const;
    // The one that was over before the week: below 0.
    [[nodiscard]] std::optional<int> RacedOn() const { return m_raced; }
    [[nodiscard]] const RaceRule* RaceRuleOn(int day) const;
    [[nodiscard]] int HardDays() const;
    [[nodiscard]] bool Heavy() const;
    // What the training of the week asks for, by day and then in table order.
    [[nodiscard]] const std::vector<Offer>& Offers() const { return m_offers; }

    [[nodiscard]] Verdict OnDay(const PlanKind& kind, const Place& place, int day, bool known) const;
    // Something the client has not done before, this close to a race, ahead or over.
    [[nodiscard]] Verdict OnNew(const PlanKind& kind, const Place& place, bool known) const;
    [[nodiscard]] Verdict OnPair(const PlanKind& kind, const Names& tools_that_day) const;

private:
    [[nodiscard]] bool HoldsOn(model::Load load, int day) const;
    [[nodiscard]] bool Follows(const LoadRule& rule, int day) const;
    void ReadOffers();
    void AddLoads(const PlanKind& kind, int day, bool known, Verdict& out) const;
    void AddConflicts(const PlanKind& kind, const Place& place, int day, Verdict& out) const;
    void AddRace(const PlanKind& kind, const Place& place, int day, bool known, Verdict& out) const;

    const Judge& m_judge;
    model::TrainingWeek m_days;
    std::vector<int> m_races;  // ascending, from day 0 on; the last may lie beyond the week
    std::optional<int> m_raced;
    std::vector<Offer> m_offers;
};

}  // namespace routine
