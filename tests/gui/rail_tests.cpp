#include <boost/test/unit_test.hpp>

#include "desk/signing.h"
#include "gui/client_rail.h"

#include "visit_fixture.h"

namespace {

struct RailFixture : tests::VisitFixture {
    RailFixture() {
        window = new wxFrame(nullptr, wxID_ANY, "rail", wxPoint(0, 0), wxSize(222, 700));
        rail = new gui::ClientRail(window, context);
        rail->OnOpenVisit = [this](const model::VisitId& id) { opened.push_back(id); };
        window->Show();
        Pump(100);
    }
    ~RailFixture() {
        window->Destroy();
        Pump(50);
    }

    gui::Context context{resources, *clinic, words, [](const wxString&) {},
                         [this](const std::exception& error) { failures.emplace_back(error.what()); }};
    wxFrame* window = nullptr;
    gui::ClientRail* rail = nullptr;
    std::vector<model::VisitId> opened;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(rail_tests, RailFixture)

BOOST_AUTO_TEST_CASE(a_draft_waits_at_the_foot_until_it_is_signed) {
    BOOST_TEST(rail->NeedsSignature()->IsShown());
    BOOST_TEST(gui::Utf8(rail->NeedsSignature()->GetLabel()) == "Needs signature 1");
    rail->AskUnsigned();
    BOOST_REQUIRE_EQUAL(opened.size(), 1U);
    BOOST_TEST((opened.front() == editor->Visit().id));
    editor->AddMarkIn({"soleus", model::Side::Left}, model::Layer::Deep, "trigger_point");
    desk::Sign(*editor, clinic->Store().Unlock("long enough here"));
    rail->Reload();
    BOOST_TEST(!rail->NeedsSignature()->IsShown());
    rail->AskUnsigned();
    BOOST_TEST(opened.size() == 1U);
}

BOOST_AUTO_TEST_CASE(today_says_the_status_in_words_and_follows_the_reason) {
    BOOST_TEST(rail->TodayCell(0, 1).Contains("draft"));
    editor->SetReason("Left calf");
    rail->VisitChanged(editor->Visit());
    BOOST_TEST(rail->TodayCell(0, 1).Contains("draft · Left calf"));
}

BOOST_AUTO_TEST_SUITE_END()
