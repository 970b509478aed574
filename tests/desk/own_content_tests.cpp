#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <fstream>

#include "desk/alerts.h"
#include "desk/own_content.h"
#include "desk/template_check.h"
#include "model/problem.h"

#include "open_clinic.h"

namespace {

namespace fs = std::filesystem;

using routine::OwnExercise;

const text::Translator kEnglish;

OwnExercise CalfAtTheWall() {
    OwnExercise one;
    one.id = "own_wall_calf";
    one.name = "Calf at the wall, our way";
    one.type = "stretch";
    one.regions = {"soleus"};
    one.steps = {"Stand at the wall", "Lean in"};
    one.hold_s = 30;
    one.sets = 2;
    one.times_a_week = 5;
    one.stop_rule = "sharp pain: stop";
    one.equipment = "none";
    one.position = "standing";
    one.source = "house rule";
    return one;
}

struct Content : support::OpenClinic {
    ~Content() { clinic.reset(); }
    [[nodiscard]] fs::path Place() const { return desk::ContentFolder(Folder()); }
    void Write(const std::string& name, const std::string& text) const {
        fs::create_directories(Place());
        std::ofstream(Place() / name) << text;
    }
    [[nodiscard]] std::string Window() const {
        std::ifstream in(Place() / desk::kWindowFile);
        return {std::istreambuf_iterator<char>(in), {}};
    }
    [[nodiscard]] long Entries(const std::string& action) const {
        const auto trail = clinic->Store().AuditTrail();
        return std::ranges::count(trail, action, &store::AuditEntry::action);
    }
    [[nodiscard]] bool InForce() const {
        const auto& rules = clinic->Data().Rules();
        return &rules != &clinic->Data().ShippedRules();
    }
};

}  // namespace

BOOST_AUTO_TEST_SUITE(own_content_tests)

BOOST_FIXTURE_TEST_CASE(a_clinic_without_content_uses_ours, Content) {
    BOOST_TEST(!InForce());
    BOOST_TEST(desk::ContentRefusal(*clinic, kEnglish).empty());
    BOOST_TEST(desk::LookAtContent(*clinic).own.empty());
    BOOST_TEST(desk::LookAtContent(*clinic).shipped.size() > 70U);
    Reopen();
    BOOST_TEST(Entries("content.use") == 0);
}

BOOST_FIXTURE_TEST_CASE(what_is_saved_is_in_force_private_and_in_the_log, Content) {
    desk::SaveExercises(*clinic, kEnglish, {CalfAtTheWall()});
    BOOST_TEST(InForce());
    BOOST_TEST(Entries("content.change") == 1);
    const auto others = fs::perms::group_all | fs::perms::others_all;
    for (const fs::path& path : {Place(), Place() / desk::kWindowFile})
        BOOST_TEST(((fs::status(path).permissions() & others) == fs::perms::none));
    Reopen();
    BOOST_TEST(InForce());
    BOOST_TEST(Entries("content.use") == 2);
    const auto own = desk::LookAtContent(*clinic).own;
    BOOST_REQUIRE_EQUAL(own.size(), 1U);
    BOOST_TEST((own.front() == CalfAtTheWall()));
    clinic.reset();
    // Nothing of one clinic is left for the next.
    BOOST_TEST((&support::TestResources().Rules() == &support::TestResources().ShippedRules()));
}

BOOST_FIXTURE_TEST_CASE(what_is_wrong_is_not_saved, Content) {
    desk::SaveExercises(*clinic, kEnglish, {CalfAtTheWall()});
    const std::string before = Window();
    auto wrong = CalfAtTheWall();
    wrong.hold_s = 900;
    const auto problems = desk::CheckExercise(*clinic, wrong);
    BOOST_REQUIRE_EQUAL(problems.size(), 1U);
    BOOST_TEST(problems.front().field == "hold_s");
    BOOST_CHECK_EXCEPTION(desk::SaveExercises(*clinic, kEnglish, {wrong}), model::Error,
                          [](const auto& error) {
                              return std::string(error.what()).find("hold_s: expected a whole number from") !=
                                     std::string::npos;
                          });
    BOOST_TEST(Window() == before);
    BOOST_TEST(Entries("content.change") == 1);
    BOOST_TEST(InForce());
}

