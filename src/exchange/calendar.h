// Calendar files (RFC 5545) written by libical: weekly and single events of one calendar, in one time zone
// whose rules go along. Same value, same bytes. Events are private (CLASS): a shared calendar shows that
// there is one, not what it says.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "model/clock.h"

namespace exchange {

struct CalendarEvent {
    std::string uid;  // the same event in a later file takes the place of this one
    std::string title, text, place;
    model::Date day{};               // of the first time
    std::chrono::minutes at{0};      // after midnight, clock of the zone; ignored for a whole day
    std::chrono::minutes length{0};  // 0: the whole day
    // Every week on the first day's weekday until and including this day; nothing: once.
    std::optional<model::Date> weekly_until;
    std::optional<std::chrono::minutes> alarm;  // before it begins
    bool busy = false;                          // whether the time counts as taken
    bool cancelled = false;                     // what an earlier file had is taken away
};

// From that instant on the zone's clocks stand so far before UTC.
struct ZoneOffset {
    model::Instant from{};
    std::chrono::minutes offset{0};
};

struct Calendar {
    std::string name;
    std::string zone;                 // IANA name
    std::vector<ZoneOffset> offsets;  // by time, at least one, from before the first event to after the last
    model::Instant stamp{};           // when it was made
    int sequence = 0;                 // larger in every later file of the same events
    std::vector<CalendarEvent> events;
};

// UTF-8, lines folded and ended by CRLF, METHOD:PUBLISH. Line breaks in texts are escaped, other characters
// nobody can see left out.
[[nodiscard]] std::string WriteCalendar(const Calendar& calendar);

inline constexpr const char* kCalendarType = "text/calendar; charset=utf-8; method=PUBLISH";

}  // namespace exchange
