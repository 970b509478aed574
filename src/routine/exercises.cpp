#include <algorithm>
#include <tuple>
#include <utility>

#include "routine/after_race.h"
#include "routine/draft.h"
#include "routine/progress.h"

namespace routine {

using model::PlanItem;
using model::RegionRef;

bool Owns(const Case& of, const std::string& equipment) {
    return equipment.empty() || equipment == "none" || of.equipment.count(equipment) > 0;
}

namespace {

constexpr double kHalf = 0.5;

model::Reason MarkReason(const CaseMark& mark, const FindingRule& rule) {
    model::Reason out;
    out.kind = "mark";
    out.rule = "finding_rule " + rule.finding + " " + std::to_string(rule.severity_min) + "-" +
               std::to_string(rule.severity_max);
    out.at = mark.at;
    out.finding = mark.finding;
    out.severity = mark.severity;
    out.text = rule.advice;
    return out;
}

// In place of the hold, where the step has none.
void AddNote(const ExerciseItem& item, const ProgressionStep& step, std::vector<std::string>& steps) {
    const auto at = static_cast<std::size_t>(item.hold_step);
    if (at > 0 && at <= steps.size() && step.hold_s == 0)
        steps[at - 1] = step.note;
    else
        steps.push_back(step.note);
}

// The step of the last plan's item, or the start; what felt too much there is halved.
Amount TakeStep(const ExerciseItem& item, const Judge& judge, double factor, PlanItem& out) {
    const PlanKind& kind = *judge.Book().Kind(item.type);
    const Progress progress = ProgressOf(judge, kind, item.id, out.at, item.progression);
    out.step = progress.step;
    out.why = progress.why;
    const ProgressionStep* step = StepOf(judge.Book().progressions.at(item.progression), progress.step);
    if (step != nullptr && !step->note.empty()) AddNote(item, *step, out.steps);
    const Amount amount = AmountOf(item, judge.Book(), progress.step, factor);
    if (!progress.too_much) return amount;
    const ItemPast& past = *progress.past;
    const Amount half = Reduced(amount, kHalf);
    if (past.sets < 1 || past.reps < 1) return half;
    // Of what was done last, which may have been less than the table's figures.
    const Amount last = Reduced({past.hold_s, past.sets, past.reps}, kHalf);
    return {half.hold_s, std::min(half.sets, last.sets), std::min(half.reps, last.reps)};
}

// The history may let less pain go than the exercise itself.
const PainRule& PainOf(const ExerciseItem& item, const Rules& rules, const Verdict& verdict) {
    const PainRule* out = &rules.pain_rules.at(item.pain_rule);
    for (const std::string& id : verdict.pain_rules) {
        const PainRule& other = rules.pain_rules.at(id);
        if (other.during_max < out->during_max) out = &other;
    }
    return *out;
}

PlanItem ItemFor(const ExerciseItem& item, const RegionRef& at, const Judge& judge, const Verdict& verdict) {
    const Rules& rules = judge.Book();
    const PlanKind& kind = *rules.Kind(item.type);
    const Modality* modality = rules.Tool(kind.modality);
    PlanItem out;
    out.id = item.id;
    out.modality = kind.modality;
    out.name = item.name;
    out.at = at;
    out.steps = item.steps;
    const Amount amount = TakeStep(item, judge, verdict.dose_factor, out);
    const PainRule& pain = PainOf(item, rules, verdict);
    Dosing dosing = DoseOf(item, pain, amount, std::min(item.times_a_week, kPlanDays));
    out.dose = std::move(dosing.dose);
    out.source = dosing.source;
    out.reviewed = dosing.reviewed;
    out.stop_if.push_back(item.stop_rule);
    out.stop_if.insert(out.stop_if.end(), item.more_stops.begin(), item.more_stops.end());
    out.stop_if.push_back(pain.action);
    if (modality != nullptr)
        out.stop_if.insert(out.stop_if.end(), modality->stop.begin(), modality->stop.end());
    out.evidence = modality != nullptr ? modality->evidence : kind.evidence;
    out.minutes = MinutesOf(item, amount);
    for (const model::BlockedItem& change : verdict.changes) {
        if (!Has(out.changes, change.reason)) out.changes.push_back(change.reason);
    }
    return out;
}

std::size_t RankOf(const FindingRule& rule, const std::string& type) {
    const auto found = std::find(rule.allow.begin(), rule.allow.end(), type);
    return static_cast<std::size_t>(found - rule.allow.begin());
}

// Before what is said of its progress.
void AddMarksTo(Candidate& candidate, const std::vector<CaseMark>& marks, const Rules& rules) {
    std::vector<model::Reason> reasons;
    for (const CaseMark& mark : marks) {
        const FindingRule* rule = rules.Finding(mark.finding, mark.severity);
        if (rule == nullptr || !Has(candidate.item->regions, mark.at.region)) continue;
        reasons.push_back(MarkReason(mark, *rule));
        if (!Has(candidate.regions, mark.at.region)) candidate.regions.push_back(mark.at.region);
    }
    auto& why = candidate.ready.why;
    why.insert(why.begin(), reasons.begin(), reasons.end());
}

// Strength is kept up, not built, in the days before a race, on whichever day of the week they begin: an item
// has one dose for all its days.
void EaseForRace(const PlanKind& kind, const Week& week, Verdict& verdict) {
    const RaceRule* race = nullptr;
    for (int day = 0; day < kPlanDays; ++day) {
        const RaceRule* rule = week.RaceRuleOn(day);
        if (rule != nullptr && (race == nullptr || rule->strength_factor < race->strength_factor))
            race = rule;
    }
    if (race == nullptr || race->strength_factor >= 1) return;
    verdict.dose_factor = std::min(verdict.dose_factor, race->strength_factor);
    const std::string& change = race->strength_change.empty() ? race->advice : race->strength_change;
    verdict.Add(Entry(kind.modality, Action::Modify, "race", change, "routines.toml race_rule"));
}

}  // namespace

namespace {

bool Meant(const ExerciseItem& item, const Judge& judge) {
    return item.only_conditions.empty() ||
           std::ranges::any_of(item.only_conditions, [&](const std::string& id) { return judge.Holds(id); });
}

}  // namespace

std::vector<Candidate> Candidates(const Judge& judge, const Week& week) {
    std::vector<Candidate> out;
    const Rules& rules = judge.Book();
    const auto& marks = judge.Of().marks;
    for (const ExerciseItem& item : rules.items) {
        const auto first = std::find_if(marks.begin(), marks.end(), [&](const CaseMark& mark) {
            return Has(item.regions, mark.at.region);
        });
        if (first == marks.end() || first->severity < item.min_nrs) continue;
        if (!Owns(judge.Of(), item.equipment) || !Meant(item, judge)) continue;
        const PlanKind& kind = *rules.Kind(item.type);
        const bool known = KnownTo(judge.Of(), item.id);
        Verdict verdict = judge.OnItem(item, first->at);
        const Place place = judge.PlaceOf(item, first->at);
        if (!verdict.Allowed() || !week.OnNew(kind, place, known).Allowed()) continue;
        if (kind.plan == "strength") {
            EaseForRace(kind, week, verdict);
            EaseAfterRace(judge, kind, place, verdict);
        }
        Candidate candidate{&item, {}, ItemFor(item, first->at, judge, verdict), 0};
        const FindingRule* rule = rules.Finding(first->finding, first->severity);
        candidate.type_rank = rule ? RankOf(*rule, item.type) : 0;
        AddMarksTo(candidate, marks, rules);
        out.push_back(std::move(candidate));
    }
    return out;
}

namespace {

bool Offered(const Draft& draft, const PlanKind& kind, int day) {
    for (const Offer& offer : draft.week.Offers()) {
        if (offer.day == day && offer.modality == kind.modality) return true;
    }
    return false;
}

bool DayFits(const Draft& draft, const Candidate& candidate, int day) {
    const auto at = static_cast<std::size_t>(day);
    const PlanKind& kind = *draft.R().Kind(candidate.item->type);
    const Place place = draft.judge.PlaceOf(*candidate.item, candidate.ready.at);
    return draft.book.minutes[at] + candidate.ready.minutes <= draft.Limit("max_minutes_per_day") &&
           (candidate.item->every_day || !Meet(draft.book.regions[at], candidate.regions)) &&
           draft.week.OnDay(kind, place, day, draft.Known(candidate.item->id)).Allowed();
}

}  // namespace

std::vector<int> ChooseDays(const Draft& draft, const Candidate& candidate) {
    const ExerciseItem& item = *candidate.item;
    const PlanKind& kind = *draft.R().Kind(item.type);
    const int cap = item.every_day ? kPlanDays : draft.R().weekly.at("region").max_per_week;
    DayWish wish;
    wish.most = std::min(item.times_a_week, cap);
    // A muscle that is made stronger has a day between.
    constexpr int kSeldom = 3;
    wish.apart = kind.plan == "strength" && !item.every_day && item.times_a_week <= kSeldom;
    for (int day = 0; day < kPlanDays; ++day) {
        const auto at = static_cast<std::size_t>(day);
        wish.may[at] = DayFits(draft, candidate, day);
        wish.asked[at] = wish.may[at] && Offered(draft, kind, day);
        wish.last[at] = draft.week.LoadOn(day) == model::Load::Race;
    }
    return Spread(wish);
}

void SetDays(const Draft& draft, const Candidate& candidate, const std::vector<int>& days, PlanItem& item) {
    item.days = days;
    for (model::DoseValue& dose : item.dose) {
        if (dose.param == "frequency") dose.value = static_cast<double>(days.size());
    }
    const PlanKind& kind = *draft.R().Kind(candidate.item->type);
    for (const Offer& offer : draft.week.Offers()) {
        if (offer.modality == kind.modality && Has(days, offer.day))
            item.why.push_back(LoadReason(offer, draft.judge));
    }
}

namespace {

std::size_t NewRegions(const Candidate& candidate, const Names& covered) {
    return static_cast<std::size_t>(
        std::count_if(candidate.regions.begin(), candidate.regions.end(),
                      [&](const std::string& region) { return !Has(covered, region); }));
}

// The next one to take for a region: known to the client, then covering more, then the kind the finding asks
// for first.
const Candidate* BestFor(const std::string& region, const std::vector<Candidate>& all, const Names& covered,
                         const Draft& draft, const std::vector<const Candidate*>& tried) {
    const Candidate* best = nullptr;
    for (const Candidate& each : all) {
        if (!Has(each.regions, region) || Has(tried, &each)) continue;
        if (best == nullptr) {
            best = &each;
            continue;
        }
        const auto rank = [&](const Candidate& c) {
            return std::make_tuple(!draft.Known(c.item->id), ~NewRegions(c, covered), c.type_rank);
        };
        if (rank(each) < rank(*best)) best = &each;
    }
    return best;
}

struct Quota {
    int items, fresh;
};

// What is meant for several days and finds one only is no second item for a place.
bool Worth(const ExerciseItem& item, const std::vector<int>& days, bool has_one) {
    return !days.empty() && (!has_one || days.size() > 1 || item.times_a_week == 1);
}

void TryCandidate(Draft& draft, const Candidate& candidate, bool has_one, Quota& quota, Names& covered) {
    const bool fresh = !draft.Known(candidate.item->id);
    if (quota.items <= 0 || (fresh && quota.fresh <= 0)) return;
    const std::vector<int> days = ChooseDays(draft, candidate);
    if (!Worth(*candidate.item, days, has_one)) return;
    PlanItem item = candidate.ready;
    SetDays(draft, candidate, days, item);
    draft.Add(std::move(item));
    quota.items -= 1;
    quota.fresh -= fresh ? 1 : 0;
    covered.insert(covered.end(), candidate.regions.begin(), candidate.regions.end());
}

Names MarkedRegions(const Case& of) {
    Names out;
    for (const CaseMark& mark : of.marks) {
        if (!Has(out, mark.at.region)) out.push_back(mark.at.region);
    }
    return out;
}

void ExplainFewer(Draft& draft) {
    for (PlanItem& item : draft.plan.items) {
        if (draft.R().Item(item.id) == nullptr) continue;
        model::Reason why;
        why.kind = "progression";
        why.rule = "limit max_exercise_items";
        why.at = item.at;
        why.text = draft.R().notes.at("fewer");
        item.why.push_back(std::move(why));
    }
}

}  // namespace

void AddExercises(Draft& draft) {
    const auto all = Candidates(draft.judge, draft.week);
    const Limit& most = draft.R().limits.at("max_exercise_items");
    const int room = draft.judge.Of().first_plan ? most.first_plan : most.value;
    const int less = MostExercises(draft.R(), draft.judge.Of(), room);
    Quota quota{less, draft.Limit("max_new_items_per_visit")};
    const Names regions = MarkedRegions(draft.judge.Of());
    Names covered;
    std::vector<const Candidate*> tried;
    // First round: every region once. Second round: a second item where room is left.
    for (const bool second : {false, true}) {
        for (const std::string& region : regions) {
            if (!second && Has(covered, region)) continue;
            const Candidate* best = BestFor(region, all, covered, draft, tried);
            if (best == nullptr) continue;
            tried.push_back(best);
            TryCandidate(draft, *best, Has(covered, region), quota, covered);
        }
    }
    if (less < room) ExplainFewer(draft);
}

}  // namespace routine
