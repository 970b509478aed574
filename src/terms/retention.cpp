#include "terms/retention.h"

#include <algorithm>

#include "terms/toml_file.h"

namespace terms {
namespace {

using model::Msg;

constexpr std::size_t kMaxEntries = 500;
constexpr int kMostYears = 100, kLeastMajority = 14, kMostMajority = 30;
constexpr const char* kGeneric = "generic";

int Bounded(const Table& row, std::string_view key, int least, int most) {
    const int value = row.Whole(key);
    if (value < least || value > most)
        row.Refuse(model::Fill(Msg("\"{0}\" must lie between {1} and {2}."),
                               {std::string(key), std::to_string(least), std::to_string(most)}));
    return value;
}

RetentionRule ReadRule(const Table& row) {
    RetentionRule rule;
    rule.id = row.Text("id");
    rule.name = row.Text("name");
    rule.source = row.Text("source");
    rule.verified = row.Flag("verified", true);
    if (rule.source.empty()) row.Refuse(Msg("\"source\" must say where the rule comes from."));
    rule.years = Bounded(row, "years", 1, kMostYears);
    if (row.Has("majority")) rule.majority = Bounded(row, "majority", kLeastMajority, kMostMajority);
    if (row.Has("minor_years")) rule.minor_years = Bounded(row, "minor_years", 1, kMostYears);
    if (row.Has("minor_until")) rule.minor_until = Bounded(row, "minor_until", rule.majority, kMostYears);
    return rule;
}

}  // namespace

Retention Retention::Load(const std::filesystem::path& templates) {
    const TomlFile file(templates / "retention.toml");
    const auto rows = file.Root().Children("rule");
    Retention read;
    if (rows.size() > kMaxEntries) rows[kMaxEntries].Refuse(Msg("too many entries."));
    for (const Table& row : rows) {
        if (read.Find(row.Text("id"))) row.Refuse(Msg("\"id\" is there twice."));
        read.m_all.push_back(ReadRule(row));
    }
    if (!read.Find(kGeneric))
        file.Root().Refuse(model::Fill(Msg("the jurisdiction \"{0}\" is missing."), {kGeneric}));
    return read;
}

const RetentionRule* Retention::Find(std::string_view id) const {
    const auto found = std::ranges::find(m_all, id, &RetentionRule::id);
    return found == m_all.end() ? nullptr : &*found;
}

const RetentionRule& Retention::Of(std::string_view jurisdiction) const {
    const RetentionRule* own = Find(jurisdiction);
    return own ? *own : *Find(kGeneric);
}

}  // namespace terms
