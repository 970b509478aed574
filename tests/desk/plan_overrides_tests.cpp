#include <boost/test/unit_test.hpp>

#include "desk/plan_moves.h"
#include "desk/plan_overrides.h"
#include "desk/planned_clinic.h"
#include "desk/resources.h"

namespace {

struct Overriding : support::PlannedClinic {
    // Cold on the day of strength work: the therapist's to weigh.
    void PutColdOnStrengthDay() {
        BOOST_REQUIRE(Item("cold_water_immersion"));
        auto plan = Plan();
        Find(plan, Cold())->days = {3};
        editor->SetPlan(plan, "Change days");
        BOOST_REQUIRE(Clash());
    }
    [[nodiscard]] std::optional<model::BlockedItem> Clash() const {
        for (const auto& one : editor->Objections())
            if (one.why.condition == "strength_day" && one.item == Cold().id) return one.why;
        return std::nullopt;
    }
    [[nodiscard]] bool Answered() const {
        return std::ranges::all_of(editor->Objections(), &routine::Objection::overridden);
    }
    void SetAllAside() {
        for (const auto& one : editor->Objections())
            if (!one.overridden)
                desk::SetAside(*editor, {one.item, one.at}, one.why, "agreed with the client");
    }
    [[nodiscard]] long Logged() const {
        return std::ranges::count(clinic->Store().AuditTrail(), "plan.override", &store::AuditEntry::action);
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(plan_overrides_tests, Overriding)

BOOST_AUTO_TEST_CASE(a_plan_is_approved_once_every_objection_is_answered) {
    PutColdOnStrengthDay();
    BOOST_CHECK_THROW(editor->SetPlan(support::Approved(Plan()), "approve"), model::Error);
    SetAllAside();
    BOOST_TEST(Answered());
    editor->SetPlan(support::Approved(Plan()), "approve");
    BOOST_TEST(Plan().approved);
}

BOOST_AUTO_TEST_CASE(a_solved_objection_needs_no_reason) {
    const auto days = Item("cold_water_immersion")->days;
    PutColdOnStrengthDay();
    auto plan = Plan();
    Find(plan, Cold())->days = days;
    editor->SetPlan(plan, "Change days");
    editor->SetPlan(support::Approved(Plan()), "approve");
    BOOST_TEST(Plan().approved);
    BOOST_TEST(Logged() == 0);
}

BOOST_AUTO_TEST_CASE(a_reason_has_bounds) {
    PutColdOnStrengthDay();
    const auto before = Plan();
    for (const std::string& reason :
         {std::string(), std::string("no"), std::string(" a "), std::string(501, 'x')}) {
        BOOST_CHECK_THROW(desk::SetAside(*editor, Cold(), *Clash(), reason), model::Error);
        BOOST_TEST((Plan() == before));
    }
    BOOST_TEST(Logged() == 0);
    // Letters are counted, not what they take in memory.
    std::string greek;
    for (int letter = 0; letter < 500; ++letter) greek += "λ";
    desk::SetAside(*editor, Cold(), *Clash(), greek);
    BOOST_TEST(Item("cold_water_immersion")->overrides.front().reason == greek);
    BOOST_CHECK_THROW(desk::SetAside(*editor, Cold(), *Clash(), greek + "λ"), model::Error);
    BOOST_CHECK_THROW(desk::SetAside(*editor, Cold(), *Clash(), "λλ"), model::Error);
    desk::SetAside(*editor, Cold(), *Clash(), std::string(500, 'x'));
    BOOST_TEST(Item("cold_water_immersion")->overrides.size() == 1U);
    desk::SetAside(*editor, Cold(), *Clash(), "said better");
    BOOST_TEST(Item("cold_water_immersion")->overrides.size() == 1U);
    BOOST_TEST(Item("cold_water_immersion")->overrides.front().reason == "said better");
}

BOOST_AUTO_TEST_CASE(it_is_logged_without_a_word_of_it) {
    PutColdOnStrengthDay();
    desk::SetAside(*editor, Cold(), *Clash(), "secret of the client");
    const auto trail = clinic->Store().AuditTrail();
    const auto entry = std::ranges::find(trail, "plan.override", &store::AuditEntry::action);
    BOOST_REQUIRE((entry != trail.end()));
    BOOST_TEST(entry->entity == editor->Visit().id.value);
    BOOST_TEST(Logged() == 1);
    // A change of something else is no new override.
    auto plan = Plan();
    plan.words_to_client = "Rest well.";
    editor->SetPlan(plan, "Write to the client");
    BOOST_TEST(Logged() == 1);
}

BOOST_AUTO_TEST_CASE(what_is_absolute_is_never_set_aside) {
    Answer("raynaud", model::Answer::Yes);
    std::optional<routine::Objection> forbidden;
    for (const auto& one : editor->Objections())
        if (one.absolute && one.item == Cold().id) forbidden = one;
    BOOST_REQUIRE(forbidden);
    const auto before = Plan();
    BOOST_CHECK_THROW(desk::SetAside(*editor, Cold(), forbidden->why, "the client insists"), model::Error);
    // Not by the data either.
    auto plan = Plan();
    Find(plan, Cold())->overrides = {{forbidden->why.condition, forbidden->why.action, "the client insists"}};
    BOOST_CHECK_THROW(editor->SetPlan(plan, "Change plan"), model::Error);
    BOOST_TEST((Plan() == before));
    for (const auto& one : routine::Recheck(support::TestResources().Rules(), editor->RulesCase(), plan)) {
        if (one.absolute) BOOST_TEST(!one.overridden, one.why.condition);
    }
    BOOST_CHECK_THROW(editor->SetPlan(support::Approved(before), "approve"), model::Error);
    BOOST_TEST(Logged() == 0);
}

BOOST_AUTO_TEST_CASE(a_milder_rule_set_aside_says_nothing_of_a_stricter_one) {
    PutColdOnStrengthDay();
    auto plan = Plan();
    Find(plan, Cold())->overrides = {{"strength_day", "modify", "asked for"}};
    editor->SetPlan(plan, "Change plan");
    BOOST_TEST(Item("cold_water_immersion")->overrides.empty());  // nothing asks for it
    BOOST_TEST(!Answered());
}

BOOST_AUTO_TEST_CASE(an_override_nothing_asks_for_any_more_is_dropped) {
    const auto days = Item("cold_water_immersion")->days;
    PutColdOnStrengthDay();
    SetAllAside();
    auto plan = Plan();
    Find(plan, Cold())->days = days;
    editor->SetPlan(plan, "Change days");
    BOOST_TEST(Item("cold_water_immersion")->overrides.empty());
    PutColdOnStrengthDay();
    BOOST_TEST(!Answered());
}

BOOST_AUTO_TEST_CASE(it_can_be_taken_back_and_undone) {
    PutColdOnStrengthDay();
    desk::SetAside(*editor, Cold(), *Clash(), "agreed with the client");
    const auto kept = Plan();
    desk::TakeBack(*editor, Cold(), Item("cold_water_immersion")->overrides.front());
    BOOST_TEST(Item("cold_water_immersion")->overrides.empty());
    BOOST_TEST(!Answered());
    editor->Undo();
    BOOST_TEST((Plan() == kept));
    editor->Undo();
    BOOST_TEST(!Answered());
}

BOOST_AUTO_TEST_CASE(what_does_not_stand_is_not_set_aside) {
    const model::BlockedItem nothing{"cold_water_immersion", {}, "avoid", "strength_day", {}, {}, {}, false};
    BOOST_CHECK_THROW(desk::SetAside(*editor, Cold(), nothing, "agreed with the client"), model::Error);
    BOOST_TEST(Item("cold_water_immersion")->overrides.empty());
}

BOOST_AUTO_TEST_CASE(a_reason_for_one_dose_does_not_stand_for_another) {
    const auto set = [&](double degrees) {
        auto plan = Plan();
        for (auto& item : plan.items)
            for (auto& dose : item.dose)
                if (item.modality == "cold_water_immersion" && dose.param == "water_temperature_c")
                    dose.value = degrees;
        editor->SetPlan(plan, "Change dose");
    };
    set(17);
    for (const auto& one : editor->Objections())
        if (one.item == "cold_water_immersion" && one.why.condition == "water_temperature_c")
            desk::SetAside(*editor, Cold(), one.why, "the tub of the club has 17 degrees");
    BOOST_TEST(Item("cold_water_immersion")->overrides.size() == 1u);
    set(17);
    BOOST_TEST(Item("cold_water_immersion")->overrides.size() == 1u);
    set(25);
    BOOST_TEST(Item("cold_water_immersion")->overrides.empty());
}

BOOST_AUTO_TEST_SUITE_END()
