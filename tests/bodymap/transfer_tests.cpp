#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <random>

#include "bodymap/atlas.h"

namespace {

using bodymap::Hit;
using bodymap::MapPoint;
using model::Figure;
using model::Layer;
using model::RegionRef;
using model::Shape;
using model::Side;
using model::View;

constexpr Figure kFigures[] = {Figure::Neutral, Figure::Female, Figure::Male};
constexpr Layer kLayers[] = {Layer::Superficial, Layer::Deep};

bodymap::Atlas& Maps() {
    static bodymap::Atlas atlas(std::filesystem::path(PALPATE_SOURCE_DIR) / "body_maps");
    return atlas;
}

model::Mark PointMark(Figure figure, View view, const RegionRef& at, Layer layer, MapPoint p) {
    model::Mark mark;
    mark.figure = figure;
    mark.view = view;
    mark.at = at;
    mark.layer = layer;
    mark.points = {p};
    return mark;
}

// Points where a region is the topmost one.
std::vector<MapPoint> Seen(const bodymap::Region& region, const bodymap::RegionIndex& index, Layer layer,
                           std::mt19937& random, int wanted) {
    const bodymap::Rect box = region.path.Bounds();
    std::uniform_real_distribution<double> x(box.x, box.x + box.w), y(box.y, box.y + box.h);
    std::vector<MapPoint> points;
    for (int tries = 0; tries < 40 * wanted && std::ssize(points) < wanted; ++tries) {
        const MapPoint p{x(random), y(random)};
        const Hit* hit = index.Find(p, layer);
        if (hit != nullptr && hit->at == region.at && hit->sheet == region.sheet) points.push_back(p);
    }
    return points;
}

// Close-ups of the head cut the shoulders off at different heights.
bool Shown(const RegionRef& at, Figure figure, View view, Layer layer) {
    return Maps().Index(figure, view).InnerPoint(at, layer).has_value();
}

bool Seen(const RegionRef& at, Figure figure, View view, Layer layer) {
    const auto& index = Maps().Index(figure, view);
    const auto hit = index.At(index.InnerPoint(at, layer).value(), layer);
    return hit && hit->at == at;
}

struct Tally {
    int points = 0, lost = 0;
    std::vector<double> returns;  // there and back, in sizes of the region
};

void Carry(Figure from, Figure to, View view, Tally& tally) {
    std::mt19937 random(static_cast<unsigned>(view));
    const auto& map = Maps().Map(from, view);
    for (const Layer layer : kLayers) {
        for (const auto& region : map.regions) {
            if (!Shown(region.at, to, view, layer)) continue;
            const bodymap::Rect box = region.path.Bounds();
            for (const MapPoint p : Seen(region, Maps().Index(from, view), layer, random, 12)) {
                const auto mark = PointMark(from, view, region.at, layer, p);
                const MapPoint there = Maps().Carry(mark, to)[0];
                const Hit* hit = Maps().Index(to, view).Find(there, layer);
                // Where a deep structure covers all of it there, it lies below.
                const bool kept = (hit != nullptr && hit->at == region.at) ||
                                  (!Seen(region.at, to, view, layer) &&
                                   Maps().Index(to, view).Contains(region.at, layer, there));
                ++tally.points;
                tally.lost += !kept;
                const MapPoint back = Maps().Carry(PointMark(to, view, region.at, layer, there), from)[0];
                tally.returns.push_back(std::hypot(back.x - p.x, back.y - p.y) / std::hypot(box.w, box.h));
            }
        }
    }
}

}  // namespace

BOOST_AUTO_TEST_SUITE(transfer_tests)

