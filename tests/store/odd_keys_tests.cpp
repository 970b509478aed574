// Keys, records and folders that do not belong together, as a mistake or somebody else leaves them.
#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "store/backup.h"
#include "store/clinic_folder.h"
#include "store/device_secret.h"
#include "store/raw_key.h"
#include "support/refusal.h"

BOOST_AUTO_TEST_SUITE(odd_keys_tests)

using model::Error;
using model::ErrorKind;
using store::ClinicStore;
using support::TestClinic;

using support::Told;
using support::ToldOf;

namespace {

constexpr const char* kPin = "271828";

// Closed; what is done to it is done behind the store's back.
struct Closed : TestClinic {
    Closed() {
        around.devices = dir.Path() / "device";
        Reopen();
        store->SetPin(support::kPassphrase, kPin);
        store.reset();
    }
    void Sql(const std::string& sql) const {
        support::RawDatabase(*this).Run("PRAGMA foreign_keys = OFF; " + sql);
    }
    [[nodiscard]] vault::KeyFile Keys() const {
        return vault::ReadKeyFile(support::ReadFile(folder / "keys.json")).file;
    }
    void Write(const vault::KeyFile& keys) const {
        for (const char* name : {"keys.json", "keys.json.bak"})
            support::WriteFile(folder / name, vault::WriteKeyFile(keys));
    }
    [[nodiscard]] auto Recover(const std::string& passphrase) const {
        return ClinicStore::Recover(folder, recovery_code, support::kUser, passphrase, around);
    }
};

}  // namespace

BOOST_AUTO_TEST_CASE(keys_of_nobody_who_works_here_open_nothing) {
    for (const char* sql :
         {"DELETE FROM users", "UPDATE users SET name = 'somebody'", "UPDATE users SET left_at = 1"}) {
        const Closed clinic;
        clinic.Sql(sql);
        const auto before = clinic.Files();
        const Told told = ToldOf([&] { (void)clinic.Open(); });
        BOOST_TEST((told.kind == ErrorKind::BadInput), sql);
        BOOST_TEST(told.Has("do not belong to its records"), sql);
        BOOST_TEST((clinic.Files() == before), sql);
    }
}

// Under the same name somebody else: the slot is not theirs, and signs nothing in their name.
BOOST_AUTO_TEST_CASE(a_key_of_another_person_of_that_name_signs_nothing) {
    Closed clinic;
    clinic.Sql("UPDATE users SET id = 'somebody else'");
    clinic.store = clinic.Open();
    auto& store = *clinic.store;
    BOOST_TEST(ToldOf([&] { (void)store.Unlock(support::kPassphrase); }).Has("has no key to sign with"));
    BOOST_TEST(ToldOf([&] { (void)store.UnlockerWithPin(); }).Has("has no key to sign with"));
    BOOST_TEST(ToldOf([&] { (void)store.RecoveryMaker(); }).Has("The passphrase is not right."));
    const Told told = ToldOf([&] { store.ChangePassphrase(support::kPassphrase, "the next one"); });
    BOOST_TEST((told.kind == ErrorKind::NoAccess));
    BOOST_TEST(store.AuditTrail().back().action == "passphrase.denied");
    store.RemovePin();
    BOOST_TEST(store.AuditTrail().back().action == "passphrase.denied", "there is none to remove");
    clinic.store.reset();
    BOOST_TEST((ToldOf([&] { (void)clinic.Open(); }).kind == ErrorKind::NoAccess));
}

BOOST_AUTO_TEST_CASE(the_recovery_code_gives_a_key_to_who_has_none) {
    Closed clinic;
    clinic.Sql("UPDATE users SET id = 'somebody else'");
    BOOST_TEST(clinic.Recover("found again")->SignedIn().id.value == "somebody else");
    clinic.store = clinic.Open("found again");
    const auto client = clinic.AddClient("Ada");
    const auto visit = clinic.NewVisit(client.id);
    clinic.store->SaveVisit(visit);
    clinic.store->SignVisit(visit, clinic.store->Unlock("found again"));
    BOOST_TEST(clinic.store->Signatures(visit.id).at(0).valid);
}

