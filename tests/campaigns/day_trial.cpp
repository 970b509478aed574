#include "campaigns/day_trial.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdio>
#include <filesystem>
#include <stdexcept>

#include "model/problem.h"
#include "store/backup.h"
#include "store/test_clinic.h"

namespace campaign {
namespace {

namespace fs = std::filesystem;

[[noreturn]] void Lost(const std::string& what) {
    throw std::runtime_error("LOST: " + what);
}

void RequireSound(const store::ClinicStore& store, const std::string& where) {
    const auto report = store.Check();
    if (!report.sound) Lost(where + ": " + (report.findings.empty() ? "not sound" : report.findings.front()));
}

std::string ReadAll(int end) {
    std::string told, part(4096, '\0');
    for (ssize_t got = 0; (got = ::read(end, part.data(), part.size())) > 0;)
        told.append(part, 0, static_cast<std::size_t>(got));
    return told;
}

void ExamineBackups(const Place& place, const Ledger& ledger, Day& day, const store::ClinicStore& store) {
    if (ledger.backed_up == model::Instant{}) return;
    const auto backups = store::BackupsIn(store.Folder() / "backups", store.Id());
    if (backups.empty() || backups.front().made_at < ledger.backed_up) Lost("the newest backup");
    if (ledger.doing != "backup") return;
    const auto target = place.folder / ("Tried-" + day.ids.NewUuid());
    RequireSound(*store::Restore(backups.front().folder, target, support::kUser,
                                 backups.front().made_at == ledger.backed_up ? ledger.backed_up_with
                                                                             : ledger.acknowledged.passphrase,
                                 day.around),
                 "the newest backup");
    fs::remove_all(target);
}

// Which passphrase it is now, of the two it can be.
std::string PassphraseOf(const store::ClinicStore& store, const Ledger& ledger) {
    try {
        (void)store.Unlock(ledger.acknowledged.passphrase);
        return ledger.acknowledged.passphrase;
    } catch (const model::Error&) {
        return ledger.wanted.passphrase;
    }
}

bool ExamineClinic(const Place& place, Ledger& ledger, Day& day) {
    const auto store = OpenWithEither(place, ledger, day);
    RequireSound(*store, "the clinic");
    if (!store->VerifyAudit(ledger.head).Sound()) Lost("the last entry acknowledged is not in the log");
    const Books found = BooksOf(*store, PassphraseOf(*store, ledger));
    const auto same = [&](const Books& books) {
        return found.clients == books.clients && found.visits == books.visits;
    };
    const bool ahead = !same(ledger.acknowledged);
    if (ahead && !same(ledger.wanted)) Lost("records are neither as acknowledged nor as wanted");
    ledger.acknowledged = found;
    ledger.head = store->Head();
    ExamineBackups(place, ledger, day, *store);
    return ahead;
}

// Whole or absent if it was not finished; an old clinic stays one that opens.
void ExamineMade(const Place& place, const Ledger::Made& one, Day& day) {
    const fs::path made = one.folder;
    const bool old = made == place.Old();
    if (!fs::exists(made)) {
        if (one.done || old) Lost("what was made: " + made.string());
        return;
    }
    {
        const auto store = store::ClinicStore::Open(made, support::kUser, one.passphrase,
                                                    old ? day.AroundOld() : day.around);
        RequireSound(*store, made.string());
        const auto report = store->Check();
        if (old && (report.clients != 1 || report.visits != 2)) Lost("records of the old clinic");
    }
    fs::remove_all(made);
}

}  // namespace

Ending RunChild(const std::function<void(int)>& work, int kill_after_us) {
    int ends[2];
    if (::pipe(ends) != 0) throw std::runtime_error("no pipe");
    std::fflush(stdout);
    const pid_t child = ::fork();
    if (child == 0) {
        ::close(ends[0]);
        work(ends[1]);
        ::_exit(0);
    }
    ::close(ends[1]);
    if (kill_after_us >= 0) {
        ::usleep(static_cast<useconds_t>(kill_after_us));
        ::kill(child, SIGKILL);
    }
    Ending ending;
    ending.told = ReadAll(ends[0]);
    ::close(ends[0]);
    int status = 0;
    ::waitpid(child, &status, 0);
    ending.killed = WIFSIGNALED(status) && WTERMSIG(status) == SIGKILL;
    if (!ending.killed && !(WIFEXITED(status) && WEXITSTATUS(status) == 0))
        Lost("the child crashed after: " + ending.told);
    return ending;
}

void TakeAll(const std::string& told, Ledger& ledger) {
    std::string line;
    for (const char c : told) {
        if (c != '\n') {
            line += c;
            continue;
        }
        ledger.Take(line);
        line.clear();
    }
}

void MakeClinic(const Place& place, long seed, Ledger& ledger) {
    fs::remove_all(place.folder);
    fs::create_directories(place.folder);
    Day day(place, seed, support::kPassphrase, ::fileno(stderr));
    const auto store =
        store::ClinicStore::Create(place.Clinic(), support::TestClinic::Profile(),
                                   support::TestClinic::Owner(), support::kPassphrase, day.around)
            .store;
    support::RandomRecords records(day.clock, static_cast<unsigned>(seed));
    for (int i = 0; i < 2; ++i) {
        const auto client = store->SaveClient(records.Client());
        auto visit = records.Visit(client.id, 3);
        visit.status = model::VisitStatus::Draft;
        store->SaveVisit(visit);
    }
    ledger = {};
    ledger.acknowledged = BooksOf(*store, support::kPassphrase);
    ledger.head = store->Head();
}

void PutOldClinic(const Place& place, int version) {
    static const fs::path tests = fs::path(PALPATE_SOURCE_DIR) / "tests" / "store";
    fs::remove_all(place.Old());
    fs::remove_all(place.OldProfile());
    fs::copy(tests / ("clinic_version_" + std::to_string(version)), place.Old());
}

std::unique_ptr<store::ClinicStore> OpenWithEither(const Place& place, const Ledger& ledger, Day& day) {
    const auto open = [&](const std::string& passphrase) {
        return store::ClinicStore::Open(place.Clinic(), support::kUser, passphrase, day.around);
    };
    try {
        return open(ledger.acknowledged.passphrase);
    } catch (const model::Error& error) {
        if (error.Kind() != model::ErrorKind::NoAccess) throw;
    }
    return open(ledger.wanted.passphrase);
}

bool Examine(const Place& place, long seed, Ledger& ledger) {
    Day day(place, seed, {}, ::fileno(stderr));
    day.clock.Set(day.clock.Now() + std::chrono::seconds(90));
    const bool ahead = ExamineClinic(place, ledger, day);
    for (const Ledger::Made& one : ledger.made) ExamineMade(place, one, day);
    return ahead;
}

}  // namespace campaign
