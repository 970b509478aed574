// Two visits on the body as they are drawn: each spot where it lies, with the sign and the scores of what
// became of it.
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <filesystem>
#include <set>

#include "bodymap/compare_scene.h"
#include "support/scene_parts.h"

BOOST_AUTO_TEST_SUITE(compare_scene_tests)

using bodymap::ComparedSpot;
using bodymap::CompareLook;
using bodymap::Ink;
using bodymap::MapPoint;
using bodymap::Rect;
using bodymap::SpotState;
namespace plot = bodymap::plot;

namespace {

constexpr Rect kFrame{20, 10, 700, 800};

const bodymap::BodyMap& Back() {
    static const auto map =
        bodymap::ReadMap(std::filesystem::path(PALPATE_SOURCE_DIR) / "body_maps" / "neutral-back.svg");
    return map;
}

bodymap::MarkLook Mark(MapPoint at) {
    bodymap::MarkLook look;
    look.points = {at};
    look.finding = "hypertonicity";
    return look;
}

CompareLook Look(bool overlaid) {
    CompareLook look;
    look.overlaid = overlaid;
    look.visits = {"A  2 Nov", "B  23 Nov"};
    look.sides = {"L", "R"};
    look.names = {"New", "Worse", "Same", "Better", "Resolved"};
    look.faint = "grey: charted at A";
    return look;
}

// One of each state, far from each other; the second one is not shown by the view.
std::vector<ComparedSpot> Spots() {
    return {{SpotState::New, {}, {Mark({120, 250})}, "–", "5"},
            {SpotState::New, {}, {}, "–", "3"},
            {SpotState::Worse, {Mark({260, 250})}, {Mark({260, 250})}, "5", "6"},
            {SpotState::Same, {Mark({150, 450})}, {Mark({150, 450})}, "4", "4"},
            {SpotState::Better, {Mark({230, 450})}, {Mark({230, 520})}, "7", "2"},
            {SpotState::Resolved, {Mark({150, 700})}, {}, "3", "–"}};
}

const bodymap::CompareTag* TagOf(const std::vector<bodymap::CompareTag>& tags, std::size_t spot,
                                 std::size_t figure) {
    for (const auto& tag : tags)
        if (tag.spot == spot && tag.figure == figure) return &tag;
    return nullptr;
}

}  // namespace

BOOST_AUTO_TEST_CASE(side_by_side_each_visit_has_its_figure_and_its_own_marks) {
    const auto spots = Spots();
    const auto look = Look(false);
    const auto viewports = bodymap::CompareViewports(Back(), kFrame, look);
    BOOST_REQUIRE_EQUAL(viewports.size(), 2U);
    BOOST_TEST(viewports[0].Scale() == viewports[1].Scale());
    const auto tags = bodymap::CompareTags(Back(), kFrame, spots, look);
    const std::vector<std::set<std::size_t>> shown{{2, 3, 4, 5}, {0, 2, 3, 4}};
    for (std::size_t figure = 0; figure < 2; ++figure)
        for (std::size_t spot = 0; spot < spots.size(); ++spot) {
            const auto* tag = TagOf(tags, spot, figure);
            BOOST_TEST((tag != nullptr) == shown[figure].contains(spot));
            if (tag == nullptr) continue;
            const auto& marks = figure == 0 ? spots[spot].first : spots[spot].second;
            BOOST_TEST(support::Near(tag->at, viewports[figure].ToScreen(marks[0].points[0]), 0.01));
            BOOST_TEST(tag->scores == (figure == 0 ? spots[spot].score_first : spots[spot].score_second));
        }
    // A stands left of B, and nothing of it reaches over.
    for (const auto& tag : tags) BOOST_TEST((tag.at.x < kFrame.x + kFrame.w / 2) == (tag.figure == 0));
}

