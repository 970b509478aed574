#include <boost/test/unit_test.hpp>

#include "desk/plan_moves.h"
#include "desk/planned_clinic.h"

namespace {

struct Moving : support::PlannedClinic {
    static constexpr int kStrengthDay = 3;

    [[nodiscard]] const std::vector<int>& ColdDays() const { return Item("cold_water_immersion")->days; }
    [[nodiscard]] int FreeDay() const {
        const auto days = desk::MayMoveTo(*editor, Cold(), ColdDays().front());
        for (int day = 0; day < 7; ++day) {
            const bool held = std::ranges::find(ColdDays(), day) != ColdDays().end();
            if (!held && days[static_cast<std::size_t>(day)].empty()) return day;
        }
        return -1;
    }
};

bool Names(const std::vector<routine::Objection>& objections, const std::string& rule) {
    return std::ranges::any_of(objections, [&](const auto& one) { return one.why.condition == rule; });
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(plan_moves_tests, Moving)

BOOST_AUTO_TEST_CASE(a_day_that_clashes_is_known_before_the_drop) {
    BOOST_REQUIRE(Item("cold_water_immersion"));
    const int from = ColdDays().front();
    const auto by_day = desk::MayMoveTo(*editor, Cold(), from);
    BOOST_TEST(Names(by_day[kStrengthDay], "strength_day"));
    BOOST_TEST(!by_day[kStrengthDay].front().absolute);
    BOOST_TEST((desk::MayMove(*editor, {Cold(), from, kStrengthDay}).size() == by_day[kStrengthDay].size()));
    BOOST_TEST(by_day[static_cast<std::size_t>(from)].empty());
}

BOOST_AUTO_TEST_CASE(a_free_day_takes_the_tick_in_one_step) {
    const auto before = Plan();
    const int from = ColdDays().front(), to = FreeDay();
    BOOST_REQUIRE(to >= 0);
    desk::MoveDay(*editor, {Cold(), from, to});
    BOOST_TEST(std::ranges::count(ColdDays(), to) == 1);
    BOOST_TEST(std::ranges::count(ColdDays(), from) == 0);
    BOOST_TEST(Item("cold_water_immersion")->edited);
    editor->Undo();
    BOOST_TEST((Plan() == before));
}

// No race was run: what is said of the days after one stands on no day of this plan.
BOOST_AUTO_TEST_CASE(what_was_said_for_other_days_goes_when_the_days_are_set) {
    const std::string said =
        "only in this first week, for the soreness after the race: left out when the week is repeated";
    auto plan = Plan();
    for (auto& item : plan.items) {
        if (item.id == "cold_water_immersion") item.changes.push_back(said);
    }
    editor->SetPlan(plan, "Change days of home item");
    BOOST_TEST(std::ranges::count(Item("cold_water_immersion")->changes, said) == 0);
}

BOOST_AUTO_TEST_CASE(a_day_that_clashes_takes_the_tick_only_with_a_reason) {
    const auto before = Plan();
    const int from = ColdDays().front();
    for (const char* reason : {"", "  ", "ok"}) {
        BOOST_CHECK_THROW(desk::MoveDay(*editor, {Cold(), from, kStrengthDay}, reason), model::Error);
        BOOST_TEST((Plan() == before));
    }
    desk::MoveDay(*editor, {Cold(), from, kStrengthDay}, " Strength is arms only ");
    BOOST_TEST(std::ranges::count(ColdDays(), kStrengthDay) == 1);
    const auto& overrides = Item("cold_water_immersion")->overrides;
    BOOST_REQUIRE(!overrides.empty());
    BOOST_TEST(overrides.front().reason == "Strength is arms only");
    for (const auto& one : editor->Objections())
        if (one.item == Cold().id) BOOST_TEST(one.overridden, one.why.condition);
    // What is answered is not asked again.
    BOOST_TEST(!Names(desk::MayMove(*editor, {Cold(), std::nullopt, kStrengthDay}), "strength_day"));
}

BOOST_AUTO_TEST_CASE(what_the_history_forbids_goes_to_no_day) {
    const int from = ColdDays().front();
    Answer("raynaud", model::Answer::Yes);
    const auto before = Plan();
    for (int day = 0; day < 7; ++day) {
        const auto against = desk::MayMove(*editor, {Cold(), std::nullopt, day});
        BOOST_REQUIRE(!against.empty());
        BOOST_TEST(against.front().absolute);
        BOOST_CHECK_THROW(desk::MoveDay(*editor, {Cold(), from, day}, "the client insists"), model::Error);
    }
    BOOST_TEST((Plan() == before));
}

BOOST_AUTO_TEST_CASE(moves_keep_days_in_order_and_as_many) {
    const auto items = Plan().items;
    for (const auto& item : items) {
        const auto key = desk::KeyOf(item);
        if (item.days.empty()) continue;
        for (int to = 0; to < 7; ++to) {
            const auto days = desk::Find(Plan(), key)->days;
            const bool held = std::ranges::find(days, to) != days.end();
            desk::MoveDay(*editor, {key, days.front(), to}, "asked for by the client");
            const auto after = desk::Find(Plan(), key)->days;
            BOOST_TEST(after.size() == days.size() - (held && to != days.front() ? 1 : 0));
            BOOST_TEST((std::ranges::adjacent_find(after, std::greater_equal()) == after.end()));
        }
    }
}

BOOST_AUTO_TEST_CASE(an_item_that_is_not_there_is_not_moved) {
    const auto before = Plan();
    desk::MoveDay(*editor, {{"nothing", {}}, 0, 1});
    BOOST_TEST(desk::MayMove(*editor, {{"nothing", {}}, 0, 1}).empty());
    desk::MoveDay(*editor, {Cold(), 0, 7});
    BOOST_TEST((Plan() == before));
}

BOOST_AUTO_TEST_SUITE_END()
