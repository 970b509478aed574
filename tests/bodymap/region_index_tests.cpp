#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <map>
#include <random>
#include <set>

#include "bodymap/atlas.h"
#include "bodymap/region_index.h"
#include "model/problem.h"
#include "support/ring_oracle.h"
#include "support/sanitized.h"

namespace {

using bodymap::Hit;
using bodymap::MapPoint;
using bodymap::Sheet;
using model::Figure;
using model::Layer;
using model::Side;
using model::View;

bodymap::Atlas& Maps() {
    static bodymap::Atlas atlas(std::filesystem::path(PALPATE_SOURCE_DIR) / "body_maps");
    return atlas;
}

constexpr Layer kLayers[] = {Layer::Superficial, Layer::Deep};

int PointsPerView() {
    const char* wish = std::getenv("PALPATE_ORACLE_POINTS");
    return wish != nullptr ? std::atoi(wish) : support::Cases(200'000);
}

int Differences(View view, Layer layer) {
    const auto& map = Maps().Map(Figure::Neutral, view);
    const auto& index = Maps().Index(Figure::Neutral, view);
    const support::RingOracle oracle(map);
    std::mt19937_64 random(static_cast<unsigned>(view) * 2u + static_cast<unsigned>(layer));
    std::uniform_real_distribution<double> x(map.box.x, map.box.x + map.box.w),
        y(map.box.y, map.box.y + map.box.h);
    int wrong = 0;
    for (int i = 0; i < PointsPerView(); ++i) {
        const MapPoint p{x(random), y(random)};
        const auto* expected = oracle.At(p, layer);
        const Hit* found = index.Find(p, layer);
        wrong += (expected == nullptr) != (found == nullptr) || (found != nullptr && found->at != *expected);
    }
    return wrong;
}

model::RegionRef Mirrored(model::RegionRef ref) {
    ref.side = model::Opposite(ref.side);
    return ref;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(region_index_tests)

BOOST_AUTO_TEST_CASE(random_points_agree_with_the_rings) {
    for (const View view : model::kBodyViews) {
        for (const Layer layer : kLayers) BOOST_TEST(Differences(view, layer) == 0, model::ToText(view));
    }
}

BOOST_AUTO_TEST_CASE(no_border_point_belongs_to_two_tiles_or_none) {
    // Two squares and a triangle around a shared vertex, queried on the borders themselves.
    bodymap::BodyMap map;
    map.box = {0, 0, 30, 30};
    map.outline = bodymap::ParsePath("M0 0L20 0L20 20L0 20Z", "t");
    const char* tiles[] = {"M0 0L10 0L10 10L0 20Z", "M10 10L10 0L20 0L20 20Z", "M0 20L10 10L20 20Z"};
    for (const char* d : tiles) {
        bodymap::Region region;
        region.at.region = std::string("tile_") + std::to_string(map.regions.size());
        region.path = bodymap::ParsePath(d, "t");
        map.regions.push_back(region);
    }
    const bodymap::RegionIndex index(map);
    for (int x = 0; x < 80; ++x) {
        for (int y = 0; y < 80; ++y) {
            const MapPoint p{x / 4.0, y / 4.0};
            int owners = 0;
            for (const auto& region : map.regions) owners += index.Contains(region.at, Layer::Superficial, p);
            BOOST_TEST(owners == 1, p.x << " " << p.y);
            BOOST_TEST(index.AllAt(p, Layer::Superficial).size() == 1u);
            BOOST_TEST(index.Find(p, Layer::Superficial) != nullptr);
        }
    }
    BOOST_TEST(index.Find({20, 5}, Layer::Superficial) == nullptr);
    BOOST_TEST(index.Find({std::nan(""), 5}, Layer::Superficial) == nullptr);
    BOOST_TEST(index.Find({1e300, -1e300}, Layer::Superficial) == nullptr);
}

BOOST_AUTO_TEST_CASE(a_crowded_cell_is_as_exact_as_any) {
    // Combs of many teeth within one cell, more than its list can hold, below a plain square.
    bodymap::BodyMap map;
    map.box = {0, 0, 40, 40};
    map.outline = bodymap::ParsePath("M0 0L40 0L40 40L0 40Z", "t");
    for (int i = 0; i < 300; ++i) {
        bodymap::Region region;
        region.at.region = "comb_" + std::to_string(i);
        region.path.Move({20, 20});
        for (int tooth = 0; tooth < 40; ++tooth) {
            region.path.Line({20 + tooth / 32.0, 21.5 - (i % 7) / 64.0});
            region.path.Line({20 + (tooth + 0.5) / 32.0, 20 + i / 1024.0});
        }
        region.path.Close();
        map.regions.push_back(std::move(region));
    }
    const bodymap::RegionIndex index(map);
    const support::RingOracle oracle(map);
    std::mt19937_64 random(3);
    std::uniform_real_distribution<double> at(19.5, 22);
    for (int i = 0; i < support::Cases(20'000); ++i) {
        const MapPoint p{at(random), at(random)};
        const auto* expected = oracle.At(p, Layer::Superficial);
        const Hit* found = index.Find(p, Layer::Superficial);
        BOOST_REQUIRE((expected == nullptr) == (found == nullptr));
        BOOST_REQUIRE((found == nullptr || found->at == *expected));
    }
}

BOOST_AUTO_TEST_CASE(an_empty_map_answers_nothing) {
    const bodymap::RegionIndex index{bodymap::BodyMap{}};
    for (const double x : {0.0, -1e9, 1e308, std::nan("")}) {
        BOOST_TEST(index.Find({x, 0}, Layer::Superficial) == nullptr);
        BOOST_TEST(index.Find({0, x}, Layer::Deep) == nullptr);
    }
}

BOOST_AUTO_TEST_CASE(labels_hit_their_own_region) {
    for (const View view : Maps().Views(Figure::Neutral)) {
        const auto& index = Maps().Index(Figure::Neutral, view);
        for (const auto& region : Maps().Map(Figure::Neutral, view).regions) {
            const bool deep = region.sheet == Sheet::Deep || region.sheet == Sheet::OverlayDeep;
            const auto all = index.AllAt(region.label, deep ? Layer::Deep : Layer::Superficial);
            const bool found = std::any_of(all.begin(), all.end(), [&](const Hit& hit) {
                return hit.at == region.at && hit.sheet == region.sheet;
            });
            BOOST_TEST(found, model::ToText(view) << " " << region.at.region);
        }
    }
}

BOOST_AUTO_TEST_CASE(order_holds_every_region_of_the_layer_once) {
    for (const View view : model::kBodyViews) {
        const auto& index = Maps().Index(Figure::Neutral, view);
        for (const Layer layer : kLayers) {
            std::set<model::RegionRef> expected, found;
            for (const auto& region : Maps().Map(Figure::Neutral, view).regions) {
                const bool deep = region.sheet == Sheet::Deep || region.sheet == Sheet::OverlayDeep;
                if (deep == (layer == Layer::Deep)) expected.insert(region.at);
            }
            for (const Hit& hit : index.Order(layer)) BOOST_TEST(found.insert(hit.at).second, hit.at.region);
            BOOST_TEST(bool(found == expected));
        }
    }
}

BOOST_AUTO_TEST_CASE(inner_points_are_charted_as_their_region) {
    for (const View view : model::kBodyViews) {
        const auto& index = Maps().Index(Figure::Neutral, view);
        for (const Layer layer : kLayers) {
            for (const Hit& hit : index.Order(layer)) {
                const auto point = index.InnerPoint(hit.at, layer);
                BOOST_REQUIRE(point);
                BOOST_TEST(index.Contains(hit.at, layer, *point), hit.at.region);
                const auto all = index.AllAt(*point, layer);
                BOOST_TEST(std::count(all.begin(), all.end(), hit) == 1, hit.at.region);
                if (layer == Layer::Superficial)
                    BOOST_TEST(bool(index.At(*point, layer) == hit), hit.at.region);
            }
        }
    }
    BOOST_TEST(!Maps()
                    .Index(Figure::Neutral, View::Front)
                    .InnerPoint({"piriformis", Side::Left}, Layer::Superficial));
}

BOOST_AUTO_TEST_CASE(left_and_right_views_mirror) {
    const auto& left = Maps().Map(Figure::Neutral, View::Left);
    const auto& right = Maps().Index(Figure::Neutral, View::Right);
    int checked = 0;
    for (const auto& region : left.regions) {
        if (region.sheet != Sheet::Superficial) continue;
        const auto hit = right.At({400 - region.label.x, region.label.y}, Layer::Superficial);
        BOOST_REQUIRE(hit);
        const auto own = Maps().Index(Figure::Neutral, View::Left).At(region.label, Layer::Superficial);
        BOOST_TEST(bool(hit->at == Mirrored(own->at)), region.at.region);
        ++checked;
    }
    BOOST_TEST(checked == 71);
}

BOOST_AUTO_TEST_CASE(front_and_back_name_the_figures_own_sides) {
    for (const auto& [view, sign] : {std::pair{View::Front, 1.0}, std::pair{View::Back, -1.0}}) {
        for (const auto& region : Maps().Map(Figure::Neutral, view).regions) {
            if (region.at.side == Side::Midline) continue;
            const bool left_half = (region.label.x - 200) * sign > 0;
            BOOST_TEST(left_half == (region.at.side == Side::Left), region.at.region);
        }
    }
}

BOOST_AUTO_TEST_CASE(every_figure_names_the_same_regions) {
    for (const View view : model::kBodyViews) {
        const auto ids = [&](Figure figure) {
            std::set<std::pair<model::RegionRef, Sheet>> all;
            for (const auto& region : Maps().Map(figure, view).regions) all.insert({region.at, region.sheet});
            return all;
        };
        BOOST_TEST(bool(ids(Figure::Neutral) == ids(Figure::Female)));
        BOOST_TEST(bool(ids(Figure::Neutral) == ids(Figure::Male)));
    }
}

BOOST_AUTO_TEST_CASE(regions_and_excluded_areas_cover_the_figure) {
    for (const View view : Maps().Views(Figure::Neutral)) {
        const auto& map = Maps().Map(Figure::Neutral, view);
        const auto& index = Maps().Index(Figure::Neutral, view);
        std::mt19937_64 random(7);
        std::uniform_real_distribution<double> x(map.box.x, map.box.x + map.box.w),
            y(map.box.y, map.box.y + map.box.h);
        int inside = 0, covered = 0;
        for (int i = 0; i < support::Cases(40'000); ++i) {
            const MapPoint p{x(random), y(random)};
            if (!index.InsideFigure(p)) continue;
            ++inside;
            covered += index.Find(p, Layer::Superficial) != nullptr || index.Excluded(p);
        }
        BOOST_TEST(inside > support::Cases(1'000));
        BOOST_TEST(covered >= inside * 0.99, model::ToText(view));
    }
}

BOOST_AUTO_TEST_CASE(excluded_areas_answer_nothing) {
    const auto& index = Maps().Index(Figure::Neutral, View::Front);
    const MapPoint eye{216.9, 81.7};
    BOOST_TEST(index.Excluded(eye));
    BOOST_TEST(!index.Excluded({200, 250}));
    for (const Layer layer : kLayers) {
        BOOST_TEST(!index.At(eye, layer));
        BOOST_TEST(index.AllAt(eye, layer).empty());
        BOOST_TEST(!index.Near(eye, layer, 20));
    }
}

BOOST_AUTO_TEST_CASE(deep_answers_the_topmost_deep_shape_or_the_tile) {
    const auto& map = Maps().Map(Figure::Neutral, View::Back);
    const auto& index = Maps().Index(Figure::Neutral, View::Back);
    int shown = 0;
    for (const auto& region : map.regions) {
        if (region.sheet != Sheet::Superficial) continue;
        const auto hit = index.At(region.label, Layer::Deep);
        BOOST_REQUIRE(hit);
        const auto all = index.AllAt(region.label, Layer::Deep);
        BOOST_TEST(bool(all.front() == *hit));
        BOOST_TEST(bool(all.back() == Hit{region.at, Layer::Superficial, Sheet::Superficial}));
        shown += hit->layer == Layer::Deep;
    }
    BOOST_TEST(shown > 30);
}

BOOST_AUTO_TEST_CASE(the_skin_sheet_of_the_neck_never_hides_the_chest) {
    const struct {
        MapPoint at;
        const char *first, *next;
    } cases[] = {
        {{245, 203}, "pectoralis_major_clavicular", "platysma"},  // two fingers below the clavicle
        {{236, 187}, "clavicle_region", "platysma"},
        {{217, 162}, "sternocleidomastoid", "platysma"},
        {{233, 179}, "scalenes", "platysma"},
        {{209, 170}, "platysma", "infrahyoids"},  // beside the larynx
        {{250, 240}, "pectoralis_major_sternocostal", ""},
    };
    const auto& index = Maps().Index(Figure::Neutral, View::Front);
    for (const auto& one : cases) {
        const auto all = index.AllAt(one.at, Layer::Superficial);
        BOOST_REQUIRE(!all.empty());
        BOOST_TEST(all[0].at.region == one.first);
        BOOST_TEST((all.size() > 1 ? all[1].at.region : std::string()) == one.next);
        BOOST_TEST(index.At(one.at, Layer::Superficial)->at.region == one.first);
    }
}

// An overlay is a landmark on a muscle, never a lid over it (body_maps/README.md).
BOOST_AUTO_TEST_CASE(no_overlay_hides_a_tile) {
    constexpr double kMostHidden = 2.0 / 3;
    for (const auto figure : {Figure::Neutral, Figure::Female, Figure::Male}) {
        for (const auto view : Maps().Views(figure)) {
            const auto& map = Maps().Map(figure, view);
            const auto& index = Maps().Index(figure, view);
            std::map<model::RegionRef, std::pair<int, int>> seen;  // points of a tile, hidden ones
            for (double y = map.box.y; y < map.box.y + map.box.h; y += 1.5) {
                for (double x = map.box.x; x < map.box.x + map.box.w; x += 1.5) {
                    const auto all = index.AllAt({x, y}, Layer::Superficial);
                    for (const Hit& hit : all) {
                        if (hit.sheet != Sheet::Superficial) continue;
                        ++seen[hit.at].first;
                        seen[hit.at].second += !(hit == all.front());
                    }
                }
            }
            BOOST_TEST(seen.size() > 5);
            for (const auto& [tile, points] : seen) {
                BOOST_TEST(points.second <= kMostHidden * points.first,
                           model::ToText(figure) << " " << model::ToText(view) << " " << tile.region << " "
                                                 << points.second << " of " << points.first);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(near_finds_the_border_beside_the_figure) {
    const auto& index = Maps().Index(Figure::Neutral, View::Front);
    double x = 200;
    while (index.Find({x, 300}, Layer::Superficial) != nullptr) x += 0.5;
    const MapPoint outside{x + 2, 300};
    BOOST_TEST(!index.At(outside, Layer::Superficial));
    BOOST_TEST(!index.Near(outside, Layer::Superficial, 0.5));
    const auto near = index.Near(outside, Layer::Superficial, 4);
    BOOST_REQUIRE(near);
    BOOST_TEST(bool(near == index.At({x - 1, 300}, Layer::Superficial)));
}

BOOST_AUTO_TEST_CASE(arrows_reach_every_region) {
    for (const View view : model::kBodyViews) {
        const auto& index = Maps().Index(Figure::Neutral, view);
        for (const Layer layer : kLayers) {
            std::set<model::RegionRef> seen{index.Order(layer).front().at};
            std::vector<model::RegionRef> open(seen.begin(), seen.end());
            using enum bodymap::Direction;
            while (!open.empty()) {
                const auto from = open.back();
                open.pop_back();
                for (const auto direction : {Left, Right, Up, Down}) {
                    const auto next = index.Neighbour(from, layer, direction);
                    if (next && seen.insert(next->at).second) open.push_back(next->at);
                }
            }
            for (const Hit& hit : index.Order(layer)) BOOST_TEST(seen.count(hit.at) == 1u, hit.at.region);
        }
    }
}

// Arrow keys alone must lead from every structure to every other one: forwards and backwards from the first.
BOOST_AUTO_TEST_CASE(arrows_lead_from_every_region_to_every_other) {
    using bodymap::Direction;
    for (const auto figure : {Figure::Neutral, Figure::Female, Figure::Male}) {
        for (const auto view : Maps().Views(figure)) {
            for (const auto layer : kLayers) {
                const auto& index = Maps().Index(figure, view);
                std::map<model::RegionRef, std::vector<model::RegionRef>> ahead, back;
                for (const Hit& hit : index.Order(layer)) {
                    for (const auto way :
                         {Direction::Left, Direction::Right, Direction::Up, Direction::Down}) {
                        const auto next = index.Neighbour(hit.at, layer, way);
                        if (!next) continue;
                        ahead[hit.at].push_back(next->at);
                        back[next->at].push_back(hit.at);
                    }
                }
                for (auto* ways : {&ahead, &back}) {
                    if (index.Order(layer).empty()) continue;
                    std::vector<model::RegionRef> reached{index.Order(layer).front().at};
                    for (std::size_t i = 0; i < reached.size(); ++i) {
                        for (const auto& next : (*ways)[reached[i]])
                            if (std::ranges::find(reached, next) == reached.end()) reached.push_back(next);
                    }
                    BOOST_TEST_INFO(model::ToText(figure)
                                    << " " << model::ToText(view) << " " << model::ToText(layer));
                    BOOST_TEST(reached.size() == index.Order(layer).size());
                }
            }
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
