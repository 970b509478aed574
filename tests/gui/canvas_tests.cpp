#include <boost/test/unit_test.hpp>

#include "bodymap/region_index.h"
#include "gui/canvas_tool.h"

#include "visit_fixture.h"

BOOST_FIXTURE_TEST_SUITE(canvas_tests, tests::VisitFixture)

namespace {
const bodymap::Region& Superficial(const bodymap::BodyMap& map, const model::RegionRef& at) {
    for (const auto& region : map.regions)
        if (region.at == at && region.sheet == bodymap::Sheet::Superficial) return region;
    throw std::runtime_error("no such region");
}
}  // namespace

BOOST_AUTO_TEST_CASE(a_click_marks_exactly_the_region_drawn_there) {
    const struct {
        model::View view;
        model::RegionRef at;
    } cases[] = {{model::View::Back, {"gastrocnemius_medial", model::Side::Left}},
                 {model::View::Front, {"tibialis_anterior", model::Side::Right}},
                 {model::View::Back, {"trapezius_upper", model::Side::Right}}};
    std::size_t count = 0;
    for (const auto& one : cases) {
        const auto at = canvas->ScreenOf(one.view, Superficial(Map(one.view), one.at).label);
        BOOST_REQUIRE(at.has_value());
        Click(canvas, *at);
        BOOST_TEST_INFO(said);
        BOOST_REQUIRE_EQUAL(Charted().size(), ++count);
        BOOST_TEST(Charted().back().at.region == one.at.region);
        BOOST_TEST((Charted().back().at.side == one.at.side));
        BOOST_TEST((Charted().back().view == one.view));
    }
    BOOST_TEST(failures.empty());
}

BOOST_AUTO_TEST_CASE(a_click_beside_the_body_marks_nothing) {
    Click(canvas, {6, canvas->GetClientSize().y - 8});
    BOOST_TEST(Charted().empty());
}

BOOST_AUTO_TEST_CASE(the_digit_after_a_mark_is_its_severity_and_the_next_one_a_finding) {
    const auto at = canvas->ScreenOf(
        model::View::Back,
        Superficial(Map(model::View::Back), {"gastrocnemius_medial", model::Side::Left}).label);
    Click(canvas, *at);
    Key('7');
    BOOST_REQUIRE_EQUAL(Charted().size(), 1U);
    BOOST_TEST(Charted().front().before.value_or(-1) == 7);
    Key('4');
    BOOST_TEST(Charted().front().before.value_or(-1) == 7);
    Click(canvas,
          *canvas->ScreenOf(
              model::View::Back,
              Superficial(Map(model::View::Back), {"gastrocnemius_medial", model::Side::Right}).label));
    BOOST_REQUIRE_EQUAL(Charted().size(), 2U);
    BOOST_TEST(Charted().back().finding == "adhesion");
}

