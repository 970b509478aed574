#include "text/human_date.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>

#include "text/fill.h"
#include "text/month_name.h"

namespace text {
namespace {

constexpr std::array kMonths{
    MsgIn("month", "January"), MsgIn("month", "February"), MsgIn("month", "March"),
    MsgIn("month", "April"),   MsgIn("month", "May"),      MsgIn("month", "June"),
    MsgIn("month", "July"),    MsgIn("month", "August"),   MsgIn("month", "September"),
    MsgIn("month", "October"), MsgIn("month", "November"), MsgIn("month", "December")};
constexpr std::array kWeekdays{MsgIn("weekday", "Sunday"),   MsgIn("weekday", "Monday"),
                               MsgIn("weekday", "Tuesday"),  MsgIn("weekday", "Wednesday"),
                               MsgIn("weekday", "Thursday"), MsgIn("weekday", "Friday"),
                               MsgIn("weekday", "Saturday")};
constexpr std::array kShortWeekdays{MsgIn("weekday short", "Sun"), MsgIn("weekday short", "Mon"),
                                    MsgIn("weekday short", "Tue"), MsgIn("weekday short", "Wed"),
                                    MsgIn("weekday short", "Thu"), MsgIn("weekday short", "Fri"),
                                    MsgIn("weekday short", "Sat")};

std::size_t MonthAt(std::chrono::year_month_day day) {
    return static_cast<unsigned>(day.month()) - 1;
}

std::size_t WeekdayAt(std::chrono::year_month_day day) {
    return std::chrono::weekday(std::chrono::sys_days(day)).c_encoding();
}

std::string DayNumber(std::chrono::year_month_day day) {
    return std::to_string(static_cast<unsigned>(day.day()));
}

}  // namespace

std::string HumanDate(const Translator& words, std::chrono::year_month_day day, DateStyle style) {
    if (!day.ok()) return {};
    const auto number = DayNumber(day);
    const auto year = std::to_string(static_cast<int>(day.year()));
    const auto month = words.In("month", kMonths[MonthAt(day)]);
    const auto short_month = ShortMonth(words, day.month());
    switch (style) {
        case DateStyle::Day:
            return words.SayIn("date: day, short month", "{0} {1}", {number, short_month});
        case DateStyle::Short:
            return words.SayIn("date: day, short month, year", "{0} {1} {2}", {number, short_month, year});
        case DateStyle::Long:
            return words.SayIn("date: day, month, year", "{0} {1} {2}", {number, month, year});
        case DateStyle::Weekday:
            return words.SayIn(
                "date: short weekday, day, short month", "{0} {1} {2}",
                {words.In("weekday short", kShortWeekdays[WeekdayAt(day)]), number, short_month});
        case DateStyle::Full:
            return words.SayIn("date: weekday, day, month, year", "{0} {1} {2} {3}",
                               {words.In("weekday", kWeekdays[WeekdayAt(day)]), number, month, year});
    }
    return {};
}

std::string WeekdayHead(const Translator& words, std::chrono::year_month_day day) {
    if (!day.ok()) return {};
    return words.SayIn("date: short weekday, day", "{0} {1}",
                       {words.In("weekday short", kShortWeekdays[WeekdayAt(day)]), DayNumber(day)});
}

std::string HumanTime(int hour, int minute) {
    const auto two = [](int value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    return two(hour) + ":" + two(minute);
}

std::string HumanNumber(const Translator& words, double value, int digits) {
    if (!std::isfinite(value)) return "–";
    // 309 digits before the point are the most a double has.
    std::array<char, 340> buffer{};
    const auto end = std::to_chars(buffer.data(), buffer.data() + buffer.size(), value,
                                   std::chars_format::fixed, std::clamp(digits, 0, 9));
    std::string out(buffer.data(), end.ptr);
    if (const auto point = out.find('.'); point != std::string::npos) {
        out.erase(out.find_last_not_of('0') + 1);
        if (out.back() == '.') out.pop_back();
        if (point < out.size()) out.replace(point, 1, words.In("decimal sign", "."));
    }
    return out == "-0" ? "0" : out;
}

}  // namespace text
