#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <fstream>
#include <map>
#include <regex>
#include <set>

#include "desk/amendments.h"
#include "desk/calendar.h"
#include "desk/planned_clinic.h"
#include "desk/signing.h"
#include "model/problem.h"

BOOST_AUTO_TEST_SUITE(calendar_tests)

namespace {

using model::Date;

struct Routine : support::PlannedClinic {
    ~Routine() { editor.reset(), clinic.reset(); }
    void Approve() {
        model::HomePlan plan = support::Approved(Plan());
        plan.next_visit = model::ParseDate("2026-12-07");
        plan.next_visit_time = "14:30";
        editor->SetPlan(plan, "Approve");
    }
    [[nodiscard]] std::string Written(const std::string& language = {}) {
        return desk::PlanCalendar(*clinic, editor->Visit().id, {language}).bytes;
    }
    // A file that left.
    std::string Exported() {
        return desk::WriteCalendarFile(*clinic, editor->Visit().id, dir.Path() / "routine.ics").bytes;
    }
    // What is done on most days, on those of its days alone, by their place.
    void ApproveOn(const std::vector<std::size_t>& days, const char* next_visit) {
        model::HomePlan plan = Plan();
        const auto most = [](const model::PlanItem& item) {
            return item.minutes == 0 ? std::size_t{0} : item.days.size();
        };
        const model::PlanItem often = *std::ranges::max_element(plan.items, {}, most);
        plan.items = {often};
        plan.items[0].days.clear();
        for (const std::size_t day : days) plan.items[0].days.push_back(often.days.at(day));
        plan.next_visit = model::ParseDate(next_visit);
        ApproveAs(plan);
    }
    // An approval is of the plan as it was.
    void ApproveAs(model::HomePlan plan) {
        plan.approved = false;
        editor->SetPlan(plan, "Change");
        editor->SetPlan(support::Approved(plan), "Approve");
    }
    void Pass(int days) { clock.Set(clock.Now() + std::chrono::hours(24 * days)); }
    void Sign() { desk::Sign(*editor, clinic->Store().Unlock("a good passphrase"), {"signed another day"}); }
};

// Lines as they were before they were folded.
std::string Unfolded(const std::string& bytes) {
    return std::regex_replace(bytes, std::regex("\r\n "), "");
}

std::vector<std::string> Values(const std::string& bytes, const std::string& name) {
    std::vector<std::string> found;
    const std::string text = Unfolded(bytes);
    const std::regex line("(?:^|\n)" + name + "(?:;[^:\r\n]*)?:([^\r\n]*)");
    for (std::sregex_iterator it(text.begin(), text.end(), line), end; it != end; ++it)
        found.push_back((*it)[1]);
    return found;
}

// "CONFIRMED" or "CANCELLED", by the name of the event.
std::map<std::string, std::string> States(const std::string& bytes) {
    const auto uids = Values(bytes, "UID"), states = Values(bytes, "STATUS");
    BOOST_REQUIRE_EQUAL(uids.size(), states.size());
    std::map<std::string, std::string> found;
    for (std::size_t i = 0; i < uids.size(); ++i) found[uids[i]] = states[i];
    BOOST_TEST(found.size() == uids.size());
    return found;
}

long Count(const std::map<std::string, std::string>& states, const std::string& state) {
    return std::ranges::count_if(states, [&](const auto& one) { return one.second == state; });
}

}  // namespace

BOOST_FIXTURE_TEST_CASE(a_draft_has_no_calendar, Routine) {
    BOOST_CHECK_THROW((void)Written(), model::Error);
    BOOST_CHECK_THROW((void)desk::PlanCalendar(*clinic, {"nobody"}), model::Error);
    Approve();
    BOOST_TEST(!Written().empty());
    Answer("anticoagulants", model::Answer::Yes);  // the approval no longer holds
    BOOST_CHECK_THROW((void)Written(), model::Error);
}