BOOST_FIXTURE_TEST_CASE(a_broken_file_never_keeps_a_clinic_closed_and_the_therapist_is_told, Content) {
    struct Broken {
        const char* name;
        std::string text;
    };
    const Broken all[] = {{"no TOML", "[[item"},
                          {"one wrong field", "[[limit]]\nid = \"max_tools_per_day\"\nvalue = 900\n"},
                          {"too large", std::string(routine::kMostContentBytes + 1, '#')},
                          {"bytes", std::string("\xff\xfe\0\x01", 4)}};
    for (const Broken& one : all) {
        BOOST_TEST_CONTEXT(one.name) {
            Write("hand.toml", one.text);
            Reopen();
            BOOST_TEST(!InForce());
            const std::string told = desk::ContentRefusal(*clinic, kEnglish);
            BOOST_TEST(told.find("hand.toml, line ") != std::string::npos, told);
            const auto alerts = desk::AlertsOf(*clinic, kEnglish, client, nullptr);
            BOOST_TEST(std::ranges::any_of(alerts, [&](const auto& alert) { return alert.detail == told; }));
        }
    }
    BOOST_TEST(Entries("content.use.failed") == 4);
    // A file in one's own hand that is wrong is no reason not to save in the window.
    BOOST_CHECK_NO_THROW(desk::SaveExercises(*clinic, kEnglish, {CalfAtTheWall()}));
    BOOST_TEST(!InForce());
    fs::remove(Place() / "hand.toml");
    Reopen();
    BOOST_TEST(InForce());
}

BOOST_FIXTURE_TEST_CASE(what_was_written_by_hand_into_the_windows_file_is_not_written_over, Content) {
    Write(desk::kWindowFile, "[[limit]]\nid = \"max_tools_per_day\"\nvalue = 1\n");
    BOOST_TEST(!desk::LookAtContent(*clinic).problems.empty());
    BOOST_CHECK_THROW(desk::SaveExercises(*clinic, kEnglish, {CalfAtTheWall()}), model::Error);
    BOOST_TEST(Window().find("max_tools_per_day") != std::string::npos);
}

BOOST_FIXTURE_TEST_CASE(nobody_but_the_owner_changes_it, Content) {
    model::User person;
    person.name = "therapist";
    person.full_name = "T. Herapist";
    person.role = model::Role::Therapist;
    (void)clinic->Store().AddUser(person, "a good passphrase");
    clinic.reset();
    clinic =
        desk::Clinic::Open(support::TestResources(), Folder(), "therapist", "a good passphrase", Around());
    BOOST_CHECK_EXCEPTION(desk::SaveExercises(*clinic, kEnglish, {CalfAtTheWall()}), model::Error,
                          [](const auto& error) { return error.Kind() == model::ErrorKind::NoAccess; });
    BOOST_TEST(!fs::exists(Place()));
}

BOOST_FIXTURE_TEST_CASE(a_new_exercise_gets_an_id_of_its_own, Content) {
    BOOST_TEST(desk::NewExerciseId({}, "Calf at the Wall") == "own_calf_at_the_wall");
    BOOST_TEST(desk::NewExerciseId({CalfAtTheWall()}, "wall calf") == "own_wall_calf_2");
    BOOST_TEST(desk::NewExerciseId({}, "äöü") == "own_exercise");
    auto one = CalfAtTheWall();
    for (const char* name :
         {"x", "Übung 1", "a very long name that goes on and on and on and on and on and on"}) {
        one.id = desk::NewExerciseId({}, name);
        BOOST_TEST(desk::CheckExercise(*clinic, one).empty(), one.id);
    }
}

BOOST_FIXTURE_TEST_CASE(templates_are_checked_wherever_they_lie, Content) {
    auto& ours = support::TestResources();
    const auto shipped = desk::CheckTemplates(ours, kEnglish, {});
    BOOST_TEST(shipped.problems.empty());
    BOOST_TEST(shipped.what == "shipped");
    Write("hand.toml",
          "[[limit]]\nid = \"max_tools_per_day\"\nvalue = 900\n\n[[change]]\nitem = \"nobody\"\n");
    for (const fs::path& place : {Folder(), Place(), Place() / "hand.toml"}) {
        const auto own = desk::CheckTemplates(ours, kEnglish, place);
        BOOST_TEST(own.what == "own");
        BOOST_REQUIRE_EQUAL(own.problems.size(), 2U);
        BOOST_TEST(desk::LineOf(own.problems[0]) ==
                   "hand.toml:3: value: expected a whole number from 1 to 2");
        BOOST_TEST(own.problems[1].line == 6);
    }
    BOOST_CHECK_THROW((void)desk::CheckTemplates(ours, kEnglish, Folder() / "nowhere"), model::Error);
}

BOOST_FIXTURE_TEST_CASE(damaged_templates_are_told_with_file_and_line, Content) {
    const fs::path data = dir.Path() / "data";
    fs::create_directories(data);
    for (const char* folder : {"templates", "body_maps"})
        fs::copy(fs::path(PALPATE_SOURCE_DIR) / folder, data / folder, fs::copy_options::recursive);
    std::ofstream(data / "templates" / "phrases.toml", std::ios::app) << "\n[[phrase]]\nid = 3\n";
    std::ofstream(data / "templates" / "retention.toml") << "[[";
    for (const fs::path& place : {data, data / "templates"}) {
        const auto report = desk::CheckTemplates(support::TestResources(), kEnglish, place);
        BOOST_TEST(report.problems.size() == 2U);
        for (const auto& problem : report.problems) {
            BOOST_TEST(problem.line > 0);
            BOOST_TEST(problem.file.ends_with(".toml"));
            BOOST_TEST(!problem.text.empty());
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
