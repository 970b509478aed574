#include <boost/test/unit_test.hpp>

#include "gui/dialog_red_flags.h"

#include "visit_fixture.h"

namespace {

struct FlagFixture : tests::VisitFixture {
    gui::Context context{resources, *clinic, words, [](const wxString&) {},
                         [this](const std::exception& error) { failures.emplace_back(error.what()); }};
    std::unique_ptr<gui::FileAsker> files = gui::NativeFileAsker();
    gui::RedFlagsDialog dialog{frame, context, *editor, *files};

    void Press(wxButton* button) {
        wxCommandEvent event(wxEVT_BUTTON, button->GetId());
        event.SetEventObject(button);
        button->GetEventHandler()->ProcessEvent(event);
    }
    void Say(const char* question, int answer) {
        dialog.Answer(question)->Select(answer);
        dialog.Answer(question)->OnChosen(answer);
    }
    void Tick(const char* question, const char* flag) {
        auto* box = dialog.Flag(question, flag);
        box->SetValue(true);
        wxCommandEvent event(wxEVT_CHECKBOX, box->GetId());
        event.SetEventObject(box);
        event.SetInt(1);
        box->GetEventHandler()->ProcessEvent(event);
    }
    [[nodiscard]] std::string Text() const { return gui::Utf8(dialog.Referral()->GetValue()); }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(red_flag_dialog_tests, FlagFixture)

BOOST_AUTO_TEST_CASE(all_no_answers_every_question) {
    BOOST_TEST(dialog.Answers().empty());
    Press(dialog.AllNo());
    BOOST_TEST(dialog.Answers().size() == 11U);
    BOOST_TEST(dialog.Present().empty());
    BOOST_TEST(!dialog.Referral()->GetParent()->IsShown());
}

BOOST_AUTO_TEST_CASE(a_yes_leads_to_its_signs_and_they_to_a_text) {
    Press(dialog.AllNo());
    Say("swelling", 1);
    BOOST_TEST(dialog.Present().empty());
    auto* box = dialog.Flag("swelling", "dvt");
    BOOST_TEST(box->GetParent()->IsShown());
    Tick("swelling", "dvt");
    BOOST_TEST(dialog.Present() == std::vector<std::string>{"dvt"}, boost::test_tools::per_element());
    BOOST_TEST(dialog.Referral()->GetParent()->IsShown());
    BOOST_TEST(gui::Utf8(dialog.Referral()->GetValue()).find("doctor today") != std::string::npos);
    // The same sign stands under another question as well.
    BOOST_TEST(dialog.Flag("response", "dvt")->GetValue());
    Say("swelling", 0);
    BOOST_TEST(dialog.Present().empty());
}

BOOST_AUTO_TEST_CASE(a_text_one_has_written_over_is_never_replaced_unasked) {
    for (const bool mine : {true, false}) {
        BOOST_TEST_CONTEXT((mine ? "keep mine" : "use new")) {
            Press(dialog.AllNo());
            Say("swelling", 1);
            Tick("swelling", "dvt");
            dialog.Referral()->SetValue("In my own words");
            BOOST_TEST(!dialog.ChangedBar()->IsShown());
            Press(dialog.AllNo());
            BOOST_TEST(Text() == "In my own words");
            Say("swelling", 1);
            Say("response", 1);
            editor->SetReason(mine ? "Sore calf" : "Swollen calf");  // it would read otherwise now
            Say("swelling", 1);
            BOOST_TEST(Text() == "In my own words");
            BOOST_TEST(dialog.ChangedBar()->IsShown());
            Press(mine ? dialog.KeepMine() : dialog.UseNew());
            BOOST_TEST(!dialog.ChangedBar()->IsShown());
            BOOST_TEST((Text() == "In my own words") == mine);
            Say("swelling", 1);
            BOOST_TEST(!dialog.ChangedBar()->IsShown());
            dialog.Referral()->Clear();
        }
    }
}

BOOST_AUTO_TEST_CASE(own_words_do_not_go_with_the_dialog_unasked) {
    int asked = 0;
    bool lose = false;
    dialog.OnLoseText = [&] {
        ++asked;
        return lose;
    };
    dialog.Show();
    Press(dialog.AllNo());
    Say("swelling", 1);
    Tick("swelling", "dvt");
    dialog.Referral()->SetValue("In my own words");
    auto* keep = dynamic_cast<wxButton*>(dialog.FindWindow(wxID_OK));
    Press(keep);
    BOOST_TEST(asked == 1);
    BOOST_TEST(dialog.IsShown());
    BOOST_TEST(editor->Visit().red_flags.empty());
    lose = true;
    Press(keep);
    BOOST_TEST(asked == 2);
    BOOST_TEST(!dialog.IsShown());
    BOOST_TEST(editor->Visit().red_flags == std::vector<std::string>{"dvt"},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_letter_is_wanted_only_with_the_answers_kept) {
    dialog.Show();
    Press(dialog.AllNo());
    Say("swelling", 1);
    Tick("swelling", "dvt");
    BOOST_TEST(!dialog.WantsLetter());
    Press(dialog.Letter());
    BOOST_TEST(dialog.WantsLetter());
    BOOST_TEST(!dialog.IsShown());
    BOOST_TEST(editor->Visit().red_flags == std::vector<std::string>{"dvt"},
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_CASE(a_text_nobody_touched_follows_the_answers) {
    Press(dialog.AllNo());
    Say("swelling", 1);
    Tick("swelling", "dvt");
    const std::string before = Text();
    Press(dialog.AllNo());
    editor->SetReason("Swollen calf");
    Say("swelling", 1);
    BOOST_TEST(Text() != before);
    BOOST_TEST(!dialog.ChangedBar()->IsShown());
}

BOOST_AUTO_TEST_SUITE_END()
