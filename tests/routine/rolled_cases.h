// Random cases, and the promises every plan keeps; without a test framework, so that a campaign can use them.
#pragma once

#include <array>
#include <cmath>
#include <random>

#include "routine/cases.h"
#include "terms/toml_file.h"

namespace routine_tests {

class Dice {
public:
    explicit Dice(unsigned seed) : m_engine(seed) {}
    int Up(int most) { return static_cast<int>(m_engine() % static_cast<unsigned>(most + 1)); }
    bool One(int in) { return Up(in - 1) == 0; }
    template <class List>
    const auto& Of(const List& list) {
        return list[static_cast<std::size_t>(Up(static_cast<int>(list.size()) - 1))];
    }

private:
    std::mt19937 m_engine;
};

inline void RollMarks(Dice& dice, routine::Case& of) {
    const int marks = dice.Up(8);
    for (int i = 0; i < marks; ++i) {
        const auto& region = dice.Of(Terms().Regions());
        const auto side = !region.paired ? model::Side::Midline
                          : dice.One(2)  ? model::Side::Left
                                         : model::Side::Right;
        of.marks.push_back(Mark(region.id, dice.Of(Terms().Findings()).id, dice.Up(10), side));
    }
}

inline void RollHistory(Dice& dice, routine::Case& of) {
    using model::Answer;
    of.health.others = dice.One(6) ? Answer::Unknown : Answer::No;
    const std::array answers{Answer::Yes, Answer::Yes, Answer::Past, Answer::Unknown, Answer::No};
    for (int i = dice.Up(3); i > 0; --i) {
        auto& answer = of.health.conditions[dice.Of(Terms().Conditions()).id];
        answer.answer = dice.Of(answers);
        if (dice.One(3)) answer.areas = {dice.Of(Terms().Regions()).group};
        answer.cleared_by_doctor = dice.One(4);
    }
    if (dice.One(3)) of.age = 8 + dice.Up(80);
    if (dice.One(3)) of.blood_pressure = {{100 + dice.Up(100), 60 + dice.Up(60)}};
    if (dice.One(4)) of.health.pregnancy_weeks = dice.Up(42);
    of.red_flags_asked = !dice.One(5);
    if (dice.One(10)) of.red_flags = {dice.Of(routine::RedFlags(Book())).id};
}

inline void RollPast(Dice& dice, routine::Case& of) {
    const std::array<std::string, 9> items{"calf_straight", "calf_bent",   "knee_iso",
                                           "bridge",        "chin_nod",    "achilles_eccentric",
                                           "ems",           "no_such_one", "cold_water_immersion"};
    for (int i = dice.Up(4); i > 0; --i) {
        routine::ItemPast past;
        past.item = dice.Of(items);
        if (dice.One(2)) past.at = {"soleus", model::Side::Left};
        past.step = dice.Up(8) - 2;  // nonsense as well
        past.weeks_on_step = dice.Up(15) - 1;
        past.followed = static_cast<model::Followed>(dice.Up(3));
        past.felt = static_cast<model::Felt>(dice.Up(3));
        of.past.push_back(past);
    }
}

// A client whose races, if any, lie ahead.
inline routine::Case RollAhead(unsigned seed) {
    Dice dice(seed);
    routine::Case of;
    RollMarks(dice, of);
    RollHistory(dice, of);
    for (auto& day : of.week) day.load = static_cast<model::Load>(dice.Up(6));
    if (dice.One(3)) of.days_to_race = dice.Up(20);
    for (const char* tool :
         {"ice_bath", "boots", "ems", "cryo_wrap", "foam_roller", "massage_ball", "resistance_band"}) {
        if (!dice.One(3)) of.equipment.insert(tool);
    }
    const std::array blocks{"", "base", "build", "strength_block", "taper", "race_week"};
    of.training_block = dice.Of(blocks);
    if (dice.One(2)) of.body_mass_kg = 45 + dice.Up(60);
    if (dice.One(2)) of.last_massage_days = dice.Up(30);
    of.first_plan = dice.One(2);
    for (const char* id :
         {"cold_water_immersion", "pneumatic_compression", "calf_straight", "chin_nod", "bridge"}) {
        if (dice.One(3)) of.known_items.insert(id);
    }
    if (dice.One(2)) RollPast(dice, of);
    return of;
}

// Every second client has raced; what was rolled before stays as it was.
inline routine::Case Roll(unsigned seed) {
    routine::Case of = RollAhead(seed);
    Dice dice(seed ^ 0x5ace5U);
    if (dice.One(2)) of.days_since_race = dice.One(4) ? dice.Up(30) : dice.Up(5);
    return of;
}

// The contraindication table as the tests read it for themselves.
struct HealthRow {
    std::string condition, modality, action, reason, source;
    bool local = false;
    std::vector<std::string> only{};  // kinds of item it speaks of; empty: all of the modality
};

inline const std::vector<HealthRow>& HealthRows() {
    static const auto rows = [] {
        std::vector<HealthRow> out;
        const terms::TomlFile file(std::filesystem::path(PALPATE_SOURCE_DIR) /
                                   "templates/contraindications.toml");
        for (const auto& rule : file.Root().Children("rule")) {
            out.push_back({rule.Text("condition"), rule.Text("modality"), rule.Text("action"),
                           rule.Text("reason"), rule.Text("source"), rule.Text("scope", "") == "local",
                           rule.Texts("only")});
        }
        return out;
    }();
    return rows;
}

// Easy movement is exercise.
inline bool Stands(const std::string& modality, const model::PlanItem& item) {
    return item.modality == modality || (modality == "exercise" && item.modality == "active_recovery");
}

// A row for some kinds only: their items are named as the kind is, a walk to settle as easy movement.
inline bool SpeaksOf(const HealthRow& row, const model::PlanItem& item) {
    return Stands(row.modality, item) && (row.only.empty() || Has(row.only, item.modality));
}

// What a plan for the case breaks, in words; empty: nothing.
using Broken = std::vector<std::string>;

inline void CheckForbidden(const routine::Case& of, const model::HomePlan& plan, Broken& out) {
    for (const auto& row : HealthRows()) {
        if (row.local || row.action == "modify" || of.health.Of(row.condition) != model::Answer::Yes)
            continue;
        const auto found = of.health.conditions.find(row.condition);
        const bool cleared = found != of.health.conditions.end() && found->second.cleared_by_doctor;
        if (row.action == "ask-doctor" && cleared) continue;
        for (const auto& item : plan.items) {
            if (Stands(row.modality, item)) out.push_back(row.condition + " forbids " + item.id);
        }
    }
}

inline void CheckDoses(const model::HomePlan& plan, Broken& out) {
    struct Range {
        const char *modality, *param;
        double low, high;
    };
    static constexpr std::array kRanges{Range{"cold_water_immersion", "water_temperature_c", 10, 15},
                                        Range{"cold_water_immersion", "immersion_time", 1, 15},
                                        Range{"pneumatic_compression", "pressure_mmhg", 1, 100},
                                        Range{"pneumatic_compression", "session_time", 1, 30},
                                        Range{"ems", "session_time", 1, 30},
                                        Range{"ems", "frequency_hz", 1, 10},
                                        Range{"cryo_compression", "session_time", 1, 20},
                                        Range{"heat", "temperature", 30, 42},
                                        Range{"stretching", "hold_s", 1, 60},
                                        Range{"exercise", "sets", 1, 5},
                                        Range{"exercise", "reps", 1, 20}};
    for (const auto& item : plan.items) {
        for (const auto& dose : item.dose) {
            if (dose.value && !std::isfinite(*dose.value)) out.push_back(item.id + " has no finite dose");
            for (const Range& range : kRanges) {
                if (item.modality != range.modality || dose.param != range.param || !dose.value) continue;
                if (*dose.value < range.low || *dose.value > range.high)
                    out.push_back(item.id + " " + dose.param + " is out of bounds");
            }
        }
    }
}

inline void CheckItems(const model::HomePlan& plan, Broken& out) {
    for (const auto& item : plan.items) {
        const bool complete =
            !item.why.empty() && !item.stop_if.empty() && !item.name.empty() && !item.evidence.empty();
        if (!complete) out.push_back(item.id + " does not explain itself");
        // A booking may fall beyond the week; everything else has a day.
        if (item.days.empty() && item.modality != "massage") out.push_back(item.id + " has no day");
        for (std::size_t i = 0; i < item.days.size(); ++i) {
            const bool after = i == 0 || item.days[i] > item.days[i - 1];
            if (!after || item.days[i] < 0 || item.days[i] > 6) out.push_back(item.id + " has odd days");
        }
        if (item.step < 0) out.push_back(item.id + " has a step below its first");
    }
    for (const auto& entry : plan.blocked) {
        if (entry.modality.empty() || entry.condition.empty() || entry.reason.empty() || entry.source.empty())
            out.push_back("what is withheld by " + entry.condition + " does not explain itself");
        if (entry.action == "modify" || !entry.at.region.empty() || !entry.item.empty()) continue;
        for (const auto& item : plan.items) {
            if (item.modality == entry.modality)
                out.push_back(item.id + " is withheld by " + entry.condition + " and offered");
        }
    }
}

inline void CheckLimits(const routine::Case& of, const model::HomePlan& plan, Broken& out) {
    static const std::array<std::string, 5> kTools{"cold_water_immersion", "cryo_compression", "ems",
                                                   "pneumatic_compression", "heat"};
    std::array<int, 7> minutes{}, tools{};
    int exercises = 0, fresh = 0;
    for (const auto& item : plan.items) {
        if (IsExercise(item)) {
            ++exercises;
            fresh += of.known_items.count(item.id) == 0 &&
                     std::none_of(of.past.begin(), of.past.end(),
                                  [&](const auto& past) { return past.item == item.id; });
        }
        for (const int day : item.days) {
            minutes[static_cast<std::size_t>(day)] += item.minutes;
            tools[static_cast<std::size_t>(day)] += Has(kTools, item.modality);
        }
        if (item.modality == "cold_water_immersion" && item.days.size() > 3) out.push_back("too much cold");
    }
    if (exercises > (of.first_plan ? 3 : 6)) out.push_back("too many exercises");
    if (fresh > 3) out.push_back("too much that is new");
    if (*std::max_element(minutes.begin(), minutes.end()) > 25) out.push_back("too many minutes");
    if (*std::max_element(tools.begin(), tools.end()) > 2) out.push_back("too many tools on a day");
}

// The exercises as the tests read them for themselves: those that load legs, hips or back.
inline const std::set<std::string>& LegStrength() {
    static const auto ids = [] {
        static const std::array<std::string, 6> kRaced{"back", "pelvis_hip", "thigh", "knee", "leg", "foot"};
        std::map<std::string, std::string> groups;
        for (const auto& region : Terms().Regions()) groups[region.id] = region.group;
        std::set<std::string> out;
        const terms::TomlFile file(std::filesystem::path(PALPATE_SOURCE_DIR) / "templates/routines.toml");
        for (const auto& item : file.Root().Children("item")) {
            const auto regions = item.Texts("regions");
            const bool raced = std::any_of(regions.begin(), regions.end(),
                                           [&](const auto& id) { return Has(kRaced, groups[id]); });
            if (raced && item.Text("type") == "strength") out.insert(item.Text("id"));
        }
        return out;
    }();
    return ids;
}

inline bool Knows(const routine::Case& of, const std::string& id) {
    const auto done = [&](const routine::ItemPast& past) {
        return past.item == id && (past.followed != model::Followed::NotDone || past.step != 0);
    };
    return of.known_items.count(id) > 0 || std::any_of(of.past.begin(), of.past.end(), done);
}

// Under 72 h after a race nothing loads what was raced and nothing hard is begun; deep work waits.
inline void CheckAfterRace(const routine::Case& of, const model::HomePlan& plan, Broken& out) {
    if (!of.days_since_race) return;
    const int since = *of.days_since_race;
    static const std::array<std::string, 3> kTools{"cold_water_immersion", "pneumatic_compression", "ems"};
    for (const auto& item : plan.items) {
        const bool soon = !item.days.empty() && item.days.front() + 1 + since < 3;
        const bool strength = LegStrength().count(item.id) > 0, known = Knows(of, item.id);
        if (soon && strength) out.push_back(item.id + " loads what was raced");
        if (soon && !known && Has(kTools, item.modality)) out.push_back(item.id + " is new after a race");
        if (since < 4 && strength && !known) out.push_back(item.id + " is begun after a race");
        const auto light = [](const std::string& change) { return change.find("72 h") != std::string::npos; };
        const bool told = std::any_of(item.changes.begin(), item.changes.end(), light);
        if (soon && (item.modality == "self_massage" || item.modality == "massage") && !told)
            out.push_back(item.id + " is not told to be light");
        for (const auto& past : of.past) {
            if (since < 3 && item.id == past.item && item.step > std::max(0, past.step) && item.at == past.at)
                out.push_back(item.id + " is stepped up after a race");
        }
    }
    const auto limit = routine::MassageLimit(Book(), of, {});
    if (since < 3 && limit.highest > 2) out.push_back("deep massage right after a race");
    const bool listed = std::any_of(limit.why.begin(), limit.why.end(),
                                    [](const auto& why) { return why.condition == "after_race"; });
    if (since >= 3 && listed) out.push_back("light massage long after a race");
}

inline Broken BrokenPromises(const routine::Case& of, const model::HomePlan& plan) {
    Broken out;
    if (!(plan == routine::Propose(Book(), of))) out.push_back("the same case, another plan");
    auto turned = of;
    std::reverse(turned.marks.begin(), turned.marks.end());
    if (!(plan == routine::Propose(Book(), turned))) out.push_back("another order of marks, another plan");
    CheckForbidden(of, plan, out);
    CheckDoses(plan, out);
    CheckItems(plan, out);
    CheckLimits(of, plan, out);
    CheckAfterRace(of, plan, out);
    for (const auto& objection : routine::Recheck(Book(), of, plan))
        out.push_back("rechecked, " + objection.item + " meets " + objection.why.condition);
    return out;
}

}  // namespace routine_tests
