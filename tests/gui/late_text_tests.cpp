#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "desk/note.h"
#include "gui/inspector_treatment.h"
#include "gui/visit_late_text.h"

#include "visit_fixture.h"

namespace {

struct TypingFixture : tests::VisitFixture {
    // One letter after the other, never a pause as long as the time of handing over.
    void TypeOn(wxTextCtrl* field, const std::string& letters, int pause = 60) {
        for (const char letter : letters) {
            field->WriteText(wxString(static_cast<wxChar>(letter)));
            Pump(pause);
        }
    }
    wxTextCtrl* Client() {
        soap->ShowTab(0);
        Focus(soap->Text(0));
        return soap->Text(0);
    }
    void Undo() {
        page->Flush();
        editor->Undo();
        Pump(30);
    }
    [[nodiscard]] const std::string& Says() const { return editor->Visit().soap.subjective; }
    // Somebody else changes the visit: nothing of ours can be saved until that is taken back.
    void Break() {
        other = clinic->OpenVisit(editor->Visit().id);
        other->SetReason("theirs");
    }
    void Mend() { other->Undo(); }
    void SelectByKey(int key) {
        Focus(marks->List());
        Key(key);
    }
    [[nodiscard]] std::string Noted() const { return gui::Utf8(inspector->Note()->GetValue()); }

