#include "desk/health_alerts.h"

#include <algorithm>
#include <map>
#include <set>

#include "desk/resources.h"
#include "desk/sentences.h"
#include "desk/wording.h"
#include "routine/planner.h"
#include "text/human_date.h"
#include "text/zone.h"

namespace desk {

namespace {

using model::BlockedItem;
using model::Msg;
using model::RegionRef;

constexpr int kHardest = 5;  // Walton

struct Tool {
    const char* equipment;
    const char* modality;
    const char* without;
};

constexpr std::array kTools{Tool{"ice_bath", "cold_water_immersion", Msg("no ice bath")},
                            Tool{"boots", "pneumatic_compression", Msg("no boots")},
                            Tool{"ems", "ems", Msg("no EMS")},
                            Tool{"cryo_wrap", "cryo_compression", Msg("no cold wrap")},
                            Tool{"foam_roller", "self_massage", Msg("no rolling")},
                            Tool{"massage_ball", "self_massage", Msg("no rolling")}};

// What the rules say of one condition today.
struct Reach {
    std::vector<BlockedItem> massage, tools;  // at today's places; of tools the client has, avoid or ask
    int pressure = kHardest;                  // highest its massage rules allow there
    bool today = false;                       // touches a place of today
};

std::vector<RegionRef> PlacesOf(const model::Visit* visit) {
    std::set<RegionRef> places;
    if (!visit) return {};
    for (const model::Mark& mark : visit->marks) {
        const auto worked = model::RegionsWorked(mark);
        places.insert(worked.begin(), worked.end());
    }
    for (const model::Treatment& treatment : visit->treatments)
        places.insert(treatment.regions.begin(), treatment.regions.end());
    return {places.begin(), places.end()};
}

void AddOnce(std::vector<BlockedItem>& all, const BlockedItem& entry) {
    const bool there = std::ranges::any_of(all, [&](const BlockedItem& one) {
        return one.modality == entry.modality && one.action == entry.action && one.reason == entry.reason;
    });
    if (!there) all.push_back(entry);
}

class Finder {
public:
    Finder(Resources& resources, const text::Translator& words, const AlertCase& of)
        : m_resources(resources), m_words(words), m_of(of), m_case(HealthCase(of.client, of.now, of.zone)) {}

    std::vector<Alert> Find() {
        for (const auto& [id, answer] : m_case.health.conditions)
            if (answer.answer == model::Answer::Yes && Known(id)) m_reach[id];
        Look({}, false);
        // The rules ask for the part of the body, not for the muscle.
        std::set<std::string> groups;
        for (const RegionRef& at : PlacesOf(m_of.visit)) {
            const terms::RegionTerm* region = m_resources.Words().FindRegion(at.region);
            if (region && groups.insert(region->group).second) Look(at, true);
        }
        LookAtTools();
        LookAtPlan();
        // What nobody knows is no condition the client has (alerts.cpp tells of it).
        for (const std::string& id : routine::OpenQuestions(m_resources.Rules(), m_case)) m_reach.erase(id);
        std::vector<std::pair<bool, Alert>> found;
        for (const auto& [id, reach] : m_reach) found.emplace_back(!reach.today, AlertOf(id, reach));
        std::ranges::stable_sort(found, {}, [](const auto& one) { return one.first; });
        std::vector<Alert> alerts;
        for (auto& [later, alert] : found) alerts.push_back(std::move(alert));
        return alerts;
    }

private:
    [[nodiscard]] bool Known(const std::string& id) const {
        return m_resources.Words().FindCondition(id) != nullptr;
    }

    void Look(const RegionRef& at, bool today) {
        for (const BlockedItem& entry : routine::MassageLimit(m_resources.Rules(), m_case, at).why) {
            if (!Known(entry.condition)) continue;
            Reach& reach = m_reach[entry.condition];
            AddOnce(reach.massage, entry);
            reach.today = reach.today || today;
            reach.pressure = std::min(reach.pressure, PressureFor(entry.condition, at));
        }
    }

    // What this condition alone would leave, everything else answered no.
    [[nodiscard]] int PressureFor(const std::string& id, const RegionRef& at) const {
        routine::Case alone;
        alone.red_flags_asked = true;
        alone.health.others = model::Answer::No;
        const auto known = m_case.health.conditions.find(id);
        if (known != m_case.health.conditions.end()) alone.health.conditions[id] = known->second;
        alone.health.conditions[id].answer = model::Answer::Yes;
        return routine::MassageLimit(m_resources.Rules(), alone, at).highest;
    }

    void LookAtTools() {
        std::set<std::string> owned;
        for (const Tool& tool : kTools)
            if (m_case.equipment.contains(tool.equipment)) owned.insert(tool.modality);
        if (owned.empty() && !(m_of.visit && !m_of.visit->plan.items.empty())) return;
        for (const BlockedItem& entry : routine::Propose(m_resources.Rules(), m_case).blocked)
            if (Known(entry.condition) && entry.item.empty() && owned.contains(entry.modality))
                AddOnce(m_reach[entry.condition].tools, entry);
    }

