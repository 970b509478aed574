#include <algorithm>
#include <bit>
#include <tuple>

#include "routine/draft.h"

namespace routine {

namespace {

using Days = unsigned;  // the first day is the highest bit: of equals the earlier days are the greater number

constexpr Days kAll = (1U << kPlanDays) - 1;

Days Bit(int day) {
    return 1U << (kPlanDays - 1 - day);
}

Days Of(const std::array<bool, kPlanDays>& days) {
    Days out = 0;
    for (int day = 0; day < kPlanDays; ++day) {
        if (days[static_cast<std::size_t>(day)]) out |= Bit(day);
    }
    return out;
}

Days Turned(Days days, int by) {
    return ((days << by) | (days >> (kPlanDays - by))) & kAll;
}

// How near the days are to each other round the week: pairs at one, two and three days weigh as the inverse
// of their distance squared.
int Crowded(Days days) {
    constexpr int kWeights[] = {36, 9, 4};
    int out = 0;
    for (int by = 1; by <= 3; ++by) out += kWeights[by - 1] * std::popcount(days & Turned(days, by));
    return out;
}

// The last day of the week stands before its first: the week is repeated until the next visit.
int Neighbours(Days days) {
    return std::popcount(days & Turned(days, 1));
}

}  // namespace

std::vector<int> Spread(const DayWish& wish) {
    const Days may = Of(wish.may), asked = Of(wish.asked), last = Of(wish.last);
    // Of weeks that are as even, the one with fewer neighbours on paper.
    const auto rank = [&](Days days) {
        return std::make_tuple(std::popcount(days & asked), std::popcount(days), -std::popcount(days & last),
                               -Crowded(days), -std::popcount(days & (days << 1)));
    };
    Days best = 0;
    for (Days days = kAll; days > 0; --days) {
        if ((days & ~may) != 0 || std::popcount(days) > wish.most || (wish.apart && Neighbours(days) > 0))
            continue;
        if (best == 0 || rank(days) > rank(best)) best = days;
    }
    std::vector<int> out;
    for (int day = 0; day < kPlanDays; ++day) {
        if ((best & Bit(day)) != 0) out.push_back(day);
    }
    return out;
}

}  // namespace routine
