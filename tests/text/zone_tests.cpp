#include <boost/test/unit_test.hpp>

#include <cstdlib>
#include <fstream>
#include <iterator>
#include <random>
#include <string>
#include <vector>

#include "text/posix_rule.h"
#include "text/tzif.h"
#include "text/zone.h"

namespace {

using namespace std::chrono;
using text::CivilTime;
using Instant = sys_time<milliseconds>;

Instant At(year_month_day day, int hour, int minute, int second = 0) {
    return sys_days(day) + hours(hour) + minutes(minute) + seconds(second);
}

std::string Written(const CivilTime& c) {
    const auto two = [](unsigned n) { return (n < 10 ? "0" : "") + std::to_string(n); };
    return std::to_string(static_cast<int>(c.day.year())) + "-" + two(static_cast<unsigned>(c.day.month())) +
           "-" + two(static_cast<unsigned>(c.day.day())) + " " + two(static_cast<unsigned>(c.hour)) + ":" +
           two(static_cast<unsigned>(c.minute)) + ":" + two(static_cast<unsigned>(c.second));
}

struct Case {
    const char* zone;
    Instant utc;
    const char* civil;
};

const std::vector<Case>& KnownTimes() {
    static const std::vector<Case> cases{
        {"UTC", At(2026y / July / 1, 12, 0, 5), "2026-07-01 12:00:05"},
        {"Europe/Berlin", At(2026y / March / 29, 0, 59, 59), "2026-03-29 01:59:59"},
        {"Europe/Berlin", At(2026y / March / 29, 1, 0), "2026-03-29 03:00:00"},
        {"Europe/Berlin", At(2026y / October / 25, 0, 59, 59), "2026-10-25 02:59:59"},
        {"Europe/Berlin", At(2026y / October / 25, 1, 0), "2026-10-25 02:00:00"},
        {"Europe/Berlin", At(2026y / November / 23, 23, 30), "2026-11-24 00:30:00"},
        {"America/New_York", At(2026y / March / 8, 6, 59, 59), "2026-03-08 01:59:59"},
        {"America/New_York", At(2026y / March / 8, 7, 0), "2026-03-08 03:00:00"},
        {"America/New_York", At(2026y / November / 1, 5, 59, 59), "2026-11-01 01:59:59"},
        {"America/New_York", At(2026y / November / 1, 6, 0), "2026-11-01 01:00:00"},
        // Beyond the table, by the rule.
        {"Europe/Berlin", At(2099y / July / 1, 12, 0), "2099-07-01 14:00:00"},
        {"Europe/Berlin", At(2099y / March / 29, 0, 59, 59), "2099-03-29 01:59:59"},
        {"Europe/Berlin", At(2099y / March / 29, 1, 0), "2099-03-29 03:00:00"},
        {"America/New_York", At(2150y / January / 1, 4, 59), "2149-12-31 23:59:00"},
        {"America/New_York", At(2150y / July / 1, 4, 59), "2150-07-01 00:59:00"},
        // Summer over the turn of the year, and odd offsets.
        {"Australia/Sydney", At(2120y / January / 1, 0, 0), "2120-01-01 11:00:00"},
        {"Australia/Sydney", At(2120y / July / 1, 0, 0), "2120-07-01 10:00:00"},
        {"Asia/Kathmandu", At(2026y / January / 1, 0, 0), "2026-01-01 05:45:00"},
        // Long ago.
        {"Europe/Berlin", At(1970y / July / 1, 12, 0), "1970-07-01 13:00:00"},
        {"Europe/Berlin", At(1980y / July / 1, 12, 0), "1980-07-01 14:00:00"},
        {"UTC", At(1969y / December / 31, 23, 59, 59), "1969-12-31 23:59:59"},
        // Unknown names count as UTC and reach no other file.
        {"Nowhere/Town", At(2026y / July / 1, 12, 0), "2026-07-01 12:00:00"},
        {"../../../etc/passwd", At(2026y / July / 1, 12, 0), "2026-07-01 12:00:00"},
        {"/etc/localtime", At(2026y / July / 1, 12, 0), "2026-07-01 12:00:00"},
        {"", At(2026y / July / 1, 12, 0), "2026-07-01 12:00:00"},
        {"Europe", At(2026y / July / 1, 12, 0), "2026-07-01 12:00:00"},
        {"tzdata.zi", At(2026y / July / 1, 12, 0), "2026-07-01 12:00:00"},
    };
    return cases;
}

std::string ZoneBytes(const std::string& name) {
    std::ifstream in("/usr/share/zoneinfo/" + name, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(zone_tests)

BOOST_AUTO_TEST_CASE(civil_times) {
    for (const auto& c : KnownTimes()) {
        BOOST_TEST_CONTEXT(c.zone) {
            BOOST_TEST(Written(text::ToCivil(c.utc, c.zone)) == c.civil);
        }
    }
    BOOST_TEST(Written(text::ToCivil(At(2026y / July / 1, 12, 0) - milliseconds(1), "UTC")) ==
               "2026-07-01 11:59:59");
}

BOOST_AUTO_TEST_CASE(gap_and_overlap_take_the_earlier_offset) {
    const auto berlin = [](int month, int day, int hour, int minute) {
        return text::FromCivil({2026y / month / day, hour, minute, 0}, "Europe/Berlin");
    };
    BOOST_TEST((berlin(3, 29, 1, 59) == At(2026y / March / 29, 0, 59)));
    BOOST_TEST((berlin(3, 29, 2, 30) == At(2026y / March / 29, 1, 30)));
    BOOST_TEST((berlin(3, 29, 3, 0) == At(2026y / March / 29, 1, 0)));
    BOOST_TEST((berlin(10, 25, 1, 59) == At(2026y / October / 24, 23, 59)));
    BOOST_TEST((berlin(10, 25, 2, 30) == At(2026y / October / 25, 0, 30)));
    BOOST_TEST((berlin(10, 25, 3, 0) == At(2026y / October / 25, 2, 0)));
    BOOST_TEST(
        (text::FromCivil({2026y / March / 8, 2, 30, 0}, "America/New_York") == At(2026y / March / 8, 7, 30)));
    BOOST_TEST((text::FromCivil({2026y / November / 1, 1, 30, 0}, "America/New_York") ==
                At(2026y / November / 1, 5, 30)));
}

BOOST_AUTO_TEST_CASE(round_trip) {
    std::mt19937_64 random(20261123);
    std::uniform_int_distribution<long long> any(-2'000'000'000, 6'000'000'000);
    for (const auto* zone : {"UTC", "Europe/Berlin", "America/New_York", "Australia/Lord_Howe",
                             "America/St_Johns", "Pacific/Apia", "Europe/Dublin", "Africa/Casablanca"}) {
        int repeated_hour = 0;
        for (int i = 0; i < 3000; ++i) {
            const Instant instant = sys_seconds(seconds(any(random)));
            const auto civil = text::ToCivil(instant, zone);
            const auto back = text::FromCivil(civil, zone);
            // Whatever instant is chosen, it reads as the same civil time; only a repeated hour moves.
            BOOST_REQUIRE_EQUAL(Written(text::ToCivil(back, zone)), Written(civil));
            repeated_hour += back != instant;
            BOOST_REQUIRE_MESSAGE(back <= instant, zone << " " << Written(civil));
        }
        BOOST_TEST(repeated_hour < 10);
    }
}

BOOST_AUTO_TEST_CASE(cut_or_changed_zone_files_do_no_harm) {
    const auto whole = ZoneBytes("Europe/Berlin");
    BOOST_REQUIRE(text::ParseZoneFile(whole).has_value());
    for (std::size_t size = 0; size < whole.size(); ++size) {
        BOOST_REQUIRE(!text::ParseZoneFile(std::string_view(whole).substr(0, size)).has_value());
    }
    for (std::size_t at = 0; at < whole.size(); ++at) {
        for (const int flip : {0x01, 0x80, 0xff}) {
            auto bytes = whole;
            bytes[at] = static_cast<char>(bytes[at] ^ flip);
            const auto table = text::ParseZoneFile(bytes);
            if (!table) continue;
            for (const std::int64_t when : {-3'000'000'000LL, 0LL, 1'800'000'000LL, 4'000'000'000LL}) {
                BOOST_REQUIRE_LE(std::abs(table->OffsetAt(when)), 168 * 3600);
            }
        }
    }
}

BOOST_AUTO_TEST_CASE(rules) {
    for (const auto* good :
         {"UTC0", "CET-1CEST,M3.5.0,M10.5.0/3", "<+0545>-5:45", "<-03>3<-02>,M3.5.0/-2,M10.5.0/-1",
          "EST5EDT,J60,300/1:30:15", "IST-1GMT0,M10.5.0,M3.5.0/1"}) {
        BOOST_TEST(text::ParsePosixRule(good).has_value(), good);
    }
    for (const auto* bad : {"", "CE-1", "CET", "CET-1CEST", "CET-1CEST,M3.5.0", "CET-1CEST,M13.5.0,M10.5.0",
                            "CET-1CEST,M3.6.0,M10.5.0", "CET-1CEST,M3.5.7,M10.5.0", "CET-1CEST,J0,J366",
                            "<+03-3", "CET-999", "CET-1:99", "CET-1CEST,M3.5.0,M10.5.0x"}) {
        BOOST_TEST(!text::ParsePosixRule(bad).has_value(), bad);
    }
    const auto irish = text::ParsePosixRule("IST-1GMT0,M10.5.0,M3.5.0/1");
    BOOST_TEST(irish->OffsetAt(sys_seconds(sys_days(2090y / July / 1)).time_since_epoch().count()) == 3600);
    BOOST_TEST(irish->OffsetAt(sys_seconds(sys_days(2090y / January / 1)).time_since_epoch().count()) == 0);
    const auto by_day = text::ParsePosixRule("AAA0BBB,J60/0,59/0");
    // J60 is always 1 March; day 59 counts from 0 and is 29 February in a leap year.
    BOOST_TEST(by_day->start.WallTime(2024) ==
               sys_seconds(sys_days(2024y / March / 1)).time_since_epoch().count());
    BOOST_TEST(by_day->end.WallTime(2024) ==
               sys_seconds(sys_days(2024y / February / 29)).time_since_epoch().count());
    BOOST_TEST(by_day->end.WallTime(2025) ==
               sys_seconds(sys_days(2025y / March / 1)).time_since_epoch().count());
}

BOOST_AUTO_TEST_CASE(system_zone) {
    setenv("TZ", "Europe/Berlin", 1);
    BOOST_TEST(text::SystemZone() == "Europe/Berlin");
    setenv("TZ", ":America/New_York", 1);
    BOOST_TEST(text::SystemZone() == "America/New_York");
    setenv("TZ", "Etc/UTC", 1);
    BOOST_TEST(text::SystemZone() == "UTC");
    setenv("TZ", "../../etc/passwd", 1);
    const auto own = text::SystemZone();
    unsetenv("TZ");
    BOOST_TEST(text::SystemZone() == own);
    BOOST_TEST(!own.empty());
}

BOOST_AUTO_TEST_SUITE_END()