BOOST_FIXTURE_TEST_CASE(a_file_that_goes_out_unprotected_names_no_exercise, Routine) {
    Approve();
    desk::CalendarWish wish;
    const std::string open = Unfolded(desk::PlanCalendar(*clinic, editor->Visit().id, wish).bytes);
    wish.discreet = true;
    const std::string discreet = Unfolded(desk::PlanCalendar(*clinic, editor->Visit().id, wish).bytes);
    int named = 0;
    for (const model::PlanItem& item : Plan().items) {
        named += open.find(item.name) != std::string::npos;
        BOOST_TEST(discreet.find(item.name) == std::string::npos, item.name);
    }
    BOOST_TEST(named > 0);
    for (const char* word : {"exercise", "Stop", "pain", "stretch"})
        BOOST_TEST(discreet.find(word) == std::string::npos, word);
    BOOST_TEST(Values(discreet, "UID").size() == Values(open, "UID").size());
}

BOOST_FIXTURE_TEST_CASE(the_week_repeats_until_the_next_visit, Routine) {
    Approve();
    const std::string bytes = Written();
    const auto rules = Values(bytes, "RRULE");
    BOOST_TEST(!rules.empty());
    // The evening before Monday 7 December, in Berlin's winter.
    for (const std::string& rule : rules) BOOST_TEST(rule == "FREQ=WEEKLY;UNTIL=20261206T170000Z");
    const auto starts = Values(bytes, "DTSTART");
    BOOST_TEST((std::ranges::find(starts, "20261207T143000") != starts.end()));
    BOOST_TEST(Values(bytes, "METHOD").front() == "PUBLISH");
    const auto uids = Values(bytes, "UID");
    BOOST_TEST(std::set<std::string>(uids.begin(), uids.end()).size() == uids.size());
    for (const std::string& uid : uids) BOOST_TEST(uid.find(client.id.value) == std::string::npos);
    BOOST_TEST((Written() == bytes));
}

BOOST_FIXTURE_TEST_CASE(titles_tell_nobody_what_it_is_about, Routine) {
    Approve();
    for (const char* language : {"en", "de", "es"}) {
        for (const std::string& title : Values(Written(language), "SUMMARY")) {
            for (const char* word : {"calf", "Calf", "Wade", "Ada", "soleus", "pain"})
                BOOST_TEST(title.find(word) == std::string::npos, title);
        }
    }
    const auto titles = Values(Written("en"), "SUMMARY");
    BOOST_TEST(
        (std::ranges::any_of(titles, [](const auto& one) { return one.starts_with("Home routine\\, "); })));
}

BOOST_FIXTURE_TEST_CASE(a_new_plan_takes_the_place_of_the_old, Routine) {
    Approve();
    const std::string old = Exported();
    clock.Set(clock.Now() + std::chrono::hours(24 * 7));
    Begin();
    model::HomePlan plan = support::Approved(Plan());
    // Of everything only what is done on the first day of an exercise stays.
    const int day = plan.items.back().days.front();
    std::erase_if(plan.items,
                  [day](const model::PlanItem& item) { return std::ranges::count(item.days, day) == 0; });
    for (model::PlanItem& item : plan.items) item.days = {day};
    plan.next_visit = model::ParseDate("2026-12-20");
    editor->SetPlan(plan, "Approve");
    const std::string fresh = Written();
    BOOST_TEST(std::stol(Values(fresh, "SEQUENCE").front()) > std::stol(Values(old, "SEQUENCE").front()));
    // Every event of the old routine is there again, with something to do or cancelled, and so is the visit
    // that was planned for a later day.
    const auto uids = Values(fresh, "UID");
    for (const std::string& uid : Values(old, "UID"))
        BOOST_TEST((std::ranges::find(uids, uid) != uids.end()), uid);
    const auto states = Values(fresh, "STATUS");
    BOOST_TEST(std::ranges::count(states, "CONFIRMED") == 2);
    BOOST_TEST(std::ranges::count(states, "CANCELLED") == 7);  // six days and the visit
}

