#include "desk/last_plan.h"

#include <algorithm>
#include <array>
#include <iterator>
#include <utility>

#include "desk/plan_items.h"
#include "desk/resources.h"
#include "desk/visit_editor.h"

namespace desk {

using model::HomePlan;
using model::PlanItem;

namespace {

constexpr std::array kFoundations{"sleep", "nutrition", "hydration", "massage", "active_recovery"};

std::optional<HomePlan> PlanBefore(const VisitEditor& editor) {
    store::VisitFilter filter;
    filter.client = editor.Client().id;
    filter.to = editor.Visit().service_at;
    filter.limit = 40;
    for (const store::VisitSummary& summary : editor.Store().Visits(filter)) {
        if (summary.id == editor.Visit().id || summary.in_error) continue;
        const auto visit = editor.Store().LoadVisit(summary.id);
        if (visit && visit->plan.approved && !visit->plan.items.empty()) return visit->plan;
    }
    return std::nullopt;
}

const PlanItem* FindIn(const std::vector<PlanItem>& items, const ItemKey& key) {
    const auto at = std::ranges::find_if(items, [&](const PlanItem& item) { return KeyOf(item) == key; });
    return at == items.end() ? nullptr : &*at;
}

class Copier {
public:
    Copier(const VisitEditor& editor, HomePlan start)
        : m_rules(editor.Data().Rules()), m_case(editor.RulesCase()), m_plan(std::move(start)) {
        m_fresh = std::exchange(m_plan.items, {});
        std::ranges::move(routine::FurtherItems(m_rules, m_case, m_plan), std::back_inserter(m_fresh));
    }

    // False: today's rules do not allow it.
    bool Take(const PlanItem& old) {
        m_plan.items.push_back(Renewed(old));
        PlanItem& item = m_plan.items.back();
        const std::vector<int> wanted = std::exchange(item.days, {});
        bool fits = Fits();
        for (const int day : wanted) {
            if (fits) Place(day);
        }
        fits = fits && (!m_plan.items.back().days.empty() || wanted.empty());
        if (!fits) m_plan.items.pop_back();
        return fits;
    }

    [[nodiscard]] HomePlan Plan() && { return std::move(m_plan); }

private:
    // As it is offered today, with today's dose and step; what is not offered any more as it was.
    [[nodiscard]] PlanItem Renewed(const PlanItem& old) const {
        const PlanItem* today = FindIn(m_fresh, KeyOf(old));
        PlanItem item = today != nullptr ? *today : old;
        item.days = old.days;
        item.overrides.clear();
        item.edited = true;
        if (today == nullptr) item.why = {{"therapist", {}, old.at, {}, -1, -1, {}}};
        return item;
    }

    [[nodiscard]] bool Fits() const { return routine::Recheck(m_rules, m_case, m_plan).empty(); }

    // On its own day, else on the nearest one that is free; nowhere if none fits.
    void Place(int wanted) {
        std::vector<int>& days = m_plan.items.back().days;
        for (const int away : {0, 1, -1, 2, -2, 3, -3}) {
            const int day = wanted + away;
            if (day < 0 || day > 6 || std::ranges::find(days, day) != days.end()) continue;
            const std::vector<int> before = days;
            days.insert(std::ranges::lower_bound(days, day), day);
            if (Fits()) return;
            days = before;
        }
    }

    const routine::RuleBook& m_rules;
    routine::Case m_case;
    HomePlan m_plan;
    std::vector<PlanItem> m_fresh;
};

}  // namespace

LastTime HowItWent(const VisitEditor& editor, const PlanItem& item) {
    for (const model::Adherence& told : editor.Visit().adherence) {
        if (told.item != item.id || told.at != item.at) continue;
        if (told.followed == model::Followed::Done) return LastTime::Done;
        if (told.followed == model::Followed::Partly) return LastTime::Partly;
        if (told.followed == model::Followed::NotDone) return LastTime::NotDone;
    }
    if (editor.RulesCase().known_items.contains(item.id)) return LastTime::NotAsked;
    const bool foundation = std::ranges::find(kFoundations, item.modality) != kFoundations.end();
    return foundation ? LastTime::Foundation : LastTime::New;
}

std::optional<CopiedPlan> CopyLastPlan(const VisitEditor& editor) {
    const auto old = PlanBefore(editor);
    if (!old) return std::nullopt;
    CopiedPlan out;
    Copier copier(editor, editor.Propose());
    for (const PlanItem& item : old->items)
        if (!copier.Take(item)) out.left_out.push_back(item.name);
    out.plan = std::move(copier).Plan();
    return out;
}

}  // namespace desk
