#include <boost/test/unit_test.hpp>
#include <unistd.h>

#include <cerrno>

#include "store/random_records.h"
#include "store/test_clinic.h"

BOOST_AUTO_TEST_SUITE(failing_disk_tests)

using support::TestClinic;

namespace {

// --- writes that fail on request, through the engine's own hook for tests ---

struct Fault {
    int countdown = -1;  // writes until one fails; negative: none
    bool lasting = false;
    int failed = 0;
};
Fault g_fault;

bool FailsNow() {
    if (g_fault.countdown < 0) return false;
    if (g_fault.countdown > 0) {
        --g_fault.countdown;
        return false;
    }
    if (!g_fault.lasting) g_fault.countdown = -1;
    ++g_fault.failed;
    errno = ENOSPC;
    return true;
}

ssize_t FailingPwrite(int fd, const void* data, size_t size, off_t at) {
    return FailsNow() ? -1 : ::pwrite(fd, data, size, at);
}

ssize_t FailingWrite(int fd, const void* data, size_t size) {
    return FailsNow() ? -1 : ::write(fd, data, size);
}

class FailingDisk {
public:
    FailingDisk() {
        Set("pwrite", reinterpret_cast<sqlite3_syscall_ptr>(&FailingPwrite));
        Set("pwrite64", reinterpret_cast<sqlite3_syscall_ptr>(&FailingPwrite));
        Set("write", reinterpret_cast<sqlite3_syscall_ptr>(&FailingWrite));
    }
    ~FailingDisk() {
        g_fault = {};
        for (const char* name : {"pwrite", "pwrite64", "write"}) Set(name, nullptr);
    }
    FailingDisk(const FailingDisk&) = delete;
    FailingDisk& operator=(const FailingDisk&) = delete;

private:
    static void Set(const char* name, sqlite3_syscall_ptr call) {
        sqlite3_vfs* vfs = sqlite3_vfs_find("unix");
        vfs->xSetSystemCall(vfs, name, call);
    }
};

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

// Runs `work` with its k-th write failing, once or from then on, for every k (or every few) until none is
// reached; `after` hears whether it said it was done.
template <class Work, class After>
void FailEveryWrite(const Work& work, const After& after, int stride = 1) {
    const FailingDisk disk;
    for (const bool lasting : {false, true}) {
        int refused = 0;
        for (int k = 0; k < 2000; k += stride) {
            g_fault = {k, lasting, 0};
            bool done = true;
            try {
                work();
            } catch (const model::Error& error) {
                done = false;
                ++refused;
                BOOST_TEST((error.Kind() == model::ErrorKind::Environment), error.what());
            }
            const bool reached = g_fault.failed > 0;
            g_fault = {};
            BOOST_TEST_CONTEXT("write " << k << ", lasting " << lasting) {
                after(done);
            }
            if (!reached) break;
        }
        BOOST_TEST(refused > 3);
    }
}

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
            (void)store::ClinicStore::Create(folder, TestClinic::Profile(), TestClinic::Owner(), "x",
                                             beside.around);
        },
        [&](bool done) {
            if (std::filesystem::exists(folder))
                BOOST_TEST(
                    store::ClinicStore::Open(folder, support::kUser, "x", beside.around)->Check().sound);
            BOOST_TEST((!done || std::filesystem::exists(folder)));
            std::filesystem::remove_all(folder);
            BOOST_TEST(std::distance(std::filesystem::directory_iterator(beside.dir.Path()), {}) == 1);
        },
        7);  // each clinic costs a dozen flushes
}

BOOST_AUTO_TEST_SUITE_END()
