#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <cmath>
#include <functional>

#include "desk/measures.h"
#include "desk/open_clinic.h"
#include "desk/races.h"
#include "support/refusal.h"

using support::Refusal;

namespace {

using desk::Moment;
using model::Side;

struct Measuring : support::OpenClinic {
    std::unique_ptr<desk::VisitEditor> editor = clinic->StartVisit(client.id);
    text::Translator words;

    [[nodiscard]] const terms::Measures& Table() const { return support::TestResources().Measures(); }
    void Set(const desk::ReadingKey& key, double value, Moment moment = Moment::Before) {
        desk::SetValue(*editor, key, moment, value);
    }
    void NextVisit(int days = 7) {
        clock.Set(clock.Now() + std::chrono::hours(24 * days));
        editor = clinic->StartVisit(client.id);
    }
    [[nodiscard]] std::vector<desk::MeasureRow> Rows(const char* measure) const {
        return desk::RowsOf(*editor, words, desk::PastReadings(*editor), *Table().Find(measure));
    }
    [[nodiscard]] desk::MeasureCell Cell(const char* measure) const {
        return Rows(measure).front().cells.front();
    }
    [[nodiscard]] std::string Mean() const {
        return desk::MeanText(*editor, words, desk::PastReadings(*editor), *Table().Find("psfs"));
    }
    static desk::ReadingKey Of(const char* measure, const char* item = "") {
        return {measure, item, Side::Midline, false};
    }
    static desk::ReadingKey Motion(const char* range, Side side, bool passive = false) {
        return {"rom", range, side, passive};
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(measures_tests, Measuring)

BOOST_AUTO_TEST_CASE(only_what_the_scale_has_is_written_down) {
    const struct {
        desk::ReadingKey key;
        double value;
        const char* refusal;  // empty: taken
    } cases[] = {{Of("nrs_now"), 0, ""},
                 {Of("nrs_now"), 10, ""},
                 {Of("nrs_now"), 10.5, "Pain now: write a number from 0 to 10."},
                 {Of("nrs_now"), 3.5, "Pain now: write a whole number."},
                 {Of("nrs_now"), -1, "Pain now: write a number from 0 to 10."},
                 {Of("sleep_h"), 6.5, ""},
                 {Of("sleep_h"), 25, "Sleep: write a number from 0 to 24."},
                 {Of("grc"), -7, ""},
                 {Of("psfs"), 4, "Name the activity in a few words."},
                 {Of("nothing"), 4, "There is no measure “nothing”."},
                 {Motion("ankle_dorsiflexion", Side::Left), 12, ""},
                 {Motion("knee_extension", Side::Left), -5, ""},
                 {Motion("ankle_dorsiflexion", Side::Left), 300,
                  "dorsiflexion (knee bent): write a number from -90 to 200."},
                 {Motion("elbow", Side::Left), 10, "There is no measure “rom”."}};
    for (const auto& one : cases) {
        BOOST_TEST_INFO(one.key.measure << ' ' << one.value);
        BOOST_TEST(Refusal([&] { Set(one.key, one.value); }) == one.refusal);
    }
    BOOST_CHECK_THROW(Set(Of("nrs_now"), std::nan("")), model::Error);
}

BOOST_AUTO_TEST_CASE(a_reading_with_nothing_in_it_goes_and_typing_is_one_step) {
    Set(Of("nrs_now"), 1);
    Set(Of("nrs_now"), 7);
    BOOST_TEST(editor->Visit().readings.size() == 1U);
    desk::SetValue(*editor, Of("nrs_now"), Moment::Before, {});
    BOOST_TEST(editor->Visit().readings.empty());
    editor->Undo();
    BOOST_TEST(!editor->CanUndo());
    Set(Motion("hip_flexion", Side::Right), 100);
    desk::SetPainful(*editor, Motion("hip_flexion", Side::Right), true);
    desk::SetValue(*editor, Motion("hip_flexion", Side::Right), Moment::Before, {});
    BOOST_TEST(editor->Visit().readings.size() == 1U);
    desk::RemoveRange(*editor, {"hip_flexion", false});
    BOOST_TEST(editor->Visit().readings.empty());
}

BOOST_AUTO_TEST_CASE(a_change_is_said_from_the_meaningful_one_on) {
    Set(Of("nrs_now"), 6);
    Set(Of("run_volume"), 50);
    NextVisit();
    BOOST_TEST(Cell("nrs_now").last == "6 on 23 Nov 2026");
    const struct {
        const char* measure;
        double now;
        const char* change;
        int direction;
    } cases[] = {{"nrs_now", 5, "", 0},
                 {"nrs_now", 4, "2 better since 23 Nov 2026 (2 measurements)", 1},
                 {"nrs_now", 9, "3 worse since 23 Nov 2026 (2 measurements)", -1},
                 {"run_volume", 58, "", 0},
                 {"run_volume", 61, "11 km/week more since 23 Nov 2026 (2 measurements)", 0}};
    for (const auto& one : cases) {
        Set(Of(one.measure), one.now);
        BOOST_TEST(Cell(one.measure).change == one.change);
        BOOST_TEST(Cell(one.measure).direction == one.direction);
    }
    Set(Of("nrs_now"), 5);
    Set(Of("nrs_now"), 2, Moment::After);
    BOOST_TEST(Cell("nrs_now").change == "3 better");
}

BOOST_AUTO_TEST_CASE(the_same_activities_are_offered_again_with_their_mean) {
    const char* items[] = {"stairs", "running", "sitting"};
    for (const char* item : items) Set(Of("psfs", item), 4);
    BOOST_TEST(Mean() == "Mean of 3 activities: 4");
    NextVisit();
    const auto rows = Rows("psfs");
    BOOST_REQUIRE(rows.size() == 3U);
    BOOST_TEST(rows[1].name == "running");
    BOOST_TEST(rows[1].cells.front().last == "4 on 23 Nov 2026");
    BOOST_TEST(Mean().empty());
    for (const char* item : items) Set(Of("psfs", item), 5);
    BOOST_TEST(Mean() == "Mean of 3 activities: 5");
    NextVisit();
    for (const char* item : items) Set(Of("psfs", item), 7);
    BOOST_TEST(Mean() ==
               "Mean of 3 activities: 7; 2 better since 30 Nov 2026 (3 measurements); 3 better since 23 Nov "
               "2026 (3 measurements)");
    Set(Of("psfs", "sleeping"), 1);
    Set(Of("psfs", "lifting"), 1);
    BOOST_TEST(Refusal([&] { Set(Of("psfs", "sixth"), 1); }) == "At most 5 activities are scored.");
    Set(Of("psfs", "lifting"), 2);
}

BOOST_AUTO_TEST_CASE(motions_stand_beside_the_usual_range) {
    Set(Motion("ankle_dorsiflexion", Side::Left), 8);
    Set(Motion("ankle_dorsiflexion", Side::Right), 10);
    Set(Motion("knee_to_wall", Side::Left), 11);
    Set(Motion("knee_to_wall", Side::Right), 8.5);
    Set(Motion("hamstring_90_90", Side::Left, true), 35);
    const auto rows = desk::RangeRowsOf(*editor, words, {}, {{"jaw_opening", false}});
    BOOST_REQUIRE(rows.size() == 4U);
    BOOST_TEST(rows[0].name == "Jaw (TMJ), opening");
    BOOST_TEST(rows[0].usual == "usual 40–50 mm");
    BOOST_TEST(rows[0].cells.size() == 1U);
    BOOST_TEST(rows[1].usual == "usual 20°");
    BOOST_TEST(rows[1].cells[0].flag == "below 10°");
    BOOST_TEST(rows[1].cells[1].flag.empty());
    BOOST_TEST(rows[1].sides.empty());
    BOOST_TEST(rows[2].sides == "right 2.5 cm less than left");
    BOOST_TEST(rows[3].name == "Hamstrings, knee short of straight at 90/90, passive");
    BOOST_TEST(rows[3].cells[0].flag == "above 30°");
}

BOOST_AUTO_TEST_CASE(motions_are_found_by_the_beginnings_of_words) {
    const auto first = [&](const char* typed, const char* language = "en") {
        const auto found = desk::FindRanges(Table(), support::TestResources().Translator(language), typed);
        return found.empty() ? std::string() : found.front()->id;
    };
    BOOST_TEST(first("ank do") == "ankle_dorsiflexion");
    BOOST_TEST(first("do ank") == "ankle_dorsiflexion");
    BOOST_TEST(first("SLR") == "straight_leg_raise");
    BOOST_TEST(first("hip lat") == "hip_external_rotation");
    BOOST_TEST(first("zzz").empty());
    BOOST_TEST(first("").empty());
    BOOST_TEST(first("ank do", "de") == "ankle_dorsiflexion");
}

BOOST_AUTO_TEST_CASE(the_record_says_what_was_measured) {
    Set(Of("nrs_now"), 6);
    Set(Of("nrs_now"), 3, Moment::After);
    Set(Of("sleep_h"), 6.5);
    Set(Of("psfs", "stairs"), 4);
    Set(Of("psfs", "running"), 7);
    Set(Of("adverse"), 1);
    desk::SetReadingNote(*editor, Of("adverse"), "bruise, 48 h, 2/10");
    Set(Motion("ankle_dorsiflexion", Side::Left), 8);
    desk::SetPainful(*editor, Motion("ankle_dorsiflexion", Side::Left), true);
    Set(Motion("ankle_dorsiflexion", Side::Right), 18);
    Set(Motion("knee_extension", Side::Right, true), -5);
    const std::vector<std::string> lines{
        "Pain now: 6 → 3/10.",
        "Patient-Specific Functional Scale: stairs 4, running 7; mean 5.5.",
        "Sleep: 6.5 h.",
        "Adverse response to the last session: yes, bruise, 48 h, 2/10.",
        "Knee, extension (minus: lacks), passive: right −5°.",
        "Ankle, dorsiflexion (knee bent): left 8° (below 10°, painful), right 18°."};
    BOOST_TEST(desk::ReadingLines(words, Table(), editor->Visit()) == lines,
               boost::test_tools::per_element());
    BOOST_TEST(editor->FindingLines() == lines, boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(sleep_asked_today_is_what_the_planner_hears) {
    BOOST_TEST(!desk::SleepHoursOf(editor->Visit()).has_value());
    Set(Of("sleep_h"), 5.5);
    BOOST_TEST(desk::SleepHoursOf(editor->Visit()).value() == 5.5);
    BOOST_TEST(Cell("sleep_h").flag.starts_with("Under 7 hours"));
}

BOOST_AUTO_TEST_CASE(the_race_is_counted_down) {
    auto runner = client;
    const auto told = [&](const char* day) {
        const model::Date today = *model::ParseDate(day);
        return desk::RaceText(words, support::TestResources().Rules(), desk::LastRace(runner, today),
                              runner.next_race, today);
    };
    BOOST_TEST(told("2026-11-23").empty());
    runner.next_race = model::Race{"Half marathon", *model::ParseDate("2026-12-05")};
    const std::pair<const char*, const char*> cases[] = {
        {"2026-11-23", "Half marathon in 12 days, 5 Dec 2026"},
        {"2026-12-04", "Half marathon in 1 day, 5 Dec 2026"},
        {"2026-12-05", "Half marathon today: light pressure only until 72 h after the race"},
        {"2026-12-12", ""}};
    for (const auto& [day, text] : cases) BOOST_TEST(told(day) == text);
}

BOOST_AUTO_TEST_CASE(numbers_are_read_as_people_type_them) {
    const std::pair<const char*, std::optional<double>> cases[] = {
        {"7", 7.0}, {" 7,5 ", 7.5}, {"7.5", 7.5}, {"-3", -3.0},  {"−3", -3.0}, {"+2", 2.0},
        {"", {}},   {"x", {}},      {"7 h", {}},  {"1e999", {}}, {"nan", {}}};
    for (const auto& [typed, value] : cases) BOOST_TEST((desk::ParseNumber(typed) == value), typed);
}

BOOST_AUTO_TEST_SUITE_END()
