#include "desk/plan_overrides.h"

#include <algorithm>
#include <optional>

#include "desk/visit_editor.h"
#include "desk/wording.h"
#include "model/clean_text.h"

namespace desk {

using model::Error;
using model::ErrorKind;
using model::Msg;

namespace {

bool Answers(const model::Override& one, const model::BlockedItem& why) {
    return one.rule == why.condition && one.action == why.action;
}

bool Stood(const model::HomePlan& plan, const ItemKey& key, const model::Override& one) {
    const model::PlanItem* item = Find(plan, key);
    return item != nullptr && std::ranges::find(item->overrides, one) != item->overrides.end();
}

std::optional<double> DoseOf(const model::PlanItem& item, const std::string& param) {
    const auto at = std::ranges::find(item.dose, param, &model::DoseValue::param);
    return at == item.dose.end() ? std::nullopt : at->value;
}

// A reason given for one figure says nothing of another.
bool OfOtherDose(const model::HomePlan& before, const model::PlanItem& item, const model::Override& one) {
    const model::PlanItem* then = Find(before, KeyOf(item));
    return then != nullptr && DoseOf(*then, one.rule) != DoseOf(item, one.rule);
}

[[noreturn]] void RefuseAbsolute() {
    throw Error(
        ErrorKind::Refused,
        Msg("This rule protects the client and cannot be set aside. Take the item out or change it."));
}

}  // namespace

std::string OverrideReason(const std::string& typed) {
    std::string reason = Trimmed(typed);
    const std::size_t length = model::LengthOf(reason);
    if (length < kLeastOverride)
        throw Error(ErrorKind::Refused, Msg("Write in a few words why the item is kept."));
    if (length > kMostOverride)
        throw Error(ErrorKind::Refused, Msg("The reason is too long: at most {0} characters are kept."),
                    {std::to_string(kMostOverride)});
    return reason;
}

void WriteOverride(model::PlanItem& item, const model::BlockedItem& why, const std::string& reason) {
    std::erase_if(item.overrides, [&](const auto& one) { return Answers(one, why); });
    item.overrides.push_back({why.condition, why.action, reason});
    item.edited = true;
}

void SetAside(VisitEditor& editor, const ItemKey& key, const model::BlockedItem& why,
              const std::string& reason) {
    const std::string kept = OverrideReason(reason);
    bool stands = false;
    for (const auto& one : editor.Objections()) {
        if (ItemKey{one.item, one.at} != key || one.why.condition != why.condition ||
            one.why.action != why.action)
            continue;
        if (one.absolute) RefuseAbsolute();
        stands = true;
    }
    model::HomePlan plan = editor.Visit().plan;
    model::PlanItem* item = Find(plan, key);
    if (!stands || item == nullptr)
        throw Error(ErrorKind::Refused, Msg("Nothing of this kind speaks against the item any more."));
    WriteOverride(*item, why, kept);
    editor.SetPlan(plan, Msg("Keep home item against a rule"));
}

void TakeBack(VisitEditor& editor, const ItemKey& key, const model::Override& override) {
    model::HomePlan plan = editor.Visit().plan;
    if (model::PlanItem* item = Find(plan, key)) std::erase(item->overrides, override);
    if (plan != editor.Visit().plan) editor.SetPlan(plan, Msg("Let the rule count again"));
}

void TidyOverrides(const model::HomePlan& before, model::HomePlan& next,
                   const std::vector<routine::Objection>& standing) {
    for (model::PlanItem& item : next.items) {
        const ItemKey key = KeyOf(item);
        std::vector<model::Override> kept;
        for (const model::Override& one : item.overrides) {
            const bool is_new = !Stood(before, key, one);
            if (is_new) (void)OverrideReason(one.reason);
            if (!is_new && OfOtherDose(before, item, one)) continue;
            bool asked = false, absolute = false;
            for (const auto& objection : standing) {
                if (ItemKey{objection.item, objection.at} != key || !Answers(one, objection.why)) continue;
                (objection.absolute ? absolute : asked) = true;
            }
            if (is_new && absolute) RefuseAbsolute();
            if (asked) kept.push_back(one);
        }
        item.overrides = std::move(kept);
    }
}

bool AddsOverride(const model::HomePlan& before, const model::HomePlan& next) {
    return std::ranges::any_of(next.items, [&](const model::PlanItem& item) {
        return std::ranges::any_of(
            item.overrides, [&](const model::Override& one) { return !Stood(before, KeyOf(item), one); });
    });
}

}  // namespace desk
