// Somebody is removed: the clinic under another key, and what is left when that is cut short.
#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "store/backup.h"
#include "store/failing_disk.h"
#include "store/test_clinic.h"

BOOST_AUTO_TEST_SUITE(rekey_tests)

using model::Error;
using model::ErrorKind;
using support::TestClinic;

namespace {

constexpr const char* kBens = "ben's own words";
constexpr const char* kCleos = "cleo's own words";

model::User Named(const std::string& name) {
    model::User user;
    user.name = name;
    user.role = model::Role::Therapist;
    return user;
}

struct Shared : TestClinic {
    model::User ben = store->AddUser(Named("ben"), kBens);
    model::User cleo = store->AddUser(Named("cleo"), kCleos);
    model::Client client = AddClient("Ada Überall");
    model::Visit signed_visit = NewVisit(client.id);

    Shared() {
        store->SaveVisit(signed_visit);
        store->SignVisit(signed_visit, store->Unlock(support::kPassphrase));
    }
    [[nodiscard]] auto As(const std::string& name, const std::string& passphrase) const {
        return store::ClinicStore::Open(folder, name, passphrase, around);
    }
    [[nodiscard]] bool Opens(const std::string& name, const std::string& passphrase) const try {
        return As(name, passphrase)->Check().sound;
    } catch (const Error& error) {
        BOOST_TEST((error.Kind() == ErrorKind::NoAccess), error.what());
        return false;
    }
    // Nothing of the work is left.
    [[nodiscard]] bool Tidy() const {
        return std::ranges::none_of(std::filesystem::directory_iterator(folder), [](const auto& entry) {
            const std::string name = entry.path().filename();
            return name.starts_with("next-key") || name == "clinic.db.old";
        });
    }
};

}  // namespace

BOOST_AUTO_TEST_CASE(who_is_removed_opens_nothing_and_who_stays_all) {
    Shared clinic;
    const auto old_database = support::ReadFile(clinic.folder / "clinic.db");
    const std::string code = clinic.store->RemoveUser(clinic.ben.id);
    BOOST_TEST(clinic.Tidy());
    BOOST_TEST(support::ReadFile(clinic.folder / "clinic.db").substr(0, 4096) !=
               old_database.substr(0, 4096));
    // The open clinic goes on.
    BOOST_TEST(clinic.store->Check().sound);
    (void)clinic.AddClient("Bea");
    BOOST_TEST(clinic.store->Signatures(clinic.signed_visit.id).at(0).valid);
    const auto users = clinic.store->Users();
    BOOST_TEST(std::ranges::find(users, clinic.ben.id, &model::User::id)->left_at.has_value());
    BOOST_TEST(clinic.store->VerifyAudit().Sound());
    clinic.store.reset();
    BOOST_TEST(!clinic.Opens("ben", kBens));
    BOOST_TEST(clinic.Opens(support::kUser, support::kPassphrase));
    BOOST_TEST(clinic.Opens("cleo", kCleos));
    clinic.store = clinic.As("cleo", kCleos);
    BOOST_TEST(clinic.store->FindClients("Über").size() == 1U);
    clinic.store->ChangePassphrase(kCleos, "cleo's next");
    clinic.store.reset();
    BOOST_TEST(clinic.Opens("cleo", "cleo's next"));
    const auto recover = [&](const std::string& with) {
        return store::ClinicStore::Recover(clinic.folder, with, "cleo", "found again", clinic.around);
    };
    BOOST_CHECK_THROW((void)recover(clinic.recovery_code), Error);
    BOOST_TEST(recover(code)->Check().sound);
}

BOOST_AUTO_TEST_CASE(backups_of_before_stay_under_the_old_key) {
    Shared clinic;
    const auto before = clinic.dir.Path() / "before.palpate", after = clinic.dir.Path() / "after.palpate";
    clinic.store->BackUp(before);
    (void)clinic.store->RemoveUser(clinic.ben.id);
    clinic.store->BackUp(after);
    clinic.store.reset();
    const auto restored = [&](const std::filesystem::path& backup, const char* user, const char* passphrase) {
        const auto target = clinic.dir.Path() / "restored.palpate";
        std::filesystem::remove_all(target);
        return store::Restore(backup, target, user, passphrase, clinic.around)->Check().sound;
    };
    BOOST_TEST(restored(before, support::kUser, support::kPassphrase));
    BOOST_TEST(restored(after, support::kUser, support::kPassphrase));
    BOOST_CHECK_THROW((void)restored(after, "ben", kBens), Error);
}

BOOST_AUTO_TEST_CASE(what_an_earlier_change_could_not_clear_away_is_not_in_the_way) {
    Shared clinic;
    std::filesystem::create_directory(clinic.folder / "next-key.new-done");
    support::WriteFile(clinic.folder / "next-key.new-done" / "keys.json", "{}");
    (void)clinic.store->RemoveUser(clinic.ben.id);
    BOOST_TEST(clinic.Tidy());
    clinic.store.reset();
    BOOST_TEST(clinic.Opens("cleo", kCleos));
    BOOST_TEST(!clinic.Opens("ben", kBens));
}

