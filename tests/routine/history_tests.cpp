#include <boost/test/unit_test.hpp>

#include "cases.h"

using namespace routine_tests;
using model::Answer;
using model::Side;

BOOST_AUTO_TEST_SUITE(history_tests)

namespace {

struct Row {
    const char* condition;
    Answer answer;
    const char* modality;
    const char* blocked_by;  // empty: the modality is in the plan
    const char* action;
};

}  // namespace

BOOST_AUTO_TEST_CASE(answers_withhold_what_the_table_says) {
    const Row rows[] = {
        {"raynaud", Answer::Yes, "cold_water_immersion", "raynaud", "avoid"},
        {"raynaud", Answer::Yes, "cryo_compression", "raynaud", "avoid"},
        {"raynaud", Answer::No, "cold_water_immersion", "", ""},
        {"raynaud", Answer::Past, "cold_water_immersion", "raynaud", "avoid"},
        {"raynaud", Answer::Unknown, "cold_water_immersion", "raynaud", "ask-doctor"},
        {"dvt_acute", Answer::Yes, "massage", "dvt_acute", "avoid"},
        {"dvt_acute", Answer::Yes, "pneumatic_compression", "dvt_acute", "avoid"},
        {"dvt_acute", Answer::Yes, "ems", "dvt_acute", "avoid"},
        {"dvt_acute", Answer::Past, "massage", "dvt_history", "ask-doctor"},
        {"pregnancy", Answer::Yes, "cold_water_immersion", "pregnancy", "avoid"},
        {"pregnancy", Answer::Yes, "ems", "pregnancy", "avoid"},
        {"pregnancy", Answer::Yes, "pneumatic_compression", "pregnancy", "ask-doctor"},
        {"hypertension_uncontrolled", Answer::Past, "massage", "", ""},
        {"fracture", Answer::Past, "pneumatic_compression", "fracture", "ask-doctor"},
    };
    for (const Row& row : rows) {
        auto of = Runner();
        Say(of, row.condition, row.answer);
        const auto plan = routine::Propose(Book(), of);
        const bool open = std::string(row.blocked_by).empty();
        BOOST_TEST_CONTEXT(row.condition << " " << model::ToText(row.answer) << ": " << row.modality) {
            BOOST_TEST((Find(plan, row.modality) != nullptr) == open);
            if (!open) BOOST_TEST(Blocks(plan, row.modality, row.blocked_by, row.action));
        }
    }
}

BOOST_AUTO_TEST_CASE(an_acute_clot_is_referred_the_same_day) {
    auto of = Runner();
    const auto plan = routine::Propose(Book(), Say(of, "dvt_acute", Answer::Yes));
    BOOST_REQUIRE(plan.refer.has_value());
    BOOST_TEST(plan.refer->urgency == "same_day");
    BOOST_TEST(plan.refer->flags.front() == "dvt_acute");
    BOOST_TEST(!plan.refer->text.empty());
}

BOOST_AUTO_TEST_CASE(an_unknown_history_gates_the_tools_and_lightens_self_massage) {
    auto of = Runner();
    of.health.others = Answer::Unknown;
    const auto plan = routine::Propose(Book(), of);
    for (const char* tool :
         {"cold_water_immersion", "pneumatic_compression", "cryo_compression", "ems", "heat"}) {
        BOOST_TEST(Find(plan, tool) == nullptr, tool);
        BOOST_TEST(Blocks(plan, tool, "unanswered", "ask-doctor"), tool);
    }
    const auto* roll = Find(plan, "self_massage");
    BOOST_REQUIRE(roll != nullptr);
    BOOST_TEST(!roll->changes.empty());
}

BOOST_AUTO_TEST_CASE(a_line_the_tables_do_not_know_counts_as_unanswered) {
    auto of = Runner();
    const auto plan = routine::Propose(Book(), Say(of, "no_such_condition", Answer::Yes));
    BOOST_TEST(Find(plan, "cold_water_immersion") == nullptr);
}

BOOST_AUTO_TEST_CASE(a_doctor_lifts_ask_doctor_and_never_avoid) {
    auto of = Runner();
    Say(of, "pregnancy", Answer::Yes);
    of.health.conditions["pregnancy"].cleared_by_doctor = true;
    const auto plan = routine::Propose(Book(), of);
    const auto* boots = Find(plan, "pneumatic_compression");
    BOOST_REQUIRE(boots != nullptr);
    BOOST_TEST(!boots->changes.empty());
    BOOST_TEST(Find(plan, "cold_water_immersion") == nullptr);
    BOOST_TEST(Blocks(plan, "cold_water_immersion", "pregnancy"));
}

BOOST_AUTO_TEST_CASE(nobody_pregnant_lies_face_down) {
    auto of = Runner();
    of.marks = {Mark("rectus_femoris", "hypertonicity", 3)};
    const auto offered = [&] {
        const auto plan = routine::Propose(Book(), of);
        auto ids = ExerciseIds(plan);
        for (const auto& item : routine::FurtherItems(Book(), of, plan)) ids.push_back(item.id);
        return Has(ids, std::string("quad_roll"));
    };
    BOOST_TEST(offered());
    Say(of, "pregnancy", Answer::Yes);
    BOOST_TEST(!offered());
}

