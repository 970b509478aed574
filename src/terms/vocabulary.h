// The words of the chart: findings, techniques, pressure levels, regions, conditions. English names are
// message ids, collected by i18n/terms.py.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

#include "model/place.h"

namespace terms {

// Families share a hue; the shape tells the finding (see bodymap/mark_glyph.h).
enum class Family { Tone, Tissue, Points, Fluid, Nerve, Movement, Avoid };

struct Finding {
    std::string id;
    std::string name;   // "Tight spot / hypertonicity"
    std::string label;  // short, as in the palette: "Tight spot"
    std::string abbr;   // "HT"
    std::string key;    // palette key "1", "I"; empty for the further ones
    Family family = Family::Tone;
    std::string definition;
    std::string plain;     // client words: "feels tight"
    std::string safety;    // note for the therapist; may be empty
    bool primary = false;  // stands in the palette; the others are under "more"
};

struct Technique {
    std::string id, name, family, definition;
    int walton_min = 1, walton_max = 5;
    std::string cautions;
    std::string plain;  // client words: "gliding strokes"
    std::string usual_dose;
    std::vector<std::string> usual_for;  // ids of findings, the most usual first
};

struct PressureLevel {
    int level = 1;
    std::string name, effect, plain;
};

struct RegionTerm {
    std::string id, name, latin, plain, kind, group;
    std::vector<std::string> aliases;  // "QL", "low back": what people type; joined they are one message id
    bool paired = true;
    model::Layer layer = model::Layer::Superficial;
    std::vector<std::string> also_on_layers;
    int priority = 1;
    std::string caution, complaint;
    std::vector<std::string> fma;
};

// A zone of the body maps (bodymap::Zone): care is taken there, but it is never charted itself.
struct ZoneTerm {
    std::string id, name, latin, plain;
    std::string caution;  // one sentence for the therapist
    bool needs_consent = false;
};

struct Condition {
    std::string id, name, category, question, massage_flag, massage_action, refer, refer_urgency;
    std::vector<std::string> default_groups;
};

class Vocabulary {
public:
    // Reads templates/{findings,techniques,contraindications}.toml and body_maps/{regions,zones}.toml.
    static Vocabulary Load(const std::filesystem::path& templates, const std::filesystem::path& body_maps);

    // In palette order: primary ones first.
    [[nodiscard]] const std::vector<Finding>& Findings() const { return m_findings; }
    [[nodiscard]] const std::vector<Technique>& Techniques() const { return m_techniques; }
    [[nodiscard]] const std::vector<PressureLevel>& Pressures() const { return m_pressures; }
    [[nodiscard]] const std::vector<RegionTerm>& Regions() const { return m_regions; }
    [[nodiscard]] const std::vector<Condition>& Conditions() const { return m_conditions; }

    // nullptr for an unknown id.
    [[nodiscard]] const Finding* FindFinding(const std::string& id) const;
    [[nodiscard]] const Technique* FindTechnique(const std::string& id) const;
    [[nodiscard]] const RegionTerm* FindRegion(const std::string& id) const;
    [[nodiscard]] const ZoneTerm* FindZone(const std::string& id) const;
    [[nodiscard]] const Condition* FindCondition(const std::string& id) const;

private:
    std::vector<Finding> m_findings;
    std::vector<Technique> m_techniques;
    std::vector<PressureLevel> m_pressures;
    std::vector<RegionTerm> m_regions;
    std::vector<ZoneTerm> m_zones;
    std::vector<Condition> m_conditions;
    std::map<std::string, std::size_t> m_finding_at, m_technique_at, m_region_at, m_zone_at, m_condition_at;
};

}  // namespace terms
