#include <boost/test/unit_test.hpp>
#include <signal.h>
#include <sys/mman.h>
#include <unistd.h>
#include <wx/button.h>
#include <wx/menu.h>
#include <wx/textctrl.h>
#include <wx/timer.h>

#include <algorithm>
#include <cstdlib>

#include "desk/backups.h"
#include "gui/curtain.h"
#include "gui/dialog_client.h"
#include "gui/dialog_keyboard.h"
#include "gui/dialog_lock.h"
#include "gui/dialog_new_clinic.h"
#include "gui/dialog_preferences.h"
#include "gui/dialog_renew_code.h"
#include "gui/idle_watch.h"
#include "gui/main_frame.h"
#include "gui/plan_sheet.h"
#include "gui/restart.h"
#include "gui/session_watch.h"
#include "gui/settings.h"
#include "support/fixed_clock.h"
#include "support/pdf_probe.h"

#include "visit_fixture.h"

namespace {

using tests::VisitFixture;

class OneFile : public gui::FileAsker {
public:
    std::filesystem::path file;
    int opened = 0;
    std::optional<std::filesystem::path> Folder(wxWindow*, const wxString&) override { return {}; }
    std::optional<std::filesystem::path> ToOpen(wxWindow*, const wxString&, const wxString&) override {
        return {};
    }
    std::optional<std::filesystem::path> SaveAs(wxWindow*, const wxString&, const wxString&,
                                                const wxString&) override {
        return file;
    }
    void Open(const std::filesystem::path&) override { ++opened; }
};

constexpr const char* kOwnPassphrase = "long enough here";

void Press(wxDialog& dialog) {
    wxCommandEvent press(wxEVT_BUTTON, wxID_OK);
    auto* button = dialog.FindWindow(wxID_OK);
    press.SetEventObject(button);
    button->GetEventHandler()->ProcessEvent(press);
}

// The whole window on a clinic with two clients, of whom one has a visit; what would replace the process is
// written down instead.
struct LockFixture {
    LockFixture() {
        model::ClinicProfile profile;
        profile.name = "Test";
        auto clinic =
            desk::Clinic::Create(resources, place, profile, "owner", kOwnPassphrase, Around()).clinic;
        open = clinic.get();
        auto client = clinic->NewClient();
        client.name = "A. Client";
        charted = clinic->SaveClient(client).id;
        client = clinic->NewClient();
        client.name = "B. Other";
        other = clinic->SaveClient(client).id;
        auto editor = clinic->StartVisit(charted);
        visit = editor->Visit().id;
        clinic->Leave(std::move(editor));
        Show(std::move(clinic));
    }
    ~LockFixture() {
        frame->Destroy();
        VisitFixture::Pump(50);
    }

    store::Surroundings Around() { return {&clock, &ids, store::KeyCost::Quick}; }
    void Show(std::unique_ptr<desk::Clinic> clinic) {
        open = clinic.get();
        frame = new gui::MainFrame(resources, std::move(clinic), words, settings, files);
        frame->OnFresh = [this](const gui::HandOver& message) { left = message; };
        frame->Show();
        VisitFixture::Pump(100);
        soap = tests::FindChild<gui::SoapPanel>(frame);
    }
    void Chart() {
        frame->OpenClient(charted);
        BOOST_REQUIRE(VisitFixture::Until([&] { return soap->Text(0)->IsEditable(); }));
    }
    std::unique_ptr<desk::Clinic> OpenAgain() {
        return desk::Clinic::Open(resources, place, "owner", kOwnPassphrase, Around());
    }
    static long Entries(desk::Clinic& clinic, const std::string& action) {
        return std::ranges::count(clinic.Store().AuditTrail(), action, &store::AuditEntry::action);
    }
    // Types into the lock's dialog whenever it waits, until it is gone.
    void Answer(std::vector<std::string> passphrases) {
        typed = std::move(passphrases);
        answering.Bind(wxEVT_TIMER, [this](wxTimerEvent&) {
            gui::LockDialog* dialog = frame->Locked();
            if (!dialog || (!dialog->Unlocked() && !dialog->Passphrase()->IsEnabled())) return;
            seen_behind = seen_behind || gui::Curtain::InSight(*frame);
            if (dialog->Unlocked()) return Press(*dialog);
            if (typed.empty()) return;
            dialog->Passphrase()->SetValue(gui::Wx(typed.front()));
            typed.erase(typed.begin());
            Press(*dialog);
        });
        answering.Start(40);
    }
    support::TempDir folder;
    std::filesystem::path place = folder.Path() / "test.palpate";
    model::SystemClock clock;
    model::SystemIdSource ids{clock};
    desk::Resources resources{PALPATE_SOURCE_DIR, std::string(PALPATE_BINARY_DIR) + "/i18n"};
    text::Translator words;
    gui::Settings settings{folder.Path() / "palpate.conf"};
    OneFile files;
    desk::Clinic* open = nullptr;
    model::ClientId charted, other;
    model::VisitId visit;
    gui::MainFrame* frame = nullptr;
    gui::SoapPanel* soap = nullptr;
    std::optional<gui::HandOver> left;
    wxTimer answering;
    std::vector<std::string> typed;
    bool seen_behind = false;
};

}  // namespace

