// A PIN: on one computer, five tries, never the only way in.
#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "model/pin.h"
#include "store/backup.h"
#include "store/failing_disk.h"
#include "store/test_clinic.h"

BOOST_AUTO_TEST_SUITE(pin_tests)

using model::Error;
using store::ClinicStore;
using store::PinState;
using support::TestClinic;

namespace {

constexpr const char* kPin = "271828";
constexpr const char* kBurnt =
    "The PIN was wrong too often and does not open any more; use the passphrase, then set a new PIN.";

struct WithPin : TestClinic {
    WithPin() {
        around.devices = dir.Path() / "profile" / "device";
        Reopen();
        store->SetPin(support::kPassphrase, kPin);
    }
    [[nodiscard]] auto OpenWith(const std::string& pin) const {
        return ClinicStore::OpenWithPin(folder, support::kUser, pin, around);
    }
    // What is said to that PIN; nothing: it opens. Each try has waited long enough.
    [[nodiscard]] std::string Said(const std::string& pin) try {
        clock.Set(clock.Now() + std::chrono::hours(1));
        (void)OpenWith(pin);
        return {};
    } catch (const Error& error) {
        BOOST_TEST((error.Kind() == model::ErrorKind::NoAccess));
        return error.what();
    }
    [[nodiscard]] PinState State() const { return ClinicStore::PinOf(folder, support::kUser, around); }
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_pin_opens_and_signs_and_the_passphrase_still_does) {
    WithPin clinic;
    BOOST_TEST((clinic.State() == PinState::Ready));
    clinic.store.reset();
    clinic.store = clinic.OpenWith(kPin);
    const auto client = clinic.AddClient("Ada");
    const auto visit = clinic.NewVisit(client.id);
    clinic.store->SaveVisit(visit);
    clinic.store->SignVisit(visit, clinic.store->UnlockerWithPin()(kPin));
    BOOST_TEST(clinic.store->Signatures(visit.id).at(0).valid);
    BOOST_CHECK_THROW((void)clinic.store->UnlockerWithPin()("271829"), Error);
    clinic.Reopen();
    BOOST_TEST(clinic.store->Check().sound);
}

BOOST_AUTO_TEST_CASE(who_signs_nothing_comes_back_to_a_locked_window) {
    WithPin clinic;
    model::User helper;
    helper.name = "helper";
    helper.role = model::Role::Assistant;
    (void)clinic.store->AddUser(helper, "helper's own");
    clinic.store.reset();
    clinic.store = ClinicStore::Open(clinic.folder, "helper", "helper's own", clinic.around);
    clinic.store->SetPin("helper's own", kPin);
    BOOST_CHECK_THROW((void)clinic.store->Unlocker(), Error);
    BOOST_CHECK_NO_THROW((void)clinic.store->Returner()("helper's own"));
    BOOST_CHECK_NO_THROW((void)clinic.store->ReturnerWithPin()(kPin));
    BOOST_CHECK_THROW((void)clinic.store->Returner()("another"), Error);
    BOOST_CHECK_THROW((void)clinic.store->ReturnerWithPin()("271829"), Error);
}

BOOST_AUTO_TEST_CASE(five_wrong_tries_leave_only_the_passphrase) {
    WithPin clinic;
    clinic.store.reset();
    BOOST_TEST(clinic.Said("999999") == "The PIN is not right. Tries left: 4.");
    BOOST_TEST(clinic.Said(kPin) == "");
    for (int left = 4; left >= 0; --left)
        BOOST_TEST(clinic.Said("271829") ==
                   "The PIN is not right. Tries left: " + std::to_string(left) + ".");
    BOOST_TEST(clinic.Said(kPin) == kBurnt);
    BOOST_TEST((clinic.State() == PinState::TooOftenWrong));
    // What it opened with is gone, so nothing gives it back.
    clinic.clock.Set(clinic.clock.Now() + std::chrono::hours(1));
    clinic.Reopen();
    BOOST_TEST((clinic.State() == PinState::TooOftenWrong));
    clinic.store->SetPin(support::kPassphrase, "161803");
    clinic.store.reset();
    BOOST_TEST((clinic.State() == PinState::Ready));
    BOOST_TEST(clinic.Said("161803") == "");
}

BOOST_AUTO_TEST_CASE(the_passphrase_gives_the_tries_back_before_the_last_one) {
    WithPin clinic;
    clinic.store.reset();
    for (int left = 4; left >= 1; --left) BOOST_TEST(clinic.Said("271829") != "");
    clinic.clock.Set(clinic.clock.Now() + std::chrono::hours(1));
    clinic.Reopen();
    clinic.store.reset();
    BOOST_TEST(clinic.Said("271829") == "The PIN is not right. Tries left: 4.");
    clinic.clock.Set(clinic.clock.Now() + std::chrono::hours(1));
    clinic.Reopen();
    BOOST_CHECK_THROW((void)clinic.store->UnlockerWithPin()("271829"), Error);
    (void)clinic.store->Unlock(support::kPassphrase);
    clinic.store.reset();
    BOOST_TEST(clinic.Said("271829") == "The PIN is not right. Tries left: 4.");
}

// Five tries are five, whatever is done to the folder or to copies of it.
BOOST_AUTO_TEST_CASE(no_copy_of_the_folder_has_tries_of_its_own) {
    WithPin clinic;
    const auto backup = clinic.dir.Path() / "backup.palpate";
    clinic.store->BackUp(backup);
    clinic.store.reset();
    const auto copy = clinic.dir.Path() / "Copy.palpate";
    std::filesystem::copy(clinic.folder, copy, std::filesystem::copy_options::recursive);
    const auto before = clinic.Files();
    for (int left = 4; left >= 0; --left) {
        const std::filesystem::path place = left % 2 == 0 ? clinic.folder : copy;
        clinic.clock.Set(clinic.clock.Now() + std::chrono::hours(1));
        BOOST_CHECK_THROW((void)ClinicStore::OpenWithPin(place, support::kUser, "271829", clinic.around),
                          Error);
        // As if the folder were put back as it was.
        for (const auto& entry : std::filesystem::directory_iterator(place))
            if (!before.contains(entry.path().filename().string()) && !entry.is_directory())
                std::filesystem::remove(entry.path());
    }
    BOOST_TEST(clinic.Said(kPin) == kBurnt);
    BOOST_TEST((ClinicStore::PinOf(copy, support::kUser, clinic.around) == PinState::TooOftenWrong));
    BOOST_TEST((ClinicStore::PinOf(backup, support::kUser, clinic.around) == PinState::None));
}

BOOST_AUTO_TEST_CASE(a_copy_made_by_restoring_has_no_pin) {
    WithPin clinic;
    const auto by_hand = clinic.dir.Path() / "by hand.palpate";
    clinic.store.reset();
    std::filesystem::copy(clinic.folder, by_hand, std::filesystem::copy_options::recursive);
    const auto made = clinic.dir.Path() / "made.palpate";
    (void)store::Restore(by_hand, made, support::kUser, support::kPassphrase, clinic.around);
    BOOST_TEST((ClinicStore::PinOf(made, support::kUser, clinic.around) == PinState::None));
    BOOST_TEST((clinic.State() == PinState::Ready));
}

BOOST_AUTO_TEST_CASE(a_try_that_cannot_be_counted_is_not_made) {
    WithPin clinic;
    clinic.store.reset();
    const auto secret = std::filesystem::directory_iterator(clinic.around.devices)->path();
    std::filesystem::create_directories(secret.string() + ".tried/occupied");
    BOOST_CHECK_EXCEPTION((void)clinic.OpenWith(kPin), Error,
                          [](const Error& error) { return error.Kind() == model::ErrorKind::Environment; });
    BOOST_TEST(clinic.Open()->Check().sound);
}

BOOST_AUTO_TEST_CASE(on_another_computer_only_the_passphrase_opens) {
    WithPin clinic;
    clinic.store.reset();
    clinic.around.devices = clinic.dir.Path() / "elsewhere";
    BOOST_TEST((clinic.State() == PinState::OtherComputer));
    BOOST_TEST(clinic.Said(kPin).find("only on the computer it was set on") != std::string::npos);
    clinic.clock.Set(clinic.clock.Now() + std::chrono::hours(1));
    BOOST_TEST(clinic.Open()->Check().sound);
    // With a secret of its own, but not that one.
    clinic.Reopen();
    std::filesystem::create_directories(clinic.around.devices);
    for (const auto& entry : std::filesystem::directory_iterator(clinic.dir.Path() / "profile" / "device"))
        support::WriteFile(clinic.around.devices / entry.path().filename(), std::string(32, 'x'));
    clinic.store.reset();
    BOOST_TEST(clinic.Said(kPin) == "The PIN is not right. Tries left: 4.");
}

BOOST_AUTO_TEST_CASE(the_secret_of_the_device_is_the_owners_alone) {
    const WithPin clinic;
    int files = 0;
    for (const auto& entry : std::filesystem::directory_iterator(clinic.around.devices)) {
        ++files;
        BOOST_TEST(entry.file_size() == 32U);
        BOOST_TEST(
            ((entry.status().permissions() & std::filesystem::perms(077)) == std::filesystem::perms::none));
    }
    BOOST_TEST(files == 1);
}

BOOST_AUTO_TEST_CASE(a_change_of_the_pin_that_is_cut_short_leaves_one_that_opens) {
    WithPin clinic;
    std::string now = kPin, next = "161803";
    support::FailEveryCall([&] { clinic.store->SetPin(support::kPassphrase, next); },
                           [&](bool done) {
                               clinic.store.reset();
                               const bool changed = clinic.Said(next).empty();
                               BOOST_TEST((changed || (!done && clinic.Said(now).empty())));
                               if (changed) std::swap(now, next);
                               clinic.Reopen();
                           });
    // Of those that were tried nothing stays.
    clinic.store->SetPin(support::kPassphrase, kPin);
    const std::filesystem::directory_iterator files(clinic.around.devices);
    BOOST_TEST(std::distance(begin(files), end(files)) == 1);
}

BOOST_AUTO_TEST_CASE(a_secret_of_before_every_pin_had_its_own_does_not_stay) {
    WithPin clinic;
    const std::filesystem::path devices = clinic.around.devices;
    const auto own = std::filesystem::directory_iterator(devices)->path();
    const std::string name = own.filename().string();
    std::filesystem::rename(own, devices / name.substr(0, name.find('-')));
    support::WriteFile(devices / "of another", "secret");
    BOOST_TEST((clinic.State() == PinState::OtherComputer));
    clinic.store->SetPin(support::kPassphrase, "161803");
    BOOST_TEST((clinic.State() == PinState::Ready));
    BOOST_TEST(std::distance(std::filesystem::directory_iterator(devices), {}) == 2);
    support::WriteFile(devices / name.substr(0, name.find('-')), "secret");
    clinic.store->RemovePin();
    BOOST_TEST(std::distance(std::filesystem::directory_iterator(devices), {}) == 1);
    BOOST_TEST(std::filesystem::exists(devices / "of another"));
}

BOOST_AUTO_TEST_CASE(a_pin_set_elsewhere_is_told_as_such) {
    WithPin clinic;
    const auto here = clinic.around.devices;
    clinic.around.devices = clinic.dir.Path() / "elsewhere";
    clinic.Reopen();
    clinic.store->SetPin(support::kPassphrase, "161803");
    clinic.store.reset();
    BOOST_TEST((clinic.State() == PinState::Ready));
    clinic.around.devices = here;
    BOOST_TEST((clinic.State() == PinState::OtherComputer));
}

BOOST_AUTO_TEST_CASE(a_pin_is_set_with_the_passphrase_and_taken_away) {
    WithPin clinic;
    BOOST_CHECK_THROW(clinic.store->SetPin("wrong", "161803"), Error);
    BOOST_CHECK_THROW(clinic.store->SetPin(support::kPassphrase, "123456"), Error);
    clinic.store->SetPin(support::kPassphrase, "161803");
    clinic.store->ChangePassphrase(support::kPassphrase, "the next one");
    clinic.store.reset();
    BOOST_TEST(clinic.Said(kPin) != "");
    BOOST_TEST(clinic.Said("161803") == "");
    clinic.store = clinic.Open("the next one");
    clinic.store->RemovePin();
    clinic.store.reset();
    BOOST_TEST((clinic.State() == PinState::None));
    BOOST_TEST(clinic.Said("161803") == "There is no PIN; use the passphrase.");
    clinic.clock.Set(clinic.clock.Now() + std::chrono::hours(1));
    clinic.store = clinic.Open("the next one");
    std::vector<std::string> told;
    for (const auto& entry : clinic.store->AuditTrail())
        if (entry.action.starts_with("pin.")) told.push_back(entry.action);
    BOOST_TEST(told == (std::vector<std::string>{"pin.set", "pin.set", "pin.remove"}),
               boost::test_tools::per_element());
}

BOOST_AUTO_TEST_SUITE_END()
