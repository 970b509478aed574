#include <boost/test/unit_test.hpp>

#include "desk/open_clinic.h"
#include "desk/visit_time.h"

BOOST_FIXTURE_TEST_SUITE(visit_time_tests, support::OpenClinic)

BOOST_AUTO_TEST_CASE(times_as_people_type_them) {
    using Time = std::optional<desk::TimeOfDay>;
    const struct {
        const char* typed;
        Time time;
    } cases[] = {{"9", {{9, 0}}},
                 {"09:05", {{9, 5}}},
                 {"14.30", {{14, 30}}},
                 {"1430", {{14, 30}}},
                 {"915", {{9, 15}}},
                 {"0", {{0, 0}}},
                 {"23:59", {{23, 59}}},
                 {"14h", {{14, 0}}},
                 {"14h30", {{14, 30}}},
                 {"2:30 PM", {{14, 30}}},
                 {"12am", {{0, 0}}},
                 {"12 pm", {{12, 0}}},
                 {" 8 : 00 ", {{8, 0}}},
                 {"", {}},
                 {"24", {}},
                 {"12:60", {}},
                 {"9:5", {}},
                 {"-9", {}},
                 {"13pm", {}},
                 {"0am", {}},
                 {"nine", {}},
                 {"12345", {}},
                 {"9:", {}},
                 {":30", {}},
                 {"9:-5", {}},
                 {"99999999999", {}}};
    for (const auto& one : cases) BOOST_TEST((desk::ParseTimeOfDay(one.typed) == one.time), one.typed);
}

BOOST_AUTO_TEST_CASE(a_late_entry_keeps_when_it_was_written) {
    auto editor = clinic->StartVisit(client.id);
    desk::SetVisitTime(*editor, *model::ParseDate("2026-11-20"), {14, 30}, 45);
    BOOST_TEST(model::ToIso(editor->Visit().service_at) == "2026-11-20T13:30:00.000Z");
    BOOST_TEST(editor->Visit().minutes == 45);
    BOOST_TEST((editor->Visit().entered_at == clock.Now()));
    editor->Undo();
    BOOST_TEST(editor->Visit().minutes == 60);
}

BOOST_AUTO_TEST_CASE(times_that_are_refused) {
    auto editor = clinic->StartVisit(client.id);
    const model::Visit before = editor->Visit();
    const struct {
        const char* day;
        desk::TimeOfDay begins;
        int minutes;
    } cases[] = {{"2026-11-23", {10, 1}, 60},  // the clock says 10:00 in Berlin
                 {"2026-11-24", {8, 0}, 60},
                 {"1985-02-28", {8, 0}, 60},
                 {"2026-11-20", {8, 0}, 4},
                 {"2026-11-20", {8, 0}, 601}};
    for (const auto& one : cases)
        BOOST_CHECK_THROW(desk::SetVisitTime(*editor, *model::ParseDate(one.day), one.begins, one.minutes),
                          model::Error);
    BOOST_CHECK_THROW(
        desk::SetVisitTime(*editor, std::chrono::year(2026) / 2 / 30, desk::TimeOfDay{8, 0}, 60),
        model::Error);
    BOOST_TEST((editor->Visit() == before));
    desk::SetVisitTime(*editor, *model::ParseDate("2026-11-23"), {10, 0}, 60);
}

BOOST_AUTO_TEST_CASE(times_at_the_bounds_are_taken) {
    auto editor = clinic->StartVisit(client.id);
    auto profile = clinic->Profile();
    profile.zone = "America/New_York";  // the clinic moved; the visit was begun in Berlin
    clinic->SaveProfile(profile);
    const struct {
        const char* what;
        const char* day;
        desk::TimeOfDay begins;
        int minutes;
        const char* at;
    } cases[] = {{"the shortest", "2026-11-20", {8, 0}, 5, "2026-11-20T07:00:00.000Z"},
                 {"the longest", "2026-11-20", {8, 0}, 600, "2026-11-20T07:00:00.000Z"},
                 {"the day of birth", "1985-03-01", {0, 0}, 60, "1985-02-28T23:00:00.000Z"},
                 {"this very minute", "2026-11-23", {10, 0}, 60, "2026-11-23T09:00:00.000Z"},
                 {"a leap day", "2024-02-29", {23, 59}, 60, "2024-02-29T22:59:00.000Z"},
                 {"an hour that summer time left out", "2026-03-29", {2, 30}, 60, "2026-03-29T01:30:00.000Z"},
                 {"an hour there was twice", "2026-10-25", {2, 30}, 60, "2026-10-25T00:30:00.000Z"}};
    for (const auto& one : cases) {
        desk::SetVisitTime(*editor, *model::ParseDate(one.day), one.begins, one.minutes);
        BOOST_TEST(model::ToIso(editor->Visit().service_at) == one.at, one.what);
        BOOST_TEST(editor->Visit().minutes == one.minutes, one.what);
    }
    BOOST_TEST((clinic->Store().LoadVisit(editor->Visit().id) == editor->Visit()));
}

BOOST_AUTO_TEST_SUITE_END()
