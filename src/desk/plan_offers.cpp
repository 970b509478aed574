#include "desk/plan_offers.h"

#include <algorithm>
#include <array>

#include "desk/plan_items.h"
#include "desk/resources.h"
#include "desk/visit_editor.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace desk {

using model::BlockedItem;
using model::Mark;
using model::PlanItem;

namespace {

constexpr std::array kTools{"cold_water_immersion", "cryo_compression", "pneumatic_compression", "ems",
                            "heat"};
constexpr std::array kOthers{"self_massage",    "stretching", "exercise",  "massage",
                             "active_recovery", "sleep",      "nutrition", "hydration"};

int StrengthOf(const Mark& mark) {
    return std::max(mark.before.value_or(-1), mark.after.value_or(-1));
}

bool Lies(const Mark& mark, const model::RegionRef& at) {
    return mark.at == at ||
           std::ranges::any_of(mark.covers, [&](const model::Cover& cover) { return cover.at == at; });
}

bool IsFor(const PlanItem& item, const Mark& mark) {
    bool named = false;
    for (const model::Reason& reason : item.why) {
        if (reason.kind != "mark") continue;
        named = true;
        if (Lies(mark, reason.at) && (reason.finding.empty() || reason.finding == mark.finding)) return true;
    }
    return !named && !item.at.region.empty() && Lies(mark, item.at);
}

std::vector<const Mark*> StrongestFirst(const model::Visit& visit) {
    std::vector<const Mark*> marks;
    for (const Mark& mark : visit.marks) marks.push_back(&mark);
    std::ranges::stable_sort(marks,
                             [](const Mark* a, const Mark* b) { return StrengthOf(*a) > StrengthOf(*b); });
    return marks;
}

int RankOf(const BlockedItem& entry) {
    if (entry.action == "avoid") return 0;
    return entry.action == "ask-doctor" ? 1 : 2;
}

bool HasTool(const std::vector<PlanItem>& items, const std::string& modality) {
    return std::ranges::any_of(items, [&](const PlanItem& item) { return item.modality == modality; });
}

ToolState StateOf(const ToolCheck& check, bool planned, bool offered) {
    const int rank = check.why.empty() ? 3 : RankOf(check.why.front());
    if ((planned || offered) && rank < 3) return ToolState::WithCare;
    if (rank == 0) return ToolState::Blocked;
    if (rank == 1) return ToolState::AskDoctor;
    if (!check.cleared.empty()) return ToolState::Cleared;
    if (rank == 2) return ToolState::WithCare;
    return planned ? ToolState::InPlan : ToolState::Offered;
}

// What would be withheld if no doctor had agreed to anything.
std::vector<BlockedItem> WithoutClearance(const VisitEditor& editor) {
    routine::Case of = editor.RulesCase();
    bool any = false;
    for (auto& [id, answer] : of.health.conditions) {
        any = any || answer.cleared_by_doctor;
        answer.cleared_by_doctor = false;
    }
    return any ? routine::Propose(editor.Data().Rules(), of).blocked : std::vector<BlockedItem>();
}

std::vector<BlockedItem> Of(const std::vector<BlockedItem>& all, const std::string& modality) {
    std::vector<BlockedItem> out;
    for (const BlockedItem& entry : all)
        if (entry.modality == modality) out.push_back(entry);
    std::ranges::stable_sort(out, {}, RankOf);
    return out;
}

std::vector<std::string> ClearedFor(const std::vector<BlockedItem>& before,
                                    const std::vector<BlockedItem>& now) {
    std::vector<std::string> out;
    for (const BlockedItem& entry : before) {
        const bool stands = std::ranges::any_of(now, [&](const BlockedItem& other) {
            return other.condition == entry.condition && RankOf(other) <= RankOf(entry);
        });
        const bool told = std::ranges::find(out, entry.condition) != out.end();
        if (!stands && !told && entry.action != "modify") out.push_back(entry.condition);
    }
    return out;
}

}  // namespace

PlanOffers OffersOf(const VisitEditor& editor) {
    const std::vector<PlanItem>& planned = editor.Visit().plan.items;
    const std::vector<PlanItem> further = editor.FurtherItems();
    PlanOffers out;
    std::vector<bool> used(further.size(), false);
    for (const Mark* mark : StrongestFirst(editor.Visit())) {
        MarkOffers offers{mark->id, {}};
        for (const PlanItem& item : planned)
            if (IsFor(item, *mark)) offers.items.push_back({item, true});
        for (std::size_t i = 0; i < further.size(); ++i) {
            if (!IsFor(further[i], *mark)) continue;
            used[i] = true;
            offers.items.push_back({further[i], false});
        }
        if (!offers.items.empty()) out.by_mark.push_back(std::move(offers));
    }
    for (std::size_t i = 0; i < further.size(); ++i)
        if (!used[i]) out.others.push_back({further[i], false});
    return out;
}

std::vector<ToolCheck> ToolChecks(const VisitEditor& editor) {
    const std::vector<BlockedItem> blocked = editor.Propose().blocked, uncleared = WithoutClearance(editor);
    const std::vector<PlanItem>& planned = editor.Visit().plan.items;
    const std::vector<PlanItem> further = editor.FurtherItems();
    std::vector<ToolCheck> out;
    const auto add = [&](const std::string& modality, bool tool) {
        ToolCheck check{modality, {}, Of(blocked, modality), {}};
        check.cleared = ClearedFor(Of(uncleared, modality), check.why);
        const bool in_plan = HasTool(planned, modality), offered = HasTool(further, modality);
        check.state = StateOf(check, in_plan, offered);
        const bool known = !check.why.empty() || !check.cleared.empty();
        if (known || (tool && (in_plan || offered))) out.push_back(std::move(check));
    };
    for (const char* tool : kTools) add(tool, true);
    for (const char* other : kOthers) add(other, false);
    return out;
}

routine::PlanLoad LoadOfPlan(const VisitEditor& editor) {
    return routine::LoadOf(editor.Data().Rules(), editor.RulesCase(), editor.Visit().plan);
}

std::string HistoryLine(const text::Translator& words, const model::Client& client,
                        const std::string& condition, const std::string& zone) {
    const model::HealthHistory health = client.Health();
    const auto found = health.conditions.find(condition);
    if (found == health.conditions.end() || client.history.empty()) return {};
    const std::string day =
        text::HumanDate(words, text::ToCivil(health.recorded_at, zone).day, text::DateStyle::Short);
    const model::ConditionAnswer& answer = found->second;
    if (!answer.note.empty()) return words.Say("“{0}”, health history of {1}", {answer.note, day});
    switch (answer.answer) {
        case model::Answer::Yes:
            return words.Say("answered yes, health history of {0}", {day});
        case model::Answer::Past:
            return words.Say("said to be past, health history of {0}", {day});
        case model::Answer::Unknown:
            return words.Say("not known, health history of {0}", {day});
        case model::Answer::No:
            break;
    }
    return {};
}

std::string ClearanceLine(const text::Translator& words, const model::Client& client,
                          const std::string& condition) {
    const model::HealthHistory health = client.Health();
    const auto found = health.conditions.find(condition);
    if (found == health.conditions.end() || !found->second.cleared_by_doctor) return {};
    if (found->second.clearance.empty()) return words.Text("A doctor agreed.");
    return words.Say("A doctor agreed: {0}", {found->second.clearance});
}

}  // namespace desk