BOOST_AUTO_TEST_CASE(overlaid_each_spot_has_one_tag_with_both_scores_where_the_newer_visit_has_it) {
    const auto spots = Spots();
    const auto look = Look(true);
    const auto viewports = bodymap::CompareViewports(Back(), kFrame, look);
    BOOST_REQUIRE_EQUAL(viewports.size(), 1U);
    const auto tags = bodymap::CompareTags(Back(), kFrame, spots, look);
    BOOST_REQUIRE_EQUAL(tags.size(), 5U);
    const auto place = [&](MapPoint at) { return viewports[0].ToScreen(at); };
    BOOST_TEST(support::Near(TagOf(tags, 4, 0)->at, place({230, 520}), 0.01));
    BOOST_TEST(support::Near(TagOf(tags, 5, 0)->at, place({150, 700}), 0.01));
    BOOST_TEST(TagOf(tags, 2, 0)->scores == "5→6");
    BOOST_TEST(TagOf(tags, 5, 0)->scores == "3→–");
    // The sign says the rest.
    BOOST_TEST(TagOf(tags, 0, 0)->scores == "5");
    BOOST_TEST(TagOf(tags, 3, 0)->scores == "4");
    // Where a spot moved, a dashed line leads from one place to the other.
    const auto scene = bodymap::CompareScene(Back(), kFrame, spots, look);
    const auto lines = support::StrokedIn(scene, plot::Better);
    const bool led = std::ranges::any_of(lines, [&](const bodymap::SceneShape& line) {
        return !line.dash.empty() && support::Near(line.path.steps.front().to, place({230, 450}), 0.01) &&
               support::Near(line.path.steps.back().to, place({230, 520}), 0.01);
    });
    BOOST_TEST(led);
    for (const auto& line : support::StrokedIn(scene, plot::Worse)) BOOST_TEST(line.dash.empty());
}

BOOST_AUTO_TEST_CASE(overlaid_what_only_the_first_visit_has_is_grey_and_what_the_second_has_is_not) {
    auto look = Look(true);
    look.faint.clear();  // the legend's own grey
    const auto painted = [&look](const ComparedSpot& spot, Ink ink) {
        const auto scene = bodymap::CompareScene(Back(), kFrame, {spot}, look);
        return !support::StrokedIn(scene, ink).empty() || !support::FilledIn(scene, ink).empty();
    };
    const ComparedSpot moved{SpotState::Better, {Mark({230, 450})}, {Mark({230, 520})}, "7", "2"};
    BOOST_TEST(painted(moved, Ink::Ghost));
    BOOST_TEST(painted(moved, Ink::Tone));
    const ComparedSpot gone{SpotState::Resolved, {Mark({230, 450})}, {}, "7", "–"};
    BOOST_TEST(painted(gone, Ink::Ghost));
    BOOST_TEST(!painted(gone, Ink::Tone));
    const ComparedSpot fresh{SpotState::New, {}, {Mark({230, 450})}, "–", "7"};
    BOOST_TEST(!painted(fresh, Ink::Ghost));
    // Nothing grey looks out from under a mark that stayed where it was.
    const ComparedSpot stayed{SpotState::Same, {Mark({230, 450})}, {Mark({230, 451})}, "4", "4"};
    BOOST_TEST(!painted(stayed, Ink::Ghost));
}

BOOST_AUTO_TEST_CASE(the_tags_of_what_is_new_or_worse_are_dark_and_of_what_is_gone_dashed) {
    const std::vector<Ink> grounds{plot::New, plot::Worse, Ink::TagFill, Ink::TagFill, Ink::TagFill};
    for (std::size_t i = 0; i < bodymap::kSpotStates; ++i) {
        const ComparedSpot spot{static_cast<SpotState>(i), {}, {Mark({200, 400})}, "1", "2"};
        const auto tags = bodymap::CompareTags(Back(), kFrame, {spot}, Look(true));
        const auto scene = bodymap::CompareScene(Back(), kFrame, {spot}, Look(true));
        std::size_t boxes = 0;
        for (const auto& item : scene.items) {
            const auto* shape = std::get_if<bodymap::SceneShape>(&item);
            if (shape == nullptr || shape->path.empty() ||
                !support::Near(support::MiddleOf(shape->path.Bounds()), support::MiddleOf(tags[0].box), 0.01))
                continue;
            ++boxes;
            BOOST_TEST((shape->fill == grounds[i]), i);
            BOOST_TEST(shape->dash.empty() == (static_cast<SpotState>(i) != SpotState::Resolved), i);
        }
        BOOST_TEST(boxes == 1U, i);
        const auto words = support::TextIn(scene, tags[0].scores);
        BOOST_REQUIRE(words);
        BOOST_TEST((words->ink == (i < 2 ? Ink::OnAccent : Ink::Text)), i);
    }
}

BOOST_AUTO_TEST_CASE(every_state_has_a_sign_of_its_own_shape_so_that_it_can_be_read_without_colours) {
    std::set<std::string> signs;
    for (std::size_t i = 0; i < bodymap::kSpotStates; ++i) {
        const ComparedSpot spot{static_cast<SpotState>(i), {}, {Mark({200, 400})}, "1", "1"};
        const auto tags = bodymap::CompareTags(Back(), kFrame, {spot}, Look(true));
        BOOST_REQUIRE_EQUAL(tags.size(), 1U);
        const Rect box = tags[0].box;
        std::string shapes;
        for (const auto& item : bodymap::CompareScene(Back(), kFrame, {spot}, Look(true)).items) {
            const auto* shape = std::get_if<bodymap::SceneShape>(&item);
            if (shape == nullptr || shape->path.empty()) continue;
            const Rect at = shape->path.Bounds();
            const bool sign =
                at.x >= box.x && at.x + at.w < box.x + 15 && at.y >= box.y && at.y + at.h <= box.y + box.h;
            if (sign) shapes += bodymap::ToSvg(shape->path.Moved(1, -box.x, -box.y), 1) + ";";
        }
        BOOST_TEST(!shapes.empty());
        signs.insert(shapes);
    }
    BOOST_TEST(signs.size() == bodymap::kSpotStates);
}

