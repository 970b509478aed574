// Tries are slowed down, by the clock alone.
#include <boost/test/unit_test.hpp>

#include "store/backup.h"
#include "store/open_slot.h"
#include "store/salvage.h"
#include "store/test_clinic.h"
#include "store/tries.h"

BOOST_AUTO_TEST_SUITE(waiting_tests)

using model::Error;
using model::Instant;
using std::chrono::minutes;
using std::chrono::seconds;
using support::TestClinic;

namespace {

constexpr Instant kNow{std::chrono::milliseconds(1'764'000'000'000LL)};

long long WaitOf(std::size_t refusals, seconds since = seconds(0)) {
    return store::WaitAfter(std::vector<Instant>(refusals, kNow - since), kNow).count();
}

std::string Said(const TestClinic& clinic, const std::string& passphrase) try {
    (void)clinic.Open(passphrase);
    return {};
} catch (const Error& error) {
    BOOST_TEST((error.Kind() == model::ErrorKind::NoAccess));
    return error.what();
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_wait_doubles_up_to_five_minutes) {
    for (const auto& [refusals, wait] : std::vector<std::pair<std::size_t, long long>>{
             {0, 0}, {2, 0}, {3, 2}, {4, 4}, {5, 8}, {9, 128}, {10, 256}, {11, 300}, {1000, 300}})
        BOOST_TEST(WaitOf(refusals) == wait, refusals << " refusals");
    BOOST_TEST(WaitOf(4, seconds(1)) == 3);
    BOOST_TEST(WaitOf(4, seconds(4)) == 0);
    BOOST_TEST(WaitOf(1000, minutes(15)) == 0);
}

BOOST_AUTO_TEST_CASE(a_clock_that_was_set_back_locks_nobody_out) {
    BOOST_TEST(store::WaitAfter(std::vector<Instant>(9, kNow + minutes(60)), kNow).count() == 0);
}

BOOST_AUTO_TEST_CASE(who_tries_too_often_is_told_how_long_to_wait) {
    TestClinic clinic;
    clinic.store.reset();
    for (int i = 0; i < 3; ++i)
        BOOST_TEST(Said(clinic, "wrong") == "The name or the passphrase is not right.");
    const std::string wait = "Too many tries were wrong. Wait 2 seconds before the next one.";
    // The right one waits too, and waiting is no try.
    for (int i = 0; i < 5; ++i) BOOST_TEST(Said(clinic, support::kPassphrase) == wait);
    clinic.clock.Set(clinic.clock.Now() + seconds(2));
    BOOST_TEST(Said(clinic, "wrong") == "The name or the passphrase is not right.");
    BOOST_TEST(Said(clinic, "wrong") == "Too many tries were wrong. Wait 4 seconds before the next one.");
    clinic.clock.Set(clinic.clock.Now() + seconds(4));
    BOOST_TEST(Said(clinic, support::kPassphrase) == "");
    // Whoever came in begins anew.
    BOOST_TEST(Said(clinic, "wrong") == "The name or the passphrase is not right.");
    BOOST_TEST(Said(clinic, support::kPassphrase) == "");
}

namespace {

constexpr const char* kWait = "Too many tries were wrong.";

// A clinic with a PIN, a backup and a copy to be salvaged, and every door a secret of it is tried at.
struct Doors : TestClinic {
    struct Door {
        const char* name;
        std::function<void(Doors&, const std::string&)> knock;
    };
    std::filesystem::path backup = dir.Path() / "backup.palpate";