BOOST_AUTO_TEST_CASE(a_mark_stays_in_its_region_on_every_figure) {
    Tally all;
    for (const Figure from : kFigures) {
        for (const Figure to : kFigures) {
            if (from == to) continue;
            for (const View view : Maps().Views(from)) Carry(from, to, view, all);
        }
    }
    BOOST_TEST(all.points > 50'000);
    BOOST_TEST(all.lost == 0);
    std::sort(all.returns.begin(), all.returns.end());
    const double median = all.returns[all.returns.size() / 2];
    BOOST_TEST_MESSAGE(all.points << " points, " << all.lost << " lost, there and back: median " << median
                                  << ", 95 % " << all.returns[all.returns.size() * 95 / 100]);
    BOOST_TEST(median <= 0.015);
}

BOOST_AUTO_TEST_CASE(label_points_of_every_region_keep_their_region) {
    for (const Figure from : kFigures) {
        for (const Figure to : kFigures) {
            for (const View view : Maps().Views(from)) {
                for (const auto& region : Maps().Map(from, view).regions) {
                    const bool deep =
                        region.sheet == bodymap::Sheet::Deep || region.sheet == bodymap::Sheet::OverlayDeep;
                    const Layer layer = deep ? Layer::Deep : Layer::Superficial;
                    if (!Shown(region.at, to, view, layer)) continue;
                    const auto p = Maps().Index(from, view).InnerPoint(region.at, layer);
                    const auto there = Maps().Carry(PointMark(from, view, region.at, layer, *p), to)[0];
                    BOOST_TEST(Maps().Index(to, view).Contains(region.at, layer, there),
                               model::ToText(from) << " → " << model::ToText(to) << ' ' << model::ToText(view)
                                                   << ' ' << region.at.region);
                }
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(what_is_nearer_the_knee_stays_nearer_the_knee) {
    const char* regions[] = {"biceps_femoris_long", "semitendinosus", "vastus_lateralis",
                             "gastrocnemius_medial"};
    for (const char* region : regions) {
        for (const Side side : {Side::Left, Side::Right}) {
            const RegionRef at{region, side};
            const MapPoint middle =
                Maps().Index(Figure::Neutral, View::Back).InnerPoint(at, Layer::Superficial).value();
            for (const Figure to : kFigures) {
                double last = -1;
                for (double dy = -30; dy <= 30; dy += 5) {
                    const MapPoint p{middle.x, middle.y + dy};
                    const auto there = Maps().Carry(
                        PointMark(Figure::Neutral, View::Back, at, Layer::Superficial, p), to)[0];
                    BOOST_TEST(there.y > last);
                    BOOST_TEST((there.x < 200) == (side == Side::Left));
                    last = there.y;
                }
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(neighbouring_points_stay_neighbours_across_borders) {
    // Steps of one unit down the back of each figure, over all borders there.
    for (const Figure to : {Figure::Female, Figure::Male}) {
        for (const double x : {150.0, 170.0, 235.0}) {
            model::Mark mark = PointMark(Figure::Neutral, View::Back, {}, Layer::Superficial, {});
            mark.shape = Shape::Stroke;
            mark.points.clear();
            for (double y = 200; y < 900; y += 1) mark.points.push_back({x, y});
            const auto there = Maps().Carry(mark, to);
            std::vector<double> steps;
            for (std::size_t i = 1; i < there.size(); ++i) {
                steps.push_back(std::hypot(there[i].x - there[i - 1].x, there[i].y - there[i - 1].y));
            }
            std::sort(steps.begin(), steps.end());
            BOOST_TEST_MESSAGE("step: median " << steps[steps.size() / 2] << ", largest " << steps.back());
            BOOST_TEST(steps.back() < 12);
        }
    }
}

BOOST_AUTO_TEST_CASE(the_same_figure_changes_nothing) {
    const auto mark = PointMark(Figure::Male, View::Front, {"x", Side::Left}, Layer::Deep, {123.456, -7});
    BOOST_TEST((Maps().Carry(mark, Figure::Male) == mark.points));
}

BOOST_AUTO_TEST_CASE(points_beside_the_body_are_carried_too) {
    auto mark = PointMark(Figure::Neutral, View::Front, {}, Layer::Superficial, {});
    mark.shape = Shape::Area;
    mark.points = {{-100, 10}, {500, 10}, {500, 990}, {-100, 990}, {1e9, 1e9}};
    for (const MapPoint& p : Maps().Carry(mark, Figure::Female)) {
        BOOST_TEST(std::isfinite(p.x));
        BOOST_TEST(std::isfinite(p.y));
    }
}

BOOST_AUTO_TEST_SUITE_END()
