// What comes back and which way it goes; measures over time; what treatments were followed by.
#include <boost/test/unit_test.hpp>

#include "desk/made_past.h"
#include "desk/open_clinic.h"
#include "desk/past_line.h"
#include "desk/past_measures.h"
#include "desk/past_recurring.h"
#include "desk/past_scenes.h"

BOOST_AUTO_TEST_SUITE(past_trends_tests)

using desk::Trend;
using model::Side;
using support::MadePast;
using support::MarkAs;

namespace {

std::string Day(int number) {
    return model::ToIso(
        model::Date(std::chrono::sys_days(std::chrono::year(2026) / 1 / 1) + std::chrono::days(7 * number)));
}

// One visit a week; of each the severity of the left soleus, -1: not marked.
MadePast Scored(const std::vector<int>& severities) {
    MadePast made;
    for (std::size_t i = 0; i < severities.size(); ++i) {
        made.Visit(Day(static_cast<int>(i)));
        if (severities[i] >= 0) made.Mark({.before = severities[i], .spot = "one"});
    }
    return made;
}

const terms::Measures& Measures() {
    return support::TestResources().Measures();
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_trend_needs_two_points_between_means) {
    struct Row {
        const char* name;
        std::vector<double> severities;
        Trend trend;
    };
    for (const Row& row : {
             Row{"nothing", {}, Trend::TooFew},
             Row{"three are too few, however far apart", {0, 5, 10}, Trend::TooFew},
             Row{"four: 3,3 against 5,5 is 2", {3, 3, 5, 5}, Trend::Rising},
             Row{"four: 3,4 against 5,5 is 1.5", {3, 4, 5, 5}, Trend::Steady},
             Row{"one bad day: 3,3 against 3,6 is 1.5", {3, 3, 3, 6}, Trend::Steady},
             Row{"six: means 5 and 3", {5, 5, 5, 3, 3, 3}, Trend::Easing},
             Row{"six: 5,5,5 against 3,3,4 is 1.67", {5, 5, 5, 3, 3, 4}, Trend::Steady},
             Row{"only the last six count", {0, 0, 0, 5, 5, 5, 5, 5, 5}, Trend::Steady},
             Row{"thirds that make 2: 4,4,5 against 6,6,7", {4, 4, 5, 6, 6, 7}, Trend::Rising},
         })
        BOOST_TEST_CONTEXT(row.name) {
            BOOST_TEST((desk::TrendOf(row.severities) == row.trend));
        }
}

BOOST_AUTO_TEST_CASE(k_of_the_last_n_visits) {
    // Ten of twelve visits count; the place was marked at five of those, the two before do not count.
    const auto made = Scored({9, 9, 4, -1, 4, -1, -1, 6, -1, 6, 6, -1});
    const auto found = desk::RecurringPlaces(made.past);
    BOOST_REQUIRE_EQUAL(found.size(), 1U);
    BOOST_TEST(found[0].k == 5);
    BOOST_TEST(found[0].n == 10);
    BOOST_TEST(!found[0].at_last);
    BOOST_TEST((found[0].trend == Trend::Steady));  // 6 and 6 against 4 and 6: 1
    BOOST_TEST(*found[0].change == 1.0);
    BOOST_TEST(found[0].points.front().position == 0U);
    BOOST_TEST((found[0].points.back().visit == model::VisitId{"visit 11"}));
    BOOST_TEST(desk::RecurringPlaces(made.past, {3, 3}).empty());
}

BOOST_AUTO_TEST_CASE(a_place_is_one_however_many_marks_and_spots_are_told_apart) {
    MadePast made;
    for (int i = 0; i < 3; ++i) {
        made.Visit(Day(i));
        made.Mark({.before = 2, .spot = "low"}).Mark({.before = 7, .spot = "high"});
    }
    const auto places = desk::RecurringPlaces(made.past);
    BOOST_REQUIRE_EQUAL(places.size(), 1U);
    BOOST_TEST(places[0].k == 3);
    BOOST_TEST(*places[0].points[0].severity == 7);  // the severest
    const auto spots = desk::RecurringSpots(made.past);
    BOOST_REQUIRE_EQUAL(spots.size(), 2U);
    BOOST_TEST(spots[0].spot->value == "high");  // the severer one first
    BOOST_TEST((places[0].trend == Trend::TooFew));
}

BOOST_AUTO_TEST_CASE(a_time_line_has_means_over_rated_marks) {
    MadePast made;
    made.Visit("2026-01-01");
    made.Mark({.before = 4, .after = 2}).Mark({.before = 7}).Mark({});
    made.Read("srpe", 900);
    made.Visit("2026-01-11").adherence = 74;
    made.Visit("2026-01-31");
    made.past.races = {{"Half marathon", *model::ParseDate("2026-03-21")}};
    const auto line = desk::LineOf(made.past);
    BOOST_TEST(line.marks == 3);
    BOOST_TEST(*line.points[0].mean_before == 5.5);  // (4 + 7) / 2, the third was not rated
    BOOST_TEST(*line.points[0].mean_after == 2.0);
    BOOST_TEST(*line.points[0].load == 900.0);
    BOOST_TEST(!line.points[1].mean_before);
    BOOST_TEST(*line.points[1].adherence == 74);
    BOOST_TEST(*line.mean_gap_days == 15.0);  // 10 and 20 days
    BOOST_TEST(line.races.size() == 1U);
    BOOST_TEST(desk::LineOf(made.past, {{}, model::ParseDate("2026-02-01")}).races.empty());
    BOOST_TEST(!desk::LineOf({}).mean_gap_days);
}

BOOST_AUTO_TEST_CASE(a_median_is_in_the_middle) {
    BOOST_TEST(desk::MedianOf({3, 1, 2}) == 2.0);
    BOOST_TEST(desk::MedianOf({4, 1, 2, 3}) == 2.5);
}

BOOST_AUTO_TEST_CASE(measures_mark_the_changes_that_mean_something) {
    MadePast made;
    // Pain now, lower is better, 2 points: 7 → 6 is none, 6 → 4 is better, 4 → 7 worse; 7 since the first:
    // none.
    for (int i = 0; const double value : {7.0, 6.0, 4.0, 7.0}) {
        made.Visit(Day(i++));
        made.Read("nrs_now", value);
    }
    const auto lines = desk::MeasureLines(made.past, Measures());
    BOOST_REQUIRE_EQUAL(lines.size(), 1U);
    std::vector<int> steps;
    for (const auto& point : lines[0].points) steps.push_back(point.step);
    BOOST_TEST(steps == (std::vector<int>{0, 0, 1, -1}), boost::test_tools::per_element());
    BOOST_TEST(lines[0].since_first == 0);
    BOOST_TEST(*lines[0].change == 2.0);
}

BOOST_AUTO_TEST_CASE(a_load_changes_by_a_fifth_and_a_motion_by_its_error) {
    MadePast made;
    made.Visit(Day(0));
    made.Read("run_volume", 50);
    made.Read("rom", 40, "cervical_flexion");
    made.Visit(Day(1));
    made.Read("run_volume", 60);  // 20 %, but neither better nor worse
    made.Read("rom", 52, "cervical_flexion");
    const auto lines = desk::MeasureLines(made.past, Measures());
    BOOST_REQUIRE_EQUAL(lines.size(), 2U);
    BOOST_TEST(lines[0].key.measure == "run_volume");
    BOOST_TEST(lines[0].points[1].step == 0);
    BOOST_TEST(lines[1].points[1].step == 1);
}

BOOST_AUTO_TEST_CASE(a_mean_is_held_only_against_one_of_the_same_activities) {
    MadePast made;
    made.Visit(Day(0));
    made.Read("psfs", 2, "running");
    made.Visit(Day(1));
    made.Read("psfs", 4, "running");
    made.Read("psfs", 6, "stairs");
    made.Visit(Day(2));
    made.Read("psfs", 7, "running");
    made.Read("psfs", 8, "stairs");
    const auto lines = desk::MeasureLines(made.past, Measures());
    BOOST_REQUIRE_EQUAL(lines.size(), 3U);
    BOOST_TEST(lines[0].key.item == "");
    BOOST_REQUIRE_EQUAL(lines[0].points.size(), 2U);
    BOOST_TEST(*lines[0].points[0].before == 5.0);  // (4 + 6) / 2
    BOOST_TEST(*lines[0].points[1].before == 7.5);
    BOOST_TEST(lines[0].points[1].step == 1);  // 2.5, the scale says 2
    BOOST_TEST(lines[1].points.size() == 3U);
}

BOOST_AUTO_TEST_CASE(what_followed_a_technique_is_told_from_three_marks_on) {
    MadePast made;
    made.Visit(Day(0));
    made.Mark({.before = 6, .after = 3}).Mark({.before = 5, .after = 4});
    made.Treat("deep_stripping", 4);
    BOOST_TEST(desk::ResponsesOf(made.past).empty());
    made.Visit(Day(1));
    made.Mark({.before = 7, .after = 2}).Mark({.before = 7});  // not rated afterwards: does not count
    made.Treat("deep_stripping", 5);
    const auto found = desk::ResponsesOf(made.past);
    BOOST_REQUIRE_EQUAL(found.size(), 1U);
    // Changes −3, −1, −5: mean −3, deviations 0, 2, −2: variance 8 / 2 = 4, standard deviation 2.
    BOOST_TEST(found[0].n == 3);
    BOOST_TEST(found[0].pressure_low == 4);
    BOOST_TEST(found[0].pressure_high == 5);
    BOOST_TEST(found[0].mean_change == -3.0);
    BOOST_TEST(*found[0].spread == 2.0);
    BOOST_TEST(found[0].least == -5.0);
    BOOST_TEST(found[0].most == -1.0);
    BOOST_TEST(found[0].better == 2);
    BOOST_TEST(found[0].same == 1);
    BOOST_TEST(found[0].visits.size() == 2U);
}

// Worked by hand. Pain of 7 and a meaningful change of 2: limits at 5 and 9 of a scale of ten. A load may be
// written down up to many thousands; 380 of 400 is what is to be seen, and no limit is known.
BOOST_AUTO_TEST_CASE(a_measure_is_drawn_on_its_scale_with_the_limits_of_a_meaningful_change) {
    desk::MeasureLine pain;
    pain.least = 0, pain.most = 10, pain.change = 2;
    for (const double value : {7.0, 4.0}) pain.points.push_back({{}, {}, value, {}, 0});
    const auto drawn = desk::SparkOf(text::Translator(), pain);
    BOOST_TEST((drawn.lowest == 0 && drawn.highest == 10));
    BOOST_TEST((drawn.limits == std::vector<double>{5, 9}));
    BOOST_TEST(drawn.last == "4");

    desk::MeasureLine load;
    load.least = 0, load.most = 12000;
    for (const double value : {200.0, 400.0, 380.0}) load.points.push_back({{}, {}, value, {}, 0});
    BOOST_TEST(desk::SparkOf(text::Translator(), load).highest == 400);
    BOOST_TEST(desk::SparkOf(text::Translator(), load).limits.empty());

    load.change_percent = 15;
    BOOST_TEST((desk::SparkOf(text::Translator(), load).limits == std::vector<double>{170, 230}));
}

// Each treatment has one answer, of however many marks it was.
BOOST_AUTO_TEST_CASE(what_clients_said_of_their_treatments_stands_beside_what_marks_did) {
    MadePast made;
    using model::Response;
    for (const auto& [day, said] : {std::pair{"2026-03-12", Response::Better},
                                    {"2026-03-19", Response::Worse},
                                    {"2026-03-26", Response::NotAsked},
                                    {"2026-04-02", Response::Better}}) {
        made.Visit(day);
        made.Mark({.before = 5, .after = 4}).Mark({.region = "piriformis", .before = 6, .after = 5});
        made.Treat("petrissage", 3);
        made.past.visits.back().treatments.back().response = said;
    }
    const auto responses = desk::ResponsesOf(made.past);
    BOOST_REQUIRE_EQUAL(responses.size(), 1U);
    BOOST_TEST(responses[0].n == 8);
    BOOST_TEST(responses[0].said_better == 2);
    BOOST_TEST(responses[0].said_same == 0);
    BOOST_TEST(responses[0].said_worse == 1);
    BOOST_TEST(!responses[0].Meaningful());  // −1
    support::OpenClinic open;
    const text::Translator english;
    const desk::PastWords words(*open.clinic, english);
    BOOST_TEST(words.Detail(responses[0]) ==
               "client said: better 2, same 0, worse 1; mean change below 2 points");
}

BOOST_AUTO_TEST_SUITE_END()
