// Backups and folders copied by hand that do not hold what they say.
#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "store/backup.h"
#include "store/backup_seal.h"
#include "store/random_records.h"
#include "store/raw_key.h"

BOOST_AUTO_TEST_SUITE(odd_backups_tests)

using model::Error;
using model::ErrorKind;
using store::BackupSeal;
using support::TestClinic;

namespace {

struct BackedUp : TestClinic {
    model::Client client = AddClient("Ada");
    std::filesystem::path backup = dir.Path() / "copy.palpate";
    std::filesystem::path target = dir.Path() / "New place.palpate";

    BackedUp() {
        store->SaveVisit(NewVisit(client.id));
        store->BackUp(backup);
        store.reset();
    }
    [[nodiscard]] auto Restored() const {
        return store::Restore(backup, target, support::kUser, support::kPassphrase, around);
    }
    // What it is refused with; nothing is left behind then.
    [[nodiscard]] std::string Refusal() const try {
        const auto restored = Restored();
        return {};
    } catch (const Error& error) {
        BOOST_TEST((error.Kind() == ErrorKind::BadInput), error.what());
        BOOST_TEST(!std::filesystem::exists(target));
        BOOST_TEST(std::distance(std::filesystem::directory_iterator(dir.Path()), {}) == 2);
        return error.what();
    }
    // The list as somebody who holds the key of the clinic can write it.
    void Reseal(const std::function<void(BackupSeal&)>& change) const {
        auto seal = store::ReadSeal(support::ReadFile(backup / "backup.txt"));
        BOOST_REQUIRE(seal.has_value());
        change(*seal);
        seal->mark = store::MarkOf(*seal, support::DataKey(*this));
        support::WriteFile(backup / "backup.txt", store::WriteSeal(*seal));
    }
    // The folder as it lies there in place of the backup.
    void CopyByHand() const {
        std::filesystem::remove_all(backup);
        std::filesystem::copy(folder, backup, std::filesystem::copy_options::recursive);
    }
    void SqlInBackup(const std::string& sql) {
        const auto clinic = std::exchange(folder, backup);
        support::RawDatabase(*this).Run("PRAGMA foreign_keys = OFF; " + sql);
        folder = clinic;
    }
};

const std::string kNotAsMade = "is damaged or was changed after it was made";

}  // namespace

BOOST_AUTO_TEST_CASE(a_list_that_tells_something_else_is_refused_although_its_mark_is_right) {
    const std::pair<const char*, void (*)(BackupSeal&)> cases[] = {
        {"another clinic", [](BackupSeal& seal) { seal.clinic += 'x'; }},
        {"a row more", [](BackupSeal& seal) { ++seal.rows["clients"]; }},
        {"another end of the log", [](BackupSeal& seal) { ++seal.sequence; }},
        {"another head", [](BackupSeal& seal) { seal.head = "ab"; }},
        {"another file", [](BackupSeal& seal) { seal.files.at(0).digest = "ab"; }}};
    for (const auto& [name, change] : cases) {
        const BackedUp clinic;
        clinic.Reseal(change);
        BOOST_TEST(clinic.Refusal().find(kNotAsMade) != std::string::npos, name);
    }
    const BackedUp clinic;
    clinic.Reseal([](BackupSeal&) {});
    BOOST_TEST(clinic.Refusal() == "");
}

BOOST_AUTO_TEST_CASE(a_log_beside_a_backup_was_put_there_afterwards) {
    const BackedUp clinic;
    support::WriteFile(clinic.backup / "clinic.db-wal", "x");
    BOOST_TEST(clinic.Refusal().find(kNotAsMade) != std::string::npos);
    support::WriteFile(clinic.backup / "clinic.db-wal", "");
    BOOST_TEST(clinic.Refusal() == "");
}

BOOST_AUTO_TEST_CASE(a_folder_copied_by_hand_must_be_sound_too) {
    const std::string cases[] = {"PRAGMA application_id = 5", "UPDATE clients SET goal = 'never said'",
                                 "PRAGMA application_id = 5; PRAGMA user_version = 3"};
    for (const std::string& sql : cases) {
        BackedUp clinic;
        clinic.CopyByHand();
        clinic.SqlInBackup(sql);
        BOOST_TEST(clinic.Refusal().find(kNotAsMade) != std::string::npos, sql);
    }
    const BackedUp clinic;
    clinic.CopyByHand();
    BOOST_TEST(clinic.Refusal() == "");
}

BOOST_AUTO_TEST_CASE(a_folder_of_an_older_version_must_be_whole) {
    BackedUp clinic;
    std::filesystem::remove_all(clinic.backup);
    std::filesystem::copy(std::filesystem::path(PALPATE_SOURCE_DIR) / "tests/store/clinic_version_4",
                          clinic.backup);
    clinic.SqlInBackup("DELETE FROM clients");
    BOOST_TEST(clinic.Refusal().find(kNotAsMade) != std::string::npos);
}