BOOST_FIXTURE_TEST_CASE(a_second_file_of_the_same_plan_takes_away_what_was_taken_out, Routine) {
    ApproveOn({0, 2}, "2026-12-07");
    const auto before = States(Exported());
    BOOST_TEST(before.size() == 3U);
    BOOST_TEST(Count(before, "CANCELLED") == 0);  // nobody has anything of before the first file
    Pass(1);
    ApproveOn({0}, "");
    const auto after = States(Exported());
    BOOST_TEST(Count(after, "CONFIRMED") == 1);
    for (const auto& [uid, state] : before) BOOST_TEST(after.contains(uid), uid);
    BOOST_TEST(after.size() == 8U);
    // Nothing is left to do, but what was planned is still to be taken away.
    model::HomePlan empty = Plan();
    empty.items.clear();
    ApproveAs(empty);
    const auto none = desk::PlanCalendar(*clinic, editor->Visit().id);
    BOOST_TEST(none.events == 0);
    BOOST_TEST(Count(States(none.bytes), "CANCELLED") == 8);
}

BOOST_FIXTURE_TEST_CASE(a_plan_that_left_is_cancelled_whatever_plans_came_in_between, Routine) {
    ApproveOn({0, 2}, "2026-12-20");
    const auto first = States(Exported());
    for (int i = 0; i < 2; ++i) {
        Pass(7);
        Begin();
        ApproveOn({4}, "2026-12-21");  // of the first of these no file is made
    }
    const auto last = States(Exported());
    for (const auto& [uid, state] : first) {
        BOOST_REQUIRE_MESSAGE(last.contains(uid), uid);
        BOOST_TEST(last.at(uid) == "CANCELLED", uid);
    }
    BOOST_TEST(Count(last, "CONFIRMED") == 2);
}

BOOST_FIXTURE_TEST_CASE(the_log_of_calendars_is_no_secret_from_who_makes_one, Routine) {
    ApproveOn({0, 2}, "2026-12-07");
    (void)Exported();
    ApproveOn({0}, "2026-12-07");
    const model::VisitId visit = editor->Visit().id;
    model::User therapist;
    therapist.name = "ben";
    therapist.role = model::Role::Therapist;
    (void)clinic->Store().AddUser(therapist, "ben's own words");
    editor.reset();
    clinic.reset();
    clinic = desk::Clinic::Open(support::TestResources(), Folder(), "ben", "ben's own words", Around());
    BOOST_TEST(Count(States(desk::PlanCalendar(*clinic, visit).bytes), "CANCELLED") == 6);
    store::AuditFilter others;
    others.client = client.id;
    others.kind = "plan.print";
    BOOST_CHECK_THROW((void)clinic->Store().AuditTrail(others), model::Error);
}

BOOST_FIXTURE_TEST_CASE(of_a_visit_that_was_struck_no_calendar_is_made, Routine) {
    Approve();
    Sign();
    BOOST_TEST(!Written().empty());
    const model::VisitId visit = editor->Visit().id;
    model::Amendment struck;
    struck.visit = visit;
    struck.kind = model::AmendmentKind::InError;
    struck.reason = "entered for somebody else";
    (void)desk::Amend(*clinic, struck, clinic->Store().Unlock("a good passphrase"));
    const auto of_struck = [](const model::Error& error) {
        return error.Kind() == model::ErrorKind::Refused &&
               std::string(error.what()).find("struck") != std::string::npos;
    };
    BOOST_CHECK_EXCEPTION((void)desk::PlanCalendar(*clinic, visit), model::Error, of_struck);
}

