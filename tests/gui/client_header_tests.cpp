#include <boost/test/unit_test.hpp>

#include "gui/client_header.h"
#include "gui/consent_bar.h"

#include "visit_fixture.h"

namespace {

struct HeaderFixture : tests::VisitFixture {
    HeaderFixture() {
        window = new wxFrame(nullptr, wxID_ANY, "header", wxPoint(0, 0), wxSize(1000, 120));
        header = new gui::ClientHeader(window, context);
        window->SetClientSize(1000, 80);
        window->Show();
        client = clinic->LoadClient(editor->Visit().client);
        client.history.emplace_back().recorded_at = clock.Now();
        for (const char* id : {"dvt_acute", "anticoagulants", "raynaud", "epilepsy", "osteoporosis"})
            client.history.back().conditions[id].answer = model::Answer::Yes;
        client.history.back().allergies = "nuts";
    }
    ~HeaderFixture() {
        window->Destroy();
        Pump(50);
    }
    void Show(const std::string& name) {
        client.name = name;
        header->ShowClient(client, &editor->Visit());
        Pump(150);
    }

    gui::Context context{resources, *clinic, words, [](const wxString&) {},
                         [this](const std::exception& error) { failures.emplace_back(error.what()); }};
    wxFrame* window = nullptr;
    gui::ClientHeader* header = nullptr;
    model::Client client;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(client_header_tests, HeaderFixture)

BOOST_AUTO_TEST_CASE(no_name_pushes_the_alerts_out) {
    std::string long_name;
    for (int i = 0; i < 5000; ++i) long_name += "W";
    for (const std::string& name : {std::string("Ada"), long_name, std::string("محمد عبد الله بن محمد"),
                                    std::string("👩🏽‍⚕️ Zoë 🏃"), std::string("two\nlines")}) {
        Show(name);
        const auto chips = header->Chips();
        BOOST_REQUIRE(!chips.empty());
        BOOST_TEST(chips.front()->GetLabelText().Contains("deep vein"), name.substr(0, 20));
        for (const wxButton* chip : chips) {
            BOOST_TEST(chip->GetRect().GetRight() < header->GetClientSize().x, name.substr(0, 20));
            BOOST_TEST(chip->GetRect().GetBottom() < header->GetClientSize().y);
        }
        BOOST_TEST(header->More()->IsShown());
        BOOST_TEST(header->More()->GetRect().GetRight() < header->GetClientSize().x);
    }
}

BOOST_AUTO_TEST_CASE(chips_are_worded_shorter_before_one_is_pressed_together) {
    auto asked = editor->Visit();
    asked.health_asked = true;
    header->ShowClient(client, &asked);
    header->ShowPlanAsked(3, 3);
    Pump(100);
    for (const int width : {1218, 700}) {
        window->SetClientSize(width, 80);
        Pump(150);
        for (const wxButton* chip : {header->HealthDone(), header->PlanDone()}) {
            BOOST_TEST(chip->GetRect().GetRight() < width - 8, width);
            BOOST_TEST(chip->GetSize().x >= chip->GetBestSize().x, width);
        }
        BOOST_TEST((gui::Utf8(header->HealthDone()->GetLabelText()) == "Health update asked") ==
                   (width > 1000));
    }
}

BOOST_AUTO_TEST_CASE(an_alert_leads_to_its_field) {
    Show("Ada");
    desk::FieldPlace gone;
    header->OnGo = [&](const desk::FieldPlace& place) { gone = place; };
    wxCommandEvent press(wxEVT_BUTTON);
    header->Chips().front()->GetEventHandler()->ProcessEvent(press);
    Pump(50);  // the chip itself may go, so its event is over first
    BOOST_TEST((gone.part == desk::FieldPlace::Part::Health));
    BOOST_TEST(gone.id == "dvt_acute");
}

BOOST_AUTO_TEST_CASE(the_same_facts_are_not_built_again) {
    Show("Ada");
    const auto* chip = header->Chips().front();
    Show("Ada Other");
    BOOST_TEST(header->Chips().front() == chip);
}

BOOST_AUTO_TEST_CASE(a_mark_that_needs_consent_raises_the_bar_and_its_ways_out) {
    auto* bar = tests::FindChild<gui::ConsentBar>(page);
    BOOST_TEST(!bar->IsShown());
    const auto mark =
        editor->AddMarkIn({"gluteus_maximus", model::Side::Left}, model::Layer::Superficial, "hypertonicity");
    Pump(100);
    BOOST_TEST(bar->IsShown());
    BOOST_TEST(gui::Utf8(bar->Sentence()) == "Gluteus maximus, left: no consent (Gluteal region)");
    BOOST_TEST(bar->GetRect().GetBottom() < canvas->GetRect().GetTop() + 1);
    BOOST_TEST(bar->HeightFor(400) > bar->HeightFor(900));  // the sentence is read whole
    std::string asked;
    page->OnRecordConsent = [&](const std::string& kind) { asked = kind; };
    wxCommandEvent press(wxEVT_BUTTON);
    auto* record = tests::FindChild<wxButton>(bar);
    record->GetEventHandler()->ProcessEvent(press);
    BOOST_TEST(asked == "gluteal");
    editor->RemoveMark(mark);
    Pump(100);
    BOOST_TEST(!bar->IsShown());
}

BOOST_AUTO_TEST_CASE(the_bar_says_that_a_consent_was_taken_back_and_the_way_out) {
    auto* bar = tests::FindChild<gui::ConsentBar>(page);
    desk::ConsentGiven given;
    given.kinds = {"gluteal"};
    given.language = "en";
    given.given_by = "A. Client";
    given.how = model::ConsentHow::OnPaper;
    auto who = desk::RecordConsents(*clinic, editor->Visit().client, given);
    who = desk::RevokeConsent(*clinic, who.id, who.consents[0].id, "");
    editor->ClientChanged(who);
    editor->AddMarkIn({"gluteus_maximus", model::Side::Left}, model::Layer::Superficial, "hypertonicity");
    Pump(100);
    BOOST_TEST(bar->IsShown());
    const std::string sentence = gui::Utf8(bar->Sentence());
    BOOST_TEST(sentence.find("Gluteus maximus, left: consent taken back ") == 0U, sentence);
    BOOST_TEST(sentence.find("agreed anew") != std::string::npos, sentence);
}

BOOST_AUTO_TEST_SUITE_END()
