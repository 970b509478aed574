#include <boost/test/unit_test.hpp>

#include "gui/plan_page_panel.h"
#include "gui/plan_sheet.h"

#include "visit_fixture.h"

namespace {

struct PlanFixture : tests::VisitFixture {
    gui::Context context{resources, *clinic, words, [](const wxString&) {},
                         [this](const std::exception& error) { failures.emplace_back(error.what()); }};
    gui::PlanPagePanel* plan = new gui::PlanPagePanel(frame, context);

    PlanFixture() { plan->ShowVisit(editor.get()); }
    ~PlanFixture() {
        plan->ShowVisit(nullptr);
        plan->Destroy();
    }
    wxTextCtrl* Field() { return plan->Sheet()->WordsToClient(); }
    void Type(const char* typed) {
        Field()->ChangeValue(typed);
        Field()->MarkDirty();
    }
    [[nodiscard]] const std::string& Kept() const { return editor->Visit().plan.words_to_client; }
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(plan_words_tests, PlanFixture)

BOOST_AUTO_TEST_CASE(words_to_the_client_that_cannot_be_kept_stay_until_they_are) {
    auto other = clinic->OpenVisit(editor->Visit().id);
    other->SetReason("theirs");
    Type("Rest well");
    plan->Flush();
    BOOST_TEST(failures.size() == 1U);
    BOOST_TEST(plan->Unsaved());
    editor->ClientChanged(editor->Client());  // shown anew
    BOOST_TEST(gui::Utf8(Field()->GetValue()) == "Rest well");
    other->Undo();
    plan->Flush();
    BOOST_TEST(!plan->Unsaved());
    BOOST_TEST(Kept() == "Rest well");
}

BOOST_AUTO_TEST_CASE(words_being_written_survive_what_is_shown_anew) {
    Type("Rest");
    editor->ClientChanged(editor->Client());
    BOOST_TEST(gui::Utf8(Field()->GetValue()) == "Rest");
    plan->Flush();
    BOOST_TEST(Kept() == "Rest");
    editor->Undo();
    BOOST_TEST(Field()->GetValue().empty());
}

BOOST_AUTO_TEST_CASE(words_to_one_client_do_not_land_on_another_visit) {
    Type("Rest");
    auto next = clinic->StartVisit(editor->Client().id);
    page->ShowVisit(next.get());
    plan->ShowVisit(next.get());
    editor = std::move(next);
    BOOST_TEST(!plan->Unsaved());
    BOOST_TEST(Field()->GetValue().empty());
}

BOOST_AUTO_TEST_SUITE_END()
