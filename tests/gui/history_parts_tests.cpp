// Parts of the history page: what a card counts, what the arrows say, which visits the list has.
#include <boost/test/unit_test.hpp>

#include "history_fixture.h"

using tests::HistoryFixture;
using tests::Pump;
using tests::Until;

BOOST_FIXTURE_TEST_SUITE(history_parts_tests, HistoryFixture)

BOOST_AUTO_TEST_CASE(areas_are_counted_over_both_layers_and_muscles_by_one) {
    auto editor = clinic->OpenVisit(visits.back());
    editor->Apply(
        [&](model::Visit& visit) {
            Add(visit, {"piriformis", model::Side::Left}, model::View::Back, {170, 400}, 4, "");
            visit.marks.back().layer = model::Layer::Deep;
            return std::optional<model::Problem>();
        },
        "Mark", static_cast<unsigned>(desk::Change::All));
    clinic->Leave(std::move(editor));
    page->ShowClient(client);
    Pump(100, {});
    auto* heat = page->Heat();
    BOOST_TEST(heat->Layers()->Selected() == 0);
    BOOST_TEST(!heat->Layers()->Button(2)->IsEnabled());
    heat->AsTable(true);
    const auto rows = [&](const std::string& place) {
        int found = 0;
        for (int i = 0; i < heat->Table()->GetItemCount(); ++i)
            found += Cell(heat->Table(), static_cast<unsigned>(i), 0) == place;
        return found;
    };
    // What lies below the layer that is drawn has its row too.
    BOOST_TEST(rows("Piriformis, left") == 1);
    Choose(heat->Level(), 1);
    BOOST_TEST(heat->Layers()->Selected() == 2);
    BOOST_TEST(rows("Pelvis and buttock, left") == 1);
    heat->Layers()->Select(0);
    heat->Layers()->OnChosen(0);
    Pump(40, {});
    BOOST_TEST(rows("Pelvis and buttock, left") == 0);
    Choose(heat->Level(), 0);
    BOOST_TEST(heat->Layers()->Selected() == 0);
}

BOOST_AUTO_TEST_CASE(a_stays_before_b_and_each_step_is_said) {
    auto* plot = page->Line()->Plot();
    const auto says = [&](const std::string& begin) { return gui::Utf8(plot->Said()).starts_with(begin); };
    Key(plot, WXK_LEFT);  // A is the visit before: no further
    BOOST_TEST((State().A() == visits[4] && State().B() == visits[5]));
    BOOST_TEST(says("B: 4 Jun 2026: 3 marks"), gui::Utf8(plot->Said()));
    Key(plot, WXK_LEFT, wxMOD_CONTROL);
    BOOST_TEST((State().A() == visits[3]));
    BOOST_TEST(says("A: 5 Apr 2026: 2 marks"), gui::Utf8(plot->Said()));
    Key(plot, WXK_LEFT, wxMOD_SHIFT);
    BOOST_TEST(says("5 visits, 5 Jan 2026 to 5 May 2026."), gui::Utf8(plot->Said()));
    // Chosen the other way round they change places, and one visit is no pair.
    Choose(page->Compare()->ChoiceOfA(), 0);
    BOOST_TEST((State().A() == visits[4] && State().B() == visits[5]), State().A().value);
    const auto a = State().A();
    State().SetPair(a, a);
    BOOST_TEST((State().B() == visits[5]));
}

