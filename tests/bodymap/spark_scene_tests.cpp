// Small plots of rows: a spot over visits, one score beside another, a share as a bar.
#include <boost/test/unit_test.hpp>

#include "bodymap/spark_scene.h"
#include "support/scene_parts.h"

BOOST_AUTO_TEST_SUITE(spark_scene_tests)

using bodymap::Ink;
using bodymap::Rect;

namespace {

constexpr Rect kFrame{5, 7, 200, 40};

}  // namespace

BOOST_AUTO_TEST_CASE(higher_scores_stand_higher_and_later_visits_further_right) {
    const bodymap::Spark spark{{2.0, {}, 8.0, 5.0}, Ink::Tone, 10};
    double before = -1;
    for (std::size_t i = 0; i < 4; ++i) {
        const auto at = bodymap::SparkPlace(spark, kFrame, i);
        BOOST_TEST(at.x > before);
        BOOST_TEST((at.y >= kFrame.y && at.y <= kFrame.y + kFrame.h));
        before = at.x;
        BOOST_TEST((bodymap::SparkAt(spark, kFrame, at) == i));
    }
    const auto y = [&](std::size_t i) { return bodymap::SparkPlace(spark, kFrame, i).y; };
    BOOST_TEST((y(2) < y(3) && y(3) < y(0)));
    // As far as the scores are.
    BOOST_TEST((y(0) - y(3)) / (y(3) - y(2)) == 1.0, boost::test_tools::tolerance(1e-6));
    BOOST_TEST(!bodymap::SparkAt(spark, kFrame, {kFrame.x - 3, kFrame.y + 5}));
}

BOOST_AUTO_TEST_CASE(the_line_is_dotted_over_visits_without_a_score_and_the_last_score_is_written) {
    const bodymap::Spark spark{{2.0, {}, 8.0, 5.5}, Ink::Tone, 10};
    const auto scene = bodymap::SparkScene(spark, kFrame);
    std::vector<bodymap::SceneShape> lines;
    for (const auto& shape : support::StrokedIn(scene, Ink::Tone))
        if (shape.fill == Ink::None) lines.push_back(shape);
    BOOST_REQUIRE_EQUAL(lines.size(), 2U);
    BOOST_TEST(!lines[0].dash.empty());  // over the second visit
    BOOST_TEST(lines[1].dash.empty());
    BOOST_TEST(support::Near(lines[0].path.steps.front().to, bodymap::SparkPlace(spark, kFrame, 0), 0.01));
    BOOST_TEST(support::Near(lines[1].path.steps.back().to, bodymap::SparkPlace(spark, kFrame, 3), 0.01));
    const auto digits = support::TextIn(scene, "5.5");
    BOOST_REQUIRE(digits);
    BOOST_TEST(digits->at.x > bodymap::SparkPlace(spark, kFrame, 3).x);
    // The tick of the visit without one.
    const auto ticks = support::StrokedIn(scene, Ink::Ghost);
    BOOST_REQUIRE_EQUAL(ticks.size(), 1U);
    BOOST_TEST(std::abs(ticks[0].path.steps[0].to.x - bodymap::SparkPlace(spark, kFrame, 1).x) < 0.01);
}

// A scale of change runs from −7 to 7.
BOOST_AUTO_TEST_CASE(scores_below_zero_stay_in_the_frame_and_are_written_as_they_are) {
    for (const auto& [score, text] : {std::pair{-2.5, "−2.5"}, {-7.0, "−7"}, {-0.04, "0"}, {6.96, "7"}}) {
        const bodymap::Spark spark{{7.0, score}, Ink::Tone, 7, -7};
        const auto at = bodymap::SparkPlace(spark, kFrame, 1);
        BOOST_TEST((at.y > kFrame.y && at.y < kFrame.y + kFrame.h));
        BOOST_TEST(support::TextIn(bodymap::SparkScene(spark, kFrame), text).has_value(), text);
    }
    BOOST_TEST(
        support::TextIn(bodymap::SparkScene({{4.5}, Ink::Tone, 10, 0, "4,5"}, kFrame), "4,5").has_value());
}

BOOST_AUTO_TEST_CASE(a_spot_that_the_last_visit_has_not_shows_no_last_score) {
    const auto scene = bodymap::SparkScene({{2.0, 3.0, {}}, Ink::Tone, 10}, kFrame);
    BOOST_TEST(support::TextsIn(scene).empty());
}

BOOST_AUTO_TEST_CASE(a_change_is_a_ring_for_a_and_a_disc_for_b_at_their_scores) {
    const Ink worse = bodymap::plot::Worse;
    const auto scene = bodymap::ChangeScene({3.0, 8.0, worse, 10}, {0, 0, 100, 20});
    const auto rings = support::FilledIn(scene, Ink::TagFill), discs = support::FilledIn(scene, worse);
    BOOST_REQUIRE_EQUAL(rings.size(), 1U);
    BOOST_REQUIRE_EQUAL(discs.size(), 1U);
    // 6 units of rim, 88 for 0 to 10.
    BOOST_TEST(std::abs(support::MiddleOf(rings[0]).x - (6 + 88 * 0.3)) < 0.01);
    BOOST_TEST(std::abs(support::MiddleOf(discs[0]).x - (6 + 88 * 0.8)) < 0.01);
    const auto bars = support::StrokedIn(scene, worse);
    BOOST_REQUIRE_EQUAL(bars.size(), 1U);
    BOOST_TEST(std::abs(bars[0].path.Bounds().w - 88 * 0.5) < 0.01);
    BOOST_TEST(
        support::FilledIn(bodymap::ChangeScene({{}, 8.0, worse, 10}, {0, 0, 100, 20}), Ink::TagFill).empty());
}

BOOST_AUTO_TEST_CASE(a_bar_is_as_long_as_its_share) {
    for (const auto& [share, width] : {std::pair{0.25, 20.0}, {1.0, 80.0}, {1.7, 80.0}}) {
        const auto bars = support::FilledIn(bodymap::BarScene({share}, {10, 0, 80, 16}), bodymap::plot::Bar);
        BOOST_REQUIRE_EQUAL(bars.size(), 1U);
        BOOST_TEST(bars[0].x == 10.0);
        BOOST_TEST(std::abs(bars[0].w - width) < 0.01);
    }
    BOOST_TEST(support::FilledIn(bodymap::BarScene({0}, {10, 0, 80, 16}), bodymap::plot::Bar).empty());
}

BOOST_AUTO_TEST_CASE(a_limit_is_a_dashed_line_at_its_score_unless_the_scale_ends_before) {
    bodymap::Spark spark{{6.0, 4.0}, Ink::Accent, 10};
    const auto dashed = [&] {
        auto lines = support::StrokedIn(bodymap::SparkScene(spark, kFrame), Ink::Ghost);
        std::erase_if(lines, [](const bodymap::SceneShape& line) { return line.dash.empty(); });
        return lines;
    };
    BOOST_TEST(dashed().empty());
    spark.limits = {4, 11, 0};
    const auto lines = dashed();
    BOOST_REQUIRE_EQUAL(lines.size(), 1U);
    const double level = bodymap::SparkPlace(spark, kFrame, 1).y;  // where a score of 4 stands
    for (const auto& step : lines[0].path.steps) BOOST_TEST(step.to.y == level);
}

BOOST_AUTO_TEST_SUITE_END()
