// day KILLS [SEED]: works through a day on a small clinic in a child, kills it at a chosen call that changes
// the disk or after a random while, opens the clinic again (killing that too at times), and holds what is
// found against what the child had been told: nothing acknowledged lost, nothing half, pages, chain and
// signatures sound. Prints counts; ends with 1 at the first loss and leaves the folder behind.
#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <cstdlib>
#include <filesystem>
#include <iostream>
#include <optional>
#include <random>
#include <stdexcept>

#include "campaigns/day_ledger.h"
#include "campaigns/day_script.h"
#include "campaigns/deadly_calls.h"
#include "model/problem.h"
#include "store/backup.h"
#include "store/test_clinic.h"

namespace {

namespace fs = std::filesystem;
using campaign::Books;
using campaign::Day;
using campaign::Death;
using campaign::Ledger;
using campaign::Place;

constexpr int kRoundsOfAClinic = 12;
constexpr long kMostCalls = 170;  // an action makes some thirty, a session some ten
constexpr int kTimedPercent = 15, kKilledRecoveryPercent = 25;
constexpr int kLongestWaitUs = 30'000;

struct Counts {
    long rounds = 0, kills = 0, timed = 0, recoveries = 0, unkilled = 0, ahead = 0, sound = 0;
    std::map<std::string, long> during, at, done;
};

class Campaign {
public:
    Campaign(long kills, unsigned seed) : m_most(kills), m_random(seed), m_seed(seed) {
        char name[] = "/tmp/palpate_day_XXXXXX";
        std::string dir = (fs::temp_directory_path() / (name + 5)).string();
        if (::mkdtemp(dir.data()) == nullptr) throw std::runtime_error("no temporary folder");
        m_dir = dir;
    }

    void Run() {
        while (m_counts.kills < m_most) {
            if (m_counts.rounds % kRoundsOfAClinic == 0) Begin();
            Round();
            ++m_counts.rounds;
            if (m_counts.rounds % 5000 == 0) std::printf("%ld kills so far\n", m_counts.kills);
        }
        Print();
        fs::remove_all(m_dir);
    }
    [[nodiscard]] const fs::path& Dir() const { return m_dir; }

private:
    int Int(int low, int high) { return std::uniform_int_distribution(low, high)(m_random); }
    [[nodiscard]] long Seed() const { return static_cast<long>(m_seed) * 10'000'000 + 2 * m_counts.rounds; }

    void Begin();
    void Round();
    void PutOldClinic() const;
    template <class Work>
    void Child(const Work& work, bool timed, Ledger* ledger);
    void Arm(int tell);
    void KillRecovery();
    void Examine();
    [[nodiscard]] std::unique_ptr<store::ClinicStore> OpenWithEither(Day& day) const;
    void ExamineClinic(Day& day);
    void ExamineMade(Day& day) const;
    void ExamineBackups(Day& day, const store::ClinicStore& store, const std::string& passphrase) const;
    void Print() const;