// The PIN opened the old signing key, which goes with the passphrase that was lost.
BOOST_AUTO_TEST_CASE(a_recovered_person_has_no_pin) {
    const Closed clinic;
    BOOST_TEST((ClinicStore::PinOf(clinic.folder, support::kUser, clinic.around) == store::PinState::Ready));
    (void)clinic.Recover("found again");
    BOOST_TEST((ClinicStore::PinOf(clinic.folder, support::kUser, clinic.around) == store::PinState::None));
    BOOST_TEST(ToldOf([&] {
                   (void)ClinicStore::OpenWithPin(clinic.folder, support::kUser, kPin, clinic.around);
               }).Has("There is no PIN"));
}

BOOST_AUTO_TEST_CASE(nobody_of_that_name_has_no_pin) {
    const Closed clinic;
    BOOST_TEST((ClinicStore::PinOf(clinic.folder, "nobody", clinic.around) == store::PinState::None));
    BOOST_TEST(ToldOf([&] {
                   (void)ClinicStore::OpenWithPin(clinic.folder, "nobody", kPin, clinic.around);
               }).Has("There is no PIN"));
    BOOST_TEST((ClinicStore::PinOf(clinic.folder, support::kUser, clinic.around) == store::PinState::Ready));
}

// Somebody else's tries are theirs, and so are those of a PIN of before.
BOOST_AUTO_TEST_CASE(wrong_pins_are_counted_by_pin) {
    const Closed clinic;
    const vault::KeySlot own = clinic.Keys().slots.at(0);
    vault::PinSlot other = *own.pin;
    other.salt[0] = static_cast<char>(other.salt[0] ^ 1);
    const store::DeviceSecrets devices(clinic.around.devices, clinic.Keys().clinic, own.user);
    for (int i = 0; i < 5; ++i) devices.Count(other);
    BOOST_TEST((ClinicStore::PinOf(clinic.folder, support::kUser, clinic.around) == store::PinState::Ready));
    devices.Count(*own.pin);
    BOOST_TEST(devices.Tried(*own.pin) == 1);
    (void)ClinicStore::OpenWithPin(clinic.folder, support::kUser, kPin, clinic.around);
    BOOST_TEST(devices.Tried(*own.pin) == 0);
    BOOST_TEST(devices.Tried(other) == 5);
    devices.ForgetTries(other);
    BOOST_TEST(devices.Tried(other) == 5, "for good");
}

BOOST_AUTO_TEST_CASE(without_a_recovery_slot_only_the_passphrase_opens) {
    const Closed clinic;
    vault::KeyFile keys = clinic.Keys();
    keys.Drop("");
    clinic.Write(keys);
    const Told told = ToldOf([&] { (void)clinic.Recover("found again"); });
    BOOST_TEST((told.kind == ErrorKind::NoAccess));
    BOOST_TEST(told.Has("This recovery code does not open this clinic."));
    BOOST_TEST(clinic.Open()->Check().sound);
}

BOOST_AUTO_TEST_CASE(a_passphrase_has_an_end) {
    const TestClinic clinic;
    const auto told = [&](const std::string& wrong) {
        return ToldOf([&] { clinic.store->ChangePassphrase(support::kPassphrase, wrong); });
    };
    BOOST_TEST(told(std::string(1025, 'x')).Has("at most 1024 characters"));
    for (const char* wrong : {"", "a", "123456789", "ääääääääß"})
        BOOST_TEST(told(wrong).Has("at least 10 characters"), wrong);
    clinic.store->ChangePassphrase(support::kPassphrase, std::string(1024, 'x'));
}

BOOST_AUTO_TEST_CASE(a_clinic_is_not_made_in_place_of_a_file) {
    const TestClinic clinic;
    const auto file = clinic.dir.Path() / "file";
    support::WriteFile(file, "somebody's own");
    BOOST_TEST(ToldOf([&] {
                   (void)ClinicStore::Create(file, TestClinic::Profile(), TestClinic::Owner(), "long enough",
                                             clinic.around);
               }).Has("exists already"));
    BOOST_TEST(support::ReadFile(file) == "somebody's own");
}

