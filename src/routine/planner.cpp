#include "routine/planner.h"

#include <algorithm>
#include <utility>

#include "routine/after_race.h"
#include "routine/day_words.h"
#include "routine/draft.h"

namespace routine {

using model::BlockedItem;
using model::HomePlan;
using model::PlanItem;

void DayBook::Enter(const PlanItem& item, const Rules& rules) {
    const PlanKind* kind = rules.KindOfModality(item.modality);
    for (const int day : item.days) {
        if (day < 0 || day >= kPlanDays) continue;
        const auto at = static_cast<std::size_t>(day);
        if (kind == nullptr || !kind->passive) minutes[at] += std::max(0, item.minutes);
        if (kind != nullptr && kind->passive) tools[at].push_back(item.modality);
        const ExerciseItem* exercise = rules.Item(item.id);
        // What is done every day leaves room for a load on the same muscle.
        if (exercise == nullptr || exercise->every_day) continue;
        for (const model::Reason& why : item.why) {
            if (why.kind == "mark") regions[at].push_back(why.at.region);
        }
    }
}

void Draft::Add(PlanItem item) {
    book.Enter(item, R());
    plan.items.push_back(std::move(item));
}

void Draft::Withhold(const Verdict& verdict) {
    for (const BlockedItem& entry : verdict.against) {
        const auto same = [&](const BlockedItem& each) {
            return each.modality == entry.modality && each.condition == entry.condition &&
                   each.at == entry.at;
        };
        if (std::none_of(plan.blocked.begin(), plan.blocked.end(), same)) plan.blocked.push_back(entry);
    }
}

void Draft::WithholdDay(const Verdict& verdict) {
    for (const BlockedItem& entry : verdict.against) AddOnce(refused_days, entry);
}

void Draft::ListRefusedDays() {
    for (const BlockedItem& entry : refused_days) {
        const bool planned = std::any_of(plan.items.begin(), plan.items.end(), [&](const PlanItem& item) {
            return item.modality == entry.modality;
        });
        if (!planned) AddOnce(plan.blocked, entry);
    }
}

namespace {

// What "modify" rules ask of the kinds that are in the plan: shown beside what is withheld.
void ListChanges(Draft& draft) {
    for (const PlanItem& item : draft.plan.items) {
        const ExerciseItem* exercise = draft.R().Item(item.id);
        const PlanKind* kind =
            exercise ? draft.R().Kind(exercise->type) : draft.R().KindOfModality(item.modality);
        const Place place =
            exercise ? draft.judge.PlaceOf(*exercise, item.at) : draft.judge.PlaceOf(*kind, item.at);
        for (const BlockedItem& entry : draft.judge.OnHealth(*kind, place).changes)
            AddOnce(draft.plan.blocked, entry);
    }
}

void SayForDays(Draft& draft) {
    for (PlanItem& item : draft.plan.items) SetDayChanges(draft.judge, draft.week, draft.plan, item);
}

void SortStrictest(std::vector<BlockedItem>& blocked) {
    const auto rank = [](const BlockedItem& entry) {
        if (entry.action == ToText(Action::Avoid)) return 0;
        return entry.action == ToText(Action::AskDoctor) ? 1 : 2;
    };
    std::stable_sort(blocked.begin(), blocked.end(),
                     [&](const BlockedItem& a, const BlockedItem& b) { return rank(a) < rank(b); });
}

}  // namespace

HomePlan Propose(const RuleBook& book, const Case& of) {
    const Judge judge(book.Get(), of);
    const Week week(judge);
    Draft draft{judge, week, {}, {}, {}};
    draft.plan.week = week.Days();
    draft.plan.red_flags = of.red_flags;
    draft.plan.refer = judge.Refer();
    draft.plan.massage_every_days = MassageCadence(week, book.Get());
    draft.plan.blocked = judge.Withheld();
    if (!judge.EndsPlan()) {
        AddFoundations(draft);
        AddActiveRecovery(draft);
        AddExercises(draft);
        AddMassage(draft);
        AddTools(draft);
        AddFindingTools(draft);
        TellAfterRace(draft);
        SayForDays(draft);
        draft.ListRefusedDays();
        ListChanges(draft);
    }
    SortStrictest(draft.plan.blocked);
    return std::move(draft.plan);
}

namespace {

bool InPlan(const HomePlan& plan, const PlanItem& item) {
    return std::any_of(plan.items.begin(), plan.items.end(), [&](const PlanItem& each) {
        return each.id == item.id &&
               (each.at == item.at || each.at.region.empty() || item.modality != item.id);
    });
}

void FurtherExercises(Draft& draft, std::vector<PlanItem>& out) {
    for (const Candidate& candidate : Candidates(draft.judge, draft.week)) {
        PlanItem item = candidate.ready;
        if (InPlan(draft.plan, item)) continue;
        SetDays(draft, candidate, ChooseDays(draft, candidate), item);
        out.push_back(std::move(item));
    }
}

std::vector<int> ToolDays(const Draft& draft, const PlanKind& kind, const model::RegionRef& at) {
    for (int day = 0; day < kPlanDays; ++day) {
        const Names& tools = draft.book.tools[static_cast<std::size_t>(day)];
        const Place place = draft.judge.PlaceOf(kind, at);
        const bool room = !kind.passive || static_cast<int>(tools.size()) < draft.Limit("max_tools_per_day");
        if (room && draft.week.OnDay(kind, place, day, draft.Known(kind.plan)).Allowed() &&
            draft.week.OnPair(kind, tools).Allowed())
            return {day};
    }
    return {};
}

// A tool with doses of its own that the client has and, where that is asked, has used before.
bool Offerable(const Draft& draft, const PlanKind& kind) {
    const Modality* tool = draft.R().Tool(kind.tool);
    const bool own = kind.plan == kind.modality || kind.tool != kind.modality;
    return !kind.exercise && own && tool != nullptr && !tool->doses.empty() &&
           Owns(draft.judge.Of(), kind.equipment) &&
           (kind.known_first.empty() || draft.Known(kind.known_first));
}

void FurtherTools(Draft& draft, std::vector<PlanItem>& out) {
    for (const PlanKind& kind : draft.R().kinds) {
        if (!Offerable(draft, kind)) continue;
        for (const model::RegionRef& at : ToolPlaces(draft.judge, kind, {})) {
            if (!OnTool(draft.judge, kind, at).Allowed()) continue;
            PlanItem item = ToolItem(draft.judge, draft.week, kind, draft.judge.PlaceOf(kind, at),
                                     draft.Known(kind.plan));
            item.days = ToolDays(draft, kind, at);
            if (!InPlan(draft.plan, item) && !item.days.empty()) out.push_back(std::move(item));
        }
    }
}

}  // namespace

std::vector<PlanItem> FurtherItems(const RuleBook& book, const Case& of, const HomePlan& plan) {
    const Judge judge(book.Get(), of);
    const Week week(judge);
    if (judge.EndsPlan()) return {};
    Draft draft{judge, week, plan, {}, {}};
    for (const PlanItem& item : plan.items) draft.book.Enter(item, book.Get());
    std::vector<PlanItem> out;
    FurtherExercises(draft, out);
    FurtherTools(draft, out);
    for (PlanItem& item : out) {
        SetDayChanges(judge, week, plan, item);
        if (item.why.empty()) item.why.push_back({"therapist", {}, item.at, {}, -1, -1, {}});
    }
    return out;
}

HomePlan WithDayChanges(const RuleBook& book, const Case& of, HomePlan plan) {
    const Judge judge(book.Get(), of);
    const Week week(judge);
    for (PlanItem& item : plan.items) SetDayChanges(judge, week, plan, item);
    return plan;
}

namespace {

void LimitAfterRace(const Judge& judge, PressureLimit& limit) {
    constexpr int kToday = -1;
    const AfterRaceRule* rule = AfterRaceOn(judge.Book(), judge.Of(), kToday);
    if (rule == nullptr || rule->massage_max == 0 || limit.highest <= rule->massage_max) return;
    limit.highest = rule->massage_max;
    AddOnce(limit.why, Entry("massage", Action::Modify, kAfterRace, rule->massage_change, SourceOf(*rule)));
}

}  // namespace

std::string MassageAfterRace(const RuleBook& book, int days_since_race) {
    Case of;
    of.days_since_race = days_since_race;
    const AfterRaceRule* rule = AfterRaceOn(book.Get(), of, -1);
    return rule == nullptr || rule->massage_max == 0 ? std::string() : rule->massage_change;
}

PressureLimit MassageLimit(const RuleBook& book, const Case& of, const model::RegionRef& at) {
    const Judge judge(book.Get(), of);
    const PlanKind& kind = *book.Get().Kind("massage");
    const Place place = judge.PlaceOf(kind, at);
    PressureLimit out;
    const Verdict verdict = judge.OnKind(kind, place);
    out.why = verdict.against;
    if (!verdict.Allowed()) out.highest = 0;
    for (const HealthRule* rule : judge.RulesOn(kind.modality, place)) {
        if (rule->action == Action::Modify && rule->pressure_max > 0)
            out.highest = std::min(out.highest, rule->pressure_max);
    }
    for (const BlockedItem& change : verdict.changes) AddOnce(out.why, change);
    LimitAfterRace(judge, out);
    return out;
}

std::vector<RedFlag> RedFlags(const RuleBook& book) {
    std::vector<RedFlag> out;
    for (const FlagFact& fact : book.Get().flags) out.push_back(fact.flag);
    return out;
}

std::vector<std::string> OpenQuestions(const RuleBook& book, const Case& of) {
    return Judge(book.Get(), of).Unknown();
}

std::vector<std::string> OpenPlaces(const RuleBook& book, const Case& of) {
    return Judge(book.Get(), of).Unplaced();
}

bool HasItem(const RuleBook& book, const std::string& id) {
    const Rules& rules = book.Get();
    return rules.Item(id) != nullptr || rules.Kind(id) != nullptr ||
           std::any_of(rules.loads.begin(), rules.loads.end(),
                       [&](const LoadRule& rule) { return !id.empty() && rule.item_id == id; });
}

bool HasLocalRules(const RuleBook& book, const std::string& condition) {
    const ConditionFact* fact = book.Get().Condition(condition);
    return fact != nullptr && fact->local_rules;
}

std::vector<std::string> InputWords(const RuleBook& book, const std::string& input) {
    const auto found = book.Get().inputs.find(input);
    return found == book.Get().inputs.end() ? std::vector<std::string>() : found->second;
}

std::vector<std::string> StopRules(const RuleBook& book) {
    return book.Get().global_stops;
}

}  // namespace routine
