// The time line as it is drawn: where visits, bars, races and the range stand, and what is under the pointer.
#include <boost/test/unit_test.hpp>

#include <cmath>

#include "bodymap/plot_inks.h"
#include "bodymap/plot_scene.h"
#include "support/scene_parts.h"

BOOST_AUTO_TEST_SUITE(plot_scene_tests)

using bodymap::Ink;
using bodymap::PlotHit;
using bodymap::Rect;
using bodymap::TimeLine;
using bodymap::TimeLineLayout;

namespace {

constexpr Rect kFrame{10, 20, 900, 200};

// Day, severity, marks, share of the plan done.
TimeLine Line() {
    TimeLine line;
    line.visits = {{0, "1 Mar", 2.0, 3, {}, {}},
                   {30, "31 Mar", 6.0, 4, 0.5, {}},
                   {60, "30 Apr", {}, 0, 1.0, {}},
                   {120, "29 Jun", 4.0, 12, 0.0, {}}};
    return line;
}

std::vector<bodymap::MapPoint> CornersOf(const bodymap::Path& path) {
    std::vector<bodymap::MapPoint> corners;
    for (const auto& step : path.steps)
        if (step.kind != bodymap::PathStep::Kind::Close) corners.push_back(step.to);
    return corners;
}

}  // namespace

BOOST_AUTO_TEST_CASE(days_are_as_far_apart_as_in_the_calendar_and_severities_on_one_scale) {
    const TimeLine line = Line();
    const TimeLineLayout at(line, kFrame);
    const double month = at.X(30) - at.X(0);
    BOOST_TEST(month > 0);
    BOOST_TEST(at.X(60) - at.X(30) == month, boost::test_tools::tolerance(1e-9));
    BOOST_TEST(at.X(120) - at.X(60) == 2 * month, boost::test_tools::tolerance(1e-9));
    for (const double day : {0.0, 17.5, 120.0})
        BOOST_TEST(at.Day(at.X(day)) == day, boost::test_tools::tolerance(1e-9));
    BOOST_TEST(at.X(0) > at.Plot().x);
    BOOST_TEST(at.X(120) < at.Plot().x + at.Plot().w);
    BOOST_TEST(at.Y(0) == at.Plot().y + at.Plot().h, boost::test_tools::tolerance(1e-9));
    BOOST_TEST(at.Y(at.Highest()) == at.Plot().y, boost::test_tools::tolerance(1e-9));
    BOOST_TEST(at.Y(2) - at.Y(4) == at.Y(4) - at.Y(6), boost::test_tools::tolerance(1e-9));
}

BOOST_AUTO_TEST_CASE(the_line_goes_through_the_scored_visits_in_their_order) {
    const TimeLine line = Line();
    const TimeLineLayout at(line, kFrame);
    const auto lines = support::StrokedIn(bodymap::TimeLineScene(line, kFrame), Ink::Tone);
    const auto long_one =
        std::ranges::find_if(lines, [](const bodymap::SceneShape& shape) { return shape.fill == Ink::None; });
    BOOST_REQUIRE(long_one != lines.end());
    const auto corners = CornersOf(long_one->path);
    BOOST_REQUIRE_EQUAL(corners.size(), 3U);  // the third visit has no score
    const std::vector<std::pair<double, double>> wanted{{0, 2}, {30, 6}, {120, 4}};
    for (std::size_t i = 0; i < wanted.size(); ++i)
        BOOST_TEST(support::Near(corners[i], {at.X(wanted[i].first), at.Y(wanted[i].second)}, 0.01), i);
}

BOOST_AUTO_TEST_CASE(the_number_of_marks_stands_in_each_disc) {
    const TimeLine line = Line();
    const TimeLineLayout at(line, kFrame);
    const auto scene = bodymap::TimeLineScene(line, kFrame);
    for (std::size_t i = 0; i < line.visits.size(); ++i) {
        BOOST_TEST(at.HasDisc(i), i);
        const auto texts = support::TextsIn(scene);
        const std::string marks = std::to_string(line.visits[i].marks);
        const bool there = std::ranges::any_of(texts, [&](const bodymap::SceneText& text) {
            return text.text == marks && text.bold && support::Near(text.at, at.Place(i), 6);
        });
        BOOST_TEST(there, marks);
    }
    // Without a score it stands on the ground, its rim grey.
    BOOST_TEST(at.Place(2).y == at.Y(0));
    const auto grey = support::StrokedIn(scene, Ink::Ghost);
    BOOST_TEST(std::ranges::any_of(grey, [&](const bodymap::SceneShape& shape) {
        return support::Near(support::MiddleOf(shape.path.Bounds()), at.Place(2), 0.5);
    }));
}

