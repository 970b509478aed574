// "Not for you for now": what is withheld as a whole, with the client's own condition as the reason.
#include <algorithm>
#include <array>
#include <utility>

#include "desk/health_alerts.h"
#include "desk/plan_text.h"
#include "desk/resources.h"
#include "desk/sentences.h"
#include "desk/wording.h"
#include "routine/judge.h"

namespace desk {

namespace {

using model::BlockedItem;

constexpr std::size_t kMostReasons = 2;
constexpr const char* kRolling = "self_massage";

// What a client may own or ask for.
bool IsTool(const std::string& modality) {
    constexpr std::array kTools{"cold_water_immersion",
                                "cryo_compression",
                                "pneumatic_compression",
                                "ems",
                                "heat",
                                "massage",
                                kRolling};
    return std::find(kTools.begin(), kTools.end(), modality) != kTools.end();
}

int Strictness(const std::string& action) {
    return action == "avoid" ? 2 : action == "ask-doctor" ? 1 : 0;
}

bool Planned(const model::HomePlan& plan, const std::string& modality) {
    return std::any_of(plan.items.begin(), plan.items.end(),
                       [&](const auto& item) { return item.modality == modality; });
}

// A matter of health, not of the week's planning such as a race or a strength day.
bool IsHealth(const model::HomePlan& plan, const terms::Vocabulary& terms, const std::string& condition) {
    return condition == "unanswered" || terms.FindCondition(condition) != nullptr ||
           terms.FindFinding(condition) != nullptr ||
           std::count(plan.red_flags.begin(), plan.red_flags.end(), condition) > 0;
}

// A refusal at one place matters to the client only where it leaves them without the tool.
bool Matters(const model::HomePlan& plan, const terms::Vocabulary& terms, const BlockedItem& blocked) {
    if (Strictness(blocked.action) == 0 || !blocked.item.empty()) return false;
    if (!IsHealth(plan, terms, blocked.condition)) return false;
    if (blocked.at.region.empty()) return IsTool(blocked.modality) || !Planned(plan, blocked.modality);
    return IsTool(blocked.modality) && !Planned(plan, blocked.modality);
}

// As the line of the history it is.
std::string Quoted(const text::Translator& words, const terms::Vocabulary& terms,
                   const std::string& condition) {
    return words.SayIn("a name in quotes", "“{0}”", {ConditionName(words, terms, condition)});
}

struct Refusal {
    std::string modality, action;
    bool local = false;
    std::vector<std::string> names;   // of conditions
    std::string reason;               // where no condition of the client's is behind it
    std::vector<std::string> places;  // of a local one
};

void AddName(std::vector<std::string>& names, const std::string& name, std::size_t most) {
    if (names.size() < most && std::ranges::find(names, name) == names.end()) names.push_back(name);
}

void Add(const text::Translator& words, const terms::Vocabulary& terms, const BlockedItem& blocked,
         Refusal& refusal) {
    if (terms.FindCondition(blocked.condition) != nullptr) {
        AddName(refusal.names, Quoted(words, terms, blocked.condition), kMostReasons);
    } else if (refusal.reason.empty()) {
        refusal.reason = words.Text(blocked.reason);
    }
    if (refusal.local)
        AddName(refusal.places, Inline(words, PlainPlace(words, terms, blocked.at)), std::size_t{100});
}

// One refusal of each modality as a whole and one at places, each of its strictest action.
std::vector<Refusal> Strictest(const text::Translator& words, const terms::Vocabulary& terms,
                               const model::HomePlan& plan) {
    std::vector<Refusal> out;
    for (const BlockedItem& blocked : plan.blocked) {
        if (!Matters(plan, terms, blocked)) continue;
        const bool local = !blocked.at.region.empty();
        auto found = std::ranges::find_if(
            out, [&](const Refusal& one) { return one.modality == blocked.modality && one.local == local; });
        if (found == out.end())
            found = out.insert(out.end(), Refusal{blocked.modality, {}, local, {}, {}, {}});
        if (Strictness(blocked.action) < Strictness(found->action)) continue;
        if (Strictness(blocked.action) > Strictness(found->action))
            *found = Refusal{blocked.modality, blocked.action, local, {}, {}, {}};
        Add(words, terms, blocked, *found);
    }
    return out;
}

// At one place it is told where that is stricter than what holds everywhere: "avoid" beside "ask your
// doctor".
std::vector<Refusal> Told(std::vector<Refusal> all) {
    const auto covered = [whole = all](const Refusal& one) {
        return one.local && std::ranges::any_of(whole, [&](const Refusal& other) {
                   return !other.local && other.modality == one.modality &&
                          Strictness(other.action) >= Strictness(one.action);
               });
    };
    std::erase_if(all, covered);
    std::ranges::stable_partition(all, [](const Refusal& one) { return !one.local; });
    return all;
}

std::string WhyOf(const text::Translator& words, const Refusal& refusal) {
    const bool doctor = refusal.action != "avoid";
    const bool named = !refusal.names.empty();
    const std::string reason = named ? ListOf(words, refusal.names) : refusal.reason;
    std::string why = reason;
    if (doctor)
        why = words.Say("only after your doctor has said yes ({0})", {reason});
    else if (named)
        why = words.Say("because of {0}", {reason});
    if (!refusal.local) return why;
    const std::string places = ListOf(words, refusal.places);
    return named ? words.Say("not at this place: {0}, {1}", {places, why})
                 : words.SayIn("reason and place", "{0} ({1})", {why, places});
}

bool OwnsRoller(const model::Client& client) {
    return std::ranges::any_of(client.equipment, [](const std::string& one) {
        return one == "foam_roller" || one == "massage_ball";
    });
}

bool WithheldAsAWhole(const model::HomePlan& plan) {
    return std::ranges::any_of(plan.blocked, [](const BlockedItem& one) {
        return one.modality == kRolling && one.item.empty() && one.at.region.empty() &&
               Strictness(one.action) > 0;
    });
}

}  // namespace

std::vector<std::string> RollingLimits(Resources& resources, const text::Translator& words,
                                       const model::Client& client, const model::Visit& visit) {
    if (!OwnsRoller(client) || Planned(visit.plan, kRolling) || WithheldAsAWhole(visit.plan)) return {};
    const routine::Rules& rules = resources.Rules().Get();
    const routine::Judge judge(rules, HealthCase(client, visit.service_at, visit.zone));
    std::vector<std::pair<std::string, std::vector<std::string>>> limits;  // with the conditions behind each
    const auto add = [&](const std::string& limit, const std::string& condition) {
        auto found = std::ranges::find(limits, limit, &decltype(limits)::value_type::first);
        if (found == limits.end()) found = limits.insert(limits.end(), {limit, {}});
        found->second.push_back(Quoted(words, resources.Words(), condition));
    };
    if (const auto found = rules.health_rules.find(kRolling); found != rules.health_rules.end())
        for (const routine::HealthRule& rule : found->second) {
            if (!judge.Holds(rule.condition)) continue;
            const bool changed = judge.ActionOf(rule) == routine::Action::Modify;
            if (changed || rule.local)
                add(changed ? words.Text(rule.reason) : words.Text("leave that place out"), rule.condition);
        }
    std::vector<std::string> said;
    for (const auto& [limit, names] : limits)
        said.push_back(words.SayIn("reason and condition", "{0} ({1})", {limit, ListOf(words, names)}));
    const auto open = rules.unknown_rules.find(kRolling);
    if (!judge.Unknown().empty() && open != rules.unknown_rules.end())
        said.push_back(words.Text(open->second.reason));
    return said;
}

std::vector<pdf::PlanPage::NotForYou> NotForNow(const text::Translator& words, const terms::Vocabulary& terms,
                                                const model::HomePlan& plan) {
    std::vector<pdf::PlanPage::NotForYou> rows;
    for (const Refusal& refusal : Told(Strictest(words, terms, plan))) {
        const std::string why = WhyOf(words, refusal);
        const std::string what = ModalityName(words, refusal.modality);
        const auto same =
            std::find_if(rows.begin(), rows.end(), [&](const auto& row) { return row.why == why; });
        if (same == rows.end()) {
            rows.push_back({what, why});
        } else {
            same->what += ", " + Inline(words, what);
        }
    }
    return rows;
}

}  // namespace desk
