#include <boost/test/data/test_case.hpp>
#include <boost/test/unit_test.hpp>

#include "store/encoding.h"
#include "store/failing_disk.h"
#include "store/schema.h"
#include "store/test_clinic.h"
#include "store/version_11.h"
#include "support/raw_log.h"
#include "vault/digest.h"

BOOST_AUTO_TEST_SUITE(upgrade_tests)

using support::TestClinic;

namespace {

const std::filesystem::path kTests = std::filesystem::path(PALPATE_SOURCE_DIR) / "tests/store";
constexpr int kVersions[] = {1, 2, 3, 4, 7, 9, 10, 11};

// What a clinic of an older version holds.
struct Content {
    model::Client client;
    std::vector<model::Visit> visits;
    std::vector<model::Picture> pictures;
    std::vector<model::Phrase> phrases;
    std::vector<model::Amendment> amendments;
    model::Letterhead letterhead = {};
    long long signatures = 0;
    std::vector<std::size_t> claims;  // entries of the log that tell the digests of `visits`
};

struct Version {
    decltype(&support::OldVisit) visit;
    std::vector<std::size_t> claims;
    long long entries;
    int encoding;
};

Version Of(int version) {
    switch (version) {
        case 1:
            return {&support::OldVisit, {2, 4}, support::kOldAuditEntries, 1};
        case 2:
            return {&support::SecondVisit, {4, 6}, support::kSecondAuditEntries, 2};
        case 3:
            return {&support::ThirdVisit, {6, 4}, support::kThirdAuditEntries, 3};
        case 4:
            return {&support::FourthVisit, {6, 4}, support::kFourthAuditEntries, 4};
        case 7:
            return {&support::SeventhVisit, {6, 4}, support::kSeventhAuditEntries, support::kSeventhEncoding};
        case 9:
            return {&support::NinthVisit, {6, 4}, support::kNinthAuditEntries, support::kNinthEncoding};
        case 10:
            return {&support::NinthVisit, {6, 4}, support::kTenthAuditEntries, support::kTenthEncoding};
        default:
            return {&support::NinthVisit, {6, 4}, support::kEleventhAuditEntries, support::kEleventhEncoding};
    }
}

Content ContentOf(int version) {
    const auto visit = Of(version).visit;
    Content content;
    content.client = version == 1   ? support::OldClient()
                     : version < 4  ? support::SecondClient()
                     : version < 10 ? support::FourthClient()
                     : version < 11 ? support::TenthClient()
                                    : support::EleventhClient();
    content.visits = {visit(20, model::VisitStatus::Signed), visit(21, model::VisitStatus::Draft)};
    if (version > 1) content.pictures = {support::SecondPicture()};
    if (version > 2) content.phrases = {support::ThirdPhrase()};
    if (version > 5) content.amendments = {support::SeventhAmendment()};
    if (version > 9) content.letterhead = support::TenthLetterhead();
    content.signatures = version > 2 ? 1 : 0;
    content.claims = Of(version).claims;
    return content;
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
    const auto amendments = store.Amendments(content.visits[0].id);
    BOOST_REQUIRE(amendments.size() == content.amendments.size());
    for (std::size_t i = 0; i < amendments.size(); ++i)
        BOOST_TEST((amendments[i].content == content.amendments[i] && amendments[i].valid));
    BOOST_TEST((store.LoadLetterhead() == content.letterhead));
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
    BOOST_TEST(static_cast<long long>(trail.size()) == Of(version).entries + 2);
    BOOST_TEST(trail[trail.size() - 2].action == "clinic.upgrade");
    BOOST_TEST(trail.back().action == "clinic.open");
    // The old entries tell the digests of the old encoding.
    const Content content = ContentOf(version);
    for (std::size_t i = 0; i < content.visits.size(); ++i)
        BOOST_TEST(trail[content.claims[i]].after ==
                   vault::Digest(store::Encode(content.visits[i], Of(version).encoding)));
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

// How the last plan went, and why it was signed late.
BOOST_AUTO_TEST_CASE(what_came_with_the_eighth_tables_is_written_to_drafts_only) {
    OldClinic clinic(7);
    clinic.Reopen();
    auto of = [](model::Visit visit) {
        visit.adherence = {
            {"calf_stretch",
             {"soleus", model::Side::Left},
             {support::OldId(20)},
             model::Followed::Partly,
             "pain",
             model::Felt::Worse,
             "burns",
             "Calf stretch"},
            {"sleep", {}, {support::OldId(20)}, model::Followed::NotDone, "", {}, "", "Sleep"}};
        visit.late_reason = "no power";
        visit.plan.items[0].step = 2;
        visit.plan.items[0].overrides = {{"pregnancy", "ask-doctor", "her doctor allows it"}};
        return visit;
    };
    const auto visits = ContentOf(7).visits;
    BOOST_CHECK_THROW(clinic.store->SaveVisit(of(visits[0])), model::Error);
    clinic.store->SaveVisit(of(visits[1]));
    clinic.Reopen();
    BOOST_TEST((clinic.store->LoadVisit(visits[1].id) == of(visits[1])));
    BOOST_TEST(clinic.store->Check().sound);
    auto less = of(visits[1]);
    less.adherence.erase(less.adherence.begin());
    clinic.store->SaveVisit(less);
    BOOST_TEST((clinic.store->LoadVisit(less.id) == less));
}

BOOST_AUTO_TEST_CASE(a_reason_for_lateness_cannot_be_put_under_a_signed_visit) {
    for (const char* sql : {"UPDATE visits SET late_reason = 'no power' WHERE status <> 'draft'",
                            "INSERT INTO adherence SELECT id, 0, 'sleep', '', 'midline', id, 'done', '', "
                            "'same', '', '' FROM visits "
                            "WHERE status <> 'draft'"}) {
        OldClinic clinic(7);
        clinic.Reopen();
        clinic.store.reset();
        BOOST_CHECK_THROW(support::RawDatabase(clinic).Run(sql), std::runtime_error);
        support::RawDatabase(clinic).Run(
            "DROP TRIGGER signed_adherence_INSERT; DROP TRIGGER signed_visit_keeps_its_lateness;" +
            std::string(sql));
        clinic.Reopen();
        BOOST_TEST(!clinic.store->Check().findings.empty(), sql);
    }
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

BOOST_DATA_TEST_CASE(past_races_and_large_letters_find_their_place_in_an_old_clinic, kVersions, version) {
    OldClinic clinic(version);
    clinic.Reopen();
    model::Client client = ContentOf(version).client;
    client.past_races = {{"City run", std::chrono::year(2025) / 11 / 23},
                         {"", std::chrono::year(2025) / 11 / 24}};
    client.large_print = true;
    clinic.store->SaveClient(client);
    clinic.Reopen();
    BOOST_TEST((clinic.store->LoadClient(client.id) == client));
    BOOST_TEST(clinic.store->Check().sound);
    clinic.store->SaveClient(ContentOf(version).client);
    BOOST_TEST((clinic.store->LoadClient(client.id) == ContentOf(version).client));
}

static bool AwaitsCosign(const store::ClinicStore& store, const model::Visit& visit) {
    const auto all = store.Visits({});
    return std::ranges::find(all, visit.id, &store::VisitSummary::id)->awaits_cosign;
}

// They hold as they did, and a student is who is one today.
BOOST_DATA_TEST_CASE(old_signatures_tell_neither_map_nor_student, kVersions, version) {
    OldClinic clinic(version);
    clinic.Reopen();
    const auto visits = ContentOf(version).visits;
    for (const auto& signature : clinic.store->Signatures(visits[0].id))
        BOOST_TEST((signature.valid && signature.map.empty() && !signature.student));
    clinic.store->SignVisit(visits[1], clinic.store->Unlock(support::kPassphrase), {},
                            store::WhenBehind::SignAtLatest, "the map of today");
    for (const bool student : {false, true}) {
        model::User maya = clinic.store->SignedIn();
        maya.student = student;
        clinic.store->SaveUser(maya);
        const bool own = visits[0].therapist == maya.id;  // of nobody known in the first three
        BOOST_TEST(AwaitsCosign(*clinic.store, visits[0]) == (student && own));
        BOOST_TEST(!AwaitsCosign(*clinic.store, visits[1]));
    }
    BOOST_TEST(clinic.store->Signatures(visits[1].id).at(0).map == "the map of today");
    BOOST_TEST(clinic.store->Check().sound);
    BOOST_TEST(clinic.store->VerifyAudit().Sound());
}

BOOST_AUTO_TEST_CASE(what_an_old_signature_does_not_tell_cannot_be_put_beside_it) {
    for (const char* what : {"map = 'another map'", "student = 0", "student = 1, map = 'another map'"}) {
        OldClinic clinic(11);
        clinic.Reopen();
        clinic.store.reset();
        {
            support::RawDatabase raw(clinic);
            support::DropTriggers(raw.Handle());
            raw.Run(std::string("UPDATE signatures SET ") + what);
        }
        clinic.Reopen();
        BOOST_TEST(!clinic.store->Signatures(ContentOf(11).visits[0].id).at(0).valid, what);
        BOOST_TEST(!clinic.store->Check().sound, what);
        BOOST_TEST(!clinic.store->VerifyAudit().Sound(), what);
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
