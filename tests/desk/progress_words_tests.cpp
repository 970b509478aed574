#include <boost/test/unit_test.hpp>

#include "desk/planned_clinic.h"
#include "desk/progress_words.h"
#include "desk/resources.h"

BOOST_FIXTURE_TEST_SUITE(progress_words_tests, support::PlannedClinic)

BOOST_AUTO_TEST_CASE(the_next_step_is_said_until_there_is_none) {
    const text::Translator english;
    const auto* planned = Item("stretching");
    BOOST_REQUIRE(planned);
    model::PlanItem item = *planned;
    const auto said = [&](int step) {
        item.step = step;
        return desk::ProgressText(english, clinic->Data(), item);
    };
    BOOST_TEST(said(0).starts_with("Progression: step 0 of "), said(0));
    BOOST_TEST(said(0).find("Next, after ") != std::string::npos, said(0));
    BOOST_TEST(said(0).find(" × ") != std::string::npos, said(0));
    BOOST_TEST(said(1) != said(0));
    // A step beyond the table is its last.
    BOOST_TEST(said(99).find("the last") != std::string::npos, said(99));
    BOOST_TEST(said(99).find("Next") == std::string::npos, said(99));
}

BOOST_AUTO_TEST_CASE(a_tool_has_no_steps_to_tell) {
    const auto* cold = Item("cold_water_immersion");
    BOOST_REQUIRE(cold);
    BOOST_TEST(desk::ProgressText(text::Translator{}, clinic->Data(), *cold).empty());
}

BOOST_AUTO_TEST_SUITE_END()
