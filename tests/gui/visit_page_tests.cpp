#include <boost/test/unit_test.hpp>

#include "desk/place_care.h"
#include "desk/presets.h"
#include "gui/visit_layout.h"

#include "visit_fixture.h"

BOOST_FIXTURE_TEST_SUITE(visit_page_tests, tests::VisitFixture)

namespace {
const model::RegionRef kCalf{"gastrocnemius_medial", model::Side::Left};
const model::RegionRef kNeck{"trapezius_upper", model::Side::Right};
}  // namespace

BOOST_AUTO_TEST_CASE(list_and_canvas_always_show_the_same) {
    const auto calf = editor->AddMarkIn(kCalf, model::Layer::Superficial, "hypertonicity", model::View::Back);
    editor->AddMarkIn(kNeck, model::Layer::Superficial, "adhesion", model::View::Back);
    Pump(100);
    auto* list = marks->List();
    BOOST_REQUIRE_EQUAL(list->GetItemCount(), 2);
    Click(canvas, *canvas->ScreenOf(model::View::Back, editor->Visit().Find(calf)->points.front()));
    BOOST_TEST(list->GetSelectedRow() == 0);
    Focus(list);
    Key(WXK_DOWN);
    BOOST_TEST(list->GetSelectedRow() == 1);
    BOOST_TEST(inspector->Before()->IsEnabled());
    Key(WXK_DELETE);
    BOOST_TEST(Charted().size() == 1U);
    BOOST_TEST(list->GetItemCount() == 1);
    editor->Undo();
    Pump(50);
    BOOST_TEST(list->GetItemCount() == 2);
    editor->Redo();
    Pump(50);
    BOOST_TEST(list->GetItemCount() == 1);
}

BOOST_AUTO_TEST_CASE(keys_begin_in_the_list_before_anything_was_chosen) {
    for (int i = 0; i < 3; ++i) editor->AddMarkIn(kCalf, model::Layer::Superficial, "hypertonicity", {});
    auto* list = marks->List();
    const std::pair<int, int> cases[] = {{WXK_DOWN, 0}, {WXK_UP, 2}, {WXK_HOME, 0}, {WXK_END, 2}};
    for (const auto& [key, row] : cases) {
        BOOST_TEST_CONTEXT("key " << key) {
            Focus(canvas);
            page->ShowVisit(nullptr);
            page->ShowVisit(editor.get());
            page->GoTo({desk::FieldPlace::Part::Marks, "avoid", {}});  // no mark is selected
            BOOST_TEST(list->GetSelectedItemsCount() == 0);
            Focus(list);
            Key(key);
            BOOST_TEST(list->GetSelectedRow() == row);
        }
    }
    Key(WXK_UP);
    BOOST_TEST(list->GetSelectedRow() == 1);  // on from there
}

BOOST_AUTO_TEST_CASE(the_list_tells_scores_and_minutes) {
    const auto id = editor->AddMarkIn(kCalf, model::Layer::Superficial, "hypertonicity", {});
    editor->SetSeverityBefore(id, 6);
    editor->SetSeverityAfter(id, 3);
    model::Treatment treatment;
    treatment.marks = {id};
    treatment.technique = resources.Words().Techniques().front().id;
    treatment.minutes = 12;
    editor->AddTreatment(treatment);
    BOOST_TEST(gui::Utf8(marks->Cell(0, 1)) == "L");
    BOOST_TEST(gui::Utf8(marks->Cell(0, 2)) == "HT");
    BOOST_TEST(gui::Utf8(marks->Cell(0, 3)) == "6 → 3");
    BOOST_TEST(gui::Utf8(marks->Cell(0, 4)) == "12 min");
}

BOOST_AUTO_TEST_CASE(severity_strips_take_keys_and_clicks) {
    editor->AddMarkIn(kCalf, model::Layer::Superficial, "hypertonicity", {});
    page->WalkAfterScores();
    Pump(100);
    auto* before = inspector->Before();
    Click(before, before->CellRect(6).GetPosition() + wxPoint(5, 8));
    BOOST_TEST(Charted().front().before.value_or(-1) == 6);
    Focus(before);
    Key('0', wxMOD_SHIFT);
    BOOST_TEST(Charted().front().before.value_or(-1) == 10);
    Key(WXK_LEFT);
    BOOST_TEST(Charted().front().before.value_or(-1) == 9);
    Key(WXK_DELETE);
    BOOST_TEST(!Charted().front().before.has_value());
}

BOOST_AUTO_TEST_CASE(walking_the_after_scores_goes_from_mark_to_mark) {
    editor->AddMarkIn(kCalf, model::Layer::Superficial, "hypertonicity", {});
    editor->AddMarkIn(kNeck, model::Layer::Superficial, "adhesion", {});
    page->WalkAfterScores();
    BOOST_REQUIRE(Until([&] { return inspector->After()->HasFocus(); }));
    Key('3');
    Key('1');
    BOOST_TEST(Charted()[0].after.value_or(-1) == 3);
    BOOST_TEST(Charted()[1].after.value_or(-1) == 1);
}

