#include <boost/test/unit_test.hpp>
#include <wx/button.h>

#include <fstream>

#include "bodymap/scene_png.h"
#include "gui/elsewhere_bar.h"

#include "visit_fixture.h"

namespace {

using model::Layer;
using model::RegionRef;
using model::Side;
using model::View;

const RegionRef kJaw{"masseter", Side::Left}, kSole{"plantar_fascia", Side::Right};

struct ElsewhereFixture : tests::VisitFixture {
    gui::ElsewhereBar* bar = tests::FindChild<gui::ElsewhereBar>(page);

    [[nodiscard]] std::vector<wxButton*> Buttons() const {
        std::vector<wxButton*> buttons;
        for (auto* child : bar->GetChildren())
            if (auto* button = dynamic_cast<wxButton*>(child); button && button->IsShown())
                buttons.push_back(button);
        return buttons;
    }
    [[nodiscard]] std::vector<std::string> Places() const {
        std::vector<std::string> places;
        for (auto* button : Buttons()) places.push_back(gui::Utf8(button->GetLabelText()));
        return places;
    }
    model::MarkId Chart(const RegionRef& at, View view) {
        const auto id = editor->AddMarkIn(at, Layer::Superficial, "hypertonicity", view);
        Pump(150);
        return id;
    }
    [[nodiscard]] const model::Mark& Of(const model::MarkId& id) const { return *editor->Visit().Find(id); }
};

const std::vector<std::string> kFeet{"Feet 1"};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(elsewhere_tests, ElsewhereFixture)

BOOST_AUTO_TEST_CASE(a_mark_of_a_close_up_shows_on_the_body_and_is_moved_there) {
    const auto id = Chart(kJaw, View::HeadFront);
    BOOST_TEST(Places().empty());
    BOOST_REQUIRE(canvas->ViewOf(Of(id)).has_value());
    BOOST_TEST((*canvas->ViewOf(Of(id)) == View::Front));
    const auto shown = editor->PointsOn(View::Front, Of(id)).value().front();
    Focus(canvas);
    Key('V');
    Click(canvas, *canvas->ScreenOf(View::Front, shown));
    // Dragged on the body it is a mark of the body.
    const wxPoint from = *canvas->ScreenOf(View::Front, shown);
    simulator.MouseMove(canvas->ClientToScreen(from));
    Pump(60);
    simulator.MouseDown();
    for (int step = 1; step <= 6; ++step) {
        simulator.MouseMove(canvas->ClientToScreen(from + wxPoint(0, -step)));
        Pump(30);
    }
    simulator.MouseUp();
    Pump(200);
    BOOST_TEST((Of(id).view == View::Front));
    editor->Undo();
    BOOST_TEST((Of(id).view == View::HeadFront));
    BOOST_TEST(failures.empty());
}

BOOST_AUTO_TEST_CASE(marks_out_of_sight_are_named_and_one_press_shows_them) {
    const auto id = Chart(kSole, View::FootPlantar);
    BOOST_TEST(Places() == kFeet);
    BOOST_TEST(canvas->GetRect().GetBottom() < bar->GetRect().GetTop() + 1);
    Click(Buttons().front(), wxPoint(10, 10));
    Pump(300);
    BOOST_TEST(canvas->ViewOf(Of(id)).has_value());
    BOOST_TEST(Places().empty());
    BOOST_TEST(canvas->HasFocus());
    Chart(kJaw, View::Front);
    BOOST_TEST(Places() == std::vector<std::string>{"Whole body 1"});
}

BOOST_AUTO_TEST_CASE(a_mark_chosen_in_the_list_turns_the_map_to_it) {
    const auto sole = Chart(kSole, View::FootPlantar);
    const auto jaw = Chart(kJaw, View::Front);
    BOOST_TEST(!canvas->ViewOf(Of(sole)).has_value());
    marks->FocusList();
    Pump(100);
    Key(WXK_END);
    Key(WXK_HOME);
    Pump(200);
    BOOST_TEST(canvas->ViewOf(Of(sole)).has_value());
    Key(WXK_END);
    Pump(200);
    BOOST_TEST(canvas->ViewOf(Of(jaw)).has_value());
}

BOOST_AUTO_TEST_CASE(a_click_on_a_close_up_charts_there_though_a_mark_waits_elsewhere) {
    Chart(kJaw, View::Front);
    Focus(canvas);
    const RegionRef thigh{"rectus_femoris", Side::Right};
    const auto& on_body = resources.Atlas().Index(model::Figure::Neutral, View::Front);
    Click(canvas, *canvas->ScreenOf(View::Front, on_body.InnerPoint(thigh, Layer::Superficial).value()));
    BOOST_REQUIRE_EQUAL(Charted().size(), 2U);  // waits for its severity
    Key('H');
    const auto& left = resources.Atlas().Index(model::Figure::Neutral, View::HeadLeft);
    Click(canvas, *canvas->ScreenOf(View::HeadLeft, left.InnerPoint(kJaw, Layer::Superficial).value()));
    BOOST_REQUIRE_EQUAL(Charted().size(), 3U);
    BOOST_TEST((Charted()[2].view == View::HeadLeft));
    BOOST_TEST((Charted()[2].at == kJaw));
}

BOOST_AUTO_TEST_CASE(choosing_a_finding_leaves_the_close_up_in_sight) {
    const auto id = Chart(kJaw, View::Front);
    marks->FocusList();
    Pump(100);
    Key(WXK_HOME);
    Focus(canvas);
    Key('H');
    Key('H');
    Key('H');
    BOOST_TEST(!canvas->ViewOf(Of(id)).has_value());
    Key('6');
    BOOST_TEST(!canvas->ViewOf(Of(id)).has_value());
}

BOOST_AUTO_TEST_CASE(a_narrow_window_offers_the_places_in_a_menu) {
    Chart(kSole, View::FootPlantar);
    BOOST_TEST(Places() == kFeet);
    Chart({"iliotibial_band", Side::Right}, View::Right);
    BOOST_TEST(Places() == kFeet);
    frame->SetClientSize(660, 600);
    BOOST_TEST(Until([&] { return Places() == std::vector<std::string>{"Also marked: 2"}; }),
               Places().front());
    frame->SetClientSize(1218, 740);
    BOOST_TEST(Until([&] { return Places() == kFeet; }), Places().front());
}

BOOST_AUTO_TEST_CASE(a_button_shows_the_picture_marked_at_this_visit_and_no_other_of_that_name) {
    const auto add = [&](double width) {
        const auto file = folder.Path() / "drawing.png";
        std::ofstream(file, std::ios::binary) << bodymap::ToPng({}, {0, 0, width, 300}, {false, false}, {});
        return clinic->AddPicture(file, "Posture", editor->Client().id);
    };
    const auto mark_on = [&](desk::VisitEditor& visit, const model::PictureId& picture) {
        visit.Apply(
            [&](model::Visit& charted) {
                model::Mark mark;
                mark.id = ids.New<model::MarkId>();
                mark.view = View::Picture;
                mark.picture = picture;
                mark.points = {{100, 100}};
                mark.at = kJaw;
                mark.finding = "hypertonicity";
                charted.marks.push_back(mark);
                return std::optional<model::Problem>();
            },
            "Mark", static_cast<unsigned>(desk::Change::All));
    };
    const auto march = add(400), may = add(420);
    mark_on(*editor, march);
    model::Visit earlier = editor->Visit();
    earlier.id = ids.New<model::VisitId>();
    earlier.marks.clear();
    earlier.service_at = earlier.entered_at = clock.Now() - std::chrono::hours(24 * 60);
    clinic->Store().SaveVisit(earlier);
    auto second = clinic->OpenVisit(earlier.id);
    mark_on(*second, may);
    const std::vector<std::string> posture{"Posture 1"};
    page->ShowVisit(editor.get());
    BOOST_TEST(Until([&] { return Places() == posture; }));
    page->ShowVisit(second.get());
    Pump(200);
    BOOST_TEST(Places() == posture);
    Click(Buttons().front(), wxPoint(10, 10));
    Pump(300);
    BOOST_TEST(canvas->ViewOf(second->Visit().marks.front()).has_value());
    BOOST_TEST(Places().empty());
    BOOST_TEST(failures.empty());
    page->ShowVisit(editor.get());
}

BOOST_AUTO_TEST_SUITE_END()