BOOST_AUTO_TEST_CASE(the_legend_names_the_states_in_order_and_wraps_where_the_frame_is_narrow) {
    const auto names = Look(true).names;
    for (const double width : {700.0, 170.0}) {
        const Rect frame{20, 10, width, 800};
        const auto scene = bodymap::CompareScene(Back(), frame, Spots(), Look(true));
        double lowest = 0;
        std::pair<double, double> before{-1, -1};
        for (const std::string& name : names) {
            const auto text = support::TextIn(scene, name);
            BOOST_REQUIRE(text);
            BOOST_TEST((std::pair(text->at.y, text->at.x) > before));
            BOOST_TEST(text->at.x < frame.x + frame.w);
            before = {text->at.y, text->at.x};
            lowest = std::max(lowest, text->at.y);
        }
        BOOST_TEST((lowest > frame.y + 20) == (width < 500));
        // What is grey is said where something is, and nowhere else.
        BOOST_TEST(support::TextIn(scene, "grey: charted at A").has_value());
        BOOST_TEST(!support::TextIn(bodymap::CompareScene(Back(), frame, Spots(), Look(false)),
                                    "grey: charted at A"));
        // The captions stand below it, above the figure.
        const auto caption = support::TextIn(scene, "A  2 Nov → B  23 Nov");
        BOOST_REQUIRE(caption);
        BOOST_TEST(caption->at.y > lowest);
    }
}

BOOST_AUTO_TEST_CASE(the_spot_under_a_point_is_that_of_its_tag_or_its_mark) {
    const auto spots = Spots();
    for (const bool overlaid : {false, true}) {
        const auto look = Look(overlaid);
        const auto at = [&](MapPoint point) {
            return bodymap::CompareAt(Back(), kFrame, spots, look, point);
        };
        for (const auto& tag : bodymap::CompareTags(Back(), kFrame, spots, look)) {
            BOOST_TEST((at(support::MiddleOf(tag.box)) == tag.spot));
            BOOST_TEST((at(tag.at) == tag.spot));
        }
        BOOST_TEST(!at({kFrame.x + 2, kFrame.y + kFrame.h - 2}));
    }
    // The place a spot had at the first visit leads to it too.
    const auto first = bodymap::CompareViewports(Back(), kFrame, Look(true))[0].ToScreen({230, 450});
    BOOST_TEST((bodymap::CompareAt(Back(), kFrame, spots, Look(true), first) == 4U));
}

BOOST_AUTO_TEST_CASE(no_tag_covers_another_however_many_spots_lie_together) {
    std::vector<ComparedSpot> spots;
    for (int i = 0; i < 24; ++i) {
        const MapPoint at{170.0 + 12 * (i % 6), 300.0 + 14 * (i / 6)};
        spots.push_back({static_cast<SpotState>(i % 5), {Mark(at)}, {Mark(at)}, "5", "6"});
    }
    const auto tags = bodymap::CompareTags(Back(), kFrame, spots, Look(true));
    BOOST_REQUIRE_EQUAL(tags.size(), spots.size());
    std::size_t covered = 0;
    for (std::size_t i = 0; i < tags.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const Rect &a = tags[i].box, &b = tags[j].box;
            covered += a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
        }
    BOOST_TEST(covered == 0U);
}

BOOST_AUTO_TEST_CASE(the_chosen_spot_is_ringed_in_each_figure) {
    auto look = Look(false);
    const auto before = support::StrokedIn(bodymap::CompareScene(Back(), kFrame, Spots(), look), Ink::Accent);
    look.chosen = 2;
    const auto rings = support::StrokedIn(bodymap::CompareScene(Back(), kFrame, Spots(), look), Ink::Accent);
    const auto viewports = bodymap::CompareViewports(Back(), kFrame, look);
    for (const auto& viewport : viewports)
        BOOST_TEST(std::ranges::any_of(rings, [&](const bodymap::SceneShape& ring) {
            return support::Near(support::MiddleOf(ring.path.Bounds()), viewport.ToScreen({260, 250}), 0.5);
        }));
    BOOST_TEST(before.empty());
}

BOOST_AUTO_TEST_SUITE_END()
