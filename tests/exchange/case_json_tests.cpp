#include <boost/test/unit_test.hpp>

#include "exchange/answer.h"
#include "exchange/case_json.h"
#include "model/problem.h"

namespace {

std::string Refusal(const std::string& json) {
    try {
        (void)exchange::ReadCase(json, "case.json");
    } catch (const model::Error& error) {
        return error.what();
    }
    BOOST_ERROR("nothing was refused");
    return {};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(case_json_tests)

BOOST_AUTO_TEST_CASE(a_full_case) {
    const auto file = exchange::ReadCase(R"({"conditions":{"raynaud":"yes","pregnancy":"no","*":"no"},
        "marks":[{"region":"soleus","side":"left","finding":"hypertonicity","severity":5}],
        "load":[{"day":0,"type":"long_run"},{"day":6,"type":"rest_day"}],"days_to_race":12,
        "equipment":["ice_bath","boots"],"training_block":"build","red_flags":[],"last_massage_days":14,
        "sleep_hours_avg":6.5,"body_mass_kg":70,"age":34,"blood_pressure":[118,76]})",
                                         "case.json");
    BOOST_TEST((file.health.Of("raynaud") == model::Answer::Yes));
    BOOST_TEST((file.health.Of("anything else") == model::Answer::No));
    BOOST_TEST((file.marks.at(0).at == model::RegionRef{"soleus", model::Side::Left}));
    BOOST_TEST((file.week[0].load == model::Load::LongRun));
    BOOST_TEST((file.week[6].load == model::Load::RestDay));
    BOOST_TEST((file.week[1].load == model::Load::Unknown));
    BOOST_TEST(file.equipment.contains("boots"));
    BOOST_TEST(*file.days_to_race == 12);
    BOOST_TEST(*file.body_mass_kg == 70.0);
    BOOST_TEST(file.blood_pressure->second == 76);
}

BOOST_AUTO_TEST_CASE(a_mark_nobody_rated_is_not_one_rated_nothing) {
    const auto file = exchange::ReadCase(R"({"marks":[{"region":"soleus","finding":"pain"},
        {"region":"soleus","finding":"pain","severity":null},
        {"region":"soleus","finding":"pain","severity":0}]})",
                                         "case.json");
    BOOST_TEST(!file.marks.at(0).severity.has_value());
    BOOST_TEST(!file.marks.at(1).severity.has_value());
    BOOST_TEST(file.marks.at(2).severity.value() == 0);
}

BOOST_AUTO_TEST_CASE(nulls_and_missing_fields) {
    const auto file = exchange::ReadCase(R"({"days_to_race":null,"blood_pressure":null})", "case.json");
    BOOST_TEST(!file.days_to_race.has_value());
    BOOST_TEST(!file.blood_pressure.has_value());
    BOOST_TEST((file.health.others == model::Answer::Unknown));
}

BOOST_AUTO_TEST_CASE(refusals_say_where) {
    const struct {
        const char* json;
        const char* says;
    } cases[] = {
        {R"({"conditions":{"raynaud":"maybe"}})", "conditions.raynaud: expected yes, no, unknown or past"},
        {R"({"load":[{"day":7,"type":"long_run"}]})", "load[0].day: expected a day from 0 to 6"},
        {R"({"load":[{"day":1,"type":"swim"}]})", "load[0].type: expected one of the words"},
        {R"({"marks":[{"region":"soleus","side":"both","finding":"pain"}]})", "marks[0].side"},
        {R"({"marks":[{"region":"soleus","side":"left","finding":"pain","severity":11}]})",
         "marks[0].severity"},
        {R"({"age":-1})", "age: expected a whole number from 0 to 120"},
        {R"({"age":99999999999999})", "age: expected a smaller number"},
        {R"({"blood_pressure":[118]})", "blood_pressure: expected a list of two"},
        {R"({"days_to_rase":3})", "days_to_rase is a field this version does not know"},
        {R"([1])", "expected an object"},
    };
    for (const auto& one : cases) {
        const std::string said = Refusal(one.json);
        BOOST_TEST(said.find(one.says) != std::string::npos, said);
    }
}

BOOST_AUTO_TEST_CASE(the_answer_has_a_day_for_each_day) {
    model::HomePlan plan;
    plan.week[2].load = model::Load::LongRun;
    model::PlanItem item;
    item.id = "cold_water_immersion";
    item.modality = "cold_water_immersion";
    item.dose = {{"water_temperature_c", 12, 10, 15, "C", ""}};
    item.days = {2};
    plan.items.push_back(item);
    const std::string json = exchange::WriteAnswer(plan);
    BOOST_TEST(json.find("\"water_temperature_c\": 12.0") != std::string::npos, json);
    BOOST_TEST(json.find("\"load\": \"long_run\"") != std::string::npos);
    BOOST_TEST(json.find("\"refer\": null") != std::string::npos);
    std::size_t days = 0;
    for (std::size_t at = json.find("\"load\""); at != std::string::npos; at = json.find("\"load\"", at + 1))
        ++days;
    BOOST_TEST(days == 7U);
}

BOOST_AUTO_TEST_CASE(answers_keep_their_order) {
    const exchange::Answer answer =
        exchange::Answer::Object{{"b", 1}, {"a", exchange::Answer::List{true, nullptr, "x"}}, {"c", 1.5}};
    BOOST_TEST(exchange::WriteJson(answer) ==
               "{\n  \"b\": 1,\n  \"a\": [\n    true,\n    null,\n    \"x\"\n  ],\n  \"c\": 1.5\n}\n");
    BOOST_TEST(answer.At("b").Cell() == "1");
    BOOST_TEST(answer.At("missing").Cell().empty());
}

BOOST_AUTO_TEST_SUITE_END()
