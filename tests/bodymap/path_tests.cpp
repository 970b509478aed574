#define BOOST_TEST_MODULE bodymap
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <cstdlib>
#include <string>

#include "bodymap/path.h"
#include "model/problem.h"

using bodymap::Flatten;
using bodymap::MapPoint;
using bodymap::ParsePath;
using bodymap::Path;

BOOST_AUTO_TEST_SUITE(path_tests)

BOOST_AUTO_TEST_CASE(any_spacing_reads_the_same) {
    const Path expected = ParsePath("M1 2L3 4C5 6 7 8 9 10Z", "t");
    for (const char* text :
         {"M 1,2 L 3,4 C 5,6 7,8 9,10 Z", "M1 2 L3 4\nC5 6,7 8,9 10 Z", "M1 2 3 4C5 6 7 8 9 10Z"}) {
        BOOST_TEST(bool(ParsePath(text, "t") == expected), text);
    }
    BOOST_TEST(ParsePath("M-1.5-2.5L+3 .5", "t").steps[1].to.y == 0.5);
}

BOOST_AUTO_TEST_CASE(anything_else_is_refused) {
    for (const char* text : {"m1 2", "M1", "L1 2", "M1 2A1 1 0 0 0 1 1", "M1 2H3", "M1 nan", "M1 1e999", "Z",
                             "M1 2 Z 3", "M1 2C1 2 3 4", "hello"}) {
        BOOST_CHECK_THROW((void)ParsePath(text, "t"), model::Error);
    }
    BOOST_TEST(ParsePath("  ", "t").empty());
}

BOOST_AUTO_TEST_CASE(steps_are_bounded) {
    std::string text = "M0 0";
    for (int i = 0; i < 19'999; ++i) text += " 1 1";
    BOOST_TEST(ParsePath(text, "t").steps.size() == 20'000u);
    BOOST_CHECK_THROW((void)ParsePath(text + " 1 1", "t"), model::Error);
    BOOST_CHECK_THROW((void)ParsePath(text + "M1 1", "t"), model::Error);
}

BOOST_AUTO_TEST_CASE(text_reads_back_exactly) {
    Path path;
    path.Move({0.1, 1.0 / 3});
    path.Curve({-1e-7, 2}, {1e6, 3.25}, {7, -8});
    path.Close();
    BOOST_TEST(bool(ParsePath(ToSvg(path), "t") == path));
    BOOST_TEST(ToSvg(ParsePath("M0.126 -0.001L5.10 6", "t"), 2) == "M0.13 0L5.1 6");
}

BOOST_AUTO_TEST_CASE(flat_points_lie_on_the_curve) {
    Path circle;
    circle.Circle({100, 50}, 40);
    const auto rings = Flatten(circle, 0.05);
    BOOST_REQUIRE(rings.size() == 1u);
    for (std::size_t i = 1; i < rings[0].size(); ++i) {
        const MapPoint a = rings[0][i - 1], b = rings[0][i];
        const double middle = std::hypot((a.x + b.x) / 2 - 100, (a.y + b.y) / 2 - 50);
        BOOST_TEST(std::abs(middle - 40) < 0.07);
    }
}

BOOST_AUTO_TEST_CASE(a_curve_is_flat_alike_from_both_ends) {
    const auto there = Flatten(ParsePath("M0.1 0.7C33.3 91.7 -20.9 11.1 77.7 3.1", "t"));
    auto back = Flatten(ParsePath("M77.7 3.1C-20.9 11.1 33.3 91.7 0.1 0.7", "t"));
    std::reverse(back[0].begin(), back[0].end());
    BOOST_TEST(there[0].size() > 4u);
    BOOST_TEST(bool(there == back));
}

BOOST_AUTO_TEST_CASE(numbers_read_as_the_library_reads_them) {
    for (const char* text :
         {"0", "-0", ".5", "-.5", "5.", "0.1", "157.67", "123456789012345", "1234567890123456",
          "0.123456789012345", "0.1234567890123456789", "99999999999999999999", "1e2", "1.5e-3", "-2.5E+1",
          "0.000000000000001", "3e-320", "9007199254740993"}) {
        const double expected = std::strtod(text, nullptr);
        const double read = ParsePath("M" + std::string(text) + " 0", "t").steps[0].to.x;
        BOOST_TEST(read == expected, text);
        BOOST_TEST(std::signbit(read) == std::signbit(expected), text);
    }
    for (const char* text : {".", "-", "+", "-.", "+-1", "--1", "1e", "e5", "-inf", "0x10", "1e999"}) {
        BOOST_CHECK_THROW((void)ParsePath("M" + std::string(text) + " 0", "t"), model::Error);
    }
}

BOOST_AUTO_TEST_CASE(flat_corners_lie_on_the_lattice) {
    const auto rings = Flatten(ParsePath("M0.1 0.7C33.3 91.7 -20.9 11.1 77.7 3.1L1e5 -99999.99Z", "t"));
    for (const MapPoint& p : rings[0]) {
        for (const double v : {p.x, p.y})
            BOOST_TEST(v * bodymap::kFlatSteps == std::round(v * bodymap::kFlatSteps));
    }
    BOOST_TEST(std::abs(rings[0][0].x - 0.1) <= 0.5 / bodymap::kFlatSteps);
    // Far beyond it nothing is lost or worse.
    const auto far = Flatten(ParsePath("M1e300 1e200C1e308 -1e308 -1e308 1e308 0 0", "t"));
    BOOST_TEST(far[0][0].x == 1e300);
    BOOST_TEST(far[0].size() <= 257u);
}

BOOST_AUTO_TEST_CASE(shapes_fill_their_boxes) {
    Path box;
    box.RoundedBox({10, 20, 30, 8}, 100);
    BOOST_TEST(bool(box.Bounds() == bodymap::Rect{10, 20, 30, 8}));
    const auto moved = box.Moved(2, 5, -5).Bounds();
    BOOST_TEST(bool(moved == bodymap::Rect{25, 35, 60, 16}));
    BOOST_TEST(bool(Path{}.Bounds() == bodymap::Rect{}));
}

BOOST_AUTO_TEST_SUITE_END()