    long m_most;
    std::mt19937 m_random;
    unsigned m_seed;
    fs::path m_dir;
    Place m_place;
    Ledger m_ledger;
    Counts m_counts;
};

[[noreturn]] void Lost(const std::string& what) {
    throw std::runtime_error("LOST: " + what);
}

void RequireSound(const store::ClinicStore& store, const std::string& where) {
    const auto report = store.Check();
    if (!report.sound) Lost(where + ": " + (report.findings.empty() ? "not sound" : report.findings.front()));
}

void Campaign::PutOldClinic() const {
    static const fs::path tests = fs::path(PALPATE_SOURCE_DIR) / "tests" / "store";
    const auto version = std::to_string(1 + m_counts.rounds % 3);
    fs::remove_all(m_place.Old());
    fs::copy(tests / ("clinic_version_" + version), m_place.Old());
}

// A clinic with a little in it, by the same script.
void Campaign::Begin() {
    if (!m_place.folder.empty()) fs::remove_all(m_place.folder);
    m_place.folder = m_dir / std::to_string(m_counts.rounds);
    fs::create_directories(m_place.folder);
    Day day(m_place, Seed() - 1, support::kPassphrase, ::fileno(stderr));
    auto store = store::ClinicStore::Create(m_place.Clinic(), support::TestClinic::Profile(),
                                            support::TestClinic::Owner(), support::kPassphrase, day.around)
                     .store;
    support::RandomRecords records(day.clock, static_cast<unsigned>(Seed() - 1));
    for (int i = 0; i < 2; ++i) {
        const auto client = store->SaveClient(records.Client());
        store->SaveVisit(records.Visit(client.id, 3));
    }
    m_ledger = {};
    m_ledger.acknowledged = BooksOf(*store, support::kPassphrase);
    m_ledger.head = store->Head();
}

void Campaign::Arm(int tell) {
    const Death deaths[] = {Death::Before, Death::Half, Death::After};
    campaign::DieAt(Int(0, kMostCalls), deaths[Int(0, 2)], tell);
}

// Forked, so that thousands a minute are possible; what it tells comes through a pipe.
template <class Work>
void Campaign::Child(const Work& work, bool timed, Ledger* ledger) {
    int ends[2];
    if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
    std::fflush(stdout);
    const int wait = Int(0, kLongestWaitUs);
    const auto state = m_random();
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(ends[0]);
        m_random.seed(state);
        if (!timed) Arm(ends[1]);
        work(ends[1]);
        ::_exit(0);
    }
    ::close(ends[1]);
    if (timed) {
        ::usleep(static_cast<useconds_t>(wait));
        ::kill(child, SIGKILL);
    }
    std::string told, part(4096, '\0');
    for (ssize_t got = 0; (got = ::read(ends[0], part.data(), part.size())) > 0;)
        told.append(part, 0, static_cast<std::size_t>(got));
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    const bool killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
    if (!killed && !(WIFEXITED(status) && WEXITSTATUS(status) == 0)) Lost("the child crashed: " + told);
    ++(killed ? m_counts.kills : m_counts.unkilled);
    if (killed && timed) ++m_counts.timed;
    if (killed && !ledger) ++m_counts.recoveries;
    std::string line;
    for (const char c : ledger ? told : std::string()) {
        if (c != '\n') {
            line += c;
            continue;
        }
        ledger->Take(line);
        line.clear();
    }
}

template <class Work>
void Telling(int tell, const Work& work) {
    try {
        work();
    } catch (const std::exception& error) {
        const std::string line = std::string("fails ") + error.what() + '\n';
        (void)!::write(tell, line.data(), line.size());
        ::_exit(0);
    }
}

void Campaign::Round() {
    PutOldClinic();
    m_ledger.Start(Books(m_ledger.acknowledged));
    const bool timed = Int(1, 100) <= kTimedPercent;
    const auto first = static_cast<std::size_t>(Int(0, static_cast<int>(Day::Actions()) - 1));
    Child(
        [&](int tell) {
            Telling(tell, [&] {
                Day day(m_place, Seed(), m_ledger.acknowledged.passphrase, tell);
                day.Open();
                for (std::size_t i = 0; i < Day::Actions(); ++i) {
                    day.Act((first + i) % Day::Actions());
                    if (i % 5 == 4) day.Open();
                }
            });
        },
        timed, &m_ledger);
    if (!m_ledger.failure.empty()) Lost(m_ledger.failure + " while " + m_ledger.doing);
    if (!m_ledger.doing.empty()) ++m_counts.during[m_ledger.doing];
    if (!m_ledger.dies.empty()) ++m_counts.at[m_ledger.dies];
    while (Int(1, 100) <= kKilledRecoveryPercent) KillRecovery();
    Examine();
}

void Campaign::KillRecovery() {
    Child(
        [&](int tell) {
            Telling(tell, [&] {
                Day day(m_place, Seed(), {}, tell);
                day.clock.Set(day.clock.Now() + std::chrono::seconds(Int(60, 80)));
                (void)OpenWithEither(day)->Check();
                if (m_ledger.made == m_place.Old())
                    (void)store::ClinicStore::Open(m_place.Old(), support::kUser, support::kPassphrase,
                                                   day.around);
            });
        },
        Int(1, 100) <= kTimedPercent, nullptr);
}

std::unique_ptr<store::ClinicStore> Campaign::OpenWithEither(Day& day) const {
    const auto open = [&](const std::string& passphrase) {
        return store::ClinicStore::Open(m_place.Clinic(), support::kUser, passphrase, day.around);
    };
    try {
        return open(m_ledger.acknowledged.passphrase);
    } catch (const model::Error& error) {
        if (error.Kind() != model::ErrorKind::NoAccess) throw;
    }
    return open(m_ledger.wanted.passphrase);
}

