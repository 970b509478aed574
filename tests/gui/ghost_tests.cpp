#include <boost/test/unit_test.hpp>
#include <wx/checkbox.h>

#include <algorithm>

#include "desk/spots.h"
#include "gui/visit_fixture.h"

namespace {

using model::Side;
using model::View;

// The client was here a week ago with two marks, and two weeks ago with one of them.
struct SecondTime : tests::VisitFixture {
    model::MarkId soleus, glute;

    SecondTime() {
        page->ShowVisit(nullptr);
        const auto first = Earlier(14, {Mark("soleus", 6, 4)});
        soleus = first.marks.front().id;
        model::Mark again = Mark("soleus", 5, 3);
        again.spot = {soleus.value};
        const auto last = Earlier(7, {again, Mark("gluteus_maximus", 4, 2)});
        soleus = last.marks[0].id;
        glute = last.marks[1].id;
        editor = clinic->OpenVisit(editor->Visit().id);
        page->ShowVisit(editor.get());
        Pump(300);
    }
    model::Mark Mark(const char* region, int before, int after) {
        model::Mark mark;
        mark.id = ids.New<model::MarkId>();
        mark.view = View::Back;
        mark.at = {region, Side::Left};
        mark.points = {*resources.Atlas()
                            .Index(model::Figure::Neutral, View::Back)
                            .InnerPoint(mark.at, model::Layer::Superficial)};
        mark.finding = "hypertonicity";
        mark.before = before;
        mark.after = after;
        return mark;
    }
    model::Visit Earlier(int days, const std::vector<model::Mark>& charted) {
        model::Visit visit = editor->Visit();
        visit.id = ids.New<model::VisitId>();
        visit.service_at -= std::chrono::days(days);
        visit.marks = charted;
        for (const auto& mark : charted) {
            model::Treatment treatment;
            treatment.id = ids.New<model::TreatmentId>();
            treatment.marks = {mark.id};
            treatment.technique = "petrissage";
            treatment.minutes = 6;
            visit.treatments.push_back(treatment);
        }
        visit.status = model::VisitStatus::Signed;
        clinic->Store().SaveVisit(visit);
        return visit;
    }
    [[nodiscard]] wxPoint PlaceOf(const model::MarkId& ghost) {
        const auto last = editor->EarlierSpots().Last(editor->Visit());
        return *canvas->ScreenOf(View::Back, last->Find(ghost)->points.front());
    }
    [[nodiscard]] static wxPoint Middle(const wxRect& box) {
        return {box.x + box.width / 2, box.y + box.height / 2};
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(ghost_tests, SecondTime)

BOOST_AUTO_TEST_CASE(a_click_confirms_a_ghost_and_a_digit_scores_it) {
    Click(canvas, PlaceOf(soleus));
    BOOST_REQUIRE(Charted().size() == 1u);
    BOOST_TEST(desk::HistoryOf(*editor, desk::SpotOf(Charted()[0])).size() == 3u);
    BOOST_TEST(!Charted()[0].copied);
    Key('7');
    BOOST_TEST(Charted()[0].before.value_or(-1) == 7);
    BOOST_TEST(inspector->Spot()->IsShown());
    BOOST_TEST(inspector->Spot()->Chart()->Words().Contains("before 7"));
    BOOST_TEST(inspector->Spot()->Chart()->Words().Contains("before 5, after 3"));
    BOOST_TEST(inspector->Spot()->LastBefore().EndsWith(": 5"));
}

BOOST_AUTO_TEST_CASE(the_pill_records_a_ghost_as_resolved_and_back) {
    BOOST_TEST(!canvas->PillBox().has_value());
    simulator.MouseMove(canvas->ClientToScreen(PlaceOf(glute)));
    Pump(100);
    BOOST_REQUIRE(canvas->PillBox().has_value());
    const auto pill = Middle(*canvas->PillBox());
    Click(canvas, pill);
    BOOST_REQUIRE(editor->Visit().resolved.size() == 1u);
    BOOST_TEST(editor->Visit().resolved[0].value == glute.value);
    BOOST_TEST(Charted().empty());
    Click(canvas, Middle(*canvas->PillBox()));
    BOOST_TEST(editor->Visit().resolved.empty());
}

BOOST_AUTO_TEST_CASE(the_list_has_what_is_not_yet_charted) {
    BOOST_REQUIRE(marks->List()->GetItemCount() == 3);  // a head and two ghosts
    Focus(marks->List());
    Key(WXK_DOWN);  // over the head to the first ghost
    Key(WXK_DOWN);
    Key(WXK_DELETE);
    BOOST_REQUIRE(editor->Visit().resolved.size() == 1u);
    BOOST_TEST(editor->Visit().resolved[0].value == glute.value);
    BOOST_TEST(marks->Cell(2, 4) == "resolved");
    Key(WXK_DELETE);
    BOOST_TEST(editor->Visit().resolved.empty());
    Key(WXK_UP);
    Key(WXK_RETURN);
    BOOST_REQUIRE(Charted().size() == 1u);
    BOOST_TEST(Charted()[0].at.region == "soleus");
    Key('4');
    BOOST_TEST(Charted()[0].before.value_or(-1) == 4);
    BOOST_TEST(marks->List()->GetItemCount() == 3);
    // Over the head to what is left.
    Key(WXK_DOWN);
    Key(WXK_RETURN);
    BOOST_TEST(Charted().size() == 2u);
    BOOST_TEST(marks->List()->GetItemCount() == 2);
}

BOOST_AUTO_TEST_CASE(a_walk_takes_one_key_for_each_mark_of_the_last_visit) {
    page->WalkGhosts();
    Pump(100);
    BOOST_TEST(canvas->HasFocus());
    Key('6');
    BOOST_REQUIRE(Charted().size() == 1u);
    BOOST_TEST(Charted()[0].at.region == "soleus");
    BOOST_TEST(Charted()[0].before.value_or(-1) == 6);
    Key(WXK_DELETE);  // the next one was chosen
    BOOST_REQUIRE(editor->Visit().resolved.size() == 1u);
    BOOST_TEST(editor->Visit().resolved[0].value == glute.value);
    BOOST_TEST(said == "Every mark of the last visit is dealt with.");
    Key('4');  // a finding again
    BOOST_TEST(Charted().size() == 1u);
}

BOOST_AUTO_TEST_CASE(ghosts_can_be_switched_off) {
    auto* box = tests::FindChild<wxCheckBox>(toolbar);
    BOOST_REQUIRE(box != nullptr);
    BOOST_TEST(box->GetValue());
    Focus(canvas);
    Key('G');
    BOOST_TEST(!box->GetValue());
    BOOST_TEST(marks->List()->GetItemCount() == 0);
    Click(canvas, PlaceOf(soleus));  // marks what is in hand, which joins all the same
    BOOST_REQUIRE(Charted().size() == 1u);
    BOOST_TEST(!Charted()[0].spot.empty());
    Key('G');
    BOOST_TEST(box->GetValue());
}

BOOST_AUTO_TEST_CASE(a_mark_is_detached_and_joined_again) {
    Click(canvas, PlaceOf(soleus));
    Key('7');
    const auto button = [&] {
        auto* join = inspector->Spot()->Join();
        wxCommandEvent press(wxEVT_BUTTON, join->GetId());
        press.SetEventObject(join);
        join->ProcessWindowEvent(press);
        Pump(60);
    };
    button();
    BOOST_TEST(Charted()[0].spot.value == Charted()[0].id.value);
    BOOST_TEST(!inspector->Spot()->Chart()->IsShown());
    button();
    BOOST_TEST(Charted()[0].spot.value != Charted()[0].id.value);
    BOOST_TEST(inspector->Spot()->Chart()->IsShown());
}

BOOST_AUTO_TEST_CASE(as_last_time_is_one_press) {
    Click(canvas, PlaceOf(soleus));
    Key('7');
    BOOST_REQUIRE(inspector->LastTime()->IsShown());
    wxCommandEvent press(wxEVT_BUTTON, inspector->LastTime()->GetId());
    inspector->LastTime()->ProcessWindowEvent(press);
    Pump(60);
    BOOST_REQUIRE(editor->Visit().treatments.size() == 1u);
    BOOST_TEST(editor->Visit().treatments[0].technique == "petrissage");
    BOOST_TEST(editor->Visit().treatments[0].minutes == 6);
    BOOST_TEST(!inspector->LastTime()->IsShown());
}

BOOST_AUTO_TEST_CASE(the_walk_takes_one_digit_for_each_mark) {
    Click(canvas, PlaceOf(soleus));
    Key('7');
    Click(canvas, PlaceOf(glute));
    Key('6');
    page->WalkAfterScores();
    Pump(100);
    Key('3');
    Key('2');
    BOOST_TEST(Charted()[0].after.value_or(-1) == 3);
    BOOST_TEST(Charted()[1].after.value_or(-1) == 2);
}

BOOST_AUTO_TEST_CASE(several_marks_are_changed_in_one_step) {
    Click(canvas, PlaceOf(soleus));
    Key('7');
    Click(canvas, PlaceOf(glute));
    Key('6');
    Focus(canvas);
    Key('A', wxMOD_CONTROL);
    BOOST_TEST(inspector->Head() == "2 marks chosen");
    BOOST_TEST(!inspector->Before()->Value().has_value());
    BOOST_TEST(marks->List()->GetSelectedItemsCount() == 2);
    Focus(inspector->Before());
    Key('2');
    BOOST_TEST(Charted()[0].before.value_or(-1) == 2);
    BOOST_TEST(Charted()[1].before.value_or(-1) == 2);
    editor->Undo();
    BOOST_TEST(Charted()[0].before.value_or(-1) == 7);
    BOOST_TEST(Charted()[1].before.value_or(-1) == 6);
    Focus(canvas);
    Key(WXK_DELETE);
    BOOST_TEST(Charted().empty());
    editor->Undo();
    BOOST_TEST(Charted().size() == 2u);
}

BOOST_AUTO_TEST_CASE(a_drag_over_the_strip_is_one_step) {
    Click(canvas, PlaceOf(soleus));
    Key('7');
    auto* strip = inspector->Before();
    const auto at = [&](int value) { return strip->ClientToScreen(Middle(strip->CellRect(value))); };
    simulator.MouseMove(at(2));
    Pump(60);
    simulator.MouseDown();
    Pump(60);
    for (int value = 3; value <= 8; ++value) {
        simulator.MouseMove(at(value));
        Pump(40);
    }
    simulator.MouseUp();
    Pump(60);
    BOOST_TEST(Charted()[0].before.value_or(-1) == 8);
    editor->Undo();
    BOOST_TEST(Charted()[0].before.value_or(-1) == 7);
}

BOOST_AUTO_TEST_SUITE_END()
