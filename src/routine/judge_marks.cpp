// What marks, sites and the rules of single items say; and the list of all that is withheld.
#include <algorithm>
#include <utility>

#include "routine/judge.h"

namespace routine {

using model::BlockedItem;
using model::RegionRef;

bool Judge::Open(const ScreenRule& rule, std::string& flag) const {
    if (m_case.red_flags_asked) return false;
    for (const std::string& id : rule.asks) {
        if (Has(m_case.red_flags, id) || m_case.red_flags_denied.count(id) > 0) continue;
        flag = id;
        return true;
    }
    return false;
}

bool Judge::Asks(const ScreenRule& rule) const {
    return rule.needs_conditions.empty() ||
           std::any_of(rule.needs_conditions.begin(), rule.needs_conditions.end(),
                       [&](const std::string& id) { return Holds(id); });
}

Verdict Judge::OnScreens(const PlanKind& kind) const {
    Verdict out;
    for (const ScreenRule& rule : m_rules.screens) {
        std::string flag;
        if (!Has(rule.withhold, kind.plan) && !Has(rule.withhold, kind.modality)) continue;
        if (!Open(rule, flag) || !Asks(rule)) continue;
        for (const CaseMark& mark : m_case.marks) {
            const auto places = ComplainedOf(mark);
            const bool here = std::any_of(places.begin(), places.end(), [&](const RegionRef& at) {
                return Has(rule.groups, m_rules.GroupOf(at.region)) || Has(rule.regions, at.region);
            });
            if (!here || !Has(rule.findings, mark.finding) || mark.severity < rule.severity_min) continue;
            out.Add(Entry(kind.modality, Action::Avoid, flag, rule.reason, rule.source));
        }
    }
    return out;
}

namespace {

std::string SourceOf(const FindingRule& rule) {
    return "routines.toml finding_rule " + rule.finding + " " + std::to_string(rule.severity_min) + "-" +
           std::to_string(rule.severity_max);
}

// Of any region the work reaches: a mark charted on one side may lie on both.
bool SameSide(const RegionRef& marked, const Place& place) {
    if (place.at.region.empty() || marked.side == model::Side::Midline) return true;
    return std::any_of(place.under.begin(), place.under.end(), [&](const RegionRef& under) {
        return under.side == model::Side::Midline || under.side == marked.side;
    });
}

}  // namespace

std::string Judge::AdviceOf(const FindingRule* rule) const {
    return rule == nullptr ? m_rules.notes.at("severity_high") : rule->advice;
}

Names Judge::ReachOf(const RegionRef& marked, const FindingRule* rule) const {
    const std::string group = m_rules.GroupOf(marked.region);
    if (rule != nullptr && rule->limb) {
        for (const Names& limb : m_rules.limbs) {
            if (Has(limb, group)) return limb;
        }
    }
    return {group};
}

// Tools work on a whole group; exercises on their own regions (OnItemMarks), or on the limb for a limb rule.
Verdict Judge::OnMarks(const PlanKind& kind, const Place& place) const {
    Verdict out;
    for (const CaseMark& mark : m_case.marks) {
        const FindingRule* rule = m_rules.Finding(mark.finding, mark.severity);
        if (kind.exercise && (rule == nullptr || !rule->limb)) continue;
        // What the tables do not know closes the place to tools as it does to exercises.
        const bool closed = rule == nullptr ? kind.passive : kind.exercise && rule->allow.empty();
        const bool denied = rule != nullptr && (Has(rule->deny, kind.plan) || Has(rule->deny, kind.modality));
        const bool limbs = rule != nullptr && Has(rule->deny_on_limb, kind.plan);
        if (!closed && !denied && !limbs) continue;
        for (const RegionRef& marked : Under(mark)) {
            if (!closed && !denied && !OnLimb(marked)) continue;
            if (!Meet(ReachOf(marked, rule), place.groups) || !SameSide(marked, place)) continue;
            BlockedItem entry = Entry(kind.modality, Action::Avoid, mark.finding, AdviceOf(rule),
                                      rule ? SourceOf(*rule) : std::string("routines.toml finding_rule"));
            entry.at = marked;
            out.Add(std::move(entry));
            break;
        }
    }
    return out;
}

bool Judge::OnLimb(const RegionRef& at) const {
    return std::any_of(m_rules.limbs.begin(), m_rules.limbs.end(),
                       [&](const Names& limb) { return Has(limb, m_rules.GroupOf(at.region)); });
}

// A rule that holds only while something is marked there, or beside it on the same side.
bool Judge::Stands(const SiteRule& site, const RegionRef& at) const {
    if (site.findings.empty()) return true;
    const auto counts = [&](const RegionRef& marked) {
        if (site.beside.empty()) return marked == at;
        const bool side =
            marked.side == at.side || marked.side == model::Side::Midline || at.side == model::Side::Midline;
        return side && Has(site.beside, marked.region);
    };
    return std::any_of(m_case.marks.begin(), m_case.marks.end(), [&](const CaseMark& mark) {
        const auto under = Under(mark);
        return Has(site.findings, mark.finding) && std::any_of(under.begin(), under.end(), counts);
    });
}

Verdict Judge::OnSites(const PlanKind& kind, const Place& place) const {
    Verdict out;
    for (const SiteRule& site : m_rules.sites) {
        if (!Denies(site.deny, kind, place)) continue;
        for (const RegionRef& under : place.under) {
            if (!Has(site.regions, under.region) || !Stands(site, under)) continue;
            BlockedItem entry = Entry(kind.modality, Action::Avoid, site.id, site.why, site.source);
            entry.at = under;
            out.Add(std::move(entry));
        }
    }
    return out;
}

// A mark on any region the item works on counts, on either side: most items are done on both.
Verdict Judge::OnItemMarks(const ExerciseItem& item, const PlanKind& kind, const Place& place) const {
    Verdict out;
    for (const CaseMark& mark : m_case.marks) {
        const auto under = Under(mark);
        const auto here = std::find_if(under.begin(), under.end(), [&](const RegionRef& marked) {
            return Has(place.regions, marked.region);
        });
        if (here == under.end()) continue;
        const FindingRule* rule = m_rules.Finding(mark.finding, mark.severity);
        const bool allowed = rule != nullptr && Has(rule->allow, item.type) && !Has(rule->deny, item.type) &&
                             mark.severity <= item.max_nrs && !Has(item.deny_findings, mark.finding);
        const bool severe = rule != nullptr && Has(rule->allow, item.type) && mark.severity > item.max_nrs;
        const std::string advice =
            rule == nullptr || severe ? m_rules.notes.at("severity_high") : rule->advice;
        const bool halved = rule != nullptr && rule->dose_factor < 1;
        if (allowed && !halved) continue;
        BlockedItem entry =
            Entry(kind.modality, allowed ? Action::Modify : Action::Avoid, mark.finding, advice, item.source);
        entry.item = item.id;
        entry.at = *here;
        out.Add(std::move(entry));
        if (halved) out.dose_factor = std::min(out.dose_factor, rule->dose_factor);
    }
    return out;
}

Verdict Judge::OnItemHistory(const ExerciseItem& item, const PlanKind& kind) const {
    Verdict out;
    for (const std::string& condition : item.deny_conditions) {
        if (!Holds(condition)) continue;
        BlockedItem entry =
            Entry(kind.modality, Action::Avoid, condition, m_rules.notes.at("item_denied"), item.source);
        entry.item = item.id;
        out.Add(std::move(entry));
    }
    for (const ConditionNote& note : m_rules.positions) {
        if (!Has(note.positions, item.position) && !Has(note.items, item.id)) continue;
        for (const std::string& condition : note.conditions) {
            if (!HoldsIn(condition, note.groups)) continue;
            const bool early = m_case.health.pregnancy_weeks.value_or(note.from_weeks) < note.from_weeks;
            const Action action = early ? Action::Modify : note.action;
            BlockedItem entry = Entry(kind.modality, action, condition, note.reason, note.source);
            entry.item = item.id;
            out.Add(std::move(entry));
        }
        AddPainfulPosition(note, item, kind, out);
    }
    return out;
}

// Weight on a knee or a wrist that hurts, on either side: most such positions rest on both.
void Judge::AddPainfulPosition(const ConditionNote& note, const ExerciseItem& item, const PlanKind& kind,
                               Verdict& out) const {
    for (const CaseMark& mark : m_case.marks) {
        if (!Has(note.findings, mark.finding)) continue;
        for (const RegionRef& marked : Under(mark)) {
            if (!Has(note.regions, marked.region)) continue;
            BlockedItem entry = Entry(kind.modality, note.action, mark.finding, note.reason, note.source);
            entry.item = item.id;
            entry.at = marked;
            out.Add(std::move(entry));
            break;
        }
    }
}

Verdict Judge::OnItem(const ExerciseItem& item, const RegionRef& at) const {
    const PlanKind& kind = *m_rules.Kind(item.type);
    const Place place = PlaceOf(item, at);
    Verdict out = OnKind(kind, place);
    out.Merge(OnItemMarks(item, kind, place));
    out.Merge(OnItemHistory(item, kind));
    for (BlockedItem entry : out.gentle) {
        if (!item.hard || entry.action != ToText(Action::Modify)) continue;
        entry.action = ToText(Action::Avoid);
        entry.item = item.id;
        out.Add(std::move(entry));
    }
    return out;
}

// Rules without a place once; local ones at each mark they touch, or once for a tool that works there.
void Judge::ListHealth(const std::string& modality, const Names& touches,
                       std::vector<BlockedItem>& out) const {
    PlanKind only;
    only.modality = modality;
    only.checks = {modality};
    const auto add = [&](const Place& place) {
        for (const BlockedItem& entry : OnHealth(only, place).against) {
            const auto same = [&](const BlockedItem& each) {
                return each.modality == entry.modality && each.condition == entry.condition &&
                       (each.at.region.empty() || each.at == entry.at);
            };
            if (std::none_of(out.begin(), out.end(), same)) out.push_back(entry);
        }
    };
    add(Place{touches, {}, {}});
    for (const CaseMark& mark : m_case.marks) {
        for (const RegionRef& under : Under(mark)) add(Place{{m_rules.GroupOf(under.region)}, {}, under});
    }
}

namespace {

// Strength may be withheld while gentle mobility, the same modality, is not.
bool OtherTypeAllowed(const Rules& rules, const FindingRule& rule, const PlanKind& kind) {
    return std::any_of(rule.allow.begin(), rule.allow.end(), [&](const std::string& type) {
        const PlanKind* other = rules.Kind(type);
        return other != nullptr && other->modality == kind.modality;
    });
}

}  // namespace

void Judge::ListMarks(std::vector<BlockedItem>& out) const {
    for (const CaseMark& mark : m_case.marks) {
        for (const PlanKind& kind : m_rules.kinds) {
            // Types the generator never offers stand in the tables for the therapist only.
            if (!kind.exercise && kind.plan != kind.modality) continue;
            const Place place = PlaceOf(kind, mark.at);
            const FindingRule* rule = m_rules.Finding(mark.finding, mark.severity);
            if (rule != nullptr && Has(rule->deny, kind.plan) && !OtherTypeAllowed(m_rules, *rule, kind)) {
                BlockedItem entry =
                    Entry(kind.modality, Action::Avoid, mark.finding, rule->advice, SourceOf(*rule));
                entry.at = mark.at;
                AddOnce(out, std::move(entry));
            }
            for (const BlockedItem& entry : OnSites(kind, place).against) AddOnce(out, entry);
        }
    }
}

// Only what is withheld as a whole: strength alone leaves gentle mobility, the same modality.
void Judge::ListScreens(const PlanKind& kind, std::vector<BlockedItem>& out) const {
    const bool partly = std::any_of(m_rules.kinds.begin(), m_rules.kinds.end(), [&](const PlanKind& other) {
        return other.exercise && other.modality == kind.modality && OnScreens(other).Allowed();
    });
    if (partly) return;
    for (const BlockedItem& entry : OnScreens(kind).against) AddOnce(out, entry);
}

// What the history already withholds for a condition keeps its own reason and source.
void Judge::ListFlags(std::vector<BlockedItem>& out) const {
    const auto add = [&](const PlanKind& kind, const RegionRef& at) {
        for (const BlockedItem& entry : OnFlags(kind, PlaceOf(kind, at)).against) {
            const auto same = [&](const BlockedItem& each) {
                return each.modality == entry.modality && each.condition == entry.condition &&
                       each.action == entry.action && each.at == entry.at;
            };
            if (std::none_of(out.begin(), out.end(), same)) out.push_back(entry);
        }
    };
    for (const PlanKind& kind : m_rules.kinds) {
        add(kind, {});
        for (const CaseMark& mark : m_case.marks) {
            if (kind.exercise || kind.needs_mark) add(kind, mark.at);
        }
    }
}

std::vector<BlockedItem> Judge::Withheld() const {
    std::vector<BlockedItem> out;
    Names modalities;
    for (const PlanKind& kind : m_rules.kinds) {
        ListScreens(kind, out);
        for (const std::string& modality : kind.checks) {
            if (!Has(modalities, modality)) modalities.push_back(modality);
        }
    }
    for (const std::string& modality : modalities) {
        const PlanKind* kind = m_rules.Kind(modality);
        ListHealth(modality, kind ? kind->touches : Names(), out);
    }
    ListFlags(out);
    ListMarks(out);
    return out;
}

}  // namespace routine
