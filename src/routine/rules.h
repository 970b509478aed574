// The tables of templates/ as values. Private to the layer.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <string>
#include <vector>

#include "model/plan.h"
#include "routine/planner.h"

namespace routine {

using Names = std::vector<std::string>;

enum class Action { None, Modify, AskDoctor, Avoid };  // ascending: the strictest wins

struct RegionFact {
    std::string group;
    bool paired = true;
    int priority = 1;
};

struct ConditionFact {
    std::string id;
    Names default_groups, place_findings;
    std::string refer_urgency, refer;
    Names refer_findings{};        // it stands only where one of these is marked in its places
    Names refer_emergency_with{};  // beside one of these conditions it is an emergency
    // Sore there, it is for the same day, in words of its own.
    Names refer_same_day_regions{};
    std::string refer_same_day{};
    bool local_rules = false;  // at least one rule of it is local
};

struct HealthRule {
    std::string condition, modality;
    std::size_t condition_at = 0;  // its place among the conditions
    Action action = Action::None;
    bool local = false;
    std::string reason, source;
    bool reviewed = false;
    bool gentle = false;       // asks for less: the lowest dose, no hard tool, drinking to thirst
    int pressure_max = 0;      // massage: Walton level, 0 = not named
    int avoid_to_age = 0;      // up to this age it is an avoid; 0 = no such limit
    double dose_factor = 1;    // of an exercise it changes
    Names only{};              // plan kinds it speaks of; empty: all that check its modality
    std::string pain_rule{};   // in place of the exercise's own where that lets more pain go
    bool beside = false;       // a local one reaches the neighbouring parts and what crosses to it too
    bool limb = false;         // a local one closes the whole arm or leg
    bool holds_steps = false;  // no dose goes up by itself while it stands
    bool told = false;         // ask-doctor: a client can act on its reason, which stays once a doctor agreed
};

struct Derived {
    std::string input, condition, otherwise;
    std::optional<int> min, max;                                                  // age
    std::optional<int> systolic_min, systolic_max, diastolic_min, diastolic_max;  // blood_pressure
};

struct PlanKind {
    std::string plan, modality, equipment, evidence;
    std::string tool;         // the row of modalities.toml that doses it; the modality unless said
    std::string known_first;  // only for a client who knows this one
    Names checks, touches;
    Names deny_near{};  // conditions that close it where they are
    bool exercise = false, passive = false, needs_mark = false, whole_body = false;
};

struct FlagFact {
    RedFlag flag;
    std::string blocks, source;
};

struct FlagAction {
    std::string urgency, plan_urgency, text;
    bool ends_plan = false;
};

struct BlockScope {
    std::string id, text, place;  // place: everywhere, marks, groups
    Names withhold, groups;
};

struct ScreenRule {
    Names findings, groups, regions, asks, withhold;
    int severity_min = 0;
    std::string reason, source;
    Names needs_conditions{};  // only for a client with one of these; empty: for everyone
};

struct SiteRule {
    std::string id, why, source;
    Names regions, deny;
    Names findings;  // only while one of these is marked there; empty: always
    Names beside{};  // marked on one of these, on the same side, in place of there
};

struct PainRule {
    int during_max = 0;
    std::string action;
};

struct FindingRule {
    std::string finding, advice;
    int severity_min = 0, severity_max = 10, line = 0;
    Names allow, deny;
    Names deny_on_limb{};  // where the mark lies on an arm or a leg
    double dose_factor = 1;
    bool limb = false;
};

// A tool a mark asks for, whatever the training.
struct FindingTool {
    std::string modality, detail;
    Names findings, groups, needs_conditions;
    int severity_min = 0, days_per_week = 7, first_days = 7;
};

struct LoadRule {
    model::Load load = model::Load::Unknown;
    int day_offset = 0;
    std::string modality, detail, plain_detail, else_modality, else_detail, item_id, item_name,
        name;  // name: "load_rule 14"
    bool deny = false, required = false, known_only = false, optional = false;
    bool tell = false;  // said to the client beside the item: its reason alone would be the therapist's
    Names needs_findings, places;  // of the marks a tool that needs one may be used at; places: groups
    int item_minutes = 0, item_minutes_min = 0;
};

struct RaceRule {
    int days_min = 0, days_max = 0;
    std::string advice, massage_change, strength_change;  // the changes stand on what is done then
    double strength_factor = 1;                           // of the dose of strength items
    bool before_start = false, massage_deny = false, limits_new = false;
    Names deny_types, first_time_deny, new_allowed;
};

struct AfterRaceRule {
    int days_min = 0, days_max = 0;  // after the race: 0 its own day
    std::string advice, tell, warn, source;
    std::string massage_change, self_massage_change, cold_change, strength_change;
    double strength_factor = 1;
    int massage_max = 0;      // Walton level, 0 = not named
    int soreness_above = -1;  // deny_types hold where a mark is above it; -1: always
    bool limits_new = false, holds_steps = false, reviewed = false;
    Names groups, deny_types, first_time_deny, new_allowed;
};

struct Weekly {
    std::string id, detail, plain_detail, source;
    Names modalities, heavy_loads, heavy_blocks;
    int max_per_week = 7, days_heavy = 7, days_base = 14, heavy_loads_min = 2, race_within = 0,
        severity_min = 11;
};

struct Conflict {
    std::string id, resolution, when_tool;
    Names drop, adapt, when_loads, when_blocks, when_findings;
    int severity_above = 10;
};

struct ConditionNote {  // position_rule
    Names conditions, positions;
    Action action = Action::None;
    std::string reason, source;
    int from_weeks = 0;           // of pregnancy: earlier it only modifies; an unknown week counts as late
    Names regions{}, findings{};  // or while one of these findings is marked on one of these regions
    Names items{};                // these too, whatever their position
    Names groups{};               // only where the condition is in one of these, or nobody said where
};

// Muscles run from this part of the trunk to those: what pulls on them pulls on it.
struct Crossing {
    std::string from;
    Names to;
};

// One step of a progression: added to the item's own figures, or in their place.
struct ProgressionStep {
    int weeks = 1;  // to stand on the step before it
    int hold_add = 0, reps_add = 0, sets_add = 0;
    std::optional<int> hold_s, sets, reps;
    std::string note;
    std::map<std::string, double> doses;  // of a tool, by param
};

struct Progression {
    std::string id;
    int drop_weeks = 0, max_hold_s = 0, max_sets = 0, max_reps = 0;
    std::vector<ProgressionStep> steps;  // step 1 first; step 0 is the item as it is
};

struct ExerciseItem {
    std::string id, type, name, stop_rule, pain_rule, equipment, position, frequency, source, progression;
    Names regions, steps, deny_findings, deny_conditions;
    int hold_s = 0, sets = 1, reps = 1, min_nrs = 0, max_nrs = 10, times_a_week = 7, times_a_day = 1;
    bool each_side = false, verified = false, every_day = false, hard = false;
    int hold_step = 0;  // of the steps, 1 first: what a step of progress without a hold replaces; 0: none
    bool own = false;   // the clinic's, see own_content.h
    Names only_conditions{};  // for a client with one of these; empty: for everyone
    Names more_stops{};       // stop rules the clinic or its kind of exercise adds to the one of its own
};

struct DoseRow {
    std::string param, unit, mass_unit, source, note, first_session_of, floor_of, cap_of;
    double value = 0;
    std::optional<double> min, max;
    bool verified = false, plan = false, weighs = false, low_is_gentle = false;
    int hard_days_min = 0, hard_days_max = 7;
    int age_min = 0, age_max = 999;  // an age that is not told counts as grown up
};

struct Modality {
    std::string id, name, evidence, how, supervision, start_low, progression;
    Names stop, more_steps;
    std::vector<DoseRow> doses;
};

struct Limit {
    int value = 0;
    int first_plan = 0;
    std::string note;
};

struct RuleBook::Rules {
    std::map<std::string, RegionFact> regions;
    std::vector<ConditionFact> conditions;
    std::map<std::string, std::size_t> condition_at;
    std::map<std::string, std::vector<HealthRule>> health_rules;  // by modality, in table order
    std::map<std::string, HealthRule> unknown_rules;              // by modality
    std::set<std::string> past_keeps;
    std::map<std::string, std::string> past_maps_to;
    std::vector<Derived> derived;
    std::vector<PlanKind> kinds;
    std::vector<FlagFact> flags;
    std::vector<FlagAction> flag_actions;  // strictest first
    std::vector<BlockScope> scopes;
    std::vector<ScreenRule> screens;
    std::vector<SiteRule> sites;
    std::map<std::string, PainRule> pain_rules;
    Names global_stops;
    std::vector<FindingRule> findings;
    std::vector<FindingTool> finding_tools;
    std::vector<LoadRule> loads;
    std::vector<RaceRule> races;
    std::vector<AfterRaceRule> after_races;
    std::map<std::string, Weekly> weekly;
    std::vector<Conflict> conflicts;
    std::vector<ConditionNote> positions;
    Names per_kg_conditions;
    double mass_most_kg = 0;  // figures per kilogram count no more; 0: no such limit
    std::vector<Names> limbs;
    std::vector<Crossing> crossings;
    std::map<std::string, Progression> progressions;
    std::vector<ExerciseItem> items;
    std::vector<Modality> modalities;
    std::map<std::string, Limit> limits;
    Names priority_order;
    Names claims;                              // wording no text may use as a fact
    Names never_said;                          // words of any language that make such a claim
    std::map<std::string, Names> inputs;       // the words a case may use, by input
    std::map<std::string, std::string> notes;  // sentences the engine itself needs

