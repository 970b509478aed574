#include "terms/jurisdictions.h"

#include <algorithm>
#include <array>
#include <utility>

#include "model/enum_words.h"
#include "terms/toml_file.h"

namespace terms {
namespace {

using model::Msg;
using namespace std::string_view_literals;

constexpr std::array kWords{"client_contact"sv,
                            "client_birth_date"sv,
                            "client_address"sv,
                            "therapist_name"sv,
                            "therapist_credentials"sv,
                            "reason"sv,
                            "minutes"sv,
                            "content"sv,
                            "health_history"sv,
                            "health_asked"sv,
                            "consent"sv,
                            "treatments"sv,
                            "response"sv,
                            "subjective"sv,
                            "assessment"sv,
                            "plan"sv};
constexpr std::size_t kMaxEntries = 500;

RequiredField ReadField(const Table& row, const std::vector<RequiredField>& before) {
    const auto field = ParseRequired(row.Text("id"));
    if (!field) row.Refuse(model::Fill(Msg("there is no field \"{0}\"."), {row.Text("id")}));
    if (std::ranges::find(before, *field, &RequiredField::field) != before.end())
        row.Refuse(Msg("\"id\" is there twice."));
    RequiredField read{*field, row.Text("source")};
    if (read.source.empty()) row.Refuse(Msg("\"source\" must say where the rule comes from."));
    return read;
}

void ReadWithin(const Table& row, const char* key, int most, int& value) {
    if (!row.Has(key)) return;
    value = row.Whole(key);
    if (value < 1 || value > most)
        row.Refuse(model::Fill(Msg("\"{0}\" must lie between 1 and {1}."), {key, std::to_string(most)}));
}

Jurisdiction ReadJurisdiction(const Table& row) {
    Jurisdiction read{row.Text("id"), row.Text("name"), {}, {}};
    read.consent_written = row.Flag("consent_written", false);
    ReadWithin(row, "late_after_hours", 8760, read.late_after_hours);
    ReadWithin(row, "late_ceiling_days", 3650, read.late_ceiling_days);
    for (const Table& field : row.Children("field")) read.fields.push_back(ReadField(field, read.fields));
    if (!row.Has("consent_months")) return read;
    read.consent_months = row.Whole("consent_months");
    if (*read.consent_months < 1 || *read.consent_months > 1200)
        row.Refuse(Msg("\"consent_months\" must lie between 1 and 1200."));
    return read;
}

}  // namespace

std::string_view ToText(Required field) {
    return model::Word(kWords, field);
}
std::optional<Required> ParseRequired(std::string_view text) {
    return model::FromWord<Required>(kWords, text);
}

Jurisdictions Jurisdictions::Load(const std::filesystem::path& templates) {
    const TomlFile file(templates / "jurisdictions.toml");
    const auto rows = file.Root().Children("jurisdiction");
    Jurisdictions read;
    if (rows.size() > kMaxEntries) rows[kMaxEntries].Refuse(Msg("too many entries."));
    for (const Table& row : rows) {
        if (read.Find(row.Text("id"))) row.Refuse(Msg("\"id\" is there twice."));
        read.m_all.push_back(ReadJurisdiction(row));
    }
    if (!read.Find("generic"))
        file.Root().Refuse(model::Fill(Msg("the jurisdiction \"{0}\" is missing."), {"generic"}));
    return read;
}

const Jurisdiction* Jurisdictions::Find(std::string_view id) const {
    const auto found = std::ranges::find(m_all, id, &Jurisdiction::id);
    return found == m_all.end() ? nullptr : &*found;
}

const Jurisdiction& Jurisdictions::Of(std::string_view id) const {
    if (const Jurisdiction* found = Find(id)) return *found;
    throw model::Error(model::ErrorKind::Refused,
                       Msg("The jurisdiction “{0}” of this clinic is not among those this version knows."),
                       {std::string(id)});
}

}  // namespace terms
