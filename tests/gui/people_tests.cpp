#include <boost/test/unit_test.hpp>
#include <wx/textctrl.h>

#include <algorithm>

#include "desk/retention.h"
#include "gui/audit_panel.h"
#include "gui/client_rail.h"
#include "gui/command.h"
#include "gui/dialog_lock.h"
#include "gui/dialog_own_secrets.h"
#include "gui/dialog_people.h"
#include "gui/dialog_person.h"
#include "gui/dialog_privacy.h"
#include "gui/dialog_retention.h"
#include "gui/dialog_sign.h"
#include "gui/dialog_sign_in.h"
#include "gui/emergency_bar.h"
#include "gui/history_page.h"
#include "gui/intake_page.h"
#include "gui/main_frame.h"
#include "gui/settings.h"
#include "gui/start_page.h"

#include "dialog_hook.h"
#include "visit_fixture.h"

namespace {

using tests::VisitFixture;

constexpr const char* kPassphrase = "long enough here";
constexpr const char* kPin = "271828";

class NoFiles : public gui::FileAsker {
public:
    std::optional<std::filesystem::path> Folder(wxWindow*, const wxString&) override { return {}; }
    std::optional<std::filesystem::path> ToOpen(wxWindow*, const wxString&, const wxString&) override {
        return {};
    }
    std::optional<std::filesystem::path> SaveAs(wxWindow*, const wxString&, const wxString&,
                                                const wxString&) override {
        return {};
    }
    void Open(const std::filesystem::path&) override {}
};

void Press(wxDialog& dialog) {
    auto* button = dialog.FindWindow(wxID_OK);
    wxCommandEvent press(wxEVT_BUTTON, wxID_OK);
    press.SetEventObject(button);
    button->GetEventHandler()->ProcessEvent(press);
}

// An owner, a therapist, an assistant and an auditor; one chart for everybody and one that is the owner's.
struct PeopleFixture {
    PeopleFixture() {
        model::ClinicProfile profile;
        profile.name = "Test";
        clinic = desk::Clinic::Create(resources, place, profile, "owner", kPassphrase, Around()).clinic;
        Let("therapist", model::Role::Therapist);
        Let("assistant", model::Role::Assistant);
        Let("auditor", model::Role::Auditor);
        common = Save("A. Common");
        closed = Save("B. Closed");
        for (const auto& client : {common, closed}) clinic->Leave(clinic->StartVisit(client));
        clinic->Store().SetPrivacy(closed, model::Privacy::Therapist);
    }
    ~PeopleFixture() {
        if (frame) frame->Destroy();
        VisitFixture::Pump(50);
    }

    store::Surroundings Around() {
        return {&clock, &ids, store::KeyCost::Quick, {}, folder.Path() / "device"};
    }
    void Let(const char* name, model::Role role) {
        model::User user;
        user.name = name;
        user.role = role;
        clinic->Store().AddUser(user, kPassphrase);
    }
    model::ClientId Save(const char* name) {
        auto client = clinic->NewClient();
        client.name = name;
        return clinic->SaveClient(client).id;
    }
    desk::Clinic& SignIn(const char* name) {
        clinic.reset();
        clinic = desk::Clinic::Open(resources, place, name, kPassphrase, Around());
        return *clinic;
    }
    // The whole window of that person.
    void Show(const char* name) {
        SignIn(name);
        open = clinic.get();
        frame = new gui::MainFrame(resources, std::move(clinic), words, settings, files);
        frame->Show();
        VisitFixture::Pump(100);
        start = tests::FindChild<gui::StartPage>(frame);
        rail = tests::FindChild<gui::ClientRail>(frame);
        bar = tests::FindChild<gui::EmergencyBar>(frame);
    }
    gui::Context ContextOf(desk::Clinic& of) {
        return {resources, of, words, [this](const wxString& text) { said = gui::Utf8(text); },
                [this](const std::exception& error) { failures.emplace_back(error.what()); }};
    }
    [[nodiscard]] bool Enabled(const char* text) {
        for (const gui::Command& command : gui::Commands())
            if (command.text && std::string(command.text) == text)
                return !command.enabled || command.enabled(*frame);
        BOOST_FAIL("no such command");
        return false;
    }

