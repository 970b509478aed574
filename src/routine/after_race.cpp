#include "routine/after_race.h"

#include <algorithm>

namespace routine {

std::optional<int> RacedOn(const Case& of) {
    if (!of.days_since_race || *of.days_since_race < 0) return std::nullopt;
    return -1 - *of.days_since_race;
}

const AfterRaceRule* RuleAfter(const Rules& rules, int days) {
    const auto found = std::find_if(
        rules.after_races.begin(), rules.after_races.end(),
        [&](const AfterRaceRule& rule) { return days >= rule.days_min && days <= rule.days_max; });
    return found == rules.after_races.end() ? nullptr : &*found;
}

bool SoonAfter(const LoadRule& rule, int days) {
    return days > 0 && days <= rule.day_offset + 1;
}

const AfterRaceRule* AfterRaceOn(const Rules& rules, const Case& of, int day) {
    const auto race = RacedOn(of);
    return race ? RuleAfter(rules, day - *race) : nullptr;
}

std::string SourceOf(const AfterRaceRule& rule) {
    return "routines.toml after_race_rule " + std::to_string(rule.days_min) + "-" +
           std::to_string(rule.days_max);
}

namespace {

// An item without a place may be anywhere.
bool Raced(const AfterRaceRule& rule, const Place& place) {
    return rule.groups.empty() || place.groups.empty() || Meet(rule.groups, place.groups);
}

bool Sore(const AfterRaceRule& rule, const Judge& judge, const Place& place) {
    const Names& groups = place.groups.empty() ? rule.groups : place.groups;
    const auto& marks = judge.Of().marks;
    return std::any_of(marks.begin(), marks.end(), [&](const CaseMark& mark) {
        const auto under = Under(mark);
        return mark.severity > rule.soreness_above &&
               std::any_of(under.begin(), under.end(), [&](const model::RegionRef& at) {
                   return Has(groups, judge.Book().GroupOf(at.region));
               });
    });
}

void Deny(const AfterRaceRule& rule, const PlanKind& kind, const std::string& line, Verdict& out) {
    out.Add(Entry(kind.modality, Action::Avoid, line, rule.advice, SourceOf(rule)));
}

}  // namespace

Verdict AfterRace(const Judge& judge, const PlanKind& kind, const Place& place, int race, int day,
                  bool known) {
    Verdict out;
    const AfterRaceRule* rule = RuleAfter(judge.Book(), day - race);
    if (rule == nullptr) return out;
    const std::string line = race < 0 ? kAfterRace : "race";
    const bool type =
        Denies(rule->deny_types, kind, place) && Raced(*rule, place) && Sore(*rule, judge, place);
    if (type || (!known && Has(rule->first_time_deny, kind.plan))) Deny(*rule, kind, line, out);
    return out;
}

Verdict NewAfterRace(const Judge& judge, const PlanKind& kind, const Place& place, bool known) {
    Verdict out;
    const AfterRaceRule* rule = AfterRaceOn(judge.Book(), judge.Of(), 0);
    const bool fresh =
        rule != nullptr && !known && kind.exercise && rule->limits_new && !Has(rule->new_allowed, kind.plan);
    if (fresh && Raced(*rule, place)) Deny(*rule, kind, kAfterRace, out);
    return out;
}

void EaseAfterRace(const Judge& judge, const PlanKind& kind, const Place& place, Verdict& verdict) {
    constexpr int kDays = 7;
    const AfterRaceRule* least = nullptr;
    for (int day = 0; day < kDays; ++day) {
        const AfterRaceRule* rule = AfterRaceOn(judge.Book(), judge.Of(), day);
        if (rule == nullptr || !Raced(*rule, place)) continue;
        if (least == nullptr || rule->strength_factor < least->strength_factor) least = rule;
    }
    if (least == nullptr || least->strength_factor >= 1) return;
    verdict.dose_factor = std::min(verdict.dose_factor, least->strength_factor);
    // Nothing is halved twice, and it is said once.
    const auto ahead = [](const model::BlockedItem& change) { return change.condition == "race"; };
    if (std::any_of(verdict.changes.begin(), verdict.changes.end(), ahead)) return;
    verdict.Add(Entry(kind.modality, Action::Modify, kAfterRace, least->strength_change, SourceOf(*least)));
}

}  // namespace routine
