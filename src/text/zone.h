// Civil time of an IANA zone, from the system's zoneinfo files; an unknown zone counts as UTC.
#pragma once

#include <chrono>
#include <string>

namespace text {

struct CivilTime {
    std::chrono::year_month_day day;
    int hour = 0;
    int minute = 0;
    int second = 0;
};

[[nodiscard]] CivilTime ToCivil(std::chrono::sys_time<std::chrono::milliseconds> instant,
                                const std::string& zone);
// The instant of a civil time; in a gap or overlap of summer time the earlier offset counts.
[[nodiscard]] std::chrono::sys_time<std::chrono::milliseconds> FromCivil(const CivilTime& civil,
                                                                         const std::string& zone);
// The machine's own zone name, "UTC" if it cannot be told.
[[nodiscard]] std::string SystemZone();

}  // namespace text
