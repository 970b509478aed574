// Audit logs, heads and witnesses as somebody who holds the key can leave them; audit_tests.cpp has the usual
// ones.
#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "store/anchor_file.h"
#include "store/audit_table.h"
#include "store/audit_verify.h"
#include "store/backup.h"
#include "store/kept_clinic.h"
#include "store/people_table.h"
#include "store/raw_key.h"
#include "vault/digest.h"

BOOST_AUTO_TEST_SUITE(odd_logs_tests)

using model::Error;
using model::ErrorKind;
using store::AuditWitness;
using support::Exchange;
using support::First;
using support::Kept;
using support::RawLog;
using vault::Tampering;

namespace {

bool IsRefused(const Error& error) {
    return error.Kind() == ErrorKind::Refused;
}

// A backup of its own that is tampered with, as the clinic would be.
struct WithBackup : Kept {
    std::filesystem::path backup = folder / "backups" / "one.palpate";
    WithBackup() {
        around.anchors.clear();
        Open()->BackUp(backup);
        Pass();
    }
    void TamperBackup(const std::function<void(support::RawDatabase&)>& change) {
        const auto clinic = std::exchange(folder, backup);
        {
            support::RawDatabase raw(*this);
            support::DropTriggers(raw.Handle());
            change(raw);
        }
        folder = clinic;
    }
    [[nodiscard]] std::string ClinicId() const {
        return vault::ReadKeyFile(support::ReadFile(folder / "keys.json")).file.clinic;
    }
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_head_that_was_set_back_is_told_from_one_that_is_none) {
    const std::string set = "UPDATE audit_head SET ";
    const struct {
        const char* name;
        std::string sql;
        Tampering kind;
        long long sequence;
        bool healed = false;  // the chain was left whole, and the next entry sets the number right
    } cases[] = {
        {"an older one", set + "sequence = 5, hash = (SELECT hash FROM audit WHERE sequence = 5)",
         Tampering::PageSplice, 6},
        {"a number back", set + "sequence = 5", Tampering::Edit, 6, true},
        {"before all", set + "sequence = -4, hash = ''", Tampering::Edit, 1},
        {"none", set + "sequence = 0, hash = ''", Tampering::Edit, 1},
    };
    for (const auto& one : cases) {
        Kept clinic;
        clinic.around.anchors.clear();
        clinic.Sql(one.sql);
        BOOST_TEST(First(clinic.Verify(), one.kind, one.sequence), one.name);
        // Whoever comes in next goes on, and what was done is not forgotten over it.
        BOOST_TEST(clinic.Verify().Sound() == one.healed, one.name);
    }
}

BOOST_AUTO_TEST_CASE(the_last_entry_may_not_name_somebody_else_either) {
    Kept clinic;
    clinic.around.anchors.clear();
    const auto last = clinic.Open()->Head().sequence;
    clinic.Tamper([](RawLog& log) { log.links.back().link.user = "somebody else"; }, true, false);
    BOOST_TEST(First(clinic.Verify(), Tampering::ActorSwap, last));
}

// What was told since the clinic was opened is a chain of its own behind the one that was found.
BOOST_AUTO_TEST_CASE(entries_of_this_session_are_held_to_the_chain_too) {
    Kept clinic;
    const auto verify = [&] {
        store::Engine engine(clinic.folder / "clinic.db", support::DataKey(clinic),
                             store::Engine::Mode::ReadWrite);
        const store::FoundLog found{5, {5, store::HashAt(engine, 5)}};
        return store::VerifyAudit(engine, store::ReadClinicId(engine), found, {});
    };
    BOOST_TEST(verify().Sound());
    clinic.Sql("UPDATE audit SET entity = 'another' WHERE sequence = 7");
    BOOST_TEST(First(verify(), Tampering::Edit, 7));
}

BOOST_AUTO_TEST_CASE(a_told_head_without_a_hash_proves_nothing) {
    const Kept clinic;
    const auto store = clinic.Open();
    for (const store::AuditHead& told :
         {store::AuditHead{3, ""}, store::AuditHead{99, ""}, store::AuditHead{}}) {
        const auto verdict = store->VerifyAudit(told);
        BOOST_TEST(!verdict.Sound());
        BOOST_TEST(!verdict.anchors.back().agrees);
    }
}

// Whatever the first entry after an older file was put back is, it is a rollback.
BOOST_AUTO_TEST_CASE(an_older_file_is_named_however_somebody_came_in) {
    const std::pair<const char*, void (*)(Kept&)> cases[] = {
        {"a wrong passphrase first",
         [](Kept& clinic) {
             BOOST_CHECK_THROW((void)clinic.Open("wrong"), Error);
             clinic.Pass();
             (void)clinic.Open();
         }},
        {"with the recovery code", [](Kept& clinic) {
             (void)store::ClinicStore::Recover(clinic.folder, clinic.recovery_code, support::kUser,
                                               support::kPassphrase, clinic.around);
         }}};
    for (const auto& [name, come_in] : cases) {
        Kept clinic;
        const auto older = clinic.dir.Path() / "older";
        std::filesystem::copy(clinic.folder, older, std::filesystem::copy_options::recursive);
        clinic.store = clinic.Open();
        const auto head = clinic.store->Head().sequence;
        clinic.store->Log("visit.view", clinic.visit.id.value, clinic.client.id);
        clinic.store.reset();
        Exchange(clinic.folder, older);
        clinic.Pass();
        clinic.around.anchors.clear();
        come_in(clinic);
        clinic.around.anchors = clinic.profile;
        BOOST_TEST(First(clinic.Verify(), Tampering::Rollback, head), name);
    }
}

BOOST_AUTO_TEST_CASE(an_older_file_of_an_older_version_is_named_too) {
    Kept clinic;
    const auto fixture = std::filesystem::path(PALPATE_SOURCE_DIR) / "tests/store/clinic_version_4";
    clinic.clock.Set(clinic.clock.Now() + std::chrono::hours(24 * 365));
    Exchange(clinic.folder, fixture);
    clinic.store = clinic.Open();
    const auto upgraded = clinic.store->Head().sequence - 1;
    BOOST_TEST(clinic.store->AuditTrail().at(static_cast<std::size_t>(upgraded - 1)).action ==
               "clinic.upgrade");
    clinic.store.reset();
    std::filesystem::remove_all(clinic.folder);
    std::filesystem::copy(fixture, clinic.folder);
    clinic.Pass();
    BOOST_TEST(First(clinic.Verify(), Tampering::Rollback, upgraded));
}

// A backup that was itself rewritten may not make the clinic a bad one.
BOOST_AUTO_TEST_CASE(a_backup_that_is_not_as_it_was_is_no_witness) {
    const std::pair<const char*, std::string (*)(const WithBackup&)> cases[] = {
        {"an entry altered",
         [](const WithBackup&) {
             return std::string(
                 "UPDATE audit SET action = 'x' WHERE sequence = 4; UPDATE audit_head SET hash = 'x'");
         }},
        {"no entries", [](const WithBackup& clinic) {
             return "DELETE FROM audit; UPDATE audit_head SET sequence = 0, hash = '" +
                    vault::FirstPrevious(clinic.ClinicId()) + "'";
         }}};
    for (const auto& [name, sql] : cases) {
        WithBackup clinic;
        BOOST_TEST(clinic.Verify().anchors.size() == 1U);
        clinic.TamperBackup([&, &change = sql](support::RawDatabase& raw) { raw.Run(change(clinic)); });
        const auto verdict = clinic.Verify();
        BOOST_TEST(verdict.Sound(), name);
        BOOST_TEST(verdict.anchors.empty(), name);
    }
}

BOOST_AUTO_TEST_CASE(what_lies_among_the_backups_and_is_none_is_passed_over) {
    WithBackup clinic;
    const auto backups = clinic.folder / "backups";
    std::filesystem::create_directory(backups / "holiday");
    support::WriteFile(backups / "notes.txt", "text");
    std::filesystem::create_directory(backups / "broken");
    support::WriteFile(backups / "broken" / "clinic.db", "no database");
    const auto verdict = clinic.Verify();
    BOOST_TEST(verdict.Sound());
    BOOST_REQUIRE(verdict.anchors.size() == 1U);
    BOOST_TEST(verdict.anchors[0].agrees);
}

BOOST_AUTO_TEST_CASE(a_backup_that_agrees_is_not_set_aside) {
    WithBackup clinic;
    clinic.around.anchors = clinic.profile;
    clinic.Open()->RenewAnchor();
    const auto verdict = clinic.Verify();
    BOOST_TEST(verdict.Sound());
    for (const auto& anchor : verdict.anchors) BOOST_TEST((anchor.agrees && !anchor.aside));
    for (const auto& entry : std::filesystem::directory_iterator(clinic.profile))
        BOOST_TEST(entry.path().extension() != ".aside");
}

// Only the entry that accepted a log excuses another one, not any that happens to be there.
BOOST_AUTO_TEST_CASE(a_list_that_names_another_entry_excuses_nothing) {
    Kept clinic;
    GoBackToOlder(clinic);
    clinic.store = clinic.Open();
    clinic.store->RenewAnchor();
    const auto trail = clinic.store->AuditTrail();
    clinic.store.reset();
    BOOST_TEST(clinic.Verify().Sound());
    for (const auto& entry : std::filesystem::directory_iterator(clinic.profile)) {
        if (entry.path().extension() != ".aside") continue;
        std::string text = support::ReadFile(entry.path());
        const auto& accepted = trail.back();
        const std::string told = std::to_string(accepted.sequence) + ' ' + accepted.hash;
        BOOST_REQUIRE(text.find(told) != std::string::npos);
        text.replace(text.find(told), told.size(), std::to_string(trail[1].sequence) + ' ' + trail[1].hash);
        support::WriteFile(entry.path(), text);
    }
    BOOST_TEST(!clinic.Verify().Sound());
}

BOOST_AUTO_TEST_CASE(of_many_logs_set_aside_the_newest_are_kept) {
    const support::TempDir dir;
    store::AnchorFile anchors(dir.Path(), "clinic", "place");
    std::vector<store::AuditHead> heads;
    for (long long i = 1; i <= 2500; ++i) heads.push_back({i, vault::Digest(std::to_string(i))});
    anchors.SetAside({1, vault::Digest("accepted")}, heads);
    const auto aside = anchors.Aside();
    BOOST_TEST(aside.size() > 1000U);
    BOOST_TEST(aside.size() < heads.size());
    BOOST_TEST(aside.back().head.sequence == 2500);
    BOOST_TEST(aside.front().head.sequence == 2501 - static_cast<long long>(aside.size()));
}

BOOST_AUTO_TEST_CASE(prints_without_end_are_not_taken_for_prints) {
    const support::TempDir dir;
    const auto file = dir.Path() / "prints";
    support::WriteFile(file, {});
    std::filesystem::resize_file(file, 8ULL * 10'000'001);
    BOOST_TEST(store::ReadPrints(file, 3).size() == 3U);
    BOOST_TEST(store::ReadPrints(file, 10'000'001).empty());
    BOOST_TEST(store::ReadPrints(dir.Path() / "none", 3).empty());
}

BOOST_AUTO_TEST_CASE(damaged_heads_of_other_places_are_passed_over) {
    Kept clinic;
    std::filesystem::path kept;
    for (const auto& entry : std::filesystem::directory_iterator(clinic.profile))
        if (entry.path().extension() == ".anchor") kept = entry.path();
    const std::string text = support::ReadFile(kept), name = kept.filename().string();
    std::filesystem::remove(kept);
    support::WriteFile(clinic.profile / (name.substr(0, 17) + "0123456789abcdef.anchor"), text);
    support::WriteFile(clinic.profile / (name.substr(0, 17) + "fedcba9876543210.anchor"), text + "x");
    support::WriteFile(clinic.profile / "0000000000000000-0123456789abcdef.anchor", text);
    clinic.store = clinic.Open();
    const auto verdict = clinic.store->VerifyAudit();
    BOOST_REQUIRE(verdict.anchors.size() == 1U);
    BOOST_TEST((verdict.anchors[0].witness == AuditWitness::Elsewhere));
    BOOST_TEST(verdict.anchors[0].agrees);
}

// Its head is kept when all of it is saved.
BOOST_AUTO_TEST_CASE(a_signature_among_several_saves_is_kept_with_them) {
    Kept clinic;
    clinic.store = clinic.Open();
    const auto key = clinic.store->Unlock(support::kPassphrase);
    BOOST_CHECK_THROW(clinic.store->Together([&] {
        clinic.store->SignVisit(clinic.visit, key);
        throw std::runtime_error("stop");
    }),
                      std::runtime_error);
    BOOST_TEST(clinic.store->VerifyAudit().Sound());
    clinic.store->Together([&] { clinic.store->SignVisit(clinic.visit, key); });
    clinic.store.reset();
    const auto verdict = clinic.Verify();
    BOOST_TEST(verdict.Sound());
    BOOST_TEST(verdict.Anchored() == verdict.head.sequence);
}

BOOST_AUTO_TEST_CASE(a_reading_beside_is_stopped_and_not_begun_among_saves) {
    Kept clinic;
    clinic.store = clinic.Open();
    BOOST_CHECK_EXCEPTION(clinic.store->Together([&] { (void)clinic.store->AuditReader({}); }), Error,
                          IsRefused);
    BOOST_CHECK_EXCEPTION(clinic.store->Together([&] { (void)clinic.store->Copier(); }), Error, IsRefused);
    int asked = 0;
    const auto read = clinic.store->AuditReader({});
    const auto reading = read([&](long long, long long) { return ++asked > 0; });
    BOOST_TEST(reading.verdict.Sound());
    BOOST_TEST(asked >= 1);
}

// What stands on every printed record may be asked by who prints one; the rest of the log may not.
BOOST_AUTO_TEST_CASE(a_therapist_reads_who_signed_and_not_who_looked) {
    Kept clinic;
    clinic.store = clinic.Open();
    model::User ben;
    ben.name = "ben";
    ben.role = model::Role::Therapist;
    (void)clinic.store->AddUser(ben, "ben's own words");
    clinic.store->SignVisit(clinic.visit, clinic.store->Unlock(support::kPassphrase));
    clinic.store.reset();
    clinic.store = store::ClinicStore::Open(clinic.folder, "ben", "ben's own words", clinic.around);
    store::AuditFilter filter;
    filter.client = clinic.client.id;
    filter.kind = "visit.sign";
    BOOST_TEST(clinic.store->AuditTrail(filter).size() == 1U);
    for (const std::optional<std::string>& kind :
         {std::optional<std::string>("client.view"), std::optional<std::string>("visit"),
          std::optional<std::string>()}) {
        filter.kind = kind;
        BOOST_CHECK_EXCEPTION((void)clinic.store->AuditTrail(filter), Error,
                              [](const Error& error) { return error.Kind() == ErrorKind::NoAccess; });
    }
    filter.kind = "visit.sign";
    filter.client.reset();
    BOOST_CHECK_THROW((void)clinic.store->AuditTrail(filter), Error);
}

// Every signature has its entry and every entry its signature, whatever was done to either.
BOOST_AUTO_TEST_CASE(signatures_and_their_entries_are_held_against_each_other) {
    const std::string another =
        "INSERT INTO signatures SELECT visit, 1, user, public_key, at, encoding, 'another', signature, "
        "clock, "
        "map, student FROM signatures";
    const struct {
        std::string sql;
        std::optional<Tampering> kind;
    } cases[] = {{another, {}},
                 {another + "; UPDATE signatures SET position = 5 WHERE position = 0", {}},
                 {"UPDATE signatures SET digest = 'another'", Tampering::Edit},
                 {"UPDATE signatures SET user = 'somebody else'", Tampering::ActorSwap},
                 {"UPDATE signatures SET clock = 5", Tampering::Edit}};
    for (const auto& one : cases) {
        Kept clinic;
        clinic.around.anchors.clear();
        clinic.store = clinic.Open();
        clinic.store->SignVisit(clinic.visit, clinic.store->Unlock(support::kPassphrase));
        const auto signing = clinic.store->Head().sequence;
        clinic.store.reset();
        clinic.Sql("PRAGMA foreign_keys = OFF; " + one.sql);
        BOOST_TEST(!clinic.Open()->Check().sound, one.sql);
        if (one.kind)
            BOOST_TEST(First(clinic.Verify(), *one.kind, signing), one.sql);
        else
            BOOST_TEST(clinic.Verify().Sound(), "one that holds is enough for the log");
    }
}

BOOST_AUTO_TEST_CASE(a_signing_taken_out_of_the_log_is_missed) {
    Kept clinic;
    clinic.around.anchors.clear();
    clinic.store = clinic.Open();
    clinic.store->SignVisit(clinic.visit, clinic.store->Unlock(support::kPassphrase));
    clinic.store.reset();
    const auto is_signing = [](const vault::StoredLink& stored) {
        return stored.link.action == "visit.sign";
    };
    clinic.Tamper([&](RawLog& log) { std::erase_if(log.links, is_signing); }, true);
    const auto missed = [&] {
        const auto findings = clinic.Verify().findings;
        return std::ranges::any_of(findings, [](const auto& finding) {
            return finding.kind == Tampering::Delete && finding.witness == AuditWitness::Signature;
        });
    };
    BOOST_TEST(missed());
    // What its clock said is then told without an entry to name.
    clinic.Sql("UPDATE signatures SET clock = 5");
    BOOST_TEST(missed());
    const auto findings = clinic.Verify().findings;
    BOOST_TEST(std::ranges::any_of(findings, [](const auto& finding) {
        return finding.kind == Tampering::Edit && finding.sequence == 0 &&
               finding.witness == AuditWitness::Record;
    }));
}

// The second of them had a right time; only of the other there is an entry that says otherwise.
BOOST_AUTO_TEST_CASE(a_clock_put_beside_an_amendment_is_named_by_its_entry) {
    Kept clinic;
    clinic.around.anchors.clear();
    clinic.store = clinic.Open();
    clinic.store->SignVisit(clinic.visit, clinic.store->Unlock(support::kPassphrase));
    model::Amendment addition;
    addition.visit = clinic.visit.id;
    addition.kind = model::AmendmentKind::Addition;
    addition.reason = "as told today";
    std::vector<long long> entries;
    for (const char* text : {"Client rang.", "And again."}) {
        addition.text = text;
        (void)clinic.store->Amend(addition, clinic.store->Unlock(support::kPassphrase));
        entries.push_back(clinic.store->Head().sequence);
    }
    clinic.store.reset();
    clinic.Sql("UPDATE amendments SET clock = 5 WHERE number = 2");
    BOOST_TEST(First(clinic.Verify(), Tampering::Edit, entries.at(1)));
}

BOOST_AUTO_TEST_SUITE_END()
