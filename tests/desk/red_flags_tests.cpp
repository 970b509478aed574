#include <boost/test/unit_test.hpp>

#include <fstream>
#include <sstream>

#include "desk/open_clinic.h"
#include "desk/red_flags.h"

namespace {

struct Asking : support::OpenClinic {
    std::unique_ptr<desk::VisitEditor> editor = clinic->StartVisit(client.id);
    text::Translator words;

    [[nodiscard]] static desk::RedFlagAnswers AllNo() {
        desk::RedFlagAnswers answers;
        for (const auto& question : support::TestResources().RedFlagQuestions()) answers[question.id] = false;
        return answers;
    }
    [[nodiscard]] const model::Visit& Visit() const { return editor->Visit(); }
    [[nodiscard]] std::string Line() const {
        return desk::RedFlagLine(words, support::TestResources().RedFlagQuestions(), Visit());
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(red_flags_tests, Asking)

BOOST_AUTO_TEST_CASE(all_no_is_recorded_as_asked) {
    BOOST_TEST(Line().empty());
    desk::AnswerRedFlags(*editor, AllNo(), {});
    BOOST_TEST(Visit().red_flags_asked);
    BOOST_TEST(Visit().red_flags.empty());
    BOOST_TEST((desk::AnswersOf(Visit()) == AllNo()));
    BOOST_TEST(Line() == "Red flags, 11 questions asked: all no.");
    BOOST_TEST((desk::AnswersOf(*clinic->Store().LoadVisit(Visit().id)) == AllNo()));
    editor->Undo();
    BOOST_TEST(!Visit().red_flags_asked);
    BOOST_TEST(Visit().readings.empty());
}

BOOST_AUTO_TEST_CASE(a_question_left_open_is_not_asked) {
    auto answers = AllNo();
    answers.erase("night");
    desk::AnswerRedFlags(*editor, answers, {});
    BOOST_TEST(!Visit().red_flags_asked);
    BOOST_TEST(desk::AnswersOf(Visit()).size() == 10U);
}

BOOST_AUTO_TEST_CASE(a_sign_counts_only_under_a_yes) {
    auto answers = AllNo();
    answers["swelling"] = true;
    const std::vector<std::string> ticked{"chest_pain", "dvt"};
    desk::AnswerRedFlags(*editor, answers, ticked);
    BOOST_TEST(Visit().red_flags == std::vector<std::string>{"dvt"}, boost::test_tools::per_element());
    BOOST_TEST(Line() == "Red flags, 11 questions asked; yes: New swelling, heat or one-sided calf pain?");
    // A yes without a sign is an answer too.
    desk::AnswerRedFlags(*editor, answers, {});
    BOOST_TEST(Visit().red_flags_asked);
    BOOST_TEST(Visit().red_flags.empty());
}

BOOST_AUTO_TEST_CASE(flags_from_before_answers_were_kept_are_not_lost) {
    auto& resources = support::TestResources();
    BOOST_TEST(desk::KnownAnswers(resources, Visit()).empty());
    editor->SetRedFlags({"cauda_equina"}, false);
    BOOST_TEST((desk::KnownAnswers(resources, Visit()) == desk::RedFlagAnswers{{"nerves", true}}));
    editor->SetRedFlags({"cauda_equina"}, true);
    auto expected = AllNo();
    expected["nerves"] = true;
    BOOST_TEST((desk::KnownAnswers(resources, Visit()) == expected));
    desk::AnswerRedFlags(*editor, desk::KnownAnswers(resources, Visit()), Visit().red_flags);
    BOOST_TEST(Visit().red_flags_asked);
    BOOST_TEST(Visit().red_flags == std::vector<std::string>{"cauda_equina"},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(the_most_urgent_sign_says_how_urgent) {
    const auto& rules = support::TestResources().Rules();
    const std::pair<std::vector<std::string>, const char*> cases[] = {
        {{}, ""},
        {{"bone_stress"}, "refer_days"},
        {{"bone_stress", "dvt"}, "same_day"},
        {{"bone_stress", "dvt", "chest_pain"}, "emergency"},
        {{"unheard_of"}, ""}};
    for (const auto& [present, urgency] : cases) BOOST_TEST(desk::MostUrgent(rules, present) == urgency);
}

BOOST_AUTO_TEST_CASE(the_text_to_hand_over_says_who_what_and_how_urgent) {
    editor->SetReason("Calf");
    BOOST_TEST(desk::ReferralText(*editor, words, {}).empty());
    const std::string text = desk::ReferralText(*editor, words, {"dvt"});
    for (const char* part :
         {"Urgency: doctor today", "Client: Ada Example, born 1 March 1985", "Visit: 23 November 2026, 10:00",
          "Reason for the visit: Calf", "– Possible deep vein clot (",
          "Advised: medical contact on the same day. No massage is recorded", "no medical diagnosis",
          "Test clinic"})
        BOOST_TEST(text.find(part) != std::string::npos, part << "\n" << text);
    const std::string german =
        desk::ReferralText(*editor, support::TestResources().Translator("de"), {"dvt"});
    BOOST_TEST(german.find("Urgency") == std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_saved_text_is_logged_and_for_its_owner_only) {
    const auto file = dir.Path() / "referral.txt";
    desk::SaveReferral(*editor, "Text\n", file);
    std::ostringstream read;
    read << std::ifstream(file).rdbuf();
    BOOST_TEST(read.str() == "Text\n");
    BOOST_TEST((std::filesystem::status(file).permissions() == std::filesystem::perms(0600)));
    BOOST_TEST(clinic->Store().AuditTrail().back().action == "referral.export");
}

BOOST_AUTO_TEST_CASE(the_register_tells_of_a_saved_text_in_the_clinics_language) {
    auto profile = clinic->Profile();
    profile.language = "de";
    clinic->Store().SaveProfile(profile);
    desk::SaveReferral(*editor, "Text\n", dir.Path() / "referral.txt");
    const auto told = clinic->Store().Register({client.id, model::RegisterKind::Disclosure});
    BOOST_REQUIRE_EQUAL(told.size(), 1U);
    BOOST_TEST(told[0].whom == "eine Ärztin oder ein Arzt");
    BOOST_TEST(told[0].what == "Text zu Warnzeichen");
}

BOOST_AUTO_TEST_CASE(what_is_wrong_with_the_questions_is_named) {
    const auto refusal = [](const std::string& toml) {
        const support::TempDir folder;
        std::ofstream(folder.Path() / "red_flag_questions.toml") << toml;
        try {
            (void)desk::LoadRedFlagQuestions(folder.Path(), support::TestResources().Rules());
        } catch (const model::Error& error) {
            return std::string(error.what());
        }
        return std::string();
    };
    const std::string one = "[[question]]\nid = \"a\"\ntext = \"A?\"\nflags = [\"dvt\"]\n";
    BOOST_TEST(refusal(one + one).find("there twice") != std::string::npos);
    BOOST_TEST(refusal(one).find("no question leads to") != std::string::npos);
    BOOST_TEST(
        refusal("[[question]]\nid = \"a\"\ntext = \"A?\"\nflags = [\"x\"]\n").find("“x” is not known") !=
        std::string::npos);
}

BOOST_AUTO_TEST_CASE(a_yes_to_a_question_not_asked_any_more_is_no_no) {
    const auto answer = [&](const char* item) {
        editor->Apply(
            [&](model::Visit& visit) -> std::optional<model::Problem> {
                model::Reading reading;
                reading.measure = desk::kRedFlagMeasure;
                reading.item = item;
                reading.before = 1;
                visit.readings = {reading};
                return {};
            },
            "answer", static_cast<unsigned>(desk::Change::Details));
    };
    answer("of_long_ago");
    BOOST_TEST(Line() == "Red flags, 1 question asked; yes: a question that is not asked any more.");
}

BOOST_AUTO_TEST_CASE(the_text_to_hand_over_says_nothing_that_nobody_recorded) {
    model::Treatment treatment;
    treatment.regions = {{"soleus", model::Side::Left}};
    treatment.technique = "petrissage";
    editor->AddTreatment(treatment);
    const std::string text = desk::ReferralText(*editor, words, {"chest_pain"});
    BOOST_TEST(text.find("Advised: emergency medical help at once.\n") != std::string::npos, text);
    BOOST_TEST(text.find("No massage") == std::string::npos, text);
    BOOST_TEST(text.find("Done:") == std::string::npos, text);
}

BOOST_AUTO_TEST_SUITE_END()