// A copy made before it is brought up must not take the place of one that is there.
BOOST_AUTO_TEST_CASE(a_copy_before_an_upgrade_takes_the_next_free_name) {
    const TestClinic beside;
    const auto old = beside.dir.Path() / "Old.palpate";
    std::filesystem::copy(std::filesystem::path(PALPATE_SOURCE_DIR) / "tests/store/clinic_version_4", old);
    std::string name = model::ToIso(beside.clock.Now()).substr(0, 19);
    std::erase(name, ':');
    std::filesystem::create_directory(old / "backups");
    support::WriteFile(old / "backups" / (name + "-schema-4.palpate"), "left over");
    support::WriteFile(old / "backups" / (name + "-schema-4-2.palpate"), "left over");
    BOOST_TEST(
        store::ClinicStore::Open(old, support::kUser, support::kPassphrase, beside.around)->Check().sound);
    BOOST_TEST(support::ReadFile(old / "backups" / (name + "-schema-4.palpate")) == "left over");
    const auto copy = old / "backups" / (name + "-schema-4-3.palpate");
    BOOST_REQUIRE(std::filesystem::exists(copy / "clinic.db"));
    BOOST_TEST(
        store::ClinicStore::Open(copy, support::kUser, support::kPassphrase, beside.around)->Check().sound);
}

BOOST_AUTO_TEST_CASE(several_files_of_a_clinics_own_come_along) {
    BackedUp clinic;
    std::filesystem::create_directory(clinic.folder / "content");
    for (const char* name : {"a.toml", "b.toml", "c.toml"})
        support::WriteFile(clinic.folder / "content" / name, name);
    clinic.Reopen();
    std::filesystem::remove_all(clinic.backup);
    clinic.store->BackUp(clinic.backup);
    const auto restored = clinic.Restored();
    for (const char* name : {"a.toml", "b.toml", "c.toml"})
        BOOST_TEST(support::ReadFile(clinic.target / "content" / name) == name);
}

// A large clinic is looked through for long: it stops there too, not only between files.
BOOST_AUTO_TEST_CASE(the_look_at_a_large_copy_can_be_stopped) {
    TestClinic clinic;
    support::RandomRecords random(clinic.clock, 4);
    const auto client = clinic.AddClient("Ada");
    clinic.store->Together([&] {
        for (int i = 0; i < 60; ++i) clinic.store->SaveVisit(random.Visit(client.id, 40));
    });
    const auto copy = clinic.dir.Path() / "copy.palpate";
    int all = 0;
    clinic.store->BackUp(copy, [&](long long, long long) { return ++all > 0; });
    std::filesystem::remove_all(copy);
    for (int last = 0; last < all; last += 1 + all / 12) {
        int asked = 0;
        BOOST_CHECK_EXCEPTION(
            clinic.store->BackUp(copy, [&](long long, long long) { return asked++ < last; }), Error,
            [](const Error& error) { return error.Kind() == ErrorKind::Refused; });
        BOOST_TEST(!std::filesystem::exists(copy));
    }
    BOOST_TEST(all > 12);
    clinic.store->BackUp(copy);
    BOOST_TEST(clinic.store->Check().sound);
}

BOOST_AUTO_TEST_CASE(what_is_no_backup_of_the_program_does_not_fade_out) {
    TestClinic clinic;
    const auto place = clinic.folder / "backups";
    const std::string good = store::BackupName(clinic.clock.Now());
    std::vector<std::string> others;
    for (const char wrong : {'x', '-', ':'}) {
        others.push_back(good);
        others.back()[3] = wrong;
        clinic.store->BackUp(place / others.back());
    }
    clinic.store->BackUp(place / good);
    support::WriteFile(place / "notes.palpate", "text");
    const auto elsewhere = clinic.dir.Path() / "elsewhere";
    clinic.store->BackUp(elsewhere);
    const std::string linked = store::BackupName(clinic.clock.Now() + std::chrono::hours(1));
    std::filesystem::create_directory_symlink(elsewhere, place / linked);
    BOOST_TEST(store::BackupsIn(place, clinic.store->Id()).size() == 4U);
    store::FadeOut(place, clinic.store->Id(), 0);
    BOOST_TEST(!std::filesystem::exists(place / good));
    for (const auto& name : others) BOOST_TEST(std::filesystem::exists(place / name / "clinic.db"), name);
    BOOST_TEST(std::filesystem::exists(place / linked / "clinic.db"));
    BOOST_TEST(support::ReadFile(place / "notes.palpate") == "text");
}

BOOST_AUTO_TEST_SUITE_END()
