#include "routine/explain.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

#include "routine/explainer.h"

namespace routine {

using model::Answer;
using model::BlockedItem;
using model::RegionRef;

namespace {

const std::string kRoutines = "routines.toml ", kHealth = "contraindications.toml ";

constexpr std::array kStages{"derived", "red-flag", "contraindication", "finding", "site",
                             "item",    "load",     "conflict",         "limit",   "result"};
constexpr std::array kOutcomes{
    "holds",   "does-not-hold", "not-told",      "unknown", "past-holds", "past-over",  "past-open",
    "present", "asks",          "plan-ends",     "none",    "avoid",      "ask-doctor", "modify",
    "cleared", "not-here",      "allows",        "closes",  "picked",     "blocked",    "no-equipment",
    "no-day",  "ranked-after",  "limit-reached", "offered", "left-out",   "passed",     "in-force",
    "within",  "planned",       "withheld"};
static_assert(kStages.size() == static_cast<std::size_t>(Stage::Result) + 1);
static_assert(kOutcomes.size() == static_cast<std::size_t>(Outcome::Withheld) + 1);

std::string HealthRuleName(const std::string& condition, const std::string& modality) {
    return kHealth + condition + " × " + modality;
}

std::string FindingRuleName(const FindingRule& rule) {
    return kRoutines + "finding_rule " + rule.finding + " " + std::to_string(rule.severity_min) + "-" +
           std::to_string(rule.severity_max);
}

Outcome Of(Action action) {
    if (action == Action::Modify) return Outcome::Modify;
    return action == Action::AskDoctor ? Outcome::AskDoctor : Outcome::Avoid;
}

std::string Figure(double value) {
    std::array<char, 32> text{};
    const int length = std::snprintf(text.data(), text.size(), "%g", value);
    return {text.data(), static_cast<std::size_t>(std::max(0, length))};
}

}  // namespace

const char* ToText(Stage stage) {
    return kStages.at(static_cast<std::size_t>(stage));
}

const char* ToText(Outcome outcome) {
    return kOutcomes.at(static_cast<std::size_t>(outcome));
}

Step& Explainer::Add(Stage stage, Outcome outcome, std::string rule, std::string subject) {
    Step& step = m_out.steps.emplace_back();
    step.stage = stage;
    step.outcome = outcome;
    step.rule = std::move(rule);
    step.subject = std::move(subject);
    return step;
}

std::vector<const CaseMark*> Explainer::Marks() const {
    std::vector<const CaseMark*> out;
    for (const CaseMark& mark : m_judge.Of().marks) out.push_back(&mark);
    return out;
}

void Explainer::Derived() {
    for (const routine::Derived& rule : m_rules.derived) {
        const auto pressure = m_case.blood_pressure ? m_case.blood_pressure : m_case.health.blood_pressure;
        const bool of_age = rule.input == "age";
        const bool told = of_age ? m_case.age.has_value() : pressure.has_value();
        const Outcome outcome = !told                           ? Outcome::NotTold
                                : m_judge.Holds(rule.condition) ? Outcome::Holds
                                                                : Outcome::DoesNotHold;
        Step& step =
            Add(Stage::Derived, outcome, kRoutines + "derived_condition " + rule.condition, rule.condition);
        step.because = rule.input;
        if (told && of_age) step.amount = std::to_string(*m_case.age);
        if (told && !of_age)
            step.amount = std::to_string(pressure->first) + "/" + std::to_string(pressure->second);
    }
    Past();
    const auto& unknown = m_judge.Unknown();
    if (!unknown.empty()) Add(Stage::Derived, Outcome::Unknown, kHealth + "unknown_rule", {}).also = unknown;
}

void Explainer::Past() {
    for (const auto& [id, answer] : m_case.health.conditions) {
        if (answer.answer != Answer::Past) continue;
        const auto maps = m_rules.past_maps_to.find(id);
        if (maps != m_rules.past_maps_to.end()) {
            Add(Stage::Derived, Outcome::PastHolds, kHealth + "past_maps_to", id).also = {maps->second};
        } else if (m_rules.past_keeps.count(id) > 0) {
            Add(Stage::Derived, Outcome::PastHolds, kHealth + "past_keeps", id).also = {id};
        } else {
            const bool over = answer.cleared_by_doctor || !answer.clearance.empty();
            Add(Stage::Derived, over ? Outcome::PastOver : Outcome::PastOpen, kHealth + "condition " + id,
                id);
        }
    }
}

void Explainer::Flags() {
    const std::size_t before = m_out.steps.size();
    for (const std::string& id : m_case.red_flags) {
        Step& step = Add(Stage::RedFlag, Outcome::FlagPresent, kRoutines + "red_flag " + id, id);
        for (const FlagFact& fact : m_rules.flags) {
            if (fact.flag.id != id) continue;
            step.text = fact.flag.name;
            step.source = fact.source;
            step.also = {fact.blocks};
        }
    }
    for (const ConditionFact& fact : m_rules.conditions) {
        if (m_judge.UrgencyOf(fact).empty()) continue;
        Add(Stage::RedFlag, Outcome::FlagPresent, kHealth + "condition " + fact.id + " refer", fact.id).text =
            m_judge.ReferralOf(fact);
    }
    Screens();
    if (m_out.steps.size() == before) Add(Stage::RedFlag, Outcome::NothingRaised, kRoutines + "red_flag", {});
    if (!m_judge.Refer()) return;
    const bool ends = m_judge.EndsPlan();
    Step& refer = Add(Stage::RedFlag, ends ? Outcome::PlanEnds : Outcome::InForce,
                      kRoutines + "red_flag_action " + m_judge.Refer()->urgency, m_judge.Refer()->urgency);
    refer.text = m_judge.Refer()->text;
    refer.also = m_judge.Refer()->flags;
}

void Explainer::Screens() {
    for (const ScreenRule& rule : m_rules.screens) {
        Names held;
        std::string flag;
        for (const PlanKind& kind : m_rules.kinds) {
            for (const BlockedItem& entry : m_judge.OnKind(kind, {}).against) {
                if (entry.source != rule.source || !Has(rule.asks, entry.condition)) continue;
                flag = entry.condition;
                if (!Has(held, kind.plan)) held.push_back(kind.plan);
            }
        }
        if (held.empty()) continue;
        Step& step = Add(Stage::RedFlag, Outcome::Asks, kRoutines + "screen_rule " + flag, flag);
        step.because = flag;
        step.also = held;
        step.text = rule.reason;
        step.source = rule.source;
    }
}

void Explainer::TellRule(const HealthRule& rule, Outcome outcome, const RegionRef& at) {
    Step& step =
        Add(Stage::Contraindication, outcome, HealthRuleName(rule.condition, rule.modality), rule.modality);
    step.at = at;
    step.because = rule.condition;
    step.text = rule.reason;
    step.source = rule.source;
    step.reviewed = rule.reviewed;
}

// A local rule is told where it touches: at each mark, or once for a tool that works there.
void Explainer::HistoryOf(const ConditionFact& fact) {
    for (const auto& [modality, rules] : m_rules.health_rules) {
        for (const HealthRule& rule : rules) {
            if (rule.condition != fact.id) continue;
            const Action action = m_judge.ActionOf(rule);
            const bool cleared = rule.action == Action::AskDoctor && action == Action::Modify;
            const Outcome outcome = cleared ? Outcome::Cleared : Of(action);
            const PlanKind* kind = m_rules.Kind(modality);
            const Place tool{kind ? kind->touches : Names(), {}, {}};
            if (Has(m_judge.RulesOn(modality, tool), &rule)) {
                TellRule(rule, outcome, {});
                continue;
            }
            std::vector<RegionRef> told;
            for (const CaseMark* mark : Marks()) {
                for (const RegionRef& under : Under(*mark)) {
                    const Place place{{m_rules.GroupOf(under.region)}, {}, under};
                    if (Has(told, under) || !Has(m_judge.RulesOn(modality, place), &rule)) continue;
                    told.push_back(under);
                    TellRule(rule, outcome, under);
                }
            }
            if (told.empty()) TellRule(rule, Outcome::NotHere, {});
        }
    }
}

void Explainer::UnknownRules() {
    if (m_judge.Unknown().empty()) return;
    for (const auto& [modality, rule] : m_rules.unknown_rules) {
        Step& step =
            Add(Stage::Contraindication, Of(rule.action), kHealth + "unknown_rule × " + modality, modality);
        step.because = m_judge.Unknown().size() == 1 ? m_judge.Unknown().front() : std::string("unanswered");
        step.text = rule.reason;
        step.source = rule.source;
        step.reviewed = rule.reviewed;
    }
}

void Explainer::History() {
    const std::size_t before = m_out.steps.size();
    for (const ConditionFact& fact : m_rules.conditions) {
        if (m_judge.Holds(fact.id)) HistoryOf(fact);
    }
    UnknownRules();
    if (m_out.steps.size() == before)
        Add(Stage::Contraindication, Outcome::NothingRaised, kHealth + "rule", {});
}

void Explainer::Findings() {
    for (const CaseMark* mark : Marks()) {
        const FindingRule* rule = m_rules.Finding(mark->finding, mark->severity);
        const bool closed = rule == nullptr || rule->allow.empty();
        const std::string name = rule != nullptr ? FindingRuleName(*rule) : kRoutines + "finding_rule";
        Step& step = Add(Stage::Finding, closed ? Outcome::Closes : Outcome::Allows, name, mark->finding);
        step.at = mark->at;
        step.because = std::to_string(mark->severity);
        step.text = m_rules.notes.at("severity_high");
        if (rule == nullptr) continue;
        step.text = rule->advice;
        step.also = closed ? rule->deny : rule->allow;
        if (rule->dose_factor < 1) step.amount = Figure(rule->dose_factor);
    }
}

void Explainer::Sites() {
    std::vector<RegionRef> told;
    for (const CaseMark* mark : Marks()) {
        for (const RegionRef& under : Under(*mark)) {
            if (Has(told, under)) continue;
            told.push_back(under);
            for (const SiteRule& site : m_rules.sites) {
                if (!Has(site.regions, under.region) || !m_judge.Stands(site, under)) continue;
                Step& step = Add(Stage::Site, Outcome::Closes, kRoutines + "site_rule " + site.id, site.id);
                step.at = under;
                step.also = site.deny;
                step.text = site.why;
                step.source = site.source;
            }
        }
    }
}

Explanation Explainer::Run() {
    m_out.plan = Propose(m_book, m_case);
    m_out.ask_place = m_judge.Unplaced();
    m_out.days_since_race = m_case.days_since_race;
    m_further = FurtherItems(m_book, m_case, m_out.plan);
    Derived();
    Flags();
    History();
    Findings();
    Sites();
    if (!m_judge.EndsPlan()) {
        Items();
        Loads();
        Conflicts();
        Limits();
    }
    Results();
    return std::move(m_out);
}

Explanation Explain(const RuleBook& book, const Case& of) {
    return Explainer(book, of).Run();
}

namespace {

bool FromTable(const BlockedItem& entry) {
    return entry.source.starts_with(kRoutines);
}

std::string MarkRule(const Rules& rules, const Case& of, const BlockedItem& entry) {
    for (const CaseMark& mark : of.marks) {
        const FindingRule* rule = rules.Finding(mark.finding, mark.severity);
        if (mark.finding == entry.condition && Has(Under(mark), entry.at) && rule != nullptr)
            return FindingRuleName(*rule);
    }
    return kRoutines + "finding_rule " + entry.condition;
}

std::string PositionRuleName(const ConditionNote& note) {
    return kRoutines + "position_rule " + (note.positions.empty() ? note.items : note.positions).front();
}

// Its reason, or what stands for it once a doctor agreed.
bool Says(const Rules& rules, const HealthRule& rule, const BlockedItem& entry) {
    if (rule.condition != entry.condition) return false;
    return rule.reason == entry.reason ||
           (rule.action == Action::AskDoctor && rules.notes.at("cleared_" + rule.modality) == entry.reason);
}

std::string HistoryRule(const Rules& rules, const BlockedItem& entry) {
    const bool denied = entry.reason == rules.notes.at("item_denied");
    if (denied) return kRoutines + "item " + entry.item + " deny_conditions";
    for (const ConditionNote& note : rules.positions) {
        if (note.reason == entry.reason && Has(note.conditions, entry.condition))
            return PositionRuleName(note);
    }
    const auto found = rules.health_rules.find(entry.modality);
    const bool listed = found != rules.health_rules.end() &&
                        std::any_of(found->second.begin(), found->second.end(),
                                    [&](const HealthRule& rule) { return Says(rules, rule, entry); });
    if (listed) return HealthRuleName(entry.condition, entry.modality);
    const auto unknown = rules.unknown_rules.find(entry.modality);
    if (unknown != rules.unknown_rules.end() && unknown->second.reason == entry.reason)
        return kHealth + "unknown_rule × " + entry.modality;
    // The row of another modality the kind is checked against.
    for (const auto& [modality, rows] : rules.health_rules) {
        for (const HealthRule& rule : rows) {
            if (Says(rules, rule, entry)) return HealthRuleName(entry.condition, modality);
        }
    }
    return kHealth + "condition " + entry.condition;
}

}  // namespace

std::string RuleName(const RuleBook& book, const Case& of, const BlockedItem& entry) {
    const Rules& rules = book.Get();
    if (FromTable(entry) && entry.source != kRoutines + "red_flag_action") return entry.source;
    const bool flag = std::any_of(rules.flags.begin(), rules.flags.end(),
                                  [&](const FlagFact& fact) { return fact.flag.id == entry.condition; });
    if (flag) {
        const bool present = Has(of.red_flags, entry.condition);
        return kRoutines + (present ? "red_flag " : "screen_rule ") + entry.condition;
    }
    if (FromTable(entry)) return entry.source + " " + entry.condition;
    for (const SiteRule& site : rules.sites) {
        if (site.id == entry.condition) return kRoutines + "site_rule " + site.id;
    }
    for (const ConditionNote& note : rules.positions) {
        if (note.reason == entry.reason && Has(note.findings, entry.condition)) return PositionRuleName(note);
    }
    const bool finding =
        std::any_of(rules.findings.begin(), rules.findings.end(),
                    [&](const FindingRule& rule) { return rule.finding == entry.condition; });
    if (finding && !entry.at.region.empty()) return MarkRule(rules, of, entry);
    return HistoryRule(rules, entry);
}

}  // namespace routine
