// How the last plan went decides the step of each item of the next.
#include <boost/test/unit_test.hpp>

#include "cases.h"

using namespace routine_tests;
using model::Felt;
using model::Followed;
using model::HomePlan;
using model::PlanItem;

BOOST_AUTO_TEST_SUITE(progression_tests)

namespace {

const model::RegionRef kCalf{"gastrocnemius_medial", model::Side::Left};

// Only a calf that is a little short: the straight-knee stretch and what else fits.
routine::Case Calf(int step, int weeks, Followed followed, Felt felt) {
    auto of = Healthy();
    of.marks = {Mark("gastrocnemius_medial", "short", 3)};
    of.first_plan = false;
    of.past = {{"calf_straight", kCalf, step, weeks, followed, felt}};
    return of;
}

const PlanItem* Item(const HomePlan& plan, const std::string& id) {
    for (const PlanItem& item : plan.items) {
        if (item.id == id) return &item;
    }
    return nullptr;
}

double Value(const PlanItem& item, const std::string& param) {
    for (const auto& dose : item.dose) {
        if (dose.param == param) return dose.value.value_or(-1);
    }
    return -1;
}

bool Says(const PlanItem& item, const std::string& kind) {
    return std::any_of(item.why.begin(), item.why.end(),
                       [&](const auto& why) { return why.kind == kind && !why.text.empty(); });
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_step_follows_what_was_done_and_how_it_felt) {
    const struct {
        const char* name;
        int step, weeks;
        Followed followed;
        Felt felt;
        int next;
        double hold, sets;
    } rows[] = {
        {"done and the same", 0, 1, Followed::Done, Felt::Same, 1, 35, 3},
        {"done and better", 1, 1, Followed::Done, Felt::Better, 2, 35, 4},
        {"done, but raised this week", 1, 0, Followed::Done, Felt::Better, 1, 35, 3},
        {"done, nobody asked how it felt", 0, 4, Followed::Done, Felt::NotAsked, 0, 30, 3},
        {"partly done", 1, 2, Followed::Partly, Felt::Better, 1, 35, 3},
        {"not done", 1, 2, Followed::NotDone, Felt::NotAsked, 1, 35, 3},
        {"worse", 2, 1, Followed::Done, Felt::Worse, 1, 35, 3},
        {"worse at the first step", 0, 1, Followed::Done, Felt::Worse, 0, 30, 2},
        {"at the last step", 3, 1, Followed::Done, Felt::Better, 3, 40, 4},
        {"a step no table has", 99, 1, Followed::Done, Felt::Better, 3, 40, 4},
        {"a step below the first", -7, 1, Followed::Done, Felt::Same, 1, 35, 3},
    };
    for (const auto& row : rows) {
        const auto plan = routine::Propose(Book(), Calf(row.step, row.weeks, row.followed, row.felt));
        const PlanItem* item = Item(plan, "calf_straight");
        BOOST_TEST_CONTEXT(row.name) {
            BOOST_REQUIRE(item != nullptr);
            BOOST_TEST(item->step == row.next);
            BOOST_TEST(Value(*item, "hold_s") == row.hold);
            BOOST_TEST(Value(*item, "sets") == row.sets);
            BOOST_TEST(Says(*item, "progression"));
        }
    }
}

BOOST_AUTO_TEST_CASE(an_item_that_stood_in_no_plan_starts_without_a_word_of_progress) {
    auto of = Calf(0, 0, Followed::Done, Felt::Same);
    of.past.clear();
    const auto plan = routine::Propose(Book(), of);
    BOOST_REQUIRE(Item(plan, "calf_straight") != nullptr);
    BOOST_TEST(Item(plan, "calf_straight")->step == 0);
    BOOST_TEST(!Says(*Item(plan, "calf_straight"), "progression"));
}

BOOST_AUTO_TEST_CASE(weeks_without_benefit_ask_the_therapist) {
    const auto asks = [](int weeks, Felt felt) {
        const auto plan = routine::Propose(Book(), Calf(3, weeks, Followed::Done, felt));
        return Says(*Item(plan, "calf_straight"), "therapist");
    };
    BOOST_TEST(asks(4, Felt::Same));
    BOOST_TEST(!asks(3, Felt::Same));
    BOOST_TEST(!asks(8, Felt::Better));
}

BOOST_AUTO_TEST_CASE(little_done_means_fewer_exercises) {
    auto of = Runner();
    of.first_plan = false;
    const auto count = [&] { return ExerciseIds(routine::Propose(Book(), of)).size(); };
    const auto before = count();
    BOOST_TEST(before > 1u);
    for (const auto& id : ExerciseIds(routine::Propose(Book(), of)))
        of.past.push_back({id, {"soleus", model::Side::Left}, 0, 1, Followed::NotDone, Felt::NotAsked});
    BOOST_TEST(count() == 1u);
    for (auto& past : of.past) past.followed = Followed::Done;
    BOOST_TEST(count() >= before);
}

BOOST_AUTO_TEST_CASE(cold_water_gets_colder_and_longer_step_by_step) {
    const struct {
        int step;
        Followed followed;
        Felt felt;
        double degrees, minutes;
    } rows[] = {
        {0, Followed::Done, Felt::Better, 15, 5}, {1, Followed::Done, Felt::Same, 14, 6},
        {3, Followed::Done, Felt::Same, 12, 10},  {4, Followed::Done, Felt::Same, 12, 10},
        {4, Followed::Done, Felt::Worse, 13, 8},  {0, Followed::NotDone, Felt::NotAsked, 15, 3},
    };
    for (const auto& row : rows) {
        auto of = Runner();
        of.past = {{"cold_water_immersion", {}, row.step, 1, row.followed, row.felt}};
        const auto plan = routine::Propose(Book(), of);
        const PlanItem* cold = Find(plan, "cold_water_immersion");
        BOOST_REQUIRE(cold != nullptr);
        BOOST_TEST_CONTEXT("step " << row.step) {
            BOOST_TEST(Value(*cold, "water_temperature_c") == row.degrees);
            BOOST_TEST(Value(*cold, "immersion_time") == row.minutes);
        }
        BOOST_TEST(routine::Recheck(Book(), of, plan).empty());
    }
}

BOOST_AUTO_TEST_CASE(a_tool_that_felt_worse_at_its_mildest_is_left_out) {
    auto of = Runner();
    of.past = {{"cold_water_immersion", {}, 0, 1, Followed::Done, Felt::Worse}};
    const auto plan = routine::Propose(Book(), of);
    BOOST_TEST(Find(plan, "cold_water_immersion") == nullptr);
    BOOST_TEST(Blocks(plan, "cold_water_immersion", "progression"));
}

BOOST_AUTO_TEST_CASE(of_two_entries_for_one_item_the_more_cautious_counts_in_either_order) {
    auto of = Calf(2, 1, Followed::Done, Felt::Better);
    of.past.push_back({"calf_straight", kCalf, 2, 1, Followed::Done, Felt::Worse});
    const auto step = [&] { return Item(routine::Propose(Book(), of), "calf_straight")->step; };
    BOOST_TEST(step() == 1);
    std::reverse(of.past.begin(), of.past.end());
    BOOST_TEST(step() == 1);
}

BOOST_AUTO_TEST_CASE(what_was_handed_out_and_never_done_is_new_before_a_race) {
    auto of = Runner();
    of.days_to_race = 6;
    of.past = {{"cold_water_immersion", {}, 0, 2, Followed::Done, Felt::Same}};
    BOOST_TEST(Find(routine::Propose(Book(), of), "cold_water_immersion") != nullptr);
    of.past.front().followed = Followed::NotDone;
    of.past.front().felt = Felt::NotAsked;
    BOOST_TEST(Find(routine::Propose(Book(), of), "cold_water_immersion") == nullptr);
}

BOOST_AUTO_TEST_CASE(strength_is_halved_as_soon_as_the_week_reaches_the_days_before_a_race) {
    auto of = Healthy();
    of.marks = {Mark("soleus", "weakness", 3)};
    of.known_items = {"calf_raise"};
    const auto sets = [&] {
        const auto plan = routine::Propose(Book(), of);
        BOOST_REQUIRE(Item(plan, "calf_raise") != nullptr);
        return Value(*Item(plan, "calf_raise"), "sets");
    };
    BOOST_TEST(sets() == 3);
    of.days_to_race = 20;
    BOOST_TEST(sets() == 3);
    for (const int days : {6, 9, 12}) {
        of.days_to_race = days;
        BOOST_TEST(sets() == 2, days);
    }
}

BOOST_AUTO_TEST_SUITE_END()
