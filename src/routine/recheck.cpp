// The same rules against a plan that was edited by hand.
#include <algorithm>
#include <utility>

#include "routine/draft.h"
#include "routine/progress.h"

namespace routine {

using model::BlockedItem;
using model::HomePlan;
using model::PlanItem;

namespace {

class Checker {
public:
    Checker(const Judge& judge, const Week& week, const HomePlan& plan)
        : m_judge(judge), m_week(week), m_plan(plan), m_rules(judge.Book()) {}

    std::vector<Objection> Run() {
        for (const PlanItem& item : m_plan.items) {
            CheckItem(item);
            CheckLimits(item);
        }
        return std::move(m_out);
    }

private:
    // The same rule may ask for less than before: what was said of "avoid" does not answer "ask a doctor".
    static bool Answered(const PlanItem& item, const BlockedItem& why) {
        return std::any_of(item.overrides.begin(), item.overrides.end(), [&](const model::Override& one) {
            return one.rule == why.condition && one.action == why.action;
        });
    }

    void Object(const PlanItem& item, BlockedItem why, bool absolute) {
        Objection objection{item.id, item.at, std::move(why), absolute};
        objection.overridden = !absolute && Answered(item, objection.why);
        const auto same = [&](const Objection& each) {
            return each.item == objection.item && each.at == objection.at && each.why == objection.why;
        };
        if (std::none_of(m_out.begin(), m_out.end(), same)) m_out.push_back(objection);
    }

    void ObjectAll(const PlanItem& item, const Verdict& verdict) {
        for (const BlockedItem& entry : verdict.against) Object(item, entry, false);
    }

    // What the history or a red flag forbids stays forbidden, and so does a cautionary site; marks and days
    // are the therapist's to weigh.
    void ObjectFirm(const PlanItem& item, const Verdict& verdict) {
        for (const BlockedItem& entry : verdict.against)
            Object(item, entry, entry.action == ToText(Action::Avoid));
    }

    void ObjectNote(const PlanItem& item, const std::string& condition, const std::string& reason,
                    bool absolute) {
        Object(item, Entry(item.modality, Action::Modify, condition, reason, {}), absolute);
    }

    void CheckItem(const PlanItem& item) {
        const ExerciseItem* exercise = m_rules.Item(item.id);
        const PlanKind* kind =
            exercise ? m_rules.Kind(exercise->type) : m_rules.KindOfItem(item.id, item.modality);
        if (kind == nullptr) {
            ObjectNote(item, "modality", m_rules.notes.at("not_listed"), false);
            return;
        }
        // Nobody knows what an exercise that left the tables must not be given for.
        if (kind->exercise && exercise == nullptr)
            ObjectNote(item, "item", m_rules.notes.at("not_listed"), false);
        const Place place = exercise ? m_judge.PlaceOf(*exercise, item.at) : m_judge.PlaceOf(*kind, item.at);
        ObjectFirm(item, m_judge.OnFlags(*kind, place));
        ObjectFirm(item, m_judge.OnHealth(*kind, place));
        const Verdict all = exercise ? m_judge.OnItem(*exercise, item.at) : OnTool(m_judge, *kind, item.at);
        for (const BlockedItem& entry : all.against) {
            if (!Stands(item, entry)) Object(item, entry, OfHistory(entry) || OfSite(entry));
        }
        ObjectAll(item, m_week.OnNew(*kind, place, Known(item, *kind)));
        CheckDoses(item, *kind);
        CheckDays(item, *kind, place);
    }

    // An exercise that a line of the history rules out by name.
    [[nodiscard]] bool OfHistory(const BlockedItem& entry) const {
        return !entry.item.empty() && entry.action == ToText(Action::Avoid) &&
               m_rules.Condition(entry.condition) != nullptr;
    }

    // A cautionary site, whatever is marked there: vessels and nerves do not depend on the finding.
    [[nodiscard]] bool OfSite(const BlockedItem& entry) const {
        return std::any_of(m_rules.sites.begin(), m_rules.sites.end(), [&](const SiteRule& site) {
            return site.id == entry.condition && site.findings.empty();
        });
    }

    [[nodiscard]] bool Stands(const PlanItem& item, const BlockedItem& entry) const {
        return std::any_of(m_out.begin(), m_out.end(), [&](const Objection& each) {
            return each.item == item.id && each.at == item.at && each.why == entry;
        });
    }

    // Massage and easy movement are nothing new to a client who is here.
    [[nodiscard]] bool Known(const PlanItem& item, const PlanKind& kind) const {
        if (!kind.exercise && !kind.passive) return true;
        const Case& of = m_judge.Of();
        return KnownTo(of, item.id) || (kind.passive && item.id == kind.plan && KnownTo(of, item.modality));
    }

    void CheckDoses(const PlanItem& item, const PlanKind& kind) {
        const Modality* tool = m_rules.Tool(kind.tool);
        if (const ExerciseItem* exercise = m_rules.Item(item.id)) CheckAmounts(item, *exercise);
        if (tool == nullptr || IsSettling(item)) return;
        for (const model::DoseValue& dose : item.dose) {
            const bool listed = std::any_of(tool->doses.begin(), tool->doses.end(),
                                            [&](const DoseRow& row) { return row.param == dose.param; });
            const bool strange = !kind.exercise && !listed && dose.value;
            const DoseState state = strange ? DoseState::OutOfRange : Check(dose, *tool, m_judge);
            if (state == DoseState::PastLimit)
                ObjectNote(item, dose.param, m_rules.notes.at("dose_cap"), true);
            else if (state == DoseState::OutOfRange)
                ObjectNote(item, dose.param, m_rules.notes.at("dose_range"), false);
        }
    }