BOOST_AUTO_TEST_CASE(what_is_held_at_the_press_says_whether_a_mark_joins_those_chosen) {
    std::vector<wxPoint> places;
    for (const auto side : {model::Side::Left, model::Side::Right}) {
        const auto id = editor->AddMarkIn({"gastrocnemius_medial", side}, model::Layer::Superficial,
                                          "hypertonicity", model::View::Back);
        places.push_back(*canvas->ScreenOf(model::View::Back, editor->Visit().Find(id)->points.front()));
    }
    Pump(100);
    // As events alone: no key of the keyboard is down.
    const auto press = [&](wxPoint at, bool shift) {
        for (const auto& kind : {wxEVT_LEFT_DOWN, wxEVT_LEFT_UP}) {
            wxMouseEvent event(kind);
            event.SetPosition(at);
            event.SetShiftDown(shift);
            event.SetEventObject(canvas);
            canvas->GetEventHandler()->ProcessEvent(event);
        }
        Pump(30);
    };
    press(places[0], false);
    press(places[1], true);
    BOOST_TEST(inspector->Head() == "2 marks chosen");
    press(places[0], false);
    BOOST_TEST(inspector->Head() == "Mark 1 of 2");
    BOOST_TEST(Charted().size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_drag_is_one_undo_step) {
    const auto& map = Map(model::View::Back);
    const auto from = *canvas->ScreenOf(model::View::Back,
                                        Superficial(map, {"gastrocnemius_medial", model::Side::Left}).label);
    const auto to = *canvas->ScreenOf(model::View::Back,
                                      Superficial(map, {"gastrocnemius_lateral", model::Side::Right}).label);
    Click(canvas, from);
    BOOST_REQUIRE_EQUAL(Charted().size(), 1U);
    const auto start = Charted().front();
    simulator.MouseMove(canvas->ClientToScreen(from));
    Pump(60);
    simulator.MouseDown();
    for (int i = 1; i <= 6; ++i) {
        simulator.MouseMove(canvas->ClientToScreen(
            wxPoint(from.x + (to.x - from.x) * i / 6, from.y + (to.y - from.y) * i / 6)));
        Pump(40);
    }
    simulator.MouseUp();
    Pump(150);
    BOOST_REQUIRE_EQUAL(Charted().size(), 1U);
    BOOST_TEST(Charted().front().at.region == "gastrocnemius_lateral");
    BOOST_TEST((Charted().front().at.side == model::Side::Right));
    editor->Undo();
    BOOST_TEST((Charted().front() == start));
    editor->Undo();
    BOOST_TEST(Charted().empty());
}

BOOST_AUTO_TEST_CASE(escape_puts_a_dragged_mark_back) {
    const auto from = *canvas->ScreenOf(
        model::View::Back,
        Superficial(Map(model::View::Back), {"gastrocnemius_medial", model::Side::Left}).label);
    Click(canvas, from);
    BOOST_REQUIRE_EQUAL(Charted().size(), 1U);
    const auto start = Charted();
    simulator.MouseMove(canvas->ClientToScreen(from));
    Pump(60);
    simulator.MouseDown();
    simulator.MouseMove(canvas->ClientToScreen(from + wxPoint(0, -60)));
    Pump(60);
    Key(WXK_ESCAPE);
    simulator.MouseUp();
    Pump(100);
    BOOST_TEST((Charted() == start));
}

BOOST_AUTO_TEST_CASE(charting_by_keyboard_alone) {
    Focus(canvas);
    Key(WXK_DOWN);
    BOOST_REQUIRE(canvas->Place().has_value());
    const auto first = canvas->Place()->at;
    Key(WXK_DOWN);
    Key(WXK_DOWN);
    BOOST_TEST((canvas->Place()->at != first));
    const auto here = canvas->Place()->at;
    Key('2');
    Key(WXK_RETURN);
    BOOST_REQUIRE_EQUAL(Charted().size(), 1U);
    BOOST_TEST((Charted().front().at == here));
    BOOST_TEST(said.find("1 mark") != std::string::npos);
    Key('8');
    BOOST_TEST(Charted().front().before.value_or(-1) == 8);
    BOOST_TEST(canvas->Spoken().Contains("1 mark"));
    Key(WXK_DELETE);
    BOOST_TEST(Charted().empty());
    BOOST_TEST(failures.empty());
}

BOOST_AUTO_TEST_CASE(arrows_go_on_to_the_next_view) {
    Focus(canvas);
    Key(WXK_DOWN);
    for (int i = 0; i < 60 && !canvas->Spoken().Contains("Back"); ++i) simulator.Char(WXK_RIGHT), Pump(25);
    BOOST_TEST(canvas->Spoken().Contains("Back"));
}

BOOST_AUTO_TEST_CASE(zoom_stays_within_its_bounds_and_fit_returns) {
    const auto label = Superficial(Map(model::View::Front), {"tibialis_anterior", model::Side::Right}).label;
    const auto at = *canvas->ScreenOf(model::View::Front, label);
    for (int i = 0; i < 40; ++i) canvas->ZoomBy(1.3);
    BOOST_TEST(canvas->Zoom() == gui::BodyCanvas::kMaxZoom);
    for (int i = 0; i < 80; ++i) canvas->ZoomBy(1 / 1.3);
    BOOST_TEST(canvas->Zoom() == gui::BodyCanvas::kMinZoom);
    canvas->ZoomFit();
    BOOST_TEST((*canvas->ScreenOf(model::View::Front, label) == at));
}

BOOST_AUTO_TEST_CASE(a_lost_capture_leaves_nothing_behind) {
    int dropped = 0, cancelled = 0, clicked = 0;
    gui::CanvasTool::Host host;
    host.mark_at = [](auto) { return std::optional(model::MarkId{"m"}); };
    host.hover = [](auto) {};
    host.click = [&](auto, const auto&) { ++clicked; };
    host.drag = [](const auto&, auto, auto) {};
    host.drop = [&](const auto&, auto, auto) { ++dropped; };
    host.draws = [](auto, bool) { return false; };
    host.cancel = [&] { ++cancelled; };
    host.pan = [](double, double) {};
    host.may_drag = [](const auto&) { return true; };
    gui::CanvasTool tool(host);
    tool.Down({10, 10}, false);
    tool.Move({40, 40});
    BOOST_TEST((tool.Now() == gui::CanvasTool::State::Dragging));
    BOOST_TEST(tool.Cancel());
    tool.Up({50, 50});
    BOOST_TEST(cancelled == 1);
    BOOST_TEST(dropped == 0);
    BOOST_TEST(clicked == 0);
    BOOST_TEST(!tool.Cancel());
}

BOOST_AUTO_TEST_CASE(front_and_back_share_a_scale_and_every_view_lies_inside) {
    const std::vector<gui::PaneShape> shapes{{model::View::Front, {-90, 20, 582, 960}},
                                             {model::View::Back, {-90, 20, 582, 960}},
                                             {model::View::Left, {22, 20, 250, 960}, gui::kSideScale},
                                             {model::View::Right, {148, 20, 250, 960}, gui::kSideScale}};
    for (const auto& [width, height] :
         {std::pair{768.0, 476.0}, {520.0, 380.0}, {1600.0, 500.0}, {600.0, 1200.0}}) {
        const auto panes = gui::LayOutPanes(shapes, width, height);
        BOOST_REQUIRE_EQUAL(panes.size(), 4U);
        BOOST_TEST(panes[0].viewport.Scale() == panes[1].viewport.Scale());
        BOOST_TEST(panes[2].viewport.Scale() < panes[0].viewport.Scale());
        for (std::size_t i = 0; i < panes.size(); ++i) {
            const auto& place = panes[i].frame;
            BOOST_TEST(place.x >= 0);
            BOOST_TEST(place.y >= 0);
            BOOST_TEST(place.x + place.w <= width);
            BOOST_TEST(place.y + place.h <= height);
            if (i > 0) BOOST_TEST(place.x >= panes[i - 1].frame.x + panes[i - 1].frame.w);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_label_moves_by_the_least_and_stays_over_what_it_tells_of) {
    const struct {
        double home, low, high;
        std::optional<double> at;
    } cases[] = {{100, 80, 300, 100}, {-50, -60, 200, 4}, {560, 300, 700, 516}, {-200, -300, 60, {}},
                 {700, 690, 900, {}}, {-90, -100, 84, 4}, {250, 270, 290, 250}};
    for (const auto& one : cases) {
        BOOST_TEST_INFO(one.home);
        BOOST_TEST((gui::InSight(one.home, 80, one.low, one.high, 600) == one.at));
    }
}

BOOST_AUTO_TEST_CASE(view_and_sides_are_named_at_every_zoom) {
    const wxRect whole(canvas->GetClientSize());
    const wxRect all(whole.x, whole.y, whole.width, whole.height);
    for (const double factor : {1.0, 1.5, 1.5, 1.5, 1.5, 1.5, 0.2}) {
        canvas->ZoomBy(factor);
        Pump(150);
        const auto boxes = canvas->CaptionBoxes();
        BOOST_TEST_INFO(canvas->Zoom());
        const auto in_sight = [&](const wxRect& box) { return all.Contains(box); };
        BOOST_TEST(std::ranges::count_if(boxes, in_sight) >= 2);
        for (std::size_t i = 0; i < boxes.size(); ++i)
            for (std::size_t j = 0; j < i; ++j) BOOST_TEST(!boxes[i].Intersects(boxes[j]));
    }
}

BOOST_AUTO_TEST_SUITE_END()
