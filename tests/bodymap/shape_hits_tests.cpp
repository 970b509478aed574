#include <boost/test/unit_test.hpp>

#include <cmath>
#include <limits>
#include <numeric>
#include <random>

#include "bodymap/atlas.h"
#include "bodymap/drawn_line.h"
#include "bodymap/shape_hits.h"

namespace {

using bodymap::MapPoint;
using bodymap::Sheet;
using model::Layer;
using model::Shape;
using model::Side;

using Points = std::vector<MapPoint>;

bodymap::Path Box(double x, double y, double w, double h) {
    bodymap::Path path;
    path.Move({x, y});
    path.Line({x + w, y});
    path.Line({x + w, y + h});
    path.Line({x, y + h});
    path.Close();
    return path;
}

// Two squares of 100 beside each other, a deep band over the upper half of the right one, and a forbidden
// corner of 20 at the lower left.
bodymap::BodyMap Squares() {
    bodymap::BodyMap map;
    map.box = {0, 0, 300, 200};
    map.outline = Box(50, 50, 200, 100);
    const auto add = [&](const char* id, Side side, Sheet sheet, bodymap::Path path) {
        map.regions.push_back({{id, side}, sheet, std::move(path), {}, 1});
    };
    add("calf", Side::Left, Sheet::Superficial, Box(50, 50, 100, 100));
    add("calf", Side::Right, Sheet::Superficial, Box(150, 50, 100, 100));
    add("band", Side::Right, Sheet::Deep, Box(150, 50, 100, 50));
    map.excluded.push_back(Box(50, 130, 20, 20));
    return map;
}

const bodymap::RegionIndex& Index() {
    static const bodymap::RegionIndex index(Squares());
    return index;
}

double ShareOf(const bodymap::ShapeHits& hits, const model::RegionRef& at) {
    for (const model::Cover& cover : hits.covers) {
        if (cover.at == at) return cover.share;
    }
    return 0;
}

const model::RegionRef kLeft{"calf", Side::Left}, kRight{"calf", Side::Right}, kBand{"band", Side::Right};

struct Case {
    const char* name;
    Shape shape;
    Points points;
    Layer layer;
    double left, right, band;  // shares
    model::RegionRef at;
};

const Case kCases[] = {
    {"area half and half and half beside the body",
     Shape::Area,
     {{100, 0}, {200, 0}, {200, 100}, {100, 100}},
     Layer::Superficial,
     0.5,
     0.5,
     0,
     kLeft},
    {"triangle", Shape::Area, {{100, 60}, {200, 60}, {100, 140}}, Layer::Superficial, 0.75, 0.25, 0, kLeft},
    {"bow tie crosses itself on the border",
     Shape::Area,
     {{110, 60}, {190, 140}, {190, 60}, {110, 140}},
     Layer::Superficial,
     0.5,
     0.5,
     0,
     kLeft},
    {"a square walked twice has no inside left but its line",
     Shape::Area,
     {{160, 110}, {180, 110}, {180, 130}, {160, 130}, {160, 110}, {180, 110}, {180, 130}, {160, 130}},
     Layer::Superficial,
     0,
     1,
     0,
     kRight},
    {"forbidden corner counts for nothing",
     Shape::Area,
     {{50, 110}, {90, 110}, {90, 150}, {50, 150}},
     Layer::Superficial,
     1,
     0,
     0,
     kLeft},
    {"area in the deep layer",
     Shape::Area,
     {{130, 60}, {230, 60}, {230, 90}, {130, 90}},
     Layer::Deep,
     0.2,
     0,
     0.8,
     kBand},
    {"mostly on a superficial region: that layer answers",
     Shape::Area,
     {{160, 90}, {200, 90}, {200, 140}, {160, 140}},
     Layer::Deep,
     0,
     1,
     0,
     kRight},
    {"stroke", Shape::Stroke, {{70, 100}, {170, 100}}, Layer::Superficial, 0.8, 0.2, 0, kLeft},
    {"stroke from outside", Shape::Stroke, {{0, 100}, {100, 100}}, Layer::Superficial, 1, 0, 0, kLeft},
    {"bent stroke",
     Shape::Stroke,
     {{150, 60}, {150, 60}, {240, 60}, {240, 100}, {190, 100}},
     Layer::Superficial,
     0,
     1,
     0,
     kRight},
    {"arrow begins left and is longer right",
     Shape::Arrow,
     {{140, 120}, {180, 120}},
     Layer::Superficial,
     0.25,
     0.75,
     0,
     kLeft},
    {"needle-thin slanting area",
     Shape::Area,
     {{60, 60}, {240, 140}, {240, 140.2}},
     Layer::Superficial,
     0.25,
     0.75,
     0,
     kRight},
};

}  // namespace

