// Calendar files, read back by the library that wrote them; tests/cli/letterhead_test.py reads them by
// another.
#include <boost/test/unit_test.hpp>
#include <libical/ical.h>

#include <memory>
#include <string>
#include <vector>

#include "exchange/calendar.h"

BOOST_AUTO_TEST_SUITE(calendar_tests)

namespace {

using namespace std::chrono;

exchange::Calendar Sample() {
    exchange::Calendar calendar;
    calendar.name = "Home routine";
    calendar.zone = "Europe/Berlin";
    calendar.offsets = {{sys_days(2026y / 3 / 1), minutes(60)},
                        {sys_days(2026y / 3 / 29) + hours(1), minutes(120)},
                        {sys_days(2026y / 10 / 25) + hours(1), minutes(60)}};
    calendar.stamp = sys_days(2026y / 3 / 20) + hours(10);
    calendar.sequence = 7;
    exchange::CalendarEvent event;
    event.uid = "one@palpate";
    event.title = "Home routine";
    event.day = 2026y / 3 / 21;
    event.at = hours(18);
    event.length = minutes(15);
    event.weekly_until = 2026y / 4 / 11;
    event.alarm = minutes(0);
    calendar.events = {event};
    return calendar;
}

using Component = std::unique_ptr<icalcomponent, decltype(&icalcomponent_free)>;

Component Read(const std::string& bytes) {
    Component all(icalparser_parse_string(bytes.c_str()), &icalcomponent_free);
    BOOST_REQUIRE(all != nullptr);
    BOOST_TEST(icalcomponent_count_errors(all.get()) == 0);
    return all;
}

icalcomponent* First(const Component& all) {
    return icalcomponent_get_first_component(all.get(), ICAL_VEVENT_COMPONENT);
}

// What may not happen in a file: a bare line end, a line beyond 75 bytes.
void CheckLines(const std::string& bytes) {
    std::size_t from = 0;
    for (std::size_t end = bytes.find('\n'); end != std::string::npos; end = bytes.find('\n', from)) {
        BOOST_TEST(bytes[end - 1] == '\r');
        BOOST_TEST(end - 1 - from <= 75U);
        from = end + 1;
    }
    BOOST_TEST(from == bytes.size());
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_event_comes_back_as_it_was) {
    const std::string bytes = exchange::WriteCalendar(Sample());
    CheckLines(bytes);
    BOOST_TEST(exchange::WriteCalendar(Sample()) == bytes);
    const Component all = Read(bytes);
    BOOST_TEST(icalcomponent_get_method(all.get()) == ICAL_METHOD_PUBLISH);
    icalcomponent* event = First(all);
    BOOST_TEST(icalcomponent_get_uid(event) == std::string("one@palpate"));
    BOOST_TEST(icalcomponent_get_sequence(event) == 7);
    BOOST_TEST(icalcomponent_get_summary(event) == std::string("Home routine"));
    BOOST_TEST(icalcomponent_count_components(event, ICAL_VALARM_COMPONENT) == 1);
}

BOOST_AUTO_TEST_CASE(the_hour_stays_when_the_clocks_change) {
    const Component all = Read(exchange::WriteCalendar(Sample()));
    std::vector<std::string> times;
    icalcomponent_foreach_recurrence(
        First(all), icaltime_from_string("20260101T000000Z"), icaltime_from_string("20270101T000000Z"),
        [](icalcomponent*, icaltime_span* span, void* data) {
            static_cast<std::vector<std::string>*>(data)->push_back(icaltime_as_ical_string(
                icaltime_from_timet_with_zone(span->start, 0, icaltimezone_get_utc_timezone())));
        },
        &times);
    const std::vector<std::string> expected{"20260321T170000Z", "20260328T170000Z", "20260404T160000Z",
                                            "20260411T160000Z"};
    BOOST_TEST(times == expected, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(hostile_texts_are_texts) {
    for (const std::string& text : {std::string("X\r\nBcc: x@y"), std::string("a;b,c\\d:\"e\""),
                                    std::string("\nEND:VEVENT\nBEGIN:VEVENT"), std::string(400, 'x'),
                                    std::string("\xF0\x9F\xA6\xB6 Łukasz Żółć, Юлія, 山田 太郎, יעל, Ελένη"),
                                    std::string("\x01\x02\xFF")}) {
        BOOST_TEST_CONTEXT(text) {
            exchange::Calendar calendar = Sample();
            calendar.name = text;
            calendar.events[0].title = calendar.events[0].text = calendar.events[0].place = text;
            const std::string bytes = exchange::WriteCalendar(calendar);
            CheckLines(bytes);
            const Component all = Read(bytes);
            BOOST_TEST(icalcomponent_count_components(all.get(), ICAL_VEVENT_COMPONENT) == 1);
            BOOST_TEST(icalcomponent_get_uid(First(all)) == std::string("one@palpate"));
        }
    }
}

BOOST_AUTO_TEST_CASE(whole_days_and_cancelled_events) {
    exchange::Calendar calendar = Sample();
    exchange::CalendarEvent& event = calendar.events[0];
    event.length = minutes(0);
    event.weekly_until.reset();
    event.cancelled = true;
    const Component all = Read(exchange::WriteCalendar(calendar));
    BOOST_TEST(icalcomponent_get_dtstart(First(all)).is_date == 1);
    BOOST_TEST(icalcomponent_get_status(First(all)) == ICAL_STATUS_CANCELLED);
    BOOST_TEST(icalcomponent_count_components(First(all), ICAL_VALARM_COMPONENT) == 0);
}

BOOST_AUTO_TEST_SUITE_END()
