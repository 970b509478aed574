#include <boost/test/unit_test.hpp>

#include <cmath>
#include <numbers>

#include "bodymap/region_index.h"

#include "visit_fixture.h"

namespace {

struct ShapesFixture : tests::VisitFixture {
    [[nodiscard]] wxPoint LabelOf(model::View view, const model::RegionRef& at) {
        for (const auto& region : Map(view).regions)
            if (region.at == at && region.sheet == bodymap::Sheet::Superficial)
                return *canvas->ScreenOf(view, region.label);
        throw std::runtime_error("no such region");
    }
    void Drag(const std::vector<wxPoint>& path) {
        simulator.MouseMove(canvas->ClientToScreen(path.front()));
        Pump(60);
        simulator.MouseDown();
        for (const wxPoint& point : path) {
            simulator.MouseMove(canvas->ClientToScreen(point));
            Pump(30);
        }
        simulator.MouseUp();
        Pump(150);
    }
    [[nodiscard]] static std::vector<wxPoint> Circle(wxPoint centre, double radius) {
        std::vector<wxPoint> path;
        for (int i = 0; i <= 24; ++i) {
            const double turn = i * 2 * std::numbers::pi / 24;
            path.emplace_back(centre.x + static_cast<int>(std::lround(radius * std::cos(turn))),
                              centre.y + static_cast<int>(std::lround(radius * std::sin(turn))));
        }
        return path;
    }
};

const model::RegionRef kCalf{"gastrocnemius_medial", model::Side::Left};
const model::RegionRef kShin{"tibialis_anterior", model::Side::Right};
const model::RegionRef kThigh{"rectus_femoris", model::Side::Right};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(canvas_shapes_tests, ShapesFixture)

BOOST_AUTO_TEST_CASE(a_drag_with_each_tool_charts_its_shape) {
    const wxPoint shin = LabelOf(model::View::Front, kShin), thigh = LabelOf(model::View::Front, kThigh);
    const wxPoint calf = LabelOf(model::View::Back, kCalf);
    Focus(canvas);
    Key('S');
    Drag({shin, shin + wxPoint(1, 12), shin + wxPoint(0, 26)});
    BOOST_REQUIRE_EQUAL(Charted().size(), 1U);
    BOOST_TEST((Charted()[0].shape == model::Shape::Stroke));
    BOOST_TEST((Charted()[0].at == kShin));
    BOOST_TEST(!Charted()[0].covers.empty());
    Key('5');  // its severity
    Key('A');
    Drag(Circle(calf, 9));
    BOOST_REQUIRE_EQUAL(Charted().size(), 2U);
    BOOST_TEST((Charted()[1].shape == model::Shape::Area));
    BOOST_TEST((Charted()[1].at == kCalf));
    Key('4');
    Key('R');
    Drag({thigh, thigh + wxPoint(4, 30), shin});
    BOOST_REQUIRE_EQUAL(Charted().size(), 3U);
    BOOST_TEST((Charted()[2].shape == model::Shape::Arrow));
    BOOST_TEST(Charted()[2].finding == "radiating");
    BOOST_TEST((Charted()[2].at == kThigh));
    BOOST_REQUIRE(Charted()[2].leads_to.has_value());
    BOOST_TEST((*Charted()[2].leads_to == kShin));
    BOOST_TEST(Charted()[0].before.value_or(-1) == 5);
    editor->Undo();
    BOOST_TEST(Charted().size() == 2U);
    BOOST_TEST(failures.empty());
}

BOOST_AUTO_TEST_CASE(shift_and_drag_is_an_area_with_any_tool) {
    const wxPoint calf = LabelOf(model::View::Back, kCalf);
    Focus(canvas);
    simulator.KeyDown(WXK_SHIFT);
    Drag(Circle(calf, 9));
    simulator.KeyUp(WXK_SHIFT);
    BOOST_REQUIRE_EQUAL(Charted().size(), 1U);
    BOOST_TEST((Charted()[0].shape == model::Shape::Area));
}

BOOST_AUTO_TEST_CASE(escape_gives_up_a_drawing) {
    const wxPoint shin = LabelOf(model::View::Front, kShin);
    Focus(canvas);
    Key('S');
    simulator.MouseMove(canvas->ClientToScreen(shin));
    Pump(60);
    simulator.MouseDown();
    simulator.MouseMove(canvas->ClientToScreen(shin + wxPoint(0, 30)));
    Pump(60);
    Key(WXK_ESCAPE);
    simulator.MouseUp();
    Pump(100);
    BOOST_TEST(Charted().empty());
}

BOOST_AUTO_TEST_CASE(by_keys_a_stroke_runs_from_one_region_to_the_next_and_an_area_is_the_region) {
    Focus(canvas);
    for (int i = 0; i < 3; ++i) Key(WXK_DOWN);
    const auto start = canvas->Place()->at;
    Key('S');
    Key(WXK_RETURN);
    BOOST_TEST(said.find("Starts at") == 0U);
    Key(WXK_DOWN);
    Key(WXK_RETURN);
    BOOST_REQUIRE_EQUAL(Charted().size(), 1U);
    BOOST_TEST((Charted()[0].shape == model::Shape::Stroke));
    Key(WXK_ESCAPE);
    Key('A');
    Key(WXK_RETURN);
    BOOST_REQUIRE_EQUAL(Charted().size(), 2U);
    BOOST_TEST((Charted()[1].shape == model::Shape::Area));
    BOOST_TEST((Charted()[1].at == canvas->Place()->at));
    BOOST_TEST(Charted()[1].covers.front().share > 0.95);
    BOOST_TEST((start != canvas->Place()->at));
}

BOOST_AUTO_TEST_CASE(a_dragged_shape_keeps_its_form) {
    const wxPoint calf = LabelOf(model::View::Back, kCalf);
    Focus(canvas);
    Key('A');
    Drag(Circle(calf, 9));
    BOOST_REQUIRE_EQUAL(Charted().size(), 1U);
    const auto before = Charted()[0].points;
    Key('5');
    Key('V');
    Drag({calf, calf + wxPoint(0, 8), calf + wxPoint(0, 16)});
    const auto& after = Charted()[0].points;
    BOOST_REQUIRE_EQUAL(after.size(), before.size());
    BOOST_TEST(after[0].y > before[0].y);
    for (std::size_t i = 1; i < after.size(); ++i) {
        BOOST_TEST(std::abs((after[i].x - after[0].x) - (before[i].x - before[0].x)) < 0.01);
        BOOST_TEST(std::abs((after[i].y - after[0].y) - (before[i].y - before[0].y)) < 0.01);
    }
}

BOOST_AUTO_TEST_CASE(close_ups_open_and_escape_returns_to_the_body) {
    Focus(canvas);
    Key('H');
    BOOST_TEST(canvas->ScreenOf(model::View::HeadFront, {200, 200}).has_value());
    BOOST_TEST(!canvas->ScreenOf(model::View::Front, {200, 200}).has_value());
    Click(canvas, *canvas->ScreenOf(model::View::HeadFront, Map(model::View::HeadFront).regions[0].label));
    BOOST_REQUIRE_EQUAL(Charted().size(), 1U);
    BOOST_TEST((Charted()[0].view == model::View::HeadFront));
    Key('4');
    Key('H');
    BOOST_TEST(canvas->ScreenOf(model::View::HandPalmar, {150, 200}).has_value());
    Key('H');
    BOOST_TEST(canvas->ScreenOf(model::View::FootPlantar, {100, 200}).has_value());
    Key(WXK_ESCAPE);
    BOOST_TEST(canvas->ScreenOf(model::View::Front, {200, 200}).has_value());
}

BOOST_AUTO_TEST_CASE(another_figure_shows_the_marks_in_their_regions_and_leaves_the_record_alone) {
    editor->AddMarkIn(kCalf, model::Layer::Superficial, "hypertonicity", model::View::Back);
    editor->AddMarkIn(kShin, model::Layer::Superficial, "adhesion", model::View::Front);
    const auto record = Charted();
    for (const auto figure : {model::Figure::Female, model::Figure::Male, model::Figure::Neutral}) {
        editor->ShowFigure(figure);
        for (const auto& mark : record) {
            const auto points = resources.Atlas().Carry(mark, figure);
            const auto hit = resources.Atlas().Index(figure, mark.view).At(points.front(), mark.layer);
            BOOST_REQUIRE(hit.has_value());
            BOOST_TEST((hit->at == mark.at));
        }
        BOOST_TEST((Charted() == record));
    }
}

BOOST_AUTO_TEST_CASE(what_is_clicked_after_a_change_of_figure_is_what_is_charted) {
    for (const auto figure : {model::Figure::Female, model::Figure::Male}) {
        editor->ShowFigure(figure);
        page->ShowVisit(editor.get());
        Pump(200);
        const auto& map = resources.Atlas().Map(figure, model::View::Back);
        const auto region = std::ranges::find_if(map.regions, [](const auto& one) {
            return one.at == kCalf && one.sheet == bodymap::Sheet::Superficial;
        });
        Click(canvas, *canvas->ScreenOf(model::View::Back, region->label));
        BOOST_REQUIRE(!Charted().empty());
        BOOST_TEST((Charted().back().figure == figure));
        BOOST_TEST((Charted().back().at == kCalf));
        BOOST_TEST(std::abs(Charted().back().points.front().y - region->label.y) < 2);
        editor->RemoveMark(Charted().back().id);
    }
}

BOOST_AUTO_TEST_CASE(a_shape_begun_on_one_view_does_not_end_on_another) {
    Focus(canvas);
    Key(WXK_DOWN);
    Key('S');
    Key(WXK_RETURN);
    BOOST_TEST(said.find("Starts at") == 0U);
    Key('H');
    Key(WXK_DOWN);
    Key(WXK_RETURN);
    BOOST_TEST(said.find("Starts at") == 0U);
    BOOST_TEST(Charted().empty());
}

BOOST_AUTO_TEST_CASE(the_end_of_a_strip_is_dragged_alone) {
    const wxPoint shin = LabelOf(model::View::Front, kShin);
    Focus(canvas);
    Key('S');
    Drag({shin, shin + wxPoint(1, 20), shin + wxPoint(0, 44)});
    BOOST_REQUIRE_EQUAL(Charted().size(), 1U);
    Key('5');
    Key('V');
    const auto before = Charted()[0].points;
    const wxPoint end = *canvas->ScreenOf(model::View::Front, before.back());
    Drag({end, end + wxPoint(0, -6), end + wxPoint(0, -14)});
    const auto& after = Charted()[0].points;
    BOOST_TEST((after.front() == before.front()));
    BOOST_TEST(after.back().y < before.back().y - 10);
    BOOST_TEST(!Charted()[0].covers.empty());
}

BOOST_AUTO_TEST_CASE(the_wheel_zooms_about_the_pointer) {
    const wxPoint shin = LabelOf(model::View::Front, kShin);
    wxMouseEvent wheel(wxEVT_MOUSEWHEEL);
    wheel.SetPosition(shin);
    wheel.m_wheelRotation = 120;
    wheel.m_wheelDelta = 120;
    for (int i = 0; i < 40; ++i) canvas->GetEventHandler()->ProcessEvent(wheel);
    BOOST_TEST(canvas->Zoom() == gui::BodyCanvas::kMaxZoom);
    const wxPoint now = LabelOf(model::View::Front, kShin);
    BOOST_TEST(std::abs(now.x - shin.x) <= 5);  // whole pixels, eightfold
    BOOST_TEST(std::abs(now.y - shin.y) <= 5);
    // The sharp picture comes from the worker; nothing waits for it.
    Pump(400);
    BOOST_TEST(failures.empty());
}

BOOST_AUTO_TEST_SUITE_END()
