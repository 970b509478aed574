// "Not for you for now": what is withheld as a whole, with the client's own condition as the reason.
#include <algorithm>
#include <array>

#include "desk/plan_text.h"
#include "desk/sentences.h"
#include "desk/wording.h"

namespace desk {

namespace {

using model::BlockedItem;

constexpr std::size_t kMostReasons = 2;

// What a client may own or ask for.
bool IsTool(const std::string& modality) {
    constexpr std::array kTools{
        "cold_water_immersion", "cryo_compression", "pneumatic_compression", "ems", "heat", "massage"};
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

struct Refusal {
    std::string modality, action;
    std::vector<std::string> names;  // of conditions
    std::string reason;              // where no condition of the client's is behind it
};

void Add(const text::Translator& words, const terms::Vocabulary& terms, const BlockedItem& blocked,
         Refusal& refusal) {
    if (terms.FindCondition(blocked.condition) != nullptr) {
        const std::string name = ConditionName(words, terms, blocked.condition);
        const bool known = std::count(refusal.names.begin(), refusal.names.end(), name) > 0;
        if (!known && refusal.names.size() < kMostReasons) refusal.names.push_back(name);
    } else if (refusal.reason.empty()) {
        const bool mark = terms.FindFinding(blocked.condition) != nullptr && !blocked.at.region.empty();
        const std::string place = mark ? PlainPlace(words, terms, blocked.at) + ": " : std::string();
        refusal.reason = place + words.Text(blocked.reason);
    }
}

// One refusal for each modality, of its strictest action.
std::vector<Refusal> Strictest(const text::Translator& words, const terms::Vocabulary& terms,
                               const model::HomePlan& plan) {
    std::vector<Refusal> out;
    for (const BlockedItem& blocked : plan.blocked) {
        if (!Matters(plan, terms, blocked)) continue;
        auto found = std::find_if(out.begin(), out.end(),
                                  [&](const Refusal& one) { return one.modality == blocked.modality; });
        if (found == out.end()) found = out.insert(out.end(), Refusal{blocked.modality, {}, {}, {}});
        if (Strictness(blocked.action) < Strictness(found->action)) continue;
        if (Strictness(blocked.action) > Strictness(found->action))
            *found = Refusal{blocked.modality, blocked.action, {}, {}};
        Add(words, terms, blocked, *found);
    }
    return out;
}

std::string WhyOf(const text::Translator& words, const Refusal& refusal) {
    const bool doctor = refusal.action != "avoid";
    if (refusal.names.empty() && !doctor) return refusal.reason;
    const std::string reason = refusal.names.empty() ? refusal.reason : ListOf(words, refusal.names);
    return doctor ? words.Say("only after your doctor has said yes ({0})", {reason})
                  : words.Say("because of {0}", {reason});
}

}  // namespace

std::vector<pdf::PlanPage::NotForYou> NotForNow(const text::Translator& words, const terms::Vocabulary& terms,
                                                const model::HomePlan& plan) {
    std::vector<pdf::PlanPage::NotForYou> rows;
    for (const Refusal& refusal : Strictest(words, terms, plan)) {
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