    void LookAtPlan() {
        if (!m_of.visit || m_of.visit->plan.items.empty()) return;
        for (const auto& objection : routine::Recheck(m_resources.Rules(), m_case, m_of.visit->plan)) {
            if (!Known(objection.why.condition)) continue;
            Reach& reach = m_reach[objection.why.condition];
            AddOnce(reach.tools, objection.why);
            reach.today = true;
        }
    }

    [[nodiscard]] static bool Has(const std::vector<BlockedItem>& all, const char* action) {
        return std::ranges::find(all, action, &BlockedItem::action) != all.end();
    }

    [[nodiscard]] AlertLevel LevelOf(const std::string& id, const Reach& reach) const {
        if (Has(reach.massage, "avoid")) return AlertLevel::Danger;
        if (reach.today && Has(reach.tools, "avoid")) return AlertLevel::Danger;
        if (reach.massage.empty() && reach.tools.empty()) return AlertLevel::Info;
        const bool cleared =
            m_case.health.conditions.contains(id) && m_case.health.conditions.at(id).cleared_by_doctor;
        if (cleared && !Has(reach.tools, "avoid")) return AlertLevel::Info;
        return AlertLevel::Warn;
    }

    [[nodiscard]] std::string OnMassage(const std::string& id, const Reach& reach) const {
        const std::string& flag = m_resources.Words().FindCondition(id)->massage_flag;
        if (Has(reach.massage, "avoid"))
            return flag == "local" ? m_words.Text("leave the area out") : m_words.Text("no massage");
        if (Has(reach.massage, "ask-doctor")) return m_words.Text("doctor first");
        if (reach.pressure > 0 && reach.pressure < kHardest)
            return m_words.Say("pressure up to {0}", {std::to_string(reach.pressure)});
        return {};
    }

    // What the therapist must not do today, the massage first, then one tool of the client's.
    [[nodiscard]] std::string Consequence(const std::string& id, const Reach& reach) const {
        std::string told = OnMassage(id, reach);
        for (const Tool& tool : kTools) {
            const auto withheld = std::ranges::find(reach.tools, tool.modality, &BlockedItem::modality);
            if (withheld == reach.tools.end()) continue;
            return told + (told.empty() ? "" : ", ") + m_words.Text(tool.without);
        }
        if (told.empty() && !reach.massage.empty()) told = m_words.Text("with care");
        return told;
    }

    // Without what stands in brackets behind it.
    [[nodiscard]] std::string ShortName(const std::string& id) const {
        const std::string name = ConditionName(m_words, m_resources.Words(), id);
        const auto bracket = name.find(" (");
        return bracket == std::string::npos ? name : name.substr(0, bracket);
    }

    [[nodiscard]] std::string Detail(const std::string& id, const Reach& reach) const {
        std::string lines = ConditionName(m_words, m_resources.Words(), id);
        const auto answer = m_case.health.conditions.find(id);
        if (answer != m_case.health.conditions.end() && !answer->second.note.empty())
            lines += "\n“" + answer->second.note + "”";
        for (const auto* list : {&reach.massage, &reach.tools})
            for (const BlockedItem& entry : *list)
                lines += "\n" + m_words.Say("{0}: {1} ({2})", {ModalityName(m_words, entry.modality),
                                                               m_words.Text(entry.reason), entry.source});
        if (m_of.client.history.empty()) return lines;
        const auto day = text::ToCivil(m_case.health.recorded_at, m_of.zone).day;
        return lines + "\n" +
               m_words.Say("Health history of {0}", {text::HumanDate(m_words, day, text::DateStyle::Short)});
    }

    [[nodiscard]] Alert AlertOf(const std::string& id, const Reach& reach) const {
        const std::string consequence = Consequence(id, reach);
        return {AlertKind::Contraindication,
                LevelOf(id, reach),
                ShortName(id) + (consequence.empty() ? "" : " – " + consequence),
                Detail(id, reach),
                {FieldPlace::Part::Health, "conditions", id}};
    }

    Resources& m_resources;
    const text::Translator& m_words;
    const AlertCase& m_of;
    routine::Case m_case;
    std::map<std::string, Reach> m_reach;
};

}  // namespace

routine::Case HealthCase(const model::Client& client, model::Instant at, const std::string& zone) {
    routine::Case now;
    now.health = client.Health();
    now.blood_pressure = now.health.blood_pressure;
    now.equipment = {client.equipment.begin(), client.equipment.end()};
    now.red_flags_asked = true;
    if (client.birth_date) now.age = model::AgeOn(*client.birth_date, text::ToCivil(at, zone).day);
    return now;
}

std::vector<Alert> HealthAlerts(Resources& resources, const text::Translator& words, const AlertCase& of) {
    return Finder(resources, words, of).Find();
}

}  // namespace desk
