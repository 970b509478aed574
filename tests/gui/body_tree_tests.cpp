#include <boost/test/unit_test.hpp>

#include "gui/body_tree.h"
#include "gui/theme.h"

#include "visit_fixture.h"

namespace {

const model::RegionRef kCalf{"gastrocnemius_medial", model::Side::Left};
const model::RegionRef kNeck{"trapezius_upper", model::Side::Right};
const model::RegionRef kPiriformis{"piriformis", model::Side::Left};
constexpr auto kSuperficial = model::Layer::Superficial;

struct TreeFixture : tests::VisitFixture {
    TreeFixture() : body(tests::FindChild<gui::BodyTree>(page)), tree(body->Tree()) {
        // Canvas, palette, marks, tree.
        for (int i = 0; i < 4; ++i) page->NextPane();
        Pump(100);
    }
    [[nodiscard]] std::string Text(const wxDataViewItem& item) const {
        return item.IsOk() ? gui::Utf8(tree->GetItemText(item)) : "none";
    }
    [[nodiscard]] std::string Now() const { return Text(tree->GetSelection()); }
    [[nodiscard]] wxDataViewItem Row(const model::RegionRef& at) const {
        return body->ItemOf(at, kSuperficial);
    }
    [[nodiscard]] wxDataViewItem Parent(const wxDataViewItem& item) const {
        return tree->GetStore()->GetParent(item);
    }
    // By keys, for only the person's own choice moves the canvas.
    void Choose(const wxDataViewItem& item) {
        tree->EnsureVisible(item);
        tree->Select(item);
        gui::PutCursorOnSelection(tree);
        Focus(tree);
        Key(WXK_UP);
        Key(WXK_DOWN);
        BOOST_REQUIRE((tree->GetSelection() == item));
    }
    [[nodiscard]] model::RegionRef Place() const {
        return canvas->Place() ? canvas->Place()->at : model::RegionRef{};
    }
    gui::BodyTree* body;
    wxDataViewTreeCtrl* tree;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(body_tree_tests, TreeFixture)

BOOST_AUTO_TEST_CASE(f6_reaches_the_tree_and_shows_it) {
    BOOST_TEST(body->IsShown());
    BOOST_TEST(tree->HasFocus());
    BOOST_TEST(!marks->IsShown());
    page->NextPane();
    Pump(50);
    BOOST_TEST(!tree->HasFocus());
}

BOOST_AUTO_TEST_CASE(every_part_is_a_group_and_every_structure_in_sight_a_row) {
    BOOST_TEST(tree->GetChildCount({}) == 12);
    BOOST_TEST(Text(tree->GetNthChild({}, 0)) == "Head and neck");
    BOOST_TEST(Text(Row(kNeck)) == "Upper trapezius, client’s right");
    BOOST_TEST(Text(Parent(Row(kNeck))) == "Shoulder");
    BOOST_TEST(!body->ItemOf(kPiriformis, model::Layer::Deep).IsOk());
    body->ShowAll(true);
    BOOST_TEST(Text(body->ItemOf(kPiriformis, model::Layer::Deep)) == "Piriformis, client’s left, deep");
    body->ShowAll(false);
    BOOST_TEST(!body->ItemOf(kPiriformis, model::Layer::Deep).IsOk());
}

BOOST_AUTO_TEST_CASE(a_row_moves_the_keyboard_place_of_the_canvas) {
    Choose(Row(kNeck));
    BOOST_TEST((Place() == kNeck));
    Choose(Row(kCalf));
    BOOST_TEST((Place() == kCalf));
    BOOST_TEST(Charted().empty());
    BOOST_TEST(failures.empty());
}

BOOST_AUTO_TEST_CASE(a_row_of_another_layer_and_view_turns_the_canvas) {
    body->ShowAll(true);
    const auto view = tests::FindChild<gui::Segments>(toolbar);
    Click(view->Button(1), {8, 8});  // front
    Choose(body->ItemOf(kPiriformis, model::Layer::Deep));
    BOOST_TEST((Place() == kPiriformis));
    BOOST_TEST((canvas->Place()->layer == model::Layer::Deep));
    BOOST_TEST(canvas->Spoken().Contains("deep"));
    BOOST_TEST(canvas->Spoken().Contains("Back"));
    BOOST_TEST(Now() == "Piriformis, client’s left, deep");
}

BOOST_AUTO_TEST_CASE(the_tree_goes_where_the_canvas_goes) {
    Focus(canvas);
    Key(WXK_DOWN);
    for (int i = 0; i < 12; ++i) {
        Key(i % 3 == 0 ? WXK_RIGHT : WXK_DOWN);
        BOOST_TEST((tree->GetSelection() == Row(Place())));
    }
    BOOST_TEST(canvas->HasFocus());
}

BOOST_AUTO_TEST_CASE(enter_marks_the_row_and_the_digit_is_its_severity) {
    Choose(Row(kNeck));
    Key(WXK_RETURN);
    BOOST_REQUIRE_EQUAL(Charted().size(), 1U);
    BOOST_TEST((Charted().front().at == kNeck));
    BOOST_TEST(Text(Row(kNeck)) == "Upper trapezius, client’s right, 1 mark");
    BOOST_TEST(Now() == "Tight spot");
    Key('6');
    BOOST_TEST(Now() == "Tight spot, 6 of 10");
    BOOST_TEST(tree->HasFocus());
    Key(WXK_DELETE);
    BOOST_TEST(Charted().empty());
    BOOST_TEST(Now() == "Upper trapezius, client’s right");
    BOOST_TEST(tree->HasFocus());
    BOOST_TEST(failures.empty());
}

BOOST_AUTO_TEST_CASE(a_mark_is_selected_everywhere) {
    const auto neck = editor->AddMarkIn(kNeck, kSuperficial, "hypertonicity", {});
    const auto calf = editor->AddMarkIn(kCalf, kSuperficial, "hypertonicity", {});
    Choose(body->ItemOf(neck));
    BOOST_TEST(marks->List()->GetSelectedRow() == 0);
    BOOST_TEST(canvas->Spoken().Contains("Upper trapezius"));
    Choose(body->ItemOf(calf));
    BOOST_TEST(marks->List()->GetSelectedRow() == 1);
    Click(canvas, *canvas->ScreenOf(Charted().front().view, Charted().front().points.front()));
    BOOST_TEST((tree->GetSelection() == body->ItemOf(neck)));
    BOOST_TEST(canvas->Spoken().Contains("Tight spot, selected"));
}

BOOST_AUTO_TEST_CASE(undo_keeps_expansion_focus_and_rows) {
    Choose(Row(kNeck));
    const auto row = Row(kNeck), group = Parent(row), other = Parent(Row(kCalf));
    tree->Expand(other);
    Key(WXK_RETURN);
    const auto mark = tree->GetSelection();
    BOOST_TEST((Parent(mark) == row));
    editor->Undo();
    Pump(50);
    BOOST_TEST((tree->GetSelection() == row));
    BOOST_TEST(tree->GetChildCount(row) == 0);
    editor->Redo();
    Pump(50);
    BOOST_TEST(tree->GetChildCount(row) == 1);
    BOOST_TEST((Row(kNeck) == row));
    BOOST_TEST(tree->IsExpanded(group));
    BOOST_TEST(tree->IsExpanded(other));
    BOOST_TEST(tree->HasFocus());
}

BOOST_AUTO_TEST_CASE(rows_stay_in_order_whatever_comes_and_goes) {
    editor->AddMarkIn(kPiriformis, model::Layer::Deep, "hypertonicity", {});
    BOOST_TEST(body->ItemOf(kPiriformis, model::Layer::Deep).IsOk());
    for (const bool all : {true, false, true}) {
        body->ShowAll(all);
        page->ToggleLayer();
        std::size_t last = 0;
        const auto& regions = resources.Words().Regions();
        const auto group = Parent(body->ItemOf(kPiriformis, model::Layer::Deep));
        for (int i = 0; i < tree->GetChildCount(group); ++i) {
            const auto text = Text(tree->GetNthChild(group, static_cast<unsigned>(i)));
            const auto named = std::ranges::find_if(regions, [&](const auto& region) {
                return text.starts_with(region.name + ",") || text == region.name;
            });
            const auto at = static_cast<std::size_t>(named - regions.begin());
            BOOST_TEST_INFO(text);
            BOOST_TEST(at >= last);
            last = at;
        }
    }
}

BOOST_AUTO_TEST_CASE(letters_find_a_row) {
    for (const char letter : std::string("upper trap")) simulator.Char(letter), Pump(20);
    BOOST_TEST(Now() == "Upper trapezius, client’s left");
    BOOST_TEST((Place() == model::RegionRef{"trapezius_upper", model::Side::Left}));
    BOOST_TEST(Charted().empty());
}

BOOST_AUTO_TEST_CASE(arrows_open_and_close_rows) {
    Choose(tree->GetNthChild({}, 1));
    Key(WXK_RIGHT);
    BOOST_TEST(tree->IsExpanded(tree->GetNthChild({}, 1)));
    Key(WXK_RIGHT);
    BOOST_TEST((Parent(tree->GetSelection()) == tree->GetNthChild({}, 1)));
    Key(WXK_LEFT);
    BOOST_TEST((tree->GetSelection() == tree->GetNthChild({}, 1)));
    Key(WXK_LEFT);
    BOOST_TEST(!tree->IsExpanded(tree->GetNthChild({}, 1)));
}

BOOST_AUTO_TEST_CASE(another_visit_has_its_own_marks) {
    editor->AddMarkIn(kNeck, kSuperficial, "hypertonicity", {});
    page->ShowVisit(nullptr);
    BOOST_TEST(tree->GetChildCount({}) == 0);
    page->ShowVisit(editor.get());
    BOOST_TEST(tree->GetChildCount({}) == 12);
    BOOST_TEST(tree->GetChildCount(Row(kNeck)) == 1);
}

BOOST_AUTO_TEST_SUITE_END()
