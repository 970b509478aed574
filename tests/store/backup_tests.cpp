#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include <algorithm>
#include <future>
#include <optional>

#include "model/problem.h"
#include "store/backup.h"
#include "store/backup_seal.h"
#include "store/clinic_folder.h"
#include "store/failing_disk.h"
#include "store/platform.h"
#include "store/random_records.h"
#include "store/test_clinic.h"

BOOST_AUTO_TEST_SUITE(backup_tests)

using model::Error;
using model::ErrorKind;
using support::TestClinic;

namespace {

// A clinic with a client, three visits and a backup of it.
struct BackedUp : TestClinic {
    model::Client client = AddClient("Ada");
    support::RandomRecords random{clock, 21};
    std::filesystem::path place = folder / "backups";
    std::filesystem::path backup = dir.Path() / "copy.palpate";
    std::filesystem::path target = dir.Path() / "New place.palpate";

    BackedUp() {
        for (int i = 0; i < 3; ++i) store->SaveVisit(random.Visit(client.id));
        store->BackUp(backup);
    }
    [[nodiscard]] auto Restored(const std::string& passphrase = support::kPassphrase,
                                const store::Progress& progress = {}) const {
        return store::Restore(backup, target, support::kUser, passphrase, around, progress);
    }
    // How many things lie in the folder of the test.
    [[nodiscard]] auto Entries() const {
        return std::distance(std::filesystem::directory_iterator(dir.Path()), {});
    }
    [[nodiscard]] std::optional<ErrorKind> Refusal() const try {
        (void)Restored();
        return std::nullopt;
    } catch (const Error& error) {
        return error.Kind();
    }
    void MakeOfDay(int day) {
        clock.Set(model::Instant(std::chrono::milliseconds(1'764'000'000'000LL) + std::chrono::days(day)));
        store->BackUp(place / store::BackupName(clock.Now()));
    }
};

}  // namespace

BOOST_AUTO_TEST_CASE(what_a_clinic_wrote_itself_comes_along) {
    BackedUp clinic;
    const auto content = clinic.folder / "content";
    store::MakePrivateFolder(content);
    store::ReplaceFile(content / "own exercises.toml", "[[item]]\n");
    store::ReplaceFile(content / "notes.txt", "not read");
    store::ReplaceFile(content / ".doses.toml", "not read");
    store::ReplaceFile(content / "far too long.toml", std::string(store::kMostContentBytes + 1, '#'));
    clinic.backup += "2";
    clinic.store->BackUp(clinic.backup);
    (void)clinic.Restored();
    const auto back = clinic.target / "content";
    BOOST_TEST(support::ReadFile(back / "own exercises.toml") == "[[item]]\n");
    BOOST_TEST(!std::filesystem::exists(back / "notes.txt"));
    BOOST_TEST(!std::filesystem::exists(back / ".doses.toml"));
    BOOST_TEST(!std::filesystem::exists(back / "far too long.toml"));
}

BOOST_AUTO_TEST_CASE(
    a_content_file_elsewhere_comes_along_and_one_that_cannot_be_read_does_not_stop_the_backup) {
    BackedUp clinic;
    const auto content = clinic.folder / "content";
    store::MakePrivateFolder(content);
    store::ReplaceFile(clinic.place / "shared.toml", "[[item]]\n");
    std::filesystem::create_symlink(clinic.place / "shared.toml", content / "linked.toml");
    std::filesystem::create_symlink(content / "nowhere.toml", content / "lost.toml");
    // A file of the kernel that only starts to be read: it opens, and reading it fails.
    std::filesystem::create_symlink("/proc/self/mem", content / "unreadable.toml");
    clinic.backup += "2";
    clinic.store->BackUp(clinic.backup);
    (void)clinic.Restored();
    BOOST_TEST(support::ReadFile(clinic.target / "content" / "linked.toml") == "[[item]]\n");
    BOOST_TEST(!std::filesystem::exists(clinic.target / "content" / "lost.toml"));
    BOOST_TEST(!std::filesystem::exists(clinic.target / "content" / "unreadable.toml"));
}