BOOST_FIXTURE_TEST_SUITE(lock_tests, LockFixture)

BOOST_AUTO_TEST_CASE(locking_saves_what_was_typed_and_closes_the_clinic) {
    Chart();
    soap->Text(0)->SetValue("Neck since Tuesday");  // nothing was handed over yet
    frame->Lock("asked");
    BOOST_REQUIRE(left.has_value());
    BOOST_TEST((*left == gui::HandOver{place, "owner", charted.value, visit.value, "visit", "asked"}));
    BOOST_TEST(gui::Pack(*left).find("Client") == std::string::npos);
    BOOST_TEST(gui::Pack(*left).find("Neck") == std::string::npos);
    // The folder is free, and all of it is there.
    const auto again = OpenAgain();
    BOOST_TEST(again->Store().LoadVisit(visit)->soap.subjective == "Neck since Tuesday");
    BOOST_TEST(Entries(*again, "clinic.lock") == 1);
    BOOST_TEST(again->Store().Check().sound);
}

BOOST_AUTO_TEST_CASE(a_field_that_keeps_its_words_when_it_is_left_is_left) {
    Chart();
    frame->ShowPage(gui::Page::Plan);
    VisitFixture::Pump(200);
    wxTextCtrl* field = tests::FindChild<gui::PlanSheet>(frame)->WordsToClient();
    field->SetFocus();
    VisitFixture::Pump(100);
    field->WriteText("Walk every day");
    field->MarkDirty();  // as a key does
    frame->Lock("asked");
    BOOST_REQUIRE(left.has_value());
    BOOST_TEST(OpenAgain()->Store().LoadVisit(visit)->plan.words_to_client == "Walk every day");
}

BOOST_AUTO_TEST_CASE(nobody_there_means_time_for_a_backup) {
    Chart();
    frame->KeepBackups();
    BOOST_REQUIRE(VisitFixture::Until([&] { return Entries(*open, "clinic.backup") == 1; }));
    VisitFixture::Pump(1100);  // backups are named by the second
    soap->Text(0)->SetValue("Neck since Tuesday");
    bool in_sight = true;
    frame->OnFresh = [&](const gui::HandOver& message) {
        in_sight = gui::Curtain::InSight(*frame);
        left = message;
    };
    frame->Lock("idle");
    BOOST_REQUIRE(left.has_value());
    BOOST_TEST(!in_sight);
    const auto again = OpenAgain();
    const auto backups = store::BackupsIn(place / "backups", again->Store().Id());
    BOOST_REQUIRE(backups.size() == 2U);
    BOOST_TEST(!again->Store().ChangedSince(backups[0].sequence));
    BOOST_TEST(Entries(*again, "clinic.backup") == 2);
}