    Doors() {
        around.devices = dir.Path() / "device";
        Reopen();
        store->BackUp(backup);
    }
    static std::vector<Door> All() {
        return {
            {"returning", [](Doors& d, const std::string& p) { (void)d.store->Returner()(p); }},
            {"signing", [](Doors& d, const std::string& p) { (void)d.store->Unlock(p); }},
            {"a new passphrase", [](Doors& d, const std::string& p) { d.store->ChangePassphrase(p, p); }},
            {"a PIN", [](Doors& d, const std::string& p) { d.store->SetPin(p, "271828"); }},
            {"a recovery code", [](Doors& d, const std::string& p) { (void)d.store->RecoveryMaker()(p); }},
            {"restoring",
             [](Doors& d, const std::string& p) {
                 (void)store::Restore(d.backup, d.dir.Path() / "restored", support::kUser, p, d.around);
                 std::filesystem::remove_all(d.dir.Path() / "restored");
             }},
            {"salvaging",
             [](Doors& d, const std::string& p) {
                 (void)store::Salvage(d.backup, d.dir.Path() / "salvaged", {support::kUser, p, {}}, d.around);
                 std::filesystem::remove_all(d.dir.Path() / "salvaged");
             }},
            {"a drill", [](Doors& d, const std::string& p) {
                 (void)store::Drill(d.backup, d.dir.Path(), support::kUser, p, d.around);
             }}};
    }
    [[nodiscard]] std::string SaidAt(const Door& door, const std::string& passphrase) try {
        door.knock(*this, passphrase);
        return {};
    } catch (const Error& error) {
        BOOST_TEST((error.Kind() == model::ErrorKind::NoAccess), door.name);
        return error.what();
    }
};

bool Waits(const std::string& said) {
    return said.starts_with(kWait);
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_door_is_slowed_down_and_slows_down_the_others) {
    for (const Doors::Door& door : Doors::All()) {
        Doors clinic;
        for (int i = 0; i < 3; ++i) {
            const std::string said = clinic.SaidAt(door, "wrong words here");
            BOOST_TEST(said.find("is not right") != std::string::npos, door.name << ": " << said);
        }
        for (const Doors::Door& other : Doors::All())
            BOOST_TEST(Waits(clinic.SaidAt(other, support::kPassphrase)), door.name << ", " << other.name);
        // Nor has a copy opened by another program of this computer tries of its own.
        const auto copy = clinic.dir.Path() / "Copy.palpate";
        std::filesystem::copy(clinic.backup, copy, std::filesystem::copy_options::recursive);
        BOOST_CHECK_EXCEPTION(
            (void)store::ClinicStore::Open(copy, support::kUser, support::kPassphrase, clinic.around), Error,
            [](const Error& error) { return Waits(error.what()); });
        clinic.clock.Set(clinic.clock.Now() + seconds(2));
        BOOST_TEST(clinic.SaidAt(door, support::kPassphrase) == "", door.name);
        // Whoever was right begins anew.
        BOOST_TEST(!Waits(clinic.SaidAt(door, "wrong words here")), door.name);
        BOOST_TEST(!Waits(clinic.SaidAt(door, "wrong words here")), door.name);
    }
}

BOOST_AUTO_TEST_CASE(a_clock_that_is_set_forward_or_back_ends_no_wait) {
    const TestClinic clinic;
    const vault::KeyFile keys = vault::ReadKeyFile(support::ReadFile(clinic.folder / "keys.json")).file;
    Instant now = kNow;
    std::chrono::milliseconds steady{1000};
    const store::Tries tries(keys, {}, {[&] { return now; }, [&] { return steady; }});
    for (int i = 0; i < 3; ++i) tries.Note();
    for (const auto by : {std::chrono::hours(0), std::chrono::hours(48), std::chrono::hours(-48)}) {
        now = kNow + by;
        BOOST_CHECK_THROW(tries.RequireWaited(), Error);
    }
    steady += seconds(2);
    BOOST_CHECK_NO_THROW(tries.RequireWaited());
    tries.Forget();
}

// Beyond the program the clock is all there is.
BOOST_AUTO_TEST_CASE(another_program_waits_too) {
    const TestClinic clinic;
    const vault::KeyFile keys = vault::ReadKeyFile(support::ReadFile(clinic.folder / "keys.json")).file;
    const auto devices = clinic.dir.Path() / "device";
    std::chrono::milliseconds steady{1000};
    const store::TryTimes times{[] { return kNow; }, [&] { return steady; }};
    const store::Tries tries(keys, devices, times);
    for (int i = 0; i < 3; ++i) tries.Note();
    steady += minutes(60);  // as another one counts
    BOOST_CHECK_THROW(tries.RequireWaited(), Error);
    BOOST_CHECK_NO_THROW(store::Tries(keys, clinic.dir.Path() / "other", times).RequireWaited());
    tries.Forget();
    BOOST_TEST(std::filesystem::is_empty(devices));
}

BOOST_AUTO_TEST_CASE(the_log_tells_for_whom_it_was_tried) {
    TestClinic clinic;
    const std::string maya = clinic.store->SignedIn().id.value;
    clinic.store.reset();
    BOOST_TEST(Said(clinic, "wrong") != "");
    BOOST_CHECK_THROW((void)store::ClinicStore::Open(clinic.folder, "nobody", "wrong", clinic.around), Error);
    // Whoever can write there can write anything.
    const auto file = clinic.folder / "refused-sign-ins";
    support::WriteFile(file, support::ReadFile(file) + model::ToIso(clinic.clock.Now()) + " made up\n");
    clinic.clock.Set(clinic.clock.Now() + minutes(1));
    clinic.Reopen();
    std::vector<std::string> tried;
    for (const auto& entry : clinic.store->AuditTrail())
        if (entry.action == "signin.failed") tried.push_back(entry.entity);
    BOOST_TEST(tried == (std::vector<std::string>{maya, "", ""}), boost::test_tools::per_element());
    BOOST_TEST(clinic.store->Check().sound);
}

BOOST_AUTO_TEST_SUITE_END()