BOOST_AUTO_TEST_CASE(a_bar_is_as_high_as_the_share_of_the_plan_that_was_done) {
    const TimeLine line = Line();
    const TimeLineLayout at(line, kFrame);
    const auto bars = support::FilledIn(bodymap::TimeLineScene(line, kFrame), bodymap::plot::Bar);
    BOOST_REQUIRE_EQUAL(bars.size(), 2U);  // half, all; nothing done has no bar
    BOOST_TEST(bars[0].h == at.Plot().h / 2, boost::test_tools::tolerance(1e-6));
    BOOST_TEST(bars[1].h == at.Plot().h, boost::test_tools::tolerance(1e-6));
    BOOST_TEST(support::MiddleOf(bars[0]).x == at.X(30), boost::test_tools::tolerance(1e-6));
    BOOST_TEST(support::MiddleOf(bars[1]).x == at.X(60), boost::test_tools::tolerance(1e-6));
    for (const Rect& bar : bars)
        BOOST_TEST(bar.y + bar.h == at.Plot().y + at.Plot().h, boost::test_tools::tolerance(1e-6));
}

BOOST_AUTO_TEST_CASE(a_scale_of_shares_stands_only_where_something_is_read_on_it) {
    TimeLine line = Line();
    BOOST_TEST(support::TextIn(bodymap::TimeLineScene(line, kFrame), "50%").has_value());
    for (auto& visit : line.visits) visit.done.reset();
    BOOST_TEST(!support::TextIn(bodymap::TimeLineScene(line, kFrame), "50%"));
    line.visits[1].load = 0.4;
    BOOST_TEST(support::TextIn(bodymap::TimeLineScene(line, kFrame), "50%").has_value());
}

BOOST_AUTO_TEST_CASE(races_stand_at_their_day_with_their_name_also_before_the_first_visit) {
    TimeLine line = Line();
    line.races = {{-20, "City run"}, {90, "Half marathon"}};
    const TimeLineLayout at(line, kFrame);
    BOOST_TEST(at.X(-20) >= at.Plot().x);
    BOOST_TEST(at.X(-20) < at.X(0));
    const auto scene = bodymap::TimeLineScene(line, kFrame);
    const auto flags = support::FilledIn(scene, Ink::Movement);
    BOOST_REQUIRE_EQUAL(flags.size(), 2U);
    for (std::size_t i = 0; i < 2; ++i) {
        BOOST_TEST(std::abs(flags[i].x - at.X(line.races[i].day)) < 0.01);
        const auto name = support::TextIn(scene, line.races[i].label);
        BOOST_REQUIRE(name);
        BOOST_TEST((name->at.x > at.X(line.races[i].day) && name->at.x < at.X(line.races[i].day) + 30));
        const auto hit = at.At({at.X(line.races[i].day), at.Plot().y + 3});
        BOOST_TEST((hit == PlotHit{PlotHit::Kind::Race, i}));
    }
}

