// posix_rule.cpp
// The rule behind a zone file's table, as in "CET-1CEST,M3.5.0,M10.5.0/3": which offset counts in years to
// come.
#pragma once

#include <cstdint>
#include <optional>
#include <string_view>

namespace text {

struct DayRule {
    enum class Kind { MonthWeek, DayOfYear, DayWithoutLeap };
    Kind kind = Kind::MonthWeek;
    int month = 1, week = 1, weekday = 0, day = 0;
    int seconds = 7200;  // after midnight, may be negative or beyond a day

    // Seconds since 1970 of the change, by the wall clock.
    [[nodiscard]] std::int64_t WallTime(int year) const;
};

struct PosixRule {
    int standard = 0;  // seconds east of UTC
    int summer = 0;
    bool has_summer = false;
    DayRule start, end;

    [[nodiscard]] int OffsetAt(std::int64_t utc_seconds) const;
};

[[nodiscard]] std::optional<PosixRule> ParsePosixRule(std::string_view text);

}  // namespace text
