// Case files as `palpate-cli routine` reads them: nonsense is refused by name, never planned around.
#include <boost/test/unit_test.hpp>

#include <fstream>

#include "desk/resources.h"
#include "desk/routine_case.h"
#include "model/problem.h"
#include "routine/planner.h"
#include "support/temp_dir.h"

#include "cases.h"

BOOST_AUTO_TEST_SUITE(case_file_tests)

namespace {

std::string Answer(const std::string& json) {
    static desk::Resources resources(PALPATE_SOURCE_DIR, PALPATE_BINARY_DIR "/i18n");
    static const support::TempDir dir;
    const auto file = dir.Path() / "case.json";
    std::ofstream(file) << json;
    return desk::RoutineAnswer(resources, file);
}

// What the refusal names; empty if the case was planned.
std::string Refused(const std::string& json) {
    try {
        static_cast<void>(Answer(json));
    } catch (const model::Error& error) {
        BOOST_TEST((error.Kind() == model::ErrorKind::BadInput));
        return error.Args().size() > 1 ? error.Args()[1] : "?";
    }
    return {};
}

}  // namespace

BOOST_AUTO_TEST_CASE(nonsense_is_refused_by_name) {
    struct Nonsense {
        const char *json, *where;
    };
    const Nonsense rows[] = {
        {R"({"blood_pressure":[76,118]})", "blood_pressure"},
        {R"({"blood_pressure":[-5,-9]})", "blood_pressure"},
        {R"({"blood_pressure":[0,0]})", "blood_pressure"},
        {R"({"blood_pressure":[9999,80]})", "blood_pressure"},
        {R"({"last_massage_days":-5})", "last_massage_days"},
        {R"({"equipment":["jacuzzi"]})", "equipment"},
        {R"({"training_block":"strenght_block"})", "training_block"},
        {R"({"conditions":{"raynauds":"yes"}})", "conditions"},
        {R"({"conditions":{"*":"maybe"}})", "conditions.*"},
        {R"({"red_flags":["tired"]})", "red_flags"},
        {R"({"load":[{"day":7,"type":"long_run"}]})", "load[0].day"},
        {R"({"load":[{"day":-1,"type":"long_run"}]})", "load[0].day"},
        {R"({"marks":[{"region":"tail","side":"left","finding":"pain","severity":1}]})", "marks"},
        {R"({"marks":[{"region":"soleus","side":"left","finding":"pain","severity":11}]})",
         "marks[0].severity"},
        {R"({"marks":[{"region":"soleus","finding":"pain","covers":[{"region":"tail"}]}]})", "marks"},
        {R"({"marks":[{"region":"soleus","finding":"pain","covers":{"region":"soleus"}}]})",
         "marks[0].covers"},
        {R"({"marks":[{"region":"soleus","finding":"pain","leads_to":{"region":"tail"}}]})", "marks"},
        {R"({"age":-1})", "age"},
        {R"({"body_mass_kg":0})", "body_mass_kg"},
        {R"({"days_to_race":-1})", "days_to_race"},
        {R"({"days_since_race":-1})", "days_since_race"},
        {R"({"days_since_race":366})", "days_since_race"},
        {R"({"age":40,"body_mass_kg":12})", "body_mass_kg"},
        {R"({"days_to_race":200,"load":[{"day":0,"type":"race"}]})", "days_to_race"},
        {R"({"days_to_race":5,"load":[{"day":2,"type":"race"}]})", "days_to_race"},
        {R"({"load":[{"day":2,"type":"race"},{"day":2,"type":"rest_day"}]})", "load[1].day"},
        {R"({"load":[{"day":-99999,"type":"race"}]})", "load[0].day"},
        {R"({"equipment":["none","boots"]})", "equipment"},
        {R"({"conditions":{"pregnancy":"no"},"pregnancy_weeks":28})", "pregnancy_weeks"},
        {R"({"pregnancy_weeks":90})", "pregnancy_weeks"},
        {R"({"condition_areas":{"open_wound":["foot"]}})", "condition_areas.open_wound"},
        {R"({"conditions":{"open_wound":"yes"},"condition_areas":{"open_wound":["tail"]}})",
         "condition_areas.open_wound"},
        {R"({"cleared":["pregnancy"]})", "cleared"},
        {R"({"past":[{"item":"bridge","felt":"great"}]})", "past[0].felt"},
        {R"({"past":[{"item":"bridge","followed":"maybe"}]})", "past[0].followed"},
        {R"({"past":[{"item":"bridge","step":-1}]})", "past[0].step"},
        {R"({"past":[{"item":"bridge","side":"both"}]})", "past[0].side"},
        {R"({"past":[{"item":"bridges","felt":"worse"}]})", "past"},
        {R"({"past":[{"item":"bridge","region":"tail"}]})", "past"},
    };
    for (const Nonsense& row : rows) BOOST_TEST(Refused(row.json) == row.where, row.json);
}

