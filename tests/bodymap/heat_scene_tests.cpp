// The heat map as it is drawn: tints by count where the regions are, counts that can be read, and what is
// under the pointer.
#include <boost/test/unit_test.hpp>

#include <filesystem>
#include <set>

#include "bodymap/heat_scene.h"
#include "bodymap/region_grid.h"
#include "support/scene_parts.h"

BOOST_AUTO_TEST_SUITE(heat_scene_tests)

using bodymap::HeatGroup;
using bodymap::Ink;
using bodymap::Rect;
using model::Side;
namespace plot = bodymap::plot;

namespace {

const bodymap::BodyMap& Back() {
    static const auto map =
        bodymap::ReadMap(std::filesystem::path(PALPATE_SOURCE_DIR) / "body_maps" / "neutral-back.svg");
    return map;
}

bodymap::Viewport Fitted() {
    return bodymap::Viewport::Fit(Back().box, {0, 0, 500, 1000});
}

const bodymap::Region& Drawn(const model::RegionRef& at) {
    const auto found = std::ranges::find_if(Back().regions, [&](const bodymap::Region& region) {
        return region.at == at && region.sheet == bodymap::Sheet::Superficial;
    });
    BOOST_REQUIRE(found != Back().regions.end());
    return *found;
}

Rect OnScreen(const model::RegionRef& at) {
    return Drawn(at).path.Moved(Fitted().Scale(), Fitted().Offset().x, Fitted().Offset().y).Bounds();
}

const model::RegionRef kLeftTrapezius{"trapezius_upper", Side::Left};
const model::RegionRef kRightTrapezius{"trapezius_upper", Side::Right};
const model::RegionRef kLeftSoleus{"soleus", Side::Left};

bool Same(const Rect& a, const Rect& b) {
    return std::abs(a.x - b.x) < 0.01 && std::abs(a.y - b.y) < 0.01 && std::abs(a.w - b.w) < 0.01 &&
           std::abs(a.h - b.h) < 0.01;
}

}  // namespace

BOOST_AUTO_TEST_CASE(counts_have_five_steps_each_with_its_ink) {
    const std::vector<std::pair<int, Ink>> wanted{{1, plot::Heat1}, {2, plot::Heat2},  {3, plot::Heat3},
                                                  {4, plot::Heat3}, {5, plot::Heat4},  {6, plot::Heat4},
                                                  {7, plot::Heat5}, {500, plot::Heat5}};
    for (const auto& [count, ink] : wanted) BOOST_TEST((bodymap::HeatInk(count) == ink), count);
}

BOOST_AUTO_TEST_CASE(beyond_ten_the_steps_are_shares_of_the_highest_count) {
    const std::vector<std::pair<int, Ink>> wanted{{1, plot::Heat1},  {12, plot::Heat1}, {13, plot::Heat2},
                                                  {25, plot::Heat3}, {36, plot::Heat3}, {37, plot::Heat4},
                                                  {49, plot::Heat5}, {60, plot::Heat5}};
    for (const auto& [count, ink] : wanted) BOOST_TEST((bodymap::HeatInk(count, 60) == ink), count);
    BOOST_TEST((bodymap::HeatInk(7, 10) == plot::Heat5));
    for (int highest = 11; highest < 600; ++highest) {
        const auto from = bodymap::HeatFrom(highest);
        BOOST_TEST(from[0] == 1);
        for (std::size_t step = 1; step < from.size(); ++step) BOOST_TEST(from[step] > from[step - 1]);
        BOOST_TEST(from.back() <= highest);
    }
    bodymap::Scene scene;
    (void)bodymap::HeatLegend(scene, {8, 20}, "Visits", 11, 60);
    for (const char* name : {"1–12", "13–24", "25–36", "37–48", "49–60"})
        BOOST_TEST(support::TextIn(scene, name).has_value(), name);
}

BOOST_AUTO_TEST_CASE(each_step_is_darker_than_the_one_before_so_that_it_can_be_read_in_black_and_white) {
    const auto light = [](Ink ink) {
        const std::string hex = bodymap::HexColour(ink, false);
        const auto part = [&](std::size_t at) { return std::stoi(hex.substr(at, 2), nullptr, 16); };
        return 0.2126 * part(1) + 0.7152 * part(3) + 0.0722 * part(5);
    };
    double before = 256;
    for (const Ink ink : {plot::Heat1, plot::Heat2, plot::Heat3, plot::Heat4, plot::Heat5}) {
        BOOST_TEST(light(ink) < before - 12);
        before = light(ink);
    }
}

