#include <boost/test/unit_test.hpp>

#include <cmath>
#include <fstream>

#include "bodymap/measures.h"
#include "support/temp_dir.h"

namespace {

using bodymap::CellRaster;
using bodymap::MapPoint;
using bodymap::MarkedSurface;
using model::Figure;
using model::Mark;
using model::Shape;
using model::Side;
using model::View;

using Points = std::vector<MapPoint>;

constexpr double kPi = 3.14159265358979;

// A body that can be worked out by hand: front and back are squares of 400 units of 2 mm; together
// 2 · 800² = 1,280,000 mm².
struct SquareBody {
    support::TempDir dir;
    std::unique_ptr<bodymap::Atlas> atlas;

    SquareBody() {
        for (const View view : {View::Front, View::Back}) {
            bodymap::BodyMap map;
            map.view = view;
            map.box = {0, 0, 600, 600};
            map.mm_per_unit = 2;
            map.outline.Move({100, 100});
            map.outline.Line({500, 100});
            map.outline.Line({500, 500});
            map.outline.Line({100, 500});
            map.outline.Close();
            bodymap::Region whole;
            whole.at = {"sacral_region", Side::Midline};
            whole.path = map.outline;
            whole.label = {300, 300};
            whole.area_mm2 = 640'000;
            map.regions.push_back(whole);
            std::ofstream(dir.Path() / ("neutral-" + std::string(model::ToText(view)) + ".svg"))
                << bodymap::WriteMap(map);
        }
        atlas = std::make_unique<bodymap::Atlas>(dir.Path());
    }
    [[nodiscard]] MarkedSurface Of(const std::vector<Mark>& marks) const {
        return {*atlas, Figure::Neutral, marks};
    }
};

Mark Made(Shape shape, Points points, View view = View::Front) {
    Mark mark;
    mark.shape = shape;
    mark.view = view;
    mark.points = std::move(points);
    mark.at = {"sacral_region", Side::Midline};
    return mark;
}

Mark Square(double x, double y, double side, View view = View::Front) {
    return Made(Shape::Area, {{x, y}, {x + side, y}, {x + side, y + side}, {x, y + side}}, view);
}

bool Near(double value, double wanted, double share) {
    return std::abs(value - wanted) <= share * wanted;
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(measures_tests, SquareBody)

BOOST_AUTO_TEST_CASE(surfaces_are_those_worked_out_by_hand) {
    struct Case {
        const char* name;
        std::vector<Mark> marks;
        double mm2;
    };
    const Case cases[] = {
        {"nothing", {}, 0},
        {"square of 100 units", {Square(150, 150, 100)}, 40'000},
        {"half of it beside the body", {Square(50, 150, 100)}, 20'000},
        {"two that overlap in a quarter", {Square(150, 150, 100), Square(200, 200, 100)}, 70'000},
        {"the same on front and back", {Square(150, 150, 100), Square(150, 150, 100, View::Back)}, 80'000},
        {"point: disc of 15 mm", {Made(Shape::Point, {{300, 300}})}, kPi * 225},
        {"stroke of 200 mm, 20 mm wide, round ends",
         {Made(Shape::Stroke, {{200, 300}, {300, 300}})},
         4000 + kPi * 100},
        {"slanting arrow of 500 mm", {Made(Shape::Arrow, {{150, 150}, {300, 350}})}, 10'000 + kPi * 100},
        {"bent stroke counts its corner once",
         {Made(Shape::Stroke, {{200, 200}, {300, 200}, {300, 300}})},
         2 * 4000 - 100 + kPi * 100 + kPi * 100 / 4},
        {"outline that crosses itself",
         {Made(Shape::Area, {{200, 200}, {300, 300}, {300, 200}, {200, 300}})},
         20'000},
    };
    for (const Case& c : cases) {
        const MarkedSurface surface = Of(c.marks);
        BOOST_TEST(Near(surface.MarkedMm2(), c.mm2, 0.02), c.name << ": " << surface.MarkedMm2());
        BOOST_TEST(Near(surface.ExtentPercent(), c.mm2 / 12'800, 0.02), c.name);
        BOOST_TEST(Near(surface.BodyMm2(), 1'280'000, 0.001));
    }
}

// As far out as the record lets a point lie.
BOOST_AUTO_TEST_CASE(points_far_beside_the_body_are_survived) {
    constexpr double kFar = 100'000;
    const std::vector<model::MapPoint> far{{-kFar, -kFar}, {kFar, -kFar}, {0, kFar}};
    for (const View view : {View::Front, View::Back}) {
        for (const Shape shape : {Shape::Point, Shape::Stroke, Shape::Area, Shape::Arrow}) {
            const auto points = shape == Shape::Point ? std::vector<model::MapPoint>{{kFar, -kFar}} : far;
            const double extent = Of({Made(shape, points, view)}).ExtentPercent();
            BOOST_TEST((extent >= 0 && extent <= 100));
            if (shape == Shape::Point) BOOST_TEST(extent == 0);
        }
    }
    BOOST_TEST(Of({Made(Shape::Area, far)}).MarkedMm2() > 0);
}

BOOST_AUTO_TEST_CASE(overlap_is_the_jaccard_index) {
    const auto overlap = [&](const std::vector<Mark>& a, const std::vector<Mark>& b) {
        return MarkedSurface::Overlap(Of(a), Of(b));
    };
    const Mark square = Square(150, 150, 100), shifted = Square(200, 150, 100);
    BOOST_TEST(Near(*overlap({square}, {square}), 1, 0));
    BOOST_TEST(Near(*overlap({square}, {shifted}), 1.0 / 3, 0.001));  // 50 of 150
    BOOST_TEST(Near(*overlap({square}, {square, shifted}), 2.0 / 3, 0.001));
    BOOST_TEST(*overlap({square}, {}) == 0);
    BOOST_TEST(*overlap({square}, {Square(150, 150, 100, View::Back)}) == 0);
    BOOST_TEST(!overlap({}, {}).has_value());
}

BOOST_AUTO_TEST_CASE(regions_overlap_as_sets) {
    const model::RegionRef a{"soleus", Side::Left}, b{"soleus", Side::Right}, c{"toes", Side::Left};
    BOOST_TEST(*bodymap::Overlap({a, b}, {b, c}) == 1.0 / 3);
    BOOST_TEST(*bodymap::Overlap({a}, {}) == 0);
    BOOST_TEST(!bodymap::Overlap(std::set<model::RegionRef>(), {}).has_value());
    Mark mark = Square(0, 0, 9);
    mark.at = a;
    mark.covers = {{a, 0.6}, {b, 0.3}, {c, 0.004}};
    BOOST_TEST((bodymap::RegionsOf({mark}) == std::set{a, b}));
    mark.leads_to = c;
    BOOST_TEST(bodymap::RegionsOf({mark}).size() == 3);
}

BOOST_AUTO_TEST_CASE(intensity_is_told_as_mean_and_sum) {
    std::vector<Mark> marks(3);
    marks[0].before = 8;
    marks[0].after = 2;
    marks[1].before = 3;
    const auto before = bodymap::IntensityBefore(marks), after = bodymap::IntensityAfter(marks);
    BOOST_TEST((before == bodymap::Intensity{2, 11, 5.5}));
    BOOST_TEST((after == bodymap::Intensity{1, 2, 2.0}));
    BOOST_TEST((bodymap::IntensityAfter({}) == bodymap::Intensity{}));
}

BOOST_AUTO_TEST_CASE(marks_of_every_view_count_once) {
    bodymap::Atlas maps(std::filesystem::path(PALPATE_SOURCE_DIR) / "body_maps");
    const double disc = kPi * 225;
    for (const Figure figure : {Figure::Neutral, Figure::Female, Figure::Male}) {
        for (const View view : maps.Views(figure)) {
            const auto& index = maps.Index(figure, view);
            for (const auto& hit : index.Order(model::Layer::Superficial)) {
                Mark mark = Made(Shape::Point, {*index.InnerPoint(hit.at, hit.layer)}, view);
                mark.figure = figure;
                mark.at = hit.at;
                const double once = MarkedSurface(maps, Figure::Neutral, {mark}).MarkedMm2();
                BOOST_TEST(once > 0.3 * disc, model::ToText(view) << ' ' << hit.at.region);
                BOOST_TEST(once < 1.05 * disc);
                if (view != View::Front && view != View::HeadLeft) break;  // every view, two of them wholly
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(the_extent_hardly_depends_on_the_figure) {
    bodymap::Atlas maps(std::filesystem::path(PALPATE_SOURCE_DIR) / "body_maps");
    const auto inner = *maps.Index(Figure::Neutral, View::Back)
                            .InnerPoint({"latissimus_dorsi", Side::Left}, model::Layer::Superficial);
    Mark mark = Square(inner.x - 25, inner.y - 25, 50, View::Back);
    mark.at = {"latissimus_dorsi", Side::Left};
    const double neutral = MarkedSurface(maps, Figure::Neutral, {mark}).ExtentPercent();
    for (const Figure figure : {Figure::Female, Figure::Male}) {
        BOOST_TEST(Near(MarkedSurface(maps, figure, {mark}).ExtentPercent(), neutral, 0.2));
    }
}

BOOST_AUTO_TEST_SUITE_END()
