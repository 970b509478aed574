#include "routine/rules.h"

#include <algorithm>

namespace routine {

namespace {

template <class List, class Match>
auto FindIn(const List& list, Match match) -> decltype(&*list.begin()) {
    const auto found = std::find_if(list.begin(), list.end(), match);
    return found == list.end() ? nullptr : &*found;
}

}  // namespace

std::vector<model::RegionRef> Under(const CaseMark& mark) {
    std::vector<model::RegionRef> out{mark.at};
    for (const model::RegionRef& at : mark.covers) {
        if (!Has(out, at)) out.push_back(at);
    }
    return out;
}

std::vector<model::RegionRef> ComplainedOf(const CaseMark& mark) {
    std::vector<model::RegionRef> out = Under(mark);
    if (mark.leads_to && !Has(out, *mark.leads_to)) out.push_back(*mark.leads_to);
    return out;
}

const RegionFact* Rules::Region(const std::string& id) const {
    const auto found = regions.find(id);
    return found == regions.end() ? nullptr : &found->second;
}

const ConditionFact* Rules::Condition(const std::string& id) const {
    const auto found = condition_at.find(id);
    return found == condition_at.end() ? nullptr : &conditions[found->second];
}

const PlanKind* Rules::Kind(const std::string& plan) const {
    return FindIn(kinds, [&](const PlanKind& kind) { return kind.plan == plan; });
}

const PlanKind* Rules::KindOfModality(const std::string& modality) const {
    if (const PlanKind* exact = Kind(modality)) return exact;
    return FindIn(kinds, [&](const PlanKind& kind) { return kind.modality == modality; });
}

const PlanKind* Rules::KindOfItem(const std::string& id, const std::string& modality) const {
    const PlanKind* own = Kind(id);
    return own != nullptr && own->modality == modality ? own : KindOfModality(modality);
}

const Modality* Rules::Tool(const std::string& id) const {
    return FindIn(modalities, [&](const Modality& each) { return each.id == id; });
}

const ExerciseItem* Rules::Item(const std::string& id) const {
    return FindIn(items, [&](const ExerciseItem& each) { return each.id == id; });
}

const Conflict* Rules::ConflictOf(const std::string& id) const {
    return FindIn(conflicts, [&](const Conflict& each) { return each.id == id; });
}

const FindingRule* Rules::Finding(const std::string& finding, int severity) const {
    return FindIn(findings, [&](const FindingRule& rule) {
        return rule.finding == finding && severity >= rule.severity_min && severity <= rule.severity_max;
    });
}

std::string Rules::GroupOf(const std::string& region) const {
    const RegionFact* fact = Region(region);
    return fact ? fact->group : std::string();
}

bool KnownTo(const Case& of, const std::string& id) {
    return of.known_items.count(id) > 0 ||
           std::any_of(of.past.begin(), of.past.end(), [&](const ItemPast& past) {
               const bool never = past.followed == model::Followed::NotDone && past.step == 0;
               return past.item == id && !never;
           });
}

bool Meet(const Names& a, const Names& b) {
    return std::any_of(a.begin(), a.end(), [&](const std::string& each) { return Has(b, each); });
}

const char* ToText(Action action) {
    static constexpr const char* kWords[] = {"", "modify", "ask-doctor", "avoid"};
    return kWords[static_cast<std::size_t>(action)];
}

}  // namespace routine