BOOST_AUTO_TEST_CASE(a_region_is_tinted_by_its_count_where_it_is_drawn_and_no_other) {
    const std::vector<HeatGroup> groups{{{kLeftTrapezius}, 8}, {{kRightTrapezius}, 0}, {{kLeftSoleus}, 3}};
    const auto scene = bodymap::HeatScene(Back(), Fitted(), groups, {});
    const auto eight = support::FilledIn(scene, plot::Heat5), three = support::FilledIn(scene, plot::Heat3);
    BOOST_REQUIRE_EQUAL(eight.size(), 1U);
    BOOST_REQUIRE_EQUAL(three.size(), 1U);
    BOOST_TEST(Same(eight[0], OnScreen(kLeftTrapezius)));
    BOOST_TEST(Same(three[0], OnScreen(kLeftSoleus)));
    for (const Ink ink : {plot::Heat1, plot::Heat2, plot::Heat4})
        BOOST_TEST(support::FilledIn(scene, ink).empty());
    // Seen from behind the client's left is at the left.
    BOOST_TEST(support::MiddleOf(eight[0]).x < 250);
}

BOOST_AUTO_TEST_CASE(every_count_that_is_drawn_is_printed_once_inside_its_region_or_tied_to_it) {
    const std::vector<HeatGroup> groups{
        {{kLeftTrapezius}, 8}, {{kLeftSoleus}, 123456}, {{kRightTrapezius}, 0}};
    const auto labels = bodymap::HeatLabels(Back(), Fitted(), groups, {});
    BOOST_REQUIRE_EQUAL(labels.size(), 2U);
    const auto scene = bodymap::HeatScene(Back(), Fitted(), groups, {});
    const auto eight = support::TextIn(scene, "8"), many = support::TextIn(scene, "123456");
    BOOST_REQUIRE((eight && many));
    BOOST_TEST(!support::TextIn(scene, "0"));
    BOOST_TEST(labels[0].inside);
    BOOST_TEST((labels[0].group == 0U && eight->ink == bodymap::OnHeatInk(8, 123456)));
    const Rect trapezius = OnScreen(kLeftTrapezius);
    BOOST_TEST((eight->at.x > trapezius.x && eight->at.x < trapezius.x + trapezius.w));
    // Too wide for the muscle: beside it, with a line that begins in it.
    BOOST_TEST((!labels[1].inside && labels[1].group == 1U));
    const auto leaders = support::StrokedIn(scene, Ink::Text2);
    BOOST_REQUIRE_EQUAL(leaders.size(), 1U);
    const auto from = leaders[0].path.steps[0].to;
    const Rect soleus = OnScreen(kLeftSoleus);
    BOOST_TEST((from.x >= soleus.x && from.x <= soleus.x + soleus.w && from.y >= soleus.y &&
                from.y <= soleus.y + soleus.h));
}

// Tried pixel by pixel, with a pixel to spare: at the size of a card many regions hold a number somewhere,
// though not at the point they are named at.
BOOST_AUTO_TEST_CASE(a_count_stands_in_its_region_wherever_it_fits) {
    const auto small = bodymap::Viewport::Fit(Back().box, {0, 0, 220, 320});
    int held = 0;
    for (const auto& region : Back().regions) {
        if (region.sheet != bodymap::Sheet::Superficial || &Drawn(region.at) != &region) continue;
        const auto path = region.path.Moved(small.Scale(), small.Offset().x, small.Offset().y);
        bodymap::GridShapes shapes;
        shapes.Add(path);
        const auto inside = [&](double x, double y) { return shapes.Contains(0, {x, y}); };
        const Rect all = path.Bounds();
        bool fits = false;
        for (double x = all.x; x < all.x + all.w && !fits; x += 0.5)
            for (double y = all.y; y < all.y + all.h && !fits; y += 0.5) {
                fits = true;
                for (double i = 0; i <= 1 && fits; i += 0.125)
                    for (double j = 0; j <= 1 && fits; j += 0.125) fits = inside(x + i * 10, y + j * 11);
            }
        if (!fits) continue;
        ++held;
        const auto labels = bodymap::HeatLabels(Back(), small, {{{region.at}, 3}}, {});
        BOOST_TEST_INFO(region.at.region);
        BOOST_TEST((labels.size() == 1U && labels[0].inside));
    }
    BOOST_TEST(held > 5);
}

