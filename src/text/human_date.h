// Dates, times and numbers as people write them in the translator's language.
#pragma once

#include <chrono>
#include <string>

#include "text/translator.h"

namespace text {

enum class DateStyle {
    Day,      // 23 Nov
    Short,    // 23 Nov 2026
    Long,     // 23 November 2026
    Weekday,  // Mon 23 Nov
    Full      // Monday 23 November 2026
};

[[nodiscard]] std::string HumanDate(const Translator& words, std::chrono::year_month_day day,
                                    DateStyle style);
// "Tue 24": head of a week grid's column.
[[nodiscard]] std::string WeekdayHead(const Translator& words, std::chrono::year_month_day day);
[[nodiscard]] std::string HumanTime(int hour, int minute);  // "14:30"
// 7.5 with the language's decimal sign, at most `digits` after it, no trailing zeros.
[[nodiscard]] std::string HumanNumber(const Translator& words, double value, int digits = 1);

}  // namespace text
