// The second half of an explanation: which items were taken and which were not, offers, conflicts, limits and
// the result.
#include <algorithm>
#include <utility>

#include "routine/after_race.h"
#include "routine/draft.h"
#include "routine/explainer.h"
#include "routine/progress.h"

namespace routine {

using model::BlockedItem;
using model::PlanItem;
using model::RegionRef;

namespace {

const std::string kRoutines = "routines.toml ";

bool Known(const Case& of, const PlanKind& kind) {
    return (!kind.exercise && !kind.passive) || KnownTo(of, kind.modality);
}

std::string Part(long used, int most) {
    return std::to_string(used) + "/" + std::to_string(most);
}

}  // namespace

bool Explainer::Planned(const std::string& item) const {
    return std::any_of(m_out.plan.items.begin(), m_out.plan.items.end(),
                       [&](const PlanItem& each) { return each.id == item; });
}

void Explainer::Block(Stage stage, Outcome outcome, const std::string& subject, const BlockedItem& entry) {
    Step& step = Add(stage, outcome, RuleName(m_book, m_judge.Of(), entry), subject);
    if (const ExerciseItem* item = m_rules.Item(subject)) step.name = item->name;
    step.at = entry.at;
    step.because = entry.condition;
    step.also = {entry.action};
    step.text = entry.reason;
    step.source = entry.source;
    step.reviewed = entry.reviewed;
}

// Each item once, at the most severe mark it serves.
void Explainer::Items() {
    Names told;
    for (const CaseMark* mark : Marks()) {
        for (const ExerciseItem& item : m_rules.items) {
            if (!Has(item.regions, mark->at.region) || Has(told, item.id)) continue;
            told.push_back(item.id);
            ItemAt(item, *mark);
        }
    }
}

void Explainer::ItemAt(const ExerciseItem& item, const CaseMark& mark) {
    if (Planned(item.id)) {
        Step& step = Add(Stage::Item, Outcome::Picked, kRoutines + "item " + item.id, item.id);
        step.name = item.name;
        step.at = mark.at;
        step.because = mark.finding;
        step.source = item.source;
        step.reviewed = item.verified;
        return;
    }
    const PlanKind& kind = *m_rules.Kind(item.type);
    Verdict verdict = m_judge.OnItem(item, mark.at);
    verdict.Merge(m_week.OnNew(kind, m_judge.PlaceOf(item, mark.at), KnownTo(m_case, item.id)));
    for (const BlockedItem& entry : verdict.against) Block(Stage::Item, Outcome::Blocked, item.id, entry);
    if (verdict.Allowed()) PassedOver(item, mark);
}

void Explainer::PassedOver(const ExerciseItem& item, const CaseMark& mark) {
    Names before;
    int exercises = 0, fresh = 0;
    for (const PlanItem& each : m_out.plan.items) {
        const ExerciseItem* other = m_rules.Item(each.id);
        if (other == nullptr) continue;
        ++exercises;
        fresh += KnownTo(m_case, each.id) ? 0 : 1;
        if (Has(other->regions, mark.at.region)) before.push_back(each.id);
    }
    const Limit& most = m_rules.limits.at("max_exercise_items");
    const int room = MostExercises(m_rules, m_case, m_case.first_plan ? most.first_plan : most.value);
    const bool full = exercises >= room;
    const bool too_new =
        !KnownTo(m_case, item.id) && fresh >= m_rules.limits.at("max_new_items_per_visit").value;
    const auto left = std::find_if(m_further.begin(), m_further.end(),
                                   [&](const PlanItem& each) { return each.id == item.id; });
    const bool no_day = left != m_further.end() && left->days.empty(), lacks = !Owns(m_case, item.equipment);
    const Outcome outcome = lacks             ? Outcome::NoEquipment
                            : full || too_new ? Outcome::LimitReached
                            : no_day          ? Outcome::NoDay
                                              : Outcome::RankedAfter;
    std::string rule = kRoutines + "item " + item.id;
    if (outcome == Outcome::LimitReached)
        rule = kRoutines + "limit " + (full ? "max_exercise_items" : "max_new_items_per_visit");
    Step& step = Add(Stage::Item, outcome, std::move(rule), item.id);
    step.name = item.name;
    step.at = mark.at;
    step.also = lacks ? Names{item.equipment} : before;
}

void Explainer::Loads() {
    RaceRules();
    AfterRaceRules();
    for (const routine::Offer& offer : m_week.Offers()) Offer(offer);
}

void Explainer::RaceRules() {
    for (const RaceRule& rule : m_rules.races) {
        std::vector<int> days;
        for (int day = 0; day < kPlanDays; ++day) {
            if (m_week.RaceRuleOn(day) == &rule) days.push_back(day);
        }
        if (days.empty()) continue;
        const std::string span = std::to_string(rule.days_min) + "-" + std::to_string(rule.days_max);
        Step& step = Add(Stage::Load, Outcome::InForce, kRoutines + "race_rule " + span, "race");
        step.days = days;
        step.text = rule.advice;
    }
}

void Explainer::AfterRaceRules() {
    for (const AfterRaceRule& rule : m_rules.after_races) {
        std::vector<int> days;
        for (int day = 0; day < kPlanDays; ++day) {
            if (AfterRaceOn(m_rules, m_case, day) == &rule) days.push_back(day);
        }
        if (days.empty()) continue;
        Step& step = Add(Stage::Load, Outcome::InForce, SourceOf(rule), kAfterRace);
        step.days = days;
        step.text = rule.advice;
        step.source = rule.source;
        step.reviewed = rule.reviewed;
    }
}

Names Explainer::ToolsOn(int day) const {
    Names out;
    for (const PlanItem& item : m_out.plan.items) {
        const PlanKind* kind = m_rules.KindOfModality(item.modality);
        if (kind != nullptr && kind->passive && Has(item.days, day)) out.push_back(item.modality);
    }
    return out;
}

void Explainer::Offer(const routine::Offer& offer) {
    const bool taken =
        std::any_of(m_out.plan.items.begin(), m_out.plan.items.end(), [&](const PlanItem& item) {
            return std::any_of(item.why.begin(), item.why.end(), [&](const model::Reason& why) {
                return why.rule == offer.rule->name && why.day == offer.day;
            });
        });
    const PlanKind* kind = m_rules.KindOfModality(offer.modality);
    if (!taken && kind != nullptr && Objected(*kind, offer)) return;
    Outcome outcome = taken ? Outcome::Offered : Outcome::Passed;
    const bool lacks = !taken && kind != nullptr && !Owns(m_case, kind->equipment);
    if (lacks) outcome = Outcome::NoEquipment;
    Step& step = Add(Stage::Load, outcome, kRoutines + offer.rule->name, offer.modality);
    step.days = {offer.day};
    const bool over = offer.day < offer.rule->day_offset;  // it follows a race before the week
    step.because = over ? kAfterRace : std::string(model::ToText(offer.rule->load));
    step.text = offer.rule->detail;
    if (lacks) step.also = {kind->equipment};
}

// Whether a rule speaks against the offer on that day; each one is told.
bool Explainer::Objected(const PlanKind& kind, const routine::Offer& offer) {
    if (!Owns(m_case, kind.equipment)) return false;
    const auto places = ToolPlaces(m_judge, kind, offer.rule->needs_findings, offer.rule->places);
    const RegionRef at = places.empty() ? RegionRef{} : places.front();
    const Place place = m_judge.PlaceOf(kind, at);
    Verdict verdict = m_judge.OnKind(kind, place);
    verdict.Merge(m_week.OnDay(kind, place, offer.day, Known(m_case, kind)));
    verdict.Merge(m_week.OnPair(kind, ToolsOn(offer.day)));
    for (const BlockedItem& entry : verdict.against) {
        Block(Stage::Load, Outcome::Blocked, offer.modality, entry);
        m_out.steps.back().days = {offer.day};
    }
    const auto tools = ToolsOn(offer.day);
    const int most = m_rules.limits.at("max_tools_per_day").value;
    if (verdict.Allowed() && kind.passive && static_cast<int>(tools.size()) >= most) {
        Step& step =
            Add(Stage::Load, Outcome::LimitReached, kRoutines + "limit max_tools_per_day", offer.modality);
        step.days = {offer.day};
        step.also = tools;
        return true;
    }
    return !verdict.Allowed();
}

// Per kind and rule the days it is taken from, whatever the place.
void Explainer::Conflicts() {
    for (const PlanKind& kind : m_rules.kinds) {
        if (!kind.exercise && kind.plan != kind.modality) continue;
        std::vector<std::pair<BlockedItem, std::vector<int>>> found;
        for (int day = 0; day < kPlanDays; ++day) {
            Verdict verdict = m_week.OnDay(kind, {}, day, Known(m_case, kind));
            for (const CaseMark* mark : Marks())
                verdict.Merge(m_week.OnDay(kind, m_judge.PlaceOf(kind, mark->at), day, Known(m_case, kind)));
            for (const BlockedItem& entry : verdict.against) {
                const auto same = std::find_if(found.begin(), found.end(),
                                               [&](const auto& each) { return each.first == entry; });
                if (same == found.end())
                    found.emplace_back(entry, std::vector<int>{day});
                else
                    same->second.push_back(day);
            }
        }
        for (auto& [entry, days] : found) {
            Block(Stage::Conflict, Outcome::LeftOut, kind.plan, entry);
            m_out.steps.back().days = std::move(days);
        }
    }
}

void Explainer::Limits() {
    DayBook book;
    int exercises = 0, fresh = 0;
    for (const PlanItem& item : m_out.plan.items) {
        book.Enter(item, m_rules);
        if (m_rules.Item(item.id) == nullptr) continue;
        exercises += 1;
        fresh += KnownTo(m_case, item.id) ? 0 : 1;
    }
    std::size_t tools = 0;
    for (const Names& day : book.tools) tools = std::max(tools, day.size());
    const auto tell = [&](const char* id, long used, int most) {
        Step& step = Add(Stage::Limit, Outcome::Within, kRoutines + "limit " + id, id);
        step.amount = Part(used, most);
        step.text = m_rules.limits.at(id).note;
    };
    const Limit& items = m_rules.limits.at("max_exercise_items");
    tell("max_exercise_items", exercises,
         MostExercises(m_rules, m_case, m_case.first_plan ? items.first_plan : items.value));
    tell("max_new_items_per_visit", fresh, m_rules.limits.at("max_new_items_per_visit").value);
    tell("max_minutes_per_day", *std::max_element(book.minutes.begin(), book.minutes.end()),
         m_rules.limits.at("max_minutes_per_day").value);
    tell("max_tools_per_day", static_cast<long>(tools), m_rules.limits.at("max_tools_per_day").value);
    const Weekly& massage = m_rules.weekly.at("massage");
    Step& step = Add(Stage::Limit, Outcome::InForce, kRoutines + "weekly massage", "massage");
    step.amount = std::to_string(m_out.plan.massage_every_days);
    step.text = massage.detail;
    step.source = massage.source;
}

void Explainer::Results() {
    for (const PlanItem& item : m_out.plan.items) {
        Step& step = Add(Stage::Result, Outcome::Planned, {}, item.id);
        for (const model::Reason& why : item.why)
            step.rule += (step.rule.empty() ? "" : ", ") +
                         (why.rule.starts_with(kRoutines) ? why.rule : kRoutines + why.rule);
        step.at = item.at;
        step.days = item.days;
        step.name = item.name;
        step.source = item.source;
        step.reviewed = item.reviewed;
    }
    for (const BlockedItem& entry : m_out.plan.blocked)
        Block(Stage::Result, entry.action == ToText(Action::Modify) ? Outcome::Modify : Outcome::Withheld,
              entry.item.empty() ? entry.modality : entry.item, entry);
}

}  // namespace routine
