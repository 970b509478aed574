// Work that has the clinic alone: the window goes on meanwhile, and whatever of it would use the clinic
// waits.
#include <boost/test/unit_test.hpp>
#include <wx/textctrl.h>
#include <wx/timer.h>

#include <algorithm>
#include <atomic>
#include <thread>

#include "gui/alone.h"
#include "gui/backup_keeper.h"
#include "gui/dialog_own_secrets.h"
#include "gui/dialog_person.h"
#include "gui/dialog_requests.h"
#include "gui/dialog_retention.h"
#include "gui/dialog_sign.h"
#include "gui/main_frame.h"
#include "gui/restart.h"
#include "gui/settings.h"

#include "kept_files.h"
#include "visit_fixture.h"

namespace {

using tests::VisitFixture;

constexpr const char* kPassphrase = "long enough here";
constexpr int kTurns = 3;

// Tells the window the time at once. Whoever asks on another thread waits, the first time, until the window
// was seen to turn: what would keep it from turning ends without that.
class TurningClock : public model::Clock {
public:
    [[nodiscard]] model::Instant Now() const override {
        if (std::this_thread::get_id() != m_window && m_armed.exchange(false)) m_turned = Waited();
        return m_system.Now();
    }
    void Arm() {
        m_turned = false;
        m_armed = true;
    }
    // Whether somebody waited, and not in vain.
    [[nodiscard]] bool Turned() const { return m_turned; }
    void Tick() { ++m_ticks; }

private:
    [[nodiscard]] bool Waited() const {
        const int from = m_ticks;
        for (int i = 0; i < 10'000 && m_ticks < from + kTurns; ++i)
            std::this_thread::sleep_for(std::chrono::milliseconds(1));
        return m_ticks >= from + kTurns;
    }

    model::SystemClock m_system;
    std::thread::id m_window = std::this_thread::get_id();
    mutable std::atomic<bool> m_armed = false, m_turned = false;
    std::atomic<int> m_ticks = 0;
};

void Press(wxDialog& dialog) {
    auto* button = dialog.FindWindow(wxID_OK);
    wxCommandEvent press(wxEVT_BUTTON, wxID_OK);
    press.SetEventObject(button);
    button->GetEventHandler()->ProcessEvent(press);
}

struct AloneFixture {
    AloneFixture() {
        model::ClinicProfile profile;
        profile.name = "Test";
        made = desk::Clinic::Create(resources, place, profile, "owner", kPassphrase, Around()).clinic;
        clinic = made.get();
        model::User user;
        user.name = "helper";
        user.role = model::Role::Assistant;
        helper = clinic->Store().AddUser(user, kPassphrase);
        client = Save("A. Client");
        old = Save("O. Longago");
        model::Visit visit;
        visit.id = ids.New<model::VisitId>();
        visit.client = old.id;
        visit.therapist = clinic->SignedIn().id;
        visit.service_at = visit.entered_at = clock.Now() - std::chrono::hours(24 * 366 * 11);
        clinic->Store().SaveVisit(visit);
        files.place = folder.Path() / "out";
        std::filesystem::create_directory(files.place);
        turning.Bind(wxEVT_TIMER, [this](wxTimerEvent&) {
            clock.Tick();
            if (during && clinic->Lent()) during();
        });
        turning.Start(5);
    }
    ~AloneFixture() {
        turning.Stop();
        if (frame) frame->Destroy();
        VisitFixture::Pump(50);
    }
    store::Surroundings Around() {
        return {&clock, &ids, store::KeyCost::Quick, {}, folder.Path() / "device"};
    }
    model::Client Save(const char* name) {
        auto one = clinic->NewClient();
        one.name = name;
        one.birth_date = model::Date{std::chrono::year{1970} / 5 / 17};
        return clinic->SaveClient(one);
    }
    void Show() {
        frame = new gui::MainFrame(resources, std::move(made), words, settings, files);
        frame->OnFresh = [this](const gui::HandOver& message) { left = message; };
        frame->Show();
        VisitFixture::Pump(100);
    }
    [[nodiscard]] gui::Context ContextOf() {
        return {resources, *clinic, words, [](const wxString&) {},
                [this](const std::exception& error) { failures.emplace_back(error.what()); }};
    }

