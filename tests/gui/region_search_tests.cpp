#include <boost/test/unit_test.hpp>
#include <wx/listbox.h>

#include "visit_fixture.h"

BOOST_FIXTURE_TEST_SUITE(region_search_tests, tests::VisitFixture)

namespace {
void Type(tests::VisitFixture& at, const std::string& letters) {
    at.page->FindRegion();
    at.Until([&] { return at.toolbar->Search().HasFocus(); });
    for (const char letter : letters) at.simulator.Char(letter == ' ' ? static_cast<int>(WXK_SPACE) : letter);
    at.Pump(150);
}
}  // namespace

BOOST_AUTO_TEST_CASE(short_latin_and_common_names_are_found) {
    const struct {
        const char* typed;
        const char* region;
        model::Layer layer;
    } cases[] = {{"ql", "quadratus_lumborum", model::Layer::Deep},
                 {"itb", "iliotibial_band", model::Layer::Superficial},
                 {"piriformis", "piriformis", model::Layer::Deep},
                 {"tibialis anter", "tibialis_anterior", model::Layer::Superficial}};
    for (const auto& one : cases) {
        Type(*this, one.typed);
        BOOST_TEST_INFO(one.typed);
        BOOST_REQUIRE(!toolbar->Search().Hits().empty());
        BOOST_TEST(toolbar->Search().Hits().front().at.region == one.region);
        // The map has turned there already.
        BOOST_REQUIRE(canvas->Place().has_value());
        BOOST_TEST(canvas->Place()->at.region == one.region);
        BOOST_TEST((canvas->Place()->layer == one.layer));
        Key(WXK_ESCAPE);
        BOOST_TEST(toolbar->Search().GetValue().empty());
        // Who only looked finds the map as it was: the superficial layer.
        Focus(canvas);
        Key(WXK_DOWN);
        BOOST_TEST((canvas->Place()->layer == model::Layer::Superficial));
    }
    BOOST_TEST(Charted().empty());
}

BOOST_AUTO_TEST_CASE(enter_marks_the_structure_in_hand) {
    Type(*this, "tibialis anter");
    Key(WXK_DOWN);
    const auto hit = toolbar->Search().Hits()[1];
    Key(WXK_RETURN);
    BOOST_REQUIRE_EQUAL(Charted().size(), 1U);
    BOOST_TEST((Charted().front().at == hit.at));
    Key('6');
    BOOST_TEST(Charted().front().before.value_or(-1) == 6);
}

BOOST_AUTO_TEST_CASE(a_structure_without_a_place_on_the_body_opens_its_close_up) {
    Type(*this, "thenar");
    BOOST_REQUIRE(!toolbar->Search().Hits().empty());
    BOOST_REQUIRE(canvas->Place().has_value());
    BOOST_TEST(canvas->Place()->at.region == toolbar->Search().Hits().front().at.region);
}

BOOST_AUTO_TEST_CASE(nonsense_finds_nothing_and_says_so) {
    for (const char* typed : {"qqqq", "....", "7777"}) {
        Type(*this, typed);
        BOOST_TEST(toolbar->Search().Hits().empty());
        Key(WXK_RETURN);
        BOOST_TEST(said.find("No region") == 0U);
        Key(WXK_ESCAPE);
    }
    BOOST_TEST(Charted().empty());
}

BOOST_AUTO_TEST_CASE(who_only_looked_or_found_nothing_finds_the_map_as_it_was) {
    canvas->ZoomBy(2);
    Focus(canvas);
    Key(WXK_DOWN);
    const auto stood = canvas->Place()->at;
    const auto corner = *canvas->ScreenOf(model::View::Front, {0, 0});
    const auto same = [&] {
        return canvas->Zoom() == 2 && canvas->ScreenOf(model::View::Front, {0, 0}) == corner &&
               canvas->Place() && canvas->Place()->at == stood;
    };
    for (const char* typed : {"ql", "thenar", "pirif", "trapqqq"}) {
        Type(*this, typed);
        BOOST_TEST_INFO(typed);
        BOOST_TEST(same() == toolbar->Search().Hits().empty());
        Key(WXK_ESCAPE);
        BOOST_TEST(same());
    }
}

BOOST_AUTO_TEST_CASE(finding_does_not_move_a_map_that_is_whole_in_sight) {
    const auto corner = *canvas->ScreenOf(model::View::Front, {0, 0});
    for (const char* typed : {"thenar", "plantar fascia", "tibialis anter", "frontalis"}) {
        Type(*this, typed);
        Key(WXK_ESCAPE);
        BOOST_TEST_INFO(typed);
        BOOST_TEST((canvas->ScreenOf(model::View::Front, {0, 0}) == corner));
    }
    Type(*this, "tibialis anter");
    Key(WXK_RETURN);
    BOOST_TEST((canvas->ScreenOf(model::View::Front, {0, 0}) == corner));
}

BOOST_AUTO_TEST_CASE(the_list_stays_and_the_keys_go_on_while_the_pointer_is_on_it) {
    Type(*this, "t");
    auto* list = tests::FindChild<wxListBox>(page);
    BOOST_REQUIRE(list && list->IsShownOnScreen());
    BOOST_TEST(page->GetScreenRect().Contains(list->GetScreenRect()));
    simulator.MouseMove(list->ClientToScreen(wxPoint(20, 20)));
    Pump(200);
    simulator.Char('i');
    Pump(200);
    BOOST_TEST(toolbar->Search().GetValue() == "ti");
    BOOST_TEST(list->IsShownOnScreen());
    simulator.MouseClick();
    BOOST_TEST(Until([&] { return Charted().size() == 1; }));
    BOOST_TEST(!list->IsShownOnScreen());
}

BOOST_AUTO_TEST_CASE(a_signed_visit_can_be_searched_and_is_not_written_on) {
    auto visit = editor->Visit();
    visit.status = model::VisitStatus::Signed;
    clinic->Store().SaveVisit(visit);
    const auto signed_visit = clinic->OpenVisit(visit.id);
    page->ShowVisit(signed_visit.get());
    Pump(100);
    Type(*this, "pirif");
    BOOST_REQUIRE(canvas->Place().has_value());
    Key(WXK_RETURN);
    BOOST_TEST(signed_visit->Visit().marks.empty());
    BOOST_TEST(failures.empty());
    BOOST_TEST(canvas->HasFocus());
    BOOST_TEST(canvas->Place()->at.region == "piriformis");
    page->ShowVisit(nullptr);
}

BOOST_AUTO_TEST_SUITE_END()
