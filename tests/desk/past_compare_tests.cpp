// Two visits spot by spot: lists that add up.
#include <boost/test/unit_test.hpp>

#include <map>
#include <set>

#include "desk/made_past.h"
#include "desk/past_compare.h"

BOOST_AUTO_TEST_SUITE(past_compare_tests)

using desk::SpotChange;
using support::MadePast;

namespace {

// ui/history.png: 2 November held against 23 November.
MadePast MockUp() {
    MadePast made;
    using enum model::Side;
    made.Visit("2026-11-02");
    made.Mark({"trapezius_upper", Right, "trigger_point_active", 5, 3, "trapezius"})
        .Mark({"gastrocnemius_medial", Left, "hypertonicity", 5, 4, "calf"})
        .Mark({"iliotibial_tract", Right, "hypertonicity", 5, 4, "tract"})
        .Mark({"trapezius_upper", Left, "tenderness", 3, 2, "other"})
        .Mark({"gluteus_medius", Right, "adhesion", 4, 2, "hip"});
    desk::PastVisit& second = made.Visit("2026-11-23");
    second.resolved = {{"hip"}};
    made.Mark({"soleus", Left, "trigger_point_active", 5, {}, ""})
        .Mark({"tibialis_anterior", Left, "tenderness", 3, {}, ""})
        .Mark({"vastus_lateralis", Right, "swelling", 2, {}, ""})
        .Mark({"gastrocnemius_medial", Left, "hypertonicity", 6, {}, "calf"})
        .Mark({"trapezius_upper", Right, "trigger_point_active", 5, {}, "trapezius"})
        .Mark({"iliotibial_tract", Right, "hypertonicity", 4, {}, "tract"});
    return made;
}

std::vector<std::size_t> Sizes(const desk::PastComparison& comparison) {
    std::vector<std::size_t> sizes;
    for (const auto& list : comparison.lists) sizes.push_back(list.size());
    return sizes;
}

desk::PastComparison Compared(const MadePast& made) {
    return desk::CompareSpots(made.past, made.past.visits.front().id, made.past.visits.back().id);
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_visits_of_the_mock_up_add_up_as_it_says) {
    const auto made = MockUp();
    const auto comparison = Compared(made);
    // New 3, worse 1, same 1, better 1, resolved 2.
    BOOST_TEST(Sizes(comparison) == (std::vector<std::size_t>{3, 1, 1, 1, 2}),
               boost::test_tools::per_element());
    // 5 marks + 3 new − 2 resolved = 6.
    BOOST_TEST(comparison.marks_first == 5);
    BOOST_TEST(comparison.marks_new == 3);
    BOOST_TEST(comparison.marks_gone == 2);
    BOOST_TEST(comparison.marks_within == 0);
    BOOST_TEST(comparison.marks_second == 6);
}

BOOST_AUTO_TEST_CASE(a_direction_is_shown_and_said_to_be_meaningful_from_two_points_on) {
    struct Row {
        int before, after;
        SpotChange change;
        bool meaningful;
    };
    for (const Row& row : {Row{5, 6, SpotChange::Worse, false}, Row{5, 7, SpotChange::Worse, true},
                           Row{5, 5, SpotChange::Same, false}, Row{5, 4, SpotChange::Better, false},
                           Row{5, 3, SpotChange::Better, true}, Row{0, 10, SpotChange::Worse, true}}) {
        MadePast made;
        made.Visit("2026-01-01");
        made.Mark({.before = row.before, .spot = "one"});
        made.Visit("2026-01-08");
        made.Mark({.before = row.after, .spot = "one"});
        const auto comparison = Compared(made);
        BOOST_TEST_CONTEXT(row.before << " → " << row.after) {
            BOOST_REQUIRE_EQUAL(comparison.Of(row.change).size(), 1U);
            BOOST_TEST(comparison.Of(row.change)[0].meaningful == row.meaningful);
        }
    }
}

BOOST_AUTO_TEST_CASE(of_several_marks_of_one_spot_the_severest_counts_and_all_are_counted) {
    MadePast made;
    made.Visit("2026-01-01");
    made.Mark({.before = 2, .spot = "one"}).Mark({.before = 6, .spot = "one"});
    made.Visit("2026-01-08");
    made.Mark({.before = 4, .spot = "one"});
    const auto comparison = Compared(made);
    BOOST_REQUIRE_EQUAL(comparison.Of(SpotChange::Better).size(), 1U);
    const auto& pair = comparison.Of(SpotChange::Better)[0];
    BOOST_TEST(*pair.before_first == 6);  // not the mean, 4, which would hide it
    BOOST_TEST((pair.mark_first == model::MarkId{"mark 2"}));
    // 2 marks − 1 within the spot = 1; one spot stays one spot.
    BOOST_TEST(comparison.marks_within == -1);
    BOOST_TEST(comparison.spots_first == 1);
    BOOST_TEST(comparison.spots_second == 1);
}

BOOST_AUTO_TEST_CASE(what_was_not_rated_is_the_same_and_never_meaningful) {
    MadePast made;
    made.Visit("2026-01-01");
    made.Mark({.spot = "one"});
    made.Visit("2026-01-08");
    made.Mark({.before = 9, .spot = "one"});
    const auto comparison = Compared(made);
    BOOST_REQUIRE_EQUAL(comparison.Of(SpotChange::Same).size(), 1U);
    BOOST_TEST(!comparison.Of(SpotChange::Same)[0].meaningful);
}

BOOST_AUTO_TEST_CASE(a_spot_whose_side_was_corrected_is_no_course_of_one_place) {
    MadePast made;
    made.Visit("2026-01-01");
    made.Mark({.side = model::Side::Right, .before = 7, .spot = "calf"});
    made.Visit("2026-01-08");
    made.Mark({.side = model::Side::Left, .before = 3, .spot = "calf"});
    const auto comparison = Compared(made);
    BOOST_TEST(Sizes(comparison) == (std::vector<std::size_t>{1, 0, 0, 0, 1}),
               boost::test_tools::per_element());
    BOOST_TEST((comparison.Of(SpotChange::New)[0].at.side == model::Side::Left));
    BOOST_TEST(!comparison.Of(SpotChange::New)[0].before_first);
    BOOST_TEST((comparison.Of(SpotChange::Resolved)[0].at.side == model::Side::Right));
    BOOST_TEST(*comparison.Of(SpotChange::Resolved)[0].before_first == 7);
}

BOOST_AUTO_TEST_CASE(found_gone_is_told_from_not_charted) {
    const auto made = MockUp();
    const auto comparison = Compared(made);
    std::map<std::string, bool> gone;
    for (const auto& pair : comparison.Of(SpotChange::Resolved)) gone[pair.spot.value] = pair.found_gone;
    BOOST_TEST(gone.at("hip"));
    BOOST_TEST(!gone.at("other"));
}

BOOST_AUTO_TEST_CASE(lists_of_any_two_visits_add_up) {
    for (unsigned long long seed = 1; seed <= 200; ++seed) {
        const auto made = support::RolledPast(seed, 6, 9);
        for (const auto& a : made.past.visits)
            for (const auto& b : made.past.visits) {
                const auto c = desk::CompareSpots(made.past, a.id, b.id);
                BOOST_REQUIRE_EQUAL(c.marks_first, static_cast<int>(a.mark_count));
                BOOST_REQUIRE_EQUAL(c.marks_second, static_cast<int>(b.mark_count));
                BOOST_REQUIRE_EQUAL(c.marks_first - c.marks_gone + c.marks_new + c.marks_within,
                                    c.marks_second);
                const auto fresh = static_cast<int>(c.Of(SpotChange::New).size());
                const auto gone = static_cast<int>(c.Of(SpotChange::Resolved).size());
                BOOST_REQUIRE_EQUAL(c.spots_first - gone + fresh, c.spots_second);
                std::set<std::pair<model::SpotId, model::Side>> spots;
                for (const auto& list : c.lists)
                    for (const auto& pair : list)
                        BOOST_REQUIRE(spots.emplace(pair.spot, pair.at.side).second);
                // The other way round new is resolved, and worse is better.
                const auto back = desk::CompareSpots(made.past, b.id, a.id);
                BOOST_REQUIRE_EQUAL(back.Of(SpotChange::Resolved).size(), c.Of(SpotChange::New).size());
                BOOST_REQUIRE_EQUAL(back.Of(SpotChange::Worse).size(), c.Of(SpotChange::Better).size());
            }
    }
}

BOOST_AUTO_TEST_CASE(a_visit_of_another_history_is_refused) {
    const auto made = MockUp();
    BOOST_CHECK_THROW((void)desk::CompareSpots(made.past, {"nobody"}, made.past.visits[0].id), model::Error);
}

BOOST_AUTO_TEST_SUITE_END()
