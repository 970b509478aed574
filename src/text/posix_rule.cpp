#include "text/posix_rule.h"

#include <algorithm>
#include <chrono>

namespace text {
namespace {

namespace chrono = std::chrono;

constexpr std::int64_t kDay = 86'400;

class Reader {
public:
    explicit Reader(std::string_view text) : m_rest(text) {}

    [[nodiscard]] bool AtEnd() const { return m_rest.empty(); }
    bool Take(char c) {
        if (m_rest.empty() || m_rest.front() != c) return false;
        m_rest.remove_prefix(1);
        return true;
    }
    // At most three digits, within the bounds.
    std::optional<int> Number(int low, int high) {
        int value = 0;
        int digits = 0;
        while (digits < 3 && !m_rest.empty() && m_rest.front() >= '0' && m_rest.front() <= '9') {
            value = 10 * value + (m_rest.front() - '0');
            m_rest.remove_prefix(1);
            ++digits;
        }
        if (digits == 0 || value < low || value > high) return std::nullopt;
        return value;
    }
    bool SkipName() {
        const bool quoted = Take('<');
        const auto end = std::find_if(m_rest.begin(), m_rest.end(), [&](char c) {
            const bool letter = (c >= 'A' && c <= 'Z') || (c >= 'a' && c <= 'z');
            return quoted ? c == '>' : !letter;
        });
        const auto length = static_cast<std::size_t>(end - m_rest.begin());
        m_rest.remove_prefix(length);
        return length >= 3 && (!quoted || Take('>'));
    }
    // [+-]h[h[h]][:mm[:ss]] in seconds.
    std::optional<int> Time() {
        const bool minus = Take('-');
        if (!minus) Take('+');
        const auto hours = Number(0, 167);
        if (!hours) return std::nullopt;
        int seconds = *hours * 3600;
        for (int unit = 60; unit >= 1 && Take(':'); unit /= 60) {
            const auto part = Number(0, 59);
            if (!part) return std::nullopt;
            seconds += *part * unit;
        }
        return minus ? -seconds : seconds;
    }

private:
    std::string_view m_rest;
};

bool ReadMonthWeek(Reader& in, DayRule& rule) {
    const auto month = in.Number(1, 12);
    if (!month || !in.Take('.')) return false;
    const auto week = in.Number(1, 5);
    if (!week || !in.Take('.')) return false;
    const auto weekday = in.Number(0, 6);
    if (!weekday) return false;
    rule.month = *month;
    rule.week = *week;
    rule.weekday = *weekday;
    return true;
}

bool ReadDay(Reader& in, DayRule& rule) {
    if (in.Take('M')) {
        rule.kind = DayRule::Kind::MonthWeek;
        if (!ReadMonthWeek(in, rule)) return false;
    } else {
        const bool without_leap = in.Take('J');
        const auto day = in.Number(without_leap ? 1 : 0, 365);
        if (!day) return false;
        rule.kind = without_leap ? DayRule::Kind::DayWithoutLeap : DayRule::Kind::DayOfYear;
        rule.day = *day;
    }
    if (!in.Take('/')) return true;
    const auto time = in.Time();
    rule.seconds = time.value_or(0);
    return time.has_value();
}

chrono::sys_days DayIn(const DayRule& rule, chrono::year year) {
    if (rule.kind == DayRule::Kind::MonthWeek) {
        const auto weekday = chrono::weekday(static_cast<unsigned>(rule.weekday));
        const auto month = chrono::month(static_cast<unsigned>(rule.month));
        if (rule.week == 5) return chrono::sys_days(year / month / weekday[chrono::last]);
        return chrono::sys_days(year / month / weekday[static_cast<unsigned>(rule.week)]);
    }
    const auto first = chrono::sys_days(year / chrono::January / 1);
    if (rule.kind == DayRule::Kind::DayOfYear) return first + chrono::days(rule.day);
    const bool after_leap_day = year.is_leap() && rule.day >= 60;
    return first + chrono::days(rule.day - 1 + (after_leap_day ? 1 : 0));
}

int YearOf(std::int64_t wall_seconds) {
    const auto day = chrono::floor<chrono::days>(chrono::sys_seconds(chrono::seconds(wall_seconds)));
    return static_cast<int>(chrono::year_month_day(day).year());
}

}  // namespace

std::int64_t DayRule::WallTime(int year) const {
    return DayIn(*this, chrono::year(year)).time_since_epoch().count() * kDay + seconds;
}

int PosixRule::OffsetAt(std::int64_t utc_seconds) const {
    if (!has_summer) return standard;
    const int year = YearOf(utc_seconds + standard);
    const auto begins = start.WallTime(year) - standard;
    const auto ends = end.WallTime(year) - summer;
    const bool in_summer = begins < ends ? utc_seconds >= begins && utc_seconds < ends
                                         : utc_seconds >= begins || utc_seconds < ends;
    return in_summer ? summer : standard;
}

std::optional<PosixRule> ParsePosixRule(std::string_view text) {
    Reader in(text);
    PosixRule rule;
    if (!in.SkipName()) return std::nullopt;
    const auto west = in.Time();
    if (!west) return std::nullopt;
    rule.standard = -*west;
    if (in.AtEnd()) return rule;
    if (!in.SkipName()) return std::nullopt;
    rule.has_summer = true;
    rule.summer = rule.standard + 3600;
    if (!in.Take(',')) {
        const auto summer_west = in.Time();
        if (!summer_west || !in.Take(',')) return std::nullopt;
        rule.summer = -*summer_west;
    }
    if (!ReadDay(in, rule.start) || !in.Take(',') || !ReadDay(in, rule.end) || !in.AtEnd())
        return std::nullopt;
    return rule;
}

}  // namespace text
