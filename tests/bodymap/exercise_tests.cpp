// The drawings of exercises that are shipped, and the body they are drawn with.
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <set>

#include "bodymap/disc_hull.h"
#include "bodymap/exercise_scene.h"
#include "bodymap/mannequin.h"
#include "terms/drawings.h"
#include "terms/toml_file.h"

BOOST_AUTO_TEST_SUITE(exercise_tests)

namespace {

using model::BodySide;
using bodymap::operator-;
using model::Motion;

const std::string kTemplates = PALPATE_SOURCE_DIR "/templates";
// Hundredths of the body's height; skin gives way a little.
constexpr double kTouches = 0.5, kInFloor = 0.7;

const terms::Drawings& Shipped() {
    static const auto all = terms::Drawings::Load(kTemplates, {bodymap::IsBodyPoint, bodymap::IsShownPart,
                                                               bodymap::IsPropKind, bodymap::IsWorkedPlace});
    return all;
}

std::set<std::string> Items() {
    const terms::TomlFile file(std::filesystem::path(kTemplates) / "routines.toml");
    std::set<std::string> items;
    for (const terms::Table& item : file.Root().Children("item")) items.insert(item.Text("id"));
    return items;
}

bodymap::Rect Bounds(const bodymap::Scene& scene) {
    double left = 1e9, top = 1e9, right = -1e9, bottom = -1e9;
    for (const auto& item : scene.items) {
        const bodymap::Rect box = std::get<bodymap::SceneShape>(item).path.Bounds();
        left = std::min(left, box.x), top = std::min(top, box.y);
        right = std::max(right, box.x + box.w), bottom = std::max(bottom, box.y + box.h);
    }
    return {left, top, right - left, bottom - top};
}

model::ExerciseDrawing Standing() {
    model::ExerciseDrawing drawing;
    drawing.item = "standing";
    drawing.poses.emplace_back();
    return drawing;
}

double Length(const model::Space& p) {
    return std::sqrt(bodymap::Dot(p, p));
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_exercise_is_drawn_and_nothing_else) {
    const std::set<std::string> items = Items();
    BOOST_TEST(items.size() > 50U);
    for (const std::string& item : items)
        BOOST_TEST((Shipped().Find(item) != nullptr), item << " has no drawing in templates/figures.toml");
    for (const auto& [item, drawing] : Shipped().All())
        BOOST_TEST(items.contains(item), item << " is drawn but is no exercise of templates/routines.toml");
}

BOOST_AUTO_TEST_CASE(hands_and_feet_touch_what_they_reach_for) {
    for (const auto& [item, drawing] : Shipped().All()) {
        for (const model::Pose& pose : drawing.poses) {
            const bodymap::Mannequin body(pose);
            for (const model::Touch& touch : pose.touches) {
                const double gap = bodymap::TouchGap(body, touch);
                BOOST_TEST(gap <= kTouches, item << ": " << touch.point << " is " << gap << " away");
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(nobody_sinks_into_the_floor_or_floats) {
    for (const auto& [item, drawing] : Shipped().All()) {
        if (!drawing.only.empty()) continue;  // a close-up stands nowhere
        for (const model::Pose& pose : drawing.poses) {
            const double lowest = bodymap::Mannequin(pose).Lowest();
            BOOST_TEST(lowest >= -kInFloor, item << " is " << lowest << " in the floor");
            BOOST_TEST(lowest <= std::max(pose.ground_z, 0.0) + 1,
                       item << " is " << lowest << " above the floor");
        }
    }
}

BOOST_AUTO_TEST_CASE(joints_stay_within_the_ranges_of_people) {
    const auto& ranges = model::MotionRanges();
    for (const auto& [item, drawing] : Shipped().All()) {
        for (const model::Pose& pose : drawing.poses) {
            const bodymap::Mannequin body(pose);
            for (std::size_t i = 0; i < ranges.size(); ++i) {
                for (const BodySide side : {BodySide::Left, BodySide::Right}) {
                    const double degrees = body.Angles().Of(static_cast<Motion>(i), side);
                    BOOST_TEST((degrees >= ranges[i].low - 1e-9 && degrees <= ranges[i].high + 1e-9),
                               item << ": " << ranges[i].joint << " " << ranges[i].motion << " " << degrees);
                }
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(a_drawing_fills_its_box_and_stays_inside) {
    const bodymap::Rect box{10, 20, 300, 120};
    for (const auto& [item, drawing] : Shipped().All()) {
        const bodymap::Rect drawn = Bounds(bodymap::ExerciseScene(drawing, box));
        BOOST_TEST_CONTEXT(item) {
            BOOST_TEST(drawn.x >= box.x - 0.01);
            BOOST_TEST(drawn.y >= box.y - 0.01);
            BOOST_TEST(drawn.x + drawn.w <= box.x + box.w + 0.01);
            BOOST_TEST(drawn.y + drawn.h <= box.y + box.h + 0.01);
            BOOST_TEST((drawn.w > 0.9 * box.w || drawn.h > 0.9 * box.h));
        }
    }
}

BOOST_AUTO_TEST_CASE(the_same_drawing_gives_the_same_scene) {
    for (const auto& [item, drawing] : Shipped().All()) {
        const auto once =
            bodymap::ToSvg(bodymap::ExerciseScene(drawing, {0, 0, 200, 100}), {0, 0, 200, 100}, {});
        const auto again =
            bodymap::ToSvg(bodymap::ExerciseScene(drawing, {0, 0, 200, 100}), {0, 0, 200, 100}, {});
        BOOST_TEST(once == again, item);
        BOOST_TEST(once.find("nan") == std::string::npos, item);
    }
}

BOOST_AUTO_TEST_CASE(every_drawing_says_what_works_or_moves) {
    for (const auto& [item, drawing] : Shipped().All()) {
        bool moves = !drawing.worked.empty();
        for (const model::Pose& pose : drawing.poses) moves = moves || !pose.arrows.empty();
        BOOST_TEST(moves, item);
    }
}

BOOST_AUTO_TEST_CASE(the_other_side_is_the_mirror_image) {
    model::ExerciseDrawing drawing = Standing();
    drawing.poses[0].angles.Set(Motion::ShoulderFlex, BodySide::Right, 90);
    const bodymap::Rect box{0, 0, 200, 100};
    const bodymap::Rect plain = Bounds(bodymap::ExerciseScene(drawing, box));
    const bodymap::Rect mirrored = Bounds(bodymap::ExerciseScene(drawing, box, true));
    BOOST_TEST(plain.w == mirrored.w, boost::test_tools::tolerance(1e-3));
    BOOST_TEST(plain.x + plain.w == 200 - mirrored.x, boost::test_tools::tolerance(1e-3));
}

BOOST_AUTO_TEST_CASE(a_standing_body_has_the_proportions_it_is_drawn_from) {
    const bodymap::Mannequin body(Standing().poses[0]);
    const auto tolerance = boost::test_tools::tolerance(0.02);
    BOOST_TEST(body.At("crown").z == 100, tolerance);
    BOOST_TEST(body.At("hip_r").z == 53, tolerance);
    BOOST_TEST(body.At("knee_l").z == 28.5, tolerance);
    BOOST_TEST(body.At("ankle_l").z == 3.9, tolerance);
    BOOST_TEST(body.At("shoulder_r").z == 81, tolerance);
    BOOST_TEST(Length(body.At("elbow_r") - body.At("shoulder_r")) == 18.6, tolerance);
    BOOST_TEST(body.Lowest() == 0, boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(limbs_keep_their_length_whatever_they_reach_for) {
    for (const double z : {10.0, 60.0, 140.0}) {
        model::Pose pose;
        model::Touch touch;
        touch.point = "wrist_r";
        touch.x = 20, touch.y = -12, touch.z = z;
        pose.touches.push_back(touch);
        const bodymap::Mannequin body(pose);
        BOOST_TEST(Length(body.At("elbow_r") - body.At("shoulder_r")) == 18.6,
                   boost::test_tools::tolerance(1e-6));
        BOOST_TEST(Length(body.At("wrist_r") - body.At("elbow_r")) == 14.6,
                   boost::test_tools::tolerance(1e-6));
        BOOST_TEST((bodymap::TouchGap(body, touch) < kTouches) == (z == 60.0));
    }
}

BOOST_AUTO_TEST_CASE(a_hull_goes_round_its_discs) {
    BOOST_TEST(bodymap::HullPath({}).empty());
    const auto near = boost::test_tools::tolerance(0.01);
    const bodymap::Rect one = bodymap::HullPath({{{5, 5}, 2}}).Bounds();
    BOOST_TEST(one.w == 4, near);
    const bodymap::Rect two = bodymap::HullPath({{{0, 0}, 3}, {{10, 0}, 1}}).Bounds();
    BOOST_TEST(two.x == -3, near);
    BOOST_TEST(two.w == 14, near);
    BOOST_TEST(two.h == 6, near);
    // A disc inside another adds nothing.
    const bodymap::Rect within = bodymap::HullPath({{{0, 0}, 3}, {{1, 0}, 1}}).Bounds();
    BOOST_TEST(within.w == 6, near);
}

BOOST_AUTO_TEST_SUITE_END()