    // A walk to settle after a run is shorter than easy movement on a day of its own.
    [[nodiscard]] bool IsSettling(const PlanItem& item) const {
        return std::any_of(m_rules.loads.begin(), m_rules.loads.end(), [&](const LoadRule& rule) {
            return !rule.item_id.empty() && rule.item_id == item.id && rule.modality == item.modality;
        });
    }

    void CheckAmounts(const PlanItem& item, const ExerciseItem& exercise) {
        for (const model::DoseValue& dose : item.dose) {
            if (TooMuch(dose, exercise, m_rules))
                ObjectNote(item, dose.param, m_rules.notes.at("dose_range"), false);
        }
    }

    void CheckDays(const PlanItem& item, const PlanKind& kind, const Place& place) {
        int last = -1;
        for (const int day : item.days) {
            if (day <= last || day >= kPlanDays) {
                ObjectNote(item, "days", m_rules.notes.at("days"), true);
                return;
            }
            last = day;
            ObjectAll(item, m_week.OnDay(kind, place, day, Known(item, kind)));
            ObjectAll(item, m_week.OnPair(kind, OthersOn(item, day)));
        }
    }

    [[nodiscard]] Names OthersOn(const PlanItem& item, int day) const {
        Names out;
        for (const PlanItem& other : m_plan.items) {
            if (&other != &item && Has(other.days, day)) out.push_back(other.modality);
        }
        return out;
    }

    // Limits are laid at the door of the item that passes them.
    void CheckLimits(const PlanItem& item) {
        const DayBook before = m_book;
        m_book.Enter(item, m_rules);
        for (std::size_t day = 0; day < kPlanDays; ++day) {
            const Limit& minutes = m_rules.limits.at("max_minutes_per_day");
            if (m_book.minutes[day] > before.minutes[day] && m_book.minutes[day] > minutes.value)
                ObjectNote(item, "max_minutes_per_day", minutes.note, false);
            const Limit& tools = m_rules.limits.at("max_tools_per_day");
            const auto used = static_cast<int>(m_book.tools[day].size());
            if (m_book.tools[day].size() > before.tools[day].size() && used > tools.value)
                ObjectNote(item, "max_tools_per_day", tools.note, false);
        }
        CheckWeek(item);
        if (m_rules.Item(item.id) != nullptr) CheckCounts(item);
    }

    void CheckWeek(const PlanItem& item) {
        const PlanKind* kind = m_rules.KindOfModality(item.modality);
        if (kind == nullptr || !kind->passive) return;
        for (const char* id : {"cold", "compression", "active"}) {
            const Weekly& row = m_rules.weekly.at(id);
            if (!Has(row.modalities, item.modality)) continue;
            const auto used = std::count_if(m_book.tools.begin(), m_book.tools.end(),
                                            [&](const Names& day) { return Meet(day, row.modalities); });
            if (used > row.max_per_week) ObjectNote(item, "weekly " + row.id, row.detail, false);
            return;
        }
    }

    void CheckCounts(const PlanItem& item) {
        const Limit& most = m_rules.limits.at("max_exercise_items");
        const int allowed = m_judge.Of().first_plan ? most.first_plan : most.value;
        if (++m_exercises > allowed) ObjectNote(item, "max_exercise_items", most.note, false);
        const Limit& fresh = m_rules.limits.at("max_new_items_per_visit");
        if (KnownTo(m_judge.Of(), item.id)) return;
        if (++m_fresh > fresh.value) ObjectNote(item, "max_new_items_per_visit", fresh.note, false);
    }

    const Judge& m_judge;
    const Week& m_week;
    const HomePlan& m_plan;
    const Rules& m_rules;
    DayBook m_book;
    int m_exercises = 0;
    int m_fresh = 0;
    std::vector<Objection> m_out;
};

}  // namespace

std::vector<Objection> Recheck(const RuleBook& book, const Case& of, const HomePlan& plan) {
    const Judge judge(book.Get(), of);
    const Week week(judge);
    return Checker(judge, week, plan).Run();
}

PlanLoad LoadOf(const RuleBook& book, const Case& of, const HomePlan& plan) {
    const Rules& rules = book.Get();
    const Limit& most = rules.limits.at("max_exercise_items");
    PlanLoad load;
    load.max_exercises = MostExercises(rules, of, of.first_plan ? most.first_plan : most.value);
    load.max_fresh = rules.limits.at("max_new_items_per_visit").value;
    load.max_minutes = rules.limits.at("max_minutes_per_day").value;
    load.max_tools = rules.limits.at("max_tools_per_day").value;
    DayBook days;
    for (const PlanItem& item : plan.items) {
        days.Enter(item, rules);
        if (rules.Item(item.id) == nullptr) continue;
        ++load.exercises;
        load.fresh += KnownTo(of, item.id) ? 0 : 1;
    }
    for (std::size_t day = 0; day < kPlanDays; ++day) {
        load.minutes[day] = days.minutes[day];
        load.tools[day] = static_cast<int>(days.tools[day].size());
    }
    return load;
}

bool MayMassageBefore(const RuleBook& book, int days_to_race) {
    return std::none_of(book.Get().races.begin(), book.Get().races.end(), [&](const RaceRule& rule) {
        return rule.massage_deny && days_to_race >= rule.days_min && days_to_race <= rule.days_max;
    });
}

}  // namespace routine