    support::TempDir folder;
    std::filesystem::path place = folder.Path() / "test.palpate";
    TurningClock clock;
    model::SystemIdSource ids{clock};
    desk::Resources resources{PALPATE_SOURCE_DIR, std::string(PALPATE_BINARY_DIR) + "/i18n"};
    text::Translator words;
    gui::Settings settings{folder.Path() / "palpate.conf"};
    tests::KeptFiles files;
    std::unique_ptr<desk::Clinic> made;
    desk::Clinic* clinic = nullptr;
    model::User helper;
    model::Client client, old;
    gui::MainFrame* frame = nullptr;
    std::optional<gui::HandOver> left;
    std::vector<std::string> failures;
    std::function<void()> during;  // on the window's thread, while the clinic is lent
    wxTimer turning;
};

// What a person does that takes long; each ends without an error.
struct Deed {
    const char* name;
    void (*run)(AloneFixture& on, const gui::Context& context);
};

void SetPin(AloneFixture&, const gui::Context& context) {
    gui::PinDialog dialog(nullptr, context);
    dialog.Show();
    dialog.Type(kPassphrase, "271828", "271828");
    Press(dialog);
    BOOST_TEST(!dialog.IsShown());
}

void LetIn(AloneFixture&, const gui::Context& context) {
    gui::PersonDialog dialog(nullptr, context, {});
    dialog.Show();
    dialog.Name()->SetValue("newcomer");
    dialog.TypePassphrase("four good words", "four good words");
    Press(dialog);
    BOOST_TEST(!dialog.IsShown());
}

void ChangeOwn(AloneFixture& on, const gui::Context& context) {
    gui::PassphraseDialog dialog(nullptr, context, on.clinic->SignedIn());
    dialog.Show();
    dialog.Type(kPassphrase, "four good words", "four good words");
    Press(dialog);
    BOOST_TEST(!dialog.IsShown());
}

void ResetOther(AloneFixture& on, const gui::Context& context) {
    gui::PassphraseDialog dialog(nullptr, context, on.helper);
    dialog.Show();
    dialog.Type({}, "four good words", "four good words");
    Press(dialog);
    BOOST_TEST(!dialog.IsShown());
}

void RemovePerson(AloneFixture& on, const gui::Context& context) {
    gui::RemovePersonDialog dialog(nullptr, context, on.helper);
    dialog.Show();
    dialog.Name()->SetValue("helper");
    BOOST_TEST(!dialog.HoldsWords(true));
    Press(dialog);
    BOOST_TEST(!dialog.IsShown());
    BOOST_TEST(!dialog.Code().empty());
    BOOST_TEST(dialog.Unfinished().empty());
    BOOST_TEST(dialog.HoldsWords(true), "nobody has seen the code yet");
}

void Dispose(AloneFixture& on, const gui::Context& context) {
    gui::RetentionDialog dialog(nullptr, context, on.files,
                                [](const model::ClientId&, const auto& remove) { remove(); });
    dialog.Show();
    dialog.Choose(0);
    dialog.Dispose({on.old.number, ""});
    BOOST_TEST(on.clinic->Store().Disposals().size() == 1U);
}

void WritePack(AloneFixture& on, const gui::Context& context) {
    gui::RequestsDialog dialog(nullptr, context, on.client, on.files,
                               [](const model::ClientId&, const auto& remove) { remove(); });
    dialog.Show();
    dialog.WritePack(on.files.place);
    BOOST_TEST(dialog.Result().Contains("files to"));
}

void Sign(AloneFixture& on, const gui::Context& context) {
    auto editor = on.clinic->StartVisit(on.client.id);
    editor->AddMarkIn({"soleus", model::Side::Left}, model::Layer::Deep, "trigger_point");
    gui::KeyWorker keys;
    auto* dialog = new gui::SignDialog(nullptr, context, *editor, keys);
    dialog->Show();
    BOOST_REQUIRE(dialog->Passphrase());
    dialog->Passphrase()->SetValue(kPassphrase);
    Press(*dialog);
    BOOST_TEST(VisitFixture::Until([&] { return !dialog->IsShown(); }));
    BOOST_TEST(!editor->IsDraft());
    dialog->Destroy();
    VisitFixture::Pump(100);  // it lets go of the worker
}

constexpr Deed kDeeds[] = {{"set a PIN", &SetPin},
                           {"let somebody in", &LetIn},
                           {"change the own passphrase", &ChangeOwn},
                           {"reset a passphrase", &ResetOther},
                           {"remove somebody", &RemovePerson},
                           {"dispose of a record", &Dispose},
                           {"write a copy of the record", &WritePack},
                           {"sign", &Sign}};

}  // namespace

BOOST_AUTO_TEST_SUITE(alone_tests)

BOOST_AUTO_TEST_CASE(the_window_turns_while_slow_work_waits_for_it) {
    for (const Deed& deed : kDeeds) BOOST_TEST_CONTEXT(deed.name) {
            AloneFixture on;
            const auto context = on.ContextOf();
            on.clock.Arm();
            deed.run(on, context);
            BOOST_TEST(on.clock.Turned());
            BOOST_TEST(!on.clinic->Lent());
            BOOST_TEST(on.failures.empty());
            BOOST_TEST(on.clinic->Store().Check().sound);
        }
}

BOOST_FIXTURE_TEST_CASE(what_the_work_throws_is_thrown_and_the_clinic_is_back, AloneFixture) {
    const auto context = ContextOf();
    BOOST_CHECK_THROW(gui::RunAlone(nullptr, context, "Working",
                                    [](const store::Progress&) { throw std::runtime_error("broken"); }),
                      std::runtime_error);
    BOOST_TEST(!clinic->Lent());
    BOOST_TEST(clinic->Store().Users().size() == 2U);
}

BOOST_FIXTURE_TEST_CASE(a_wish_to_lock_or_to_close_waits_for_the_end_of_the_work, AloneFixture) {
    const auto context = ContextOf();
    Show();
    bool closed = false, asked = false;
    std::atomic<bool> seen = false;
    during = [&] {
        if (std::exchange(asked, true)) return;
        closed = frame->Close();
        frame->Lock("away");
        seen = true;
    };
    gui::RunAlone(frame, context, "Working", [&](const store::Progress&) {
        for (int i = 0; i < 10'000 && !seen; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(1));
        (void)clinic->Store().Users();
    });
    during = {};
    BOOST_TEST(seen);
    BOOST_TEST(!closed);
    BOOST_TEST(!left.has_value(), "not while it was at work");
    BOOST_TEST(VisitFixture::Until([&] { return left.has_value(); }), "but then");
    BOOST_TEST(left->why == "away");
}

BOOST_FIXTURE_TEST_CASE(the_keeper_of_backups_waits_too, AloneFixture) {
    const auto context = ContextOf();
    gui::BackupKeeper keeper(context, [] { return std::filesystem::path(); });
    keeper.Start();
    int ticks = 0;
    std::atomic<bool> enough = false;
    std::optional<desk::BackupStatus> status;
    during = [&] {
        // Some of its own: it looks every half second.
        enough = ++ticks > 200;
        status = keeper.Status();
    };
    gui::RunAlone(nullptr, context, "Working", [&](const store::Progress&) {
        for (int i = 0; i < 10'000 && !enough; ++i) std::this_thread::sleep_for(std::chrono::milliseconds(1));
    });
    during = {};
    BOOST_TEST(enough);
    BOOST_TEST(!status.has_value());
    BOOST_TEST(VisitFixture::Until([&] { return keeper.Status().has_value(); }));
}

BOOST_AUTO_TEST_SUITE_END()