BOOST_AUTO_TEST_CASE(what_is_too_much_or_no_number_is_refused) {
    std::string marks;
    for (int i = 0; i < 10000; ++i)
        marks += std::string(i == 0 ? "" : ",") + R"({"region":"soleus","finding":"pain","severity":1})";
    const std::string rows[] = {
        R"({"marks":[)" + marks + "]}",
        R"({"body_mass_kg":NaN})",
        R"({"body_mass_kg":1e999})",
        R"({"sleep_hours_avg":-1e308})",
        R"({"age":1e10})",
        R"({"age":34.5})",
        R"({"days_to_race":99999999999999999999})",
        R"({"marks":{"region":"soleus"}})",
        R"({"conditions":["raynaud"]})",
        R"({"conditions":{"raynaud":true}})",
        std::string(5u << 20, ' '),
        std::string(100000, '['),
        "",
    };
    for (const auto& row : rows) {
        BOOST_TEST_CONTEXT(row.substr(0, 60)) {
            BOOST_CHECK_EXCEPTION(
                static_cast<void>(Answer(row)), model::Error, [](const model::Error& error) {
                    return error.Kind() == model::ErrorKind::BadInput && !std::string(error.what()).empty();
                });
        }
    }
}

BOOST_AUTO_TEST_CASE(an_empty_case_is_all_unknown_and_gets_no_tool) {
    const std::string answer = Answer("{}");
    for (const char* tool : {"ice_bath", "cold_water_immersion", "ems"})
        BOOST_TEST(answer.find("\"id\": \"" + std::string(tool) + "\"") == std::string::npos, tool);
    BOOST_TEST(answer.find("ask-doctor") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(regions_under_a_mark_count_as_marked) {
    const auto answer = [](const std::string& covers) {
        return Answer(R"({"conditions":{"*":"no"},"equipment":["foam_roller"],"marks":[{"region":"soleus",)"
                      R"("side":"left","finding":"hypertonicity","severity":4)" +
                      covers + "}]}");
    };
    BOOST_TEST(answer("").find("back_of_knee") == std::string::npos);
    const auto covered = answer(R"(,"covers":[{"region":"popliteal_fossa","side":"left"}])");
    BOOST_TEST(covered.find("back_of_knee") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_race_that_is_over_is_read) {
    const auto answer = [](const std::string& since) {
        return Answer(R"({"conditions":{"*":"no"},"days_since_race":)" + since + "}");
    };
    BOOST_TEST(answer("1").find("two easy weeks") != std::string::npos);
    BOOST_TEST(answer("null").find("two easy weeks") == std::string::npos);
    BOOST_TEST(answer("365").find("two easy weeks") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(the_words_of_an_input_come_from_the_table) {
    using routine_tests::Book;
    using routine_tests::Has;
    BOOST_TEST(Has(routine::InputWords(Book(), "equipment"), std::string("ice_bath")));
    BOOST_TEST(Has(routine::InputWords(Book(), "training_block"), std::string("strength_block")));
    BOOST_TEST(routine::InputWords(Book(), "marks").empty());
}

// As on screen: pain nobody rated is still there, one rated 0 is gone.
BOOST_AUTO_TEST_CASE(pain_without_a_severity_is_not_gone) {
    const std::string calf =
        R"({"region":"gastrocnemius_medial","side":"left","finding":"short","severity":3})";
    const auto plan = [&](const std::string& severity) {
        return Answer(
            R"({"conditions":{"*":"no"},"marks":[{"region":"achilles_tendon","side":"left","finding":"pain")" +
            severity + "}," + calf + "]}");
    };
    BOOST_TEST(plan(R"(,"severity":0)").find("calf_straight") != std::string::npos);
    BOOST_TEST(plan("").find("calf_straight") == std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()
