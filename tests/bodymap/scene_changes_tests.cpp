#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <string>

#include "bodymap/scene_changes.h"

BOOST_AUTO_TEST_SUITE(scene_changes_tests)

namespace {

using bodymap::Ink;
using bodymap::Rect;
using bodymap::Scene;

bodymap::SceneItem Disc(double x, double radius = 5, Ink fill = Ink::Tone) {
    bodymap::SceneShape shape;
    shape.path.Circle({x, 100}, radius);
    shape.fill = fill;
    return shape;
}

bodymap::SceneItem Words(double x, const std::string& text) {
    return bodymap::SceneText{{x, 100}, text, 10, Ink::Text, bodymap::TextAlign::Centre, true};
}

// The discs and words whose middle lies in a box of change, by the hundreds their x counts.
std::string Touched(const Scene& before, const Scene& after) {
    std::string touched;
    const auto boxes = bodymap::Changes(before, after);
    for (int i = 0; i < 10; ++i) {
        const double x = 100.0 * i;
        const bool in = std::any_of(boxes.begin(), boxes.end(),
                                    [&](const Rect& box) { return box.x < x && x < box.x + box.w; });
        if (in) touched += std::to_string(i);
    }
    return touched;
}

}  // namespace

BOOST_AUTO_TEST_CASE(only_what_differs_is_named) {
    const auto a = Disc(100), b = Disc(200), c = Disc(300), d = Disc(400);
    struct {
        const char* name;
        Scene before, after;
        const char* touched;
    } const cases[] = {
        {"the same", {{a, b, c}}, {{a, b, c}}, ""},
        {"nothing at all", {}, {}, ""},
        {"one more at the end", {{a, b}}, {{a, b, c}}, "3"},
        {"one more in the middle", {{a, c}}, {{a, b, c}}, "2"},
        {"one gone", {{a, b, c}}, {{a, c}}, "2"},
        {"all gone", {{a, b, c}}, {}, "123"},
        {"larger", {{a, b, c}}, {{a, Disc(200, 9), c}}, "2"},
        {"another ink", {{a, b, c}}, {{a, Disc(200, 5, Ink::Fluid), c}}, "2"},
        {"moved", {{a, b, c}}, {{a, Disc(700), c}}, "27"},
        {"brought to the top", {{a, b, c, d}}, {{b, c, d, a}}, "1"},
        {"put at the bottom", {{a, b, c, d}}, {{d, a, b, c}}, "4"},
        {"the same thing twice", {{a, b, a}}, {{a, b}}, "1"},
        {"other words", {{a, Words(500, "4"), c}}, {{a, Words(500, "5"), c}}, "5"},
        {"words for a shape", {{a, b}}, {{a, Words(200, "5")}}, "2"},
    };
    for (const auto& one : cases) BOOST_TEST(Touched(one.before, one.after) == one.touched, one.name);
}

BOOST_AUTO_TEST_CASE(every_field_counts) {
    const bodymap::SceneShape plain = [] {
        bodymap::SceneShape shape;
        shape.path.Circle({100, 100}, 5);
        shape.stroke = Ink::Tone;
        return shape;
    }();
    const auto differs = [&](auto change) {
        bodymap::SceneShape other = plain;
        change(other);
        return !bodymap::Changes({{plain}}, {{other}}).empty();
    };
    BOOST_TEST(!differs([](auto&) {}));
    BOOST_TEST(differs([](auto& shape) { shape.pen = 2; }));
    BOOST_TEST(differs([](auto& shape) { shape.dash = {1, 2}; }));
    BOOST_TEST(differs([](auto& shape) { shape.opacity = 0.5; }));
    BOOST_TEST(differs([](auto& shape) { shape.butt_caps = true; }));
    BOOST_TEST(differs([](auto& shape) { shape.path.steps.back().b.x += 1; }));
    BOOST_TEST(differs([](auto& shape) { shape.fill = Ink::Tone; }));
}

BOOST_AUTO_TEST_CASE(a_reach_holds_curves_and_pens) {
    bodymap::SceneShape shape;
    shape.path.Move({0, 0}), shape.path.Curve({0, -40}, {50, -40}, {50, 0}), shape.path.Close();
    shape.stroke = Ink::Tone;
    shape.pen = 10;
    const Rect reach = bodymap::Reach(shape);
    BOOST_TEST((reach.x <= -5 && reach.y <= -35 && reach.x + reach.w >= 55 && reach.y + reach.h >= 5));
    BOOST_TEST((reach.x > -20 && reach.y > -60));
}

BOOST_AUTO_TEST_SUITE_END()
