#include <utility>

#include "routine/readers.h"

namespace routine {

Action ReadAction(const terms::Table& table, const char* key) {
    const std::string word = table.Text(key);
    for (const Action action : {Action::Modify, Action::AskDoctor, Action::Avoid}) {
        if (word == ToText(action)) return action;
    }
    table.Refuse(std::string(key) + ": expected avoid, ask-doctor or modify");
}

std::optional<int> OptionalWhole(const terms::Table& table, const char* key) {
    if (!table.Has(key)) return std::nullopt;
    return table.Whole(key);
}

void ReadRegions(const terms::Table& root, Rules& rules) {
    for (const terms::Table& table : root.Children("region")) {
        const RegionFact fact{table.Text("group"), table.Text("side") == "paired", table.Whole("priority")};
        if (!rules.regions.emplace(table.Text("id"), fact).second)
            table.Refuse("id: this region stands twice");
    }
}

namespace {

Modality ReadModality(const terms::Table& table) {
    Modality out;
    out.id = table.Text("id");
    out.name = table.Text("name");
    out.evidence = table.Text("evidence");
    out.how = table.Text("how");
    out.supervision = table.Text("supervision");
    out.start_low = table.Text("start_low");
    out.progression = table.Text("progression", "");
    out.stop = table.Texts("stop");
    out.more_steps = table.Texts("more_steps");
    return out;
}

DoseRow ReadDose(const terms::Table& table) {
    DoseRow out;
    out.param = table.Text("param");
    out.unit = table.Text("unit");
    out.mass_unit = table.Text("mass_unit", "");
    out.source = table.Text("source");
    out.note = table.Text("note", "");
    out.first_session_of = table.Text("first_session_of", "");
    out.floor_of = table.Text("floor_of", "");
    out.cap_of = table.Text("cap_of", "");
    out.value = table.Number("default");
    out.min = table.OptionalNumber("min");
    out.max = table.OptionalNumber("max");
    out.verified = table.Flag("verified", false);
    out.plan = table.Flag("plan", false);
    out.weighs = table.Flag("weighs", false);
    out.low_is_gentle = table.Flag("low_is_gentle", false);
    out.hard_days_min = table.Whole("hard_days_min", 0);
    out.hard_days_max = table.Whole("hard_days_max", 7);
    out.age_min = table.Whole("age_min", 0);
    out.age_max = table.Whole("age_max", 999);
    const bool below = out.min && out.value < *out.min;
    if (below || (out.max && out.value > *out.max)) table.Refuse("default: lies outside min and max");
    return out;
}

}  // namespace

void ReadModalities(const terms::Table& root, Rules& rules) {
    for (const terms::Table& table : root.Children("modality"))
        rules.modalities.push_back(ReadModality(table));
    for (const terms::Table& table : root.Children("dose")) {
        const std::string id = table.Text("modality");
        CheckIds(table, "modality", {id},
                 [&](const std::string& each) { return rules.Tool(each) != nullptr; });
        for (Modality& modality : rules.modalities) {
            if (modality.id == id) modality.doses.push_back(ReadDose(table));
        }
    }
    for (const terms::Table& table : root.Children("claim")) {
        rules.claims.push_back(table.Text("avoid"));
        for (const char* key : {"never", "never_de", "never_es"}) {
            for (std::string& words : table.Texts(key)) rules.never_said.push_back(std::move(words));
        }
    }
}

RuleBook RuleBook::Load(const std::filesystem::path& templates, const std::filesystem::path& body_maps) {
    auto rules = std::make_unique<Rules>();
    // One after another: memory given to threads grows page by page, which takes longer than the parsing.
    ReadRegions(terms::TomlFile(body_maps / "regions.toml").Root(), *rules);
    ReadModalities(terms::TomlFile(templates / "modalities.toml").Root(), *rules);
    const terms::TomlFile routines(templates / "routines.toml");
    ReadRoutines(routines.Root(), *rules);
    const terms::TomlFile health(templates / "contraindications.toml");
    ReadContraindications(health.Root(), *rules);
    CheckConditionIds(routines.Root(), *rules);
    return RuleBook(std::move(rules));
}

RuleBook::RuleBook(std::unique_ptr<Rules> rules) : m_rules(std::move(rules)) {}
RuleBook::~RuleBook() = default;
RuleBook::RuleBook(RuleBook&&) noexcept = default;
RuleBook& RuleBook::operator=(RuleBook&&) noexcept = default;

}  // namespace routine
