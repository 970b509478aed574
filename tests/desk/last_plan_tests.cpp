#include <boost/test/unit_test.hpp>

#include <chrono>

#include "desk/last_plan.h"
#include "desk/planned_clinic.h"
#include "desk/resources.h"

namespace {

struct Later : support::PlannedClinic {
    void ComeAgain() {
        clock.Set(clock.Now() + std::chrono::days(14));
        editor = clinic->StartVisit(client.id);
        editor->SetRedFlags({}, true);
    }
    void ApproveAndComeAgain() {
        editor->SetPlan(support::Approved(Plan()), "approve");
        ComeAgain();
    }
    [[nodiscard]] std::vector<routine::Objection> Against(const model::HomePlan& plan) const {
        return routine::Recheck(support::TestResources().Rules(), editor->RulesCase(), plan);
    }
};

bool Holds(const model::HomePlan& plan, const std::string& modality) {
    return std::ranges::find(plan.items, modality, &model::PlanItem::modality) != plan.items.end();
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(last_plan_tests, Later)

BOOST_AUTO_TEST_CASE(a_plan_that_was_never_approved_is_not_taken_over) {
    BOOST_TEST(!desk::CopyLastPlan(*editor).has_value());
    ComeAgain();
    BOOST_TEST(!desk::CopyLastPlan(*editor).has_value());
}

BOOST_AUTO_TEST_CASE(what_the_rules_still_allow_comes_along) {
    const auto old = Plan();
    ApproveAndComeAgain();
    const auto before = editor->Visit();
    const auto copied = desk::CopyLastPlan(*editor);
    BOOST_REQUIRE(copied);
    BOOST_TEST((editor->Visit() == before));
    BOOST_TEST(copied->plan.items.size() + copied->left_out.size() == old.items.size());
    BOOST_TEST(!copied->plan.items.empty());
    BOOST_TEST(!copied->plan.approved);
    BOOST_TEST(Against(copied->plan).empty());
    editor->SetPlan(copied->plan, "Copy last plan");
    editor->SetPlan(support::Approved(Plan()), "approve");
    BOOST_TEST(Plan().approved);
}

BOOST_AUTO_TEST_CASE(what_the_history_forbids_now_is_left_out_and_named) {
    BOOST_REQUIRE(Item("cold_water_immersion"));
    const std::string name = Item("cold_water_immersion")->name;
    ApproveAndComeAgain();
    Answer("raynaud", model::Answer::Yes);
    const auto copied = desk::CopyLastPlan(*editor);
    BOOST_REQUIRE(copied);
    BOOST_TEST(!Holds(copied->plan, "cold_water_immersion"));
    BOOST_TEST(std::ranges::count(copied->left_out, name) == 1);
    BOOST_TEST(Against(copied->plan).empty());
}

BOOST_AUTO_TEST_CASE(days_move_away_from_what_clashes) {
    ApproveAndComeAgain();
    model::TrainingWeek week{};
    for (auto& day : week) day.load = model::Load::Strength;
    week[5].load = model::Load::LongRun;
    editor->SetTraining(week, "build");
    const auto copied = desk::CopyLastPlan(*editor);
    BOOST_REQUIRE(copied);
    BOOST_TEST(Against(copied->plan).empty());
    for (const auto& item : copied->plan.items) {
        BOOST_TEST((std::ranges::adjacent_find(item.days, std::greater_equal()) == item.days.end()));
        BOOST_TEST(item.overrides.empty());
    }
}

BOOST_AUTO_TEST_CASE(a_red_flag_takes_nothing_over) {
    ApproveAndComeAgain();
    editor->SetRedFlags({"chest_pain"}, true);
    const auto copied = desk::CopyLastPlan(*editor);
    BOOST_REQUIRE(copied);
    BOOST_TEST(!Holds(copied->plan, "stretching"));
    BOOST_TEST(!Holds(copied->plan, "cold_water_immersion"));
    BOOST_TEST(copied->plan.refer.has_value());
}

BOOST_AUTO_TEST_CASE(how_an_item_went_is_what_the_visit_says) {
    using desk::LastTime;
    const auto exercise = *std::ranges::find(Plan().items, "stretching", &model::PlanItem::modality);
    BOOST_REQUIRE(Item("sleep"));
    BOOST_TEST((desk::HowItWent(*editor, exercise) == LastTime::New));
    BOOST_TEST((desk::HowItWent(*editor, *Item("sleep")) == LastTime::Foundation));
    const model::VisitId first = editor->Visit().id;
    ApproveAndComeAgain();
    BOOST_TEST((desk::HowItWent(*editor, exercise) == LastTime::NotAsked));
    const std::pair<model::Followed, LastTime> rows[] = {{model::Followed::Done, LastTime::Done},
                                                         {model::Followed::Partly, LastTime::Partly},
                                                         {model::Followed::NotDone, LastTime::NotDone},
                                                         {model::Followed::NotAsked, LastTime::NotAsked}};
    for (const auto& [followed, expected] : rows) {
        editor->Apply(
            [&exercise, &first, followed = followed](model::Visit& visit) -> std::optional<model::Problem> {
                model::Adherence told;
                told.item = exercise.id;
                told.at = exercise.at;
                told.plan = first;
                told.followed = followed;
                visit.adherence = {told};
                return std::nullopt;
            },
            "Ask how it went", static_cast<unsigned>(desk::Change::Plan));
        BOOST_TEST((desk::HowItWent(*editor, exercise) == expected));
    }
    auto elsewhere = exercise;
    elsewhere.at = {"deltoid_middle", model::Side::Right};
    BOOST_TEST((desk::HowItWent(*editor, elsewhere) == LastTime::NotAsked));
}

BOOST_AUTO_TEST_SUITE_END()
