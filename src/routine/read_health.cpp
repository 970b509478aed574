#include "routine/readers.h"

namespace routine {

namespace {

using Reviewed = std::map<std::string, bool>;

// A source counts as read when its own entry says so; low authority does not count.
Reviewed ReadSources(const terms::Table& root) {
    Reviewed out;
    for (const terms::Table& table : root.Children("source")) {
        const std::string status = table.Text("status");
        const bool low = status.find("low authority") != std::string::npos;
        out.emplace(table.Text("id"), status.rfind("checked", 0) == 0 && !low);
    }
    return out;
}

void CheckGroups(const terms::Table& table, const char* key, const Names& groups, const Rules& rules) {
    CheckIds(table, key, groups, [&](const std::string& group) {
        for (const auto& [id, fact] : rules.regions) {
            if (fact.group == group) return true;
        }
        return false;
    });
}

void CheckUrgency(const terms::Table& table, const std::string& urgency, const Rules& rules) {
    for (const FlagAction& action : rules.flag_actions) {
        if (urgency.empty() || action.urgency == urgency) return;
    }
    table.Refuse("refer_urgency: \"" + urgency + "\" is not a red_flag_action of routines.toml");
}

void ReadSameDay(const terms::Table& table, const Rules& rules, ConditionFact& fact) {
    fact.refer_same_day_regions = table.Texts("refer_same_day_regions");
    fact.refer_same_day = table.Text("refer_same_day", "");
    CheckIds(table, "refer_same_day_regions", fact.refer_same_day_regions,
             [&](const std::string& id) { return rules.Region(id) != nullptr; });
    if (fact.refer_same_day_regions.empty() != fact.refer_same_day.empty())
        table.Refuse("refer_same_day: expected with refer_same_day_regions");
}

void ReadConditions(const terms::Table& root, Rules& rules) {
    for (const terms::Table& table : root.Children("condition")) {
        ConditionFact fact;
        fact.id = table.Text("id");
        fact.default_groups = table.Texts("default_groups");
        fact.place_findings = table.Texts("place_findings");
        fact.refer_urgency = table.Text("refer_urgency", "");
        fact.refer = table.Text("refer", "");
        fact.refer_findings = table.Texts("refer_findings");
        fact.refer_emergency_with = table.Texts("refer_emergency_with");
        ReadSameDay(table, rules, fact);
        CheckGroups(table, "default_groups", fact.default_groups, rules);
        CheckUrgency(table, fact.refer_urgency, rules);
        if (!rules.condition_at.emplace(fact.id, rules.conditions.size()).second)
            table.Refuse("id: this condition stands twice");
        rules.conditions.push_back(std::move(fact));
    }
    for (const terms::Table& table : root.Children("condition")) {
        CheckIds(table, "refer_emergency_with", table.Texts("refer_emergency_with"),
                 [&](const std::string& id) { return rules.Condition(id) != nullptr; });
    }
}

void CheckModality(const terms::Table& table, const std::string& modality, const Rules& rules) {
    for (const PlanKind& kind : rules.kinds) {
        if (Has(kind.checks, modality)) return;
    }
    table.Refuse("modality: \"" + modality + "\" is checked by nothing in modality_map");
}

void CheckOnly(const terms::Table& table, const HealthRule& rule, const Rules& rules) {
    CheckIds(table, "only", rule.only, [&](const std::string& plan) {
        const PlanKind* kind = rules.Kind(plan);
        return kind != nullptr && Has(kind->checks, rule.modality);
    });
}

HealthRule ReadRule(const terms::Table& table, const Reviewed& sources, const Rules& rules) {
    HealthRule rule;
    rule.condition = table.Text("condition", "");
    rule.modality = table.Text("modality");
    rule.action = ReadAction(table);
    rule.local = table.Text("scope", "systemic") == "local";
    rule.reason = table.Text("reason");
    rule.source = table.Text("source");
    rule.pressure_max = table.Whole("pressure_max", 0);
    rule.gentle = table.Flag("gentle", false);
    rule.avoid_to_age = table.Whole("avoid_to_age", 0);
    rule.dose_factor = table.OptionalNumber("dose_factor").value_or(1);
    rule.only = table.Texts("only");
    rule.pain_rule = table.Text("pain_rule", "");
    if (!rule.pain_rule.empty())
        CheckIds(table, "pain_rule", {rule.pain_rule},
                 [&](const std::string& id) { return rules.pain_rules.contains(id); });
    rule.beside = table.Flag("beside", false);
    rule.limb = table.Flag("limb", false);
    rule.holds_steps = table.Flag("holds_steps", false);
    rule.told = table.Flag("told", false);
    if ((rule.beside || rule.limb) && !rule.local) table.Refuse("scope: expected local with beside or limb");
    if (rule.holds_steps && rule.local) table.Refuse("holds_steps: expected a rule that is not local");
    if (rule.dose_factor <= 0 || rule.dose_factor > 1) table.Refuse("dose_factor: expected a part of 1");
    CheckIds(table, "source", {rule.source}, [&](const std::string& id) { return sources.count(id) > 0; });
    rule.reviewed = sources.at(rule.source);
    return rule;
}

void ReadRules(const terms::Table& root, const Reviewed& sources, Rules& rules) {
    const auto known = [&](const std::string& id) { return rules.Condition(id) != nullptr; };
    for (const terms::Table& table : root.Children("rule")) {
        HealthRule rule = ReadRule(table, sources, rules);
        CheckIds(table, "condition", {rule.condition}, known);
        CheckModality(table, rule.modality, rules);
        CheckOnly(table, rule, rules);
        rule.condition_at = rules.condition_at.at(rule.condition);
        if (rule.local) rules.conditions[rule.condition_at].local_rules = true;
        rules.health_rules[rule.modality].push_back(std::move(rule));
    }
    for (const terms::Table& table : root.Children("unknown_rule")) {
        HealthRule rule = ReadRule(table, sources, rules);
        CheckModality(table, rule.modality, rules);
        rules.unknown_rules.emplace(rule.modality, rule);
    }
}

void ReadPast(const terms::Table& meta, Rules& rules) {
    const auto known = [&](const std::string& id) { return rules.Condition(id) != nullptr; };
    const Names keeps = meta.Texts("past_keeps");
    CheckIds(meta, "past_keeps", keeps, known);
    rules.past_keeps.insert(keeps.begin(), keeps.end());
    const terms::Table maps = meta.Child("past_maps_to");
    for (const std::string& from : maps.Keys()) {
        const std::string to = maps.Text(from);
        CheckIds(maps, "past_maps_to", {from, to}, known);
        rules.past_maps_to.emplace(from, to);
    }
}

}  // namespace

void ReadContraindications(const terms::Table& root, Rules& rules) {
    const Reviewed sources = ReadSources(root);
    ReadConditions(root, rules);
    ReadRules(root, sources, rules);
    ReadPast(root.Child("meta"), rules);
}

}  // namespace routine