BOOST_AUTO_TEST_CASE(who_goes_away_with_the_computer_waits_for_no_backup) {
    Chart();
    frame->KeepBackups();
    BOOST_REQUIRE(VisitFixture::Until([&] { return Entries(*open, "clinic.backup") == 1; }));
    soap->Text(0)->SetValue("Neck since Tuesday");
    frame->Lock("away");
    BOOST_REQUIRE(left.has_value());
    const auto again = OpenAgain();
    BOOST_TEST(Entries(*again, "clinic.backup") == 1);
    BOOST_TEST(again->Store().LoadVisit(visit)->soap.subjective == "Neck since Tuesday");
}

BOOST_AUTO_TEST_CASE(words_that_cannot_be_saved_stay_behind_the_lock) {
    Chart();
    auto theirs = open->OpenVisit(visit);
    theirs->SetReason("theirs");  // nothing of ours can be saved any more
    soap->Text(0)->SetValue("Mine");
    Answer({"wrong", kOwnPassphrase});
    frame->Lock("idle");
    answering.Stop();
    BOOST_TEST(!left.has_value());
    BOOST_TEST(frame->Locked() == nullptr);
    BOOST_TEST(typed.empty());
    BOOST_TEST(gui::Utf8(soap->Text(0)->GetValue()) == "Mine");
    BOOST_TEST(!seen_behind);
    BOOST_TEST(gui::Curtain::InSight(*frame));
    BOOST_TEST(Entries(*open, "clinic.unlock.denied") == 1);
    BOOST_TEST(Entries(*open, "clinic.unlock") == 1);
    // Once they can be kept it locks as it should.
    theirs->Undo();
    frame->Lock("asked");
    BOOST_REQUIRE(VisitFixture::Until([&] { return left.has_value(); }));  // the outbox comes to rest first
    BOOST_TEST(OpenAgain()->Store().LoadVisit(visit)->soap.subjective == "Mine");
}

BOOST_AUTO_TEST_CASE(a_dialog_in_which_somebody_typed_is_kept) {
    Chart();
    frame->KeepLocking();
    const gui::Context context{resources, *open, words, [](const wxString&) {}, [](const std::exception&) {}};
    gui::ClientDialog dialog(frame, context, open->NewClient(), true);
    dialog.Show();
    VisitFixture::Pump(100);
    tests::FindChild<wxTextCtrl>(&dialog)->SetValue("Half a name");
    Answer({kOwnPassphrase});
    frame->Lock("idle");
    answering.Stop();
    BOOST_TEST(!left.has_value());
    BOOST_TEST(dialog.IsShown());
    BOOST_TEST(gui::Utf8(tests::FindChild<wxTextCtrl>(&dialog)->GetValue()) == "Half a name");
}

BOOST_AUTO_TEST_CASE(a_dialog_without_words_does_not_keep_the_clinic_open) {
    Chart();
    frame->KeepLocking();
    gui::KeyboardDialog keyboard(frame, words);
    keyboard.Show();
    VisitFixture::Pump(100);
    wxKeyEvent key(wxEVT_CHAR_HOOK);
    key.SetEventObject(&keyboard);
    keyboard.HandleWindowEvent(key);
    frame->Lock("idle");
    BOOST_TEST(left.has_value());
}

BOOST_AUTO_TEST_CASE(a_menu_is_ended_before_anything_under_it_is_closed) {
    auto* beside = new wxFrame(frame, wxID_ANY, "beside");
    beside->Show();
    VisitFixture::Pump(100);
    bool open_menu = true, closed_under_it = false;
    frame->OnFresh = [&](const gui::HandOver& message) {
        closed_under_it = open_menu;
        left = message;
    };
    wxTimer late, never;
    late.Bind(wxEVT_TIMER, [&](wxTimerEvent&) { frame->Lock("idle"); });
    never.Bind(wxEVT_TIMER, [&](wxTimerEvent&) { gui::Curtain::EndMenus(); });
    late.StartOnce(300);
    never.StartOnce(3000);
    wxMenu menu;
    menu.Append(1, "one");
    const int chosen = beside->GetPopupMenuSelectionFromUser(menu);
    open_menu = false;
    never.Stop();
    BOOST_TEST(chosen == wxID_NONE);
    BOOST_TEST(VisitFixture::Until([&] { return left.has_value(); }));
    BOOST_TEST(!closed_under_it);
    BOOST_TEST(left->why == "idle");
}

