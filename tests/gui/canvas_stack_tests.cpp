// Structures that lie over each other, reached by Tab and by a repeated click.
#include <boost/test/unit_test.hpp>

#include "bodymap/region_index.h"

#include "visit_fixture.h"

namespace {

struct StackFixture : tests::VisitFixture {
    StackFixture() {
        page->ToggleLayer();
        const auto& index = resources.Atlas().Index(model::Figure::Neutral, model::View::Back);
        // Away from every border, since a click hits whole pixels.
        const auto inner = index.InnerPoint(kTop, model::Layer::Deep).value();
        for (int i = 0; i < 41 * 41 && !Settled(index, point); ++i)
            point = {inner.x + i % 41 - 20, inner.y + i / 41 - 20};
        stack = index.AllAt(point, model::Layer::Deep);
        at = *canvas->ScreenOf(model::View::Back, point);
    }
    static bool Settled(const bodymap::RegionIndex& index, model::MapPoint p) {
        const auto hits = index.AllAt(p, model::Layer::Deep);
        if (hits.size() < 2 || hits.front().at != kTop) return false;
        for (const double dx : {-4.0, 0.0, 4.0})
            for (const double dy : {-4.0, 0.0, 4.0})
                if (index.AllAt({p.x + dx, p.y + dy}, model::Layer::Deep) != hits) return false;
        return true;
    }
    void Standing(const bodymap::Hit& hit) {
        BOOST_REQUIRE(canvas->Place().has_value());
        BOOST_TEST(canvas->Place()->at.region == hit.at.region);
        BOOST_TEST((*canvas->Place() == hit));
    }
    static inline const model::RegionRef kTop{"piriformis", model::Side::Left};
    model::MapPoint point;
    std::vector<bodymap::Hit> stack;
    wxPoint at;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(canvas_stack_tests, StackFixture)

BOOST_AUTO_TEST_CASE(a_repeated_click_turns_through_what_lies_there) {
    BOOST_REQUIRE_GE(stack.size(), 2U);
    Focus(canvas);
    Key('V');
    for (std::size_t i = 0; i < 2 * stack.size(); ++i) {
        Click(canvas, at + wxPoint(static_cast<int>(i % 2), 0));
        Standing(stack[i % stack.size()]);
    }
    Click(canvas, at + wxPoint(0, 40));
    Click(canvas, at);
    Standing(stack.front());
    BOOST_TEST(Charted().empty());
}

BOOST_AUTO_TEST_CASE(the_mark_tool_always_means_the_topmost) {
    for (int i = 0; i < 2; ++i) {
        Click(canvas, at);
        BOOST_REQUIRE_EQUAL(Charted().size(), 1U);
        BOOST_TEST((Charted().front().at == stack.front().at));
        editor->Undo();
        Pump(50);
    }
}

// Whatever the tool, Tab goes through what lies under the click, not under the region's inner point.
BOOST_AUTO_TEST_CASE(after_a_click_tab_turns_through_what_lies_under_it) {
    const auto& index = resources.Atlas().Index(model::Figure::Neutral, model::View::Back);
    BOOST_REQUIRE_GE(stack.size(), 2U);
    for (const bool selects : {false, true}) {  // the mark tool is there from the start
        Focus(canvas);
        if (selects) Key('V');
        const auto under = index.AllAt(point, model::Layer::Deep);
        Click(canvas, at);
        for (std::size_t i = 1; i < under.size(); ++i) {
            Key(WXK_TAB);
            Standing(under[i]);
        }
        while (editor->CanUndo()) editor->Undo();
        Pump(50);
        Click(canvas, at + wxPoint(0, 40));
        while (editor->CanUndo()) editor->Undo();
        Pump(50);
    }
}

BOOST_AUTO_TEST_CASE(tab_turns_once_round_and_then_leaves) {
    BOOST_REQUIRE_GE(stack.size(), 2U);
    Focus(canvas);
    BOOST_REQUIRE(canvas->StandAt(stack.front().at, model::Layer::Deep, model::View::Back));
    for (std::size_t i = 1; i <= stack.size(); ++i) {
        Key(WXK_TAB);
        BOOST_REQUIRE(canvas->HasFocus());
        Standing(stack[i % stack.size()]);
        BOOST_TEST(canvas->Spoken().Contains(
            wxString::Format("%zu of %zu structures here", i % stack.size() + 1, stack.size())));
    }
    Key(WXK_TAB);
    BOOST_TEST(!canvas->HasFocus());
}

BOOST_AUTO_TEST_CASE(shift_tab_turns_back_and_then_leaves) {
    Focus(canvas);
    BOOST_REQUIRE(canvas->StandAt(stack.front().at, model::Layer::Deep, model::View::Back));
    Key(WXK_TAB);
    Key(WXK_TAB, wxMOD_SHIFT);
    Standing(stack.front());
    BOOST_TEST(canvas->HasFocus());
    Key(WXK_TAB, wxMOD_SHIFT);
    BOOST_TEST(!canvas->HasFocus());
}

BOOST_AUTO_TEST_CASE(enter_marks_the_structure_in_turn) {
    Focus(canvas);
    BOOST_REQUIRE(canvas->StandAt(stack.front().at, model::Layer::Deep, model::View::Back));
    Key(WXK_TAB);
    Key(WXK_RETURN);
    BOOST_REQUIRE_EQUAL(Charted().size(), 1U);
    BOOST_TEST((Charted().front().at == stack[1].at));
    BOOST_TEST((Charted().front().layer == stack[1].layer));
    BOOST_TEST(canvas->Spoken().Contains("1 mark: Tight spot, selected"));
    Key('7');
    BOOST_TEST(canvas->Spoken().Contains("Tight spot, 7 of 10"));
    BOOST_TEST(failures.empty());
}

BOOST_AUTO_TEST_CASE(where_one_structure_lies_alone_tab_leaves_at_once) {
    page->ToggleLayer();
    Focus(canvas);
    BOOST_REQUIRE(canvas->StandAt({"gastrocnemius_medial", model::Side::Left}, model::Layer::Superficial));
    Key(WXK_TAB);
    BOOST_TEST(!canvas->HasFocus());
}

BOOST_AUTO_TEST_CASE(another_layer_keeps_the_place_of_the_body) {
    Focus(canvas);
    BOOST_REQUIRE(canvas->StandAt(stack.front().at, model::Layer::Deep, model::View::Back));
    page->ToggleLayer();
    Standing(stack.back());
    page->ToggleLayer();
    BOOST_TEST(canvas->Place().has_value());
}

BOOST_AUTO_TEST_SUITE_END()
