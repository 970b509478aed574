#include <boost/test/unit_test.hpp>
#include <wx/button.h>

#include <string>

#include "gui/turns.h"
#include "gui/visit_state.h"

#include "visit_fixture.h"

namespace {

struct TurnsFixture {
    void Add(const char* owner) {
        turns.Add(owner, [this, owner] { done += owner; });
    }

    gui::Turns turns;
    std::string done;
};

struct FollowFixture : tests::VisitFixture {
    gui::Context context{resources,
                         *clinic,
                         words,
                         [](const wxString&) {},
                         [this](const std::exception& error) { failures.emplace_back(error.what()); },
                         std::make_shared<gui::Turns>()};
    gui::VisitState state{context};
    unsigned heard = 0, times = 0;
    desk::Subscription following = state.FollowLater([this](unsigned kinds) {
        heard = kinds;
        ++times;
    });
};

}  // namespace

BOOST_AUTO_TEST_SUITE(turns_tests)

BOOST_FIXTURE_TEST_CASE(pieces_come_one_after_the_other_in_their_order, TurnsFixture) {
    for (const char* owner : {"a", "b", "c"}) Add(owner);
    BOOST_TEST(done.empty());
    BOOST_TEST(tests::VisitFixture::Until([&] { return done.size() == 1; }));
    BOOST_TEST(turns.Waiting());
    BOOST_TEST(tests::VisitFixture::Until([&] { return !turns.Waiting(); }));
    BOOST_TEST(done == "abc");
}

BOOST_FIXTURE_TEST_CASE(a_newer_piece_of_an_owner_takes_the_place_of_the_older, TurnsFixture) {
    const char* owner = "a";
    Add(owner);
    Add("b");
    turns.Add(owner, [this] { done += "new"; });
    turns.Finish();
    BOOST_TEST(done == "newb");
}

BOOST_FIXTURE_TEST_CASE(an_owner_that_goes_takes_its_piece_along, TurnsFixture) {
    const char* owner = "a";
    Add(owner);
    Add("b");
    turns.Drop(owner);
    turns.Finish();
    BOOST_TEST(done == "b");
}

BOOST_FIXTURE_TEST_CASE(what_a_piece_adds_is_done_too, TurnsFixture) {
    turns.Add(this, [this] { Add("late"); });
    turns.Finish();
    BOOST_TEST(done == "late");
}

BOOST_FIXTURE_TEST_CASE(a_command_of_the_person_finds_everything_done, TurnsFixture) {
    Add("a");
    wxFrame frame(nullptr, wxID_ANY, "test");
    std::string found;
    frame.Bind(wxEVT_BUTTON, [&](wxCommandEvent&) { found = done; });
    wxCommandEvent press(wxEVT_BUTTON);
    frame.ProcessWindowEvent(press);
    BOOST_TEST(found == "a");
}

BOOST_FIXTURE_TEST_CASE(another_visit_is_told_later_and_changes_until_then_with_it, FollowFixture) {
    state.SetEditor(editor.get());
    BOOST_TEST(times == 0U);
    state.SetLayer(model::Layer::Deep);
    BOOST_TEST(times == 0U);
    context.turns->Finish();
    BOOST_TEST(times == 1U);
    BOOST_TEST((heard & gui::shared::kVisit) != 0U);
    BOOST_TEST((heard & gui::shared::kLayer) != 0U);
}

BOOST_FIXTURE_TEST_CASE(a_change_of_the_same_visit_is_told_at_once, FollowFixture) {
    state.SetEditor(editor.get());
    context.turns->Finish();
    state.SetLayer(model::Layer::Deep);
    BOOST_TEST(times == 2U);
    BOOST_TEST(heard == gui::shared::kLayer);
}

BOOST_FIXTURE_TEST_CASE(who_left_is_told_nothing, FollowFixture) {
    state.SetEditor(editor.get());
    following = {};
    context.turns->Finish();
    BOOST_TEST(times == 0U);
}

BOOST_AUTO_TEST_SUITE_END()