BOOST_AUTO_TEST_CASE(age_and_blood_pressure_speak_for_themselves) {
    auto young = Runner();
    young.age = 15;
    const auto plan = routine::Propose(Book(), young);
    BOOST_TEST(Blocks(plan, "ems", "under_18", "ask-doctor"));
    BOOST_TEST(Find(plan, "ems") == nullptr);

    auto high = Runner();
    high.blood_pressure = {{185, 112}};
    const auto with = routine::Propose(Book(), high);
    BOOST_TEST(Blocks(with, "massage", "hypertension_uncontrolled"));
    BOOST_TEST(Find(with, "massage") == nullptr);
    BOOST_TEST(Find(with, "cold_water_immersion") == nullptr);
    BOOST_REQUIRE(with.refer.has_value());
    BOOST_TEST(with.refer->urgency == "same_day");

    high.blood_pressure = {{165, 95}};
    BOOST_TEST(Blocks(routine::Propose(Book(), high), "cold_water_immersion", "hypertension_above_target"));
    high.blood_pressure = {{128, 82}};
    BOOST_TEST(Find(routine::Propose(Book(), high), "cold_water_immersion") != nullptr);
}

BOOST_AUTO_TEST_CASE(a_known_age_answers_the_question_of_age) {
    auto of = Runner();
    Say(of, "under_18", Answer::Unknown);
    BOOST_TEST(Find(routine::Propose(Book(), of), "ems") != nullptr);
    of.age.reset();
    BOOST_TEST(Find(routine::Propose(Book(), of), "ems") == nullptr);
}

BOOST_AUTO_TEST_CASE(a_local_rule_stays_where_it_was_put) {
    auto of = Healthy();
    of.equipment = {"massage_ball"};
    of.marks = {Mark("rhomboids", "hypertonicity", 3), Mark("plantar_fascia", "hypertonicity", 3)};
    Say(of, "open_wound", Answer::Yes, {"foot"});
    const auto plan = routine::Propose(Book(), of);
    BOOST_TEST(Has(ExerciseIds(plan), std::string("ball_blade")));
    BOOST_TEST(!Has(ExerciseIds(plan), std::string("ball_arch")));
    BOOST_TEST(Find(plan, "massage") != nullptr);
    const auto here = std::find_if(plan.blocked.begin(), plan.blocked.end(), [](const auto& entry) {
        return entry.modality == "self_massage" && entry.condition == "open_wound";
    });
    BOOST_REQUIRE(here != plan.blocked.end());
    BOOST_TEST(here->at.region == "plantar_fascia");

    // Nobody said where: it counts for the whole body.
    Say(of, "open_wound", Answer::Yes);
    BOOST_TEST(!Has(ExerciseIds(routine::Propose(Book(), of)), std::string("ball_blade")));
}

BOOST_AUTO_TEST_CASE(a_place_nobody_named_is_asked_for) {
    auto of = Healthy();
    BOOST_TEST(routine::OpenPlaces(Book(), of).empty());
    Say(of, "open_wound", Answer::Yes);
    Say(of, "varicose_veins", Answer::Yes);  // the table knows where
    Say(of, "raynaud", Answer::No);
    BOOST_TEST(routine::OpenPlaces(Book(), of) == std::vector<std::string>{"open_wound"},
               boost::test_tools::per_element());
    Say(of, "open_wound", Answer::Yes, {"foot"});
    BOOST_TEST(routine::OpenPlaces(Book(), of).empty());
}

BOOST_AUTO_TEST_CASE(default_areas_stand_in_for_a_missing_place) {
    auto of = Healthy();
    of.equipment = {"massage_ball", "foam_roller"};
    of.marks = {Mark("rhomboids", "hypertonicity", 3), Mark("soleus", "hypertonicity", 3)};
    Say(of, "varicose_veins", Answer::Yes);
    const auto ids = ExerciseIds(routine::Propose(Book(), of));
    BOOST_TEST(Has(ids, std::string("ball_blade")));
    BOOST_TEST(!Has(ids, std::string("calf_roll")));
}

BOOST_AUTO_TEST_CASE(massage_pressure_follows_the_history) {
    const model::RegionRef calf{"soleus", Side::Left};
    const model::RegionRef back{"rhomboids", Side::Left};
    auto of = Healthy();
    BOOST_TEST(routine::MassageLimit(Book(), of, calf).highest == 5);
    Say(of, "anticoagulants", Answer::Yes);
    const auto limit = routine::MassageLimit(Book(), of, calf);
    BOOST_TEST(limit.highest == 3);
    BOOST_TEST(limit.why.front().condition == "anticoagulants");
    of = Healthy();
    Say(of, "open_wound", Answer::Yes, {"leg"});
    BOOST_TEST(routine::MassageLimit(Book(), of, calf).highest == 0);
    BOOST_TEST(routine::MassageLimit(Book(), of, back).highest == 5);
    of = Healthy();
    BOOST_TEST(routine::MassageLimit(Book(), Say(of, "dvt_acute", Answer::Yes), back).highest == 0);
}

BOOST_AUTO_TEST_CASE(a_doctor_s_word_on_an_open_question_lifts_nothing_a_yes_would_forbid) {
    auto of = Runner();
    BOOST_REQUIRE(
        Blocks(routine::Propose(Book(), Say(of, "pacemaker_icd", Answer::Yes)), "ems", "pacemaker_icd"));
    Say(of, "pacemaker_icd", Answer::Unknown);
    of.health.conditions["pacemaker_icd"].cleared_by_doctor = true;
    const auto plan = routine::Propose(Book(), of);
    BOOST_TEST(Find(plan, "ems") == nullptr);
    BOOST_TEST(Blocks(plan, "ems", "pacemaker_icd", "ask-doctor"));
}

BOOST_AUTO_TEST_SUITE_END()
