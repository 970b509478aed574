#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "store/encoding.h"
#include "store/failing_disk.h"
#include "store/schema.h"
#include "store/test_clinic.h"
#include "store/version_4.h"
#include "vault/digest.h"

BOOST_AUTO_TEST_SUITE(upgrade_tests)

using support::TestClinic;

namespace {

const std::filesystem::path kTests = std::filesystem::path(PALPATE_SOURCE_DIR) / "tests/store";
constexpr int kVersions[] = {1, 2, 3, 4};

// What a clinic of an older version holds.
struct Content {
    model::Client client;
    std::vector<model::Visit> visits;
    std::vector<model::Picture> pictures;
    std::vector<model::Phrase> phrases;
    long long signatures = 0;
    std::vector<std::size_t> claims;  // entries of the log that tell the digests of `visits`
};

Content ContentOf(int version) {
    constexpr decltype(&support::OldVisit) kVisits[] = {&support::OldVisit, &support::SecondVisit,
                                                        &support::ThirdVisit, &support::FourthVisit};
    const std::vector<std::size_t> claims[] = {{2, 4}, {4, 6}, {6, 4}, {6, 4}};
    const auto visit = kVisits[version - 1];
    Content content;
    content.client = version == 1   ? support::OldClient()
                     : version == 4 ? support::FourthClient()
                                    : support::SecondClient();
    content.visits = {visit(20, model::VisitStatus::Signed), visit(21, model::VisitStatus::Draft)};
    if (version > 1) content.pictures = {support::SecondPicture()};
    if (version > 2) content.phrases = {support::ThirdPhrase()};
    content.signatures = version > 2 ? 1 : 0;
    content.claims = claims[version - 1];
    return content;
}

long long EntriesOf(int version) {
    constexpr long long kEntries[] = {support::kOldAuditEntries, support::kSecondAuditEntries,
                                      support::kThirdAuditEntries, support::kFourthAuditEntries};
    return kEntries[version - 1];
}

// A copy of the clinic that an older version wrote.
struct OldClinic : TestClinic {
    explicit OldClinic(int of = 1) : version(of) { Restore(); }
    int version;
    void Restore() {
        store.reset();
        std::filesystem::remove_all(folder);
        std::filesystem::copy(kTests / ("clinic_version_" + std::to_string(version)), folder);
    }
    [[nodiscard]] std::filesystem::path Backup() const {
        return std::filesystem::directory_iterator(folder / "backups")->path();
    }
};

void ExpectOldContent(store::ClinicStore& store, int version) {
    const auto report = store.Check();
    BOOST_TEST(report.sound);
    for (const auto& finding : report.findings) BOOST_TEST_MESSAGE(finding);
    const Content content = ContentOf(version);
    BOOST_TEST(report.clients == 1);
    BOOST_TEST(report.visits == 2);
    BOOST_TEST(report.marks == (version == 1 ? 6 : 8));
    BOOST_TEST(report.pictures == static_cast<long long>(content.pictures.size()));
    BOOST_TEST((store.LoadClient(content.client.id) == content.client));
    for (const auto& visit : content.visits) BOOST_TEST((store.LoadVisit(visit.id) == visit));
    for (const auto& picture : content.pictures) BOOST_TEST((store.LoadPicture(picture.id) == picture));
    BOOST_TEST((store.Phrases() == content.phrases));
    BOOST_TEST(report.signatures == content.signatures);
    for (const auto& signature : store.Signatures(content.visits[0].id)) BOOST_TEST(signature.valid);
    BOOST_TEST(store.Profile().name == "Praxis");
    BOOST_TEST(store.FindClients("zoe").size() == 1U);
}

model::Visit WithRegions(model::Visit visit) {
    visit.marks[1].covers = {{{"gastrocnemius_medial", model::Side::Left}, 0.75},
                             {{"popliteal_fossa", model::Side::Left}, 0.25}};
    visit.marks[2].leads_to = model::RegionRef{"hamstrings", model::Side::Left};
    return visit;
}

}  // namespace

BOOST_DATA_TEST_CASE(an_old_clinic_opens_with_every_row_and_digest, kVersions, version) {
    OldClinic clinic(version);
    clinic.Reopen();
    ExpectOldContent(*clinic.store, version);
    const auto trail = clinic.store->AuditTrail();
    BOOST_TEST(static_cast<long long>(trail.size()) == EntriesOf(version) + 2);
    BOOST_TEST(trail[trail.size() - 2].action == "clinic.upgrade");
    BOOST_TEST(trail.back().action == "clinic.open");
    // The old entries tell the digests of the old encoding.
    const Content content = ContentOf(version);
    for (std::size_t i = 0; i < content.visits.size(); ++i)
        BOOST_TEST(trail[content.claims[i]].after ==
                   vault::Digest(store::Encode(content.visits[i], version)));
    clinic.Reopen();
    ExpectOldContent(*clinic.store, version);
    BOOST_TEST(std::distance(std::filesystem::directory_iterator(clinic.folder / "backups"), {}) == 1);
}

BOOST_DATA_TEST_CASE(the_backup_made_before_opens_too, kVersions, version) {
    OldClinic clinic(version);
    clinic.Reopen();
    clinic.store->SaveVisit(WithRegions(ContentOf(version).visits[1]));
    const auto backup = clinic.Backup();
    BOOST_TEST(backup.filename().string().ends_with("-schema-" + std::to_string(version) + ".palpate"));
    const auto copy = store::ClinicStore::Open(backup, support::kUser, support::kPassphrase, clinic.around);
    ExpectOldContent(*copy, version);
}

BOOST_DATA_TEST_CASE(old_visits_go_on_in_the_new_tables, kVersions, version) {
    OldClinic clinic(version);
    clinic.Reopen();
    const auto entries = clinic.store->AuditTrail().size();
    const auto signed_visit = ContentOf(version).visits[0], draft = ContentOf(version).visits[1];
    // Unchanged ones are not written again although their digest is of the old encoding.
    clinic.store->SaveClient(ContentOf(version).client);
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

void FailUpgradesOf(int version) {
    OldClinic clinic(version);
    support::FailEveryWrite(
        [&] {
            clinic.Restore();
            clinic.store = clinic.Open();
        },
        [&](bool done) {
            clinic.store.reset();
            if (!done) std::filesystem::remove_all(clinic.folder / "backups");  // of the same second
            clinic.Reopen();
            ExpectOldContent(*clinic.store, version);
        },
        4);  // each upgrade costs a dozen flushes
}

BOOST_AUTO_TEST_CASE(an_upgrade_that_fails_leaves_an_old_clinic_or_a_new_one) {
    for (const int version : kVersions) FailUpgradesOf(version);
}

BOOST_AUTO_TEST_SUITE_END()
