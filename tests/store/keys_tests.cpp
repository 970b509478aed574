#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <functional>

#include "store/test_clinic.h"
#include "vault/key_file.h"

BOOST_AUTO_TEST_SUITE(keys_tests)

using support::ReadFile;
using support::TestClinic;
using support::WriteFile;

namespace {

long Entries(const store::ClinicStore& store, const std::string& action) {
    const auto trail = store.AuditTrail();
    return std::count_if(trail.begin(), trail.end(),
                         [&](const auto& entry) { return entry.action == action; });
}

// In place of the second copy something that cannot be replaced, as a disk that fails half-way leaves it.
struct BrokenSpare {
    explicit BrokenSpare(const TestClinic& clinic) : file(clinic.folder / "keys.json.bak") {
        std::filesystem::remove(file);
        std::filesystem::create_directories(file / "occupied");
    }
    void Mend() const { std::filesystem::remove_all(file); }
    std::filesystem::path file;
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_newer_first_copy_is_declined_and_never_overwritten) {
    TestClinic clinic;
    clinic.store.reset();
    for (const char* name : {"keys.json", "keys.json.bak"}) {
        const std::string whole = ReadFile(clinic.folder / name);
        std::string newer = whole;
        newer.replace(newer.find("\"version\": 1"), 12, "\"version\": 3");
        WriteFile(clinic.folder / name, newer);
        BOOST_CHECK_EXCEPTION((void)clinic.Open(), model::Error, [](const model::Error& error) {
            return std::string(error.what()).find("written by a newer Palpate") != std::string::npos;
        });
        BOOST_TEST(ReadFile(clinic.folder / name) == newer);
        WriteFile(clinic.folder / name, whole);
    }
    BOOST_TEST(clinic.Open()->Check().sound);
}

BOOST_AUTO_TEST_CASE(a_passphrase_that_cannot_be_changed_stays) {
    TestClinic clinic;
    const BrokenSpare spare(clinic);
    BOOST_CHECK_THROW(clinic.store->ChangePassphrase(support::kPassphrase, "the next one"), model::Error);
    BOOST_TEST(Entries(*clinic.store, "passphrase.change.failed") == 1);
    clinic.store.reset();
    BOOST_CHECK_THROW((void)clinic.Open("the next one"), model::Error);
    // One good copy is enough to come in.
    BOOST_TEST(clinic.Open()->Check().sound);
    spare.Mend();
    clinic.Reopen();
    clinic.store->ChangePassphrase(support::kPassphrase, "the next one");
    BOOST_TEST(Entries(*clinic.store, "passphrase.change") == 2);
    BOOST_TEST(clinic.store->Check().sound);
}

BOOST_AUTO_TEST_CASE(a_recovery_that_cannot_be_finished_leaves_the_old_passphrase) {
    TestClinic clinic;
    clinic.store.reset();
    const BrokenSpare spare(clinic);
    const auto recover = [&] {
        return store::ClinicStore::Recover(clinic.folder, clinic.recovery_code, support::kUser,
                                           "brand new words", clinic.around);
    };
    BOOST_CHECK_THROW((void)recover(), model::Error);
    BOOST_TEST(clinic.Open()->Check().sound);
    spare.Mend();
    BOOST_TEST(recover()->Check().sound);
    BOOST_TEST(clinic.Open("brand new words")->Check().sound);
}

BOOST_AUTO_TEST_CASE(a_new_recovery_code_makes_the_old_one_void) {
    TestClinic clinic;
    const std::string fresh = clinic.store->RenewRecoveryCode(support::kPassphrase);
    BOOST_TEST(fresh != clinic.recovery_code);
    BOOST_TEST(Entries(*clinic.store, "recovery.renew") == 1);
    BOOST_TEST(clinic.store->ChangedSince(clinic.store->Head().sequence - 1), "a backup has the old code");
    clinic.store.reset();
    const auto recover = [&](const std::string& code) {
        return store::ClinicStore::Recover(clinic.folder, code, support::kUser, "brand new words",
                                           clinic.around);
    };
    BOOST_CHECK_THROW((void)recover(clinic.recovery_code), model::Error);
    BOOST_TEST(clinic.Open()->Check().sound);
    BOOST_TEST(recover(fresh)->Check().sound);
}

BOOST_AUTO_TEST_CASE(a_code_nobody_could_keep_is_not_taken) {
    TestClinic clinic;
    const std::string keys = ReadFile(clinic.folder / "keys.json");
    BOOST_CHECK_THROW((void)clinic.store->RenewRecoveryCode("wrong"), model::Error);
    BOOST_TEST(Entries(*clinic.store, "recovery.denied") == 1);
    BOOST_CHECK_THROW(
        (void)clinic.store->RenewRecoveryCode(
            support::kPassphrase,
            [](const std::string&) { throw model::Error(model::ErrorKind::Environment, "full"); }),
        model::Error);
    BOOST_TEST(Entries(*clinic.store, "recovery.renew") == 0);
    BOOST_TEST(ReadFile(clinic.folder / "keys.json") == keys);
    {
        const BrokenSpare spare(clinic);
        BOOST_CHECK_THROW((void)clinic.store->RenewRecoveryCode(support::kPassphrase), model::Error);
        BOOST_TEST(Entries(*clinic.store, "recovery.renew.failed") == 1);
        BOOST_TEST(ReadFile(clinic.folder / "keys.json") == keys);
        spare.Mend();
    }
    clinic.store.reset();
    BOOST_TEST(store::ClinicStore::Recover(clinic.folder, clinic.recovery_code, support::kUser,
                                           "brand new words", clinic.around)
                   ->Check()
                   .sound);
}

BOOST_AUTO_TEST_CASE(every_refusal_is_told_to_the_log) {
    TestClinic clinic;
    BOOST_CHECK_THROW(clinic.store->ChangePassphrase("wrong", "the next one"), model::Error);
    BOOST_TEST(Entries(*clinic.store, "passphrase.denied") == 1);
    const auto client = clinic.AddClient("Ada");
    model::Visit visit = clinic.NewVisit(client.id);
    visit.status = model::VisitStatus::Signed;
    clinic.store->SaveVisit(visit);
    visit.minutes += 1;
    BOOST_CHECK_THROW(clinic.store->SaveVisit(visit), model::Error);
    BOOST_CHECK_THROW(clinic.store->Together([&] { clinic.store->SaveVisit(visit); }), model::Error);
    // Inside several saves the whole is undone and told by who began it.
    BOOST_TEST(Entries(*clinic.store, "visit.denied") == 1);
    BOOST_TEST((clinic.store->AuditTrail().back().entity == visit.id.value));
    clinic.store.reset();
    std::string wrong = clinic.recovery_code;
    wrong[0] = wrong[0] == 'A' ? 'B' : 'A';
    BOOST_CHECK_THROW(
        (void)store::ClinicStore::Recover(clinic.folder, wrong, support::kUser, "long enough", clinic.around),
        model::Error);
    clinic.Reopen();
    BOOST_TEST(Entries(*clinic.store, "signin.failed") == 1);
    BOOST_TEST(clinic.store->Check().sound);
}

BOOST_AUTO_TEST_CASE(a_folder_that_came_open_to_others_is_closed_to_them) {
    TestClinic clinic;
    clinic.store.reset();
    const auto all = std::filesystem::perms(0777);
    std::filesystem::permissions(clinic.folder, all);
    for (const auto& entry : std::filesystem::recursive_directory_iterator(clinic.folder))
        std::filesystem::permissions(entry.path(), all);
    clinic.Reopen();
    const auto others = std::filesystem::perms(077);
    BOOST_TEST(
        ((std::filesystem::status(clinic.folder).permissions() & others) == std::filesystem::perms::none));
    for (const auto& entry : std::filesystem::directory_iterator(clinic.folder))
        BOOST_TEST(((entry.status().permissions() & others) == std::filesystem::perms::none), entry.path());
}

// Chosen anew by whatever way it has ten characters; what was chosen before there was that goes on opening.
BOOST_AUTO_TEST_CASE(no_way_takes_a_short_passphrase) {
    TestClinic clinic;
    const auto refused = [](const std::function<void()>& choose) {
        BOOST_CHECK_EXCEPTION(choose(), model::Error, [](const model::Error& error) {
            return error.Kind() == model::ErrorKind::BadInput &&
                   std::string(error.what()) ==
                       "A passphrase has at least 10 characters; four words are a good one.";
        });
    };
    const char* wrong = "nine char";
    model::User ben;
    ben.name = "ben";
    refused([&] { (void)clinic.store->AddUser(ben, wrong); });
    const auto let_in = clinic.store->AddUser(ben, "ben's own words");
    refused([&] { clinic.store->ResetPassphrase(let_in.id, wrong); });
    refused([&] { clinic.store->ChangePassphrase(support::kPassphrase, wrong); });
    clinic.store.reset();
    refused([&] {
        (void)store::ClinicStore::Recover(clinic.folder, clinic.recovery_code, support::kUser, wrong,
                                          clinic.around);
    });
    const auto place = clinic.dir.Path() / "New.palpate";
    refused([&] {
        (void)store::ClinicStore::Create(place, TestClinic::Profile(), TestClinic::Owner(), wrong,
                                         clinic.around);
    });
    BOOST_TEST(!std::filesystem::exists(place));
    vault::KeyFile keys = vault::ReadKeyFile(support::ReadFile(clinic.folder / "keys.json")).file;
    const auto opened = vault::OpenSlot(keys.clinic, *keys.OfUser("ben"), "ben's own words");
    keys.Put(vault::SealUserSlot(keys.clinic, let_in.id.value, "ben", "old", vault::QuickCost(),
                                 opened->data_key, opened->signing_seed));
    for (const char* name : {"keys.json", "keys.json.bak"})
        support::WriteFile(clinic.folder / name, vault::WriteKeyFile(keys));
    BOOST_TEST(store::ClinicStore::Open(clinic.folder, "ben", "old", clinic.around)->Check().sound);
}

BOOST_AUTO_TEST_SUITE_END()
