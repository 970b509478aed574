#include <boost/test/unit_test.hpp>

#include "gui/client_header.h"
#include "gui/dialog_adherence.h"
#include "gui/history_page.h"

#include "visit_fixture.h"

namespace {

using model::Felt;
using model::Followed;

model::PlanItem Item(const std::string& id, const std::string& modality) {
    model::PlanItem item;
    item.id = id;
    item.modality = modality;
    item.name = id;
    return item;
}

// A visit a week after one with a plan of three.
struct AdherenceFixture : tests::VisitFixture {
    AdherenceFixture() {
        model::Visit before = editor->Visit();
        before.id = ids.New<model::VisitId>();
        before.service_at -= std::chrono::days(7);
        before.plan.items = {Item("Calf stretch", "stretching"), Item("Bridge", "exercise"),
                             Item("sleep", "sleep")};
        before.plan.approved = true;
        before.status = model::VisitStatus::Signed;
        clinic->Store().SaveVisit(before);
        // What came before a visit is read once.
        page->ShowVisit(nullptr);
        editor = clinic->OpenVisit(editor->Visit().id);
        page->ShowVisit(editor.get());
        dialog = std::make_unique<gui::AdherenceDialog>(frame, context, *editor);
    }
    [[nodiscard]] const model::Adherence& Answer(std::size_t line) {
        answers = dialog->Answers();
        return answers.at(line);
    }

    gui::Context context{resources, *clinic, words, [](const wxString&) {},
                         [this](const std::exception& error) { failures.emplace_back(error.what()); }};
    std::unique_ptr<gui::AdherenceDialog> dialog;
    std::vector<model::Adherence> answers;
};

void Press(wxButton* button) {
    wxCommandEvent event(wxEVT_BUTTON, button->GetId());
    event.SetEventObject(button);
    button->GetEventHandler()->ProcessEvent(event);
}

}  // namespace

BOOST_FIXTURE_TEST_SUITE(adherence_tests, AdherenceFixture)

BOOST_AUTO_TEST_CASE(digits_answer_line_by_line) {
    dialog->Show();
    Pump(100);
    BOOST_REQUIRE(dialog->Lines() == 3U);
    dialog->Followed(0)->Button(0)->SetFocus();
    for (const int key : {'1', '2', '3'}) {
        Pump(30);
        BOOST_TEST(dialog->TakeKey(key));
    }
    BOOST_TEST((Answer(0).followed == Followed::Done));
    BOOST_TEST((Answer(1).followed == Followed::Partly));
    BOOST_TEST((Answer(2).followed == Followed::NotDone));
    BOOST_TEST(!dialog->TakeKey('7'));
    BOOST_TEST(!dialog->TakeKey(WXK_RETURN));
}

BOOST_AUTO_TEST_CASE(arrows_choose_the_line_and_digits_say_how_it_felt) {
    dialog->Show();
    Pump(100);
    dialog->Followed(0)->Button(0)->SetFocus();
    Pump(30);
    BOOST_TEST(dialog->TakeKey(WXK_DOWN));
    Pump(30);
    BOOST_TEST(dialog->InHand() == 1U);
    BOOST_TEST(dialog->TakeKey('6'));
    BOOST_TEST((Answer(1).felt == Felt::Worse));
    BOOST_TEST(dialog->InHand() == 1U);
    BOOST_TEST(dialog->TakeKey(WXK_UP));
    Pump(30);
    BOOST_TEST(dialog->InHand() == 0U);
    // What was not done cannot have felt like anything.
    dialog->TakeKey('3');
    Pump(30);
    dialog->TakeKey(WXK_UP);
    Pump(30);
    BOOST_TEST(dialog->TakeKey('4'));
    BOOST_TEST((Answer(0).felt == Felt::NotAsked));
}

BOOST_AUTO_TEST_CASE(why_is_asked_only_of_what_was_not_done) {
    BOOST_TEST(!dialog->Why(0)->IsShown());
    dialog->Followed(0)->Select(2);
    dialog->Followed(0)->OnChosen(2);
    BOOST_TEST(dialog->Why(0)->IsShown());
    BOOST_TEST(!dialog->Felt(0)->IsEnabled());
    dialog->Why(0)->Select(1);
    dialog->Why(0)->OnChosen(1);
    BOOST_TEST(Answer(0).why == resources.NotDoneReasons()[1].id);
    dialog->Followed(0)->Select(0);
    dialog->Followed(0)->OnChosen(0);
    BOOST_TEST(!dialog->Why(0)->IsShown());
    BOOST_TEST(Answer(0).why.empty());
}

