// Stricter rules and other doses of tools.
#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>

#include "routine/content_reader.h"

namespace routine {

using model::Msg;
using terms::Table;

namespace {

const Names kDoseFields{"modality", "param", "default", "source", "reviewed_by", "reviewed_on"};
const Names kRuleFields{"condition", "modality", "action",       "reason",      "source",
                        "scope",     "gentle",   "pressure_max", "reviewed_by", "reviewed_on"};
const Names kSiteFields{"id", "regions", "deny", "why", "source", "reviewed_by", "reviewed_on"};
const Names kLimitFields{"id", "value", "note"};
constexpr ContentReader::Length kReason{3, 240};

// One id that the tables know.
std::string Known(ContentReader& reader, const Table& table, const char* key,
                  bool known(const Rules&, const std::string&), const Rules& rules) {
    const std::string id = reader.Line(table, key, {}, true);
    if (id.empty() || known(rules, id)) return id;
    reader.Wrong(table, key, Msg("\"{0}\" is not a known id"), {id});
    return {};
}

bool IsCondition(const Rules& rules, const std::string& id) {
    return rules.Condition(id) != nullptr;
}

bool IsChecked(const Rules& rules, const std::string& modality) {
    return std::any_of(rules.kinds.begin(), rules.kinds.end(),
                       [&](const PlanKind& kind) { return Has(kind.checks, modality); });
}

Action ActionOf(const std::string& word) {
    for (const Action action : {Action::Modify, Action::AskDoctor}) {
        if (word == ToText(action)) return action;
    }
    return Action::Avoid;
}

void ReadRule(ContentReader& reader, const Table& table, const Rules& shipped, Rules& rules) {
    HealthRule rule;
    rule.condition = Known(reader, table, "condition", &IsCondition, rules);
    rule.modality = Known(reader, table, "modality", &IsChecked, rules);
    rule.action = ActionOf(reader.Word(table, "action", {"avoid", "ask-doctor", "modify"}));
    rule.local = reader.Word(table, "scope", {"systemic", "local"}, "systemic") == "local";
    rule.reason = reader.Line(table, "reason", kReason, true);
    CheckClaims(reader, table, "reason", {rule.reason}, shipped);
    rule.gentle = reader.Flag(table, "gentle", false);
    if (table.Has("pressure_max")) rule.pressure_max = reader.Whole(table, "pressure_max", {1, 5});
    const std::string by = ReviewedBy(reader, table);
    rule.source = OwnSource(reader.Line(table, "source", kReason, true), by);
    rule.reviewed = !by.empty();
    const auto at = rules.condition_at.find(rule.condition);
    if (at == rules.condition_at.end() || rule.modality.empty()) return;
    rule.condition_at = at->second;
    if (rule.local) rules.conditions[at->second].local_rules = true;
    rules.health_rules[rule.modality].push_back(std::move(rule));
}

void ReadSite(ContentReader& reader, const Table& table, Rules& rules) {
    SiteRule site;
    site.id = reader.Line(table, "id", {5, 60}, true);
    const bool twice = std::any_of(rules.sites.begin(), rules.sites.end(),
                                   [&](const SiteRule& each) { return each.id == site.id; });
    if (!site.id.empty() && (twice || !site.id.starts_with(kOwnPrefix)))
        reader.Wrong(table, "id", Msg("expected a new id that begins with {0}"), {kOwnPrefix});
    site.regions = reader.Words(table, "regions", true,
                                [&](const std::string& id) { return rules.Region(id) != nullptr; });
    site.deny = reader.Words(table, "deny", true,
                             [&](const std::string& id) { return rules.KindOfModality(id) != nullptr; });
    site.why = reader.Line(table, "why", kReason, true);
    site.source = OwnSource(reader.Line(table, "source", kReason, true), ReviewedBy(reader, table));
    rules.sites.push_back(std::move(site));
}

void ReadLimit(ContentReader& reader, const Table& table, Rules& rules) {
    const std::string id = reader.Line(table, "id", {}, true);
    const auto found = rules.limits.find(id);
    if (id.empty()) return;
    if (found == rules.limits.end()) return reader.Wrong(table, "id", Msg("\"{0}\" is not a known id"), {id});
    Limit& limit = found->second;
    limit.value = reader.Whole(table, "value", {1, std::max(1, limit.value)});
    limit.first_plan = std::min(limit.first_plan, limit.value);
    const std::string note = reader.Line(table, "note", kReason, false);
    if (!note.empty()) limit.note = note;
}

// Rows of first sessions, floors and caps are not a clinic's to change.
DoseRow* RowOf(Rules& rules, const std::string& modality, const std::string& param) {
    for (Modality& tool : rules.modalities) {
        for (DoseRow& row : tool.doses) {
            const bool bound = !row.first_session_of.empty() || !row.floor_of.empty() || !row.cap_of.empty();
            if (tool.id == modality && row.param == param && row.plan && !bound) return &row;
        }
    }
    return nullptr;
}

std::string Figure(double value) {
    std::array<char, 32> text{};
    const int length = std::snprintf(text.data(), text.size(), "%g", value);
    return {text.data(), static_cast<std::size_t>(std::max(0, length))};
}

void ReadDose(ContentReader& reader, const Table& table, Rules& rules) {
    const std::string modality = reader.Line(table, "modality", {}, true);
    const std::string param = reader.Line(table, "param", {}, true);
    if (modality.empty() || param.empty()) return;
    DoseRow* row = RowOf(rules, modality, param);
    if (row == nullptr)
        return reader.Wrong(table, "param", Msg("\"{0}\" is no dose of {1} that a plan says"),
                            {param, modality});
    const double least = row->min.value_or(row->value);
    const double most = row->max.value_or(row->value);
    const auto chosen = reader.Number(table, "default");
    if (!chosen || *chosen < least || *chosen > most)
        return reader.Wrong(table, "default", Msg("expected a number from {0} to {1}"),
                            {Figure(least), Figure(most)});
    row->value = *chosen;
    const std::string by = ReviewedBy(reader, table);
    row->source += "; " + OwnSource(reader.Line(table, "source", kReason, false), by);
    row->verified = !by.empty();
}

}  // namespace

void AddOwnRules(ContentReader& reader, const Table& root, const Rules& shipped, Rules& rules) {
    for (const Table& table : reader.Tables(root, "limit")) {
        reader.Fields(table, kLimitFields);
        ReadLimit(reader, table, rules);
    }
    for (const Table& table : reader.Tables(root, "dose")) {
        reader.Fields(table, kDoseFields);
        ReadDose(reader, table, rules);
    }
    for (const Table& table : reader.Tables(root, "rule")) {
        reader.Fields(table, kRuleFields);
        ReadRule(reader, table, shipped, rules);
    }
    for (const Table& table : reader.Tables(root, "site_rule")) {
        reader.Fields(table, kSiteFields);
        ReadSite(reader, table, rules);
    }
}

}  // namespace routine