BOOST_AUTO_TEST_SUITE(shape_hits_tests)

BOOST_AUTO_TEST_CASE(shares_are_those_worked_out_by_hand) {
    for (const Case& c : kCases) {
        BOOST_TEST_CONTEXT(c.name) {
            const auto hits = HitsOf(Index(), c.shape, c.points, c.layer);
            BOOST_REQUIRE(hits.has_value());
            BOOST_TEST(std::abs(ShareOf(*hits, kLeft) - c.left) <= 0.005);
            BOOST_TEST(std::abs(ShareOf(*hits, kRight) - c.right) <= 0.005);
            BOOST_TEST(std::abs(ShareOf(*hits, kBand) - c.band) <= 0.005);
            BOOST_TEST(hits->at.region == c.at.region);
            BOOST_TEST((hits->at.side == c.at.side || c.left == c.right));
        }
    }
}

BOOST_AUTO_TEST_CASE(an_arrow_knows_where_it_ends) {
    const auto hits = HitsOf(Index(), Shape::Arrow, {{100, 100}, {170, 70}}, Layer::Superficial);
    BOOST_TEST((hits->at == kLeft));
    BOOST_TEST((hits->leads_to == kRight));
    const auto away = HitsOf(Index(), Shape::Arrow, {{100, 100}, {100, 10}}, Layer::Superficial);
    BOOST_TEST(!away->leads_to.has_value());
    const auto inwards = HitsOf(Index(), Shape::Arrow, {{20, 100}, {170, 100}}, Layer::Superficial);
    BOOST_TEST((inwards->at == kLeft));
    BOOST_TEST(!HitsOf(Index(), Shape::Stroke, {{100, 100}, {170, 70}}, Layer::Superficial)->leads_to);
}

BOOST_AUTO_TEST_CASE(what_touches_no_region_is_nothing) {
    constexpr double kNan = std::numeric_limits<double>::quiet_NaN();
    constexpr double kHuge = std::numeric_limits<double>::max();
    const Points shapes[] = {{},
                             {{0, 0}, {10, 0}, {10, 10}},
                             {{52, 135}, {60, 135}, {60, 145}},
                             {{100, kNan}, {120, 100}, {120, 120}},
                             {{-kHuge, -kHuge}, {kHuge, 0}, {0, kHuge}}};
    for (const Points& points : shapes) {
        for (const Shape shape : {Shape::Area, Shape::Stroke, Shape::Arrow, Shape::Point}) {
            BOOST_TEST(!HitsOf(Index(), shape, points, Layer::Superficial).has_value());
        }
    }
}

BOOST_AUTO_TEST_CASE(covers_of_any_scribble_are_sorted_and_at_most_all) {
    bodymap::Atlas atlas(std::filesystem::path(PALPATE_SOURCE_DIR) / "body_maps");
    const auto& index = atlas.Index(model::Figure::Female, model::View::Back);
    std::mt19937 random(5);
    std::uniform_real_distribution<double> x(250, 900), y(0, 1500);
    int found = 0;
    for (int i = 0; i < 200; ++i) {
        Points points;
        for (int k = 0; k < 3 + i % 30; ++k) points.push_back({x(random), y(random)});
        const auto shape = static_cast<Shape>(1 + i % 3);
        const auto layer = static_cast<Layer>(i % 2);
        const auto hits = HitsOf(index, shape, points, layer);
        if (!hits) continue;
        ++found;
        double sum = 0, last = 1;
        for (const model::Cover& cover : hits->covers) {
            BOOST_TEST(cover.share <= last);
            sum += last = cover.share;
        }
        BOOST_TEST(sum <= 1 + 1e-9);
        BOOST_TEST(!hits->covers.empty());
        if (shape != Shape::Arrow) BOOST_TEST((hits->covers.front().at == hits->at));
        BOOST_TEST((HitsOf(index, shape, points, layer) == hits));
    }
    BOOST_TEST(found > 150);
}

