#include <boost/test/unit_test.hpp>
#include <wx/button.h>
#include <wx/dataview.h>
#include <wx/stattext.h>

#include <algorithm>
#include <functional>

#include "desk/condition_list.h"
#include "desk/health.h"
#include "gui/consent_panel.h"
#include "gui/controls_segments.h"
#include "gui/dialog_consent.h"
#include "gui/dialog_health_update.h"
#include "gui/intake_page.h"
#include "gui/intake_page_facts.h"

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
    const auto& first = desk::ConditionGroups(resources, words)[0].conditions[0]->id;
    Focus(list);
    Key('Y');
    BOOST_TEST(Until([&] { return Stored().Health().Of(first) == model::Answer::Yes; }));
    BOOST_TEST((told.Of(first) == model::Answer::Yes));
    Key('N');
    BOOST_TEST(Until([&] { return Stored().Health().conditions.size() == 2U; }));
    BOOST_TEST(desk::SittingsOf(clinic->Store(), Stored()).size() == 1U);
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

BOOST_AUTO_TEST_CASE(none_apply_is_one_click_and_each_row_can_still_differ) {
    intake->Others()->Select(1);
    intake->Others()->OnChosen(1);
    intake->Flush();
    BOOST_TEST((Stored().Health().others == model::Answer::No));
    BOOST_TEST(Stored().Health().conditions.empty());
    intake->GoTo({desk::FieldPlace::Part::Health, "conditions", "raynaud"});
    BOOST_TEST(Until([&] { return list->HasFocus(); }));
    Key('Y');
    intake->Flush();
    BOOST_TEST((Stored().Health().Of("raynaud") == model::Answer::Yes));
    BOOST_TEST((Stored().Health().Of("pad") == model::Answer::No));
    BOOST_TEST(failures.empty());
}

BOOST_AUTO_TEST_CASE(what_was_typed_survives_an_answer_by_key) {
    auto* facts = tests::FindChild<gui::HealthFacts>(intake);
    BOOST_REQUIRE(facts->FocusField("allergies"));
    Pump(100);
    static_cast<wxTextCtrl*>(wxWindow::FindFocus())->WriteText("latex");
    Focus(list);
    Key('N');
    intake->Flush();
    BOOST_TEST(Stored().Health().allergies == "latex");
    BOOST_TEST((Stored().Health().allergic == model::Answer::Yes));
}

BOOST_AUTO_TEST_CASE(nothing_changed_is_one_enter) {
    gui::HealthUpdateDialog dialog(frame, context, *editor);
    dialog.Show();
    Until([&] { return dialog.Field()->HasFocus(); });
    BOOST_TEST(gui::Utf8(dialog.FindWindow(wxID_OK)->GetLabel()) == "No change");
    wxCommandEvent press(wxEVT_BUTTON, wxID_OK);
    dialog.Field()->ChangeValue("");
    dialog.FindWindow(wxID_OK)->GetEventHandler()->ProcessEvent(press);
    BOOST_TEST(editor->Visit().health_asked);
    BOOST_TEST(editor->Visit().health_update.find("No change") == 0U, editor->Visit().health_update);
}

BOOST_AUTO_TEST_CASE(what_changed_offers_the_row_it_belongs_to) {
    gui::HealthUpdateDialog dialog(frame, context, *editor);
    dialog.Show();
    Until([&] { return dialog.Field()->HasFocus(); });
    dialog.Field()->WriteText("raynaud");
    Pump(100);
    BOOST_REQUIRE(dialog.Rows().front()->IsShown());
    BOOST_TEST(dialog.Rows().front()->GetLabelText().Contains("Raynaud"));
    BOOST_TEST(gui::Utf8(dialog.FindWindow(wxID_OK)->GetLabel()) == "Save");
}

BOOST_AUTO_TEST_CASE(a_consent_is_signed_in_the_box) {
    gui::ConsentDialog dialog(frame, context, Stored(), {"gluteal"});
    dialog.Show();
    Pump(300);
    BOOST_TEST(!dialog.Read().language.empty());
    BOOST_TEST(dialog.Read().given_by == "A. Client");
    const wxWindow* pad = dialog.Pad();
    const wxPoint from = pad->ClientToScreen(wxPoint(60, 40)), to = pad->ClientToScreen(wxPoint(200, 90));
    simulator.MouseMove(from);
    Pump(60);
    simulator.MouseDown();
    Pump(60);
    for (int i = 1; i <= 5; ++i) {
        simulator.MouseMove(from + (to - from) * i / 5);
        Pump(40);
    }
    simulator.MouseUp();
    Pump(60);
    const auto given = dialog.Read();
    BOOST_REQUIRE(given.signature.size() == 1U);
    BOOST_TEST(given.signature[0].size() >= 3U);
    const auto client = desk::RecordConsents(*clinic, Stored().id, given);
    BOOST_TEST(client.consents.size() == 1U);
    dialog.Pad()->Clear();
    BOOST_TEST(dialog.Read().signature.empty());
}

BOOST_AUTO_TEST_CASE(the_panel_tells_what_has_become_of_each_consent_and_prints_it) {
    desk::ConsentGiven given;
    given.kinds = {"gluteal"};
    given.language = "en";
    given.given_by = "A. Client";
    given.how = model::ConsentHow::OnPaper;
    desk::RecordConsents(*clinic, Stored().id, given);
    auto client = desk::RecordConsents(*clinic, Stored().id, given);
    client = desk::RevokeConsent(*clinic, client.id, client.consents[1].id, "too sore");
    auto* panel = tests::FindChild<gui::ConsentPanel>(intake);
    panel->ShowClient(client);
    panel->ShowKind("gluteal");
    Pump(100);
    std::string texts, buttons;
    const std::function<void(wxWindow*)> read = [&](wxWindow* part) {
        if (auto* text = dynamic_cast<wxStaticText*>(part)) texts += gui::Utf8(text->GetLabelText()) + "\n";
        if (auto* button = dynamic_cast<wxButton*>(part)) buttons += gui::Utf8(button->GetLabelText()) + "\n";
        for (auto* child : part->GetChildren()) read(child);
    };
    read(panel);
    std::ranges::replace(texts, '\n', ' ');  // a line may be broken anywhere
    BOOST_TEST(texts.find("too sore") != std::string::npos, texts);
    BOOST_TEST(texts.find("with a later one") != std::string::npos, texts);
    BOOST_TEST(texts.find("signed on paper") != std::string::npos, texts);
    BOOST_TEST(buttons.find("Take back") == std::string::npos, buttons);
    BOOST_TEST(buttons.find("Preview…") != std::string::npos, buttons);
    desk::ConsentPaper wanted;
    intake->OnConsentPaper = [&](const desk::ConsentPaper& paper) { wanted = paper; };
    wxCommandEvent press(wxEVT_BUTTON);
    panel->BlankButton()->GetEventHandler()->ProcessEvent(press);
    BOOST_TEST((wanted.client == client.id));
    BOOST_TEST(wanted.kind == "gluteal");
    BOOST_TEST(wanted.consent.empty());
}

BOOST_AUTO_TEST_SUITE_END()
