#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "desk/plan_text.h"
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

// Every text below a window, a line each.
void Collect(const wxWindow& at, std::string& texts) {
    for (const wxWindow* child : at.GetChildren()) {
        texts += gui::Utf8(child->GetLabel()) + "\n";
        Collect(*child, texts);
    }
}

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

BOOST_AUTO_TEST_CASE(what_speaks_against_several_items_is_said_once_and_names_them) {
    editor->SetPlan(editor->Propose(), "Plan");
    const auto& items = editor->Visit().plan.items;
    BOOST_REQUIRE(items.size() > 2U);
    std::vector<routine::Objection> objections;
    for (std::size_t i = 0; i < 3; ++i) {
        routine::Objection one{items[i].id, items[i].at, {}};
        one.why.modality = items[i].modality;
        one.why.action = "avoid";
        one.why.reason = i < 2 ? "Not today." : "Not tomorrow.";
        objections.push_back(one);
    }
    plan->Sheet()->ShowPlan(*editor, objections);
    std::string texts;
    Collect(*plan->Sheet(), texts);
    std::ranges::replace(texts, '\n', ' ');
    const auto name = [&](std::size_t i) { return desk::ItemName(words, items[i]); };
    BOOST_TEST(texts.find(name(0) + ", " + name(1) + ": Not today.") != std::string::npos, texts);
    BOOST_TEST(texts.find(name(2) + ": Not tomorrow.") != std::string::npos);
    BOOST_TEST(texts.find("Not today.") == texts.rfind("Not today."));
}

BOOST_AUTO_TEST_SUITE_END()
