#include "desk/plan_moves.h"

#include "desk/plan_overrides.h"
#include "desk/resources.h"
#include "desk/visit_editor.h"

namespace desk {

using model::Error;
using model::ErrorKind;
using model::HomePlan;
using model::Msg;
using model::PlanItem;
using routine::Objection;

namespace {

bool Same(const Objection& a, const Objection& b) {
    return a.item == b.item && a.at == b.at && a.why == b.why;
}

bool Holds(const std::vector<Objection>& list, const Objection& one) {
    return std::ranges::any_of(list, [&](const Objection& other) { return Same(one, other); });
}

void SetDays(HomePlan& plan, const ItemKey& key, std::vector<int> days) {
    PlanItem* item = Find(plan, key);
    if (item == nullptr || item->days == days) return;
    item->days = std::move(days);
    item->edited = true;
}

std::vector<int> DaysAfter(const PlanItem& item, const DayMove& move) {
    std::vector<int> days = item.days;
    if (move.from) std::erase(days, *move.from);
    const auto at = std::ranges::lower_bound(days, move.to);
    if (at == days.end() || *at != move.to) days.insert(at, move.to);
    return days;
}

// One plan under changed days of one item.
class Trial {
public:
    Trial(const VisitEditor& editor, const ItemKey& key)
        : m_rules(editor.Data().Rules()),
          m_case(editor.RulesCase()),
          m_plan(editor.Visit().plan),
          m_key(key),
          m_item(Find(m_plan, key)),
          m_now(With(m_item ? m_item->days : std::vector<int>())),
          m_never(With({})) {}

    [[nodiscard]] std::vector<Objection> Ask(std::optional<int> from, int to) const {
        std::vector<Objection> out;
        if (m_item == nullptr || to < 0 || to > 6) return out;
        for (Objection& one : With(DaysAfter(*m_item, {m_key, from, to})))
            if (!Holds(m_now, one) || (one.absolute && Mine(one))) out.push_back(std::move(one));
        // What speaks against this very day, though the same may be said of another day already.
        for (Objection& one : With({to})) {
            if (Mine(one) && !Holds(m_never, one) && !Holds(out, one)) out.push_back(std::move(one));
        }
        std::erase_if(out, &Objection::overridden);
        std::ranges::stable_partition(out, &Objection::absolute);
        return out;
    }

private:
    [[nodiscard]] bool Mine(const Objection& one) const { return one.item == m_key.id && one.at == m_key.at; }

    [[nodiscard]] std::vector<Objection> With(std::vector<int> days) const {
        HomePlan plan = m_plan;
        SetDays(plan, m_key, std::move(days));
        return routine::Recheck(m_rules, m_case, plan);
    }

    const routine::RuleBook& m_rules;
    routine::Case m_case;
    const HomePlan& m_plan;
    ItemKey m_key;
    const PlanItem* m_item;
    std::vector<Objection> m_now, m_never;
};

}  // namespace

std::vector<Objection> MayMove(const VisitEditor& editor, const DayMove& move) {
    return Trial(editor, move.item).Ask(move.from, move.to);
}

std::array<std::vector<Objection>, 7> MayMoveTo(const VisitEditor& editor, const ItemKey& item,
                                                std::optional<int> from) {
    const Trial trial(editor, item);
    std::array<std::vector<Objection>, 7> out;
    for (int day = 0; day < 7; ++day) out[static_cast<std::size_t>(day)] = trial.Ask(from, day);
    return out;
}

void MoveDay(VisitEditor& editor, const DayMove& move, const std::string& reason) {
    HomePlan plan = editor.Visit().plan;
    const PlanItem* item = Find(plan, move.item);
    if (item == nullptr || move.to < 0 || move.to > 6) return;
    const std::vector<Objection> against = MayMove(editor, move);
    if (!against.empty() && against.front().absolute)
        throw Error(ErrorKind::Refused, Msg("The rules forbid this item on that day."));
    const std::string kept = against.empty() ? std::string() : OverrideReason(reason);
    SetDays(plan, move.item, DaysAfter(*item, move));
    for (const Objection& one : against)
        if (PlanItem* touched = Find(plan, ItemKey{one.item, one.at})) WriteOverride(*touched, one.why, kept);
    editor.SetPlan(plan, move.from ? Msg("Move day of home item") : Msg("Change days of home item"));
}

}  // namespace desk