BOOST_FIXTURE_TEST_CASE(a_visit_that_was_struck_takes_away_what_its_file_brought, Routine) {
    ApproveOn({0, 2}, "2026-12-07");
    const auto before = States(Exported());
    Sign();
    const model::VisitId visit = editor->Visit().id;
    model::Amendment struck;
    struck.visit = visit;
    struck.kind = model::AmendmentKind::InError;
    struck.reason = "entered for somebody else";
    (void)desk::Amend(*clinic, struck, clinic->Store().Unlock("a good passphrase"));
    const auto file = desk::PlanCalendar(*clinic, visit);
    BOOST_TEST(file.events == 0);
    const auto after = States(file.bytes);
    BOOST_TEST(Count(after, "CONFIRMED") == 0);
    for (const auto& [uid, state] : before) BOOST_TEST(after.contains(uid), uid);
    // A later file took its place: of this one only the visit is left.
    Pass(7);
    Begin();
    ApproveOn({1}, "2026-12-21");
    (void)Exported();
    BOOST_TEST(States(desk::PlanCalendar(*clinic, visit).bytes).size() == 1U);
}

BOOST_FIXTURE_TEST_CASE(a_client_who_goes_to_a_doctor_first_loses_the_routine, Routine) {
    ApproveOn({0, 2}, "2026-12-20");
    const auto before = States(Exported());
    Pass(3);
    Begin();
    editor->SetRedFlags({"dvt"}, true);
    editor->SetPlan(editor->Propose(), "Propose");
    BOOST_REQUIRE(Plan().refer.has_value());
    const model::VisitId referred = editor->Visit().id;
    // A draft takes nothing away.
    BOOST_CHECK_EXCEPTION((void)Written(), model::Error, [](const model::Error& error) {
        return std::string(error.what()).find("Approve it first") != std::string::npos;
    });
    ApproveAs(Plan());
    const auto file = desk::PlanCalendar(*clinic, referred);
    BOOST_TEST(file.events == 0);
    const auto after = States(file.bytes);
    for (const auto& [uid, state] : before) {
        BOOST_REQUIRE_MESSAGE(after.contains(uid), uid);
        BOOST_TEST(after.at(uid) == "CANCELLED", uid);
    }
    // What came after it is not its to take away.
    Pass(7);
    Begin();
    ApproveOn({1}, "2026-12-28");
    const auto later = States(Exported());
    for (const auto& [uid, state] : States(desk::PlanCalendar(*clinic, referred).bytes))
        BOOST_TEST((!later.contains(uid) || later.at(uid) == "CANCELLED"), uid);
}

BOOST_FIXTURE_TEST_CASE(a_referral_without_an_earlier_file_has_no_calendar, Routine) {
    editor->SetRedFlags({"dvt"}, true);
    editor->SetPlan(editor->Propose(), "Propose");
    ApproveAs(Plan());
    BOOST_CHECK_EXCEPTION((void)Written(), model::Error, [](const model::Error& error) {
        return std::string(error.what()).find("to a doctor first") != std::string::npos;
    });
}

BOOST_FIXTURE_TEST_CASE(the_next_visit_of_a_visit_that_was_moved_away_is_cancelled, Routine) {
    ApproveOn({0, 2}, "2026-12-20");
    (void)Exported();
    Sign();
    auto other = clinic->NewClient();
    other.name = "Bea Other";
    other = clinic->SaveClient(other);
    model::Amendment move;
    move.visit = editor->Visit().id;
    move.kind = model::AmendmentKind::Move;
    move.to = other.id;
    move.reason = "Charted for the wrong client.";
    const auto before = States(Written());
    (void)desk::Amend(*clinic, move, clinic->Store().Unlock("a good passphrase"));
    Pass(3);
    Begin();
    ApproveOn({0}, "2026-12-21");
    const auto after = States(Written());
    for (const auto& [uid, state] : before) BOOST_TEST(after.contains(uid), uid);
    BOOST_TEST(Count(after, "CONFIRMED") == 2);
}

