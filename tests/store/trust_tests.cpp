#include <boost/test/unit_test.hpp>
#include <sys/wait.h>
#include <unistd.h>

#include <csignal>
#include <set>

#include "store/random_records.h"
#include "store/test_clinic.h"

BOOST_AUTO_TEST_SUITE(trust_tests)

using support::TestClinic;

namespace {

constexpr const char* kSentinel = "Wintergreenery";

// A clinic with three visits, closed.
struct ThreeVisits : TestClinic {
    model::Client client = AddClient(kSentinel);
    std::vector<model::Visit> visits;

    ThreeVisits() {
        support::RandomRecords random(clock, 5);
        for (int i = 0; i < 3; ++i) {
            visits.push_back(random.Visit(client.id));
            visits.back().soap.subjective = std::string(kSentinel) + " note";
            store->SaveVisit(visits.back());
        }
        store->Log("visit.view", visits[0].id.value, client.id);
        store.reset();
    }
    // Everything somebody with the raw key could do, triggers out of the way.
    void Tamper(const std::string& sql) const {
        support::RawDatabase raw(*this);
        for (const char* trigger : {"audit_stays", "audit_is_kept"})
            raw.Run(std::string("DROP TRIGGER ") + trigger);
        raw.Run(sql);
    }
};

// --- a writer that is killed ---

[[noreturn]] void WriteUntilKilled(const TestClinic& clinic, const model::Visit& visit, int first, int out) {
    try {
        const auto store = clinic.Open();
        model::Visit next = visit;
        for (next.number = first;; ++next.number) {
            next.soap.plan = "save " + std::to_string(next.number);
            store->SaveVisit(next);
            if (::write(out, &next.number, sizeof next.number) != sizeof next.number) break;
        }
    } catch (const std::exception&) {
    }
    _exit(1);
}

// The last number acknowledged before the writer was killed.
int LastAcknowledged(const TestClinic& clinic, const model::Visit& visit, int first, int life_us) {
    int ends[2] = {-1, -1};
    if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
    const pid_t writer = ::fork();
    if (writer == 0) WriteUntilKilled(clinic, visit, first, ends[1]);
    ::close(ends[1]);
    int last = first - 1, number = 0, status = 0;
    // Its life is counted from the first save, so that the kill falls between saves and not before them.
    if (::read(ends[0], &number, sizeof number) == sizeof number) last = number;
    ::usleep(static_cast<useconds_t>(life_us));
    ::kill(writer, SIGKILL);
    while (::read(ends[0], &number, sizeof number) == sizeof number) last = number;
    ::waitpid(writer, &status, 0);
    ::close(ends[0]);
    BOOST_TEST((WIFSIGNALED(status) != 0), "the writer ended by itself");
    return last;
}

}  // namespace

BOOST_AUTO_TEST_CASE(tampering_behind_the_store_is_found) {
    const char* const tampers[] = {
        "UPDATE audit SET at = at + 1 WHERE sequence = 3",
        "UPDATE audit SET user = 'x' WHERE sequence = 4",
        "UPDATE audit SET hash = previous WHERE sequence = 2",
        "DELETE FROM audit WHERE sequence = 3",
        "DELETE FROM audit WHERE sequence = (SELECT max(sequence) FROM audit)",
        "DELETE FROM audit",
        ("UPDATE audit SET sequence = -3 WHERE sequence = 3; UPDATE audit SET sequence = 3 WHERE sequence = "
         "4;"
         "UPDATE audit SET sequence = 4 WHERE sequence = -3"),
        "UPDATE visits SET minutes = minutes + 1",
        "UPDATE visits SET service_at = service_at - 60000 WHERE number = (SELECT max(number) FROM visits)",
        "UPDATE clients SET goal = goal || '.'",
        "UPDATE audit_head SET hash = 'x'",
    };
    for (const char* sql : tampers) {
        ThreeVisits clinic;
        clinic.Tamper(sql);
        BOOST_TEST(!clinic.Open()->Check().sound, sql);
    }
    ThreeVisits untouched;
    BOOST_TEST(untouched.Open()->Check().sound);
}

BOOST_AUTO_TEST_CASE(the_log_tells_who_did_what_to_whom) {
    ThreeVisits clinic;
    const auto trail = clinic.Open()->AuditTrail();
    const std::vector<std::string> actions{"clinic.create", "client.create", "visit.create", "visit.create",
                                           "visit.create",  "visit.view",    "clinic.open"};
    BOOST_REQUIRE(trail.size() == actions.size());
    for (std::size_t i = 0; i < trail.size(); ++i) {
        BOOST_TEST(trail[i].action == actions[i]);
        BOOST_TEST(trail[i].sequence == static_cast<long long>(i) + 1);
        BOOST_TEST(!trail[i].user.empty());
        if (i) BOOST_TEST(trail[i].previous == trail[i - 1].hash);
    }
    BOOST_TEST((trail[3].client == clinic.client.id));
    BOOST_TEST(trail[3].before.empty());
    BOOST_TEST(trail[3].after.size() == 64U);
}

BOOST_AUTO_TEST_CASE(no_word_of_the_record_lies_open_on_disk) {
    ThreeVisits clinic;
    clinic.store = clinic.Open();
    auto visit = clinic.visits[0];
    visit.reason = kSentinel;
    clinic.store->SaveVisit(visit);
    clinic.store->BackUp(clinic.folder / "backups" / "copy.palpate");
    int files = 0;
    for (const auto& [name, content] : clinic.Files()) {
        BOOST_TEST((content.find(kSentinel) == std::string::npos), name);
        BOOST_TEST((content.find("SQLite format") == std::string::npos), name);
        BOOST_TEST((content.find("Lindt") == std::string::npos), name);
        ++files;
    }
    BOOST_TEST(files >= 7, "database, log, two key files and the backup's");
}

BOOST_AUTO_TEST_CASE(a_killed_writer_loses_nothing_it_acknowledged) {
    constexpr int kKills = 30;
    ThreeVisits clinic;
    support::RandomRecords random(clinic.clock, 31);
    const model::Visit visit = random.Visit(clinic.client.id, 40);
    int next = 1;
    for (int kill = 0; kill < kKills; ++kill) {
        const int last = LastAcknowledged(clinic, visit, next, random.Int(0, 30'000));
        const auto store = clinic.Open();
        const auto found = store->LoadVisit(visit.id);
        BOOST_REQUIRE(found.has_value());
        // One more save may have been finished before its word got out.
        BOOST_TEST((found->number == last || found->number == last + 1), "kill " << kill);
        BOOST_TEST(found->soap.plan == "save " + std::to_string(found->number));
        BOOST_TEST(store->Check().sound, "kill " << kill);
        next = found->number + 1;
    }
    BOOST_TEST(next > kKills);
}

BOOST_AUTO_TEST_SUITE_END()
