#include "terms/consent_kinds.h"

#include <algorithm>

#include "terms/toml_file.h"

namespace terms {
namespace {

using model::Fill;
using model::Msg;

constexpr std::size_t kMaxEntries = 200, kMaxText = 20'000;
constexpr int kMaxMonths = 1200;

void Known(const Table& row, bool known, const char* key, const std::string& id) {
    if (!known) row.Refuse(Fill(Msg("{0}: there is no \"{1}\"."), {key, id}));
}

ConsentWording ReadWording(const Table& row, const std::vector<ConsentWording>& before) {
    ConsentWording read;
    read.version = row.Text("version");
    if (std::ranges::find(before, read.version, &ConsentWording::version) != before.end())
        row.Refuse(Msg("\"version\" is there twice."));
    for (const std::string& key : row.Keys()) {
        if (key == "version") continue;
        std::string text = row.Text(key);
        if (text.empty() || text.size() > kMaxText) row.Refuse(Msg("a wording is empty or too long."));
        read.texts[key] = std::move(text);
    }
    if (!read.texts.contains("en")) row.Refuse(Msg("the English wording \"en\" is missing."));
    return read;
}

void ReadPlaces(const Table& row, const Vocabulary& words, ConsentKind& read) {
    for (const std::string& group : row.Texts("groups")) {
        const auto before = read.regions.size();
        for (const RegionTerm& region : words.Regions())
            if (region.group == group) read.regions.push_back(region.id);
        Known(row, read.regions.size() > before, "groups", group);
    }
    for (const std::string& id : row.Texts("regions")) {
        Known(row, words.FindRegion(id) != nullptr, "regions", id);
        read.regions.push_back(id);
    }
    read.zones = row.Texts("zones");
    for (const std::string& id : read.zones) Known(row, words.FindZone(id) != nullptr, "zones", id);
    read.techniques = row.Texts("techniques");
    for (const std::string& id : read.techniques)
        Known(row, words.FindTechnique(id) != nullptr, "techniques", id);
}

void ReadHolding(const Table& row, ConsentKind& read) {
    read.written = row.Flag("written", false);
    read.one_visit = row.Flag("one_visit", false);
    if (read.one_visit && row.Has("months"))
        row.Refuse(Msg("a consent for one visit has no \"months\"."));
    if (read.one_visit) return;
    read.months = row.Whole("months");
    if (read.months < 1 || read.months > kMaxMonths)
        row.Refuse(Msg("\"months\" must lie between 1 and 1200."));
}

ConsentKind ReadKind(const Table& row, const Vocabulary& words) {
    ConsentKind read;
    read.id = row.Text("id");
    read.name = row.Text("name");
    ReadHolding(row, read);
    ReadPlaces(row, words, read);
    for (const Table& wording : row.Children("wording"))
        read.wordings.push_back(ReadWording(wording, read.wordings));
    if (read.wordings.empty()) row.Refuse(Msg("a consent without words."));
    return read;
}

}  // namespace

const std::string& ConsentKind::TextOf(const ConsentWording& wording, const std::string& language) {
    const auto found = wording.texts.find(language);
    return found == wording.texts.end() ? wording.texts.at("en") : found->second;
}

ConsentKinds ConsentKinds::Load(const std::filesystem::path& templates, const Vocabulary& words) {
    const TomlFile file(templates / "consents.toml");
    const auto rows = file.Root().Children("kind");
    ConsentKinds read;
    if (rows.size() > kMaxEntries) rows[kMaxEntries].Refuse(Msg("too many entries."));
    for (const Table& row : rows) {
        if (read.Find(row.Text("id"))) row.Refuse(Msg("\"id\" is there twice."));
        read.m_all.push_back(ReadKind(row, words));
    }
    if (!read.Find("treatment"))
        file.Root().Refuse(Fill(Msg("the consent \"{0}\" is missing."), {"treatment"}));
    return read;
}

const ConsentKind* ConsentKinds::Find(std::string_view id) const {
    const auto found = std::ranges::find(m_all, id, &ConsentKind::id);
    return found == m_all.end() ? nullptr : &*found;
}

}  // namespace terms
