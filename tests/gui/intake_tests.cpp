#include <boost/test/unit_test.hpp>
#include <wx/dataview.h>

#include "gui/intake_page.h"

#include "visit_fixture.h"

namespace {

struct IntakeFixture : tests::VisitFixture {
    IntakeFixture() {
        window = new wxFrame(nullptr, wxID_ANY, "intake", wxPoint(0, 0), wxSize(1000, 700));
        intake = new gui::IntakePage(window, context);
        intake->OnSaved = [this](const model::Client& client) { told = client.Health(); };
        window->Show();
        intake->ShowClient(Stored());
        Pump(200);
        list = tests::FindChild<wxDataViewListCtrl>(intake);
    }
    ~IntakeFixture() {
        window->Destroy();
        Pump(50);
    }
    [[nodiscard]] model::Client Stored() { return clinic->LoadClient(editor->Visit().client); }

    gui::Context context{resources, *clinic, words, [](const wxString&) {},
                         [this](const std::exception& error) { failures.emplace_back(error.what()); }};
    wxFrame* window = nullptr;
    gui::IntakePage* intake = nullptr;
    wxDataViewListCtrl* list = nullptr;
    model::HealthHistory told;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(intake_tests, IntakeFixture)

BOOST_AUTO_TEST_CASE(answers_by_key_are_kept_without_a_button) {
    const auto& first = resources.Words().Conditions().front().id;
    Focus(list);
    Key('Y');
    BOOST_TEST(Until([&] { return Stored().Health().Of(first) == model::Answer::Yes; }));
    BOOST_TEST((told.Of(first) == model::Answer::Yes));
    Key('N');
    BOOST_TEST(Until([&] { return Stored().Health().conditions.size() == 2U; }));
    BOOST_TEST(Stored().history.size() == 1U);
    BOOST_TEST(failures.empty());
}

BOOST_AUTO_TEST_CASE(going_to_another_client_keeps_what_was_answered) {
    auto other = clinic->NewClient();
    other.name = "Somebody Else";
    other = clinic->SaveClient(other);
    Focus(list);
    Key('Y');
    intake->Flush();
    intake->ShowClient(other);
    BOOST_TEST(Stored().history.size() == 1U);
    BOOST_TEST(clinic->LoadClient(other.id).history.empty());
    Pump(1200);
    BOOST_TEST(clinic->LoadClient(other.id).history.empty());
}

BOOST_AUTO_TEST_SUITE_END()
