#include "terms/vocabulary.h"

#include <algorithm>
#include <array>
#include <set>
#include <utility>

#include "terms/toml_file.h"

namespace terms {
namespace {

using model::Msg;

constexpr std::size_t kMaxTerms = 2000;
constexpr std::array kFamilies{std::pair{"tone", Family::Tone},     std::pair{"tissue", Family::Tissue},
                               std::pair{"points", Family::Points}, std::pair{"fluid", Family::Fluid},
                               std::pair{"nerve", Family::Nerve},   std::pair{"movement", Family::Movement},
                               std::pair{"avoid", Family::Avoid}};

Family FamilyOf(const Table& table) {
    const auto word = table.Text("family");
    for (const auto& [name, family] : kFamilies) {
        if (word == name) return family;
    }
    table.Refuse(Msg("\"family\" must be one of tone, tissue, points, fluid, nerve, movement, avoid."));
}

bool IsId(const std::string& text) {
    return !text.empty() && text.size() <= 64 && std::all_of(text.begin(), text.end(), [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '_';
    });
}

Finding ReadFinding(const Table& table) {
    Finding finding;
    finding.id = table.Text("id");
    finding.name = table.Text("name");
    finding.label = table.Text("label");
    finding.abbr = table.Text("abbr");
    finding.key = table.Text("key", "");
    finding.family = FamilyOf(table);
    finding.definition = table.Text("definition", "");
    finding.plain = table.Text("plain");
    finding.safety = table.Text("safety", "");
    finding.primary = table.Flag("primary", false);
    return finding;
}

Technique ReadTechnique(const Table& table) {
    Technique technique;
    technique.id = table.Text("id");
    technique.name = table.Text("name");
    technique.family = table.Text("family", "");
    technique.definition = table.Text("definition", "");
    technique.walton_min = table.Whole("walton_min", 1);
    technique.walton_max = table.Whole("walton_max", 5);
    technique.cautions = table.Text("cautions", "");
    technique.plain = table.Text("plain");
    technique.usual_dose = table.Text("usual_dose", "");
    technique.usual_for = table.Texts("usual_for");
    if (technique.walton_min < 1 || technique.walton_max > 5 || technique.walton_min > technique.walton_max) {
        table.Refuse(Msg("\"walton_min\" and \"walton_max\" must be 1 to 5, the smaller one first."));
    }
    return technique;
}

std::vector<std::string> ReadAliases(const Table& table) {
    auto aliases = table.Texts("aliases");
    const auto sound = [](const std::string& alias) {
        return !alias.empty() && alias.size() <= 60 && alias.find(';') == std::string::npos;
    };
    if (aliases.size() > 20 || !std::all_of(aliases.begin(), aliases.end(), sound)) {
        table.Refuse(Msg("\"aliases\" must be at most 20 words of 1 to 60 bytes without \";\"."));
    }
    return aliases;
}

RegionTerm ReadRegion(const Table& table) {
    RegionTerm region;
    region.id = table.Text("id");
    region.name = table.Text("name");
    region.latin = table.Text("latin", "");
    region.plain = table.Text("plain");
    region.aliases = ReadAliases(table);
    region.kind = table.Text("kind");
    region.group = table.Text("group");
    const auto side = table.Text("side");
    if (side != "paired" && side != "midline") table.Refuse(Msg("\"side\" must be paired or midline."));
    region.paired = side == "paired";
    const auto layer = model::ParseLayer(table.Text("layer"));
    if (!layer) table.Refuse(Msg("\"layer\" must be superficial or deep."));
    region.layer = *layer;
    region.also_on_layers = table.Texts("also_on_layers");
    for (const auto& other : region.also_on_layers) {
        if (!model::ParseLayer(other)) table.Refuse(Msg("\"also_on_layers\" must hold superficial or deep."));
    }
    region.priority = table.Whole("priority", 1);
    region.caution = table.Text("caution", "");
    region.complaint = table.Text("complaint", "");
    region.fma = table.Texts("fma");
    return region;
}

ZoneTerm ReadZone(const Table& table) {
    ZoneTerm zone;
    zone.id = table.Text("id");
    zone.name = table.Text("name");
    zone.latin = table.Text("latin", "");
    zone.plain = table.Text("plain");
    zone.caution = table.Text("caution");
    zone.needs_consent = table.Flag("needs_consent", false);
    return zone;
}

Condition ReadCondition(const Table& table) {
    Condition condition;
    condition.id = table.Text("id");
    condition.name = table.Text("name");
    condition.category = table.Text("category");
    condition.question = table.Text("intake_question", "");
    condition.massage_flag = table.Text("massage_flag");
    condition.massage_action = table.Text("massage_action", "");
    condition.refer = table.Text("refer", "");
    condition.refer_urgency = table.Text("refer_urgency", "");
    condition.default_groups = table.Texts("default_groups");
    return condition;
}

std::vector<PressureLevel> ReadPressures(const Table& root) {
    std::vector<PressureLevel> levels;
    for (const auto& table : root.Children("walton_level")) {
        const int level = table.Whole("level");
        if (levels.size() >= 5 || level != static_cast<int>(levels.size()) + 1) {
            table.Refuse(Msg("\"level\" must count from 1 to 5."));
        }
        levels.push_back({level, table.Text("name"), table.Text("effect", ""), table.Text("plain")});
    }
    return levels;
}

// Every [[key]] of a file in order, its ids noted in `at`.
template <class Term>
std::vector<Term> ReadAll(const TomlFile& file, std::string_view key, Term (*read)(const Table&),
                          std::map<std::string, std::size_t>& at) {
    const auto tables = file.Root().Children(key);
    if (tables.empty()) file.Root().Refuse(model::Fill(Msg("no [[{0}]] is there."), {std::string(key)}));
    if (tables.size() > kMaxTerms) tables[kMaxTerms].Refuse(Msg("too many entries."));
    std::vector<Term> out;
    out.reserve(tables.size());
    for (const auto& table : tables) {
        out.push_back(read(table));
        if (!IsId(out.back().id)) table.Refuse(Msg("\"id\" must be lower-case letters, digits and _."));
        if (!at.emplace(out.back().id, out.size() - 1).second) table.Refuse(Msg("\"id\" is there twice."));
    }
    return out;
}

void CheckKeys(const TomlFile& file) {
    std::set<std::string> keys;
    for (const auto& table : file.Root().Children("finding")) {
        const auto key = table.Text("key", "");
        if (!key.empty() && !keys.insert(key).second) table.Refuse(Msg("\"key\" is there twice."));
    }
}

void CheckUsual(const TomlFile& file, const std::map<std::string, std::size_t>& findings) {
    for (const auto& table : file.Root().Children("technique"))
        for (const auto& finding : table.Texts("usual_for"))
            if (!findings.contains(finding)) table.Refuse(Msg("\"usual_for\" names an unknown finding."));
}

template <class Term>
const Term* Find(const std::vector<Term>& terms, const std::map<std::string, std::size_t>& at,
                 const std::string& id) {
    const auto found = at.find(id);
    return found != at.end() ? &terms[found->second] : nullptr;
}

}  // namespace

Vocabulary Vocabulary::Load(const std::filesystem::path& templates, const std::filesystem::path& body_maps) {
    Vocabulary words;
    const TomlFile findings(templates / "findings.toml");
    const TomlFile techniques(templates / "techniques.toml");
    const TomlFile conditions(templates / "contraindications.toml");
    const TomlFile regions(body_maps / "regions.toml");
    words.m_findings = ReadAll<Finding>(findings, "finding", ReadFinding, words.m_finding_at);
    CheckKeys(findings);
    words.m_techniques = ReadAll<Technique>(techniques, "technique", ReadTechnique, words.m_technique_at);
    CheckUsual(techniques, words.m_finding_at);
    words.m_pressures = ReadPressures(techniques.Root());
    words.m_conditions = ReadAll<Condition>(conditions, "condition", ReadCondition, words.m_condition_at);
    words.m_regions = ReadAll<RegionTerm>(regions, "region", ReadRegion, words.m_region_at);
    const TomlFile zones(body_maps / "zones.toml");
    words.m_zones = ReadAll<ZoneTerm>(zones, "zone", ReadZone, words.m_zone_at);
    std::stable_partition(words.m_findings.begin(), words.m_findings.end(),
                          [](const Finding& f) { return f.primary; });
    for (std::size_t i = 0; i < words.m_findings.size(); ++i) words.m_finding_at[words.m_findings[i].id] = i;
    return words;
}

const Finding* Vocabulary::FindFinding(const std::string& id) const {
    return Find(m_findings, m_finding_at, id);
}

const Technique* Vocabulary::FindTechnique(const std::string& id) const {
    return Find(m_techniques, m_technique_at, id);
}

const RegionTerm* Vocabulary::FindRegion(const std::string& id) const {
    return Find(m_regions, m_region_at, id);
}

const ZoneTerm* Vocabulary::FindZone(const std::string& id) const {
    return Find(m_zones, m_zone_at, id);
}

const Condition* Vocabulary::FindCondition(const std::string& id) const {
    return Find(m_conditions, m_condition_at, id);
}

}  // namespace terms
