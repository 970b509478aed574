#define BOOST_TEST_MODULE model
#include <boost/test/unit_test.hpp>

#include "model/clock.h"
#include "model/ids.h"
#include "support/fixed_clock.h"

namespace {

using namespace std::chrono;
using model::Date;
using model::Instant;

Date Day(int y, unsigned m, unsigned d) {
    return {year{y}, month{m}, day{d}};
}

}  // namespace

BOOST_AUTO_TEST_SUITE(clock_tests)

BOOST_AUTO_TEST_CASE(instants_round_trip) {
    for (const long long ms : {0LL, 1LL, 999LL, 1'790'000'000'123LL, 951'827'199'999LL, -1LL}) {
        const Instant instant{milliseconds{ms}};
        const auto back = model::ParseInstant(model::ToIso(instant));
        BOOST_TEST_CONTEXT(model::ToIso(instant)) {
            BOOST_REQUIRE(back.has_value());
            BOOST_TEST((*back == instant));
        }
    }
}

BOOST_AUTO_TEST_CASE(instants_are_read_strictly) {
    const struct {
        const char* text;
        bool good;
    } cases[] = {
        {"2026-11-23T14:30:00Z", true},
        {"2026-11-23T14:30:00.5Z", true},
        {"2026-11-23T14:30:00.123456Z", true},
        {"2026-11-23T14:30:00", false},
        {"2026-11-23 14:30:00Z", false},
        {"2026-11-23T24:00:00Z", false},
        {"2026-11-23T14:60:00Z", false},
        {"2026-02-29T14:00:00Z", false},
        {"2026-11-23T14:30:00.Z", false},
        {"2026-11-23T14:30:00+01:00Z", false},
        {"", false},
        {"2026-11-23T14:30:0aZ", false},
    };
    for (const auto& one : cases) BOOST_TEST(model::ParseInstant(one.text).has_value() == one.good, one.text);
    BOOST_TEST(
        (*model::ParseInstant("2026-11-23T14:30:00.5Z") - *model::ParseInstant("2026-11-23T14:30:00Z") ==
         milliseconds{500}));
}

BOOST_AUTO_TEST_CASE(dates_must_exist) {
    BOOST_TEST(model::ToIso(Day(2024, 2, 29)) == "2024-02-29");
    BOOST_TEST(model::ParseDate("2024-02-29").has_value());
    for (const char* bad :
         {"2023-02-29", "2024-13-01", "2024-00-10", "2024-1-01", "24-01-01", "2024/01/01", "2024-01-32"}) {
        BOOST_TEST(!model::ParseDate(bad).has_value(), bad);
    }
}

BOOST_AUTO_TEST_CASE(age_turns_on_the_birthday) {
    BOOST_TEST(model::AgeOn(Day(2008, 11, 23), Day(2026, 11, 22)) == 17);
    BOOST_TEST(model::AgeOn(Day(2008, 11, 23), Day(2026, 11, 23)) == 18);
    BOOST_TEST(model::AgeOn(Day(2008, 2, 29), Day(2026, 2, 28)) == 17);
    BOOST_TEST(model::AgeOn(Day(2008, 2, 29), Day(2026, 3, 1)) == 18);
}

BOOST_AUTO_TEST_CASE(ids_are_unique_ordered_uuid7) {
    support::FixedClock clock(*model::ParseInstant("2026-11-23T14:30:00Z"));
    model::SystemIdSource source(clock);
    std::string last;
    for (int i = 0; i < 10'000; ++i) {
        const std::string id = source.NewUuid();
        BOOST_REQUIRE(model::IsUuid(id));
        BOOST_REQUIRE_EQUAL(id[14], '7');
        BOOST_REQUIRE(std::string("89ab").find(id[19]) != std::string::npos);
        BOOST_REQUIRE_LT(last, id);
        last = id;
        if (i == 5'000) clock.Set(clock.Now() - hours{1});  // a clock set back keeps the order
    }
}

BOOST_AUTO_TEST_CASE(seeded_ids_repeat) {
    const support::FixedClock clock(*model::ParseInstant("2026-11-23T14:30:00Z"));
    model::SeededIdSource one(clock, 7), two(clock, 7), other(clock, 8);
    for (int i = 0; i < 100; ++i) {
        const std::string id = one.NewUuid();
        BOOST_TEST(model::IsUuid(id));
        BOOST_TEST(id == two.NewUuid());
        BOOST_TEST(id != other.NewUuid());
    }
}

BOOST_AUTO_TEST_CASE(text_that_is_no_uuid) {
    for (const char* bad : {"", "x", "01234567-89ab-7def-8123-456789ABCDEF",
                            "0123456789ab7def8123456789abcdef0000", "01234567-89ab-7def-8123-456789abcdeg"}) {
        BOOST_TEST(!model::IsUuid(bad), bad);
    }
}

BOOST_AUTO_TEST_SUITE_END()
