#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <random>

#include "bodymap/atlas.h"
#include "bodymap/close_up.h"

namespace {

using bodymap::Affine;
using bodymap::MapPoint;
using model::Figure;
using model::Layer;
using model::RegionRef;
using model::Side;
using model::View;

bodymap::Atlas& Maps() {
    static bodymap::Atlas atlas(std::filesystem::path(PALPATE_SOURCE_DIR) / "body_maps");
    return atlas;
}

model::Mark MarkAt(View view, const RegionRef& at, Layer layer, std::vector<MapPoint> points) {
    model::Mark mark;
    mark.view = view;
    mark.at = at;
    mark.layer = layer;
    mark.points = std::move(points);
    mark.shape = mark.points.size() > 1 ? model::Shape::Stroke : model::Shape::Point;
    return mark;
}

std::vector<View> CloseUps() {
    std::vector<View> views;
    for (int i = 0; i < model::kDrawnViews; ++i)
        if (model::BodyViewOf(static_cast<View>(i))) views.push_back(static_cast<View>(i));
    return views;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(close_up_tests)

BOOST_AUTO_TEST_CASE(every_close_up_but_soles_and_inner_feet_has_a_body_view) {
    BOOST_TEST(CloseUps().size() == 12u);
    BOOST_TEST(!model::BodyViewOf(View::FootPlantar));
    BOOST_TEST(!model::BodyViewOf(View::FootMedialLeft));
    BOOST_TEST(!model::BodyViewOf(View::Front));
    for (const View view : CloseUps()) {
        // The other side's close-up belongs to the other side's body view.
        BOOST_CHECK(model::BodyViewOf(model::Mirrored(view)) == model::Mirrored(*model::BodyViewOf(view)));
    }
}

BOOST_AUTO_TEST_CASE(an_affine_map_and_its_inverse_cancel) {
    const Affine map{0.5, -1.2, 30, 1.1, 0.4, -7};
    const MapPoint p = map.Inverse()(map({12, -3}));
    BOOST_TEST(p.x == 12, boost::test_tools::tolerance(1e-9));
    BOOST_TEST(p.y == -3, boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(a_turned_and_stretched_copy_is_found_back) {
    bodymap::BodyMap from = Maps().Map(Figure::Neutral, View::HandPalmar), to = from;
    const Affine turn{-0.4, 0.1, 500, -0.15, -0.5, 900};
    for (auto& region : to.regions)
        for (auto& step : region.path.steps) step = {step.kind, turn(step.a), turn(step.b), turn(step.to)};
    const Affine fit = bodymap::FitRegions(from, to);
    const MapPoint p = fit({100, 200}), wanted = turn({100, 200});
    BOOST_TEST(std::hypot(p.x - wanted.x, p.y - wanted.y) < 0.05);
}

BOOST_AUTO_TEST_CASE(the_edge_of_a_close_up_cuts_shoulders_not_the_face) {
    const auto& map = Maps().Map(Figure::Neutral, View::HeadFront);
    const auto cut = bodymap::CutOff(map);
    for (std::size_t i = 0; i < cut.size(); ++i) {
        const std::string& id = map.regions[i].at.region;
        if (id == "deltoid_anterior" || id == "pectoralis_major_clavicular") BOOST_TEST(cut[i], id);
        if (id == "frontalis" || id == "masseter" || id == "temporalis") BOOST_TEST(!cut[i], id);
    }
    const auto body = bodymap::CutOff(Maps().Map(Figure::Neutral, View::Front));
    BOOST_TEST(std::count(body.begin(), body.end(), true) == 0);
}

BOOST_AUTO_TEST_CASE(inner_points_of_close_ups_lie_in_the_same_region_of_the_body) {
    for (const Figure figure : {Figure::Neutral, Figure::Female, Figure::Male}) {
        for (const View view : CloseUps()) {
            const View body = *model::BodyViewOf(view);
            int both = 0, shown = 0;
            for (const Layer layer : {Layer::Superficial, Layer::Deep}) {
                for (const auto& hit : Maps().Index(figure, view).Order(layer)) {
                    const auto inner = Maps().Index(figure, view).InnerPoint(hit.at, layer);
                    if (!inner || !Maps().Index(figure, body).InnerPoint(hit.at, layer)) continue;
                    auto mark = MarkAt(view, hit.at, layer, {*inner});
                    mark.figure = figure;
                    const auto there = Maps().CarryTo(mark, figure, body);
                    ++both;
                    shown += there ? 1 : 0;
                    if (there) BOOST_TEST(Maps().Index(figure, body).Contains(hit.at, layer, there->front()));
                }
            }
            BOOST_TEST(both > 5);
            BOOST_TEST(shown == both, model::ToText(view) << ": " << shown << " of " << both);
        }
    }
}

BOOST_AUTO_TEST_CASE(there_and_back_a_mark_of_a_whole_region_comes_home) {
    std::mt19937 random(7);
    std::vector<double> apart;  // in sizes of the region
    for (const View view : CloseUps()) {
        const auto& map = Maps().Map(Figure::Neutral, view);
        const auto& index = Maps().Index(Figure::Neutral, view);
        const auto cut = bodymap::CutOff(map);
        for (std::size_t i = 0; i < cut.size(); ++i) {
            const auto& region = map.regions[i];
            if (cut[i] || region.sheet != bodymap::Sheet::Superficial) continue;
            const auto box = region.path.Bounds();
            std::uniform_real_distribution<double> x(box.x, box.x + box.w), y(box.y, box.y + box.h);
            for (int tries = 0; tries < 12; ++tries) {
                const MapPoint p{x(random), y(random)};
                const auto* hit = index.Find(p, Layer::Superficial);
                if (!hit || hit->at != region.at) continue;
                auto mark = MarkAt(view, region.at, Layer::Superficial, {p});
                const auto there = Maps().CarryTo(mark, Figure::Neutral, *model::BodyViewOf(view));
                if (!there) continue;
                mark.view = *model::BodyViewOf(view);
                mark.points = *there;
                const auto back = Maps().CarryTo(mark, Figure::Neutral, view);
                BOOST_REQUIRE(back.has_value());
                apart.push_back(std::hypot(back->front().x - p.x, back->front().y - p.y) /
                                std::hypot(box.w, box.h));
            }
        }
    }
    BOOST_TEST(apart.size() > 300u);
    std::ranges::sort(apart);
    BOOST_TEST(apart[apart.size() / 2] < 0.01);
    BOOST_TEST(apart[apart.size() * 9 / 10] < 0.1);
}

BOOST_AUTO_TEST_CASE(what_the_close_up_does_not_show_stays_away) {
    const auto inner = [](View view, const RegionRef& at) {
        return Maps().Index(Figure::Neutral, view).InnerPoint(at, Layer::Superficial).value();
    };
    const RegionRef thigh{"rectus_femoris", Side::Left}, face{"masseter", Side::Left};
    const auto on_thigh = MarkAt(View::Front, thigh, Layer::Superficial, {inner(View::Front, thigh)});
    BOOST_TEST(!Maps().CarryTo(on_thigh, Figure::Neutral, View::HeadFront).has_value());
    const auto on_face = MarkAt(View::Front, face, Layer::Superficial, {inner(View::Front, face)});
    BOOST_TEST(Maps().CarryTo(on_face, Figure::Neutral, View::HeadFront).has_value());
    // Another side of the same close-up, another close-up, a picture.
    BOOST_TEST(!Maps().CarryTo(on_face, Figure::Neutral, View::HeadLeft).has_value());
    BOOST_TEST(!Maps().CarryTo(on_face, Figure::Neutral, View::HandPalmar).has_value());
    // A strip from the face down to the thigh is not half a strip.
    auto strip =
        MarkAt(View::Front, face, Layer::Superficial, {inner(View::Front, face), inner(View::Front, thigh)});
    BOOST_TEST(!Maps().CarryTo(strip, Figure::Neutral, View::HeadFront).has_value());
    strip.points.back() = inner(View::Front, {"temporalis", Side::Left});
    BOOST_TEST(Maps().CarryTo(strip, Figure::Neutral, View::HeadFront).has_value());
}

BOOST_AUTO_TEST_SUITE_END()