void Campaign::Examine() {
    Day day(m_place, Seed(), {}, ::fileno(stderr));
    day.clock.Set(day.clock.Now() + std::chrono::seconds(90));
    ExamineClinic(day);
    if (!m_ledger.made.empty()) ExamineMade(day);
    for (const auto& [name, count] : m_ledger.done) m_counts.done[name] += count;
    m_ledger.done.clear();
}

void Campaign::ExamineClinic(Day& day) {
    const auto store = OpenWithEither(day);
    RequireSound(*store, "the clinic");
    const auto verdict = store->VerifyAudit(m_ledger.head);
    if (!verdict.Sound()) Lost("the last entry acknowledged is not in the log");
    Books found = BooksOf(*store, {});
    const auto same = [&](const Books& books) {
        return found.clients == books.clients && found.visits == books.visits;
    };
    const bool ahead = !same(m_ledger.acknowledged);
    if (ahead && !same(m_ledger.wanted)) Lost("records are neither as acknowledged nor as wanted");
    if (ahead) ++m_counts.ahead;
    ++m_counts.sound;
    // Which passphrase it is now: the first that opened.
    found.passphrase = m_ledger.acknowledged.passphrase;
    try {
        (void)store->Unlock(found.passphrase);
    } catch (const model::Error&) {
        found.passphrase = m_ledger.wanted.passphrase;
    }
    m_ledger.acknowledged = found;
    m_ledger.head = store->Head();
    ExamineBackups(day, *store, found.passphrase);
}

void Campaign::ExamineBackups(Day& day, const store::ClinicStore& store,
                              const std::string& passphrase) const {
    const auto backups = store::BackupsIn(store.Folder() / "backups", store.Id());
    if (m_ledger.backed_up == model::Instant{}) return;
    if (backups.empty() || backups.front().made_at < m_ledger.backed_up) Lost("the newest backup");
    if (m_ledger.doing != "backup") return;
    const auto target = m_place.folder / ("Tried-" + day.ids.NewUuid());
    RequireSound(*store::Restore(backups.front().folder, target, support::kUser, passphrase, day.around),
                 "the newest backup");
    fs::remove_all(target);
}

// Whole or absent if it was not finished; an old clinic stays one that opens.
void Campaign::ExamineMade(Day& day) const {
    const fs::path made = m_ledger.made;
    const bool old = made == m_place.Old();
    if (!fs::exists(made)) {
        if (m_ledger.made_is_done || old) Lost("what was made: " + made.string());
        return;
    }
    std::unique_ptr<store::ClinicStore> store;
    for (const auto& passphrase :
         {old ? support::kPassphrase : m_ledger.acknowledged.passphrase, m_ledger.wanted.passphrase})
        try {
            store = store::ClinicStore::Open(made, support::kUser, passphrase, day.around);
            break;
        } catch (const model::Error& error) {
            if (error.Kind() != model::ErrorKind::NoAccess) throw;
        }
    if (!store) Lost("the way into " + made.string());
    RequireSound(*store, made.string());
    const auto report = store->Check();
    if (old && (report.clients != 1 || report.visits != 2)) Lost("records of the old clinic");
    store.reset();
    fs::remove_all(made);
}

void PrintAll(const char* what, const std::map<std::string, long>& counts) {
    std::printf("%s:", what);
    for (const auto& [name, count] : counts) std::printf(" %s %ld", name.c_str(), count);
    std::printf("\n");
}

void Campaign::Print() const {
    std::printf(
        "%ld kills (%ld after a random while, %ld of a recovery), %ld children ended by themselves.\n",
        m_counts.kills, m_counts.timed, m_counts.recoveries, m_counts.unkilled);
    PrintAll("killed during", m_counts.during);
    PrintAll("killed at", m_counts.at);
    PrintAll("acknowledged", m_counts.done);
    std::printf(
        "%ld times opened again: sound each time, nothing acknowledged lost, nothing half; %ld times "
        "the change under way was there too.\n",
        m_counts.sound, m_counts.ahead);
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) return 2;
    std::setvbuf(stdout, nullptr, _IOLBF, 0);
    if (fs::is_directory("/dev/shm")) ::setenv("TMPDIR", "/dev/shm", 0);
    try {
        Campaign campaign(std::stol(argv[1]), argc > 2 ? static_cast<unsigned>(std::stoul(argv[2])) : 1U);
        try {
            campaign.Run();
        } catch (const std::exception& error) {
            std::cerr << error.what() << "\nleft behind in " << campaign.Dir() << '\n';
            return 1;
        }
    } catch (const std::exception& error) {
        std::cerr << error.what() << '\n';
        return 1;
    }
    return 0;
}
