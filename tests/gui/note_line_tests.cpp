#include <boost/test/unit_test.hpp>

#include "desk/note.h"

#include "visit_fixture.h"

namespace {

struct LineFixture : tests::VisitFixture {
    LineFixture() {
        mark = editor->AddMarkIn({"soleus", model::Side::Left}, model::Layer::Deep, "trigger_point");
        frame->Raise();
        Pump(100);
        soap->Lines()->SelectRow(0);
    }
    [[nodiscard]] desk::NoteLine Line() { return desk::ObjectiveOf(*editor).front(); }
    void Begin() {
        Focus(soap->Lines());
        soap->Lines()->SelectRow(0);
        Key(WXK_RETURN);
        BOOST_TEST(Until([&] { return soap->OwnWords()->HasFocus(); }));
    }
    void Write(const char* typed) {
        Begin();
        soap->OwnWords()->SetValue(typed);
        Key(WXK_RETURN);
        Pump(100);
    }
    void Press(wxButton* button) {
        wxCommandEvent event(wxEVT_BUTTON, button->GetId());
        event.SetEventObject(button);
        button->GetEventHandler()->ProcessEvent(event);
        Pump(100);
    }

    model::MarkId mark;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(note_line_tests, LineFixture)

BOOST_AUTO_TEST_CASE(enter_writes_over_a_line_and_escape_leaves_it) {
    const std::string made = Line().text;
    Begin();
    BOOST_TEST(gui::Utf8(soap->OwnWords()->GetValue()) == made);
    soap->OwnWords()->SetValue("something else");
    Key(WXK_ESCAPE);
    Pump(100);
    BOOST_TEST(!soap->OwnWords()->IsShown());
    BOOST_TEST(Line().text == made);
    BOOST_TEST(!Line().own);
    Write("Left calf tender");
    BOOST_TEST(Line().text == "Left calf tender");
    BOOST_TEST(Line().own);
    editor->Undo();
    BOOST_TEST(Line().text == made);
}

BOOST_AUTO_TEST_CASE(a_line_nobody_wrote_follows_its_mark) {
    const std::string made = Line().text;
    editor->SetSeverityBefore(mark, 7);
    BOOST_TEST(Line().text != made);
    BOOST_TEST(!soap->ChangedBar()->IsShown());
}

BOOST_AUTO_TEST_CASE(a_changed_mark_asks_before_it_takes_own_words_away) {
    for (const bool mine : {true, false}) {
        BOOST_TEST_CONTEXT((mine ? "keep mine" : "use new")) {
            Write("Left calf tender");
            BOOST_TEST(!soap->ChangedBar()->IsShown());
            editor->SetSeverityBefore(mark, mine ? 7 : 3);
            BOOST_TEST(Line().text == "Left calf tender");
            BOOST_TEST(Until([&] { return soap->ChangedBar()->IsShown(); }));
            Press(mine ? soap->KeepMine() : soap->UseNew());
            BOOST_TEST(!soap->ChangedBar()->IsShown());
            BOOST_TEST(Line().own == mine);
            BOOST_TEST((Line().text == "Left calf tender") == mine);
            desk::WriteLine(*editor, Line(), {});
        }
    }
}

BOOST_AUTO_TEST_CASE(leaving_the_page_keeps_what_was_typed) {
    Begin();
    soap->OwnWords()->SetValue("Typed and left");
    page->Flush();
    BOOST_TEST(Line().text == "Typed and left");
}

BOOST_AUTO_TEST_CASE(a_line_emptied_is_left_out_and_says_so) {
    Write("");
    BOOST_TEST(Line().text.empty());
    BOOST_TEST(editor->FindingLines().empty());
    wxVariant cell;
    soap->Lines()->GetValue(cell, 0, 0);
    wxDataViewIconText shown;
    shown << cell;
    BOOST_TEST(shown.GetText().StartsWith("Left out: "));
}

BOOST_AUTO_TEST_SUITE_END()