BOOST_AUTO_TEST_CASE(what_lies_outside_the_range_is_veiled_from_its_ends_to_those_of_the_plot) {
    TimeLine line = Line();
    line.range = {30, 60};
    const TimeLineLayout at(line, kFrame);
    std::vector<Rect> veils;
    for (const auto& item : bodymap::TimeLineScene(line, kFrame).items)
        if (const auto* shape = std::get_if<bodymap::SceneShape>(&item);
            shape && shape->fill == Ink::TagFill && shape->opacity < 1)
            veils.push_back(shape->path.Bounds());
    BOOST_REQUIRE_EQUAL(veils.size(), 2U);
    BOOST_TEST(std::abs(veils[0].x - at.Plot().x) < 0.01);
    BOOST_TEST(std::abs(veils[0].x + veils[0].w - at.X(30)) < 0.01);
    BOOST_TEST(std::abs(veils[1].x - at.X(60)) < 0.01);
    BOOST_TEST(std::abs(veils[1].x + veils[1].w - at.Plot().x - at.Plot().w) < 0.01);
    const double middle = at.Plot().y + at.Plot().h / 2;
    BOOST_TEST((at.At({at.X(30) + 3, middle}) == PlotHit{PlotHit::Kind::From, 0}));
    BOOST_TEST((at.At({at.X(60) - 3, middle}) == PlotHit{PlotHit::Kind::To, 0}));
    BOOST_TEST((at.At({at.X(45), middle}) == PlotHit{PlotHit::Kind::Inside, 0}));
    BOOST_TEST(!at.At({at.X(100), middle}));
}

BOOST_AUTO_TEST_CASE(a_race_far_from_all_visits_takes_no_room_from_them) {
    TimeLine line = Line();
    const double alone = TimeLineLayout(line, kFrame).X(120) - TimeLineLayout(line, kFrame).X(0);
    line.races = {{-900, "Long ago"}, {90, "Half marathon"}, {2000, "Some day"}};
    const TimeLineLayout at(line, kFrame);
    BOOST_TEST(at.X(120) - at.X(0) == alone, boost::test_tools::tolerance(1e-9));
    const auto scene = bodymap::TimeLineScene(line, kFrame);
    BOOST_TEST(support::FilledIn(scene, Ink::Movement).size() == 1U);
    BOOST_TEST((!support::TextIn(scene, "Long ago") && !support::TextIn(scene, "Some day")));
    for (double x = kFrame.x; x < kFrame.x + kFrame.w; ++x)
        if (const auto hit = at.At({x, at.Plot().y + 1}); hit && hit->kind == PlotHit::Kind::Race)
            BOOST_TEST(hit->index == 1U);
}

BOOST_AUTO_TEST_CASE(the_names_of_races_cover_neither_flags_nor_letters_nor_each_other) {
    TimeLine line = Line();
    line.a = 1, line.b = 3;
    line.races = {{10, "City run"}, {24, "A race with a long name"},         {27, "Relay"},
                  {80, "Hill run"}, {92, "Another race whose name is long"}, {116, "Half marathon"}};
    const auto scene = bodymap::TimeLineScene(line, kFrame);
    const TimeLineLayout at(line, kFrame);
    std::vector<std::pair<double, double>> taken;
    for (const auto& flag : support::FilledIn(scene, Ink::Movement))
        taken.emplace_back(flag.x, flag.x + flag.w);
    BOOST_REQUIRE_EQUAL(taken.size(), line.races.size());
    for (const char* letter : {"A", "B"}) {
        const double x = support::TextIn(scene, letter)->at.x;
        taken.emplace_back(x - 9, x + 9);
    }
    std::size_t named = 0;
    for (const auto& text : support::TextsIn(scene)) {
        if (text.at.y >= at.Plot().y || text.size != 10.5) continue;
        ++named;
        const double wide = static_cast<double>(text.text.size()) * 6;
        const double from = text.align == bodymap::TextAlign::Right ? text.at.x - wide : text.at.x;
        for (const auto& [left, right] : taken) BOOST_TEST((from >= right || from + wide <= left), text.text);
        taken.emplace_back(from, from + wide);
    }
    BOOST_TEST(named >= 5U);
    // Before B there is no room at the right.
    BOOST_TEST((support::TextIn(scene, "Half marathon")->align == bodymap::TextAlign::Right));
}