BOOST_AUTO_TEST_CASE(what_a_clinic_wrote_itself_is_not_changed_in_its_backup) {
    for (const bool renamed : {false, true}) {
        BackedUp clinic;
        store::MakePrivateFolder(clinic.folder / "content");
        store::ReplaceFile(clinic.folder / "content" / "doses.toml", "[[dose]]\n");
        clinic.backup += "2";
        clinic.store->BackUp(clinic.backup);
        const auto copy = clinic.backup / "content";
        if (renamed)
            std::filesystem::rename(copy / "doses.toml", copy / "rules.toml");
        else
            store::ReplaceFile(copy / "doses.toml", "[[dose]]\n\n");
        BOOST_TEST((clinic.Refusal() == ErrorKind::BadInput), (renamed ? "renamed" : "changed"));
    }
}

BOOST_AUTO_TEST_CASE(a_backup_is_restored_to_a_new_place) {
    BackedUp clinic;
    const auto before = support::ReadFile(clinic.backup / "clinic.db");
    const auto restored = clinic.Restored();
    BOOST_TEST((restored->LoadClient(clinic.client.id) == clinic.client));
    const auto report = restored->Check();
    BOOST_TEST(report.sound);
    BOOST_TEST(report.visits == 3);
    BOOST_TEST((support::ReadFile(clinic.backup / "clinic.db") == before));
    BOOST_TEST(restored->AuditTrail().back().action == "clinic.restore");
    BOOST_TEST(clinic.store->AuditTrail().back().action == "clinic.backup");
    BOOST_TEST(clinic.Entries() == 3);
}

BOOST_AUTO_TEST_CASE(nothing_is_restored_over_something) {
    BackedUp clinic;
    for (const auto& place : {clinic.folder, clinic.backup, clinic.dir.Path()})
        BOOST_CHECK_THROW(
            (void)store::Restore(clinic.backup, place, support::kUser, support::kPassphrase, clinic.around),
            Error);
    BOOST_TEST(clinic.store->Check().sound);
    BOOST_TEST(clinic.Entries() == 2);
}

BOOST_AUTO_TEST_CASE(a_wrong_passphrase_restores_nothing) {
    BackedUp clinic;
    BOOST_CHECK_EXCEPTION((void)clinic.Restored("wrong"), Error,
                          [](const Error& e) { return e.Kind() == ErrorKind::NoAccess; });
    BOOST_TEST(clinic.Entries() == 2);
    (void)clinic.Restored();
}

// Every file of a backup at many places, and cut short.
BOOST_AUTO_TEST_CASE(a_damaged_backup_is_refused) {
    BackedUp clinic;
    int refused = 0;
    for (const char* name : {"clinic.db", "keys.json", "keys.json.bak", "backup.txt"}) {
        const auto file = clinic.backup / name;
        const std::string whole = support::ReadFile(file);
        const auto expect_refusal = [&](const std::string& damaged, std::size_t at) {
            support::WriteFile(file, damaged);
            BOOST_TEST((clinic.Refusal() == ErrorKind::BadInput), name << " at " << at);
            BOOST_TEST(clinic.Entries() == 2);
            ++refused;
        };
        for (std::size_t k = 0; k < 60; ++k) {
            const std::size_t at = k < 30 ? k * whole.size() / 30 : (k * 7919) % whole.size();
            std::string damaged = whole;
            damaged[at] = static_cast<char>(damaged[at] ^ (1 << (k % 8)));
            expect_refusal(damaged, at);
            if (k % 4 == 0) expect_refusal(whole.substr(0, at), at);
        }
        expect_refusal(whole + '\n', whole.size());
        support::WriteFile(file, whole);
    }
    BOOST_TEST(refused > 300);
    (void)clinic.Restored();
}

BOOST_AUTO_TEST_CASE(a_list_of_another_clinic_or_backup_does_not_fit) {
    BackedUp clinic;
    clinic.store->SaveVisit(clinic.random.Visit(clinic.client.id));
    const auto later = clinic.dir.Path() / "later.palpate";
    clinic.store->BackUp(later);
    const std::string list = support::ReadFile(clinic.backup / "backup.txt");
    support::WriteFile(clinic.backup / "backup.txt", support::ReadFile(later / "backup.txt"));
    BOOST_TEST((clinic.Refusal() == ErrorKind::BadInput));
    support::WriteFile(clinic.backup / "backup.txt", list);
    BOOST_TEST(!clinic.Refusal().has_value());
}

