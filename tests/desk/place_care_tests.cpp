#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "desk/open_clinic.h"
#include "desk/place_care.h"

BOOST_AUTO_TEST_SUITE(place_care_tests)

namespace {

using model::Shape;

// A mark from beside a zone's label to its other side, or round it.
model::Mark MarkOver(const bodymap::Zone& zone, Shape shape, model::View view) {
    const bodymap::Rect box = zone.path.Bounds();
    const model::MapPoint c = zone.label;
    model::Mark mark;
    mark.view = view;
    mark.shape = shape;
    mark.at = {"deltoid_middle", zone.side};
    const double left = box.x - 4, right = box.x + box.w + 4;
    if (shape == Shape::Point) mark.points = {c};
    if (shape == Shape::Stroke) mark.points = {{left, c.y}, {right, c.y}};
    if (shape == Shape::Arrow) mark.points = {{left, c.y}, c};
    // Its corners and the zone's label lie apart: only the surface touches.
    if (shape == Shape::Area)
        mark.points = {{left, c.y - 3}, {c.x - 2, c.y - 3}, {c.x - 2, c.y}, {left, c.y}};
    return mark;
}

bool Warned(const std::vector<desk::Care>& care, const std::string& place) {
    return std::ranges::any_of(care, [&](const auto& one) { return one.place == place; });
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_shape_that_crosses_a_zone_is_warned_of) {
    auto& resources = support::TestResources();
    const text::Translator words;
    for (const auto view : {model::View::Front, model::View::Back}) {
        const auto& map = resources.Atlas().Map(model::Figure::Neutral, view);
        for (const auto& zone : map.zones) {
            const auto* term = resources.Words().FindZone(zone.id);
            BOOST_REQUIRE(term != nullptr);
            const auto care = [&](Shape shape) {
                return desk::CareAt(resources, words, MarkOver(zone, shape, view));
            };
            BOOST_TEST_INFO(zone.id);
            BOOST_TEST(Warned(care(Shape::Point), term->name));
            BOOST_TEST(Warned(care(Shape::Stroke), term->name));
            BOOST_TEST(Warned(care(Shape::Area), term->name));
            // Where an arrow ends is felt, not treated.
            BOOST_TEST(!Warned(care(Shape::Arrow), term->name));
        }
    }
}

BOOST_AUTO_TEST_CASE(regions_under_a_mark_bring_their_caution_once) {
    auto& resources = support::TestResources();
    const text::Translator words;
    model::Mark mark;
    mark.shape = Shape::Area;
    mark.points = {{0, 0}, {1, 0}, {0, 1}};
    mark.at = {"popliteal_fossa", model::Side::Left};
    mark.covers = {{{"popliteal_fossa", model::Side::Left}, 0.6}, {{"soleus", model::Side::Left}, 0.4}};
    const auto care = desk::CareAt(resources, words, mark);
    BOOST_TEST(Warned(care, resources.Words().FindRegion("popliteal_fossa")->name));
    BOOST_TEST(Warned(care, resources.Words().FindRegion("soleus")->name));
    BOOST_TEST(care.size() == 2U);
}

BOOST_AUTO_TEST_SUITE_END()
