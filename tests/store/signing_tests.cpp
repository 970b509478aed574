#include <boost/test/unit_test.hpp>

#include <future>

#include "store/failing_disk.h"
#include "store/random_records.h"
#include "store/test_clinic.h"
#include "support/raw_log.h"
#include "support/refusal.h"

BOOST_AUTO_TEST_SUITE(signing_tests)

using support::TestClinic;

using support::Refusal;

namespace {

// A draft with everything in it.
struct Draft : TestClinic {
    model::Client client = AddClient("Ada");
    support::RandomRecords random{clock, 5};
    model::Visit visit = Full();

    model::Visit Full() {
        for (;;) {
            model::Visit made = random.Visit(client.id);
            const bool covered =
                std::ranges::any_of(made.marks, [](const model::Mark& m) { return !m.covers.empty(); });
            const bool treated = std::ranges::any_of(made.treatments, [](const model::Treatment& t) {
                return !t.marks.empty() && !t.regions.empty();
            });
            if (made.objective.empty() || made.copied_lines.empty() || made.resolved.empty() ||
                made.readings.empty() || made.adherence.empty() || !covered || !treated ||
                made.plan == model::HomePlan{})
                continue;
            store->SaveVisit(made);
            return made;
        }
    }
    [[nodiscard]] model::Visit Signed() const {
        model::Visit closed = visit;
        closed.status = model::VisitStatus::Signed;
        return closed;
    }
    void Sign() { store->SignVisit(visit, store->Unlock(support::kPassphrase)); }
    [[nodiscard]] bool OneValid() const {
        const auto signatures = store->Signatures(visit.id);
        return signatures.size() == 1 && signatures.front().valid;
    }
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_signature_says_who_and_when_and_holds_after_opening_again) {
    Draft clinic;
    clinic.Sign();
    for (int round = 0; round < 2; ++round) {
        BOOST_TEST((clinic.store->LoadVisit(clinic.visit.id) == clinic.Signed()));
        const auto signatures = clinic.store->Signatures(clinic.visit.id);
        BOOST_REQUIRE(signatures.size() == 1U);
        BOOST_TEST(signatures[0].valid);
        BOOST_TEST(signatures[0].name == "Maya Lindt");
        BOOST_TEST((signatures[0].user == clinic.store->SignedIn().id));
        BOOST_TEST((signatures[0].at == clinic.clock.Now()));
        const auto report = clinic.store->Check();
        BOOST_TEST(report.sound);
        BOOST_TEST(report.signatures == 1);
        clinic.Reopen();
    }
    const auto trail = clinic.store->AuditTrail();
    BOOST_TEST(std::ranges::count(trail, "visit.sign", &store::AuditEntry::action) == 1);
}

BOOST_AUTO_TEST_CASE(a_signed_visit_is_refused_by_every_call) {
    Draft clinic;
    clinic.Sign();
    const auto key = clinic.store->Unlock(support::kPassphrase);
    model::Visit other = clinic.Signed();
    other.reason += "!";
    for (const auto status : {model::VisitStatus::Draft, model::VisitStatus::Signed}) {
        other.status = status;
        const auto digest = store::DigestOf(clinic.visit);
        for (const auto& change : std::vector<std::function<void()>>{
                 [&] { clinic.store->SaveVisit(other); }, [&] { clinic.store->SaveVisit(other, digest); },
                 [&] { clinic.store->SignVisit(other, key); },
                 [&] { clinic.store->SignVisit(clinic.visit, key, digest); }})
            BOOST_TEST(Refusal(change) == "This visit is signed and cannot be changed; write an amendment.");
    }
    BOOST_TEST((clinic.store->LoadVisit(clinic.visit.id) == clinic.Signed()));
    BOOST_TEST(clinic.OneValid());
}

BOOST_AUTO_TEST_CASE(sql_cannot_touch_a_signed_visit_in_any_table) {
    Draft clinic;
    clinic.Sign();
    clinic.store.reset();
    support::RawDatabase raw(clinic);
    for (const std::string table :
         {"visits", "marks", "mark_regions", "treatments", "treatment_marks", "treatment_regions", "plans",
          "objective_lines", "copied_lines", "resolved_spots", "readings", "adherence", "signatures"}) {
        const std::string id = table == "visits" ? "id" : "visit";
        raw.Run("CREATE TEMP TABLE copy AS SELECT * FROM " + table + " LIMIT 1");
        BOOST_CHECK_THROW(raw.Run("DELETE FROM " + table), std::runtime_error);
        BOOST_CHECK_THROW(raw.Run("UPDATE " + table + " SET " + id + " = " + id), std::runtime_error);
        if (table != "visits")
            BOOST_CHECK_THROW(raw.Run("INSERT INTO " + table + " SELECT * FROM copy"), std::runtime_error);
        raw.Run("DROP TABLE copy");
    }
}

// A table of a visit's rows that has no triggers of its own would stand open.
BOOST_AUTO_TEST_CASE(every_table_of_a_visit_is_locked_with_it) {
    TestClinic clinic;
    clinic.store.reset();
    support::RawDatabase raw(clinic);
    const std::string of_visits =
        "(SELECT m.name FROM sqlite_schema m, pragma_table_info(m.name) c WHERE m.type = 'table' "
        "AND c.name = 'visit')";
    const std::string locked =
        "(SELECT tbl_name FROM sqlite_schema WHERE type = 'trigger' AND name IN ('signed_' || tbl_name || "
        "'_INSERT', 'signed_' || tbl_name || '_UPDATE', 'signed_' || tbl_name || '_DELETE') "
        "GROUP BY tbl_name HAVING count(*) = 3)";
    // Takes no row.
    raw.Run("CREATE TEMP TABLE unlocked (name TEXT CHECK (name IS NULL))");
    BOOST_CHECK_THROW(raw.Run("INSERT INTO unlocked SELECT * FROM " + of_visits), std::runtime_error);
    raw.Run("INSERT INTO unlocked SELECT * FROM " + of_visits + " WHERE name NOT IN " + locked);
}

BOOST_AUTO_TEST_CASE(what_was_forged_behind_the_store_is_found) {
    const std::pair<const char*, const char*> forgeries[] = {
        {"DROP TRIGGER signature_stays; DROP TRIGGER signed_signatures_UPDATE; UPDATE signatures SET at = at "
         "+ 1",
         "does not hold"},
        {"DROP TRIGGER signature_stays; DROP TRIGGER signed_signatures_UPDATE; "
         "UPDATE signatures SET signature = zeroblob(64)",
         "does not hold"},
        {"DROP TRIGGER signed_objective_lines_UPDATE; UPDATE objective_lines SET text = text || '!'",
         "does not hold"},
        {"DROP TRIGGER signature_is_kept; DROP TRIGGER signed_signatures_DELETE; DELETE FROM signatures",
         "is missing"}};
    for (const auto& [sql, says] : forgeries) {
        Draft clinic;
        clinic.Sign();
        clinic.store.reset();
        support::RawDatabase(clinic).Run(sql);
        clinic.Reopen();
        BOOST_TEST(!clinic.OneValid(), sql);
        const auto report = clinic.store->Check();
        const auto tells = [&told = says](const std::string& finding) {
            return finding.find(told) != std::string::npos;
        };
        BOOST_TEST(std::ranges::any_of(report.findings, tells), sql);
    }
}

BOOST_AUTO_TEST_CASE(a_wrong_passphrase_or_another_clinics_key_signs_nothing) {
    Draft clinic;
    const TestClinic other;
    BOOST_TEST(Refusal([&] { (void)clinic.store->Unlock("wrong horse"); }) == "The passphrase is not right.");
    const auto foreign = other.store->Unlock(support::kPassphrase);
    BOOST_TEST(Refusal([&] { clinic.store->SignVisit(clinic.visit, foreign); }) ==
               "This signing key is not that of who is signed in.");
    BOOST_TEST((clinic.store->LoadVisit(clinic.visit.id) == clinic.visit));
}

BOOST_AUTO_TEST_CASE(the_key_is_opened_on_another_thread) {
    Draft clinic;
    auto unlock = clinic.store->Unlocker();
    auto opening = std::async(std::launch::async, unlock, std::string(support::kPassphrase));
    clinic.visit.reason = "typed meanwhile";
    clinic.store->SaveVisit(clinic.visit);
    clinic.store->SignVisit(clinic.visit, opening.get());
    BOOST_TEST(clinic.OneValid());
}

BOOST_AUTO_TEST_CASE(keys_of_before_and_after_a_recovery_both_hold) {
    Draft clinic;
    clinic.Sign();
    clinic.store.reset();
    clinic.store = store::ClinicStore::Recover(clinic.folder, clinic.recovery_code, support::kUser, "quite a new one",
                                               clinic.around);
    BOOST_TEST(clinic.OneValid());
    clinic.visit = clinic.Full();
    clinic.store->SignVisit(clinic.visit, clinic.store->Unlock("quite a new one"));
    BOOST_TEST(clinic.OneValid());
    BOOST_TEST(clinic.store->Check().sound);
}

BOOST_AUTO_TEST_CASE(a_signature_is_whole_or_absent) {
    Draft clinic;
    auto key = clinic.store->Unlock(support::kPassphrase);
    support::FailEveryWrite(
        [&] {
            if (clinic.store->LoadVisit(clinic.visit.id)->status != model::VisitStatus::Draft)
                clinic.visit = clinic.Full();
            clinic.store->SignVisit(clinic.visit, key);
        },
        [&](bool done) {
            const auto stored = clinic.store->LoadVisit(clinic.visit.id);
            BOOST_TEST((!done || *stored == clinic.Signed()));
            BOOST_TEST(clinic.OneValid() == (stored && stored->status == model::VisitStatus::Signed));
        });
    clinic.Reopen();
    BOOST_TEST(clinic.store->Check().sound);
}

BOOST_AUTO_TEST_CASE(the_second_of_two_writers_is_refused) {
    Draft clinic;
    const std::string read = store::DigestOf(clinic.visit);
    model::Visit first = clinic.visit, second = clinic.visit;
    first.reason = "first";
    second.reason = "second";
    clinic.store->SaveVisit(first, read);
    BOOST_TEST(Refusal([&] { clinic.store->SaveVisit(second, read); }) ==
               "This visit was changed in another window; open it again before you go on.");
    BOOST_TEST((clinic.store->LoadVisit(first.id) == first));
    clinic.store->SaveVisit(second, store::DigestOf(first));
    BOOST_TEST((clinic.store->LoadVisit(first.id) == second));
}

BOOST_AUTO_TEST_CASE(what_is_not_saved_is_not_signed) {
    Draft clinic;
    const auto never = clinic.NewVisit(clinic.client.id);
    BOOST_TEST(Refusal([&] { clinic.store->SignVisit(never, clinic.store->Unlock(support::kPassphrase)); }) ==
               "There is no visit " + never.id.value + " in this clinic.");
    BOOST_TEST(clinic.store->Signatures(never.id).empty());
    BOOST_TEST(clinic.store->AuditTrail().back().action == "visit.denied");
    BOOST_TEST(!clinic.store->LoadVisit(never.id).has_value());
}

// Somebody else of the same clinic, and the same person of another one.
BOOST_AUTO_TEST_CASE(a_key_of_somebody_else_signs_nothing) {
    Draft clinic;
    model::User ben;
    ben.name = "ben";
    ben.role = model::Role::Therapist;
    (void)clinic.store->AddUser(ben, "ben's own words");
    clinic.store.reset();
    const auto keys = [&] {
        const auto bens = store::ClinicStore::Open(clinic.folder, "ben", "ben's own words", clinic.around);
        return bens->Unlock("ben's own words");
    }();
    model::SeededIdSource ids(clinic.clock, 99);
    const auto other =
        store::ClinicStore::Create(clinic.dir.Path() / "Other.palpate", TestClinic::Profile(),
                                   TestClinic::Owner(), "long enough", {&clinic.clock, &ids, store::KeyCost::Quick})
            .store;
    const auto elsewhere = other->Unlock("long enough");
    clinic.Reopen();
    for (const store::SigningKey* key : {&keys, &elsewhere})
        BOOST_TEST(Refusal([&] { clinic.store->SignVisit(clinic.visit, *key); }) ==
                   "This signing key is not that of who is signed in.");
    BOOST_TEST(clinic.store->Signatures(clinic.visit.id).empty());
    BOOST_TEST((clinic.store->LoadVisit(clinic.visit.id)->status == model::VisitStatus::Draft));
}

BOOST_AUTO_TEST_CASE(a_signature_covers_the_map_and_whether_a_student_signed) {
    for (const bool student : {false, true}) {
        Draft clinic;
        model::User maya = clinic.store->SignedIn();
        maya.student = student;
        clinic.store->SaveUser(maya);
        clinic.store->SignVisit(clinic.visit, clinic.store->Unlock(support::kPassphrase), {},
                                store::WhenBehind::Refuse, "the map of today");
        for (int round = 0; round < 2; ++round) {
            BOOST_TEST(clinic.OneValid());
            const auto signature = clinic.store->Signatures(clinic.visit.id).at(0);
            BOOST_TEST(signature.map == "the map of today");
            BOOST_TEST((signature.student == std::optional(student)));
            BOOST_TEST(clinic.store->Check().sound);
            BOOST_TEST(clinic.store->VerifyAudit().Sound());
            clinic.Reopen();
        }
    }
}

BOOST_AUTO_TEST_CASE(what_a_visit_was_signed_under_is_not_changed_behind_the_store) {
    for (const char* what : {"map = 'another map'", "map = ''", "student = 1", "student = NULL",
                             "student = NULL, map = ''", "at = at - 1"}) {
        Draft clinic;
        clinic.store->SignVisit(clinic.visit, clinic.store->Unlock(support::kPassphrase), {},
                                store::WhenBehind::Refuse, "the map of today");
        clinic.store.reset();
        {
            support::RawDatabase raw(clinic);
            BOOST_CHECK_THROW(raw.Run(std::string("UPDATE signatures SET ") + what), std::runtime_error);
            support::DropTriggers(raw.Handle());
            raw.Run(std::string("UPDATE signatures SET ") + what);
        }
        clinic.Reopen();
        BOOST_TEST(!clinic.OneValid(), what);
        BOOST_TEST(!clinic.store->Check().sound, what);
        const auto findings = clinic.store->VerifyAudit().findings;
        BOOST_REQUIRE(!findings.empty());
        BOOST_TEST((findings[0].kind == vault::Tampering::Edit), what);
        BOOST_TEST((findings[0].witness == store::AuditWitness::Signature), what);
        BOOST_TEST(findings[0].record == clinic.visit.id.value, what);
    }
}

// What a signature was made over may not be exchanged either.
BOOST_AUTO_TEST_CASE(a_signature_holds_only_with_its_own_key_state_and_encoding) {
    const char* forgeries[] = {"UPDATE signatures SET public_key = 'zz'",
                               "UPDATE signatures SET encoding = 0",
                               "UPDATE signatures SET encoding = 99",
                               "UPDATE visits SET status = 'draft'",
                               "DELETE FROM signing_keys",
                               "UPDATE signing_keys SET user = 'somebody else'",
                               "DELETE FROM visits"};
    for (const char* sql : forgeries) {
        Draft clinic;
        clinic.Sign();
        clinic.store.reset();
        {
            support::RawDatabase raw(clinic);
            support::DropTriggers(raw.Handle());
            raw.Run(std::string("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; ") + sql);
        }
        clinic.Reopen();
        BOOST_TEST(!clinic.OneValid(), sql);
        const auto report = clinic.store->Check();
        BOOST_TEST(!report.sound, sql);
        BOOST_TEST(!report.findings.empty(), sql);
    }
}

BOOST_AUTO_TEST_SUITE_END()