// However much of it lies beside the body: its shares are those of the body under it.
BOOST_AUTO_TEST_CASE(shares_of_any_area_half_beside_the_body_sum_to_all) {
    bodymap::Atlas atlas(std::filesystem::path(PALPATE_SOURCE_DIR) / "body_maps");
    std::mt19937 random(11);
    std::uniform_real_distribution<double> unit(0, 1);
    int beside = 0;
    for (int i = 0; i < 300; ++i) {
        const auto figure = static_cast<model::Figure>(i % 3);
        const auto view = model::kBodyViews[static_cast<std::size_t>(i / 3) % 4];
        const auto& index = atlas.Index(figure, view);
        const bodymap::Rect box = atlas.Map(figure, view).box;
        const MapPoint middle{box.x + box.w * (0.3 + 0.4 * unit(random)), box.y + box.h * unit(random)};
        const double radius = 10 + 90 * unit(random);
        Points ring;
        int outside = 0;
        for (int k = 0; k < 24; ++k) {
            const double a = 2 * M_PI * k / 24;
            ring.push_back({middle.x + radius * std::cos(a), middle.y + radius * std::sin(a)});
            outside += !index.InsideFigure(ring.back());
        }
        const auto hits = HitsOf(index, Shape::Area, ring, static_cast<Layer>(i % 2));
        if (!hits) continue;
        beside += outside >= 8;
        double sum = 0;
        for (const model::Cover& cover : hits->covers) sum += cover.share;
        BOOST_TEST(std::abs(sum - 1) <= 0.01);
        BOOST_TEST(sum <= 1 + 1e-9);
    }
    BOOST_TEST(beside > 60);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(drawn_line_tests)

BOOST_AUTO_TEST_CASE(a_circle_keeps_its_form_with_few_points) {
    Points circle;
    for (int i = 0; i <= 5000; ++i) {
        const double a = 2 * M_PI * i / 5000;
        circle.push_back({100 + 80 * std::cos(a), 100 + 80 * std::sin(a)});
    }
    const Points few = bodymap::Simplified(circle, true, 0.5, 500);
    BOOST_TEST(few.size() < 40);
    BOOST_TEST(few.size() > 12);
    BOOST_TEST(std::abs(bodymap::SurfaceOf(few) / (M_PI * 6400) - 1) < 0.01);
    BOOST_TEST((few.front() != few.back()));
}

BOOST_AUTO_TEST_CASE(a_scribble_stays_within_its_bounds) {
    std::mt19937 random(1);
    std::uniform_real_distribution<double> any(0, 500);
    Points scribble;
    for (int i = 0; i < 100'000; ++i) scribble.push_back({any(random), any(random)});
    const Points few = bodymap::Simplified(scribble, false, 0.5, 500);
    BOOST_TEST(few.size() <= 500);
    BOOST_TEST(few.size() > 1);
    BOOST_TEST((few.front() == scribble.front()));
    BOOST_TEST((few.back() == scribble.back()));
}

BOOST_AUTO_TEST_CASE(straight_lines_need_their_ends_only) {
    Points line;
    for (int i = 0; i < 200; ++i) line.push_back({i * 1.0, i * 2.0});
    BOOST_TEST((bodymap::Simplified(line, false, 0.5, 500) == Points{{0, 0}, {199, 398}}));
    BOOST_TEST(std::abs(bodymap::LengthOf(line) - 199 * std::sqrt(5.0)) < 1e-9);
    BOOST_TEST((bodymap::Along({{0, 0}, {10, 0}, {10, 10}}, 0.75) == MapPoint{10, 5}));
}

BOOST_AUTO_TEST_SUITE_END()
