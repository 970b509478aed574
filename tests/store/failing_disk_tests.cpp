#include <boost/test/unit_test.hpp>

#include "store/failing_disk.h"
#include "store/random_records.h"
#include "store/test_clinic.h"

BOOST_AUTO_TEST_SUITE(failing_disk_tests)

using support::FailEveryWrite;
using support::TestClinic;

namespace {

// A clinic with one client and three visits, open.
struct ThreeVisits : TestClinic {
    model::Client client = AddClient("Ada");
    std::vector<model::Visit> visits;
    support::RandomRecords random{clock, 21};

    ThreeVisits() {
        for (int i = 0; i < 3; ++i) {
            visits.push_back(random.Visit(client.id));
            store->SaveVisit(visits.back());
        }
    }
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_visit_is_old_or_new) {
    ThreeVisits clinic;
    model::Visit stored = clinic.visits[1], next;
    int round = 0;
    FailEveryWrite(
        [&] {
            next = clinic.random.Visit(clinic.client.id, 40);
            next.id = stored.id;
            clinic.store->SaveVisit(next);
        },
        [&](bool done) {
            if (++round % 3 == 0) clinic.Reopen();
            if (done) stored = next;
            BOOST_TEST((clinic.store->LoadVisit(stored.id) == stored));
        });
    clinic.Reopen();
    BOOST_TEST(clinic.store->Check().sound);
}

BOOST_AUTO_TEST_CASE(an_import_is_whole_or_nothing) {
    ThreeVisits clinic;
    const auto count = [&] { return clinic.store->Visits({}).size(); };
    std::size_t before = 0;
    FailEveryWrite(
        [&] {
            before = count();
            clinic.store->Together([&] {
                for (int i = 0; i < 5; ++i) clinic.store->SaveVisit(clinic.random.Visit(clinic.client.id));
                clinic.store->Log("import.test", "");
            });
        },
        [&](bool done) {
            clinic.Reopen();
            BOOST_TEST(count() == (done ? before + 5 : before));
        });
    BOOST_TEST(clinic.store->Check().sound);
}

BOOST_AUTO_TEST_CASE(a_backup_is_whole_or_absent) {
    ThreeVisits clinic;
    const auto target = clinic.dir.Path() / "copy.palpate";
    const auto entries = [&] {
        return std::distance(std::filesystem::directory_iterator(clinic.dir.Path()), {});
    };
    FailEveryWrite([&] { clinic.store->BackUp(target); },
                   [&](bool done) {
                       // A copy may be whole although the entry about it could not be written.
                       if (std::filesystem::exists(target))
                           BOOST_TEST(store::ClinicStore::Open(target, support::kUser, support::kPassphrase,
                                                               clinic.around)
                                          ->Check()
                                          .sound);
                       BOOST_TEST((!done || std::filesystem::exists(target)));
                       std::filesystem::remove_all(target);
                       BOOST_TEST(entries() == 1);
                   });
    clinic.Reopen();
    BOOST_TEST(clinic.store->Check().visits == 3);
    BOOST_TEST(clinic.store->Check().sound);
}

BOOST_AUTO_TEST_CASE(a_new_clinic_is_whole_or_absent) {
    const TestClinic beside;
    const auto folder = beside.dir.Path() / "New.palpate";
    FailEveryWrite(
        [&] {
            (void)store::ClinicStore::Create(folder, TestClinic::Profile(), TestClinic::Owner(),
                                             "long enough", beside.around);
        },
        [&](bool done) {
            if (std::filesystem::exists(folder))
                BOOST_TEST(store::ClinicStore::Open(folder, support::kUser, "long enough", beside.around)
                               ->Check()
                               .sound);
            BOOST_TEST((!done || std::filesystem::exists(folder)));
            std::filesystem::remove_all(folder);
            BOOST_TEST(std::distance(std::filesystem::directory_iterator(beside.dir.Path()), {}) == 1);
        },
        7);  // each clinic costs a dozen flushes
}

BOOST_AUTO_TEST_CASE(a_picture_is_old_or_new) {
    ThreeVisits clinic;
    model::Picture stored = clinic.random.Picture(clinic.client.id), next;
    clinic.store->SavePicture(stored);
    int round = 0;
    FailEveryWrite(
        [&] {
            next = clinic.random.Picture(clinic.client.id);
            next.id = stored.id;
            clinic.store->SavePicture(next);
        },
        [&](bool done) {
            if (++round % 3 == 0) clinic.Reopen();
            if (done) stored = next;
            BOOST_TEST((clinic.store->LoadPicture(stored.id) == stored));
        });
    clinic.Reopen();
    BOOST_TEST(clinic.store->Check().sound);
}

BOOST_AUTO_TEST_SUITE_END()