BOOST_AUTO_TEST_CASE(nobody_is_removed_while_a_copy_is_made) {
    Shared clinic;
    {
        const auto copier = clinic.store->Copier();
        BOOST_CHECK_THROW((void)clinic.store->RemoveUser(clinic.ben.id), Error);
    }
    BOOST_TEST(clinic.store->Check().sound);
    (void)clinic.store->RemoveUser(clinic.ben.id);
    BOOST_CHECK_THROW((void)clinic.store->RemoveUser(clinic.ben.id), Error);
}

BOOST_AUTO_TEST_CASE(a_stop_changes_nothing) {
    Shared clinic;
    int asked = 0;
    BOOST_CHECK_EXCEPTION(
        (void)clinic.store->RemoveUser(clinic.ben.id, [&](long long, long long) { return ++asked < 2; }),
        Error, [](const Error& error) { return error.Kind() == ErrorKind::Refused; });
    (void)clinic.AddClient("Bea");
    BOOST_TEST(clinic.Tidy());
    clinic.store.reset();
    BOOST_TEST(clinic.Opens("ben", kBens));
}

namespace {

// Interrupted at each of its steps the clinic opens as before or as after, and nothing acknowledged is lost.
template <class Fail>
void ExpectOldOrNew(const Fail& fail) {
    TestClinic clinic;
    int people = 0;
    model::User going;
    std::string code;
    const auto remove = [&] {
        code.clear();
        try {
            code = clinic.store->RemoveUser(going.id);
        } catch (const store::NewKeyUnfinished& unfinished) {
            code = unfinished.RecoveryCode();
            throw;
        }
    };
    fail(
        remove,
        [&](bool done) {
            clinic.store.reset();
            const bool still = [&] {
                try {
                    return store::ClinicStore::Open(clinic.folder, going.name, kBens, clinic.around) !=
                           nullptr;
                } catch (const Error& error) {
                    BOOST_TEST((error.Kind() == ErrorKind::NoAccess), error.what());
                    return false;
                }
            }();
            BOOST_TEST((!done || !still));
            // Whatever failed behind the decision, who removed knows the code that opens from now on.
            BOOST_TEST(code.empty() == still);
            clinic.store = still || code.empty()
                               ? clinic.Open()
                               : store::ClinicStore::Recover(clinic.folder, code, support::kUser,
                                                             support::kPassphrase, clinic.around);
            BOOST_TEST(clinic.store->Check().sound);
            const auto users = clinic.store->Users();
            const auto row = std::ranges::find(users, going.id, &model::User::id);
            if (row != users.end()) BOOST_TEST(row->left_at.has_value() == !still);
        },
        [&] { going = clinic.store->AddUser(Named("n" + std::to_string(++people)), kBens); });
}

}  // namespace

BOOST_AUTO_TEST_CASE(every_call_may_fail_while_somebody_is_removed) {
    ExpectOldOrNew([](const auto& work, const auto& after, const auto& before) {
        before();
        support::FailEveryCall(work, [&](bool done) {
            after(done);
            before();
        });
    });
}

BOOST_AUTO_TEST_CASE(every_write_of_the_engine_may_fail_while_somebody_is_removed) {
    ExpectOldOrNew([](const auto& work, const auto& after, const auto& before) {
        before();
        support::FailEveryWrite(
            work,
            [&](bool done) {
                after(done);
                before();
            },
            25);
    });
}

// As a kill leaves it: decided, and then nothing more; or not yet decided.
BOOST_AUTO_TEST_CASE(what_was_decided_is_finished_and_what_was_not_is_cleared_away) {
    Shared clinic;
    clinic.store.reset();
    const auto old = clinic.dir.Path() / "old";
    std::filesystem::copy(clinic.folder, old, std::filesystem::copy_options::recursive);
    clinic.store = clinic.Open();
    (void)clinic.store->RemoveUser(clinic.ben.id);
    clinic.store.reset();
    const auto rebuilt = clinic.dir.Path() / "rebuilt";
    const auto lay = [&](int step) {
        std::filesystem::remove_all(clinic.folder);
        std::filesystem::copy(old, clinic.folder, std::filesystem::copy_options::recursive);
        const auto next = clinic.folder / (step == 0 ? "next-key.new-1" : "next-key");
        std::filesystem::create_directory(next);
        for (const char* file : {"clinic.db", "keys.json", "keys.json.bak"})
            std::filesystem::copy(rebuilt / file, next / file);
        if (step >= 2) std::filesystem::rename(clinic.folder / "clinic.db", clinic.folder / "clinic.db.old");
        if (step >= 3) std::filesystem::rename(next / "clinic.db", clinic.folder / "clinic.db");
        if (step >= 4)
            std::filesystem::copy_file(next / "keys.json", clinic.folder / "keys.json",
                                       std::filesystem::copy_options::overwrite_existing);
    };
    std::filesystem::copy(clinic.folder, rebuilt, std::filesystem::copy_options::recursive);
    for (int step = 0; step <= 4; ++step) {
        BOOST_TEST_CONTEXT("step " << step) {
            lay(step);
            BOOST_TEST(clinic.Opens("ben", kBens) == (step == 0));
            BOOST_TEST(clinic.Opens("cleo", kCleos));
            BOOST_TEST(clinic.Opens(support::kUser, support::kPassphrase));
            BOOST_TEST(clinic.Tidy());
            BOOST_TEST(store::ClinicStore::UserNames(clinic.folder).size() == (step == 0 ? 3U : 2U));
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
