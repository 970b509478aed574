#include <boost/test/unit_test.hpp>

#include "desk/plan_offers.h"
#include "desk/planned_clinic.h"

namespace {

struct Offering : support::PlannedClinic {
    text::Translator words;

    [[nodiscard]] const desk::ToolCheck* Check(const std::string& modality) {
        checks = desk::ToolChecks(*editor);
        const auto at = std::ranges::find(checks, modality, &desk::ToolCheck::modality);
        return at == checks.end() ? nullptr : &*at;
    }
    std::vector<desk::ToolCheck> checks;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(plan_offers_tests, Offering)

BOOST_AUTO_TEST_CASE(items_stand_under_the_mark_they_are_for) {
    const auto weak = editor->AddMarkIn({"trapezius_upper", model::Side::Right}, model::Layer::Superficial,
                                        "hypertonicity");
    editor->SetSeverityBefore(weak, 2);
    const auto offers = desk::OffersOf(*editor);
    BOOST_REQUIRE(!offers.by_mark.empty());
    const auto* first = editor->Visit().Find(offers.by_mark.front().mark);
    BOOST_TEST(first->at.region == "soleus");  // the stronger one
    for (const auto& group : offers.by_mark) {
        const auto* mark = editor->Visit().Find(group.mark);
        BOOST_REQUIRE(mark);
        BOOST_TEST(!group.items.empty());
        BOOST_TEST(std::ranges::is_sorted(group.items, std::greater(), &desk::ItemOffer::in_plan));
        for (const auto& offer : group.items) {
            const bool in_plan = desk::Find(Plan(), desk::KeyOf(offer.item)) != nullptr;
            BOOST_TEST(offer.in_plan == in_plan, offer.item.id);
        }
    }
    for (const auto& offer : offers.others) BOOST_TEST(!offer.in_plan);
}

BOOST_AUTO_TEST_CASE(everything_that_may_be_added_is_offered) {
    const auto offers = desk::OffersOf(*editor);
    std::vector<desk::ItemKey> offered;
    for (const auto& group : offers.by_mark)
        for (const auto& offer : group.items) offered.push_back(desk::KeyOf(offer.item));
    for (const auto& offer : offers.others) offered.push_back(desk::KeyOf(offer.item));
    for (const auto& item : editor->FurtherItems())
        BOOST_TEST(std::ranges::count(offered, desk::KeyOf(item)) >= 1, item.id);
}

BOOST_AUTO_TEST_CASE(each_tool_is_checked_against_the_history) {
    using desk::ToolState;
    BOOST_REQUIRE(Check("cold_water_immersion"));
    BOOST_TEST((Check("cold_water_immersion")->state == ToolState::InPlan ||
                Check("cold_water_immersion")->state == ToolState::Offered));
    BOOST_TEST(!Check("ems"));  // the client has none, and nothing speaks of it
    Answer("raynaud", model::Answer::Yes, "Fingers turn white");
    editor->SetPlan(editor->Propose(), "Propose");
    const auto* cold = Check("cold_water_immersion");
    BOOST_REQUIRE(cold);
    BOOST_TEST((cold->state == ToolState::Blocked));
    BOOST_REQUIRE(!cold->why.empty());
    BOOST_TEST(cold->why.front().condition == "raynaud");
    BOOST_TEST(desk::HistoryLine(words, client, "raynaud", "Europe/Berlin") ==
               "“Fingers turn white”, health history of 23 Nov 2026");
    BOOST_TEST(desk::HistoryLine(words, client, "soleus", "Europe/Berlin").empty());
}

BOOST_AUTO_TEST_CASE(a_doctors_agreement_clears_what_it_gates) {
    using desk::ToolState;
    Answer("dvt_history", model::Answer::Yes);
    editor->SetPlan(editor->Propose(), "Propose");
    const auto* boots = Check("pneumatic_compression");
    BOOST_REQUIRE(boots);
    BOOST_TEST((boots->state == ToolState::AskDoctor));
    BOOST_TEST(boots->cleared.empty());
    auto answers = client.Health();
    answers.conditions["dvt_history"].cleared_by_doctor = true;
    answers.conditions["dvt_history"].clearance = "Dr Okafor, 18 Nov";
    client = clinic->KeepHealth(client.id, answers);
    editor->ClientChanged(client);
    boots = Check("pneumatic_compression");
    BOOST_REQUIRE(boots);
    BOOST_TEST((boots->state == ToolState::Cleared || boots->state == ToolState::WithCare));
    BOOST_TEST(std::ranges::count(boots->cleared, "dvt_history") == 1);
    BOOST_TEST(desk::ClearanceLine(words, client, "dvt_history") == "A doctor agreed: Dr Okafor, 18 Nov");
    BOOST_TEST(desk::ClearanceLine(words, client, "raynaud").empty());
}

BOOST_AUTO_TEST_SUITE_END()
