#include <boost/test/unit_test.hpp>
#include <wx/utils.h>

#include "gui/theme.h"

#include "visit_fixture.h"

namespace {

struct MeasuresFixture : tests::VisitFixture {
    MeasuresFixture() {
        soap->ShowTab(4);
        Pump(100);
    }
    static desk::ReadingKey Of(const char* measure, const char* item = "",
                               model::Side side = model::Side::Midline) {
        return {measure, item, side, false};
    }
    [[nodiscard]] std::optional<double> Kept(const desk::ReadingKey& key) const {
        const auto* reading = desk::FindReading(editor->Visit(), key);
        return reading ? reading->before : std::nullopt;
    }
    void Write(const desk::ReadingKey& key, const char* typed, std::size_t field = 0) {
        auto* view = soap->Measures()->Row(key);
        BOOST_REQUIRE(view != nullptr);
        Focus(view->Field(field));
        view->Field(field)->SetValue(typed);
        view->Flush();
        Pump(30);
    }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(measures_panel_tests, MeasuresFixture)

BOOST_AUTO_TEST_CASE(digits_are_kept_and_what_is_none_is_put_back) {
    Write(Of("nrs_now"), "6");
    Write(Of("nrs_now"), "3", 1);
    BOOST_TEST(Kept(Of("nrs_now")).value_or(-1) == 6);
    BOOST_TEST(desk::FindReading(editor->Visit(), Of("nrs_now"))->after.value_or(-1) == 3);
    Write(Of("nrs_now"), "12");
    BOOST_TEST(said.find("from 0 to 10") != std::string::npos);
    BOOST_TEST(Kept(Of("nrs_now")).value_or(-1) == 6);
    Focus(canvas);
    Pump(50);
    BOOST_TEST(gui::Utf8(soap->Measures()->Row(Of("nrs_now"))->Field(0)->GetValue()) == "6");
    Write(Of("sleep_h"), "6,5");
    BOOST_TEST(Kept(Of("sleep_h")).value_or(-1) == 6.5);
    Write(Of("nrs_now"), "");
    BOOST_TEST(!Kept(Of("nrs_now")).has_value());
    BOOST_TEST(failures.empty());
}

BOOST_AUTO_TEST_CASE(a_motion_is_added_by_a_few_letters) {
    auto* search = soap->Measures()->RangeSearch();
    Focus(search);
    search->SetValue("ank do");
    Pump(30);
    Key(WXK_RETURN);
    const auto left = Of("rom", "ankle_dorsiflexion", model::Side::Left);
    auto* row = soap->Measures()->Row(left);
    BOOST_REQUIRE(row != nullptr);
    BOOST_TEST(search->IsEmpty());
    BOOST_TEST(Until([&] { return row->Field(0)->HasFocus(); }));
    Write(left, "8");
    BOOST_TEST(gui::Utf8(row->Said()->GetLabel()).find("below 10°") != std::string::npos);
    soap->ShowTab(1);
    BOOST_TEST(soap->Lines()->GetItemCount() == 1);
}

BOOST_AUTO_TEST_CASE(activities_are_named_and_scored) {
    soap->Measures()->AddActivity("stairs");
    Write(Of("psfs", "stairs"), "4");
    BOOST_TEST(Kept(Of("psfs", "stairs")).value_or(-1) == 4);
    editor->Undo();
    Pump(50);
    BOOST_TEST(gui::Utf8(soap->Measures()->Row(Of("psfs", "stairs"))->Field(0)->GetValue()).empty());
}

BOOST_AUTO_TEST_CASE(what_cannot_be_kept_stays_beside_rows_that_come_and_go) {
    soap->Measures()->AddActivity("stairs");
    Write(Of("psfs", "stairs"), "4");
    auto other = clinic->OpenVisit(editor->Visit().id);
    other->SetReason("theirs");
    Write(Of("psfs", "stairs"), "7");
    BOOST_TEST(!page->Flush().empty());
    soap->Measures()->AddActivity("a long run");
    editor->ClientChanged(editor->Client());
    Pump(50);
    auto* field = soap->Measures()->Row(Of("psfs", "stairs"))->Field(0);
    BOOST_TEST(gui::Utf8(field->GetValue()) == "7");
    BOOST_TEST(Kept(Of("psfs", "stairs")).value_or(-1) == 4);
    other->Undo();
    BOOST_TEST(page->Flush().empty());
    BOOST_TEST(Kept(Of("psfs", "stairs")).value_or(-1) == 7);
}

BOOST_AUTO_TEST_CASE(colours_that_say_something_follow_the_theme) {
    wxString before;
    const bool set = wxGetEnv("PALPATE_THEME", &before);
    Write(Of("sleep_h"), "3");
    Write(Of("nrs_now"), "12");  // more than there is
    auto* told = soap->Measures()->Row(Of("sleep_h"))->Said();
    auto* wrong = soap->Measures()->Row(Of("nrs_now"))->Field(0);
    gui::SetTextRole(told, gui::Role::Warn);
    for (const char* theme : {"dark", "light"}) {
        wxSetEnv("PALPATE_THEME", theme);
        gui::RepaintAll();
        BOOST_TEST((told->GetForegroundColour() == gui::Colour(gui::Role::Warn)), theme);
        BOOST_TEST((wrong->GetForegroundColour() == gui::Colour(gui::Role::Danger)), theme);
    }
    set ? wxSetEnv("PALPATE_THEME", before) : wxUnsetEnv("PALPATE_THEME");
    gui::RepaintAll();
}

BOOST_AUTO_TEST_CASE(leaving_the_words_of_a_measure_ends_a_step) {
    auto* field = soap->Measures()->Row(Of("adherence"))->InWords();
    for (const char* typed : {"one", " two"}) {
        Focus(field);
        field->SetInsertionPointEnd();
        field->WriteText(typed);
        Pump(30);
        Focus(canvas);
    }
    const auto note = [&] { return desk::FindReading(editor->Visit(), Of("adherence"))->note; };
    BOOST_TEST(note() == "one two");
    editor->Undo();
    BOOST_TEST(note() == "one");
}

BOOST_AUTO_TEST_SUITE_END()
