#include <boost/test/unit_test.hpp>

#include "desk/next_visit.h"
#include "desk/open_clinic.h"
#include "desk/opening_days.h"
#include "desk/visit_editor.h"

BOOST_FIXTURE_TEST_SUITE(next_visit_tests, support::OpenClinic)

BOOST_AUTO_TEST_CASE(the_cadence_gives_way_to_a_race) {
    struct Row {
        const char* name;
        int every;
        const char* race;
        const char* expected;
    };
    // The visit is on Monday 23 November 2026.
    const Row rows[] = {
        {"no race", 14, "", "2026-12-07"},
        {"weekly", 7, "", "2026-11-30"},
        {"race long after", 14, "2027-03-21", "2026-12-07"},
        {"three days before are enough", 14, "2026-12-10", "2026-12-07"},
        {"two days before are not, the day before is a Sunday", 14, "2026-12-09", "2026-12-10"},
        {"the eve", 14, "2026-12-08", "2026-12-05"},
        {"on the day: after it", 14, "2026-12-07", "2026-12-08"},
        {"Sunday", 13, "", "2026-12-07"},
        {"Saturday", 12, "", "2026-12-05"},
        {"past it", 14, "2026-12-06", "2026-12-07"},
        {"a race that was", 14, "2026-11-20", "2026-12-07"},
        {"tomorrow's race", 1, "2026-11-24", "2026-11-25"},
        {"never today", 1, "2026-11-25", "2026-11-26"}};
    for (const Row& row : rows) {
        auto runner = client;
        if (*row.race) runner.next_race = model::Race{"Run", *model::ParseDate(row.race)};
        runner = clinic->SaveClient(runner);
        const auto editor = clinic->StartVisit(runner.id);
        auto plan = editor->Visit().plan;
        plan.massage_every_days = row.every;
        editor->SetPlan(plan, "Change massage cadence");
        const auto day = desk::ProposeNextVisit(*editor);
        BOOST_REQUIRE(day);
        BOOST_TEST(model::ToIso(*day) == row.expected, row.name << ": " << model::ToIso(*day));
        client = clinic->LoadClient(runner.id);
        client.next_race.reset();
    }
}

BOOST_AUTO_TEST_CASE(a_closed_day_moves_it_on_and_never_back) {
    struct Row {
        std::vector<std::string> open;
        int every;
        const char* expected;
    };
    // The visit is on Monday 23 November 2026.
    const Row rows[] = {{{"tuesday", "thursday"}, 7, "2026-12-01"},
                        {{"tuesday", "thursday"}, 8, "2026-12-01"},
                        {{"tuesday", "thursday"}, 10, "2026-12-03"},
                        {{"monday"}, 8, "2026-12-07"},
                        {{"sunday"}, 14, "2026-12-13"}};
    for (const Row& row : rows) {
        desk::SaveOpening(*clinic, desk::ParseOpenDays(row.open));
        const auto editor = clinic->StartVisit(client.id);
        auto plan = editor->Visit().plan;
        plan.massage_every_days = row.every;
        editor->SetPlan(plan, "Change massage cadence");
        const auto day = desk::ProposeNextVisit(*editor);
        BOOST_REQUIRE(day);
        BOOST_TEST(model::ToIso(*day) == row.expected, row.open.front() << ": " << model::ToIso(*day));
    }
}

BOOST_AUTO_TEST_SUITE_END()
