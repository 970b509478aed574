#include <boost/test/unit_test.hpp>

#include <map>

#include "terms/toml_file.h"

#include "cases.h"

using namespace routine_tests;
using model::Answer;
using model::Load;

BOOST_AUTO_TEST_SUITE(safety_tests)

namespace {

struct Row {
    std::string condition, modality, action, reason, source;
};

// The rules that withhold, as the test reads them for itself.
std::vector<Row> Withholding() {
    std::vector<Row> out;
    const terms::TomlFile file(std::filesystem::path(PALPATE_SOURCE_DIR) /
                               "templates/contraindications.toml");
    for (const auto& rule : file.Root().Children("rule")) {
        if (rule.Text("action") == "modify") continue;
        out.push_back({rule.Text("condition"), rule.Text("modality"), rule.Text("action"),
                       rule.Text("reason"), rule.Text("source")});
    }
    return out;
}

// Marks from neck to foot, so that a local rule with a place of its own finds one of them.
routine::Case Everywhere() {
    auto of = Runner();
    for (const char* region : {"trapezius_upper", "suboccipitals", "multifidus", "rectus_abdominis_upper",
                               "pectoralis_major_sternocostal", "gluteus_maximus", "deltoid_middle",
                               "biceps_femoris_long", "patellar_tendon", "plantar_fascia"})
        of.marks.push_back(Mark(region, "hypertonicity", 3));
    return of;
}

bool Names(const model::HomePlan& plan, const Row& row) {
    return std::any_of(plan.blocked.begin(), plan.blocked.end(), [&](const model::BlockedItem& entry) {
        return entry.modality == row.modality && entry.condition == row.condition &&
               entry.action == row.action && entry.reason == row.reason && entry.source == row.source;
    });
}

double ValueOf(const model::PlanItem* item, const std::string& param) {
    if (item == nullptr) return -1;
    for (const auto& dose : item->dose) {
        if (dose.param == param) return dose.value.value_or(-1);
    }
    return -1;
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_row_that_withholds_is_named_with_its_own_reason_and_source) {
    std::map<std::string, model::HomePlan> plans;
    for (const Row& row : Withholding()) {
        auto [plan, fresh] = plans.try_emplace(row.condition);
        if (fresh) {
            auto of = Everywhere();
            plan->second = routine::Propose(Book(), Say(of, row.condition, Answer::Yes));
        }
        BOOST_TEST(Names(plan->second, row), row.condition << ", " << row.modality << ", " << row.action);
    }
    BOOST_TEST(plans.size() > 80u);
}

BOOST_AUTO_TEST_CASE(whatever_is_withheld_says_where_that_is_written) {
    auto of = Everywhere();
    of.training_block = "strength_block";
    of.week[1].load = Load::Strength;
    of.days_to_race = 3;
    of.marks.push_back(Mark("soleus", "swelling", 8));
    Say(of, "heat_illness", Answer::Yes);
    for (const auto& entry : routine::Propose(Book(), of).blocked)
        BOOST_TEST(!entry.source.empty(), entry.modality << " by " << entry.condition);
}

namespace {

struct Client {
    const char* name;
    std::vector<std::string> conditions;
    std::vector<std::string> never;  // modalities
    std::vector<std::string> still;
};

}  // namespace

BOOST_AUTO_TEST_CASE(clients_a_therapist_meets) {
    const Client clients[] = {
        {"nothing to report", {}, {}, {"cold_water_immersion", "pneumatic_compression", "ems", "massage"}},
        {"white fingers", {"raynaud"}, {"cold_water_immersion", "cryo_compression"}, {"ems", "massage"}},
        {"hives in the cold", {"cold_urticaria"}, {"cold_water_immersion", "cryo_compression"}, {"massage"}},
        {"pregnant", {"pregnancy"}, {"cold_water_immersion", "ems", "pneumatic_compression"}, {"sleep"}},
        {"clot", {"dvt_acute"}, {"massage", "ems", "pneumatic_compression", "self_massage"}, {"sleep"}},
        {"blood thinner", {"anticoagulants"}, {"pneumatic_compression", "ems"}, {"massage"}},
        {"numb feet",
         {"diabetes", "neuropathy_reduced_sensation"},
         {"cold_water_immersion", "nutrition"},
         {"sleep"}},
        {"pacemaker", {"pacemaker_icd"}, {"ems", "cold_water_immersion"}, {"sleep"}},
        {"seizures", {"epilepsy"}, {"ems", "cold_water_immersion"}, {"massage"}},
        {"angina", {"coronary_disease"}, {"cold_water_immersion", "ems"}, {"sleep"}},
        {"heart failure", {"heart_failure_stable"}, {"cold_water_immersion", "pneumatic_compression"}, {}},
        {"blood pressure crisis", {"hypertension_uncontrolled"}, {"massage", "cold_water_immersion"}, {}},
        {"wound, place unknown", {"open_wound"}, {"cold_water_immersion", "self_massage"}, {"sleep"}},
        {"broken bone", {"fracture"}, {"ems", "pneumatic_compression"}, {"sleep"}},
        {"fever", {"fever_infection"}, {"massage", "cold_water_immersion", "exercise"}, {"sleep"}},
        {"kidney disease", {"kidney_disease"}, {"nutrition", "hydration"}, {"sleep"}},
    };
    for (const Client& client : clients) {
        auto of = Runner();
        for (const auto& condition : client.conditions) Say(of, condition, Answer::Yes);
        const auto plan = routine::Propose(Book(), of);
        BOOST_TEST_CONTEXT(client.name) {
            for (const auto& modality : client.never) BOOST_TEST(Find(plan, modality) == nullptr, modality);
            for (const auto& modality : client.still) BOOST_TEST(Find(plan, modality) != nullptr, modality);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_rule_that_asks_for_less_gets_the_lowest_dose) {
    struct Gentle {
        const char *condition, *modality, *param;
        double usual, gentle;
    };
    const Gentle rows[] = {
        {"hypertension_controlled", "pneumatic_compression", "pressure_mmhg", 60, 40},
        {"hypertension_controlled", "pneumatic_compression", "session_time", 20, 10},
        {"osteoporosis", "pneumatic_compression", "pressure_mmhg", 60, 40},
        {"hypertension_controlled", "ems", "session_time", 20, 10},
        {"hypertension_controlled", "hydration", "litres_per_kg_lost", 1.5, -1},
    };
    for (const Gentle& row : rows) {
        auto of = Runner();
        of.known_items = {"pneumatic_compression", "ems"};
        const auto usual = routine::Propose(Book(), of);
        const auto gentle = routine::Propose(Book(), Say(of, row.condition, Answer::Yes));
        BOOST_TEST_CONTEXT(row.condition << ": " << row.modality << " " << row.param) {
            BOOST_REQUIRE(Find(gentle, row.modality) != nullptr);
            BOOST_TEST(ValueOf(Find(usual, row.modality), row.param) == row.usual);
            BOOST_TEST(ValueOf(Find(gentle, row.modality), row.param) == row.gentle);
        }
    }
}

BOOST_AUTO_TEST_CASE(light_pressure_only_leaves_the_hard_ball_out) {
    struct Ball {
        const char* condition;
        Answer answer;
        bool offered;
    };
    const Ball rows[] = {
        {"migraine", Answer::Yes, true},        {"older_frail", Answer::Yes, false},
        {"rhabdo_history", Answer::Yes, false}, {"analgesics", Answer::Yes, false},
        {"raynaud", Answer::Unknown, false},
    };
    for (const Ball& row : rows) {
        auto of = Healthy();
        of.equipment = {"massage_ball"};
        of.marks = {Mark("rhomboids", "trigger_point_latent", 3)};
        Say(of, row.condition, row.answer);
        const auto ids = ExerciseIds(routine::Propose(Book(), of));
        BOOST_TEST(Has(ids, std::string("ball_blade")) == row.offered, row.condition);
    }
}

BOOST_AUTO_TEST_CASE(an_unanswered_question_counts_against_figures_by_weight) {
    for (const char* condition : {"kidney_disease", "heart_failure_stable", "eating_disorder_reds"}) {
        auto of = Runner();
        const auto plan = routine::Propose(Book(), Say(of, condition, Answer::Unknown));
        BOOST_TEST(ValueOf(Find(plan, "nutrition"), "protein_daily") == -1, condition);
        BOOST_TEST(ValueOf(Find(plan, "hydration"), "litres_per_kg_lost") == -1, condition);
    }
}

BOOST_AUTO_TEST_CASE(a_child_gets_no_cold_wrap_and_a_youth_gets_it_with_a_guardian) {
    const auto cryo = [](int age) {
        auto of = Runner();
        of.equipment = {"cryo_wrap"};
        of.age = age;
        return routine::Propose(Book(), of);
    };
    BOOST_TEST(Find(cryo(12), "cryo_compression") == nullptr);
    BOOST_TEST(Blocks(cryo(12), "cryo_compression", "under_18"));
    const auto youth = cryo(13);
    BOOST_REQUIRE(Find(youth, "cryo_compression") != nullptr);
    BOOST_TEST(!Find(youth, "cryo_compression")->changes.empty());
}

BOOST_AUTO_TEST_CASE(the_next_massage_is_counted_from_todays) {
    auto of = Runner();
    of.last_massage_days = 7;
    BOOST_TEST(Find(routine::Propose(Book(), of), "massage")->days == std::vector<int>{6},
               boost::test_tools::per_element());
    // Fortnightly: beyond the week.
    of.week = {};
    of.marks.clear();
    BOOST_TEST(Find(routine::Propose(Book(), of), "massage")->days.empty());
    // Not at a visit: overdue since a week.
    of.massage_today = false;
    of.last_massage_days = 21;
    BOOST_TEST(Find(routine::Propose(Book(), of), "massage")->days == std::vector<int>{0},
               boost::test_tools::per_element());
    of.last_massage_days = -400;
    BOOST_TEST(Find(routine::Propose(Book(), of), "massage")->days.empty());
}

BOOST_AUTO_TEST_CASE(the_nearer_of_two_races_decides) {
    auto of = Runner();
    of.days_to_race = 12;
    of.week[3].load = Load::Race;
    const auto plan = routine::Propose(Book(), of);
    BOOST_TEST((plan.week[3].load == Load::Race));
    for (const auto& item : plan.items) {
        const bool exercise = IsExercise(item) && item.modality != "exercise";
        BOOST_TEST((!exercise || !Has(item.days, 3)), item.id);
        if (item.modality == "massage") {
            for (const int day : item.days) BOOST_TEST((day < 1 || day > 3));
        }
    }
}

BOOST_AUTO_TEST_CASE(nothing_is_planned_on_a_place_to_leave_alone_or_under_a_finding_nobody_knows) {
    for (const char* finding : {"avoid_area", "no_such_finding"}) {
        auto of = Runner();
        of.marks = {Mark("soleus", finding, 0)};
        const auto plan = routine::Propose(Book(), of);
        auto items = plan.items;
        for (const auto& item : routine::FurtherItems(Book(), of, plan)) items.push_back(item);
        for (const auto& item : items) BOOST_TEST(item.at.region != "soleus", item.id + " " + finding);
        for (const auto& item : items) {
            BOOST_TEST(item.modality != "pneumatic_compression", finding);
            BOOST_TEST(!IsExercise(item), item.id + " " + finding);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
