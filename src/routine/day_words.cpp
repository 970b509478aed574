#include "routine/day_words.h"

#include <algorithm>
#include <utility>

#include "routine/after_race.h"

namespace routine {

using model::PlanItem;

namespace {

class DayWords {
public:
    DayWords(const Judge& judge, const Week& week, const PlanKind& kind)
        : m_rules(judge.Book()), m_week(week), m_kind(kind) {}

    // Every sentence that some day may ask for.
    [[nodiscard]] bool Bound(const std::string& text) const {
        const auto is = [&](const std::string& other) { return !other.empty() && text == other; };
        return std::ranges::any_of(m_rules.after_races,
                                   [&](const AfterRaceRule& rule) {
                                       return (Light() && is(rule.self_massage_change)) ||
                                              (Cold() && is(rule.cold_change));
                                   }) ||
               std::ranges::any_of(
                   m_rules.races,
                   [&](const RaceRule& rule) { return Massage() && is(rule.massage_change); }) ||
               std::ranges::any_of(m_rules.loads,
                                   [&](const LoadRule& rule) { return OfRace(rule) && is(rule.detail); }) ||
               std::ranges::any_of(m_rules.conflicts, [&](const Conflict& row) {
                   return Has(row.adapt, m_kind.plan) && is(row.resolution);
               });
    }

    // What this day asks for beside tools of the same day.
    void Read(int day, const Names& beside, Names& out) const {
        const auto say = [&](const std::string& text) {
            if (!text.empty() && !Has(out, text)) out.push_back(text);
        };
        for (const int race : m_week.RacesBefore(day)) {
            const AfterRaceRule* rule = RuleAfter(m_rules, day - race);
            if (Light() && rule != nullptr) say(rule->self_massage_change);
            // A week that is repeated has its own race again: only one that was over before is spoken of.
            if (Cold() && rule != nullptr && race < 0) say(rule->cold_change);
            for (const LoadRule& load : m_rules.loads) {
                if (OfRace(load) && SoonAfter(load, day - race)) say(load.detail);
            }
        }
        const RaceRule* ahead = Massage() ? m_week.RaceRuleOn(day) : nullptr;
        if (ahead != nullptr) say(ahead->massage_change);
        for (const auto& change : m_week.OnPair(m_kind, beside).changes) say(change.reason);
    }

private:
    [[nodiscard]] bool Light() const { return m_kind.modality == "self_massage"; }
    [[nodiscard]] bool Massage() const { return m_kind.plan == "massage"; }
    [[nodiscard]] bool Cold() const { return Has(m_rules.weekly.at("cold").modalities, m_kind.modality); }
    [[nodiscard]] bool OfRace(const LoadRule& rule) const {
        return Massage() && rule.load == model::Load::Race && rule.modality == m_kind.modality;
    }

    const Rules& m_rules;
    const Week& m_week;
    const PlanKind& m_kind;
};

Names Beside(const model::HomePlan& plan, const PlanItem& item, int day) {
    Names out;
    for (const PlanItem& other : plan.items) {
        if ((other.id != item.id || other.at != item.at) && Has(other.days, day))
            out.push_back(other.modality);
    }
    return out;
}

}  // namespace

void SetDayChanges(const Judge& judge, const Week& week, const model::HomePlan& plan, PlanItem& item) {
    const Rules& rules = judge.Book();
    const ExerciseItem* exercise = rules.Item(item.id);
    const PlanKind* kind = exercise ? rules.Kind(exercise->type) : rules.KindOfItem(item.id, item.modality);
    if (kind == nullptr) return;
    const DayWords words(judge, week, *kind);
    Names wanted, said;
    for (const int day : item.days) words.Read(day, Beside(plan, item, day), wanted);
    for (const std::string& text : item.changes) {
        if (words.Bound(text)) said.push_back(text);
    }
    if (std::ranges::is_permutation(said, wanted)) return;
    std::erase_if(item.changes, [&](const std::string& text) { return Has(said, text); });
    item.changes.insert(item.changes.end(), wanted.begin(), wanted.end());
}

}  // namespace routine
