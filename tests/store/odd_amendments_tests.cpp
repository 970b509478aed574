// Amendments from elsewhere, by others, and put in behind the store's back.
#include <boost/test/unit_test.hpp>

#include <algorithm>

#include "store/random_records.h"
#include "store/test_clinic.h"
#include "support/raw_log.h"
#include "support/refusal.h"

BOOST_AUTO_TEST_SUITE(odd_amendments_tests)

using model::Amendment;
using model::AmendmentKind;
using support::TestClinic;

using support::Refusal;

namespace {

constexpr const char* kBens = "ben's own words";

struct Amending : TestClinic {
    model::Client ada = AddClient("Ada"), bob = AddClient("Bob");
    model::Visit visit;

    Amending() {
        visit = NewVisit(ada.id);
        visit.soap.assessment = "Overuse of the left calf.";
        store->SaveVisit(visit);
        store->SignVisit(visit, Key());
        visit.status = model::VisitStatus::Signed;
    }
    [[nodiscard]] store::SigningKey Key() const { return store->Unlock(support::kPassphrase); }
    [[nodiscard]] Amendment Of(AmendmentKind kind) const {
        Amendment made;
        made.visit = visit.id;
        made.kind = kind;
        made.reason = "as told today";
        if (kind == AmendmentKind::Addition) made.text = "Client rang.";
        if (kind == AmendmentKind::Move) made.to = bob.id;
        return made;
    }
    // With that done in its database, closed.
    void Sql(const std::string& sql) {
        store.reset();
        {
            support::RawDatabase raw(*this);
            support::DropTriggers(raw.Handle());
            raw.Run("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON; " + sql);
        }
        Reopen();
    }
};

// Another clinic, with ids of its own, that took the visit in.
struct Elsewhere {
    support::TempDir dir;
    model::SeededIdSource ids;
    store::Surroundings around;
    std::filesystem::path folder = dir.Path() / "Other.palpate";
    std::unique_ptr<store::ClinicStore> store;

    explicit Elsewhere(const Amending& from)
        : ids(from.clock, 99), around{&from.clock, &ids, store::KeyCost::Quick} {
        store = store::ClinicStore::Create(folder, TestClinic::Profile(), TestClinic::Owner(), "long enough",
                                           around)
                    .store;
        for (const auto& client : {from.ada, from.bob}) (void)store->SaveClient(client);
        store->SaveVisit(from.visit);
    }
};

}  // namespace

// What was signed there is kept as it was signed, beside what this clinic knows of it.
BOOST_AUTO_TEST_CASE(an_imported_amendment_keeps_the_digest_it_was_signed_over) {
    Amending clinic;
    for (const auto kind : {AmendmentKind::Addition, AmendmentKind::Move})
        (void)clinic.store->Amend(clinic.Of(kind), clinic.Key());
    const auto sealed = clinic.store->Amendments(clinic.visit.id);
    Elsewhere other(clinic);
    for (const auto& one : sealed) other.store->ImportAmendment(one);
    const auto kept = other.store->Amendments(clinic.visit.id);
    BOOST_REQUIRE(kept.size() == 2U);
    for (std::size_t i = 0; i < kept.size(); ++i) {
        BOOST_TEST((static_cast<const model::SealedAmendment&>(kept[i]) == sealed[i]));
        BOOST_TEST((kept[i].imported && !kept[i].valid));
    }
    BOOST_TEST((other.store->LoadVisit(clinic.visit.id)->client == clinic.bob.id));
    BOOST_TEST((other.store->AuditTrail().back().client == clinic.bob.id));
    BOOST_TEST(other.store->Check().sound);
    BOOST_TEST(other.store->VerifyAudit().Sound());
}