BOOST_AUTO_TEST_CASE(no_title_says_who_is_treated) {
    Chart();
    for (wxWindow* window : wxTopLevelWindows)
        if (const auto* top = dynamic_cast<wxTopLevelWindow*>(window))
            BOOST_TEST(gui::Utf8(top->GetTitle()) == "Palpate");
}

BOOST_AUTO_TEST_CASE(a_code_that_is_shown_once_is_never_taken_away) {
    gui::RecoveryCodeDialog dialog(frame, words, *open, "7K2QM", files);
    gui::KeyboardDialog keyboard(frame, words);
    BOOST_TEST(dialog.HoldsWords(false));
    BOOST_TEST(!keyboard.HoldsWords(true));
}

BOOST_AUTO_TEST_CASE(the_same_person_goes_on_where_it_was_locked_and_another_begins) {
    const gui::HandOver locked{place, "owner", charted.value, visit.value, "history", "asked"};
    frame->GoBackTo(locked);
    BOOST_REQUIRE(frame->Editor());
    BOOST_TEST((frame->Editor()->Visit().id == visit));
    BOOST_TEST((frame->Showing() == gui::Page::History));
    frame->OpenClient(other);
    auto theirs = locked;
    theirs.user = "somebody else";
    frame->GoBackTo(theirs);
    BOOST_TEST((frame->CurrentClient()->id == other));
}

BOOST_AUTO_TEST_CASE(behind_the_curtain_a_dialog_goes_on_waiting) {
    gui::KeyboardDialog dialog(frame, words);
    bool hidden = false, ended_early = false;
    wxTimer later;
    int step = 0;
    std::unique_ptr<gui::Curtain> curtain;
    later.Bind(wxEVT_TIMER, [&](wxTimerEvent&) {
        if (++step == 1) {
            curtain = std::make_unique<gui::Curtain>();
        } else if (step == 4) {
            hidden = !gui::Curtain::InSight(*frame) && !gui::Curtain::InSight(dialog);
            ended_early = !dialog.IsModal();
            curtain.reset();
        } else if (step == 7) {
            dialog.EndModal(wxID_OK);
        }
    });
    later.Start(60);
    BOOST_TEST(dialog.ShowModal() == wxID_OK);
    BOOST_TEST(hidden);
    BOOST_TEST(!ended_early);
    BOOST_TEST(gui::Curtain::InSight(*frame));
}

BOOST_AUTO_TEST_CASE(an_owner_may_choose_never_and_what_is_chosen_is_kept) {
    const gui::Context context{resources, *open, words, [](const wxString&) {}, [](const std::exception&) {}};
    gui::PreferencesDialog dialog(frame, context, settings);
    wxChoice* lock = nullptr;
    for (wxWindow* child : tests::FindChild<wxScrolledWindow>(&dialog)->GetChildren())
        if (auto* choice = dynamic_cast<wxChoice*>(child); choice && choice->FindString("Never") >= 0)
            lock = choice;
    BOOST_REQUIRE(lock);
    BOOST_TEST(gui::Utf8(lock->GetStringSelection()) == "After 10 minutes");
    lock->SetStringSelection("Never");
    dialog.Show();
    Press(dialog);
    BOOST_TEST(settings.LockMinutes(open->Store().Id()).value_or(-1) == desk::kNeverLocks);
    BOOST_TEST(!settings.LockMinutes("another clinic").has_value());
    BOOST_TEST((std::filesystem::status(folder.Path() / "palpate.conf").permissions() ==
                std::filesystem::perms(0600)));
}

