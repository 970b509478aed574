#include <boost/test/unit_test.hpp>

#include "desk/health.h"
#include "desk/open_clinic.h"

namespace {

using model::Answer;
using std::chrono::minutes;
using Lines = std::vector<std::string>;

struct Health : support::OpenClinic {
    model::HealthHistory answers;

    const model::Client& Keep(minutes later = minutes(0)) {
        clock.Set(clock.Now() + later);
        client = clinic->KeepHealth(client.id, answers);
        return client;
    }
    [[nodiscard]] std::vector<desk::Sitting> Sittings() const {
        return desk::SittingsOf(clinic->Store(), client);
    }
    [[nodiscard]] std::vector<desk::SittingText> Texts() const {
        return desk::SittingTexts(clinic->Store(), clinic->Data(), text::Translator(), client);
    }
    [[nodiscard]] Lines Changes(const model::HealthHistory& before, const model::HealthHistory& after) {
        return desk::HealthChanges(clinic->Data(), text::Translator(), before, after);
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(health_tests, Health)

BOOST_AUTO_TEST_CASE(every_change_is_a_version_and_a_sitting_reads_as_one) {
    answers.conditions["raynaud"].answer = Answer::Yes;
    Keep();
    answers.medication = "one tablet";
    Keep(minutes(10));
    Keep(minutes(5));  // says the same
    BOOST_REQUIRE(client.history.size() == 2U);
    BOOST_TEST(client.history[0].medication.empty());
    BOOST_TEST(client.Health().medication == "one tablet");
    BOOST_TEST(Sittings().size() == 1U);
    answers.medication.clear();
    Keep(minutes(45));
    const auto sittings = Sittings();
    BOOST_REQUIRE(sittings.size() == 2U);
    BOOST_TEST(sittings[0].version == 1U);
    BOOST_TEST(sittings[1].version == 2U);
    BOOST_TEST((sittings[0].by == clinic->SignedIn().id));
}

// Minutes after the first version; the second person's are negative.
BOOST_AUTO_TEST_CASE(a_sitting_ends_by_time_by_visit_and_by_person) {
    struct Case {
        const char* name;
        std::vector<int> versions, visits;
        std::vector<std::size_t> last;  // version of each sitting
    };
    const Case cases[] = {{"nothing yet", {}, {0}, {}},
                          {"one", {0}, {0}, {0}},
                          {"typing on, longer than a sitting's pause", {0, 20, 40, 60}, {}, {3}},
                          {"just within the pause", {0, 29}, {}, {1}},
                          {"the pause", {0, 30}, {}, {0, 1}},
                          {"another person", {0, -5, 10}, {}, {0, 1, 2}},
                          {"a visit between", {0, 5, 15, 20}, {10}, {1, 3}},
                          {"a visit begun with the version after it", {0, 10}, {10}, {0, 1}},
                          {"a visit begun with the version before it", {0, 10}, {0}, {1}},
                          {"visits before and after, newest first", {0, 10}, {90, -90}, {1}}};
    const model::Instant start = clock.Now();
    for (const Case& one : cases) {
        BOOST_TEST_CONTEXT(one.name) {
            client.history.clear();
            for (const int at : one.versions) {
                auto& version = client.history.emplace_back();
                version.recorded_at = start + minutes(std::abs(at));
                version.recorded_by = at < 0 ? model::UserId{"other"} : clinic->SignedIn().id;
            }
            std::vector<model::Instant> visits;
            for (const int at : one.visits) visits.push_back(start + minutes(at));
            std::vector<std::size_t> last;
            for (const auto& sitting : desk::SittingsOf(client, visits)) last.push_back(sitting.version);
            BOOST_TEST(last == one.last, boost::test_tools::per_element());
        }
    }
}

BOOST_AUTO_TEST_CASE(a_clock_set_back_begins_a_sitting) {
    client.history.resize(2);
    client.history[0].recorded_at = clock.Now();
    client.history[1].recorded_at = clock.Now() - std::chrono::hours(24);
    BOOST_TEST(desk::SittingsOf(client, {}).size() == 2U);
}

BOOST_AUTO_TEST_CASE(a_sitting_is_read_against_the_one_before) {
    answers.medication = "one tablet";
    Keep();
    answers.medication = "two tablets";
    answers.allergies = "latex";
    Keep(minutes(5));
    answers.allergies.clear();
    Keep(minutes(5));
    BOOST_REQUIRE(client.history.size() == 3U);
    BOOST_REQUIRE(Texts().size() == 1U);
    BOOST_TEST(Texts()[0].title == "23 Nov 2026 · owner");
    // What came and went within the sitting is no change of it.
    BOOST_TEST(Texts()[0].changes == Lines{"Medication: two tablets"}, boost::test_tools::per_element());
    clock.Set(clock.Now() + minutes(1));
    (void)clinic->StartVisit(client.id);
    answers.sleep_hours = 6;
    Keep(minutes(4));
    answers.sleep_hours = 7;
    Keep(minutes(4));
    BOOST_REQUIRE(Texts().size() == 2U);
    BOOST_TEST(Texts()[0].title == "23 Nov 2026, 10:10 → 10:19 · owner");
    BOOST_TEST(Texts()[0].changes == Lines{"Hours of sleep a night: 7"}, boost::test_tools::per_element());
    answers.sleep_hours = 6;
    Keep(minutes(24 * 60));
    answers.sleep_hours = 7;
    Keep(minutes(1));
    BOOST_TEST(Texts()[0].title == "23 Nov 2026 → 24 Nov 2026 · owner");
    BOOST_TEST(Texts()[0].changes.empty());
}

BOOST_AUTO_TEST_CASE(an_earlier_version_cannot_be_changed_or_left_out) {
    answers.medication = "one tablet";
    Keep();
    auto changed = client;
    changed.history[0].medication = "two tablets";
    BOOST_CHECK_THROW(clinic->SaveClient(changed), model::Error);
    auto shorter = client;
    shorter.history.clear();
    shorter.phone = "1";
    BOOST_CHECK_THROW(clinic->SaveClient(shorter), model::Error);
    BOOST_TEST((clinic->LoadClient(client.id) == client));
    client.phone = "123";
    BOOST_TEST(clinic->SaveClient(client).phone == "123");
}

BOOST_AUTO_TEST_CASE(what_is_kept_already_does_not_keep_one_from_saving) {
    // From before there were bounds.
    client.history.emplace_back().blood_pressure = {900, 10};
    client.history.back().recorded_at = clock.Now();
    clinic->Store().SaveClient(client);
    client.phone = "123";
    BOOST_TEST(clinic->SaveClient(client).phone == "123");
    answers.blood_pressure = {900, 10};
    answers.medication = "x";
    BOOST_CHECK_THROW(clinic->KeepHealth(client.id, answers), model::Error);
}

BOOST_AUTO_TEST_CASE(what_changed_is_said_line_by_line) {
    model::HealthHistory before;
    before.others = Answer::No;
    before.conditions["raynaud"].answer = Answer::Yes;
    before.medication = "Ibuprofen";
    auto after = before;
    BOOST_TEST(Changes(before, after).empty());
    after.conditions["anticoagulants"].answer = Answer::Yes;
    after.conditions["raynaud"].answer = Answer::No;
    after.conditions["pad"].answer = Answer::Past;
    after.medication = "Apixaban";
    after.blood_pressure = {120, 80};
    const auto& name = [&](const char* id) { return clinic->Data().Words().FindCondition(id)->name; };
    BOOST_TEST(Changes(before, after) ==
                   (Lines{"+ " + name("anticoagulants"), name("pad") + ": in the past",
                          "– " + name("raynaud"), "Medication: Apixaban", "Blood pressure: 120/80"}),
               boost::test_tools::per_element());
    auto cleared = after;
    cleared.conditions["anticoagulants"].cleared_by_doctor = true;
    BOOST_TEST(Changes(after, cleared) == Lines{name("anticoagulants") + ": a doctor has agreed"},
               boost::test_tools::per_element());
    // Unasked rows that "no others" answers are one line, not ninety.
    BOOST_TEST(Changes({},
                       [] {
                           model::HealthHistory none;
                           none.others = Answer::No;
                           return none;
                       }()) == Lines{"All other conditions: no"},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(no_change_is_recorded_with_the_day_and_the_time) {
    answers.others = Answer::No;
    Keep();
    clock.Set(clock.Now() + std::chrono::hours(24 * 21));
    auto editor = clinic->StartVisit(client.id);
    BOOST_TEST((desk::LastAsked(clinic->Store(), client, editor->Visit()) == model::ParseDate("2026-11-23")));
    desk::RecordNoChange(*editor);
    BOOST_TEST(editor->Visit().health_asked);
    BOOST_TEST(editor->Visit().health_update == "No change since 23 Nov 2026 (asked 10:00)");
    clock.Set(clock.Now() + std::chrono::hours(24 * 7));
    editor = clinic->StartVisit(client.id);
    BOOST_TEST((desk::LastAsked(clinic->Store(), client, editor->Visit()) == model::ParseDate("2026-12-14")));
}

BOOST_AUTO_TEST_CASE(who_was_never_asked_has_no_day) {
    auto editor = clinic->StartVisit(client.id);
    BOOST_TEST(!desk::LastAsked(clinic->Store(), client, editor->Visit()).has_value());
    desk::RecordNoChange(*editor);
    BOOST_TEST(editor->Visit().health_update == "No change (asked 10:00)");
}

BOOST_AUTO_TEST_CASE(nothing_new_to_an_empty_history_is_no_version) {
    BOOST_TEST(Keep().history.empty());
}

BOOST_AUTO_TEST_CASE(no_change_does_not_write_over_what_the_client_said) {
    auto editor = clinic->StartVisit(client.id);
    for (const char* words :
         {"New tablets", "No change since Monday (but new tablets)", "No change (asked 9:00), but a cold"}) {
        editor->SetHealthUpdate(words, true);
        std::string said;
        try {
            desk::RecordNoChange(*editor);
        } catch (const model::Error& error) {
            said = error.what();
        }
        BOOST_TEST(said == "A change is written down; take it out first.");
        BOOST_TEST(editor->Visit().health_update == words);
    }
    editor->SetHealthUpdate("", true);
    desk::RecordNoChange(*editor);
    clock.Set(clock.Now() + minutes(5));
    desk::RecordNoChange(*editor);
    BOOST_TEST(editor->Visit().health_update == "No change (asked 10:05)");
    editor->Undo();
    BOOST_TEST(editor->Visit().health_update == "No change (asked 10:00)");
    editor->Undo();
    BOOST_TEST(editor->Visit().health_update.empty());
}

BOOST_AUTO_TEST_SUITE_END()
