// Stop rules and changes that several items share are said once, as sentences.
#include <algorithm>
#include <array>
#include <map>
#include <string_view>
#include <utility>

#include "desk/plan_text.h"
#include "desk/sentences.h"
#include "desk/wording.h"
#include "routine/rules.h"

namespace desk {

namespace {

constexpr std::size_t kMany = 3;

// Of muscles and joints: the same sentence for the client, whatever their figure is.
constexpr std::array kHalving{"muscle_stretch_roll", "joint_load"};
// What plans of earlier tables keep of pain_rule.action (templates/retired.toml); the first asks to halve
// too.
constexpr std::array kRetired{"if higher, halve the dose; if still higher stop and tell the therapist",
                              "pain over 5 out of 10, or worse the next morning: go back one step",
                              "over 5 or worse next morning: drop the load one step"};

// Said of how a figure was worked out, to who checks it.
constexpr std::array kForTherapist{"no gram-per-kg figures: the ranges are for adults"};

using Items = std::vector<const model::PlanItem*>;

// What the client does about pain: no sign to stop at, and nothing that is said behind "stop if you notice".
class PainRules {
public:
    explicit PainRules(const routine::RuleBook& rules) : m_rules(rules.Get().pain_rules) {}

    [[nodiscard]] bool Has(const std::string& action) const {
        return std::ranges::find(kRetired, action) != kRetired.end() ||
               std::ranges::any_of(m_rules, [&](const auto& one) { return one.second.action == action; });
    }
    // The most it lets go; 10 where no table says so.
    [[nodiscard]] int Most(const std::string& action) const {
        int most = 10;
        for (const auto& [id, rule] : m_rules)
            if (rule.action == action) most = std::min(most, rule.during_max);
        return most;
    }
    [[nodiscard]] bool Halves(const std::string& action) const {
        return action == kRetired.front() || std::ranges::any_of(kHalving, [&](const char* id) {
                   const auto found = m_rules.find(id);
                   return found != m_rules.end() && found->second.action == action;
               });
    }

private:
    const std::map<std::string, routine::PainRule>& m_rules;
};

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

// A therapist may have set a lower one than the rule's.
int MostPain(const Items& items, int least) {
    for (const model::PlanItem* item : items) {
        for (const model::DoseValue& dose : item->dose) {
            if (dose.param == "pain_ceiling" && dose.max)
                least = std::min(least, static_cast<int>(*dose.max));
        }
    }
    return least;
}

// "Stretching", or the names where others of that kind do not share the rule.
std::string Names(const text::Translator& words, const model::HomePlan& plan, const Items& items) {
    const std::string& modality = items.front()->modality;
    const bool alike =
        std::all_of(items.begin(), items.end(), [&](const auto* item) { return item->modality == modality; });
    const auto all = std::count_if(plan.items.begin(), plan.items.end(),
                                   [&](const auto& item) { return item.modality == modality; });
    // What bears the name of its kind would stand for the others.
    const bool namesake = items.size() > 1 && std::ranges::any_of(items, [](const model::PlanItem* item) {
                              return item->id == item->modality;
                          });
    if (alike && all == static_cast<long>(items.size()) && !namesake) return ModalityName(words, modality);
    std::vector<std::string> names;
    for (const model::PlanItem* item : items) names.push_back(ItemName(words, *item));
    return ListOf(words, names);
}

// The strictest pain rule that a change of the item's asks for; nullptr: none.
const routine::PainRule* PainRuleOf(const routine::Rules& rules, const model::PlanItem& item) {
    const routine::PainRule* strictest = nullptr;
    for (const auto& [modality, all] : rules.health_rules) {
        for (const routine::HealthRule& rule : all) {
            const auto found = rules.pain_rules.find(rule.pain_rule);
            if (found == rules.pain_rules.end() || !routine::Has(item.changes, rule.reason)) continue;
            if (strictest == nullptr || found->second.during_max < strictest->during_max)
                strictest = &found->second;
        }
    }
    return strictest;
}

// "pain above 3/10 or rising" names 3; 0: the text names no such figure.
int PainNamed(const std::string& stop) {
    constexpr std::string_view kBegins = "pain above ";
    const std::size_t at = kBegins.size();
    if (!stop.starts_with(kBegins) || stop.size() == at || stop[at] < '0' || stop[at] > '9') return 0;
    return std::stoi(stop.substr(at, 2));
}

// For all exercises at once where they share the rule; else each rule with its own.
std::string PainSentence(const text::Translator& words, const model::HomePlan& plan,
                         const std::pair<std::string, Items>& rule, const PainRules& pain, bool alone) {
    const auto& [action, items] = rule;
    const bool halves = pain.Halves(action);
    const std::string most = std::to_string(MostPain(items, pain.Most(action)));
    if (halves && alone)
        return words.Say(
            "Exercises may hurt a little, up to {0} out of 10. If it is more, halve the dose; if it is still "
            "more, "
            "stop and tell us.",
            {most});
    const std::string names = Names(words, plan, items);
    if (halves)
        return words.Say(
            "{0} may hurt a little, up to {1} out of 10. If it is more, halve the dose; if it is still more, "
            "stop and tell us.",
            {names, most});
    return words.SayIn("exercises, and what to do about pain", "{0} – {1}.", {names, words.Text(action)});
}

}  // namespace

model::HomePlan ForClient(const routine::RuleBook& rules, model::HomePlan plan) {
    for (model::PlanItem& item : plan.items) {
        if (const routine::PainRule* pain = PainRuleOf(rules.Get(), item)) {
            for (std::string& stop : item.stop_if)
                if (PainNamed(stop) > pain->during_max) stop = pain->action;
        }
        std::erase_if(item.changes, [](const std::string& change) {
            return std::ranges::find(kForTherapist, change) != kForTherapist.end();
        });
    }
    return plan;
}

std::string StopAlways(const text::Translator& words, const std::vector<std::string>& rules) {
    std::string signs;
    for (const std::string& rule : rules) {
        if (!signs.empty()) signs += "; ";
        signs += words.Text(rule);
    }
    return words.Say("Stop at once if you notice: {0}.", {signs});
}

Shared SharedStops(const text::Translator& words, const routine::RuleBook& rules,
                   const model::HomePlan& plan) {
    Shared out;
    const PainRules pain(rules);
    const auto texts = ByText(plan, &model::PlanItem::stop_if);
    const auto of_pain = std::ranges::count_if(texts, [&](const auto& one) { return pain.Has(one.first); });
    std::vector<std::string> on_pain;
    for (const auto& [stop, items] : texts) {
        const bool is_pain = pain.Has(stop);
        if (!is_pain && items.size() < kMany) continue;
        out.ids.insert(stop);
        if (is_pain)
            on_pain.push_back(PainSentence(words, plan, {stop, items}, pain, of_pain == 1));
        else
            out.sentences.push_back(
                words.Say("{0}: stop if you notice {1}.", {Names(words, plan, items), words.Text(stop)}));
    }
    out.sentences.insert(out.sentences.begin(), on_pain.begin(), on_pain.end());
    return out;
}

Shared SharedChanges(const text::Translator& words, const model::HomePlan& plan) {
    Shared out;
    for (const auto& [change, items] : ByText(plan, &model::PlanItem::changes)) {
        if (items.size() < kMany) continue;
        out.ids.insert(change);
        const std::string said = words.Text(change);
        const std::vector<std::string> args{Names(words, plan, items), said};
        // A colon of its own wants no second one before it.
        out.sentences.push_back(
            said.find(": ") == std::string::npos
                ? words.Say("{0}: {1}.", args)
                : words.SayIn("exercises, and what they are changed by", "{0} – {1}.", args));
    }
    return out;
}

}  // namespace desk