BOOST_AUTO_TEST_CASE(a_code_is_replaced_in_the_window_and_its_sheet_is_private) {
    const gui::Context context{resources, *open, words, [](const wxString&) {}, [](const std::exception&) {}};
    gui::RenewCodeDialog renew(frame, context);
    renew.Show();
    renew.Passphrase()->SetValue("wrong");
    Press(renew);
    BOOST_TEST(renew.Code().empty());
    BOOST_TEST(Entries(*open, "recovery.denied") == 1);
    renew.Passphrase()->SetValue(kOwnPassphrase);
    Press(renew);
    BOOST_REQUIRE(!renew.Code().empty());
    files.file = folder.Path() / "sheet.pdf";
    gui::RecoveryCodeDialog shown(frame, words, *open, renew.Code(), files);
    shown.Show();
    shown.SaveSheet();
    BOOST_TEST((std::filesystem::status(files.file).permissions() == std::filesystem::perms(0600)));
    BOOST_TEST(files.opened == 1);
    BOOST_TEST(gui::Utf8(shown.Told()).find("remove the file") != std::string::npos);
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(idle_watch_tests)

BOOST_AUTO_TEST_CASE(keys_and_a_moving_pointer_put_the_lock_off) {
    support::FixedClock clock{*model::ParseInstant("2026-11-23T09:00:00Z")};
    int away = 0;
    gui::IdleWatch watch(clock, [&] { ++away; });
    watch.Start(10);
    wxEvtHandler window;
    const auto at = [&](int minutes, wxEvent& event) {
        clock.Set(*model::ParseInstant("2026-11-23T09:00:00Z") + std::chrono::minutes(minutes));
        window.ProcessEvent(event);
        watch.Look();
    };
    wxKeyEvent key(wxEVT_KEY_DOWN);
    wxMouseEvent motion(wxEVT_MOTION), paint_like(wxEVT_ENTER_WINDOW), wheel(wxEVT_MOUSEWHEEL);
    motion.SetPosition(wxPoint(3, 4));
    at(9, key);
    at(18, motion);
    at(27, wheel);
    BOOST_TEST(away == 0);
    at(36, motion);  // lies where it lay
    BOOST_TEST(away == 0);
    at(37, paint_like);
    BOOST_TEST(away == 1);
    motion.SetPosition(wxPoint(3, 5));
    at(38, motion);
    BOOST_TEST(away == 2, "who comes too late");
    watch.Start(10);
    at(39, motion);
    BOOST_TEST(away == 2);
    watch.Start(desk::kNeverLocks);
    at(100'000, paint_like);
    BOOST_TEST(away == 2);
}

BOOST_AUTO_TEST_CASE(a_dialog_is_touched_by_who_does_something_in_it_and_only_that_one) {
    support::FixedClock clock{*model::ParseInstant("2026-11-23T09:00:00Z")};
    const gui::IdleWatch watch(clock, [] {});
    wxDialog first(nullptr, wxID_ANY, "Palpate"), second(nullptr, wxID_ANY, "Palpate");
    auto* field = new wxTextCtrl(&first, wxID_ANY);
    BOOST_TEST(!watch.Touched(first));
    field->ChangeValue("by the program");
    BOOST_TEST(!watch.Touched(first));
    field->WriteText("by hand");
    BOOST_TEST(watch.Touched(first));
    BOOST_TEST(!watch.Touched(second));
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(restart_tests)

BOOST_AUTO_TEST_CASE(a_message_comes_back_as_it_was_left) {
    const gui::HandOver all{
        std::filesystem::path(u8"/home/maya/Praxis Zoë.palpate"), "maya", "c1", "v1", "plan", "idle"};
    const gui::HandOver few{"/clinic", "maya", "", "", "visit", "asked"};
    for (const auto& message : {all, few}) BOOST_TEST((gui::Unpack(gui::Pack(message)) == message));
}

BOOST_AUTO_TEST_CASE(anything_else_is_no_message) {
    const std::string whole = gui::Pack({"/clinic", "maya", "c1", "v1", "plan", "idle"});
    for (std::size_t size = 0; size < whole.size(); ++size)
        BOOST_TEST(!gui::Unpack(whole.substr(0, size)).has_value(), size);
    BOOST_TEST(!gui::Unpack(whole + '\0').has_value());
    BOOST_TEST(!gui::Unpack(std::string(gui::kMostHandOverBytes + 6, '\0')).has_value());
    BOOST_TEST(!gui::Unpack(std::string(6, '\0')).has_value(), "no clinic");
}

BOOST_AUTO_TEST_CASE(it_is_taken_once_from_a_file_without_a_name) {
    const gui::HandOver message{"/clinic", "maya", "c1", "v1", "plan", "idle"};
    const std::string packed = gui::Pack(message);
    const int file = ::memfd_create("test", 0);
    BOOST_REQUIRE(::write(file, packed.data(), packed.size()) == static_cast<ssize_t>(packed.size()));
    BOOST_TEST((gui::TakeHandOver(file) == message));
    BOOST_TEST(!gui::TakeHandOver(file).has_value());
    BOOST_TEST(!gui::TakeHandOver(-1).has_value());
    BOOST_TEST(!gui::TakeHandOver(1'000'000).has_value());
}

BOOST_AUTO_TEST_SUITE_END()

BOOST_AUTO_TEST_SUITE(session_watch_tests)

namespace {

boost::test_tools::assertion_result Bus(boost::unit_test::test_unit_id) {
    boost::test_tools::assertion_result have(
        support::RunTool("command -v dbus-daemon && command -v dbus-send").status == 0);
    have.message() << "dbus-daemon is not installed";
    return have;
}

// A bus of its own that ends with the test.
struct OwnBus {
    OwnBus() {
        const auto said =
            support::RunTool("dbus-daemon --session --fork --print-address=1 --print-pid=1").out;
        const auto end = said.find('\n');
        address = said.substr(0, end);
        pid = end == std::string::npos ? 0 : std::atoi(said.c_str() + end + 1);
    }
    ~OwnBus() {
        if (pid > 0) ::kill(pid, SIGTERM);
    }
    void Emit(const std::string& signal, const std::string& value) const {
        (void)support::RunTool("DBUS_SESSION_BUS_ADDRESS='" + address +
                               "' dbus-send --session --type=signal " + "/org/gnome/ScreenSaver " + signal +
                               " " + value);
    }
    std::string address;
    int pid = 0;
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_locked_screen_is_heard_and_an_unlocked_one_is_not,
                     *boost::unit_test::precondition(Bus)) {
    const OwnBus bus;
    BOOST_REQUIRE(bus.pid > 0);
    int away = 0;
    const gui::SessionWatch watch([&] { ++away; }, bus.address);
    BOOST_REQUIRE(VisitFixture::Until([&] { return watch.Hears(); }));
    bus.Emit("org.gnome.ScreenSaver.ActiveChanged", "boolean:false");
    bus.Emit("org.example.ScreenSaver.ActiveChanged", "boolean:true");
    bus.Emit("org.gnome.ScreenSaver.ActiveChanged", "string:true");
    bus.Emit("org.gnome.ScreenSaver.ActiveChanged", "boolean:true");
    BOOST_TEST(VisitFixture::Until([&] { return away > 0; }));
    bus.Emit("org.freedesktop.ScreenSaver.ActiveChanged", "boolean:true");
    BOOST_TEST(VisitFixture::Until([&] { return away > 1; }));
    BOOST_TEST(away == 2);
}

BOOST_AUTO_TEST_CASE(without_a_bus_it_is_silent) {
    int away = 0;
    {
        const gui::SessionWatch watch([&] { ++away; }, "unix:path=/nowhere/bus");
        VisitFixture::Pump(100);
        BOOST_TEST(!watch.Hears());
    }
    VisitFixture::Pump(50);
    BOOST_TEST(away == 0);
}

BOOST_AUTO_TEST_SUITE_END()