BOOST_AUTO_TEST_CASE(the_list_of_visits_follows_range_and_filters) {
    page->ShowPart(gui::HistoryFilter::Visits);
    Pump(60, {});
    auto* list = page->Visits();
    const auto shown = [&] { return list->List()->GetItemCount(); };
    BOOST_TEST(shown() == 6);
    BOOST_TEST(gui::Utf8(list->Head()->GetLabelText()) == "6 visits");
    State().SetRange({State().Shown().visits[3].day, {}});
    Pump(60, {});
    BOOST_TEST(shown() == 3);
    BOOST_TEST(gui::Utf8(list->Head()->GetLabelText()) == "3 of 6 visits");
    State().SetFilter({"tender_point", {}, {}});
    Pump(60, {});
    BOOST_TEST(shown() == 1);
    State().SetFilter({});
    State().SetRange({});
    Pump(60, {});
    BOOST_TEST(shown() == 6);
    // Those of a number alone, and back.
    list->ShowOnly({visits[5], visits[1]});
    BOOST_TEST(shown() == 2);
    BOOST_TEST(list->All()->IsShown());
    wxCommandEvent press(wxEVT_BUTTON, list->All()->GetId());
    list->All()->GetEventHandler()->ProcessEvent(press);
    BOOST_TEST(shown() == 6);
    BOOST_TEST(!list->All()->IsShown());
}

BOOST_AUTO_TEST_CASE(a_struck_visit_is_said_to_be) {
    auto editor = clinic->OpenVisit(visits[0]);
    desk::Sign(*editor, clinic->Store().Unlock("long enough here"), {"signed another day"});
    clinic->Leave(std::move(editor));
    model::Amendment error;
    error.visit = visits[0];
    error.kind = model::AmendmentKind::InError;
    error.reason = "another client";
    (void)desk::Amend(*clinic, error, clinic->Store().Unlock("long enough here"));
    page->ShowClient(client);
    Pump(100, {});
    BOOST_TEST(gui::Utf8(page->Visits()->Head()->GetLabelText()) == "6 visits, 1 entered in error");
}

BOOST_AUTO_TEST_CASE(what_recurs_is_told_by_region_or_by_spot_with_its_rule) {
    auto* recurring = page->Recurring();
    BOOST_TEST(recurring->List()->Rows().size() == 2U);
    const std::string rule = gui::Utf8(recurring->Hint());
    BOOST_TEST(rule.find("last three") != std::string::npos);
    BOOST_TEST(rule.find("2 points") != std::string::npos);
    recurring->By()->Select(1);
    recurring->By()->OnChosen(1);
    BOOST_REQUIRE_EQUAL(recurring->List()->Rows().size(), 2U);
    BOOST_TEST(
        gui::Utf8(recurring->List()->Rows()[0].spoken).starts_with("Tight spot, Soleus, left: 6 of 6"));
}

BOOST_AUTO_TEST_CASE(what_nobody_found_gone_is_not_called_resolved) {
    Choose(page->Compare()->ChoiceOfA(), 2);
    Choose(page->Compare()->ChoiceOfB(), 1);  // 5 May: the neck of 5 April was not charted
    std::vector<std::string> titles;
    for (const auto& row : page->Compare()->List()->Rows())
        if (row.heading) titles.push_back(gui::Utf8(row.title));
    BOOST_TEST(titles == (std::vector<std::string>{"Better", "Not charted"}),
               boost::test_tools::per_element());
    const auto& rows = page->Compare()->List()->Rows();
    BOOST_TEST(gui::Utf8(rows[1].detail) == "under 2 points");
    BOOST_TEST(gui::Utf8(rows[1].spoken).ends_with("under 2 points"));
    // Overlap and extent belong to what is said of the card.
    BOOST_TEST(Until([&] { return !page->Compare()->Overlap().empty(); }));
    page->Compare()->SaveTable();
    std::ifstream file(files.place / "Compare.csv");
    const std::string text((std::istreambuf_iterator<char>(file)), {});
    BOOST_TEST(text.find("Jaccard 1912") != std::string::npos);
    BOOST_TEST(text.find(visits[4].value) != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_recurs_stands_below_where_the_page_is_narrow) {
    const auto below = [&] {
        return page->Recurring()->GetPosition().y > page->Heat()->GetPosition().y + 100;
    };
    BOOST_TEST(!below());
    page->SetSize(800, 600);
    Pump(100, {});
    BOOST_TEST(below());
    BOOST_TEST(page->Compare()->GetSize().x > 330);
    page->SetSize(1218, 760);
    Pump(100, {});
    BOOST_TEST(!below());
}

BOOST_AUTO_TEST_SUITE_END()