BOOST_AUTO_TEST_CASE(a_list_is_read_as_it_was_written) {
    store::BackupSeal seal{"c1", model::Instant(std::chrono::milliseconds(5)), 7, "ab", {}, {}, {}};
    seal.rows = {{"clients", 3}, {"visits", 0}};
    seal.files = {{"clinic.db", 4096, "cd"}};
    const vault::Secret key = vault::Secret::Random(32);
    seal.mark = store::MarkOf(seal, key);
    const std::string text = store::WriteSeal(seal);
    BOOST_TEST((store::ReadSeal(text) == seal));
    for (const std::string& bad : {std::string(), std::string("x"), text + "x", text + text, text.substr(1),
                                   std::string(70'000, '\n')})
        BOOST_TEST(!store::ReadSeal(bad).has_value());
    BOOST_TEST(store::MarkOf(seal, vault::Secret::Random(32)) != seal.mark);
}

// What a person copied by hand while the last words were still in the log.
BOOST_AUTO_TEST_CASE(a_folder_copied_by_hand_is_restored_with_its_log) {
    BackedUp clinic;
    std::filesystem::remove_all(clinic.backup);
    clinic.store->SaveVisit(clinic.random.Visit(clinic.client.id));
    std::filesystem::copy(clinic.folder, clinic.backup, std::filesystem::copy_options::recursive);
    BOOST_REQUIRE(std::filesystem::file_size(clinic.backup / "clinic.db-wal") > 0);
    const auto files = support::ReadFile(clinic.backup / "clinic.db-wal");
    const auto restored = clinic.Restored();
    BOOST_TEST(restored->Check().visits == 4);
    BOOST_TEST((support::ReadFile(clinic.backup / "clinic.db-wal") == files));
}

BOOST_AUTO_TEST_CASE(a_copy_on_another_thread_holds_what_was_saved_before_it) {
    BackedUp clinic;
    auto copy = clinic.store->Copier();
    BOOST_CHECK_THROW((void)clinic.store->Copier(), Error);
    const auto later = clinic.dir.Path() / "later.palpate";
    auto done = std::async(std::launch::async, [&] { copy(later, {}); });
    for (int i = 0; i < 40; ++i) clinic.store->SaveVisit(clinic.random.Visit(clinic.client.id, 40));
    done.get();
    copy = {};
    const auto opened = store::ClinicStore::Open(later, support::kUser, support::kPassphrase, clinic.around);
    BOOST_TEST(opened->Check().visits == 3);
    BOOST_TEST(opened->Check().sound);
    clinic.Reopen();
    BOOST_TEST(clinic.store->Check().visits == 43);
    BOOST_TEST(clinic.store->Check().sound);
}

BOOST_AUTO_TEST_CASE(a_copy_outlives_the_open_clinic) {
    BackedUp clinic;
    auto copy = clinic.store->Copier();
    clinic.store->SaveVisit(clinic.random.Visit(clinic.client.id));
    clinic.store.reset();
    BOOST_CHECK_THROW((void)clinic.Open(), Error);
    copy(clinic.dir.Path() / "later.palpate", {});
    copy = {};
    clinic.Reopen();
    BOOST_TEST(clinic.store->Check().visits == 4);
    BOOST_TEST(clinic.store->Check().sound);
}

BOOST_AUTO_TEST_CASE(work_can_be_stopped_at_any_point) {
    BackedUp clinic;
    const auto stopped = [&](const auto& work) {
        for (int last = 0;; ++last) {
            int asked = 0;
            try {
                work([&](long long done, long long total) {
                    BOOST_TEST(done <= total);
                    return asked++ < last;
                });
                return last;
            } catch (const Error& error) {
                BOOST_TEST((error.Kind() == ErrorKind::Refused), error.what());
                BOOST_REQUIRE(clinic.Entries() == 2);
            }
        }
    };
    const auto later = clinic.dir.Path() / "later.palpate";
    BOOST_TEST(stopped([&](const auto& progress) { clinic.store->BackUp(later, progress); }) >= 3);
    std::filesystem::remove_all(later);
    BOOST_TEST(
        stopped([&](const auto& progress) { (void)clinic.Restored(support::kPassphrase, progress); }) >= 3);
}

// What a person reads names the place, not the name a copy has before it is whole.
BOOST_AUTO_TEST_CASE(a_full_disk_is_told_with_the_place) {
    BackedUp clinic;
    const std::string place = store::PathText(clinic.dir.Path());
    support::FailEveryCall(
        [&] {
            try {
                clinic.store->BackUp(clinic.dir.Path() / "later.palpate");
            } catch (const Error& error) {
                BOOST_TEST(std::string(error.what()).find(".new-") == std::string::npos, error.what());
                BOOST_TEST(std::string(error.what()).find(place) != std::string::npos, error.what());
                throw;
            }
        },
        [&](bool) { std::filesystem::remove_all(clinic.dir.Path() / "later.palpate"); });
}

BOOST_AUTO_TEST_CASE(only_the_newest_are_kept) {
    BackedUp clinic;
    model::SeededIdSource ids(clinic.clock, 8);
    auto other =
        store::ClinicStore::Create(clinic.dir.Path() / "other", TestClinic::Profile(), TestClinic::Owner(),
                                   "long enough", {&clinic.clock, &ids, store::KeyCost::Quick})
            .store;
    for (int day = 0; day < 3; ++day) clinic.MakeOfDay(day);
    // The clock went on between its name and the copy.
    clinic.store->BackUp(clinic.place / store::BackupName(clinic.clock.Now() - std::chrono::seconds(1)));
    clinic.store->BackUp(clinic.place / "by hand.palpate");
    other->BackUp(clinic.place / store::BackupName(clinic.clock.Now() - std::chrono::days(9)));
    std::filesystem::create_directory(clinic.place / "2020-01-01T000000Z.palpate.new-left");
    std::filesystem::create_directory(clinic.place / "holiday");
    for (int day = 3; day < 6; ++day) clinic.MakeOfDay(day);
    store::FadeOut(clinic.place, clinic.store->Id(), 3);
    const auto left = store::BackupsIn(clinic.place, clinic.store->Id());
    BOOST_REQUIRE(left.size() == 4U);
    BOOST_TEST((left[0].made_at == clinic.clock.Now()));
    BOOST_TEST((left[2].made_at == clinic.clock.Now() - std::chrono::days(2)));
    BOOST_TEST(left[3].folder.filename() == "by hand.palpate");
    BOOST_TEST(left[0].size > 0);
    BOOST_TEST(left[0].sequence > left[1].sequence);
    BOOST_TEST(store::BackupsIn(clinic.place, other->Id()).size() == 1U);
    BOOST_TEST(std::filesystem::exists(clinic.place / "holiday"));
    BOOST_TEST(!std::filesystem::exists(clinic.place / "2020-01-01T000000Z.palpate.new-left"));
    BOOST_TEST(store::BackupsIn(clinic.dir.Path() / "none", clinic.store->Id()).empty());
}

// The log tells which is newer, whatever the clock said.
BOOST_AUTO_TEST_CASE(a_backup_made_while_the_clock_is_behind_is_the_newest) {
    BackedUp clinic;
    for (int day = 10; day < 13; ++day) clinic.MakeOfDay(day);
    const auto ahead = clinic.clock.Now();
    clinic.clock.Set(ahead - std::chrono::days(400));
    const std::string name = store::BackupName(clinic.clock.Now());
    clinic.store->BackUp(clinic.place / name);
    BOOST_TEST(store::BackupsIn(clinic.place, clinic.store->Id()).at(0).folder.filename() == name);
    store::FadeOut(clinic.place, clinic.store->Id(), 3, name);
    const auto left = store::BackupsIn(clinic.place, clinic.store->Id());
    BOOST_REQUIRE(left.size() == 3U);
    BOOST_TEST(left[0].folder.filename() == name);
    BOOST_TEST((left[1].made_at == ahead));
}

// An older clinic was put back: what was made of the other log is nobody's to remove.
BOOST_AUTO_TEST_CASE(a_backup_just_made_never_fades_nor_do_those_of_a_log_that_was_given_up) {
    BackedUp clinic;
    const auto older = clinic.place / "older.palpate";
    std::filesystem::create_directories(clinic.place);
    clinic.store->BackUp(older);
    for (int i = 0; i < 9; ++i) clinic.store->Log("clinic.check", clinic.store->Id());
    for (int day = 10; day < 14; ++day) clinic.MakeOfDay(day);
    clinic.store.reset();
    const auto put_back = store::Restore(older, clinic.dir.Path() / "Back.palpate", support::kUser,
                                         support::kPassphrase, clinic.around);
    clinic.clock.Set(clinic.clock.Now() + std::chrono::days(1));
    const std::string name = store::BackupName(clinic.clock.Now());
    put_back->BackUp(clinic.place / name);
    store::FadeOut(clinic.place, put_back->Id(), 1, name);
    BOOST_TEST(std::filesystem::exists(clinic.place / name));
    BOOST_TEST(store::BackupsIn(clinic.place, put_back->Id()).size() == 6U);
}

BOOST_AUTO_TEST_CASE(work_of_somebody_else_is_left_alone) {
    BackedUp clinic;
    const auto copy = clinic.store->Copier();
    const auto target = clinic.place / store::BackupName(clinic.clock.Now());
    copy(target, [&](long long, long long) {
        store::FadeOut(clinic.place, clinic.store->Id(), 3);
        return true;
    });
    BOOST_TEST(std::filesystem::exists(target / "clinic.db"));
}

BOOST_AUTO_TEST_CASE(records_that_were_altered_are_not_backed_up) {
    BackedUp clinic;
    clinic.store.reset();
    support::RawDatabase(clinic).Run("UPDATE clients SET occupation = 'other'");
    clinic.store = clinic.Open();
    const auto later = clinic.dir.Path() / "later.palpate";
    BOOST_CHECK_EXCEPTION(clinic.store->BackUp(later), Error,
                          [](const Error& e) { return e.Kind() == ErrorKind::Refused; });
    BOOST_TEST(clinic.Entries() == 2);
    BOOST_TEST(!clinic.Refusal().has_value());
}

BOOST_AUTO_TEST_CASE(what_was_saved_since_is_told) {
    BackedUp clinic;
    const auto sequence = store::BackupsIn(clinic.dir.Path(), clinic.store->Id()).at(0).sequence;
    clinic.Reopen();
    BOOST_TEST(!clinic.store->ChangedSince(sequence));
    clinic.store->Log("content.change", "of these bytes");
    BOOST_TEST(clinic.store->ChangedSince(sequence), "a backup has the clinic's own rules");
    const long long told = clinic.store->Head().sequence;
    BOOST_TEST(!clinic.store->ChangedSince(told));
    clinic.store->SaveVisit(clinic.random.Visit(clinic.client.id));
    BOOST_TEST(clinic.store->ChangedSince(told));
}

BOOST_AUTO_TEST_CASE(a_drill_leaves_nothing_behind) {
    BackedUp clinic;
    const auto before = clinic.Files();
    const auto drill = [&](const std::string& passphrase) {
        return store::Drill(clinic.backup, clinic.place, support::kUser, passphrase, clinic.around);
    };
    const auto report = drill(support::kPassphrase);
    BOOST_TEST(report.sound);
    BOOST_TEST(report.visits == 3);
    BOOST_CHECK_THROW((void)drill("wrong"), Error);
    BOOST_TEST((clinic.Files() == before));
}

BOOST_AUTO_TEST_CASE(every_call_may_fail_while_a_backup_is_made) {
    BackedUp clinic;
    const auto later = clinic.dir.Path() / "later.palpate";
    support::FailEveryCall([&] { clinic.store->BackUp(later); },
                           [&](bool done) {
                               BOOST_TEST((!done || std::filesystem::exists(later)));
                               if (std::filesystem::exists(later))
                                   (void)store::Drill(later, clinic.place, support::kUser,
                                                      support::kPassphrase, clinic.around);
                               std::filesystem::remove_all(later);
                               BOOST_TEST(clinic.Entries() == 2);
                           });
    clinic.Reopen();
    BOOST_TEST(clinic.store->Check().sound);
    BOOST_TEST(!clinic.Refusal().has_value());
}

BOOST_AUTO_TEST_CASE(every_call_may_fail_while_a_backup_is_restored) {
    BackedUp clinic;
    const auto before = support::ReadFile(clinic.backup / "clinic.db");
    support::FailEveryCall([&] { (void)clinic.Restored(); },
                           [&](bool done) {
                               BOOST_TEST(std::filesystem::exists(clinic.target) == done);
                               std::filesystem::remove_all(clinic.target);
                               BOOST_TEST(clinic.Entries() == 2);
                           });
    BOOST_TEST((support::ReadFile(clinic.backup / "clinic.db") == before));
}

BOOST_DATA_TEST_CASE(a_clinic_of_an_older_version_is_restored, (std::array{1, 2, 3, 4, 7, 9}), version) {
    const TestClinic beside;
    const auto old = std::filesystem::path(PALPATE_SOURCE_DIR) / "tests/store" /
                     ("clinic_version_" + std::to_string(version));
    const auto from = beside.dir.Path() / "old";
    std::filesystem::copy(old, from);
    const auto restored =
        store::Restore(from, beside.dir.Path() / "new", support::kUser, support::kPassphrase, beside.around);
    BOOST_TEST(restored->Check().sound);
    BOOST_TEST(restored->Check().visits == 2);
}

BOOST_AUTO_TEST_SUITE_END()