    std::unique_ptr<desk::VisitEditor> other;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(late_text_tests, TypingFixture)

BOOST_AUTO_TEST_CASE(typing_without_a_pause_is_kept_all_the_while) {
    auto* field = Client();
    TypeOn(field, "a", 0);
    int unsaved = 0;
    for (int key = 0; key < 30; ++key) {
        TypeOn(field, "b");
        const auto lag = gui::Utf8(field->GetValue()).size() - Says().size();
        unsaved = std::max(unsaved, static_cast<int>(lag));
    }
    // 700 ms are at most twelve keys of this pace.
    BOOST_TEST(unsaved <= 12);
    BOOST_TEST(!Says().empty());
}

BOOST_AUTO_TEST_CASE(a_field_is_handed_over_in_time_however_often_it_changes) {
    auto* field = new wxTextCtrl(frame, wxID_ANY);
    int handed = 0;
    gui::LateText late(field, [&](const std::string&) {
        ++handed;
        return wxString();
    });
    const auto begun = std::chrono::steady_clock::now();
    while (handed == 0 && std::chrono::steady_clock::now() - begun < std::chrono::seconds(3))
        TypeOn(field, "x", 20);
    BOOST_TEST((std::chrono::steady_clock::now() - begun < std::chrono::milliseconds(700)));
    field->Destroy();
}

BOOST_AUTO_TEST_CASE(a_line_break_and_a_rest_end_a_step) {
    auto* field = Client();
    TypeOn(field, "one\ntwo", 10);
    Pump(gui::LateText::kRestMs + 300);
    TypeOn(field, " three", 10);
    page->Flush();
    BOOST_TEST(Says() == "one\ntwo three");
    Undo();
    BOOST_TEST(Says() == "one\ntwo");
    BOOST_TEST(gui::Utf8(field->GetValue()) == "one\ntwo");
    BOOST_TEST(field->GetInsertionPoint() == 7);
    Undo();
    BOOST_TEST(Says() == "one\n");
    Undo();
    BOOST_TEST(Says().empty());
    BOOST_TEST(!editor->CanUndo());
}

BOOST_AUTO_TEST_CASE(leaving_the_field_ends_a_step) {
    auto* field = Client();
    TypeOn(field, "one", 10);
    Focus(canvas);
    Client();
    field->SetInsertionPointEnd();
    TypeOn(field, " two", 10);
    Undo();
    BOOST_TEST(Says() == "one");
}

BOOST_AUTO_TEST_CASE(the_own_line_is_kept_while_it_is_written) {
    const auto mark = editor->AddMarkIn({"soleus", model::Side::Left}, model::Layer::Deep, "trigger_point");
    const std::string made = desk::ObjectiveOf(*editor).front().text;
    for (const bool keep : {true, false}) {
        soap->Lines()->SelectRow(0);
        Focus(soap->Lines());
        Key(WXK_RETURN);
        Until([&] { return soap->OwnWords()->HasFocus(); });
        soap->OwnWords()->SetInsertionPointEnd();
        TypeOn(soap->OwnWords(), " and more of it", 60);
        BOOST_TEST(desk::ObjectiveOf(*editor).front().own);
        BOOST_TEST(soap->OwnWords()->IsShown());
        Key(keep ? WXK_RETURN : WXK_ESCAPE);
        BOOST_TEST(desk::ObjectiveOf(*editor).front().own == keep);
        BOOST_TEST((desk::ObjectiveOf(*editor).front().text == made) == !keep);
        desk::WriteLine(*editor, desk::ObjectiveOf(*editor).front(), {});
    }
}

BOOST_AUTO_TEST_CASE(the_minutes_are_kept_without_enter) {
    const auto mark = editor->AddMarkIn({"soleus", model::Side::Left}, model::Layer::Deep, "hypertonicity");
    model::Treatment treatment;
    treatment.marks = {mark};
    treatment.technique = "petrissage";
    editor->AddTreatment(treatment);
    Focus(marks->List());
    Key(WXK_DOWN);
    auto* row = tests::FindChild<gui::TreatmentRow>(inspector);
    BOOST_REQUIRE(row != nullptr);
    Focus(row->Minutes());
    row->Minutes()->SetValue("12");
    Pump(700);
    BOOST_TEST(row->Minutes()->HasFocus());
    BOOST_TEST(editor->Visit().treatments.front().minutes == 12);
    row->Minutes()->SetValue("0");
    Pump(700);
    BOOST_TEST(editor->Visit().treatments.front().minutes == 12);
}

BOOST_AUTO_TEST_CASE(nothing_replaces_words_while_a_message_says_they_are_not_kept) {
    auto* field = new wxTextCtrl(frame, wxID_ANY);
    gui::LateText* asked = nullptr;
    bool nested = true;
    gui::LateText late(field, [&](const std::string&) {
        asked->Load("what is stored");
        nested = asked->Flush();  // as when the message takes the keyboard
        return wxString("Not saved");
    });
    asked = &late;
    field->SetValue("mine");
    BOOST_TEST(!late.Flush());
    BOOST_TEST(!nested);
    BOOST_TEST(field->GetValue() == "mine");
    BOOST_TEST(late.Take() == "mine");
    late.Load("what is stored");
    BOOST_TEST(field->GetValue() == "what is stored");
    field->Destroy();
}

BOOST_AUTO_TEST_CASE(words_that_cannot_be_kept_stay_until_they_are) {
    auto* field = Client();
    const wxString hint = field->GetToolTipText();
    TypeOn(field, "first", 10);
    BOOST_TEST(page->Flush().empty());
    Break();
    TypeOn(field, " more", 10);
    BOOST_TEST(page->Flush().StartsWith("Not saved: "));
    BOOST_TEST(Says() == "first");
    editor->ClientChanged(editor->Client());  // every field is loaded anew
    BOOST_TEST(gui::Utf8(field->GetValue()) == "first more");
    BOOST_TEST(field->GetToolTipText().StartsWith("Not saved: "));
    Pump(700);
    BOOST_TEST(gui::Utf8(field->GetValue()) == "first more");
    BOOST_TEST(failures.size() == 1U);  // tried again, told once
    Mend();
    Focus(canvas);
    BOOST_TEST(Until([&] { return Says() == "first more"; }));
    BOOST_TEST(page->Flush().empty());
    BOOST_TEST(field->GetToolTipText() == hint);
}

BOOST_AUTO_TEST_CASE(words_that_cannot_be_kept_are_tried_again_with_the_next_change) {
    auto* field = Client();
    Break();
    TypeOn(field, "mine", 10);
    BOOST_TEST(!page->Flush().empty());
    Mend();
    editor->SetHealthUpdate("A cold", true);
    BOOST_TEST(Until([&] { return Says() == "mine"; }));
}

BOOST_AUTO_TEST_CASE(words_that_cannot_be_kept_do_not_land_on_another_visit) {
    auto* field = Client();
    Break();
    TypeOn(field, "of the first visit", 0);
    BOOST_TEST(!page->Flush().empty());
    auto next = clinic->StartVisit(editor->Client().id);
    page->ShowVisit(next.get());
    editor = std::move(next);
    BOOST_TEST(field->GetValue().empty());
    Pump(700);
    BOOST_TEST(page->Flush().empty());
    BOOST_TEST(Says().empty());
}

BOOST_AUTO_TEST_CASE(a_note_that_cannot_be_kept_stays_with_its_mark) {
    const auto first = editor->AddMarkIn({"soleus", model::Side::Left}, model::Layer::Deep, "bruise");
    const auto second = editor->AddMarkIn({"soleus", model::Side::Right}, model::Layer::Deep, "bruise");
    SelectByKey(WXK_HOME);
    Break();
    Focus(inspector->Note());
    TypeOn(inspector->Note(), "sore", 10);
    SelectByKey(WXK_END);
    BOOST_TEST(Noted().empty());
    BOOST_TEST(!page->Flush().empty());
    SelectByKey(WXK_HOME);
    BOOST_TEST(Noted() == "sore");
    Mend();
    BOOST_TEST(page->Flush().empty());
    BOOST_TEST(editor->Visit().Find(first)->note == "sore");
    BOOST_TEST(editor->Visit().Find(second)->note.empty());
}

BOOST_AUTO_TEST_CASE(an_own_line_that_cannot_be_kept_stays_open) {
    editor->AddMarkIn({"soleus", model::Side::Left}, model::Layer::Deep, "trigger_point");
    soap->Lines()->SelectRow(0);
    Focus(soap->Lines());
    Key(WXK_RETURN);
    BOOST_REQUIRE(Until([&] { return soap->OwnWords()->HasFocus(); }));
    Break();
    soap->OwnWords()->SetValue("Left calf tender");
    Key(WXK_RETURN);
    BOOST_TEST(soap->OwnWords()->IsShown());
    BOOST_TEST(gui::Utf8(soap->OwnWords()->GetValue()) == "Left calf tender");
    Mend();
    Focus(soap->OwnWords());
    Key(WXK_RETURN);
    BOOST_TEST(!soap->OwnWords()->IsShown());
    BOOST_TEST(desk::ObjectiveOf(*editor).front().text == "Left calf tender");
}

BOOST_AUTO_TEST_CASE(leaving_a_marks_note_ends_a_step) {
    const auto mark = editor->AddMarkIn({"soleus", model::Side::Left}, model::Layer::Deep, "bruise");
    SelectByKey(WXK_HOME);
    for (const char* typed : {"one", " two"}) {
        Focus(inspector->Note());
        inspector->Note()->SetInsertionPointEnd();
        TypeOn(inspector->Note(), typed, 10);
        Focus(canvas);
    }
    BOOST_TEST(editor->Visit().Find(mark)->note == "one two");
    Undo();
    BOOST_TEST(editor->Visit().Find(mark)->note == "one");
}

BOOST_AUTO_TEST_CASE(the_caret_stays_behind_what_changed) {
    const struct {
        const char *before, *after;
        long caret;
    } cases[] = {{"", "abc", 3},   {"abc", "", 0},       {"one two", "one", 3}, {"one two", "one and two", 8},
                 {"aaa", "aa", 2}, {"x tail", "tail", 0}};
    for (const auto& one : cases) BOOST_TEST(gui::CaretAfter(one.before, one.after) == one.caret);
}

BOOST_AUTO_TEST_SUITE_END()
