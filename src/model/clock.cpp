#include "model/clock.h"

#include <array>
#include <cstdio>

namespace model {

namespace {

using namespace std::chrono;

// Exactly `digits` decimal digits at `at`, or -1.
int Digits(std::string_view text, std::size_t at, std::size_t digits) {
    if (at + digits > text.size()) return -1;
    int value = 0;
    for (std::size_t i = at; i < at + digits; ++i) {
        if (text[i] < '0' || text[i] > '9') return -1;
        value = value * 10 + (text[i] - '0');
    }
    return value;
}

// ".5" or ".123456" as milliseconds; -1 if it is no fraction.
int Milliseconds(std::string_view fraction) {
    if (fraction.empty()) return 0;
    if (fraction.size() < 2 || fraction.size() > 10 || fraction[0] != '.') return -1;
    int value = 0;
    for (std::size_t i = 1; i < 4; ++i) {
        const int digit = i < fraction.size() ? Digits(fraction, i, 1) : 0;
        if (digit < 0) return -1;
        value = value * 10 + digit;
    }
    for (std::size_t i = 4; i < fraction.size(); ++i) {
        if (Digits(fraction, i, 1) < 0) return -1;
    }
    return value;
}

}  // namespace

Instant SystemClock::Now() const {
    return floor<milliseconds>(system_clock::now());
}

std::string ToIso(Instant instant) {
    const auto day = floor<days>(instant);
    const hh_mm_ss time{instant - day};
    std::array<char, 16> rest{};
    std::snprintf(rest.data(), rest.size(), "T%02d:%02d:%02d.%03dZ",
                  static_cast<int>(time.hours().count()) % 24, static_cast<int>(time.minutes().count()) % 60,
                  static_cast<int>(time.seconds().count()) % 60,
                  static_cast<int>(time.subseconds().count()) % 1000);
    return ToIso(Date{day}) + rest.data();
}

std::optional<Instant> ParseInstant(std::string_view text) {
    if (text.size() < 20 || text[10] != 'T' || text[13] != ':' || text[16] != ':' || text.back() != 'Z')
        return {};
    const auto day = ParseDate(text.substr(0, 10));
    const int hour = Digits(text, 11, 2), minute = Digits(text, 14, 2), second = Digits(text, 17, 2);
    const int milli = Milliseconds(text.substr(19, text.size() - 20));
    if (!day || hour < 0 || hour > 23 || minute < 0 || minute > 59 || second < 0 || second > 59 || milli < 0)
        return {};
    return Instant{sys_days{*day}} + hours{hour} + minutes{minute} + seconds{second} + milliseconds{milli};
}

std::string ToIso(Date date) {
    std::array<char, 24> text{};
    std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date.year()),
                  static_cast<unsigned>(date.month()), static_cast<unsigned>(date.day()));
    return text.data();
}

std::optional<Date> ParseDate(std::string_view text) {
    if (text.size() != 10 || text[4] != '-' || text[7] != '-') return {};
    const int y = Digits(text, 0, 4), m = Digits(text, 5, 2), d = Digits(text, 8, 2);
    if (y < 0 || m < 0 || d < 0) return {};
    const Date date{year{y}, month{static_cast<unsigned>(m)}, day{static_cast<unsigned>(d)}};
    return date.ok() ? std::optional(date) : std::nullopt;
}

int AgeOn(Date birth, Date day) {
    const int years = static_cast<int>(day.year()) - static_cast<int>(birth.year());
    const bool had_birthday = std::pair(day.month(), day.day()) >= std::pair(birth.month(), birth.day());
    return had_birthday ? years : years - 1;
}

}  // namespace model
