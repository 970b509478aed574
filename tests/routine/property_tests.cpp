#include <boost/test/unit_test.hpp>

#include <array>
#include <random>

#include "terms/toml_file.h"

#include "cases.h"

using namespace routine_tests;
using model::Answer;

BOOST_AUTO_TEST_SUITE(property_tests)

namespace {

constexpr int kCases = 2000;

// The contraindication table as the test reads it for itself.
struct Forbidden {
    std::string condition, modality;
};

const std::vector<Forbidden>& Systemic() {
    static const auto rows = [] {
        std::vector<Forbidden> out;
        const terms::TomlFile file(std::filesystem::path(PALPATE_SOURCE_DIR) /
                                   "templates/contraindications.toml");
        for (const auto& rule : file.Root().Children("rule")) {
            if (rule.Text("action") == "avoid" && rule.Text("scope") != "local")
                out.push_back({rule.Text("condition"), rule.Text("modality")});
        }
        return out;
    }();
    return rows;
}

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

void RollMarks(Dice& dice, routine::Case& of) {
    const int marks = dice.Up(8);
    for (int i = 0; i < marks; ++i) {
        const auto& region = dice.Of(Terms().Regions());
        const auto side = !region.paired ? model::Side::Midline
                          : dice.One(2)  ? model::Side::Left
                                         : model::Side::Right;
        of.marks.push_back(Mark(region.id, dice.Of(Terms().Findings()).id, dice.Up(10), side));
    }
}

void RollHistory(Dice& dice, routine::Case& of) {
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
    of.red_flags_asked = !dice.One(5);
    if (dice.One(10)) of.red_flags = {dice.Of(routine::RedFlags(Book())).id};
}

routine::Case Roll(unsigned seed) {
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
    return of;
}

bool Asks(const std::string& modality, const model::PlanItem& item) {
    return item.modality == modality || (modality == "exercise" && item.modality == "active_recovery");
}

void CheckForbidden(const routine::Case& of, const model::HomePlan& plan) {
    for (const auto& row : Systemic()) {
        if (of.health.Of(row.condition) != Answer::Yes) continue;
        for (const auto& item : plan.items)
            BOOST_TEST(!Asks(row.modality, item), row.condition << " " << item.id);
    }
}

void CheckCold(const model::HomePlan& plan) {
    for (const auto& item : plan.items) {
        if (item.modality != "cold_water_immersion") continue;
        for (const auto& dose : item.dose) {
            if (dose.param == "water_temperature_c") BOOST_TEST((*dose.value >= 10 && *dose.value <= 15));
            if (dose.param == "immersion_time") BOOST_TEST((*dose.value > 0 && *dose.value <= 15));
        }
        BOOST_TEST(item.days.size() <= 3u);
    }
}

void CheckItems(const model::HomePlan& plan) {
    for (const auto& item : plan.items) {
        BOOST_TEST(!item.why.empty(), item.id);
        BOOST_TEST(!item.stop_if.empty(), item.id);
        BOOST_TEST(!item.name.empty(), item.id);
        BOOST_TEST(!item.evidence.empty(), item.id);
        // A booking may fall beyond the week; everything else has a day.
        BOOST_TEST((!item.days.empty() || item.modality == "massage"), item.id);
        BOOST_TEST(std::is_sorted(item.days.begin(), item.days.end()));
        BOOST_TEST((std::adjacent_find(item.days.begin(), item.days.end()) == item.days.end()));
        for (const int day : item.days) BOOST_TEST((day >= 0 && day <= 6));
        for (const auto& dose : item.dose)
            BOOST_TEST((dose.value || dose.min || dose.max || !dose.text.empty()));
    }
    for (const auto& entry : plan.blocked) {
        BOOST_TEST(!entry.modality.empty());
        BOOST_TEST(!entry.condition.empty());
        BOOST_TEST(!entry.reason.empty(), entry.condition);
        BOOST_TEST(!entry.source.empty(), entry.condition);
    }
}

// What is listed as withheld as a whole must not be offered.
void CheckConsistent(const model::HomePlan& plan) {
    for (const auto& entry : plan.blocked) {
        if (entry.action == "modify" || !entry.at.region.empty() || !entry.item.empty()) continue;
        for (const auto& item : plan.items)
            BOOST_TEST(item.modality != entry.modality, entry.modality << " by " << entry.condition);
    }
}

void CheckLimits(const routine::Case& of, const model::HomePlan& plan) {
    std::array<int, 7> minutes{};
    std::array<int, 7> tools{};
    int exercises = 0;
    int fresh = 0;
    for (const auto& item : plan.items) {
        const bool tool = Has(std::array<std::string, 5>{"cold_water_immersion", "cryo_compression", "ems",
                                                         "pneumatic_compression", "heat"},
                              item.modality);
        if (IsExercise(item)) {
            ++exercises;
            fresh += of.known_items.count(item.id) == 0;
        }
        for (const int day : item.days) {
            minutes[static_cast<std::size_t>(day)] += item.minutes;
            tools[static_cast<std::size_t>(day)] += tool;
        }
    }
    BOOST_TEST(exercises <= (of.first_plan ? 3 : 6));
    BOOST_TEST(fresh <= 3);
    BOOST_TEST(*std::max_element(minutes.begin(), minutes.end()) <= 25);
    BOOST_TEST(*std::max_element(tools.begin(), tools.end()) <= 2);
}

}  // namespace

BOOST_AUTO_TEST_CASE(random_cases_keep_every_promise) {
    int with_items = 0;
    int with_cold = 0;
    for (unsigned seed = 1; seed <= kCases; ++seed) {
        BOOST_TEST_CONTEXT("seed " << seed) {
            const auto of = Roll(seed);
            const auto plan = routine::Propose(Book(), of);
            BOOST_TEST((plan == routine::Propose(Book(), of)));
            CheckForbidden(of, plan);
            CheckCold(plan);
            CheckItems(plan);
            CheckConsistent(plan);
            CheckLimits(of, plan);
            for (const auto& objection : routine::Recheck(Book(), of, plan))
                BOOST_TEST(false,
                           objection.item << ": " << objection.why.condition << " " << objection.why.reason);
            with_items += !ExerciseIds(plan).empty();
            with_cold += Find(plan, "cold_water_immersion") != nullptr;
        }
    }
    // The promises mean nothing if the plans are empty.
    BOOST_TEST(with_items > kCases / 4);
    BOOST_TEST(with_cold > kCases / 25);
}

BOOST_AUTO_TEST_CASE(a_forbidden_tool_put_back_by_hand_is_objected_to) {
    const auto allowed = routine::Propose(Book(), Runner());
    int checked = 0;
    for (const auto& row : Systemic()) {
        auto of = Runner();
        Say(of, row.condition, Answer::Yes);
        for (const auto& item : allowed.items) {
            if (!Asks(row.modality, item)) continue;
            ++checked;
            const auto objections = routine::Recheck(Book(), of, allowed);
            BOOST_TEST(std::any_of(objections.begin(), objections.end(),
                                   [&](const auto& each) { return each.item == item.id && each.absolute; }),
                       row.condition << " " << item.id);
            break;
        }
    }
    BOOST_TEST(checked > 50);
}

BOOST_AUTO_TEST_SUITE_END()
