#include <boost/test/unit_test.hpp>

#include "gui/dialog_own_content.h"

#include "visit_fixture.h"

namespace {

routine::OwnExercise CalfAtTheWall() {
    routine::OwnExercise one;
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

struct OwnFixture : tests::VisitFixture {
    ~OwnFixture() {
        for (wxDialog* dialog : {form, list}) {
            if (dialog != nullptr) dialog->Destroy();
        }
        Pump(50);
    }
    gui::OwnContentDialog& List() {
        auto* shown = new gui::OwnContentDialog(frame, context);
        list = shown;
        shown->Show();
        Pump(100);
        return *shown;
    }
    gui::OwnExerciseDialog& Form(const routine::OwnExercise& exercise) {
        auto* shown = new gui::OwnExerciseDialog(frame, context, exercise, own);
        form = shown;
        shown->Show();
        Pump(100);
        return *shown;
    }
    [[nodiscard]] static unsigned RowOf(const gui::OwnContentDialog& dialog, const wxString& name) {
        for (unsigned row = 0; row < dialog.Count(); ++row) {
            if (dialog.Cell(row, 0) == name) return row;
        }
        return dialog.Count();
    }

    const gui::Context context{resources, *clinic, words,
                               [this](const wxString& text) { said = gui::Utf8(text); },
                               [this](const std::exception& error) { failures.emplace_back(error.what()); }};
    std::vector<routine::OwnExercise> own;
    wxDialog *list = nullptr, *form = nullptr;
};

}  // namespace

BOOST_AUTO_TEST_SUITE(own_content_tests)

BOOST_FIXTURE_TEST_CASE(ours_are_listed_and_one_of_the_clinic_comes_first_and_goes_again, OwnFixture) {
    auto& dialog = List();
    const unsigned ours = dialog.Count();
    BOOST_TEST(ours > 70U);
    BOOST_TEST(dialog.Cell(0, 3) == "ours");
    dialog.Keep(CalfAtTheWall());
    BOOST_TEST(dialog.Count() == ours + 1);
    BOOST_TEST(dialog.Cell(0, 0) == "Calf at the wall, our way");
    BOOST_TEST(dialog.Cell(0, 3).Contains("awaits clinical review"));
    dialog.Choose(0);
    dialog.Remove();
    BOOST_TEST(dialog.Count() == ours);
    dialog.PutBack();
    BOOST_TEST(dialog.Count() == ours + 1);
    dialog.Choose(1);
    dialog.Remove();  // one of ours: nothing happens
    BOOST_TEST(dialog.Count() == ours + 1);
}

BOOST_FIXTURE_TEST_CASE(a_form_says_what_is_wrong_as_it_is_typed, OwnFixture) {
    auto& dialog = Form({});
    // From the top of the form down, each in words of the form.
    BOOST_TEST(dialog.Wrong() == "Name: please write 3 to 80 characters");
    dialog.Name()->SetValue("Calf at the wall");
    BOOST_TEST(dialog.Wrong() == "Steps, one a line: please write at least one step");
    dialog.Steps()->SetValue("Stand at the wall\nLean in\n");
    BOOST_TEST(dialog.Wrong() == "Where it works: please tick at least one place");
    dialog.CheckRegion("soleus");
    BOOST_TEST(dialog.Wrong() == "When to stop: please write 3 to 240 characters");
    dialog.Stop()->SetValue("sharp pain: stop");
    dialog.Source()->SetValue("house rule");
    BOOST_TEST(dialog.Wrong() == "");
    BOOST_TEST(dialog.Read().id == "own_calf_at_the_wall");
    BOOST_TEST(dialog.Read().steps.size() == 2U);
    dialog.Steps()->SetValue("It flushes lactic acid out");
    BOOST_TEST(dialog.Wrong().Contains("lactic acid"));
}

BOOST_FIXTURE_TEST_CASE(no_word_of_a_file_reaches_the_form, OwnFixture) {
    const auto wrong = [](const char* field) {
        auto one = CalfAtTheWall();
        const std::string what = field;
        if (what == "name") one.name.clear();
        if (what == "steps") one.steps.assign(11, "Lean in");
        if (what == "long step") one.steps = {std::string(300, 'x')};
        if (what == "place") one.regions.clear();
        if (what == "site") one.regions = {"popliteal_fossa"}, one.type = "self_massage";
        if (what == "sets") one.sets = 900;
        if (what == "minutes") one.sets = 4, one.reps = 15, one.hold_s = 60, one.times_a_day = 3;
        if (what == "stop") one.stop_rule.clear();
        if (what == "claim") one.steps = {"It flushes lactic acid"};
        if (what == "reader") one.reviewed_by = "x";
        return one;
    };
    for (const char* field :
         {"name", "steps", "long step", "place", "site", "sets", "minutes", "stop", "claim", "reader"}) {
        const auto problems = desk::CheckExercise(*clinic, wrong(field));
        BOOST_TEST(!problems.empty(), field);
        for (const auto& problem : problems) {
            const std::string sentence = desk::FormSentence(words, resources.Words(), problem);
            for (const char* word : {"expected", " id", "_", "TOML", "list", "is missing", "{"})
                BOOST_TEST(sentence.find(word) == std::string::npos, field << ": " << sentence);
        }
    }
}

BOOST_FIXTURE_TEST_CASE(what_cannot_be_kept_stays_typed, OwnFixture) {
    auto& dialog = Form(CalfAtTheWall());
    BOOST_TEST(dialog.Wrong() == "");
    bool full = true;
    int kept = 0;
    dialog.OnKeep = [&](const routine::OwnExercise& one) {
        if (full) throw model::Error(model::ErrorKind::Environment, "The disk is full.");
        kept += one.name == CalfAtTheWall().name;
    };
    const auto save = [&] {
        wxCommandEvent event(wxEVT_BUTTON, wxID_OK);
        event.SetEventObject(dialog.FindWindow(wxID_OK));
        dialog.FindWindow(wxID_OK)->GetEventHandler()->ProcessEvent(event);
    };
    save();
    BOOST_TEST(dialog.IsShown());
    full = false;
    save();
    BOOST_TEST(!dialog.IsShown());
    BOOST_TEST(kept == 1);
}

BOOST_FIXTURE_TEST_CASE(a_change_of_ours_begins_with_ours_and_keeps_the_words_that_were_left_alone,
                        OwnFixture) {
    auto& dialog = List();
    auto ours = routine::ShippedExercises(resources.ShippedRules()).front();
    ours.stop_rule.clear();
    auto& change = Form(ours);
    BOOST_TEST(change.Wrong() == "");
    BOOST_TEST((change.Read() == ours));
    change.Source()->SetValue("house rule");
    dialog.Keep(change.Read());
    const unsigned row = RowOf(dialog, gui::Wx(ours.name));
    BOOST_REQUIRE_LT(row, dialog.Count());
    BOOST_TEST(dialog.Cell(row, 3).Contains("changed by the clinic"));
}

BOOST_AUTO_TEST_SUITE_END()
