#define BOOST_TEST_MODULE routine
#include <boost/test/unit_test.hpp>

#include <set>

#include "cases.h"

using namespace routine_tests;
using model::Answer;
using model::Load;
using model::Side;

BOOST_AUTO_TEST_SUITE(planner_tests)

BOOST_AUTO_TEST_CASE(a_runner_gets_cold_and_boots_on_the_day_of_the_long_run) {
    const auto plan = routine::Propose(Book(), Runner());
    const auto* cold = Find(plan, "cold_water_immersion");
    const auto* boots = Find(plan, "pneumatic_compression");
    BOOST_REQUIRE(cold != nullptr);
    BOOST_REQUIRE(boots != nullptr);
    BOOST_TEST(Has(cold->days, 5));
    BOOST_TEST(Has(boots->days, 5));
    BOOST_TEST(!cold->stop_if.empty());
    BOOST_TEST(!cold->source.empty());
}

BOOST_AUTO_TEST_CASE(a_runner_moves_easily_on_rest_days) {
    const auto plan = routine::Propose(Book(), Runner());
    const auto found = std::find_if(plan.items.begin(), plan.items.end(),
                                    [](const auto& item) { return item.id == "active_recovery"; });
    BOOST_REQUIRE(found != plan.items.end());
    BOOST_TEST(found->days == (std::vector<int>{0, 4, 6}), boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_first_cold_session_is_short_and_mild_and_a_later_one_is_not) {
    auto of = Runner();
    const auto value = [](const model::PlanItem& item, const std::string& param) {
        for (const auto& dose : item.dose) {
            if (dose.param == param) return dose.value.value_or(-1);
        }
        return -1.0;
    };
    const auto first = routine::Propose(Book(), of);
    BOOST_TEST(value(*Find(first, "cold_water_immersion"), "immersion_time") == 3);
    BOOST_TEST(value(*Find(first, "cold_water_immersion"), "water_temperature_c") == 15);
    of.known_items = {"cold_water_immersion"};
    const auto later = routine::Propose(Book(), of);
    BOOST_TEST(value(*Find(later, "cold_water_immersion"), "immersion_time") == 10);
    BOOST_TEST(value(*Find(later, "cold_water_immersion"), "water_temperature_c") == 12);
}

BOOST_AUTO_TEST_CASE(foundations_stand_on_every_day) {
    const auto plan = routine::Propose(Book(), Runner());
    for (const char* modality : {"sleep", "nutrition", "hydration"}) {
        const auto* item = Find(plan, modality);
        BOOST_REQUIRE(item != nullptr);
        BOOST_TEST(item->days.size() == 7u);
        BOOST_TEST(item->why.front().kind == "foundation");
    }
}

BOOST_AUTO_TEST_CASE(office_work_gets_items_for_the_marked_regions_only) {
    auto of = Healthy();
    of.marks = {Mark("trapezius_upper", "hypertonicity", 5),
                Mark("suboccipitals", "tender_point", 3, Side::Right)};
    const auto plan = routine::Propose(Book(), of);
    const std::set<std::string> marked{"trapezius_upper", "suboccipitals"};
    int exercises = 0;
    for (const auto& item : plan.items) {
        if (!IsExercise(item)) continue;
        ++exercises;
        BOOST_TEST(marked.count(item.at.region) == 1u);
        BOOST_TEST(item.why.front().kind == "mark");
        BOOST_TEST(!item.why.front().text.empty());
    }
    BOOST_TEST(exercises >= 2);
    BOOST_TEST(Find(plan, "cold_water_immersion") == nullptr);
}

BOOST_AUTO_TEST_CASE(a_severity_of_eight_leaves_nothing_but_mobility) {
    auto of = Healthy();
    of.equipment = {"foam_roller", "massage_ball", "resistance_band"};
    of.marks = {Mark("soleus", "hypertonicity", 8)};
    const auto plan = routine::Propose(Book(), of);
    for (const auto& item : plan.items) BOOST_TEST((!IsExercise(item) || item.modality == "exercise"));
    BOOST_TEST(Blocks(plan, "stretching", "hypertonicity"));
    BOOST_TEST(Blocks(plan, "self_massage", "hypertonicity"));
}

BOOST_AUTO_TEST_CASE(half_dose_is_half_the_sets) {
    auto of = Healthy();
    of.marks = {Mark("trapezius_upper", "hypertonicity", 2)};
    const auto sets = [&](int severity) {
        of.marks.front().severity = severity;
        for (const auto& item : routine::Propose(Book(), of).items) {
            for (const auto& dose : item.dose) {
                if (IsExercise(item) && dose.param == "sets") return dose.value.value_or(0);
            }
        }
        return 0.0;
    };
    BOOST_TEST(sets(2) == 2);
    BOOST_TEST(sets(5) == 1);
}

BOOST_AUTO_TEST_CASE(without_equipment_no_tool_is_offered) {
    auto of = Runner();
    of.equipment = {"none"};
    const auto plan = routine::Propose(Book(), of);
    for (const char* tool :
         {"cold_water_immersion", "pneumatic_compression", "ems", "cryo_compression", "heat"})
        BOOST_TEST(Find(plan, tool) == nullptr);
    BOOST_TEST(!Has(ExerciseIds(plan), std::string("calf_roll")));
}

BOOST_AUTO_TEST_CASE(a_first_plan_is_smaller) {
    auto of = Runner();
    of.marks.push_back(Mark("rectus_femoris", "short", 2));
    of.marks.push_back(Mark("piriformis", "hypertonicity", 3));
    of.marks.push_back(Mark("trapezius_upper", "hypertonicity", 3));
    const auto first = ExerciseIds(routine::Propose(Book(), of));
    BOOST_TEST(first.size() == 3u);
    of.first_plan = false;
    of.known_items.insert(first.begin(), first.end());
    const auto later = ExerciseIds(routine::Propose(Book(), of));
    BOOST_TEST(later.size() > 3u);
    BOOST_TEST(later.size() <= 6u);
    for (const std::string& id : first) BOOST_TEST(Has(later, id));
}

BOOST_AUTO_TEST_CASE(strength_blocks_and_strength_days_stay_warm) {
    auto block = Runner();
    block.training_block = "strength_block";
    const auto plan = routine::Propose(Book(), block);
    BOOST_TEST(Find(plan, "cold_water_immersion") == nullptr);
    BOOST_TEST(Find(plan, "cryo_compression") == nullptr);
    BOOST_TEST(Blocks(plan, "cold_water_immersion", "strength_block"));

    auto edited = routine::Propose(Book(), Runner());
    for (auto& item : edited.items) {
        if (item.modality == "cold_water_immersion") item.days = {1};
    }
    auto strong = Runner();
    strong.week[1].load = Load::Strength;
    const auto objections = routine::Recheck(Book(), strong, edited);
    BOOST_TEST(std::any_of(objections.begin(), objections.end(), [](const auto& each) {
        return each.item == "cold_water_immersion" && each.why.condition == "strength_day" && !each.absolute;
    }));
}

BOOST_AUTO_TEST_CASE(no_massage_is_booked_right_before_a_race) {
    auto of = Runner();
    of.days_to_race = 1;
    const auto plan = routine::Propose(Book(), of);
    BOOST_TEST(Find(plan, "massage") == nullptr);
    BOOST_TEST(Blocks(plan, "massage", "race"));
    BOOST_TEST((plan.week[1].load == Load::Race));
    of.days_to_race = 30;
    BOOST_TEST(Find(routine::Propose(Book(), of), "massage") != nullptr);
}

BOOST_AUTO_TEST_CASE(massage_is_weekly_in_heavy_weeks_and_fortnightly_otherwise) {
    BOOST_TEST(routine::Propose(Book(), Runner()).massage_every_days == 7);
    auto calm = Healthy();
    calm.marks = {Mark("trapezius_upper", "hypertonicity", 3)};
    BOOST_TEST(routine::Propose(Book(), calm).massage_every_days == 14);
    calm.marks.front().severity = 8;
    BOOST_TEST(routine::Propose(Book(), calm).massage_every_days == 7);
}

BOOST_AUTO_TEST_CASE(nothing_new_and_strong_starts_close_to_a_race) {
    auto of = Healthy();
    of.equipment = {"resistance_band", "foam_roller", "massage_ball"};
    of.marks = {Mark("rhomboids", "long", 3)};  // strength only
    BOOST_TEST(ExerciseIds(routine::Propose(Book(), of)).size() == 1u);
    of.days_to_race = 10;
    BOOST_TEST(ExerciseIds(routine::Propose(Book(), of)).empty());
    of.known_items = {"band_row"};
    BOOST_TEST(ExerciseIds(routine::Propose(Book(), of)).size() == 1u);
}

BOOST_AUTO_TEST_CASE(grams_per_kilogram_need_a_mass_and_no_flag) {
    const auto grams = [](const routine::Case& of) {
        const auto plan = routine::Propose(Book(), of);
        const auto* food = Find(plan, "nutrition");
        if (food == nullptr) return false;
        const bool text = std::any_of(food->why.begin(), food->why.end(), [](const auto& why) {
            return why.text.find("g/kg") != std::string::npos;
        });
        BOOST_TEST(text == !food->dose.empty());
        return !food->dose.empty();
    };
    BOOST_TEST(grams(Runner()));
    auto of = Runner();
    of.body_mass_kg.reset();
    BOOST_TEST(!grams(of));
    for (const char* flag : {"eating_disorder_reds", "pregnancy", "under_18"}) {
        of = Runner();
        BOOST_TEST(!grams(Say(of, flag, Answer::Yes)));
    }
}

BOOST_AUTO_TEST_CASE(every_core_region_has_an_item_that_fits) {
    BOOST_TEST(CoreRegions().size() == 129u);
    for (const std::string& region : CoreRegions()) {
        auto of = Healthy();
        of.equipment = {"foam_roller", "massage_ball", "resistance_band"};
        of.marks = {Mark(region, "hypertonicity", 2)};
        BOOST_TEST(!ExerciseIds(routine::Propose(Book(), of)).empty(), region);
    }
}

BOOST_AUTO_TEST_CASE(further_items_fit_and_are_not_in_the_plan) {
    const auto of = Runner();
    auto plan = routine::Propose(Book(), of);
    const auto further = routine::FurtherItems(Book(), of, plan);
    BOOST_TEST(!further.empty());
    for (const auto& item : further) {
        BOOST_TEST(!std::any_of(plan.items.begin(), plan.items.end(),
                                [&](const auto& each) { return each.id == item.id && each.at == item.at; }));
        BOOST_TEST(!item.dose.empty());
        BOOST_TEST(!item.why.empty());
        model::HomePlan alone;
        alone.items = {item};
        BOOST_TEST(routine::Recheck(Book(), of, alone).empty(), item.id);
    }
}

BOOST_AUTO_TEST_SUITE_END()