BOOST_AUTO_TEST_CASE(a_visit_on_a_picture_of_its_client_is_not_moved_by_an_import_either) {
    Amending clinic;
    support::RandomRecords random(clinic.clock, 3);
    const model::Picture picture = random.Picture(clinic.ada.id);
    (void)clinic.store->Amend(clinic.Of(AmendmentKind::Move), clinic.Key());
    const auto move = clinic.store->Amendments(clinic.visit.id).at(0);
    model::Mark mark;
    mark.id = clinic.ids.New<model::MarkId>();
    mark.view = model::View::Picture;
    mark.picture = picture.id;
    mark.points = {{1, 1}};
    mark.finding = "pain";
    clinic.visit.marks = {mark};
    model::SeededIdSource ids(clinic.clock, 99);
    const auto other = store::ClinicStore::Create(clinic.dir.Path() / "Other.palpate", TestClinic::Profile(),
                                                  TestClinic::Owner(), "long enough",
                                                  {&clinic.clock, &ids, store::KeyCost::Quick})
                           .store;
    for (const auto& client : {clinic.ada, clinic.bob}) (void)other->SaveClient(client);
    other->SavePicture(picture);
    other->SaveVisit(clinic.visit);
    BOOST_TEST(Refusal([&] { other->ImportAmendment(move); }) != "");
    BOOST_TEST(other->Amendments(clinic.visit.id).empty());
    BOOST_TEST((other->LoadVisit(clinic.visit.id)->client == clinic.ada.id));
}

BOOST_AUTO_TEST_CASE(who_signed_for_another_does_not_cosign) {
    TestClinic clinic;
    model::User ben;
    ben.name = "ben";
    ben.role = model::Role::Therapist;
    ben = clinic.store->AddUser(ben, kBens);
    const auto ada = clinic.AddClient("Ada");
    auto visit = clinic.NewVisit(ada.id);
    visit.therapist = ben.id;
    clinic.store->SaveVisit(visit);
    clinic.store->SignVisit(visit, clinic.store->Unlock(support::kPassphrase));
    Amendment cosign;
    cosign.visit = visit.id;
    cosign.kind = AmendmentKind::CoSign;
    cosign.reason = "seen together";
    BOOST_TEST(Refusal([&] {
                   (void)clinic.store->Amend(cosign, clinic.store->Unlock(support::kPassphrase));
               }) == "Who treated or signed cannot co-sign; another person does.");
    BOOST_TEST(clinic.store->Amendments(visit.id).empty());
}

// Inside several saves the whole is undone, and told by who began it.
BOOST_AUTO_TEST_CASE(a_refusal_among_several_saves_leaves_nothing) {
    Amending clinic;
    auto wrong = clinic.Of(AmendmentKind::Addition);
    wrong.reason = "-";
    const auto entries = clinic.store->AuditTrail().size();
    BOOST_CHECK_THROW(clinic.store->Together([&] {
        (void)clinic.store->Amend(clinic.Of(AmendmentKind::Addition), clinic.Key());
        (void)clinic.store->Amend(wrong, clinic.Key());
    }),
                      model::Error);
    BOOST_TEST(clinic.store->Amendments(clinic.visit.id).empty());
    BOOST_TEST(clinic.store->AuditTrail().size() == entries);
}

BOOST_AUTO_TEST_CASE(an_amendment_that_cannot_be_is_found) {
    for (const char* sql :
         {"UPDATE amendments SET public_key = 'zz'", "UPDATE amendments SET encoding = 0",
          "UPDATE amendments SET encoding = 99", "DELETE FROM visits", "UPDATE visits SET status = 'draft'",
          "UPDATE amendments SET kind = 'correction', field = 'soap.a', position = 99, original = 'x'"}) {
        Amending clinic;
        (void)clinic.store->Amend(clinic.Of(AmendmentKind::Addition), clinic.Key());
        clinic.Sql(sql);
        const auto report = clinic.store->Check();
        BOOST_TEST(!report.sound, sql);
        BOOST_TEST(std::ranges::any_of(report.findings,
                                       [](const std::string& finding) {
                                           return finding.find("mendment") != std::string::npos;
                                       }),
                   sql);
    }
}

// An encoding this version does not know says nothing, whatever its digest.
BOOST_AUTO_TEST_CASE(entries_of_an_unknown_encoding_prove_nothing) {
    for (const char* encoding : {"0", "99"}) {
        Amending clinic;
        clinic.store.reset();
        {
            support::RawDatabase raw(clinic);
            auto log = support::RawLog::Read(raw.Handle());
            for (auto& stored : log.links) stored.link.encoding = std::stoi(encoding);
            log.Chain(log.links.front().link.previous);
            log.Write(raw.Handle(), true);
        }
        clinic.Reopen();
        const auto verdict = clinic.store->VerifyAudit();
        BOOST_TEST(!verdict.Sound(), encoding);
        BOOST_TEST(std::ranges::any_of(verdict.findings, [&](const auto& finding) {
            return finding.record == clinic.visit.id.value && finding.kind == vault::Tampering::Edit;
        }));
    }
}

BOOST_AUTO_TEST_SUITE_END()
