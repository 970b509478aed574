#include <algorithm>
#include <cmath>
#include <utility>

#include "routine/after_race.h"
#include "routine/draft.h"
#include "routine/progress.h"

namespace routine {

using model::BlockedItem;
using model::Load;
using model::PlanItem;
using model::RegionRef;

int WeeklyCap(const Rules& rules, const std::string& modality) {
    for (const char* id : {"cold", "compression", "active"}) {
        const Weekly& row = rules.weekly.at(id);
        if (Has(row.modalities, modality)) return row.max_per_week;
    }
    return kPlanDays;
}

model::Reason LoadReason(const Offer& offer, const Judge& judge) {
    model::Reason out;
    out.kind = offer.rule->load == Load::Race ? "race" : "load";
    out.rule = offer.rule->name;
    out.day = offer.day;
    const bool plain = !offer.rule->plain_detail.empty() && !judge.PerKgAllowed();
    const bool instead = offer.modality != offer.rule->modality && !offer.rule->else_detail.empty();
    out.text = instead ? offer.rule->else_detail : plain ? offer.rule->plain_detail : offer.rule->detail;
    return out;
}

namespace {

// The history as a whole may withhold training; of one place only what forbids, not what asks.
bool Moves(const Judge& judge) {
    const PlanKind& easy = *judge.Book().Kind("active_recovery");
    const Place place = judge.PlaceOf(easy, {});
    return std::all_of(easy.checks.begin(), easy.checks.end(), [&](const std::string& modality) {
        const auto rules = judge.RulesOn(modality, place);
        return std::all_of(rules.begin(), rules.end(), [&](const HealthRule* rule) {
            const Action action = judge.ActionOf(*rule);
            return action == Action::Modify || (rule->local && action != Action::Avoid);
        });
    });
}

// Who may not walk for recovery does not train either: what training asks for is not planned.
bool Trains(const Judge& judge) {
    const PlanKind& easy = *judge.Book().Kind("active_recovery");
    const Verdict verdict = OnTool(judge, easy, {});
    // What the history asks of one place withholds none.
    return Moves(judge) && std::ranges::all_of(verdict.against, [&](const BlockedItem& entry) {
               return entry.action == ToText(Action::AskDoctor) &&
                      judge.Book().Condition(entry.condition) != nullptr;
           });
}

// Held back by what is sore and by nothing else: soreness decides then.
bool OnlySore(const Judge& judge) {
    const Verdict verdict = OnTool(judge, *judge.Book().Kind("active_recovery"), {});
    return Moves(judge) && std::ranges::all_of(verdict.against, [&](const BlockedItem& entry) {
               return std::ranges::any_of(judge.Book().findings, [&](const FindingRule& rule) {
                   return rule.finding == entry.condition;
               });
           });
}

// Days whose training a dose may follow.
int TrainedHard(const Modality& tool, const Judge& judge, const Week& week) {
    const bool follows = std::any_of(tool.doses.begin(), tool.doses.end(), [](const DoseRow& row) {
        return row.hard_days_min > 0 || row.hard_days_max < kPlanDays;
    });
    return follows && Trains(judge) ? week.HardDays() : 0;
}

// Whoever has nothing to weigh for is told to drink to thirst.
bool Weighs(const Modality& tool, const Dosing& dosing) {
    return std::any_of(tool.doses.begin(), tool.doses.end(), [&](const DoseRow& row) {
        return row.weighs && std::any_of(dosing.dose.begin(), dosing.dose.end(),
                                         [&](const auto& dose) { return dose.param == row.param; });
    });
}

}  // namespace

PlanItem ToolItem(const Judge& judge, const Week& week, const PlanKind& kind, const Place& place,
                  bool known) {
    const Modality& tool = *judge.Book().Tool(kind.tool);
    PlanItem out;
    out.id = kind.plan;
    out.modality = kind.modality;
    out.name = tool.name;
    out.at = place.at;
    const Verdict verdict = judge.OnKind(kind, place);
    const Progress progress = ProgressOf(judge, kind, out.id, out.at, tool.progression);
    out.step = progress.step;
    out.why = progress.why;
    // Whoever has used it without a step on record is past the first sessions.
    Ease ease{kind.passive && (progress.known ? progress.step == 0 : !known), !verdict.gentle.empty()};
    if (progress.known) ease.step = StepOf(judge.Book().progressions.at(tool.progression), progress.step);
    Dosing dosing = DoseOf(tool, judge, ease, TrainedHard(tool, judge, week));
    const bool measured = Weighs(tool, dosing);
    out.dose = std::move(dosing.dose);
    out.source = dosing.source.empty() ? "modalities.toml " + tool.id : dosing.source;
    out.reviewed = dosing.reviewed;
    const bool weighs =
        std::any_of(tool.doses.begin(), tool.doses.end(), [](const DoseRow& row) { return row.weighs; });
    const bool simple = weighs && !measured;
    out.steps = {simple ? tool.start_low : tool.how};
    if (kind.passive) out.steps.push_back(tool.supervision);
    if (kind.passive && !known) out.steps.push_back(tool.start_low);
    out.steps.insert(out.steps.end(), tool.more_steps.begin(), tool.more_steps.end());
    out.stop_if = tool.stop;
    out.evidence = tool.evidence;
    for (const model::BlockedItem& change : verdict.changes) {
        if (!Has(out.changes, change.reason)) out.changes.push_back(change.reason);
    }
    return out;
}

std::vector<RegionRef> ToolPlaces(const Judge& judge, const PlanKind& kind, const Names& findings,
                                  const Names& groups) {
    if (!kind.needs_mark) return {RegionRef{}};
    std::vector<RegionRef> out;
    for (const CaseMark& mark : judge.Of().marks) {
        const bool asks = findings.empty() || Has(findings, mark.finding);
        const bool there = groups.empty() || Has(groups, judge.Book().GroupOf(mark.at.region));
        if (asks && there && !Has(out, mark.at)) out.push_back(mark.at);
    }
    return out;
}

Verdict OnTool(const Judge& judge, const PlanKind& kind, const RegionRef& at) {
    Verdict out = judge.OnKind(kind, judge.PlaceOf(kind, at));
    const Modality* tool = judge.Book().Tool(kind.tool);
    if (!kind.passive || tool == nullptr) return out;
    if (ProgressOf(judge, kind, kind.plan, at, tool->progression).too_much) {
        BlockedItem entry =
            Entry(kind.modality, Action::Avoid, "progression", judge.Book().notes.at("tool_worse"),
                  "routines.toml progression " + tool->progression);
        entry.item = kind.plan;
        entry.at = at;
        out.Add(std::move(entry));
    }
    return out;
}

namespace {

// A race asks for something to be told beforehand.
bool TellsOfRace(const Week& week) {
    return std::any_of(week.Offers().begin(), week.Offers().end(),
                       [](const Offer& offer) { return offer.rule->tell; });
}

// Where a doctor's word is awaited, the plan of the client's own team stands instead of figures.
void AddTeamPlan(Draft& draft, bool awaited) {
    const PlanKind* kind = draft.R().Kind("team_plan");
    if (!awaited || kind == nullptr || !OnTool(draft.judge, *kind, {}).Allowed()) return;
    PlanItem item = ToolItem(draft.judge, draft.week, *kind, draft.judge.PlaceOf(*kind, {}), true);
    for (int day = 0; day < kPlanDays; ++day) item.days.push_back(day);
    if (TellsOfRace(draft.week)) item.changes.push_back(draft.R().notes.at("race_team"));
    model::Reason why;
    why.kind = "foundation";
    why.rule = "weekly foundations";
    why.text = draft.R().Tool(kind->tool)->how;
    item.why.push_back(std::move(why));
    draft.Add(std::move(item));
}

bool AwaitsDoctor(const Verdict& verdict) {
    return !verdict.against.empty() &&
           std::all_of(verdict.against.begin(), verdict.against.end(),
                       [](const auto& entry) { return entry.action == ToText(Action::AskDoctor); });
}

// Less than what most adults need: the first step towards more.
bool SleepsLittle(const Draft& draft, const std::string& modality) {
    const auto& of = draft.judge.Of();
    const auto hours = of.sleep_hours ? of.sleep_hours : of.health.sleep_hours;
    constexpr double kFew = 7;
    return modality == "sleep" && hours && *hours < kFew;
}

// What the training of the week asks of food, fluids and sleep.
void AddTraining(const Draft& draft, PlanItem& item) {
    for (const Offer& offer : draft.week.Offers()) {
        if (offer.modality != item.modality) continue;
        item.why.push_back(LoadReason(offer, draft.judge));
        const std::string& text = item.why.back().text;
        if (offer.rule->tell && !Has(item.changes, text)) item.changes.push_back(text);
    }
}

}  // namespace

void AddFoundations(Draft& draft) {
    const Weekly& row = draft.R().weekly.at("foundations");
    const bool trains = Trains(draft.judge);
    bool awaited = false;
    for (const std::string& modality : row.modalities) {
        const PlanKind& kind = *draft.R().Kind(modality);
        const Verdict verdict = OnTool(draft.judge, kind, {});
        draft.Withhold(verdict);
        awaited = awaited || AwaitsDoctor(verdict);
        if (!verdict.Allowed()) continue;
        PlanItem item = ToolItem(draft.judge, draft.week, kind, draft.judge.PlaceOf(kind, {}), true);
        if (SleepsLittle(draft, modality)) item.steps.push_back(draft.R().Tool(modality)->start_low);
        for (int day = 0; day < kPlanDays; ++day) item.days.push_back(day);
        model::Reason why;
        why.kind = "foundation";
        why.rule = "weekly " + row.id;
        why.text = draft.judge.PerKgAllowed() ? row.detail : row.plain_detail;
        item.why.push_back(std::move(why));
        if (trains) AddTraining(draft, item);
        draft.Add(std::move(item));
    }
    AddTeamPlan(draft, awaited);
}

namespace {

// A run that day is movement enough.
bool RunDay(Load load) {
    return load == Load::EasyRun || load == Load::LongRun || load == Load::Intervals || load == Load::Race;
}

bool Fits(const Draft& draft, int day, int minutes) {
    return draft.book.minutes[static_cast<std::size_t>(day)] + minutes <= draft.Limit("max_minutes_per_day");
}

void AddSettling(Draft& draft, const PlanKind& kind) {
    PlanItem item;
    for (const Offer& offer : draft.week.Offers()) {
        const LoadRule& rule = *offer.rule;
        if (offer.modality != kind.plan || rule.item_id.empty()) continue;
        if (item.id.empty()) {
            item = ToolItem(draft.judge, draft.week, kind, draft.judge.PlaceOf(kind, {}), true);
            item.id = rule.item_id;
            item.name = rule.item_name;
            item.minutes = rule.item_minutes;
            item.reviewed = false;
            item.dose.front().value = rule.item_minutes;
            item.dose.front().min = rule.item_minutes_min;
            item.dose.front().max = rule.item_minutes;
        }
        if (!Fits(draft, offer.day, item.minutes) || Has(item.days, offer.day)) continue;
        item.days.push_back(offer.day);
        item.why.push_back(LoadReason(offer, draft.judge));
    }
    if (!item.days.empty()) draft.Add(std::move(item));
}

}  // namespace

void AddActiveRecovery(Draft& draft) {
    const PlanKind& kind = *draft.R().Kind("active_recovery");
    const Verdict verdict = OnTool(draft.judge, kind, {});
    draft.Withhold(verdict);
    if (!verdict.Allowed()) return;
    AddSettling(draft, kind);
    PlanItem item = ToolItem(draft.judge, draft.week, kind, draft.judge.PlaceOf(kind, {}), true);
    item.minutes = static_cast<int>(std::lround(item.dose.front().value.value_or(0)));
    const auto open = [&](const Offer& offer) {
        return offer.modality == kind.plan && offer.rule->item_id.empty() &&
               !RunDay(draft.week.LoadOn(offer.day)) && Fits(draft, offer.day, item.minutes);
    };
    DayWish wish;
    wish.most = WeeklyCap(draft.R(), kind.plan);
    for (const Offer& offer : draft.week.Offers()) {
        if (!open(offer)) continue;
        const auto at = static_cast<std::size_t>(offer.day);
        wish.may[at] = true;
        // Rest days first: that is what the week's skeleton asks for.
        wish.asked[at] = wish.asked[at] || offer.rule->load == Load::RestDay;
    }
    item.days = Spread(wish);
    for (const int day : item.days) {
        for (const Offer& offer : draft.week.Offers()) {
            if (offer.day != day || !open(offer)) continue;
            item.why.push_back(LoadReason(offer, draft.judge));
            break;
        }
    }
    if (!item.days.empty()) draft.Add(std::move(item));
}

namespace {

// Beside the item of that id, or beside sleep.
void Tell(model::HomePlan& plan, const char* beside, const std::string& text) {
    for (const char* id : {beside, "sleep"}) {
        const auto item = std::find_if(plan.items.begin(), plan.items.end(),
                                       [&](const PlanItem& each) { return each.id == id; });
        if (item == plan.items.end() || text.empty()) continue;
        item->changes.push_back(text);
        return;
    }
}

}  // namespace

namespace {

// A race of the week, before it is run.
void WarnOfRace(Draft& draft) {
    const auto race = draft.week.RaceDay();
    const AfterRaceRule* first = RuleAfter(draft.R(), 0);
    if (race && *race < kPlanDays && first != nullptr) Tell(draft.plan, "hydration", first->warn);
}

}  // namespace

void TellAfterRace(Draft& draft) {
    constexpr int kToday = -1;
    const AfterRaceRule* rule = AfterRaceOn(draft.R(), draft.judge.Of(), kToday);
    if (rule == nullptr || rule->warn.empty()) WarnOfRace(draft);
    if (rule == nullptr) return;
    // Where movement is withheld for another reason, soreness decides about nothing.
    if (Trains(draft.judge) || OnlySore(draft.judge)) Tell(draft.plan, "active_recovery", rule->tell);
    Tell(draft.plan, "hydration", rule->warn);
}

int MassageCadence(const Week& week, const Rules& rules) {
    const Weekly& row = rules.weekly.at("massage");
    return week.Heavy() ? row.days_heavy : row.days_base;
}

namespace {

// The due day, or the nearest allowed one: earlier ones first, since a race lies ahead.
std::optional<int> BookingDay(const Draft& draft, const PlanKind& kind, int due) {
    std::vector<int> order;
    for (int day = due; day >= 0; --day) order.push_back(day);
    for (int day = due + 1; day < kPlanDays; ++day) order.push_back(day);
    for (const int day : order) {
        if (draft.week.OnDay(kind, {}, day, true).Allowed()) return day;
    }
    return std::nullopt;
}

// In the first days after a race the race's own massage rule says how light (SetDayChanges).
void AddAfterRace(const Draft& draft, int day, PlanItem& item) {
    const auto races = draft.week.RacesBefore(day);
    for (const LoadRule& rule : draft.R().loads) {
        if (rule.load != Load::Race || rule.modality != item.modality) continue;
        if (std::ranges::any_of(races, [&](int race) { return SoonAfter(rule, day - race); }))
            item.why.push_back(LoadReason({&rule, day, rule.modality}, draft.judge));
    }
}

}  // namespace

void AddMassage(Draft& draft) {
    const PlanKind& kind = *draft.R().Kind("massage");
    const Verdict verdict = OnTool(draft.judge, kind, {});
    const Verdict today = draft.week.OnDay(kind, {}, 0, true);
    draft.Withhold(verdict);
    draft.Withhold(today);
    if (!verdict.Allowed() || !today.Allowed()) return;
    const Weekly& row = draft.R().weekly.at("massage");
    PlanItem item = ToolItem(draft.judge, draft.week, kind, draft.judge.PlaceOf(kind, {}), true);
    for (model::DoseValue& dose : item.dose) {
        if (dose.param == "cadence_days") dose.value = draft.plan.massage_every_days;
    }
    const Case& of = draft.judge.Of();
    const int since = of.massage_today ? 0 : std::max(0, of.last_massage_days.value_or(0));
    const int due = std::max(0, draft.plan.massage_every_days - since - 1);
    const auto day = due < kPlanDays ? BookingDay(draft, kind, due) : std::nullopt;
    if (day) item.days.push_back(*day);
    model::Reason why;
    why.kind = "weekly";
    why.rule = "weekly " + row.id;
    why.day = day.value_or(-1);
    why.text = row.detail;
    item.why.push_back(std::move(why));
    if (day) AddAfterRace(draft, *day, item);
    draft.Add(std::move(item));
}

namespace {

// After a race before a long run before intervals; the rest as the week goes.
int Weight(const Offer& offer) {
    switch (offer.rule->load) {
        case Load::Race:
            return 0;
        case Load::LongRun:
            return 1;
        case Load::Intervals:
            return 2;
        default:
            return 3;
    }
}

int UsedInWeek(const Draft& draft, const std::string& modality) {
    for (const char* id : {"cold", "compression", "active"}) {
        const Weekly& row = draft.R().weekly.at(id);
        if (!Has(row.modalities, modality)) continue;
        return static_cast<int>(std::count_if(draft.book.tools.begin(), draft.book.tools.end(),
                                              [&](const Names& day) { return Meet(day, row.modalities); }));
    }
    return 0;
}

void PutOn(Draft& draft, const PlanKind& kind, const RegionRef& at, const Offer& offer) {
    const auto same = [&](const PlanItem& item) { return item.id == kind.modality && item.at == at; };
    auto found = std::find_if(draft.plan.items.begin(), draft.plan.items.end(), same);
    if (found == draft.plan.items.end()) {
        draft.plan.items.push_back(ToolItem(draft.judge, draft.week, kind, draft.judge.PlaceOf(kind, at),
                                            draft.Known(kind.modality)));
        found = std::prev(draft.plan.items.end());
    }
    found->days.push_back(offer.day);
    std::sort(found->days.begin(), found->days.end());
    found->why.push_back(LoadReason(offer, draft.judge));
    draft.book.tools[static_cast<std::size_t>(offer.day)].push_back(kind.modality);
}

bool DayTakes(Draft& draft, const PlanKind& kind, const RegionRef& at, const Offer& offer) {
    const Names& tools = draft.book.tools[static_cast<std::size_t>(offer.day)];
    const Place place = draft.judge.PlaceOf(kind, at);
    const Verdict day = draft.week.OnDay(kind, place, offer.day, draft.Known(kind.modality));
    const Verdict pair = draft.week.OnPair(kind, tools);
    draft.WithholdDay(day);
    if (!day.Allowed() || !pair.Allowed()) return false;
    if (static_cast<int>(tools.size()) >= draft.Limit("max_tools_per_day")) return false;
    if (Has(tools, kind.modality) || UsedInWeek(draft, kind.modality) >= WeeklyCap(draft.R(), kind.modality))
        return false;
    PutOn(draft, kind, at, offer);
    return true;
}

bool TryTool(Draft& draft, const std::string& plan, const Offer& offer) {
    const PlanKind* kind = draft.R().Kind(plan);
    if (kind == nullptr || !kind->passive || !Owns(draft.judge.Of(), kind->equipment)) return false;
    for (const RegionRef& at :
         ToolPlaces(draft.judge, *kind, offer.rule->needs_findings, offer.rule->places)) {
        const Verdict verdict = OnTool(draft.judge, *kind, at);
        draft.Withhold(verdict);
        if (!verdict.Allowed()) continue;
        // One place a day: the most severe one that may be treated.
        return DayTakes(draft, *kind, at, offer);
    }
    return false;
}

// What the rule names in place of its own tool. Nothing is begun where the rule wants it known.
void TryInstead(Draft& draft, Offer offer) {
    const std::string& other = offer.rule->else_modality;
    if (other.empty() || (offer.rule->known_only && !draft.Known(other))) return;
    offer.modality = other;
    TryTool(draft, other, offer);
}

bool HasOnDay(const Draft& draft, const std::string& modality, int day) {
    return std::any_of(draft.plan.items.begin(), draft.plan.items.end(), [&](const PlanItem& item) {
        return item.modality == modality && Has(item.days, day);
    });
}

}  // namespace

void AddTools(Draft& draft) {
    std::vector<Offer> offers = draft.week.Offers();
    std::stable_sort(offers.begin(), offers.end(),
                     [](const Offer& a, const Offer& b) { return Weight(a) < Weight(b); });
    const bool trains = Trains(draft.judge);
    for (const Offer& offer : offers) {
        const PlanKind* kind = draft.R().Kind(offer.modality);
        // Nothing recovers from training that is withheld.
        if (kind == nullptr || offer.rule->optional || (kind->passive && !trains)) continue;
        const bool tool = kind->passive;
        if (!tool && HasOnDay(draft, offer.modality, offer.day)) continue;
        if (tool && TryTool(draft, offer.modality, offer)) continue;
        // "ems if movement is not possible": where the history withholds movement, muscle work is no way
        // round it.
        const bool history = !tool && !draft.judge.OnHealth(*kind, draft.judge.PlaceOf(*kind, {})).Allowed();
        const bool open = !tool && (kind->exercise || OnTool(draft.judge, *kind, {}).Allowed());
        if (!open && !history) TryInstead(draft, offer);
    }
}

namespace {

bool Asks(const Draft& draft, const FindingTool& row, const CaseMark& mark) {
    return Has(row.findings, mark.finding) && mark.severity >= row.severity_min &&
           Has(row.groups, draft.R().GroupOf(mark.at.region));
}

bool Called(const Draft& draft, const FindingTool& row) {
    return row.needs_conditions.empty() ||
           std::any_of(row.needs_conditions.begin(), row.needs_conditions.end(),
                       [&](const std::string& id) { return draft.judge.Holds(id); });
}

// The first days that take it; one that may be used all week leaves a day between.
std::vector<int> DaysFor(const Draft& draft, const FindingTool& row, const PlanKind& kind,
                         const Place& place) {
    std::vector<int> out;
    const bool spread = row.first_days == kPlanDays;
    const int room =
        std::min(row.days_per_week, WeeklyCap(draft.R(), kind.modality) - UsedInWeek(draft, kind.modality));
    for (int day = 0; day < row.first_days && static_cast<int>(out.size()) < room; ++day) {
        const Names& tools = draft.book.tools[static_cast<std::size_t>(day)];
        if (spread && !out.empty() && day == out.back() + 1) continue;
        if (Has(tools, kind.modality) || static_cast<int>(tools.size()) >= draft.Limit("max_tools_per_day"))
            continue;
        if (draft.week.OnDay(kind, place, day, draft.Known(kind.plan)).Allowed() &&
            draft.week.OnPair(kind, tools).changes.empty() && draft.week.OnPair(kind, tools).Allowed())
            out.push_back(day);
    }
    return out;
}

void AddFindingTool(Draft& draft, const FindingTool& row, const PlanKind& kind, const CaseMark& mark) {
    const Place place = draft.judge.PlaceOf(kind, mark.at);
    // Once for a part of the body: the low back is not warmed twice.
    const std::string group = draft.R().GroupOf(mark.at.region);
    const auto stands = [&](const PlanItem& item) {
        return item.id == kind.plan && draft.R().GroupOf(item.at.region) == group;
    };
    if (std::any_of(draft.plan.items.begin(), draft.plan.items.end(), stands)) return;
    PlanItem item = ToolItem(draft.judge, draft.week, kind, place, draft.Known(kind.plan));
    item.days = DaysFor(draft, row, kind, place);
    if (item.days.empty()) return;
    model::Reason why;
    why.kind = "mark";
    why.rule = "finding_tool " + row.modality;
    why.at = mark.at;
    why.finding = mark.finding;
    why.severity = mark.severity;
    why.text = row.detail;
    item.why.push_back(std::move(why));
    draft.Add(std::move(item));
}

}  // namespace

void AddFindingTools(Draft& draft) {
    for (const FindingTool& row : draft.R().finding_tools) {
        const PlanKind& kind = *draft.R().Kind(row.modality);
        if (!Called(draft, row) || !Owns(draft.judge.Of(), kind.equipment)) continue;
        for (const CaseMark& mark : draft.judge.Of().marks) {
            if (!Asks(draft, row, mark)) continue;
            const Verdict verdict = OnTool(draft.judge, kind, mark.at);
            draft.Withhold(verdict);
            if (!verdict.Allowed()) continue;
            AddFindingTool(draft, row, kind, mark);
            break;
        }
    }
}

}  // namespace routine