BOOST_FIXTURE_TEST_CASE(a_visit_whose_time_is_open_takes_no_time_and_rings_by_day, Routine) {
    const auto visit = [&](const char* time) {
        model::HomePlan plan = Plan();
        plan.next_visit = model::ParseDate("2026-12-07");
        plan.next_visit_time = time;
        ApproveAs(plan);
        const std::string bytes = Unfolded(Written("en"));
        const auto title = bytes.find("SUMMARY:Visit at");
        BOOST_REQUIRE(title != std::string::npos);
        const auto begin = bytes.rfind("BEGIN:VEVENT", title);
        return bytes.substr(begin, bytes.find("END:VEVENT", title) - begin);
    };
    const std::string timed = visit("14:30"), open = visit("");
    BOOST_TEST(Values(timed, "TRANSP").at(0) == "OPAQUE");
    BOOST_TEST(Values(timed, "TRIGGER").at(0) == "-P1D");
    BOOST_TEST(Values(open, "TRANSP").at(0) == "TRANSPARENT");
    BOOST_TEST(Values(open, "TRIGGER").at(0) == "-PT15H");
}

BOOST_FIXTURE_TEST_CASE(the_length_of_a_day_counts_its_tools, Routine) {
    model::HomePlan plan = Plan();
    const model::PlanItem tool = *Item("cold_water_immersion");
    const int day = tool.days.front();
    const auto minutes = std::ranges::find(tool.dose, "min", &model::DoseValue::unit);
    BOOST_REQUIRE((minutes != tool.dose.end() && tool.minutes == 0));
    int expected = static_cast<int>(minutes->value.value());
    BOOST_REQUIRE(expected > 0);
    std::erase_if(plan.items, [&](const model::PlanItem& item) {
        return item.id != tool.id && (item.minutes == 0 || std::ranges::count(item.days, day) == 0);
    });
    for (model::PlanItem& item : plan.items) item.days = {day}, expected += item.minutes;
    plan.next_visit.reset();
    ApproveAs(plan);
    const std::string bytes = Written("en");
    const std::string title = "Home routine\\, " + std::to_string(expected) + " min";
    BOOST_TEST((Values(bytes, "SUMMARY") == std::vector<std::string>{title}));
}

BOOST_FIXTURE_TEST_CASE(a_hostile_name_is_text, Routine) {
    auto profile = clinic->Profile();
    profile.name = "Knots; \"X\r\nBEGIN:VEVENT\r\nUID:evil\", \\ \xF0\x9F\xA6\xB6";
    clinic->SaveProfile(profile);
    client.name = "X\r\nBcc: x@y";
    Approve();
    const std::string bytes = Written();
    for (const std::string& uid : Values(bytes, "UID")) BOOST_TEST(uid.ends_with("@palpate"));
    BOOST_TEST(bytes.find("\nBcc") == std::string::npos);
    for (std::size_t at = bytes.find('\n'); at != std::string::npos; at = bytes.find('\n', at + 1))
        BOOST_TEST(bytes[at - 1] == '\r');
}

BOOST_FIXTURE_TEST_CASE(a_file_is_private_and_logged, Routine) {
    Approve();
    const auto file = dir.Path() / "routine.ics";
    const auto written = desk::WriteCalendarFile(*clinic, editor->Visit().id, file);
    BOOST_TEST(written.events > 1);
    BOOST_TEST(static_cast<int>(std::filesystem::status(file).permissions()) == 0600);
    BOOST_TEST(clinic->Store().AuditTrail().back().action == "plan.calendar");
}

BOOST_AUTO_TEST_CASE(times_are_read_as_they_are_written) {
    BOOST_TEST(desk::ClockTime("07:30").count() == 450);
    for (const char* text : {"", "7:30", "24:00", "12:60", "ab:cd", "12:3", "-1:00"})
        BOOST_CHECK_THROW((void)desk::ClockTime(text), model::Error);
}

BOOST_AUTO_TEST_SUITE_END()
