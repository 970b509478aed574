#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <array>

#include "cases.h"

using namespace routine_tests;

namespace {

// Cold on a day of strength work, with and without an answer to the rule against it.
struct Clash {
    routine::Case of = Runner();
    model::HomePlan plan = routine::Propose(Book(), Runner());
    Clash() {
        of.week[1].load = model::Load::Strength;
        Cold().days = {1};
    }
    model::PlanItem& Cold() {
        const auto at = std::find_if(plan.items.begin(), plan.items.end(), [](const auto& item) {
            return item.modality == "cold_water_immersion";
        });
        BOOST_REQUIRE((at != plan.items.end()));
        return *at;
    }
    std::vector<routine::Objection> AtCold() {
        auto all = routine::Recheck(Book(), of, plan);
        std::erase_if(all, [](const auto& one) { return one.item != "cold_water_immersion"; });
        return all;
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(recheck_tests)

BOOST_AUTO_TEST_CASE(an_override_answers_its_rule_and_no_other) {
    Clash clash;
    for (const auto& one : clash.AtCold()) BOOST_TEST(!one.overridden);
    clash.Cold().overrides = {{"strength_day", "avoid", "arms only"}};
    int answered = 0;
    for (const auto& one : clash.AtCold()) {
        BOOST_TEST(one.overridden == (one.why.condition == "strength_day"), one.why.condition);
        answered += one.overridden;
    }
    BOOST_TEST(answered > 0);
    // Said of another action, or of another item, it answers nothing.
    clash.Cold().overrides = {{"strength_day", "modify", "arms only"}};
    for (const auto& one : clash.AtCold()) BOOST_TEST(!one.overridden);
}

BOOST_AUTO_TEST_CASE(an_override_never_answers_what_is_absolute) {
    for (const char* condition : {"raynaud", "cold_urticaria"}) {
        Clash clash;
        Say(clash.of, condition, model::Answer::Yes);
        auto& cold = clash.Cold();
        for (const auto& one : clash.AtCold())
            cold.overrides.push_back({one.why.condition, one.why.action, "the client insists"});
        int absolute = 0;
        for (const auto& one : clash.AtCold()) {
            BOOST_TEST(one.overridden == !one.absolute, one.why.condition);
            absolute += one.absolute;
        }
        BOOST_TEST(absolute > 0, condition);
    }
}

BOOST_AUTO_TEST_CASE(a_plan_is_weighed_against_the_limits) {
    const auto plan = routine::Propose(Book(), Runner());
    auto of = Runner();
    const auto load = routine::LoadOf(Book(), of, plan);
    BOOST_TEST(load.exercises > 0);
    BOOST_TEST(load.exercises <= load.max_exercises);
    BOOST_TEST(load.fresh <= load.max_fresh);
    for (std::size_t day = 0; day < 7; ++day) {
        BOOST_TEST(load.minutes[day] <= load.max_minutes);
        BOOST_TEST(load.tools[day] <= load.max_tools);
    }
    BOOST_TEST(*std::max_element(load.minutes.begin(), load.minutes.end()) > 0);
    of.first_plan = false;
    BOOST_TEST(routine::LoadOf(Book(), of, plan).max_exercises > load.max_exercises);
    for (const auto& item : plan.items) of.known_items.insert(item.id);
    BOOST_TEST(routine::LoadOf(Book(), of, plan).fresh == 0);
    BOOST_TEST(routine::LoadOf(Book(), of, {}).exercises == 0);
}

BOOST_AUTO_TEST_CASE(no_massage_within_two_days_before_a_race) {
    for (const auto& [days, may] :
         {std::pair{0, false}, {1, false}, {2, false}, {3, true}, {14, true}, {300, true}})
        BOOST_TEST(routine::MayMassageBefore(Book(), days) == may, days);
}

namespace {

model::PlanItem Placed(const char* id, const char* modality, const char* region) {
    model::PlanItem item;
    item.id = id;
    item.modality = modality;
    item.name = id;
    if (*region != 0) item.at = {region, model::Side::Left};
    item.days = {0};
    return item;
}

model::DoseValue Dose(const char* param, double value) {
    model::DoseValue dose;
    dose.param = param;
    dose.value = value;
    return dose;
}

// What is said against the only item of a plan, by condition; and whether it is absolute.
std::vector<std::pair<std::string, bool>> Against(const model::PlanItem& item) {
    model::HomePlan plan;
    plan.items = {item};
    std::vector<std::pair<std::string, bool>> out;
    for (const auto& one : routine::Recheck(Book(), Healthy(), plan))
        out.emplace_back(one.why.condition, one.absolute);
    return out;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_cautionary_site_is_never_set_aside) {
    BOOST_TEST(Has(Against(Placed("heat", "heat", "sternocleidomastoid")),
                   std::pair(std::string("front_of_neck"), true)));
}

BOOST_AUTO_TEST_CASE(an_exercise_that_left_the_tables_is_not_taken_for_safe) {
    BOOST_TEST(
        Has(Against(Placed("own_gone", "stretching", "soleus")), std::pair(std::string("item"), false)));
}

BOOST_AUTO_TEST_CASE(no_name_or_figure_leads_round_the_limits_of_a_dose) {
    auto bath = Placed("my_bath", "cold_water_immersion", "");
    bath.dose = {Dose("water_temperature_c", 4), Dose("depth", 3)};
    const auto against = Against(bath);
    BOOST_TEST(Has(against, std::pair(std::string("water_temperature_c"), true)));
    BOOST_TEST(Has(against, std::pair(std::string("depth"), false)));
    auto stretch = Placed("calf_bent", "stretching", "soleus");
    stretch.dose = {Dose("pain_ceiling", 8)};
    BOOST_TEST(Has(Against(stretch), std::pair(std::string("pain_ceiling"), false)));
    stretch.dose = {Dose("pain_ceiling", 4)};
    BOOST_TEST(!Has(Against(stretch), std::pair(std::string("pain_ceiling"), false)));
}

BOOST_AUTO_TEST_SUITE_END()
