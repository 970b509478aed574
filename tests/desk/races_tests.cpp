// The client who comes after a race: what the record knows of it, what the chart and the rules say.
#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "desk/alerts.h"
#include "desk/measures.h"
#include "desk/next_visit.h"
#include "desk/planned_clinic.h"
#include "desk/races.h"

namespace {

model::Date Day(const char* iso) {
    return *model::ParseDate(iso);
}

// The visit is on Monday 23 November 2026.
struct Raced : support::PlannedClinic {
    void Race(const char* day, const char* name = "City run") {
        client.next_race = model::Race{name, Day(day)};
        client = clinic->SaveClient(client);
        editor->ClientChanged(client);
    }
    [[nodiscard]] static std::string Told(const model::Client& runner) {
        const model::Date today = Day("2026-11-23");
        return desk::RaceText(text::Translator(), support::TestResources().Rules(),
                              desk::LastRace(runner, today), runner.next_race, today);
    }
    [[nodiscard]] std::optional<int> Since() const { return editor->RulesCase().days_since_race; }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(races_tests, Raced)

BOOST_AUTO_TEST_CASE(the_newest_race_that_is_not_ahead_counts) {
    struct Row {
        const char *name, *next;
        std::vector<const char*> past;
        const char* last;
    };
    const Row rows[] = {
        {"none", "", {}, ""},
        {"ahead", "2026-11-24", {}, ""},
        {"today", "2026-11-23", {"2026-11-01"}, "2026-11-23"},
        {"still named as the next one", "2026-11-21", {"2026-11-01"}, "2026-11-21"},
        {"the next one took its place", "2027-03-21", {"2026-11-01", "2026-11-22"}, "2026-11-22"},
        {"in no order", "", {"2026-11-22", "2026-11-01"}, "2026-11-22"},
        {"kept ahead of its day", "", {"2026-12-22", "2026-11-01"}, "2026-11-01"}};
    for (const Row& row : rows) {
        model::Client runner;
        if (*row.next) runner.next_race = model::Race{"Run", Day(row.next)};
        for (const char* day : row.past) runner.past_races.push_back({"Run", Day(day)});
        const auto last = desk::LastRace(runner, Day("2026-11-23"));
        BOOST_TEST((last ? model::ToIso(last->day) : "") == row.last, row.name);
    }
}

BOOST_AUTO_TEST_CASE(weeks_of_earlier_plans_name_one_too_unless_it_was_put_off) {
    model::Visit visit;
    visit.zone = "Europe/Berlin";
    visit.service_at = editor->Visit().service_at - std::chrono::days(4);  // day 0 is Friday 20 November
    visit.plan.week[2] = {model::Load::Race, "City run"};
    model::Client runner;
    const auto last = [&] { return desk::LastRace(runner, desk::RacesOfWeek(visit), Day("2026-11-23")); };
    BOOST_TEST(model::ToIso(last()->day) == "2026-11-22");
    runner.past_races = {{"Trail run", Day("2026-11-20")}};
    BOOST_TEST(last()->name == "City run");
    struct Row {
        const char *name, *ahead, *in_week, *last;
    };
    const Row rows[] = {{"put off by weeks", "2026-12-13", "City run", "Trail run"},
                        {"one of every week", "2026-11-29", "City run", "City run"},
                        {"neither has a name", "2026-12-13", "", ""},
                        {"another race", "2026-12-13", "Match", "Match"}};
    for (const Row& row : rows) {
        const bool named = *row.in_week != '\0';
        runner.next_race = model::Race{named ? "City run" : "", Day(row.ahead)};
        visit.plan.week[2].detail = row.in_week;
        BOOST_TEST(last()->name == row.last, row.name);
    }
    runner.next_race.reset();
    visit.service_at -= std::chrono::days(3);  // a race of six days ago
    BOOST_TEST(last()->name == "Trail run");
    visit.service_at += std::chrono::days(3);
    visit.plan.week[2] = {};
    visit.plan.week[5] = {model::Load::Race, "Match"};  // on the day after tomorrow
    BOOST_TEST(last()->name == "Trail run");
}

BOOST_AUTO_TEST_CASE(the_rules_hear_of_it) {
    BOOST_TEST(!Since().has_value());
    Race("2026-11-24");
    BOOST_TEST(!Since().has_value());
    BOOST_TEST(editor->RulesCase().days_to_race.value() == 0);
    Race("2026-11-23");
    BOOST_TEST(Since().value() == 0);
    BOOST_TEST(!editor->RulesCase().days_to_race.has_value());
    Race("2026-11-21");
    BOOST_TEST(Since().value() == 2);
    Race("2027-03-21", "Half marathon");
    BOOST_TEST(Since().value() == 2);  // kept by the record
    BOOST_TEST(editor->RulesCase().days_to_race.has_value());
}

BOOST_AUTO_TEST_CASE(a_race_in_the_week_of_the_last_plan_is_heard_of) {
    auto week = Plan().week;
    week[1].load = model::Load::Race;
    editor->SetTraining(week, "build");
    editor.reset();
    clock.Set(clock.Now() + std::chrono::days(3));
    Begin();
    BOOST_TEST(Since().value() == 1);
    // A short visit without a plan between them hides nothing.
    editor.reset();
    clock.Set(clock.Now() + std::chrono::hours(20));
    Begin();
    BOOST_TEST(Since().value() == 2);
    const text::Translator words;
    BOOST_TEST(desk::LastRace(*clinic, client, editor->Visit().service_at, Day("2026-11-27")).has_value());
    bool chip = false;
    for (const auto& alert : desk::AlertsOf(*clinic, words, client, &editor->Visit()))
        chip = chip || alert.text.starts_with("Race 2 days ago");
    BOOST_TEST(chip);
}

// Races have no version: what is known of them today is no part of an earlier record.
BOOST_AUTO_TEST_CASE(a_case_without_a_race_of_its_day_tells_none) {
    client.next_race = model::Race{"City run", Day("2026-11-22")};
    const auto& jurisdiction = support::TestResources().Jurisdictions().Of("generic");
    for (const auto& alert :
         desk::AlertsOf(support::TestResources(), text::Translator(),
                        {client, &editor->Visit(), clock.Now(), "Europe/Berlin", jurisdiction, {}}))
        BOOST_TEST(!alert.text.starts_with("Race"), alert.text);
}

BOOST_AUTO_TEST_CASE(a_massage_right_after_it_is_light_or_has_a_reason) {
    const auto mark = editor->Visit().marks.front();
    Race("2026-11-20");
    BOOST_TEST(editor->PressureLimitOf(mark).highest == 5);
    Race("2026-11-22");
    const auto limit = editor->PressureLimitOf(mark);
    BOOST_TEST(limit.highest == 2);
    BOOST_TEST(limit.why.front().condition == "after_race");
}

// Where the week or the record names a race after the plan was approved, what its items say of it was not
// approved with it.
BOOST_AUTO_TEST_CASE(a_plan_is_approved_with_the_words_of_its_days) {
    const std::string light = "light pressure only until 72 h after the race";
    const auto says = [&] {
        const model::PlanItem* roll = Item("self_massage");
        return roll && std::ranges::find(roll->changes, light) != roll->changes.end();
    };
    client.equipment.emplace_back("foam_roller");
    client = clinic->SaveClient(client);
    editor->ClientChanged(client);
    const auto mark = editor->AddMarkIn({"vastus_lateralis", model::Side::Left}, model::Layer::Superficial,
                                        "trigger_point_latent");
    editor->SetSeverityBefore(mark, 3);
    auto plan = editor->Propose();
    for (model::PlanItem& item : plan.items)
        if (item.modality == "self_massage") item.days = {3};
    editor->SetPlan(plan, "Propose");
    editor->SetPlan(support::Approved(Plan()), "Approve");
    BOOST_REQUIRE(Plan().approved);
    BOOST_REQUIRE(!says());
    auto week = Plan().week;
    const auto calm = week;
    week[2].load = model::Load::Race;
    editor->SetTraining(week, "race");
    BOOST_TEST(says());
    BOOST_TEST(!Plan().approved);
    editor->SetTraining(calm, "build");
    BOOST_TEST(!says());
    editor->SetPlan(support::Approved(Plan()), "Approve");
    BOOST_TEST(editor->MayHandOutPlan());
    auto before = Plan();
    for (model::PlanItem& item : before.items)
        if (item.modality == "self_massage") item.days = {0};
    editor->SetPlan(before, "Move");
    editor->SetPlan(support::Approved(Plan()), "Approve");
    BOOST_REQUIRE(editor->MayHandOutPlan());
    Race("2026-11-23");
    BOOST_TEST(!editor->MayHandOutPlan());
}

BOOST_AUTO_TEST_CASE(the_chart_says_it) {
    const text::Translator words;
    struct Row {
        const char *day, *text, *chip;
    };
    const Row rows[] = {{"2026-11-23", "City run today: light pressure only until 72 h after the race",
                         "Race today – light pressure only"},
                        {"2026-11-22", "City run 1 day ago: light pressure only until 72 h after the race",
                         "Race 1 day ago – light pressure only"},
                        {"2026-11-21", "City run 2 days ago: light pressure only until 72 h after the race",
                         "Race 2 days ago – light pressure only"},
                        {"2026-11-20", "City run 3 days ago", ""},
                        {"2026-11-17", "City run 6 days ago", ""},
                        {"2026-11-16", "", ""},
                        {"2026-11-25", "City run in 2 days, 25 Nov 2026", ""}};
    for (const Row& row : rows) {
        model::Client runner = client;
        runner.next_race = model::Race{"City run", Day(row.day)};
        BOOST_TEST(Told(runner) == row.text, row.day);
        std::string chip;
        for (const auto& alert : desk::AlertsOf(*clinic, words, runner, &editor->Visit())) {
            if (alert.text.starts_with("Race")) chip = alert.text;
        }
        BOOST_TEST(chip == row.chip, row.day);
    }
    model::Client runner = client;
    runner.past_races = {{"", Day("2026-11-22")}};
    runner.next_race = model::Race{"Half marathon", Day("2026-12-05")};
    BOOST_TEST(
        Told(runner) ==
        "race 1 day ago: light pressure only until 72 h after the race · Half marathon in 12 days, 5 Dec "
        "2026");
}

// A race that is over never brings the next massage nearer than the cadence has it.
BOOST_AUTO_TEST_CASE(the_next_massage_keeps_its_cadence) {
    for (const char* day : {"2026-11-19", "2026-11-22", "2026-11-23"}) {
        Race(day);
        editor->SetPlan(editor->Propose(), "Propose");
        const int every = editor->Visit().plan.massage_every_days;
        BOOST_TEST(every >= 7, day);
        const auto next = desk::ProposeNextVisit(*editor);
        BOOST_REQUIRE(next);
        BOOST_TEST((std::chrono::sys_days(*next) - std::chrono::sys_days(Day("2026-11-23"))).count() >= every,
                   day);
    }
}

BOOST_AUTO_TEST_SUITE_END()
