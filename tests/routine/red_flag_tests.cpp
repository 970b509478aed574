#include <boost/test/unit_test.hpp>

#include "cases.h"

using namespace routine_tests;
using model::Answer;

BOOST_AUTO_TEST_SUITE(red_flag_tests)

BOOST_AUTO_TEST_CASE(every_emergency_leaves_nothing_but_the_referral) {
    int emergencies = 0;
    for (const auto& flag : routine::RedFlags(Book())) {
        auto of = Runner();
        of.red_flags = {flag.id};
        const auto plan = routine::Propose(Book(), of);
        BOOST_REQUIRE(plan.refer.has_value());
        BOOST_TEST(plan.refer->flags.front() == flag.id);
        if (flag.urgency != "emergency") continue;
        ++emergencies;
        BOOST_TEST(plan.items.empty(), flag.id);
        BOOST_TEST(plan.refer->urgency == "emergency");
        BOOST_TEST(Blocks(plan, "massage", flag.id));
        BOOST_TEST(routine::FurtherItems(Book(), of, plan).empty());
    }
    BOOST_TEST(emergencies == 16);
}

BOOST_AUTO_TEST_CASE(an_emergency_in_the_history_ends_the_plan_and_says_what_to_do_now) {
    int emergencies = 0;
    for (const auto& condition : Terms().Conditions()) {
        if (condition.refer_urgency != "emergency") continue;
        ++emergencies;
        auto of = Runner();
        const auto plan = routine::Propose(Book(), Say(of, condition.id, model::Answer::Yes));
        BOOST_REQUIRE(plan.refer.has_value());
        BOOST_TEST(plan.items.empty(), condition.id);
        BOOST_TEST(plan.refer->urgency == "emergency");
        BOOST_TEST(plan.refer->text.find("emergency number") != std::string::npos, condition.id);
    }
    BOOST_TEST(emergencies > 4);
}

BOOST_AUTO_TEST_CASE(the_strictest_urgency_wins_and_every_flag_is_named) {
    auto of = Runner();
    of.red_flags = {"no_progress", "dvt", "bone_stress"};
    const auto plan = routine::Propose(Book(), of);
    BOOST_REQUIRE(plan.refer.has_value());
    BOOST_TEST(plan.refer->urgency == "same_day");
    BOOST_TEST(plan.refer->flags.size() == 3u);
    BOOST_TEST(plan.items.empty());
}

BOOST_AUTO_TEST_CASE(a_leg_flag_leaves_the_upper_body) {
    auto of = Runner();
    of.marks.push_back(Mark("trapezius_upper", "hypertonicity", 3));
    of.red_flags = {"bone_stress"};
    const auto plan = routine::Propose(Book(), of);
    BOOST_TEST(plan.refer->urgency == "soon");
    BOOST_TEST(Has(ExerciseIds(plan), std::string("upper_trap_stretch")));
    BOOST_TEST(Has(ExerciseIds(plan), std::string("neck_rotation")));
    BOOST_TEST(ExerciseIds(plan).size() == 2u);
    BOOST_TEST(Find(plan, "active_recovery") == nullptr);
    BOOST_TEST(Find(plan, "sleep") != nullptr);
}

BOOST_AUTO_TEST_CASE(poor_circulation_takes_the_tools_and_leaves_the_exercises) {
    auto of = Runner();
    of.red_flags = {"claudication"};
    const auto plan = routine::Propose(Book(), of);
    for (const char* tool : {"cold_water_immersion", "pneumatic_compression", "ems", "cryo_compression"})
        BOOST_TEST(Find(plan, tool) == nullptr, tool);
    BOOST_TEST(!ExerciseIds(plan).empty());
}

BOOST_AUTO_TEST_CASE(a_flag_no_table_knows_stops_the_plan) {
    auto of = Runner();
    of.red_flags = {"no_such_flag"};
    BOOST_TEST(routine::Propose(Book(), of).items.empty());
}

BOOST_AUTO_TEST_CASE(a_mark_that_asks_a_question_waits_for_its_answer) {
    auto of = Runner();
    of.marks = {Mark("soleus", "swelling", 3), Mark("trapezius_upper", "hypertonicity", 3)};
    of.red_flags_asked = false;
    const auto open = routine::Propose(Book(), of);
    BOOST_TEST(Find(open, "massage") == nullptr);
    BOOST_TEST(Find(open, "stretching") == nullptr);
    BOOST_TEST(Blocks(open, "massage", "dvt"));
    of.red_flags_denied = {"dvt", "compartment"};
    const auto answered = routine::Propose(Book(), of);
    BOOST_TEST(Find(answered, "massage") != nullptr);
    BOOST_TEST(Find(answered, "stretching") != nullptr);
}

BOOST_AUTO_TEST_CASE(numbness_closes_the_limb_on_its_side) {
    auto of = Healthy();
    of.equipment = {"foam_roller"};
    of.marks = {Mark("plantar_fascia", "numbness", 3), Mark("soleus", "hypertonicity", 2)};
    BOOST_TEST(ExerciseIds(routine::Propose(Book(), of)).empty());
    of.marks[1].at.side = model::Side::Right;
    BOOST_TEST(!ExerciseIds(routine::Propose(Book(), of)).empty());
}

BOOST_AUTO_TEST_CASE(stop_rules_are_at_hand_for_every_page) {
    BOOST_TEST(routine::StopRules(Book()).size() == 8u);
}

BOOST_AUTO_TEST_SUITE_END()
