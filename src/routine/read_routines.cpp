#include <algorithm>

#include "routine/readers.h"

namespace routine {

namespace {

using terms::Table;

void CheckRegions(const Table& table, const Names& ids, const Rules& rules) {
    CheckIds(table, "regions", ids, [&](const std::string& id) { return rules.Region(id) != nullptr; });
}

void CheckGroups(const Table& table, const char* key, const Names& ids, const Rules& rules) {
    CheckIds(table, key, ids, [&](const std::string& id) {
        return std::any_of(rules.regions.begin(), rules.regions.end(),
                           [&](const auto& region) { return region.second.group == id; });
    });
}

void CheckFindings(const Table& table, const char* key, const Names& ids, const Rules& rules) {
    CheckIds(table, key, ids, [&](const std::string& id) {
        return std::any_of(rules.findings.begin(), rules.findings.end(),
                           [&](const FindingRule& rule) { return rule.finding == id; });
    });
}

// Plan types, or a modality that some plan type stands for.
void CheckKinds(const Table& table, const char* key, const Names& ids, const Rules& rules) {
    CheckIds(table, key, ids, [&](const std::string& id) { return rules.KindOfModality(id) != nullptr; });
}

model::Load ReadLoad(const Table& table, const std::string& word) {
    const auto load = model::ParseLoad(word);
    if (!load) table.Refuse("\"" + word + "\" is not a training load");
    return *load;
}

void ReadKinds(const Table& root, Rules& rules) {
    for (const Table& table : root.Children("modality_map")) {
        PlanKind kind;
        kind.plan = table.Text("plan");
        kind.modality = table.Text("modality");
        kind.equipment = table.Text("equipment", "");
        kind.tool = table.Text("tool", kind.modality);
        kind.known_first = table.Text("known_first", "");
        kind.deny_near = table.Texts("deny_near");
        kind.evidence = table.Text("evidence", "");
        kind.checks = table.Texts("checks");
        kind.touches = table.Texts("touches");
        kind.exercise = table.Flag("exercise", false);
        kind.passive = table.Flag("passive", false);
        kind.needs_mark = table.Flag("needs_mark", false);
        kind.whole_body = table.Flag("whole_body", false);
        CheckGroups(table, "touches", kind.touches, rules);
        if (kind.evidence.empty() && !rules.Tool(kind.tool))
            table.Refuse("modality: \"" + kind.tool +
                         "\" is neither in modalities.toml nor has an evidence of its own");
        rules.kinds.push_back(std::move(kind));
    }
}

void ReadDerived(const Table& root, Rules& rules) {
    for (const Table& table : root.Children("derived_condition")) {
        Derived out;
        out.input = table.Text("input");
        out.condition = table.Text("condition");
        out.otherwise = table.Text("otherwise", "");
        out.min = OptionalWhole(table, "min");
        out.max = OptionalWhole(table, "max");
        out.systolic_min = OptionalWhole(table, "systolic_min");
        out.systolic_max = OptionalWhole(table, "systolic_max");
        out.diastolic_min = OptionalWhole(table, "diastolic_min");
        out.diastolic_max = OptionalWhole(table, "diastolic_max");
        if (out.input != "age" && out.input != "blood_pressure")
            table.Refuse("input: expected age or blood_pressure");
        rules.derived.push_back(std::move(out));
    }
}

void ReadInputs(const Table& root, Rules& rules) {
    for (const Table& table : root.Children("input")) {
        if (table.Has("values")) rules.inputs[table.Text("id")] = table.Texts("values");
    }
}

void ReadLimits(const Table& root, Rules& rules) {
    for (const Table& table : root.Children("limit")) {
        const std::string id = table.Text("id");
        if (id == "priority_order") {
            rules.priority_order = table.Texts("value");
            continue;
        }
        const int value = table.Whole("value");
        rules.limits[id] = {value, table.Whole("first_plan", value), table.Text("note")};
    }
    for (const char* id :
         {"max_exercise_items", "max_minutes_per_day", "max_tools_per_day", "max_new_items_per_visit"}) {
        if (rules.limits.count(id) == 0) root.Refuse(std::string("limit: \"") + id + "\" is missing");
    }
}

void ReadFlagActions(const Table& root, Rules& rules) {
    for (const Table& table : root.Children("red_flag_action")) {
        rules.flag_actions.push_back({table.Text("urgency"), table.Text("plan_urgency"), table.Text("text"),
                                      table.Flag("ends_plan", false)});
    }
    for (const Table& table : root.Children("block_scope")) {
        BlockScope scope{table.Text("id"), table.Text("text"), table.Text("place"), table.Texts("withhold"),
                         table.Texts("groups")};
        CheckGroups(table, "groups", scope.groups, rules);
        if (!Has(scope.withhold, "all")) CheckKinds(table, "withhold", scope.withhold, rules);
        rules.scopes.push_back(std::move(scope));
    }
}

void ReadFlags(const Table& root, Rules& rules) {
    ReadFlagActions(root, rules);
    for (const Table& table : root.Children("red_flag")) {
        const FlagFact fact{
            {table.Text("id"), table.Text("name"), table.Text("look_for"), table.Text("urgency")},
            table.Text("blocks"),
            table.Text("source")};
        CheckIds(table, "blocks", {fact.blocks}, [&](const std::string& id) {
            return std::any_of(rules.scopes.begin(), rules.scopes.end(),
                               [&](const auto& each) { return each.id == id; });
        });
        CheckIds(table, "urgency", {fact.flag.urgency}, [&](const std::string& id) {
            return std::any_of(rules.flag_actions.begin(), rules.flag_actions.end(),
                               [&](const auto& each) { return each.urgency == id; });
        });
        rules.flags.push_back(fact);
    }
}

void ReadFindings(const Table& root, Rules& rules) {
    for (const Table& table : root.Children("finding_rule")) {
        FindingRule rule;
        rule.finding = table.Text("finding");
        rule.advice = table.Text("advice");
        rule.severity_min = table.Whole("severity_min");
        rule.severity_max = table.Whole("severity_max");
        rule.line = table.Line();
        rule.allow = table.Texts("allow_item_types");
        rule.deny = table.Texts("deny");
        rule.deny_on_limb = table.Texts("deny_on_limb");
        rule.dose_factor = table.OptionalNumber("dose_factor").value_or(1);
        rule.limb = table.Flag("limb", false);
        CheckKinds(table, "allow_item_types", rule.allow, rules);
        CheckKinds(table, "deny", rule.deny, rules);
        CheckKinds(table, "deny_on_limb", rule.deny_on_limb, rules);
        rules.findings.push_back(std::move(rule));
    }
}

void ReadScreens(const Table& root, Rules& rules) {
    for (const Table& table : root.Children("screen_rule")) {
        ScreenRule rule{table.Texts("findings"), table.Texts("groups"),   table.Texts("regions"),
                        table.Texts("asks"),     table.Texts("withhold"), table.Whole("severity_min", 0),
                        table.Text("reason"),    table.Text("source"),    table.Texts("needs_conditions")};
        CheckFindings(table, "findings", rule.findings, rules);
        CheckGroups(table, "groups", rule.groups, rules);
        CheckRegions(table, rule.regions, rules);
        CheckKinds(table, "withhold", rule.withhold, rules);
        CheckIds(table, "asks", rule.asks, [&](const std::string& id) {
            return std::any_of(rules.flags.begin(), rules.flags.end(),
                               [&](const auto& each) { return each.flag.id == id; });
        });
        rules.screens.push_back(std::move(rule));
    }
}

void ReadSites(const Table& root, Rules& rules) {
    for (const Table& table : root.Children("site_rule")) {
        SiteRule rule{table.Text("id"),       table.Text("why"),   table.Text("source"),
                      table.Texts("regions"), table.Texts("deny"), table.Texts("findings"),
                      table.Texts("beside")};
        CheckRegions(table, rule.regions, rules);
        CheckRegions(table, rule.beside, rules);
        if (!rule.beside.empty() && rule.findings.empty())
            table.Refuse("beside: expected findings that are marked there");
        CheckKinds(table, "deny", rule.deny, rules);
        CheckFindings(table, "findings", rule.findings, rules);
        rules.sites.push_back(std::move(rule));
    }
}

void ReadFindingTools(const Table& root, Rules& rules) {
    for (const Table& table : root.Children("finding_tool")) {
        FindingTool row;
        row.modality = table.Text("modality");
        row.detail = table.Text("detail");
        row.findings = table.Texts("findings");
        row.groups = table.Texts("groups");
        row.needs_conditions = table.Texts("needs_conditions");
        row.severity_min = table.Whole("severity_min", 0);
        row.days_per_week = table.Whole("days_per_week");
        row.first_days = table.Whole("first_days", 7);
        const PlanKind* kind = rules.Kind(row.modality);
        if (kind == nullptr || !kind->passive)
            table.Refuse("modality: expected a passive tool of modality_map");
        if (row.first_days < 1 || row.first_days > 7) table.Refuse("first_days: expected 1 to 7");
        CheckFindings(table, "findings", row.findings, rules);
        CheckGroups(table, "groups", row.groups, rules);
        rules.finding_tools.push_back(std::move(row));
    }
}

void ReadLoads(const Table& root, Rules& rules) {
    for (const Table& table : root.Children("load_rule")) {
        LoadRule rule;
        rule.load = ReadLoad(table, table.Text("training_load"));
        rule.day_offset = table.Whole("day_offset");
        rule.modality = table.Text("modality");
        rule.detail = table.Text("detail");
        rule.plain_detail = table.Text("plain_detail", "");
        rule.else_modality = table.Text("else_modality", "");
        rule.else_detail = table.Text("else_detail", "");
        rule.item_id = table.Text("item_id", "");
        rule.item_name = table.Text("item_name", "");
        rule.item_minutes = table.Whole("item_minutes", 0);
        rule.item_minutes_min = table.Whole("item_minutes_min", 0);
        rule.name = "load_rule " + std::to_string(rules.loads.size() + 1);
        rule.deny = table.Text("effect") == "deny";
        rule.required = table.Flag("required", false);
        rule.known_only = table.Flag("known_only", false);
        rule.optional = table.Flag("optional", false);
        rule.tell = table.Flag("tell", false);
        rule.needs_findings = table.Texts("needs_findings");
        rule.places = table.Texts("places");
        if (rule.day_offset < -6 || rule.day_offset > 6) table.Refuse("day_offset: expected -6 to 6");
        CheckKinds(table, "modality", {rule.modality}, rules);
        if (!rule.else_modality.empty()) CheckKinds(table, "else_modality", {rule.else_modality}, rules);
        CheckFindings(table, "needs_findings", rule.needs_findings, rules);
        CheckGroups(table, "places", rule.places, rules);
        rules.loads.push_back(std::move(rule));
    }
}

void ReadRaces(const Table& root, Rules& rules) {
    for (const Table& table : root.Children("race_rule")) {
        RaceRule rule;
        rule.days_min = table.Whole("days_min");
        rule.days_max = table.Whole("days_max");
        rule.advice = table.Text("advice");
        rule.massage_change = table.Text("massage_change", "");
        rule.strength_change = table.Text("strength_change", "");
        rule.strength_factor = table.OptionalNumber("strength_factor").value_or(1);
        rule.before_start = table.Text("applies", "") == "before_start";
        rule.massage_deny = table.Flag("massage_deny", false);
        rule.deny_types = table.Texts("deny_types");
        rule.first_time_deny = table.Texts("first_time_deny");
        rule.new_allowed = table.Texts("new_allowed");
        rule.limits_new = table.Has("new_allowed");
        CheckKinds(table, "deny_types", rule.deny_types, rules);
        CheckKinds(table, "first_time_deny", rule.first_time_deny, rules);
        CheckKinds(table, "new_allowed", rule.new_allowed, rules);
        rules.races.push_back(std::move(rule));
    }
}

AfterRaceRule ReadAfterRace(const Table& table) {
    AfterRaceRule rule;
    rule.days_min = table.Whole("days_min");
    rule.days_max = table.Whole("days_max");
    rule.advice = table.Text("advice");
    rule.tell = table.Text("tell");
    rule.warn = table.Text("warn", "");
    rule.source = table.Text("source");
    rule.reviewed = table.Flag("verified", false);
    rule.massage_change = table.Text("massage_change", "");
    rule.self_massage_change = table.Text("self_massage_change", "");
    rule.cold_change = table.Text("cold_change", "");
    rule.strength_change = table.Text("strength_change", rule.advice);
    rule.strength_factor = table.OptionalNumber("strength_factor").value_or(1);
    rule.massage_max = table.Whole("massage_max", 0);
    rule.soreness_above = table.Whole("soreness_above", -1);
    rule.holds_steps = table.Flag("holds_steps", false);
    rule.groups = table.Texts("groups");
    rule.deny_types = table.Texts("deny_types");
    rule.first_time_deny = table.Texts("first_time_deny");
    rule.new_allowed = table.Texts("new_allowed");
    rule.limits_new = table.Has("new_allowed");
    return rule;
}

void ReadAfterRaces(const Table& root, Rules& rules) {
    for (const Table& table : root.Children("after_race_rule")) {
        AfterRaceRule rule = ReadAfterRace(table);
        if (rule.massage_max > 0 && rule.massage_change.empty())
            table.Refuse("massage_max: expected a massage_change that says it");
        CheckGroups(table, "groups", rule.groups, rules);
        CheckKinds(table, "deny_types", rule.deny_types, rules);
        CheckKinds(table, "first_time_deny", rule.first_time_deny, rules);
        CheckKinds(table, "new_allowed", rule.new_allowed, rules);
        rules.after_races.push_back(std::move(rule));
    }
}

void ReadWeekly(const Table& root, Rules& rules) {
    for (const Table& table : root.Children("weekly")) {
        Weekly row;
        row.id = table.Text("id");
        row.detail = table.Text("detail");
        row.plain_detail = table.Text("plain_detail", row.detail);
        row.source = table.Text("source");
        row.modalities = table.Texts("modalities");
        row.heavy_loads = table.Texts("heavy_loads");
        row.heavy_blocks = table.Texts("heavy_blocks");
        row.max_per_week = table.Whole("max_per_week", 7);
        row.days_heavy = table.Whole("days_heavy", 7);
        row.days_base = table.Whole("days_base", 14);
        row.heavy_loads_min = table.Whole("heavy_loads_min", 2);
        row.race_within = table.Whole("race_within", 0);
        row.severity_min = table.Whole("severity_min", 11);
        CheckKinds(table, "modalities", row.modalities, rules);
        for (const std::string& load : row.heavy_loads) static_cast<void>(ReadLoad(table, load));
        rules.weekly[row.id] = row;
    }
    for (const char* id : {"foundations", "cold", "compression", "active", "massage", "region"}) {
        if (rules.weekly.count(id) == 0) root.Refuse(std::string("weekly: \"") + id + "\" is missing");
    }
}

void ReadConflicts(const Table& root, Rules& rules) {
    for (const Table& table : root.Children("conflict")) {
        Conflict row;
        row.id = table.Text("id", "");
        row.resolution = table.Text("resolution");
        row.when_tool = table.Text("when_tool", "");
        row.drop = table.Texts("drop");
        row.adapt = table.Texts("adapt");
        row.when_loads = table.Texts("when_loads");
        row.when_blocks = table.Texts("when_blocks");
        row.when_findings = table.Texts("when_findings");
        row.severity_above = table.Whole("when_severity_above", 10);
        CheckKinds(table, "drop", row.drop, rules);
        CheckKinds(table, "adapt", row.adapt, rules);
        CheckFindings(table, "when_findings", row.when_findings, rules);
        for (const std::string& load : row.when_loads) static_cast<void>(ReadLoad(table, load));
        rules.conflicts.push_back(std::move(row));
    }
    for (const char* id : {"massage_before_race", "new_before_race", "same_muscle"}) {
        if (rules.ConflictOf(id) == nullptr) root.Refuse(std::string("conflict: \"") + id + "\" is missing");
    }
}

ProgressionStep ReadStep(const Table& table) {
    ProgressionStep step;
    step.weeks = table.Whole("weeks");
    step.hold_add = table.Whole("hold_add", 0);
    step.reps_add = table.Whole("reps_add", 0);
    step.sets_add = table.Whole("sets_add", 0);
    step.hold_s = OptionalWhole(table, "hold_s");
    step.sets = OptionalWhole(table, "sets");
    step.reps = OptionalWhole(table, "reps");
    step.note = table.Text("note", "");
    const Table doses = table.Child("doses");
    for (const std::string& param : doses.Keys()) step.doses[param] = doses.Number(param);
    if (step.weeks < 1) table.Refuse("weeks: expected 1 or more: one change a week at most");
    return step;
}

void ReadProgressions(const Table& root, Rules& rules) {
    for (const Table& table : root.Children("progression")) {
        Progression row;
        row.id = table.Text("id");
        row.drop_weeks = table.Whole("drop_weeks");
        row.max_hold_s = table.Whole("max_hold_s", 0);
        row.max_sets = table.Whole("max_sets", 0);
        row.max_reps = table.Whole("max_reps", 0);
        rules.progressions[row.id] = row;
    }
    const auto known = [&](const std::string& id) { return rules.progressions.count(id) > 0; };
    for (const Table& table : root.Children("progression_step")) {
        const std::string id = table.Text("progression");
        CheckIds(table, "progression", {id}, known);
        rules.progressions.at(id).steps.push_back(ReadStep(table));
    }
    for (const Modality& tool : rules.modalities) {
        if (!tool.progression.empty() && !known(tool.progression))
            root.Refuse("progression: \"" + tool.progression + "\" of modalities.toml is missing");
    }
}

void ReadFigures(const Table& table, ExerciseItem& item) {
    item.hold_s = table.Whole("hold_s");
    item.sets = table.Whole("sets");
    item.reps = table.Whole("reps");
    item.min_nrs = table.Whole("min_nrs", 0);
    item.max_nrs = table.Whole("max_nrs");
    item.times_a_week = table.Whole("times_a_week");
    item.times_a_day = table.Whole("times_a_day", 1);
    item.hold_step = table.Whole("hold_step", 0);
    if (item.hold_step < 0 || item.hold_step > static_cast<int>(item.steps.size()))
        table.Refuse("hold_step: expected the number of one of the steps");
}

ExerciseItem ReadItem(const Table& table) {
    ExerciseItem item;
    item.id = table.Text("id");
    item.type = table.Text("type");
    item.name = table.Text("name");
    item.stop_rule = table.Text("stop_rule");
    item.pain_rule = table.Text("pain_rule");
    item.equipment = table.Text("equipment");
    item.position = table.Text("position");
    item.frequency = table.Text("frequency");
    item.source = table.Text("source");
    item.progression = table.Text("progression");
    item.regions = table.Texts("regions");
    item.steps = table.Texts("steps");
    item.deny_findings = table.Texts("deny_findings");
    item.deny_conditions = table.Texts("deny_conditions");
    item.only_conditions = table.Texts("only_conditions");
    ReadFigures(table, item);
    item.each_side = table.Flag("each_side", false);
    item.verified = table.Flag("verified", false);
    item.every_day = table.Flag("every_day", false);
    item.hard = table.Flag("hard", false);
    return item;
}

void ReadItems(const Table& root, Rules& rules) {
    for (const Table& table : root.Children("pain_rule"))
        rules.pain_rules[table.Text("id")] = {table.Whole("during_max_nrs"), table.Text("action")};
    for (const Table& table : root.Children("item")) {
        ExerciseItem item = ReadItem(table);
        CheckRegions(table, item.regions, rules);
        CheckFindings(table, "deny_findings", item.deny_findings, rules);
        const PlanKind* kind = rules.Kind(item.type);
        if (kind == nullptr || !kind->exercise) table.Refuse("type: \"" + item.type + "\" is no item type");
        CheckIds(table, "pain_rule", {item.pain_rule},
                 [&](const auto& id) { return rules.pain_rules.count(id) > 0; });
        CheckIds(table, "progression", {item.progression},
                 [&](const auto& id) { return rules.progressions.count(id) > 0; });
        if (rules.Item(item.id) != nullptr) table.Refuse("id: this item stands twice");
        if (item.times_a_week < 1 || item.times_a_week > 7) table.Refuse("times_a_week: expected 1 to 7");
        rules.items.push_back(std::move(item));
    }
}

void ReadPositions(const Table& root, Rules& rules) {
    for (const Table& table : root.Children("position_rule")) {
        ConditionNote note{table.Texts("conditions"), table.Texts("positions"), ReadAction(table),
                           table.Text("reason"),      table.Text("source"),     table.Whole("from_weeks", 0),
                           table.Texts("regions"),    table.Texts("findings"),  table.Texts("items"),
                           table.Texts("groups")};
        CheckRegions(table, note.regions, rules);
        CheckFindings(table, "findings", note.findings, rules);
        CheckGroups(table, "groups", note.groups, rules);
        CheckIds(table, "items", note.items, [&](const auto& id) { return rules.Item(id) != nullptr; });
        if (note.positions.empty() && note.items.empty()) table.Refuse("positions: expected some, or items");
        rules.positions.push_back(std::move(note));
    }
}

void ReadLimbs(const Table& root, Rules& rules) {
    for (const Table& table : root.Children("limb")) {
        rules.limbs.push_back(table.Texts("groups"));
        CheckGroups(table, "groups", rules.limbs.back(), rules);
    }
    for (const Table& table : root.Children("crossing")) {
        rules.crossings.push_back({table.Text("from"), table.Texts("to")});
        CheckGroups(table, "from", {rules.crossings.back().from}, rules);
        CheckGroups(table, "to", rules.crossings.back().to, rules);
    }
}

void ReadNotes(const Table& root, Rules& rules) {
    for (const Table& table : root.Children("per_kg_rule")) {
        rules.per_kg_conditions = table.Texts("conditions");
        rules.mass_most_kg = table.OptionalNumber("mass_most_kg").value_or(0);
    }
    for (const Table& table : root.Children("global_stop")) rules.global_stops.push_back(table.Text("text"));
    const Table notes = root.Child("notes");
    for (const char* id : {"item_denied", "severity_high", "dose_range", "dose_cap", "days", "not_listed",
                           "load_day", "dose_same", "dose_up", "dose_down", "dose_half", "dose_top",
                           "no_benefit", "fewer", "tool_worse", "race_team", "dose_race", "dose_energy"})
        rules.notes[id] = notes.Text(id);
    for (const PlanKind& kind : rules.kinds) {
        for (const std::string& near : kind.deny_near)
            rules.notes["near_" + near] = notes.Text("near_" + near);
        for (const std::string& modality : kind.checks)
            rules.notes["cleared_" + modality] = notes.Text("cleared_" + modality);
    }
}

}  // namespace

void ReadRoutines(const Table& root, Rules& rules) {
    ReadInputs(root, rules);
    ReadKinds(root, rules);
    ReadDerived(root, rules);
    ReadLimits(root, rules);
    ReadFlags(root, rules);
    ReadFindings(root, rules);
    ReadScreens(root, rules);
    ReadSites(root, rules);
    ReadFindingTools(root, rules);
    ReadLoads(root, rules);
    ReadRaces(root, rules);
    ReadAfterRaces(root, rules);
    ReadWeekly(root, rules);
    ReadConflicts(root, rules);
    ReadProgressions(root, rules);
    ReadItems(root, rules);
    ReadPositions(root, rules);
    ReadLimbs(root, rules);
    ReadNotes(root, rules);
}

void CheckConditionIds(const Table& routines, const Rules& rules) {
    const auto known = [&](const std::string& id) { return rules.Condition(id) != nullptr; };
    for (const Table& table : routines.Children("derived_condition"))
        CheckIds(table, "condition", {table.Text("condition")}, known);
    for (const Table& table : routines.Children("item"))
        for (const char* key : {"deny_conditions", "only_conditions"})
            CheckIds(table, key, table.Texts(key), known);
    for (const Table& table : routines.Children("modality_map"))
        CheckIds(table, "deny_near", table.Texts("deny_near"), known);
    for (const Table& table : routines.Children("finding_tool"))
        CheckIds(table, "needs_conditions", table.Texts("needs_conditions"), known);
    for (const Table& table : routines.Children("screen_rule"))
        CheckIds(table, "needs_conditions", table.Texts("needs_conditions"), known);
    for (const char* list : {"position_rule", "per_kg_rule"}) {
        for (const Table& table : routines.Children(list))
            CheckIds(table, "conditions", table.Texts("conditions"), known);
    }
}

}  // namespace routine
