#include <boost/test/unit_test.hpp>

#include "desk/copy_forward.h"
#include "gui/dialog_copy_forward.h"
#include "gui/phrase_dialog.h"

#include "visit_fixture.h"

namespace {

struct NoteFixture : tests::VisitFixture {
    wxTextCtrl* In(int tab) {
        soap->ShowTab(tab);
        Focus(soap->Text(tab));
        return soap->Text(tab);
    }
    void Type(wxTextCtrl* field, const std::string& letters) {
        for (const char letter : letters) {
            field->WriteText(wxString(static_cast<wxChar>(letter)));
            Pump(15);
        }
    }
    // A later visit of the same client, after one with a mark and a plan.
    void NextVisit() {
        editor->AddMarkIn({"soleus", model::Side::Left}, model::Layer::Deep, "trigger_point");
        editor->SetSoap({"", "", "", "Ice.\nStretch daily."});
        editor->SetServiceTime(editor->Visit().service_at - std::chrono::hours(24 * 7), 60);
        auto next = clinic->StartVisit(editor->Client().id);
        page->ShowVisit(next.get());
        editor = std::move(next);
        Pump(100);
    }
    [[nodiscard]] std::string Plan() const { return editor->Visit().soap.plan; }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(phrase_tests, NoteFixture)

BOOST_AUTO_TEST_CASE(a_slash_opens_phrases_and_enter_takes_one) {
    auto* field = In(3);
    Type(field, "First. /hc");
    BOOST_REQUIRE(!soap->Typing().Shown().empty());
    BOOST_TEST(soap->Typing().Shown().front().shortcut == "hc");
    Key(WXK_RETURN);
    BOOST_TEST(gui::Utf8(field->GetValue()).starts_with("First. Home routine explained"));
    BOOST_TEST(soap->Typing().Shown().empty());
    page->Flush();
    BOOST_TEST(Plan().starts_with("First. Home routine explained"));
    // The phrase is a step of its own.
    editor->Undo();
    BOOST_TEST(Plan() == "First. /hc");
}

BOOST_AUTO_TEST_CASE(arrows_choose_and_escape_leaves_the_words_as_they_are) {
    auto* field = In(3);
    Type(field, "/");
    const auto shown = soap->Typing().Shown();
    BOOST_REQUIRE(shown.size() > 2U);
    Key(WXK_DOWN);
    BOOST_TEST(soap->Typing().InHand() == 1);
    Key(WXK_UP);
    Key(WXK_UP);
    BOOST_TEST(soap->Typing().InHand() == static_cast<int>(shown.size()) - 1);
    Key(WXK_ESCAPE);
    BOOST_TEST(soap->Typing().Shown().empty());
    Type(field, "hc");
    BOOST_TEST(soap->Typing().Shown().empty());
    BOOST_TEST(gui::Utf8(field->GetValue()) == "/hc");
}

BOOST_AUTO_TEST_CASE(open_places_are_selected_one_after_the_other) {
    auto* field = In(3);
    Type(field, "/int");
    Key(WXK_TAB);
    BOOST_TEST(gui::Utf8(field->GetStringSelection()) == "[how many]");
    field->WriteText("7");
    Key(WXK_TAB);
    BOOST_TEST(gui::Utf8(field->GetStringSelection()) == "[how many]");
    field->WriteText("3");
    BOOST_TEST(gui::Utf8(field->GetValue()) == "Again in 7 days, 3 visits, then review.");
    Key(WXK_TAB);
    BOOST_TEST(!field->HasFocus());
}

BOOST_AUTO_TEST_CASE(a_phrase_is_filled_from_the_selected_mark) {
    const auto mark = editor->AddMarkIn({"soleus", model::Side::Left}, model::Layer::Deep, "hypertonicity");
    editor->SetSeverityBefore(mark, 6);
    Focus(marks->List());
    Key(WXK_DOWN);
    auto* field = In(0);
    Pump(50);
    Type(field, "/rep");
    Key(WXK_RETURN);
    BOOST_TEST(gui::Utf8(field->GetValue()) == "Client reports tight spot at L soleus, 6/10.");
}

BOOST_AUTO_TEST_CASE(own_phrases_are_kept_changed_and_archived) {
    const gui::Context context{resources, *clinic, words, {}, {}};
    gui::PhraseDialog dialog(frame, context, model::SoapPart::Plan, "Own words");
    const auto press = [&](wxButton* button) {
        wxCommandEvent event(wxEVT_BUTTON, button->GetId());
        event.SetEventObject(button);
        button->GetEventHandler()->ProcessEvent(event);
    };
    dialog.Shortcut()->SetValue("own");
    press(dialog.Save());
    BOOST_REQUIRE(clinic->Store().Phrases().size() == 1U);
    BOOST_TEST(clinic->Store().Phrases().front().text == "Own words");
    dialog.Shortcut()->SetValue("own");
    dialog.Text()->SetValue("Others");
    press(dialog.Save());
    BOOST_TEST(clinic->Store().Phrases().size() == 1U);
}

BOOST_AUTO_TEST_CASE(another_phrase_takes_the_place_of_unsaved_words_only_when_asked) {
    using Unsaved = gui::PhraseDialog::Unsaved;
    const gui::Context context{resources, *clinic, words, {}, {}};
    for (const auto answer : {Unsaved::Stay, Unsaved::Discard, Unsaved::Save}) {
        BOOST_TEST_CONTEXT(static_cast<int>(answer)) {
            gui::PhraseDialog dialog(frame, context, model::SoapPart::Plan, "");
            int asked = 0;
            dialog.OnUnsaved = [&] {
                ++asked;
                return answer;
            };
            const auto save = [&](const char* shortcut, const char* text) {
                dialog.Shortcut()->SetValue(shortcut);
                dialog.Text()->SetValue(text);
                wxCommandEvent event(wxEVT_BUTTON, dialog.Save()->GetId());
                event.SetEventObject(dialog.Save());
                dialog.Save()->GetEventHandler()->ProcessEvent(event);
            };
            if (clinic->Store().Phrases().empty()) save("one", "First");
            dialog.Shortcut()->SetValue("two");
            dialog.Text()->SetValue("Being written");
            dialog.Choose(0);
            BOOST_TEST(asked == 1);
            const bool stays = answer == Unsaved::Stay;
            BOOST_TEST((dialog.Text()->GetValue() == "Being written") == stays);
            BOOST_TEST((dialog.Text()->GetValue() == "First") == !stays);
            BOOST_TEST(clinic->Store().Phrases().size() == (answer == Unsaved::Save ? 2U : 1U));
            if (stays) continue;
            dialog.Choose(0);  // nothing is unsaved now
            BOOST_TEST(asked == 1);
        }
    }
}

BOOST_AUTO_TEST_CASE(a_phrase_that_is_refused_keeps_its_words_when_another_is_chosen) {
    const gui::Context context{resources, *clinic, words, {}, {}};
    gui::PhraseDialog dialog(frame, context, model::SoapPart::Plan, "");
    dialog.OnUnsaved = [] { return gui::PhraseDialog::Unsaved::Save; };
    for (const char* text : {"First", "Second"}) {
        dialog.Shortcut()->SetValue("same");
        dialog.Text()->SetValue(text);
        if (*text == 'F') {
            wxCommandEvent event(wxEVT_BUTTON, dialog.Save()->GetId());
            event.SetEventObject(dialog.Save());
            dialog.Save()->GetEventHandler()->ProcessEvent(event);
        }
    }
    dialog.Choose(0);
    BOOST_TEST(dialog.Text()->GetValue() == "Second");
    BOOST_TEST(clinic->Store().Phrases().size() == 1U);
}

BOOST_AUTO_TEST_CASE(the_last_plan_stands_beneath_an_empty_one_and_is_copied_flagged) {
    NextVisit();
    In(3);
    auto* last = soap->PlanOfLast();
    BOOST_TEST(last->IsShown());
    BOOST_TEST(last->Words()->IsShown());
    BOOST_TEST(gui::Utf8(last->Words()->GetValue()) == "Ice.\nStretch daily.");
    last->OnCopy();
    Pump(50);
    BOOST_TEST(Plan() == "Ice.\nStretch daily.");
    BOOST_TEST(!last->Words()->IsShown());
    BOOST_TEST(last->Disclosure()->IsShown());
    BOOST_TEST(soap->Copied(3)->Count() == 2U);
    BOOST_TEST(soap->Copied(3)->IsShown());
    // F9 first goes to a line, then says so of the line one is at.
    soap->Text(3)->SetInsertionPoint(0);
    page->StillTrue();
    BOOST_TEST(soap->Copied(3)->Count() == 1U);
    soap->Text(3)->SetInsertionPointEnd();
    soap->Text(3)->WriteText(" Twice.");
    page->Flush();
    BOOST_TEST(soap->Copied(3)->Count() == 0U);
    BOOST_TEST(!soap->Copied(3)->IsShown());
}

BOOST_AUTO_TEST_CASE(a_visit_starts_from_the_last_one_and_marks_are_confirmed_one_by_one) {
    NextVisit();
    BOOST_TEST(soap->StartFrom()->IsShown());
    const auto last = desk::LastVisitOf(*editor);
    BOOST_REQUIRE(last.has_value());
    const gui::Context context{resources, *clinic, words, {}, {}};
    gui::CopyForwardDialog dialog(frame, context, *editor, *last);
    BOOST_TEST(dialog.Choice().marks);
    BOOST_TEST(!dialog.Choice().treatments);  // there was none
    BOOST_TEST(!dialog.Choice().plan);
    desk::CopyForward(*editor, *last, dialog.Choice());
    Pump(50);
    BOOST_TEST(!soap->StartFrom()->IsShown());
    BOOST_REQUIRE(Charted().size() == 1U);
    BOOST_TEST(Charted().front().copied);
    Focus(canvas);
    page->StillTrue();  // selects what to look at
    BOOST_TEST(Charted().front().copied);
    page->StillTrue();
    BOOST_TEST(!Charted().front().copied);
}

BOOST_AUTO_TEST_SUITE_END()
