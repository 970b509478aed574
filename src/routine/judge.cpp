#include "routine/judge.h"

#include <algorithm>
#include <functional>
#include <tuple>
#include <utility>

namespace routine {

using model::Answer;
using model::BlockedItem;

BlockedItem Entry(std::string modality, Action action, std::string condition, std::string reason,
                  std::string source) {
    BlockedItem out;
    out.modality = std::move(modality);
    out.action = ToText(action);
    out.condition = std::move(condition);
    out.reason = std::move(reason);
    out.source = std::move(source);
    return out;
}

void AddOnce(std::vector<BlockedItem>& list, BlockedItem entry) {
    if (!Has(list, entry)) list.push_back(std::move(entry));
}

void Verdict::Add(BlockedItem entry) {
    auto& list = entry.action == ToText(Action::Modify) ? changes : against;
    AddOnce(list, std::move(entry));
}

void Verdict::Merge(const Verdict& other) {
    for (const BlockedItem& entry : other.against) AddOnce(against, entry);
    for (const BlockedItem& entry : other.changes) AddOnce(changes, entry);
    for (const BlockedItem& entry : other.gentle) AddOnce(gentle, entry);
    dose_factor = std::min(dose_factor, other.dose_factor);
    pain_rules.insert(pain_rules.end(), other.pain_rules.begin(), other.pain_rules.end());
}

bool Denies(const Names& types, const PlanKind& kind, const Place& place) {
    return Has(types, kind.plan) || (place.deep && Has(types, "deep_self_massage"));
}

namespace {

// Nothing hurts there (any more): such a mark asks for nothing.
bool Gone(const CaseMark& mark) {
    return mark.rated && mark.severity <= 0 && (mark.finding == "pain" || mark.finding == "tender_point");
}

Case InOrder(Case of) {
    std::erase_if(of.marks, Gone);
    const auto key = [](const CaseMark& mark) {
        return std::make_tuple(-mark.severity, std::cref(mark.at), std::cref(mark.finding),
                               mark.tenderness.value_or(-1), std::cref(mark.note), std::cref(mark.covers),
                               std::cref(mark.leads_to));
    };
    std::sort(of.marks.begin(), of.marks.end(),
              [&](const CaseMark& a, const CaseMark& b) { return key(a) < key(b); });
    return of;
}

}  // namespace

Judge::Judge(const Rules& rules, const Case& of) : m_rules(rules), m_case(InOrder(of)) {
    ReadHistory();
    ReadRules();
    ReadFlags();
}

// Of hundreds of rules a client meets a few: looked for once.
void Judge::ReadRules() {
    std::vector<bool> held;
    for (const ConditionFact& fact : m_rules.conditions) held.push_back(Holds(fact.id));
    for (const auto& [modality, rules] : m_rules.health_rules) {
        auto& active = m_active[modality];
        for (const HealthRule& rule : rules) {
            if (held[rule.condition_at]) active.push_back(&rule);
        }
    }
}

bool Judge::Holds(const std::string& condition) const {
    const auto found = m_held.find(condition);
    return found != m_held.end() && found->second.status == Answer::Yes;
}

std::vector<std::string> Judge::Unplaced() const {
    std::vector<std::string> out;
    for (const ConditionFact& fact : m_rules.conditions) {
        if (fact.local_rules && Holds(fact.id) && m_held.at(fact.id).places.empty()) out.push_back(fact.id);
    }
    return out;
}

void Judge::ReadHistory() {
    for (const ConditionFact& fact : m_rules.conditions) m_held[fact.id];
    for (const ConditionFact& fact : m_rules.conditions) {
        const auto found = m_case.health.conditions.find(fact.id);
        model::ConditionAnswer answer;
        answer.answer = m_case.health.others;
        if (found != m_case.health.conditions.end()) answer = found->second;
        Held& held = m_held[fact.id];
        held.cleared = held.cleared || answer.cleared_by_doctor;
        held.places.insert(held.places.end(), answer.areas.begin(), answer.areas.end());
        if (answer.answer == Answer::Past) {
            ReadPast(fact, answer);
        } else if (held.status != Answer::Yes) {
            held.status = answer.answer;
        }
    }
    ReadDerived();
    ReadPlaces();
    for (const ConditionFact& fact : m_rules.conditions) {
        if (m_held[fact.id].status == Answer::Unknown && !(m_held[fact.id].cleared && MayBeCleared(fact.id)))
            m_unknown.push_back(fact.id);
    }
    for (const auto& [id, answer] : m_case.health.conditions) {
        // A line the tables do not know cannot be judged.
        if (m_rules.Condition(id) == nullptr && answer.answer != Answer::No) m_unknown.push_back(id);
    }
}

bool Judge::MayBeCleared(const std::string& condition) const {
    for (const auto& [modality, rules] : m_rules.health_rules) {
        if (m_rules.unknown_rules.count(modality) == 0) continue;
        for (const HealthRule& rule : rules) {
            if (rule.condition == condition && rule.action == Action::Avoid) return false;
        }
    }
    return true;
}

void Judge::ReadPast(const ConditionFact& fact, const model::ConditionAnswer& answer) {
    Held& own = m_held[fact.id];
    const auto maps = m_rules.past_maps_to.find(fact.id);
    if (maps != m_rules.past_maps_to.end()) {
        if (own.status != Answer::Yes) own.status = Answer::No;
        Held& other = m_held[maps->second];
        other.status = Answer::Yes;
        if (&other != &own) other.places.insert(other.places.end(), answer.areas.begin(), answer.areas.end());
    } else if (m_rules.past_keeps.count(fact.id) > 0) {
        own.status = Answer::Yes;
    } else if (own.status != Answer::Yes) {
        const bool healed = answer.cleared_by_doctor || !answer.clearance.empty();
        own.status = healed ? Answer::No : Answer::Unknown;
    }
}

namespace {

bool Within(int value, const std::optional<int>& min, const std::optional<int>& max) {
    return (min || max) && value >= min.value_or(value) && value <= max.value_or(value);
}

}  // namespace

void Judge::ReadDerived() {
    const auto pressure = m_case.blood_pressure ? m_case.blood_pressure : m_case.health.blood_pressure;
    for (const Derived& rule : m_rules.derived) {
        bool known = false;
        bool met = false;
        if (rule.input == "age" && m_case.age) {
            known = true;
            met = Within(*m_case.age, rule.min, rule.max);
        } else if (rule.input == "blood_pressure" && pressure) {
            known = true;
            met = Within(pressure->first, rule.systolic_min, rule.systolic_max) ||
                  Within(pressure->second, rule.diastolic_min, rule.diastolic_max);
        }
        Held& held = m_held[rule.condition];
        if (met) {
            held.status = Answer::Yes;
        } else if (known && rule.otherwise == model::ToText(Answer::No) && held.status == Answer::Unknown) {
            held.status = Answer::No;
        }
    }
}

// Regions named as areas stand for their group; a name that is neither leaves the condition without a place.
void Judge::ReadPlaces() {
    for (const ConditionFact& fact : m_rules.conditions) {
        Held& held = m_held[fact.id];
        Names groups;
        bool lost = false;
        for (const std::string& name : held.places) {
            const RegionFact* region = m_rules.Region(name);
            const bool group = std::any_of(m_rules.regions.begin(), m_rules.regions.end(),
                                           [&](const auto& each) { return each.second.group == name; });
            lost = lost || (!group && region == nullptr);
            groups.push_back(region ? region->group : name);
        }
        if (held.places.empty()) groups = fact.default_groups;
        for (const CaseMark& mark : m_case.marks) {
            if (!Has(fact.place_findings, mark.finding)) continue;
            for (const model::RegionRef& at : Under(mark)) {
                const std::string group = m_rules.GroupOf(at.region);
                if (!group.empty()) groups.push_back(group);
            }
        }
        held.places = lost ? Names() : groups;
    }
}

bool Judge::PerKgAllowed() const {
    return m_case.body_mass_kg && *m_case.body_mass_kg > 0 && !AvoidsWeighing();
}

bool Judge::AvoidsWeighing() const {
    return std::any_of(m_rules.per_kg_conditions.begin(), m_rules.per_kg_conditions.end(),
                       [&](const std::string& id) { return m_held.at(id).status != Answer::No; });
}

void Judge::Raise(const std::string& urgency, const std::string& id, const std::string& text) {
    for (std::size_t i = 0; i < m_rules.flag_actions.size(); ++i) {
        const FlagAction& action = m_rules.flag_actions[i];
        if (action.urgency != urgency) continue;
        if (!m_refer || i < m_urgency) {
            if (!m_refer) m_refer.emplace();
            m_urgency = i;
            m_refer->urgency = action.plan_urgency;
            // What ends the plan says what to do now, whatever raised it.
            m_refer->text = text.empty() || action.ends_plan ? action.text : text;
        }
        m_refer->flags.push_back(id);
        m_ends_plan = m_ends_plan || action.ends_plan;
    }
}

namespace {
constexpr char kSameDay[] = "same_day";
}

std::string Judge::UrgencyOf(const ConditionFact& fact) const {
    if (fact.refer_urgency.empty() || !Holds(fact.id)) return {};
    const Names& places = m_held.at(fact.id).places;
    const bool asked = std::ranges::any_of(m_case.marks, [&](const CaseMark& mark) {
        return Has(fact.refer_findings, mark.finding) &&
               (places.empty() || std::ranges::any_of(ComplainedOf(mark), [&](const model::RegionRef& at) {
                    return Has(places, m_rules.GroupOf(at.region));
                }));
    });
    if (!fact.refer_findings.empty() && !asked) return {};
    const bool worse = std::ranges::any_of(fact.refer_emergency_with,
                                           [&](const std::string& other) { return Holds(other); });
    if (worse) return m_rules.flag_actions.front().urgency;
    return SoreForToday(fact) ? kSameDay : fact.refer_urgency;
}

bool Judge::SoreForToday(const ConditionFact& fact) const {
    return std::ranges::any_of(m_case.marks, [&](const CaseMark& mark) {
        return (mark.finding == "pain" || mark.finding == "tender_point") &&
               std::ranges::any_of(ComplainedOf(mark), [&](const model::RegionRef& at) {
                   return Has(fact.refer_same_day_regions, at.region);
               });
    });
}

const std::string& Judge::ReferralOf(const ConditionFact& fact) const {
    return SoreForToday(fact) ? fact.refer_same_day : fact.refer;
}

void Judge::ReadFlags() {
    for (const std::string& id : m_case.red_flags) {
        const auto found = std::find_if(m_rules.flags.begin(), m_rules.flags.end(),
                                        [&](const FlagFact& fact) { return fact.flag.id == id; });
        if (found != m_rules.flags.end()) {
            m_flags.push_back(&*found);
            Raise(found->flag.urgency, id, {});
        } else {
            m_strange_flag = true;
            if (!m_rules.flag_actions.empty()) Raise(m_rules.flag_actions.front().urgency, id, {});
        }
    }
    for (const ConditionFact& fact : m_rules.conditions) {
        const std::string urgency = UrgencyOf(fact);
        if (!urgency.empty()) Raise(urgency, fact.id, ReferralOf(fact));
    }
}

namespace {
constexpr char kReferralSource[] = "routines.toml red_flag_action";
}

// A mark is worked on as a whole: what is done where it was charted reaches every region it lies on.
std::vector<model::RegionRef> Judge::UnderMarksAt(const model::RegionRef& at) const {
    if (at.region.empty()) return {};
    std::vector<model::RegionRef> out{at};
    for (const CaseMark& mark : m_case.marks) {
        if (mark.at != at) continue;
        for (const model::RegionRef& under : Under(mark)) {
            if (!Has(out, under)) out.push_back(under);
        }
    }
    return out;
}

Place Judge::PlaceOf(const PlanKind& kind, const model::RegionRef& at) const {
    Place out{kind.touches, {}, at, UnderMarksAt(at)};
    for (const model::RegionRef& under : out.under) {
        out.regions.push_back(under.region);
        out.groups.push_back(m_rules.GroupOf(under.region));
    }
    return out;
}

Place Judge::PlaceOf(const ExerciseItem& item, const model::RegionRef& at) const {
    Place out{{}, item.regions, at, UnderMarksAt(at), item.hard && item.type == "self_massage"};
    for (const model::RegionRef& under : out.under) {
        if (!Has(out.regions, under.region)) out.regions.push_back(under.region);
    }
    for (const std::string& region : out.regions) {
        const std::string group = m_rules.GroupOf(region);
        if (!Has(out.groups, group)) out.groups.push_back(group);
    }
    return out;
}

std::string Judge::UnknownLine() const {
    return m_unknown.size() == 1 ? m_unknown.front() : std::string("unanswered");
}

Action Judge::ActionOf(const HealthRule& rule) const {
    if (rule.avoid_to_age > 0 && m_case.age && *m_case.age <= rule.avoid_to_age) return Action::Avoid;
    const bool lifted = rule.action == Action::AskDoctor && m_held.at(rule.condition).cleared;
    return lifted ? Action::Modify : rule.action;
}

namespace {

// Parts of an arm or a leg stand in order in the tables: from the trunk outwards.
bool NextTo(const Rules& rules, const Names& places, const std::string& group) {
    return std::ranges::any_of(rules.limbs, [&](const Names& limb) {
        const auto at = std::ranges::find(limb, group);
        return at != limb.end() && ((at != limb.begin() && Has(places, *std::prev(at))) ||
                                    (std::next(at) != limb.end() && Has(places, *std::next(at))));
    });
}

// What pulls on a muscle that comes from the trunk pulls on the trunk; not the other way round.
bool CrossesTo(const Rules& rules, const Names& places, const std::string& group) {
    return std::ranges::any_of(rules.crossings, [&](const Crossing& crossing) {
        return Has(places, crossing.from) && Has(crossing.to, group);
    });
}

bool OnSameLimb(const Rules& rules, const Names& places, const std::string& group) {
    return std::ranges::any_of(rules.limbs,
                               [&](const Names& limb) { return Has(limb, group) && Meet(limb, places); });
}

}  // namespace

std::vector<const HealthRule*> Judge::RulesOn(const std::string& modality, const Place& place) const {
    std::vector<const HealthRule*> out;
    const auto rules = m_active.find(modality);
    if (rules == m_active.end()) return out;
    for (const HealthRule* rule : rules->second) {
        if (Reaches(*rule, place)) out.push_back(rule);
    }
    return out;
}

bool Judge::Reaches(const HealthRule& rule, const Place& place) const {
    const Names& places = m_held.at(rule.condition).places;
    return !rule.local || places.empty() || std::ranges::any_of(place.groups, [&](const std::string& group) {
        return Has(places, group) ||
               (rule.beside && (NextTo(m_rules, places, group) || CrossesTo(m_rules, places, group))) ||
               (rule.limb && OnSameLimb(m_rules, places, group));
    });
}

bool Judge::HoldsSteps(const PlanKind& kind) const {
    return std::ranges::any_of(kind.checks, [&](const std::string& modality) {
        const auto rules = m_active.find(modality);
        return rules != m_active.end() &&
               std::ranges::any_of(rules->second, [](const HealthRule* rule) { return rule->holds_steps; });
    });
}

bool Judge::HoldsIn(const std::string& condition, const Names& groups) const {
    if (!Holds(condition)) return false;
    const Names& places = m_held.at(condition).places;
    return groups.empty() || places.empty() || Meet(places, groups);
}

// Strength does not start on a fresh injury; movement of the same part may.
void Judge::AddNear(const PlanKind& kind, const Place& place, Verdict& out) const {
    for (const std::string& condition : kind.deny_near) {
        const Names& places = m_held.at(condition).places;
        if (!Holds(condition) || (!places.empty() && !Meet(places, place.groups))) continue;
        BlockedItem entry =
            Entry(kind.modality, Action::Avoid, condition, m_rules.notes.at("near_" + condition),
                  "routines.toml modality_map " + kind.plan);
        entry.at = place.at;
        out.Add(std::move(entry));
    }
}

// What a doctor agreed to is said in a sentence for the client, and tools begin at their lowest: the reason
// of the rule is the therapist's, unless it is told.
void Judge::AddRule(const HealthRule& rule, const PlanKind& kind, const Place& place, Verdict& out) const {
    BlockedItem entry = Entry(rule.modality, ActionOf(rule), rule.condition, rule.reason, rule.source);
    entry.reviewed = rule.reviewed;
    if (rule.local) entry.at = place.at;
    // A local rule that a tool without a place runs into withholds the tool, not its whole modality.
    if (rule.local && !kind.touches.empty()) entry.modality = kind.modality;
    out.dose_factor = std::min(out.dose_factor, rule.dose_factor);
    if (!rule.pain_rule.empty()) out.pain_rules.push_back(rule.pain_rule);
    const bool lifted = rule.action == Action::AskDoctor && entry.action == ToText(Action::Modify);
    if (rule.gentle || (lifted && !kind.exercise)) out.gentle.push_back(entry);
    if (lifted) {
        BlockedItem agreed = entry;
        agreed.reason = m_rules.notes.at("cleared_" + rule.modality);
        out.Add(std::move(agreed));
        if (!rule.told) return;
    }
    out.Add(std::move(entry));
}

Verdict Judge::OnHealth(const PlanKind& kind, const Place& place) const {
    Verdict out;
    AddNear(kind, place, out);
    for (const std::string& modality : kind.checks) {
        for (const HealthRule* rule : RulesOn(modality, place)) {
            if (rule->only.empty() || Has(rule->only, kind.plan)) AddRule(*rule, kind, place, out);
        }
        const auto unknown = m_rules.unknown_rules.find(modality);
        if (!m_unknown.empty() && unknown != m_rules.unknown_rules.end()) {
            const HealthRule& rule = unknown->second;
            const BlockedItem entry = Entry(modality, rule.action, UnknownLine(), rule.reason, rule.source);
            if (rule.gentle) out.gentle.push_back(entry);
            out.Add(entry);
        }
    }
    return out;
}

Verdict Judge::OnFlags(const PlanKind& kind, const Place& place) const {
    Verdict out;
    Names marked;
    for (const CaseMark& mark : m_case.marks) {
        for (const model::RegionRef& at : ComplainedOf(mark)) marked.push_back(m_rules.GroupOf(at.region));
    }
    for (const FlagFact* fact : m_flags) {
        for (const BlockScope& scope : m_rules.scopes) {
            if (scope.id != fact->blocks) continue;
            const bool named = Has(scope.withhold, "all") || Has(scope.withhold, kind.plan) ||
                               Has(scope.withhold, kind.modality);
            const bool whole = scope.place == "everywhere" || (scope.place == "marks" && marked.empty());
            const bool here = whole || Meet(scope.place == "marks" ? marked : scope.groups, place.groups);
            if (!named || !here) continue;
            BlockedItem entry = Entry(kind.modality, Action::Avoid, fact->flag.id, scope.text, fact->source);
            if (!whole) entry.at = place.at;
            out.Add(std::move(entry));
        }
    }
    if ((m_strange_flag || m_ends_plan) && out.Allowed() && m_refer)
        out.Add(Entry(kind.modality, Action::Avoid, m_refer->flags.front(), m_refer->text, kReferralSource));
    return out;
}

Verdict Judge::OnKind(const PlanKind& kind, const Place& place) const {
    Verdict out = OnFlags(kind, place);
    out.Merge(OnScreens(kind));
    out.Merge(OnHealth(kind, place));
    out.Merge(OnMarks(kind, place));
    out.Merge(OnSites(kind, place));
    return out;
}

}  // namespace routine