    [[nodiscard]] const RegionFact* Region(const std::string& id) const;
    [[nodiscard]] const ConditionFact* Condition(const std::string& id) const;
    [[nodiscard]] const PlanKind* Kind(const std::string& plan) const;  // nullptr for an unknown type
    [[nodiscard]] const PlanKind* KindOfModality(const std::string& modality) const;
    // The kind an item of that id stands for, or any of its modality.
    [[nodiscard]] const PlanKind* KindOfItem(const std::string& id, const std::string& modality) const;
    [[nodiscard]] const Modality* Tool(const std::string& id) const;
    [[nodiscard]] const ExerciseItem* Item(const std::string& id) const;
    [[nodiscard]] const Conflict* ConflictOf(const std::string& id) const;
    [[nodiscard]] const FindingRule* Finding(const std::string& finding, int severity) const;
    [[nodiscard]] std::string GroupOf(const std::string& region) const;
};

using Rules = RuleBook::Rules;

template <class Range, class Value>
[[nodiscard]] bool Has(const Range& range, const Value& value) {
    for (const auto& each : range) {
        if (each == value) return true;
    }
    return false;
}

// Stood in an earlier plan and was not left undone there: nothing new to the client.
[[nodiscard]] bool KnownTo(const Case& of, const std::string& id);
[[nodiscard]] bool Meet(const Names& a, const Names& b);
[[nodiscard]] const char* ToText(Action action);

}  // namespace routine
