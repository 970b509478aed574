// Time as the record keeps it: instants in UTC to the millisecond, calendar dates without a zone.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <string_view>

namespace model {

using Instant = std::chrono::sys_time<std::chrono::milliseconds>;
using Date = std::chrono::year_month_day;

class Clock {
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual Instant Now() const = 0;
};

class SystemClock final : public Clock {
public:
    [[nodiscard]] Instant Now() const override;
};

// "2026-11-23T14:30:00.000Z"; parsing takes seconds with or without a fraction and demands the Z.
[[nodiscard]] std::string ToIso(Instant instant);
[[nodiscard]] std::optional<Instant> ParseInstant(std::string_view text);

// "2026-11-23"; parsing refuses dates that do not exist.
[[nodiscard]] std::string ToIso(Date date);
[[nodiscard]] std::optional<Date> ParseDate(std::string_view text);

// Whole years lived on a day.
[[nodiscard]] int AgeOn(Date birth, Date day);

}  // namespace model