BOOST_AUTO_TEST_CASE(a_range_that_moves_changes_nothing_outside_of_the_boxes_that_are_told) {
    TimeLine line = Line();
    line.range = {0, 120};
    const TimeLineLayout at(line, kFrame);
    const bodymap::PlotRange before{10, 100}, after{12, 80};
    const auto painted = [&](const bodymap::PlotRange& range, bodymap::MapPoint p) {
        std::vector<std::pair<Ink, double>> inks;
        for (const auto& item : bodymap::RangeScene(at, range).items) {
            const auto& shape = std::get<bodymap::SceneShape>(item);
            Rect box = shape.path.Bounds();
            if (shape.stroke != Ink::None) box = {box.x - 1, box.y - 1, box.w + 2, box.h + 2};
            if (p.x >= box.x && p.x <= box.x + box.w && p.y >= box.y && p.y <= box.y + box.h)
                inks.emplace_back(shape.fill == Ink::None ? shape.stroke : shape.fill, shape.opacity);
        }
        return inks;
    };
    const auto told = bodymap::RangeChanges(at, before, after);
    BOOST_TEST(told.size() == 2U);
    std::size_t same = 0, differ = 0;
    for (double x = kFrame.x; x < kFrame.x + kFrame.w; ++x)
        for (double y = kFrame.y; y < kFrame.y + kFrame.h; y += 2) {
            const bool within = std::ranges::any_of(told, [&](const Rect& box) {
                return x >= box.x && x <= box.x + box.w && y >= box.y && y <= box.y + box.h;
            });
            const bool like = painted(before, {x, y}) == painted(after, {x, y});
            if (!within) BOOST_REQUIRE(like);
            (like ? same : differ) += 1;
        }
    BOOST_TEST(differ > 0U);
    BOOST_TEST(same > differ);
    BOOST_TEST(bodymap::RangeChanges(at, before, before).empty());
}

BOOST_AUTO_TEST_CASE(the_parts_of_a_time_line_are_the_whole_of_it) {
    TimeLine line = Line();
    line.range = {30, 60};
    line.a = 0, line.b = 1;
    line.races = {{90, "Half marathon"}};
    auto parts = bodymap::TimeLineGround(line, kFrame);
    parts.Append(bodymap::RangeScene(TimeLineLayout(line, kFrame), *line.range));
    parts.Append(bodymap::TimeLineFront(line, kFrame));
    BOOST_TEST(bodymap::ToSvg(parts, kFrame, {}) ==
               bodymap::ToSvg(bodymap::TimeLineScene(line, kFrame), kFrame, {}));
}

BOOST_AUTO_TEST_CASE(the_visit_under_the_pointer_is_the_one_that_is_drawn_there) {
    TimeLine line = Line();
    line.range = {0, 120};
    const TimeLineLayout at(line, kFrame);
    for (std::size_t i = 0; i < line.visits.size(); ++i) {
        BOOST_TEST((at.At(at.Place(i)) == PlotHit{PlotHit::Kind::Visit, i}));
        BOOST_TEST((at.Nearest(at.X(line.visits[i].day) + 4) == i));
    }
    const Rect bar = at.BarOf(1);
    BOOST_TEST((at.At({bar.x + bar.w / 2, bar.y + bar.h - 3}) == PlotHit{PlotHit::Kind::Done, 1}));
    BOOST_TEST(!at.At({at.X(30), kFrame.y - 5}));
    line.visits[1].load = 0.9;
    const TimeLineLayout loaded(line, kFrame);
    BOOST_TEST((loaded.At(loaded.LoadOf(1)) == PlotHit{PlotHit::Kind::Load, 1}));
}

BOOST_AUTO_TEST_CASE(two_visits_of_a_day_leave_the_bars_of_the_others_as_wide_as_they_were) {
    TimeLine line = Line();
    const double wide = TimeLineLayout(line, kFrame).BarWidth();
    line.visits.insert(line.visits.begin() + 1, line.visits[1]);
    BOOST_TEST(TimeLineLayout(line, kFrame).BarWidth() == wide);
}

