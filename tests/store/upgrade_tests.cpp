#include <boost/test/unit_test.hpp>

#include "store/encoding.h"
#include "store/failing_disk.h"
#include "store/schema.h"
#include "store/test_clinic.h"
#include "store/version_1.h"
#include "vault/digest.h"

BOOST_AUTO_TEST_SUITE(upgrade_tests)

using support::TestClinic;

namespace {

const std::filesystem::path kOld = std::filesystem::path(PALPATE_SOURCE_DIR) / "tests/store/clinic_version_1";

// A copy of the clinic that the first version wrote.
struct OldClinic : TestClinic {
    OldClinic() { Restore(); }
    void Restore() {
        store.reset();
        std::filesystem::remove_all(folder);
        std::filesystem::copy(kOld, folder);
    }
    [[nodiscard]] std::filesystem::path Backup() const {
        return std::filesystem::directory_iterator(folder / "backups")->path();
    }
};

void ExpectOldContent(store::ClinicStore& store) {
    const auto report = store.Check();
    BOOST_TEST(report.sound);
    for (const auto& finding : report.findings) BOOST_TEST_MESSAGE(finding);
    BOOST_TEST(report.clients == 1);
    BOOST_TEST(report.visits == 2);
    BOOST_TEST(report.marks == 6);
    BOOST_TEST(report.pictures == 0);
    BOOST_TEST((store.LoadClient(support::OldClient().id) == support::OldClient()));
    for (const auto& visit : {support::OldVisit(20, model::VisitStatus::Signed),
                              support::OldVisit(21, model::VisitStatus::Draft)})
        BOOST_TEST((store.LoadVisit(visit.id) == visit));
    BOOST_TEST(store.Profile().name == "Praxis");
    BOOST_TEST(store.FindClients("zoe").size() == 1U);
}

model::Visit WithRegions(model::Visit visit) {
    visit.marks[1].covers = {{{"gastrocnemius_medial", model::Side::Left}, 0.875},
                             {{"popliteal_fossa", model::Side::Left}, 0.125}};
    visit.marks[2].leads_to = model::RegionRef{"hamstrings", model::Side::Left};
    return visit;
}

}  // namespace

BOOST_AUTO_TEST_CASE(an_old_clinic_opens_with_every_row_and_digest) {
    OldClinic clinic;
    clinic.Reopen();
    ExpectOldContent(*clinic.store);
    const auto trail = clinic.store->AuditTrail();
    BOOST_TEST(trail.size() == support::kOldAuditEntries + 1U);
    BOOST_TEST(trail.back().action == "clinic.open");
    // The old entries tell the digests of the old encoding.
    const auto digest = [](const model::Visit& visit) { return vault::Digest(store::Encode(visit, 1)); };
    BOOST_TEST(trail[2].after == digest(support::OldVisit(20, model::VisitStatus::Signed)));
    BOOST_TEST(trail[4].after == digest(support::OldVisit(21, model::VisitStatus::Draft)));
    clinic.Reopen();
    ExpectOldContent(*clinic.store);
    BOOST_TEST(std::distance(std::filesystem::directory_iterator(clinic.folder / "backups"), {}) == 1);
}

BOOST_AUTO_TEST_CASE(the_backup_made_before_opens_too) {
    OldClinic clinic;
    clinic.Reopen();
    clinic.store->SaveVisit(WithRegions(support::OldVisit(21, model::VisitStatus::Draft)));
    const auto backup = clinic.Backup();
    BOOST_TEST(backup.filename().string().ends_with("-schema-1.palpate"));
    const auto copy = store::ClinicStore::Open(backup, support::kUser, support::kPassphrase, clinic.around);
    ExpectOldContent(*copy);
}

BOOST_AUTO_TEST_CASE(old_visits_go_on_in_the_new_tables) {
    OldClinic clinic;
    clinic.Reopen();
    const auto entries = clinic.store->AuditTrail().size();
    const auto signed_visit = support::OldVisit(20, model::VisitStatus::Signed);
    const auto draft = support::OldVisit(21, model::VisitStatus::Draft);
    // Unchanged ones are not written again although their digest is of the old encoding.
    clinic.store->SaveVisit(signed_visit);
    clinic.store->SaveVisit(draft);
    BOOST_TEST(clinic.store->AuditTrail().size() == entries);
    BOOST_CHECK_THROW(clinic.store->SaveVisit(WithRegions(signed_visit)), model::Error);
    clinic.store->SaveVisit(WithRegions(draft));
    BOOST_TEST((clinic.store->LoadVisit(draft.id) == WithRegions(draft)));
    clinic.store->SaveVisit(draft);
    BOOST_TEST((clinic.store->LoadVisit(draft.id) == draft));
    BOOST_TEST(clinic.store->Check().sound);
}

// The digest of an old entry says nothing about what its encoding had no place for.
BOOST_AUTO_TEST_CASE(regions_put_under_an_old_visit_behind_the_store_are_found) {
    for (const char* sql : {"INSERT INTO mark_regions SELECT visit, id, 0, 'soleus', 'left', 0.5 FROM marks",
                            "UPDATE marks SET leads_region = 'soleus', leads_side = 'left'"}) {
        OldClinic clinic;
        clinic.Reopen();
        clinic.store.reset();
        support::RawDatabase(clinic).Run(
            "DROP TRIGGER signed_mark_regions_INSERT;"
            "DROP TRIGGER signed_marks_UPDATE;" +
            std::string(sql));
        clinic.Reopen();
        BOOST_TEST(clinic.store->Check().findings.size() == 2U, sql);
    }
}

BOOST_AUTO_TEST_CASE(an_upgrade_that_fails_leaves_an_old_clinic_or_a_new_one) {
    OldClinic clinic;
    support::FailEveryWrite(
        [&] {
            clinic.Restore();
            clinic.store = clinic.Open();
        },
        [&](bool done) {
            clinic.store.reset();
            if (!done) std::filesystem::remove_all(clinic.folder / "backups");  // of the same second
            clinic.Reopen();
            ExpectOldContent(*clinic.store);
        },
        11);  // each upgrade costs a dozen flushes
}

BOOST_AUTO_TEST_SUITE_END()
