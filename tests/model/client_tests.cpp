#include <boost/test/unit_test.hpp>

#include <cmath>
#include <functional>

#include "model/clean_text.h"
#include "model/client.h"

BOOST_AUTO_TEST_SUITE(client_tests)

namespace {

using model::ProblemCode;

const model::Date kToday = *model::ParseDate("2026-11-23");

model::Client Sound() {
    model::Client client;
    client.id.value = "0190a000-0000-7000-8000-000000000001";
    client.name = "Ada Example";
    client.birth_date = model::ParseDate("1985-03-01");
    return client;
}

model::HealthHistory& NewVersion(model::Client& client) {
    return client.history.emplace_back();
}

std::string Repeated(const std::string& part, std::size_t times) {
    std::string all;
    for (std::size_t i = 0; i < times; ++i) all += part;
    return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(what_a_client_may_be) {
    struct Case {
        const char* what;
        std::function<void(model::Client&)> change;
        std::optional<ProblemCode> problem;
    };
    const Case cases[] = {
        {"as it is", [](auto&) {}, {}},
        {"emoji with joiners", [](auto& c) { c.name = "Zoë 👩🏽‍⚕️"; }, {}},
        {"right to left", [](auto& c) { c.name = "محمد عبد الله"; }, {}},
        {"500 Arabic letters", [](auto& c) { c.name = Repeated("م", 500); }, {}},
        {"5,000 characters", [](auto& c) { c.name = Repeated("x", 5000); }, ProblemCode::NameTooLong},
        {"only blanks", [](auto& c) { c.name = " \t "; }, ProblemCode::NoName},
        {"only what nobody sees", [](auto& c) { c.name = "\u200B\u202E"; }, ProblemCode::NoName},
        {"a bell", [](auto& c) { c.name = "Ada\x07"; }, ProblemCode::TextInvisible},
        {"a changed direction", [](auto& c) { c.name = "Ada \u202Eelpmaxe"; }, ProblemCode::TextInvisible},
        {"no UTF-8", [](auto& c) { c.name = "Ada \xC3("; }, ProblemCode::TextInvisible},
        {"a name on two lines", [](auto& c) { c.name = "Ada\nExample"; }, ProblemCode::TextLines},
        {"Unicode's line end", [](auto& c) { c.name = "Ada\u2028Example"; }, ProblemCode::TextLines},
        {"an address on two lines", [](auto& c) { c.address = "Street 1\n12345 Town"; }, {}},
        {"a novel as phone", [](auto& c) { c.phone = Repeated("1", 301); }, ProblemCode::TextTooLong},
        {"an e-mail", [](auto& c) { c.email = "ada.l@example.co.uk"; }, {}},
        {"half an e-mail", [](auto& c) { c.email = "ada@example"; }, ProblemCode::EmailShape},
        {"two e-mails", [](auto& c) { c.email = "a@b.de, c@d.de"; }, ProblemCode::EmailShape},
        {"born tomorrow", [](auto& c) { c.birth_date = model::ParseDate("2026-11-24"); },
         ProblemCode::BadDate},
        {"born 1790", [](auto& c) { c.birth_date = model::ParseDate("1790-01-01"); }, ProblemCode::BadDate},
        {"a child alone", [](auto& c) { c.birth_date = model::ParseDate("2012-01-01"); },
         ProblemCode::GuardianMissing},
        {"a child with a guardian",
         [](auto& c) {
             c.birth_date = model::ParseDate("2012-01-01");
             c.guardian = "Eva Example";
         },
         {}},
        {"a past race of two lines",
         [](auto& c) {
             c.past_races = {{"City\nrun", kToday}};
         },
         ProblemCode::TextLines},
        {"too many races",
         [](auto& c) {
             c.past_races.resize(2001, {"City run", kToday});
         },
         ProblemCode::TooManyEntries},
        {"no mass", [](auto& c) { c.body_mass_kg = 0; }, ProblemCode::BodyMassRange},
        {"no number", [](auto& c) { c.body_mass_kg = std::nan(""); }, ProblemCode::BodyMassRange},
        {"a possible pressure",
         [](auto& c) {
             NewVersion(c).blood_pressure = {120, 80};
         },
         {}},
        {"turned round",
         [](auto& c) {
             NewVersion(c).blood_pressure = {80, 120};
         },
         ProblemCode::BloodPressureRange},
        {"too high",
         [](auto& c) {
             NewVersion(c).blood_pressure = {301, 80};
         },
         ProblemCode::BloodPressureRange},
        {"too low",
         [](auto& c) {
             NewVersion(c).blood_pressure = {90, 19};
         },
         ProblemCode::BloodPressureRange},
        {"25 hours of sleep", [](auto& c) { NewVersion(c).sleep_hours = 25; }, ProblemCode::SleepRange},
        {"a direction in a note", [](auto& c) { NewVersion(c).conditions["pad"].note = "\u2066x"; },
         ProblemCode::TextInvisible},
        {"a book of medicine", [](auto& c) { NewVersion(c).medication = Repeated("x", 20'001); },
         ProblemCode::TextTooLong}};
    for (const Case& one : cases) {
        model::Client client = Sound();
        one.change(client);
        const auto found = model::Check(client, kToday);
        BOOST_TEST(((found ? std::optional(found->code) : std::nullopt) == one.problem), one.what);
        if (found)
            BOOST_TEST(std::string(model::ProblemSentence(found->code)) != "The change is not allowed.");
    }
}

BOOST_AUTO_TEST_CASE(what_nobody_sees_is_left_out) {
    const std::pair<const char*, const char*> cases[] = {{"  Ada  ", "Ada"},
                                                         {"A\tB", "A B"},
                                                         {"A\u200BB\u202EC\u2069", "ABC"},
                                                         {"A\x01\x7F\u0085", "A\u0085"},
                                                         {"\uFEFFAda", "Ada"},
                                                         {"one\ntwo\n", "one\ntwo"},
                                                         {"👩🏽‍⚕️", "👩🏽‍⚕️"},
                                                         {"می‌خواهم", "می‌خواهم"},
                                                         {"\xFF\xC3", ""}};
    for (const auto& [typed, kept] : cases) {
        BOOST_TEST(model::Cleaned(typed) == kept);
        BOOST_TEST(!model::HasInvisible(model::Cleaned(typed)));
    }
    model::Client client = Sound();
    client.name = "Ada\u202E ";
    client.history.push_back({});
    client.history[0].medication = "x\u202E";
    model::CleanTexts(client);
    BOOST_TEST(client.name == "Ada");
    BOOST_TEST(client.history[0].medication == "x\u202E", "what is kept already stays as it is");
}

BOOST_AUTO_TEST_CASE(a_race_stays_when_its_day_is_over) {
    const auto race = [](const char* name, const char* day) {
        return model::Race{name, *model::ParseDate(day)};
    };
    const model::Race over = race("City run", "2026-11-22"), today = race("City run", "2026-11-23"),
                      ahead = race("Marathon", "2027-04-04"), older = race("Relay", "2025-05-01");
    struct Case {
        const char* what;
        std::optional<model::Race> before, now;
        std::vector<model::Race> had, kept;
    };
    const Case cases[] = {
        {"never one", {}, ahead, {}, {}},
        {"the next takes its place", over, ahead, {}, {over}},
        {"none takes its place", over, {}, {}, {over}},
        {"behind older ones", over, ahead, {older}, {older, over}},
        {"before a later one", older, ahead, {over}, {older, over}},
        {"of today", today, ahead, {}, {today}},
        {"the day was wrong", today, race("City run", "2026-11-21"), {}, {}},
        {"called off", ahead, {}, {}, {}},
        {"unchanged", over, over, {}, {}},
        {"another name", over, race("City half", "2026-11-22"), {}, {}},
        {"there already", over, ahead, {race("The run", "2026-11-22")}, {race("The run", "2026-11-22")}}};
    for (const Case& one : cases) {
        model::Client before = Sound(), now = Sound();
        before.next_race = one.before;
        now.next_race = one.now;
        now.past_races = one.had;
        model::KeepRace(before, now, kToday);
        BOOST_TEST((now.past_races == one.kept), one.what);
        BOOST_TEST((now.next_race == one.now), one.what);
    }
}

BOOST_AUTO_TEST_CASE(letters_are_counted_not_bytes) {
    BOOST_TEST(model::LengthOf("") == 0U);
    BOOST_TEST(model::LengthOf("äöü") == 3U);
    BOOST_TEST(model::LengthOf("\xF0\x9F\x98") == 3U);
}

BOOST_AUTO_TEST_SUITE_END()