BOOST_AUTO_TEST_CASE(of_many_visits_the_compared_and_the_newest_have_discs_and_none_covers_another) {
    TimeLine line;
    for (int i = 0; i < 500; ++i)
        line.visits.push_back({i * 7.0, "day", 4 + 3 * std::sin(i), i % 50, {}, {}});
    line.a = 100, line.b = 101;
    const TimeLineLayout at(line, kFrame);
    BOOST_TEST((at.HasDisc(101) && at.HasDisc(499)));
    std::vector<bodymap::MapPoint> discs;
    for (std::size_t i = 0; i < line.visits.size(); ++i)
        if (at.HasDisc(i)) discs.push_back(at.Place(i));
    BOOST_TEST(discs.size() < 400U);
    for (std::size_t i = 0; i < discs.size(); ++i)
        for (std::size_t j = 0; j < i; ++j)
            BOOST_REQUIRE(std::hypot(discs[i].x - discs[j].x, discs[i].y - discs[j].y) >= 18);
}

BOOST_AUTO_TEST_CASE(the_letters_stand_over_their_visits_and_beside_each_other_where_those_are_near) {
    TimeLine line = Line();
    line.a = 0, line.b = 3;
    const TimeLineLayout at(line, kFrame);
    auto scene = bodymap::TimeLineScene(line, kFrame);
    BOOST_TEST(std::abs(support::TextIn(scene, "A")->at.x - at.X(0)) < 0.01);
    BOOST_TEST(std::abs(support::TextIn(scene, "B")->at.x - at.X(120)) < 0.01);
    line.visits[3].day = 1;  // the day after the first
    line.visits.erase(line.visits.begin() + 1, line.visits.begin() + 3);
    line.visits.push_back({400, "later", 5.0, 1, {}, {}});
    line.b = 1;
    scene = bodymap::TimeLineScene(line, kFrame);
    const double a = support::TextIn(scene, "A")->at.x, b = support::TextIn(scene, "B")->at.x;
    BOOST_TEST(b - a >= 18);
}

BOOST_AUTO_TEST_CASE(dates_do_not_cover_each_other_and_those_compared_are_there) {
    TimeLine line;
    for (int i = 0; i < 60; ++i) line.visits.push_back({i * 3.0, "day " + std::to_string(i), 4.0, 1, {}, {}});
    line.a = 20, line.b = 31;
    const auto scene = bodymap::TimeLineScene(line, kFrame);
    BOOST_TEST(support::TextIn(scene, "day 20").has_value());
    BOOST_TEST((support::TextIn(scene, "day 31")->ink == Ink::Accent));
    std::vector<double> places;
    for (const auto& text : support::TextsIn(scene))
        if (text.text.starts_with("day")) places.push_back(text.at.x);
    std::ranges::sort(places);
    BOOST_REQUIRE_GT(places.size(), 5U);
    for (std::size_t i = 1; i < places.size(); ++i) BOOST_TEST(places[i] - places[i - 1] >= 30);
}

// Hours apart on a line of months: neither disc covers the other, and each can be pressed.
BOOST_AUTO_TEST_CASE(visits_of_one_day_stand_beside_each_other) {
    TimeLine line = Line();
    line.visits.insert(line.visits.begin() + 2, {30.6, "31 Mar", 6.0, 2, {}, {}});
    line.visits[1].day = 30.4;
    const TimeLineLayout at(line, kFrame);
    BOOST_TEST(at.Place(2).x - at.Place(1).x >= 18);
    BOOST_TEST(at.Place(1).x < at.X(30.5));
    BOOST_TEST(at.Place(2).x > at.X(30.5));
    for (const std::size_t visit : {1U, 2U}) {
        BOOST_TEST(at.HasDisc(visit));
        BOOST_TEST((at.At(at.Place(visit)) == PlotHit{PlotHit::Kind::Visit, visit}));
    }
    BOOST_TEST(at.Place(0).x == at.X(0));
}

BOOST_AUTO_TEST_CASE(a_draft_has_a_dashed_ring) {
    TimeLine line = Line();
    line.visits.back().draft = true;
    const TimeLineLayout at(line, kFrame);
    int dashed = 0, rings = 0;
    for (const auto& shape : support::StrokedIn(bodymap::TimeLineScene(line, kFrame), Ink::Tone)) {
        if (shape.fill != Ink::TagFill) continue;
        ++rings;
        dashed += !shape.dash.empty();
    }
    BOOST_TEST(rings == 3);  // the third visit has no score
    BOOST_TEST(dashed == 1);
}

BOOST_AUTO_TEST_SUITE_END()