BOOST_AUTO_TEST_CASE(a_technique_begins_with_the_last_values) {
    const auto mark = editor->AddMarkIn(kCalf, model::Layer::Superficial, "hypertonicity", {});
    page->WalkAfterScores();
    desk::Give(*editor, {mark}, "petrissage");
    BOOST_REQUIRE_EQUAL(inspector->Rows().size(), 1U);
    auto* row = inspector->Rows().front();
    Pump(200);  // the row has found its place
    Click(row->Pressure(), row->Pressure()->CellRect(2).GetPosition() + wxPoint(6, 8));
    Focus(row->Minutes());
    Key(WXK_UP);
    Pump(50);
    const auto first = editor->Visit().treatments.front();
    BOOST_TEST(first.pressure == 2);
    BOOST_TEST(first.minutes == 6);
    desk::Give(*editor, {mark}, "petrissage");
    BOOST_REQUIRE_EQUAL(editor->Visit().treatments.size(), 2U);
    BOOST_TEST(editor->Visit().treatments.back().minutes == first.minutes);
    BOOST_TEST(editor->Visit().treatments.back().pressure == first.pressure);
    BOOST_TEST(inspector->Rows().size() == 2U);
    BOOST_TEST(failures.empty());
}

BOOST_AUTO_TEST_CASE(closed_pressure_levels_cannot_be_chosen) {
    auto* strip =
        new gui::CellStrip(frame, gui::Role::Panel, "pressure", 1, 5,
                           [&](std::optional<int> level) { said = std::to_string(level.value_or(0)); });
    strip->SetSize(0, 0, 100, 22);
    strip->Show(2, 3);
    Focus(strip);
    Key('5');
    Click(strip, strip->CellRect(4).GetPosition() + wxPoint(6, 8));
    BOOST_TEST(said.empty());
    Key('3');
    BOOST_TEST(said == "3");
}

BOOST_AUTO_TEST_CASE(typing_is_handed_over_after_a_pause_and_by_flush) {
    soap->ShowTab(0);
    auto* text = soap->Text(0);
    text->WriteText("Tight since Sunday");
    BOOST_TEST(editor->Visit().soap.subjective.empty());
    BOOST_TEST(Until([&] { return editor->Visit().soap.subjective == "Tight since Sunday"; }));
    text->AppendText(".");
    page->Flush();
    BOOST_TEST(editor->Visit().soap.subjective == "Tight since Sunday.");
    editor->Undo();
    Pump(50);
    BOOST_TEST(gui::Utf8(text->GetValue()) == editor->Visit().soap.subjective);
}

// A text that was broken for a narrow panel is not broken twice.
BOOST_AUTO_TEST_CASE(what_to_mind_is_broken_anew_when_the_panel_changes) {
    const auto calf = editor->AddMarkIn(kCalf, model::Layer::Superficial, "hypertonicity", model::View::Back);
    Pump(100);
    Click(canvas, *canvas->ScreenOf(model::View::Back, editor->Visit().Find(calf)->points.front()));
    const auto cautions = desk::CareAt(resources, words, Charted().front());
    BOOST_REQUIRE(!cautions.empty());
    const auto shown = [&] {
        for (wxWindow* part : inspector->GetChildren())
            for (wxWindow* each : part->GetChildren()) {
                wxString plain = each->GetLabel();
                plain.Replace("\n", " ");
                if (gui::Utf8(plain).find(cautions.front().caution) != std::string::npos)
                    return each->GetLabel();
            }
        return wxString();
    };
    const auto lines = [&] { return 1 + shown().Freq('\n'); };
    const wxSize wide = inspector->GetSize();
    BOOST_REQUIRE(!shown().empty());
    const auto before = lines();
    inspector->SetSize(wide.x * 2 / 3, wide.y);
    Pump(50);
    BOOST_TEST(lines() > before);
    inspector->SetSize(wide);
    Pump(50);
    BOOST_TEST(lines() == before);
}

BOOST_AUTO_TEST_CASE(findings_are_written_from_the_marks) {
    editor->AddMarkIn(kCalf, model::Layer::Superficial, "hypertonicity", {});
    editor->AddMarkIn(kNeck, model::Layer::Superficial, "adhesion", {});
    BOOST_TEST(soap->Lines()->GetItemCount() == 2);
}

BOOST_AUTO_TEST_CASE(parts_never_overlap_and_stay_inside) {
    for (int width = 700; width <= 2400; width += 53) {
        for (int height = 480; height <= 1500; height += 71) {
            gui::PageNeeds needs{760, 158, 44, width % 2 == 0, 1};
            const auto rects = gui::LayOutPage({width, height}, needs);
            const wxRect whole(0, 0, width, height);
            std::vector<wxRect> shown{rects.toolbar, rects.palette, rects.canvas, rects.inspector,
                                      rects.tabs};
            if (rects.shape == gui::PageShape::Wide) shown.insert(shown.end(), {rects.soap, rects.marks});
            if (needs.banner) shown.push_back(rects.banner);
            for (std::size_t i = 0; i < shown.size(); ++i) {
                BOOST_REQUIRE(whole.Contains(shown[i]));
                for (std::size_t j = 0; j < i; ++j) BOOST_REQUIRE(!shown[i].Intersects(shown[j]));
            }
            BOOST_REQUIRE(rects.canvas.width >= 300);
            BOOST_REQUIRE(rects.canvas.height >= 200);
        }
    }
}

BOOST_AUTO_TEST_CASE(every_part_is_named_for_the_screen_reader) {
    for (const wxWindow* window :
         {static_cast<wxWindow*>(canvas), static_cast<wxWindow*>(palette), static_cast<wxWindow*>(inspector),
          static_cast<wxWindow*>(marks->List()), static_cast<wxWindow*>(inspector->Before()),
          static_cast<wxWindow*>(inspector->After()), static_cast<wxWindow*>(soap->Text(0))})
        BOOST_TEST(!window->GetName().empty());
    BOOST_TEST(canvas->GetName() == "Body map");
}

BOOST_AUTO_TEST_SUITE_END()