BOOST_AUTO_TEST_CASE(no_label_covers_another_where_every_region_has_one) {
    std::set<model::RegionRef> all;
    for (const auto& region : Back().regions)
        if (region.sheet == bodymap::Sheet::Superficial) all.insert(region.at);
    std::vector<HeatGroup> groups;
    for (const auto& at : all) groups.push_back({{at}, static_cast<int>(groups.size()) % 60 + 1});
    const auto labels = bodymap::HeatLabels(Back(), Fitted(), groups, {});
    BOOST_TEST(labels.size() == groups.size());
    std::size_t covered = 0;
    for (std::size_t i = 0; i < labels.size(); ++i)
        for (std::size_t j = 0; j < i; ++j) {
            const Rect &a = labels[i].box, &b = labels[j].box;
            covered += a.x < b.x + b.w && b.x < a.x + a.w && a.y < b.y + b.h && b.y < a.y + a.h;
        }
    BOOST_TEST(covered == 0U);
}

BOOST_AUTO_TEST_CASE(the_group_under_a_point_is_the_one_that_is_painted_there) {
    const std::vector<HeatGroup> groups{{{kLeftTrapezius, kRightTrapezius}, 8}, {{kLeftSoleus}, 3}};
    const auto at = [&](bodymap::MapPoint point) {
        return bodymap::HeatAt(Back(), Fitted(), groups, {}, point);
    };
    for (const auto& [where, group] :
         {std::pair{kLeftTrapezius, 0U}, {kRightTrapezius, 0U}, {kLeftSoleus, 1U}})
        BOOST_TEST((at(Fitted().ToScreen(Drawn(where).label)) == group));
    BOOST_TEST(!at(Fitted().ToScreen(Drawn({"soleus", Side::Right}).label)));
    BOOST_TEST(!at({1, 1}));
    const std::vector<HeatGroup> none{{{kLeftTrapezius}, 0}};
    BOOST_TEST(!bodymap::HeatAt(Back(), Fitted(), none, {}, Fitted().ToScreen(Drawn(kLeftTrapezius).label)));
}

BOOST_AUTO_TEST_CASE(the_chosen_group_has_a_ring_around_each_of_its_regions) {
    const std::vector<HeatGroup> groups{{{kLeftTrapezius, kRightTrapezius}, 8}, {{kLeftSoleus}, 3}};
    bodymap::HeatLook look;
    look.chosen = 0;
    const auto rings = support::StrokedIn(bodymap::HeatScene(Back(), Fitted(), groups, look), Ink::Accent);
    BOOST_REQUIRE_EQUAL(rings.size(), 2U);
    BOOST_TEST(Same(rings[0].path.Bounds(), OnScreen(kLeftTrapezius)));
    BOOST_TEST(Same(rings[1].path.Bounds(), OnScreen(kRightTrapezius)));
}

BOOST_AUTO_TEST_CASE(the_legend_names_the_steps_beside_boxes_of_their_ink_in_order) {
    bodymap::Scene scene;
    const double end = bodymap::HeatLegend(scene, {8, 20}, "Visits", 11);
    double before = support::TextIn(scene, "Visits")->at.x;
    const std::vector<std::pair<std::string, Ink>> steps{{"1", plot::Heat1},
                                                         {"2", plot::Heat2},
                                                         {"3–4", plot::Heat3},
                                                         {"5–6", plot::Heat4},
                                                         {"7+", plot::Heat5}};
    for (const auto& [name, ink] : steps) {
        const auto boxes = support::FilledIn(scene, ink);
        const auto text = support::TextIn(scene, name);
        BOOST_REQUIRE((boxes.size() == 1 && text));
        BOOST_TEST((boxes[0].x > before && text->at.x > boxes[0].x + boxes[0].w));
        before = text->at.x;
    }
    BOOST_TEST(end > before);
}

BOOST_AUTO_TEST_SUITE_END()