BOOST_AUTO_TEST_CASE(what_is_chosen_again_is_taken_back) {
    for (gui::Segments* at : {dialog->Felt(0), dialog->Followed(0)}) {
        at->Select(2);
        at->OnChosen(2);
        BOOST_TEST(at->Selected() == 2);
        at->Select(2);
        at->OnChosen(2);
        BOOST_TEST(at->Selected() == -1);
    }
    BOOST_TEST(desk::Answered(dialog->Answers()) == 0U);
    BOOST_TEST((Answer(0).felt == Felt::NotAsked));
    dialog->TakeKey('5');
    BOOST_TEST((Answer(0).felt == Felt::Same));
    dialog->TakeKey('5');
    BOOST_TEST((Answer(0).felt == Felt::NotAsked));
}

BOOST_AUTO_TEST_CASE(one_button_answers_the_rest_and_another_keeps_it) {
    dialog->Followed(1)->Select(2);
    dialog->Followed(1)->OnChosen(2);
    dialog->Words(1)->ChangeValue("no strength");
    Press(dialog->AllDone());
    BOOST_TEST(desk::Answered(dialog->Answers()) == 3U);
    BOOST_TEST((Answer(1).followed == Followed::NotDone));
    Press(static_cast<wxButton*>(dialog->FindWindow(wxID_OK)));
    BOOST_TEST(failures.empty());
    const auto& kept = editor->Visit().adherence;
    BOOST_REQUIRE(kept.size() == 3U);
    BOOST_TEST((kept[0].followed == Followed::Done));
    BOOST_TEST(kept[1].words == "no strength");
}

BOOST_AUTO_TEST_CASE(a_digit_beside_the_lines_answers_none) {
    dialog->Show();
    Pump(100);
    dialog->Followed(0)->Select(0);
    dialog->Followed(0)->OnChosen(0);
    Focus(dialog->FindWindow(wxID_OK));
    Key('3');
    BOOST_TEST((Answer(0).followed == Followed::Done));
    dialog->Followed(1)->Button(0)->SetFocus();
    Pump(30);
    Key('3');
    BOOST_TEST((Answer(1).followed == Followed::NotDone));
}

BOOST_AUTO_TEST_CASE(the_history_tells_how_the_plan_went) {
    Press(dialog->AllDone());
    Press(static_cast<wxButton*>(dialog->FindWindow(wxID_OK)));
    auto* history = new gui::HistoryPage(frame, context);
    history->ShowClient(editor->Client());
    const std::string line = desk::HomePlanLine(resources.Translator(clinic->Profile().language),
                                                resources.NotDoneReasons(), editor->Visit());
    BOOST_TEST(!line.empty());
    BOOST_TEST(gui::Utf8(history->Detail()->GetValue()).find(line) != std::string::npos);
    history->Destroy();
}

BOOST_AUTO_TEST_CASE(the_header_asks_until_every_line_is_answered) {
    wxFrame window(nullptr, wxID_ANY, "header");
    auto* header = new gui::ClientHeader(&window, context);
    const struct {
        std::size_t asked, answered;
        bool ask, done;
    } cases[] = {{0, 0, false, false}, {7, 0, true, false}, {7, 3, true, false}, {7, 7, false, true}};
    for (const auto& one : cases) {
        header->ShowPlanAsked(one.asked, one.answered);
        BOOST_TEST(header->PlanAsked()->IsShown() == one.ask);
        BOOST_TEST(header->PlanDone()->IsShown() == one.done);
    }
}

BOOST_AUTO_TEST_CASE(the_question_of_the_plan_is_short_where_there_is_no_room) {
    auto* header = new gui::ClientHeader(frame, context);
    header->SetSize(0, 0, 1218, 80);
    header->ShowClient(editor->Client(), &editor->Visit());
    header->ShowPlanAsked(7, 0);
    const wxString whole = header->PlanAsked()->GetLabelText();
    BOOST_TEST(whole.Contains("7 items"));
    header->SetSize(0, 0, 500, 80);
    Pump(60);
    BOOST_TEST(header->PlanAsked()->GetLabelText().length() < whole.length());
    header->SetSize(0, 0, 1218, 80);
    Pump(60);
    BOOST_TEST((header->PlanAsked()->GetLabelText() == whole));
    header->Destroy();
}

BOOST_AUTO_TEST_SUITE_END()
