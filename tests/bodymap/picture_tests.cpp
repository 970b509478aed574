#include <boost/test/unit_test.hpp>

#include "bodymap/picture.h"

BOOST_AUTO_TEST_SUITE(picture_tests)

namespace {

// Each pixel has the values x, y and 200.
std::vector<std::uint8_t> Ramp(int width, int height) {
    std::vector<std::uint8_t> rgb;
    for (int y = 0; y < height; ++y)
        for (int x = 0; x < width; ++x)
            for (const int value : {x, y, 200}) rgb.push_back(static_cast<std::uint8_t>(value));
    return rgb;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_copy_fits_and_keeps_its_proportions) {
    struct {
        int width, height, most_width, most_height, then_width, then_height;
    } const cases[] = {{100, 50, 100, 50, 100, 50},  {100, 50, 10, 50, 10, 5}, {100, 50, 100, 20, 40, 20},
                       {100, 50, 500, 500, 100, 50}, {100, 1, 10, 10, 10, 1},  {1, 100, 10, 10, 1, 10},
                       {101, 67, 100, 100, 100, 66}, {1, 1, 1, 1, 1, 1}};
    for (const auto& c : cases) {
        const auto small =
            bodymap::Shrunk(c.width, c.height, Ramp(c.width, c.height), c.most_width, c.most_height);
        BOOST_TEST_CONTEXT(c.width << " × " << c.height << " into " << c.most_width << " × "
                                   << c.most_height) {
            BOOST_TEST(small.width == c.then_width);
            BOOST_TEST(small.height == c.then_height);
            BOOST_TEST(small.rgb.size() == static_cast<std::size_t>(3 * small.width * small.height));
        }
    }
}

BOOST_AUTO_TEST_CASE(a_pixel_is_the_mean_of_those_it_stands_for) {
    const auto small = bodymap::Shrunk(120, 60, Ramp(120, 60), 40, 20);
    for (int y = 0; y < 20; ++y) {
        for (int x = 0; x < 40; ++x) {
            const auto* pixel = &small.rgb[static_cast<std::size_t>(3 * (y * 40 + x))];
            BOOST_REQUIRE((pixel[0] == 3 * x + 1 && pixel[1] == 3 * y + 1 && pixel[2] == 200));
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