BOOST_AUTO_TEST_CASE(a_folder_with_half_a_clinic_is_told_from_none) {
    const Closed clinic;
    const auto restore = [&](const std::filesystem::path& from) {
        return ToldOf([&] {
            (void)store::Restore(from, clinic.dir.Path() / "new", support::kUser, support::kPassphrase,
                                 clinic.around);
        });
    };
    const auto file = clinic.dir.Path() / "file";
    support::WriteFile(file, "text");
    BOOST_TEST(restore(file).Has("is not a Palpate clinic"));
    BOOST_TEST(restore(clinic.dir.Path() / "none").Has("There is no clinic folder"));
    BOOST_TEST(restore(clinic.dir.Path() / std::string(300, 'n')).Has("cannot be read or written"));
    BOOST_TEST(store::ClinicFolder::LiesInOne(clinic.folder / "x"));
    std::filesystem::remove(clinic.folder / "keys.json");
    std::filesystem::remove(clinic.folder / "keys.json.bak");
    BOOST_TEST(!store::ClinicFolder::LiesInOne(clinic.folder / "x"));
    BOOST_TEST(restore(clinic.folder).Has("(keys.json)"));
    BOOST_TEST(ToldOf([&] {
                   (void)ClinicStore::PinOf(clinic.folder, support::kUser, clinic.around);
               }).Has("The keys of"));
    BOOST_TEST(!std::filesystem::exists(clinic.dir.Path() / "new"));
}

BOOST_AUTO_TEST_CASE(lines_nobody_wrote_among_refused_tries_are_passed_over) {
    Closed clinic;
    support::WriteFile(clinic.folder / "refused-sign-ins",
                       "nonsense\n\n" + model::ToIso(clinic.clock.Now()) + "\n2025-99-99\n");
    BOOST_TEST(store::ClinicFolder(clinic.folder).Refusals().size() == 1U);
    clinic.store = clinic.Open();
    BOOST_TEST(std::ranges::count(clinic.store->AuditTrail(), "signin.failed", &store::AuditEntry::action) ==
               1);
}

BOOST_AUTO_TEST_CASE(of_a_clinics_own_files_so_many_are_read) {
    const Closed clinic;
    const auto content = clinic.folder / "content";
    std::filesystem::create_directory(content);
    for (int i = 10; i < 40; ++i)
        support::WriteFile(content / ("rules" + std::to_string(i) + ".toml"), "[[rule]]\n");
    support::WriteFile(content / "a.toml", std::string(store::kMostContentBytes + 1, '#'));
    std::filesystem::create_directory(content / "b.toml");
    support::WriteFile(content / ".c.toml", "[[rule]]\n");
    const auto names = store::ClinicFolder(clinic.folder).ContentNames();
    BOOST_REQUIRE(names.size() == store::kMostContentFiles);
    BOOST_TEST(names.front() == "rules10.toml");
}

// With nothing handed in, as the program itself opens a clinic.
BOOST_AUTO_TEST_CASE(the_systems_clock_and_ids_serve_where_none_are_given) {
    TestClinic clinic;
    clinic.store.reset();
    const auto before = model::SystemClock().Now();
    clinic.store = ClinicStore::Open(clinic.folder, support::kUser, support::kPassphrase, {});
    BOOST_TEST((clinic.store->AuditTrail().back().at >= before));
    model::Client client;
    client.name = "Ada";
    const auto first = clinic.store->SaveClient(client), second = clinic.store->SaveClient(client);
    BOOST_TEST(!first.id.empty());
    BOOST_TEST((first.id != second.id));
    BOOST_TEST(first.number != second.number);
    clinic.store->ChangePassphrase(support::kPassphrase, "the next one");
    const auto keys = vault::ReadKeyFile(support::ReadFile(clinic.folder / "keys.json")).file;
    BOOST_TEST(keys.OfUser(support::kUser)->cost.memory_kib >= 64U * 1024);
    BOOST_TEST(keys.OfUser(support::kUser)->cost.passes == 3U);
}

BOOST_AUTO_TEST_SUITE_END()
