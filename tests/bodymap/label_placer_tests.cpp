#include <boost/test/unit_test.hpp>

#include "bodymap/atlas.h"
#include "bodymap/label_placer.h"
#include "bodymap/region_grid.h"

namespace {

using bodymap::MapPoint;
using bodymap::Rect;

bodymap::Atlas& Maps() {
    static bodymap::Atlas atlas(std::filesystem::path(PALPATE_SOURCE_DIR) / "body_maps");
    return atlas;
}

// Middles of the mask's cells, and as many beyond its box, where it differs from the outline itself.
int Differences(const bodymap::BodyMap& map, const bodymap::Viewport& viewport) {
    constexpr double cell = 4;
    bodymap::GridShapes outline;
    outline.Add(map.outline);
    const Rect box = outline.Bounds(0);
    const bodymap::FigureMask mask(map, viewport);
    int differences = 0;
    for (double y = box.y - 9.5 * cell; y < box.y + box.h + 10 * cell; y += cell) {
        for (double x = box.x - 9.5 * cell; x < box.x + box.w + 10 * cell; x += cell) {
            const MapPoint p{x, y};
            differences += mask.On(viewport.ToScreen(p)) == outline.Contains(0, p) ? 0 : 1;
        }
    }
    return differences;
}

}  // namespace

BOOST_AUTO_TEST_SUITE(label_placer_tests)

BOOST_AUTO_TEST_CASE(the_mask_is_the_figure) {
    const bodymap::Viewport viewport(0.5, {20, 30});
    for (const auto figure : {model::Figure::Neutral, model::Figure::Female, model::Figure::Male}) {
        for (const auto view : {model::View::Front, model::View::Back, model::View::Left}) {
            BOOST_TEST_CONTEXT(static_cast<int>(figure) << " " << static_cast<int>(view)) {
                BOOST_TEST(Differences(Maps().Map(figure, view), viewport) == 0);
            }
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
