// Days of an item in a week that is repeated until the next visit: the last day stands before the first.
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <vector>

#include "routine/draft.h"

BOOST_AUTO_TEST_SUITE(spread_tests)

BOOST_AUTO_TEST_CASE(strength_never_stands_on_two_days_in_a_row_nor_over_the_turn_of_the_week) {
    struct Row {
        std::vector<int> may;
        int most;
        std::vector<int> days;
    };
    const Row rows[] = {{{0, 3, 6}, 3, {0, 3}},
                        {{0, 2, 4, 6}, 3, {0, 2, 4}},
                        {{0, 1}, 2, {0}},
                        {{0, 6}, 2, {0}},
                        {{1, 3, 5}, 3, {1, 3, 5}}};
    for (const Row& row : rows) {
        routine::DayWish wish;
        for (const int day : row.may) wish.may.at(static_cast<std::size_t>(day)) = true;
        wish.most = row.most;
        wish.apart = true;
        const auto days = routine::Spread(wish);
        BOOST_TEST(days == row.days, boost::test_tools::per_element());
    }
}

BOOST_AUTO_TEST_SUITE_END()
