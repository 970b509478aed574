#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "routine/explain.h"

#include "cases.h"

using namespace routine_tests;
using model::Answer;
using routine::Outcome;
using routine::Stage;
using routine::Step;

namespace {

const Step* Find(const routine::Explanation& why, Stage stage, Outcome outcome, const std::string& subject) {
    const auto found = std::find_if(why.steps.begin(), why.steps.end(), [&](const Step& step) {
        return step.stage == stage && step.outcome == outcome && step.subject == subject;
    });
    return found == why.steps.end() ? nullptr : &*found;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(explain_tests)

BOOST_AUTO_TEST_CASE(the_plan_is_the_one_proposed_and_the_stages_come_in_order) {
    auto of = Runner();
    Say(of, "raynaud", Answer::Yes);
    const auto why = routine::Explain(Book(), of);
    BOOST_TEST((why.plan == routine::Propose(Book(), of)));
    for (std::size_t i = 1; i < why.steps.size(); ++i)
        BOOST_TEST(static_cast<int>(why.steps[i - 1].stage) <= static_cast<int>(why.steps[i].stage));
    const auto again = routine::Explain(Book(), of);
    BOOST_TEST((again.steps == why.steps));
}

BOOST_AUTO_TEST_CASE(every_line_names_its_rule) {
    auto of = Runner();
    Say(of, "raynaud", Answer::Yes);
    Say(of, "pregnancy", Answer::Yes);
    of.days_to_race = 3;
    for (const Step& step : routine::Explain(Book(), of).steps) {
        const bool named = step.rule.find(".toml ") != std::string::npos;
        BOOST_TEST(named, std::string(ToText(step.stage)) + " " + ToText(step.outcome) + " " + step.subject +
                              " " + step.rule);
    }
}

BOOST_AUTO_TEST_CASE(a_blocked_tool_names_the_row_and_the_line_of_the_history) {
    auto of = Runner();
    Say(of, "raynaud", Answer::Yes);
    const auto why = routine::Explain(Book(), of);
    const auto* rule = Find(why, Stage::Contraindication, Outcome::Avoid, "cold_water_immersion");
    BOOST_REQUIRE(rule != nullptr);
    BOOST_TEST(rule->rule == "contraindications.toml raynaud × cold_water_immersion");
    BOOST_TEST(rule->because == "raynaud");
    BOOST_TEST(!rule->source.empty());
    const auto* result = Find(why, Stage::Result, Outcome::Withheld, "cold_water_immersion");
    BOOST_REQUIRE(result != nullptr);
    BOOST_TEST(result->rule == rule->rule);
}

BOOST_AUTO_TEST_CASE(a_reading_tells_what_follows_from_it) {
    auto of = Healthy();
    of.age = 10;
    const auto why = routine::Explain(Book(), of);
    const auto child = std::find_if(why.steps.begin(), why.steps.end(), [](const Step& step) {
        return step.stage == Stage::Derived && step.outcome == Outcome::Holds && step.because == "age";
    });
    BOOST_REQUIRE(child != why.steps.end());
    BOOST_TEST(child->amount == "10");
    const auto pressure = std::find_if(why.steps.begin(), why.steps.end(), [](const Step& step) {
        return step.stage == Stage::Derived && step.because == "blood_pressure";
    });
    BOOST_REQUIRE(pressure != why.steps.end());
    BOOST_TEST((pressure->outcome == Outcome::NotTold));
}

BOOST_AUTO_TEST_CASE(a_red_flag_that_ends_the_plan_ends_the_chain) {
    auto of = Runner();
    const auto flags = routine::RedFlags(Book());
    const auto urgent = std::find_if(flags.begin(), flags.end(), [&](const auto& flag) {
        auto with = of;
        with.red_flags = {flag.id};
        return routine::Propose(Book(), with).items.empty();
    });
    BOOST_REQUIRE(urgent != flags.end());
    of.red_flags = {urgent->id};
    const auto why = routine::Explain(Book(), of);
    BOOST_TEST(Find(why, Stage::RedFlag, Outcome::FlagPresent, urgent->id) != nullptr);
    BOOST_TEST(std::any_of(why.steps.begin(), why.steps.end(),
                           [](const Step& step) { return step.outcome == Outcome::PlanEnds; }));
    BOOST_TEST(std::none_of(why.steps.begin(), why.steps.end(), [](const Step& step) {
        return step.stage == Stage::Item || step.stage == Stage::Load;
    }));
}

// Each exercise at a marked region is told once or, blocked, once a rule.
BOOST_AUTO_TEST_CASE(each_exercise_of_a_marked_region_is_picked_blocked_or_passed_over) {
    const auto of = Runner();
    const auto why = routine::Explain(Book(), of);
    for (const auto& exercise : routine::ShippedExercises(Book())) {
        const bool here = Has(exercise.regions, std::string("soleus")) ||
                          Has(exercise.regions, std::string("gastrocnemius_medial"));
        const bool told = std::any_of(why.steps.begin(), why.steps.end(), [&](const Step& step) {
            return step.stage == Stage::Item && step.subject == exercise.changes;
        });
        BOOST_TEST(told == here, exercise.changes);
    }
    for (const auto& id : ExerciseIds(why.plan))
        BOOST_TEST(Find(why, Stage::Item, Outcome::Picked, id) != nullptr, id);
}

BOOST_AUTO_TEST_CASE(an_exercise_that_needs_a_tool_says_so) {
    auto of = Runner();
    of.equipment.clear();
    const auto why = routine::Explain(Book(), of);
    const auto lacking = std::find_if(why.steps.begin(), why.steps.end(), [](const Step& step) {
        return step.stage == Stage::Item && step.outcome == Outcome::NoEquipment;
    });
    BOOST_REQUIRE(lacking != why.steps.end());
    BOOST_TEST(lacking->also.size() == 1U);
}

BOOST_AUTO_TEST_CASE(limits_tell_how_much_is_used) {
    const auto why = routine::Explain(Book(), Runner());
    const auto* items = Find(why, Stage::Limit, Outcome::Within, "max_exercise_items");
    BOOST_REQUIRE(items != nullptr);
    BOOST_TEST(items->amount == std::to_string(ExerciseIds(why.plan).size()) + "/3");
}

BOOST_AUTO_TEST_CASE(what_is_told_of_an_item_holds_its_rules_days_and_source) {
    const auto why = routine::Explain(Book(), Runner());
    std::size_t planned = 0;
    for (const Step& step : why.steps) {
        if (step.outcome != Outcome::Planned) continue;
        const auto& item = why.plan.items.at(planned++);
        BOOST_TEST(step.subject == item.id);
        BOOST_TEST(step.days == item.days, boost::test_tools::per_element());
        BOOST_TEST(step.source == item.source);
        BOOST_TEST(!step.rule.empty());
    }
    BOOST_TEST(planned == why.plan.items.size());
}

BOOST_AUTO_TEST_CASE(every_condition_is_explained_without_a_gap) {
    for (const auto& condition : Terms().Conditions()) {
        auto of = Runner();
        Say(of, condition.id, Answer::Yes);
        const auto why = routine::Explain(Book(), of);
        for (const auto& entry : why.plan.blocked)
            BOOST_TEST(routine::RuleName(Book(), of, entry).find(".toml ") != std::string::npos,
                       condition.id + " " + entry.modality);
    }
}

BOOST_AUTO_TEST_CASE(a_site_that_is_only_closed_while_sore_is_not_told_of_otherwise) {
    auto of = Runner();
    of.marks = {routine_tests::Mark("achilles_tendon", "hypertonicity", 2)};
    BOOST_TEST(Find(routine::Explain(Book(), of), Stage::Site, Outcome::Closes, "sore_tendon") == nullptr);
    of.marks = {routine_tests::Mark("achilles_tendon", "pain", 2)};
    BOOST_TEST(Find(routine::Explain(Book(), of), Stage::Site, Outcome::Closes, "sore_tendon") != nullptr);
}

BOOST_AUTO_TEST_CASE(what_has_no_place_yet_is_told_as_the_answer_tells_it) {
    auto of = Runner();
    Say(of, "open_wound", Answer::Yes);
    const auto why = routine::Explain(Book(), of);
    BOOST_TEST((why.ask_place == routine::OpenPlaces(Book(), of)));
    BOOST_TEST(Has(why.ask_place, std::string("open_wound")));
}

BOOST_AUTO_TEST_CASE(the_order_of_the_marks_changes_no_line) {
    auto of = Runner();
    of.marks = {routine_tests::Mark("soleus", "pain", 8), routine_tests::Mark("soleus", "pain", 5),
                routine_tests::Mark("gastrocnemius_medial", "pain", 5),
                routine_tests::Mark("semitendinosus", "hypertonicity", 5)};
    const auto why = routine::Explain(Book(), of);
    std::reverse(of.marks.begin(), of.marks.end());
    BOOST_TEST((routine::Explain(Book(), of).steps == why.steps));
}

BOOST_AUTO_TEST_SUITE_END()
