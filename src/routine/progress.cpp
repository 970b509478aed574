#include "routine/progress.h"

#include <algorithm>
#include <tuple>

#include "routine/after_race.h"
#include "routine/doses.h"
#include "routine/planner.h"

namespace routine {

using model::Felt;
using model::Followed;

namespace {

const ItemPast* PastOf(const Case& of, const std::string& item, const model::RegionRef& at) {
    const auto rank = [&](const ItemPast& past) {
        return std::make_tuple(past.at != at, past.felt != Felt::Worse, past.followed == Followed::Done,
                               past.step, past.weeks_on_step, past.felt == Felt::Better);
    };
    const ItemPast* best = nullptr;
    for (const ItemPast& past : of.past) {
        if (past.item == item && (best == nullptr || rank(past) < rank(*best))) best = &past;
    }
    return best;
}

model::Reason Because(const std::string& kind, const Progression& table, const model::RegionRef& at,
                      const std::string& text) {
    model::Reason out;
    out.kind = kind;
    out.rule = "progression " + table.id;
    out.at = at;
    out.text = text;
    return out;
}

// The note that says what became of the step.
const char* Move(const Progression& table, const ItemPast& past, const char* held, Progress& out) {
    const int last = static_cast<int>(table.steps.size());
    out.step = std::clamp(past.step, 0, last);
    if (past.felt == Felt::Worse) {
        out.too_much = out.step == 0;
        out.step = std::max(0, out.step - 1);
        return out.too_much ? "dose_half" : "dose_down";
    }
    if (past.followed != Followed::Done || past.felt == Felt::NotAsked) return "dose_same";
    if (out.step == last) return "dose_top";
    if (past.weeks_on_step < table.steps[static_cast<std::size_t>(out.step)].weeks) return "dose_same";
    if (held != nullptr) return held;
    ++out.step;
    return "dose_up";
}

}  // namespace

Progress ProgressOf(const Judge& judge, const PlanKind& kind, const std::string& item,
                    const model::RegionRef& at, const std::string& progression) {
    Progress out;
    const Rules& rules = judge.Book();
    const Case& of = judge.Of();
    const auto table = rules.progressions.find(progression);
    const ItemPast* past = PastOf(of, item, at);
    if (table == rules.progressions.end() || past == nullptr) return out;
    out.known = true;
    out.past = past;
    const AfterRaceRule* after = AfterRaceOn(rules, of, -1);
    const char* held = after != nullptr && after->holds_steps ? "dose_race" : nullptr;
    if (judge.HoldsSteps(kind)) held = "dose_energy";
    const std::string& said = rules.notes.at(Move(table->second, *past, held, out));
    out.why.push_back(Because("progression", table->second, at, said));
    const bool idle = past->felt == Felt::Same || past->felt == Felt::Worse;
    if (idle && past->weeks_on_step >= table->second.drop_weeks)
        out.why.push_back(Because("therapist", table->second, at, rules.notes.at("no_benefit")));
    return out;
}

const ProgressionStep* StepOf(const Progression& table, int step) {
    if (step < 1 || table.steps.empty()) return nullptr;
    return &table.steps[std::min(static_cast<std::size_t>(step), table.steps.size()) - 1];
}

namespace {

// What a rule that holds every step says stands beside the item.
bool SaysItStays(const Rules& rules, const model::PlanItem& item) {
    return std::ranges::any_of(rules.health_rules, [&](const auto& of_modality) {
        return std::ranges::any_of(of_modality.second, [&](const HealthRule& rule) {
            return rule.holds_steps && Has(item.changes, rule.reason);
        });
    });
}

}  // namespace

std::optional<NextStep> NextStepOf(const RuleBook& book, const model::PlanItem& item) {
    const Rules& rules = book.Get();
    if (SaysItStays(rules, item)) return std::nullopt;
    const ExerciseItem* exercise = rules.Item(item.id);
    const auto table = exercise ? rules.progressions.find(exercise->progression) : rules.progressions.end();
    if (table == rules.progressions.end()) return std::nullopt;
    const auto& steps = table->second.steps;
    NextStep out;
    out.last = static_cast<int>(steps.size());
    out.step = std::clamp(item.step, 0, out.last);
    if (out.step == out.last) return out;
    out.weeks = steps[static_cast<std::size_t>(out.step)].weeks;
    const Amount amount = AmountOf(*exercise, rules, out.step + 1, 1);
    out.dose = DoseOf(*exercise, rules.pain_rules.at(exercise->pain_rule), amount,
                      static_cast<int>(item.days.size()))
                   .dose;
    return out;
}

int MostExercises(const Rules& rules, const Case& of, int most) {
    int done = 0;
    int left = 0;
    for (const ItemPast& past : of.past) {
        if (rules.Item(past.item) == nullptr) continue;
        done += past.followed == Followed::Done || past.followed == Followed::Partly;
        left += past.followed == Followed::NotDone;
    }
    // What was done stays possible, and one more at the least.
    return left > done ? std::min(most, done + 1) : most;
}

}  // namespace routine
