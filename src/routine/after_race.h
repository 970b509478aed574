// What a race takes from the days after it ([[after_race_rule]]). What it denies on a day, light self-massage
// and the warning hold after any race; the rest (dose, steps, what is new, cold, what is told, the limit of
// today's massage) after the one that was over before the week: before a race of the week stand the
// race_rules.
#pragma once

#include <optional>
#include <string>

#include "routine/judge.h"

namespace routine {

// The line of what such a race withholds or changes.
inline const std::string kAfterRace = "after_race";

// Its day, counted as the days of the week are: -1 is the day of the visit. nullopt: none is known.
[[nodiscard]] std::optional<int> RacedOn(const Case& of);
// The rule so many days after a race; nullptr: none any more.
[[nodiscard]] const AfterRaceRule* RuleAfter(const Rules& rules, int days);
// Whether the race's own row about massage still holds so many days after it.
[[nodiscard]] bool SoonAfter(const LoadRule& rule, int days);
// The rule on a day of the week, or on that of the visit (-1).
[[nodiscard]] const AfterRaceRule* AfterRaceOn(const Rules& rules, const Case& of, int day);
[[nodiscard]] std::string SourceOf(const AfterRaceRule& rule);

// What speaks against an item on a day, after a race of that day. Names what it is for: kAfterRace, or "race"
// for one that the week itself has.
[[nodiscard]] Verdict AfterRace(const Judge& judge, const PlanKind& kind, const Place& place, int race,
                                int day, bool known);
// Something the client has not done before, this soon after a race.
[[nodiscard]] Verdict NewAfterRace(const Judge& judge, const PlanKind& kind, const Place& place, bool known);
// Less strength where the race was felt, on all days: an item has one dose.
void EaseAfterRace(const Judge& judge, const PlanKind& kind, const Place& place, Verdict& verdict);

}  // namespace routine