    support::TempDir folder;
    std::filesystem::path place = folder.Path() / "test.palpate";
    model::SystemClock clock;
    model::SystemIdSource ids{clock};
    desk::Resources resources{PALPATE_SOURCE_DIR, std::string(PALPATE_BINARY_DIR) + "/i18n"};
    text::Translator words;
    gui::Settings settings{folder.Path() / "palpate.conf"};
    NoFiles files;
    std::unique_ptr<desk::Clinic> clinic;
    desk::Clinic* open = nullptr;  // the one of the window
    model::ClientId common, closed;
    std::string said;
    std::vector<std::string> failures;
    gui::MainFrame* frame = nullptr;
    gui::StartPage* start = nullptr;
    gui::ClientRail* rail = nullptr;
    gui::EmergencyBar* bar = nullptr;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(people_tests, PeopleFixture)

BOOST_AUTO_TEST_CASE(the_list_tells_who_works_here_and_who_may_do_what) {
    const auto context = ContextOf(*clinic);
    gui::PeopleDialog dialog(nullptr, context, files);
    std::vector<std::string> names;
    for (unsigned row = 0; row < 4; ++row) names.push_back(gui::Utf8(dialog.Cell(row, 0)));
    std::ranges::sort(names);
    BOOST_TEST(names == (std::vector<std::string>{"assistant", "auditor", "owner", "therapist"}),
               boost::test_tools::per_element());
    for (unsigned row = 0; row < model::kRights.size(); ++row) {
        BOOST_TEST(gui::Utf8(dialog.RightsCell(row, 1)) == "yes");
        BOOST_TEST((gui::Utf8(dialog.RightsCell(row, 3)) == "yes") == model::kRights[row].assistant);
    }
    BOOST_TEST(dialog.AddOne()->IsEnabled());
}

BOOST_AUTO_TEST_CASE(one_neither_removes_oneself_nor_resets_the_own_passphrase) {
    const auto context = ContextOf(*clinic);
    gui::PeopleDialog dialog(nullptr, context, files);
    for (unsigned row = 0; row < 4; ++row) {
        dialog.Choose(row);
        const bool own = dialog.Cell(row, 0) == "owner";
        BOOST_TEST(dialog.ChangeOne()->IsEnabled());
        BOOST_TEST(dialog.ResetOne()->IsEnabled() == !own);
        BOOST_TEST(dialog.RemoveOne()->IsEnabled() == !own);
    }
}

BOOST_AUTO_TEST_CASE(who_may_not_manage_people_only_looks) {
    const auto context = ContextOf(SignIn("therapist"));
    gui::PeopleDialog dialog(nullptr, context, files);
    dialog.Choose(1);
    for (wxButton* button : {dialog.AddOne(), dialog.ChangeOne(), dialog.ResetOne(), dialog.RemoveOne()})
        BOOST_TEST(!button->IsEnabled());
}

BOOST_AUTO_TEST_CASE(somebody_is_let_in_and_changed) {
    const auto context = ContextOf(*clinic);
    gui::PersonDialog fresh(nullptr, context, {});
    fresh.Show();
    fresh.Name()->SetValue(" newcomer ");
    fresh.Profession()->SetValue("Physiotherapy");
    fresh.Student()->SetValue(true);
    fresh.TypePassphrase("four good words", "other good words");
    Press(fresh);
    BOOST_TEST(fresh.IsShown(), "the two differ");
    fresh.TypePassphrase("four good words", "four good words");
    Press(fresh);
    BOOST_TEST(!fresh.IsShown());
    const auto find = [&] {
        const auto users = clinic->Store().Users();
        return *std::ranges::find(users, "newcomer", &model::User::name);
    };
    BOOST_TEST((find().role == model::Role::Therapist));
    BOOST_TEST(find().student);
    BOOST_TEST(find().profession == "Physiotherapy");

    gui::PersonDialog change(nullptr, context, find());
    change.Show();
    change.RoleChoice()->SetSelection(3);
    change.Student()->SetValue(false);
    Press(change);
    BOOST_TEST((find().role == model::Role::Auditor));
    BOOST_TEST(!find().student);
    clinic.reset();
    BOOST_CHECK_NO_THROW((void)desk::Clinic::Open(resources, place, "newcomer", "four good words", Around()));
}

BOOST_AUTO_TEST_CASE(the_last_owner_stays_one) {
    const auto context = ContextOf(*clinic);
    gui::PersonDialog dialog(nullptr, context, clinic->SignedIn());
    dialog.Show();
    dialog.RoleChoice()->SetSelection(1);
    Press(dialog);
    BOOST_TEST(dialog.IsShown());
    BOOST_TEST((clinic->SignedIn().role == model::Role::Owner));
}

BOOST_AUTO_TEST_CASE(somebody_is_removed_only_by_name_and_a_new_code_opens) {
    const auto context = ContextOf(*clinic);
    const auto users = clinic->Store().Users();
    gui::RemovePersonDialog dialog(nullptr, context,
                                   *std::ranges::find(users, "assistant", &model::User::name));
    dialog.Show();
    dialog.Name()->SetValue("assistent");
    Press(dialog);
    BOOST_TEST(dialog.IsShown());
    BOOST_TEST(dialog.Code() == "");
    dialog.Name()->SetValue("assistant");
    Press(dialog);
    BOOST_TEST(!dialog.IsShown());
    clinic.reset();
    BOOST_CHECK_THROW((void)desk::Clinic::Open(resources, place, "assistant", kPassphrase, Around()),
                      model::Error);
    BOOST_CHECK_NO_THROW((void)desk::Clinic::Recover(resources, place, dialog.Code(), "owner",
                                                     "another passphrase", Around()));
}

BOOST_AUTO_TEST_CASE(a_passphrase_is_changed_with_the_old_one_and_given_to_others) {
    const auto context = ContextOf(*clinic);
    gui::PassphraseDialog own(nullptr, context, clinic->SignedIn());
    own.Show();
    own.Type("not the one", "four good words", "four good words");
    Press(own);
    BOOST_TEST(own.IsShown());
    own.Type(kPassphrase, "four good words", "four good words");
    Press(own);
    BOOST_TEST(!own.IsShown());
    const auto users = clinic->Store().Users();
    gui::PassphraseDialog other(nullptr, context, *std::ranges::find(users, "therapist", &model::User::name));
    other.Show();
    other.Type({}, "five very good words", "five very good words");
    Press(other);
    BOOST_TEST(!other.IsShown());
    clinic.reset();
    BOOST_CHECK_NO_THROW((void)desk::Clinic::Open(resources, place, "owner", "four good words", Around()));
    BOOST_CHECK_NO_THROW(
        (void)desk::Clinic::Open(resources, place, "therapist", "five very good words", Around()));
}

BOOST_AUTO_TEST_CASE(a_pin_is_set_signs_and_is_removed) {
    const auto context = ContextOf(*clinic);
    gui::PinDialog dialog(nullptr, context);
    dialog.Show();
    for (const char* bad : {"123456", "abcdef"}) {
        dialog.Type(kPassphrase, bad, bad);
        Press(dialog);
        BOOST_TEST(dialog.IsShown(), bad);
    }
    dialog.Type(kPassphrase, kPin, kPin);
    Press(dialog);
    BOOST_TEST(!dialog.IsShown());
    BOOST_TEST((clinic->Pin() == store::PinState::Ready));

    auto editor = clinic->StartVisit(common);
    editor->AddMarkIn({"soleus", model::Side::Left}, model::Layer::Deep, "trigger_point");
    gui::KeyWorker keys;
    auto* sign = new gui::SignDialog(nullptr, context, *editor, keys);
    sign->Show();
    BOOST_REQUIRE(sign->Passphrase());
    sign->Passphrase()->SetValue(kPin);
    Press(*sign);
    BOOST_TEST(VisitFixture::Until([&] { return !sign->IsShown(); }));
    BOOST_TEST(!editor->IsDraft());
    sign->Destroy();
    VisitFixture::Pump(100);  // it lets go of the worker

    gui::PinDialog again(nullptr, context);
    again.Show();
    again.Remove();
    BOOST_TEST((clinic->Pin() == store::PinState::None));
}

BOOST_AUTO_TEST_CASE(signing_in_takes_the_pin_until_it_was_wrong_too_often) {
    clinic->Store().SetPin(kPassphrase, kPin);
    clinic.reset();
    const auto opener = [&](const std::string& user, const std::string& secret, bool pin) {
        clinic = (pin ? &desk::Clinic::OpenWithPin : &desk::Clinic::Open)(resources, place, user, secret,
                                                                          Around());
    };
    const auto state = [&](const std::string& user) {
        return store::ClinicStore::PinOf(place, user, Around());
    };
    gui::SignInDialog dialog(nullptr, words, "Test", {"owner", "therapist"}, "owner", opener, state,
                             [](const std::string&) { return false; });
    dialog.Show();
    BOOST_TEST(dialog.Secret().TakesPin());
    wxCommandEvent press(wxEVT_BUTTON, dialog.Secret().Turn()->GetId());
    press.SetEventObject(dialog.Secret().Turn());
    dialog.Secret().Turn()->GetEventHandler()->ProcessEvent(press);
    BOOST_TEST(!dialog.Secret().TakesPin());
    dialog.Secret().Turn()->GetEventHandler()->ProcessEvent(press);
    dialog.Secret().Field()->SetValue("161803");
    Press(dialog);
    BOOST_TEST(dialog.IsShown());
    BOOST_TEST(dialog.Secret().TakesPin());
    dialog.Secret().Field()->SetValue(kPin);
    Press(dialog);
    BOOST_TEST(!dialog.IsShown());
    BOOST_REQUIRE(clinic);
    BOOST_TEST(clinic->SignedIn().name == "owner");
}

BOOST_AUTO_TEST_CASE(after_the_last_wrong_pin_only_the_passphrase_is_asked_for) {
    VisitFixture::Pump(10);
    auto* window = new wxFrame(nullptr, wxID_ANY, "secret");
    gui::SecretField field(window, words);
    field.Offer("owner", store::PinState::Ready);
    BOOST_TEST(field.TakesPin());
    BOOST_TEST(field.Told().empty());
    field.Renew(store::PinState::TooOftenWrong);
    BOOST_TEST(!field.TakesPin());
    BOOST_TEST(field.Told().Contains("wrong too often"));
    field.Offer("owner", store::PinState::OtherComputer);
    BOOST_TEST(!field.TakesPin());
    BOOST_TEST(!field.Turn()->IsShown());
    window->Destroy();
}

BOOST_AUTO_TEST_CASE(the_seconds_to_wait_are_shown_and_counted_down) {
    const auto refuse = [](const std::string&, const std::string&, bool) {
        throw model::Error(model::ErrorKind::NoAccess, store::kWaitSentence, {"2"});
    };
    gui::SignInDialog dialog(
        nullptr, words, "Test", {"owner"}, "owner", refuse,
        [](const std::string&) { return store::PinState::None; }, [](const std::string&) { return false; });
    dialog.Show();
    dialog.Secret().Field()->SetValue("wrong");
    Press(dialog);
    BOOST_TEST(!dialog.FindWindow(wxID_OK)->IsEnabled());
    BOOST_TEST(VisitFixture::Until([&] { return dialog.FindWindow(wxID_OK)->IsEnabled(); }));
}

BOOST_AUTO_TEST_CASE(who_may_open_a_chart_is_said_by_its_dialog) {
    const auto context = ContextOf(*clinic);
    const auto client = clinic->LoadClient(common);
    gui::PrivacyDialog dialog(nullptr, context, client);
    dialog.Show();
    BOOST_TEST(dialog.Choice(model::Privacy::Everyone)->GetValue());
    BOOST_TEST(!dialog.Choice(model::Privacy::Profession)->IsEnabled(), "the owner has no profession yet");
    dialog.Choice(model::Privacy::Therapist)->SetValue(true);
    Press(dialog);
    BOOST_TEST(!dialog.IsShown());
    BOOST_TEST((clinic->Store().PrivacyOf(common).kind == model::Privacy::Therapist));
}

BOOST_AUTO_TEST_CASE(a_private_chart_shows_its_name_alone_and_a_way_for_emergencies) {
    Show("therapist");
    frame->OpenClient(closed);
    BOOST_TEST(!frame->CurrentClient());
    BOOST_REQUIRE(frame->Closed());
    BOOST_TEST(gui::Utf8(start->Title()) == "B. Closed");
    BOOST_TEST(start->Button()->IsShown());
    BOOST_TEST(!bar->IsShown());
    for (const char* command : {"Client &details…", "&Start visit", "&Who may open this chart…"})
        BOOST_TEST(!Enabled(command), command);

    const auto context = ContextOf(*open);
    gui::EmergencyDialog dialog(frame, context, closed);
    dialog.Show();
    dialog.Reason()->SetValue("short");
    Press(dialog);
    BOOST_TEST(dialog.IsShown());
    BOOST_TEST(!open->Store().OpenedInEmergency(closed));
    dialog.Reason()->SetValue("Found unconscious, allergies?");
    Press(dialog);
    BOOST_TEST(!dialog.IsShown());
    frame->OpenClient(closed);
    BOOST_REQUIRE(frame->CurrentClient());
    BOOST_TEST(!frame->Closed());
    BOOST_TEST(frame->Editor() != nullptr);
    BOOST_TEST(!frame->Editor()->Editable(), "the draft is the owner's");
    BOOST_TEST(bar->IsShown());
    frame->OpenClient(common);
    BOOST_TEST(!bar->IsShown());
}

BOOST_AUTO_TEST_CASE(the_owner_reads_why_a_private_chart_was_opened) {
    SignIn("therapist").Store().BreakGlass(closed, "Found unconscious, allergies?");
    const auto context = ContextOf(SignIn("owner"));
    const gui::PeopleDialog dialog(nullptr, context, files);
    BOOST_TEST(gui::Utf8(dialog.EmergencyCell(0, 1)) == "therapist");
    BOOST_TEST(gui::Utf8(dialog.EmergencyCell(0, 2)) == "B. Closed");
    BOOST_TEST(gui::Utf8(dialog.EmergencyCell(0, 3)) == "Found unconscious, allergies?");
}

BOOST_AUTO_TEST_CASE(an_auditor_is_told_of_private_charts_without_their_content) {
    SignIn("therapist");
    BOOST_CHECK_THROW((void)clinic->Store().LoadClient(closed), model::Error);
    clinic->Store().BreakGlass(closed, "Found unconscious, allergies?");
    const auto context = ContextOf(SignIn("auditor"));
    frame = nullptr;
    auto* window = new wxFrame(nullptr, wxID_ANY, "audit", wxPoint(0, 0), wxSize(1024, 720));
    auto* panel = new gui::AuditPanel(window, context, files);
    window->Show();
    BOOST_TEST(VisitFixture::Until([&] { return !panel->Busy(); }));
    BOOST_TEST(failures.empty(), (failures.empty() ? std::string() : failures.front()));
    const auto shown = [&](desk::ReviewList list) {
        panel->ShowList(list);
        std::string rows;
        for (int row = 0; row < panel->Rows(); ++row)
            rows += gui::Utf8(panel->Cell(static_cast<unsigned>(row), 2)) + '\n';
        return rows;
    };
    BOOST_TEST(shown(desk::ReviewList::Unsigned) ==
               "not signed for 0 hours; private chart, treated by owner\nnot signed for 0 hours\n");
    BOOST_TEST(gui::Utf8(panel->Foot()) == "Consents and measures of 1 private chart were not looked at.");
    BOOST_TEST(shown(desk::ReviewList::Denials).find("Refused: Client's file viewed") != std::string::npos);
    BOOST_TEST(shown(desk::ReviewList::Emergencies).find("Emergency access") != std::string::npos);
    window->Destroy();
    VisitFixture::Pump(50);
}

BOOST_AUTO_TEST_CASE(a_hold_on_a_private_chart_is_read_and_lifted_by_the_owner) {
    SignIn("therapist");
    const auto theirs = Save("C. Theirs");
    clinic->Store().SetPrivacy(theirs, model::Privacy::Therapist);
    const auto context = ContextOf(SignIn("owner"));
    desk::Hold(*clinic, theirs, "claim 7");
    gui::RetentionDialog dialog(nullptr, context, files, {});
    dialog.Show();
    dialog.ShowList(gui::RetentionDialog::List::Held);
    dialog.Choose(0);
    BOOST_TEST(dialog.About().Contains("claim 7"), gui::Utf8(dialog.About()));
    dialog.Lift("settled");
    BOOST_TEST(!desk::RetentionOf(*clinic, theirs).held);
}

// Words that cannot be kept hold the clinic open: the chart they are of stays, no other.
BOOST_AUTO_TEST_CASE(a_lock_ends_emergencies_but_of_the_chart_in_sight) {
    clinic->Store().SetPrivacy(common, model::Privacy::Therapist);
    Show("therapist");
    for (const auto& client : {common, closed})
        open->Store().BreakGlass(client, "Found unconscious, allergies?");
    frame->OpenClient(common);
    const auto context = ContextOf(*open);
    gui::EmergencyDialog dialog(frame, context, closed);
    dialog.Show();
    int locks = 0;
    const tests::DialogHook hook([&](wxDialog& shown) {
        const bool lock = dynamic_cast<gui::LockDialog*>(&shown) != nullptr;
        locks += lock ? 1 : 0;
        return lock ? wxID_OK : wxID_NONE;
    });
    frame->Lock("idle");
    BOOST_TEST(VisitFixture::Until([&] { return locks == 1; }));
    BOOST_TEST(!open->Store().OpenedInEmergency(closed));
    BOOST_TEST(open->Store().OpenedInEmergency(common));
    frame->OpenClient(closed);
    BOOST_TEST(frame->Closed());
}

BOOST_AUTO_TEST_CASE(who_may_not_open_it_in_an_emergency_is_offered_nothing) {
    Show("assistant");
    frame->OpenClient(closed);
    BOOST_TEST(frame->Closed());
    BOOST_TEST(!start->Button()->IsShown());
}

BOOST_AUTO_TEST_CASE(an_assistant_keeps_details_and_sees_one_sentence_in_place_of_notes) {
    Show("assistant");
    const auto before = open->Store().Head().sequence;
    frame->OpenClient(common);
    BOOST_REQUIRE(frame->CurrentClient());
    BOOST_TEST(!frame->Editor());
    frame->ShowPage(gui::Page::Visit);
    BOOST_TEST(start->IsShown());
    BOOST_TEST(start->Sentence().Contains("Read notes, marks and pictures"));
    BOOST_TEST(!start->Button()->IsShown());
    frame->ShowPage(gui::Page::History);
    BOOST_TEST(tests::FindChild<gui::HistoryPage>(frame)->Detail()->GetValue().Contains("Read notes"));
    frame->ShowPage(gui::Page::Intake);
    BOOST_TEST(tests::FindChild<gui::IntakePage>(frame)->IsShown());
    for (const char* command : {"Client &details…", "&New client…", "Record &consent…", "P&eople…"})
        BOOST_TEST(Enabled(command), command);
    for (const char* command : {"&Start visit", "&Audit…", "&Save plan as PDF…", "Si&gn…"})
        BOOST_TEST(!Enabled(command), command);
    // Nothing was tried that is denied.
    BOOST_TEST(open->Store().Head().sequence == before + 1, "client.view alone");
}

BOOST_AUTO_TEST_CASE(an_auditor_reads_and_types_nothing) {
    Show("auditor");
    frame->OpenClient(common);
    BOOST_REQUIRE(frame->Editor());
    BOOST_TEST(!frame->Editor()->Editable());
    auto* soap = tests::FindChild<gui::SoapPanel>(frame);
    BOOST_TEST(VisitFixture::Until([&] { return !soap->Text(0)->IsEditable(); }));
    BOOST_TEST(Enabled("&Audit…"));
    for (const char* command : {"Client &details…", "&New client…", "Si&gn…", "A&dd amendment…"})
        BOOST_TEST(!Enabled(command), command);
}

BOOST_AUTO_TEST_CASE(the_rail_says_that_a_chart_is_private) {
    Show("therapist");
    VisitFixture::Pump(200);
    int found = 0;
    for (int row = 0; row < rail->ClientRows(); ++row) {
        const std::string cell = gui::Utf8(rail->ClientCell(static_cast<unsigned>(row)));
        if (cell.find("B. Closed") == std::string::npos) continue;
        ++found;
        BOOST_TEST(cell.find("Private chart") != std::string::npos);
        BOOST_TEST(cell.find("visit") == std::string::npos);
    }
    BOOST_TEST(found == 1);
}

BOOST_AUTO_TEST_SUITE_END()
