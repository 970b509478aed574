// Stop rules and changes that several items share are said once, as sentences.
#include <algorithm>
#include <map>

#include "desk/plan_text.h"
#include "desk/sentences.h"
#include "desk/wording.h"

namespace desk {

namespace {

constexpr std::size_t kMany = 3;

// The pain rule of routines.toml for muscles: a fragment there, a sentence for the client.
constexpr const char* kHalveTheDose =
    "if higher, halve the dose; if still higher stop and tell the therapist";

using Items = std::vector<const model::PlanItem*>;

// The texts of one list of the items, in the order in which they first appear.
std::vector<std::pair<std::string, Items>> ByText(const model::HomePlan& plan,
                                                  std::vector<std::string> model::PlanItem::*list) {
    std::vector<std::pair<std::string, Items>> out;
    for (const model::PlanItem& item : plan.items) {
        for (const std::string& text : item.*list) {
            auto found =
                std::find_if(out.begin(), out.end(), [&](const auto& one) { return one.first == text; });
            if (found == out.end()) found = out.insert(out.end(), {text, {}});
            if (found->second.empty() || found->second.back() != &item) found->second.push_back(&item);
        }
    }
    return out;
}

std::string PainSentence(const text::Translator& words, const Items& items) {
    int least = 10;
    for (const model::PlanItem* item : items) {
        for (const model::DoseValue& dose : item->dose) {
            if (dose.param == "pain_ceiling" && dose.max)
                least = std::min(least, static_cast<int>(*dose.max));
        }
    }
    return words.Say(
        "Exercises may hurt a little, up to {0} out of 10. If it is more, halve the dose; if it is still "
        "more, "
        "stop and tell us.",
        {std::to_string(least)});
}

// "Stretching", or the names where others of that kind do not share the rule.
std::string Names(const text::Translator& words, const model::HomePlan& plan, const Items& items) {
    const std::string& modality = items.front()->modality;
    const bool alike =
        std::all_of(items.begin(), items.end(), [&](const auto* item) { return item->modality == modality; });
    const auto all = std::count_if(plan.items.begin(), plan.items.end(),
                                   [&](const auto& item) { return item.modality == modality; });
    if (alike && all == static_cast<long>(items.size())) return ModalityName(words, modality);
    std::vector<std::string> names;
    for (const model::PlanItem* item : items) names.push_back(ItemName(words, *item));
    return ListOf(words, names);
}

}  // namespace

std::string StopAlways(const text::Translator& words, const std::vector<std::string>& rules) {
    std::string signs;
    for (const std::string& rule : rules) {
        if (!signs.empty()) signs += "; ";
        signs += words.Text(rule);
    }
    return words.Say("Stop at once if you notice: {0}.", {signs});
}

Shared SharedStops(const text::Translator& words, const model::HomePlan& plan) {
    Shared out;
    for (const auto& [stop, items] : ByText(plan, &model::PlanItem::stop_if)) {
        if (stop == kHalveTheDose) {
            out.ids.insert(stop);
            out.sentences.insert(out.sentences.begin(), PainSentence(words, items));
        } else if (items.size() >= kMany) {
            out.ids.insert(stop);
            out.sentences.push_back(
                words.Say("{0}: stop if you notice {1}.", {Names(words, plan, items), words.Text(stop)}));
        }
    }
    return out;
}

Shared SharedChanges(const text::Translator& words, const model::HomePlan& plan) {
    Shared out;
    for (const auto& [change, items] : ByText(plan, &model::PlanItem::changes)) {
        if (items.size() < kMany) continue;
        out.ids.insert(change);
        out.sentences.push_back(words.Say("{0}: {1}.", {Names(words, plan, items), words.Text(change)}));
    }
    return out;
}

}  // namespace desk
