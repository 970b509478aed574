#include "campaigns/day_trial.h"

#include <signal.h>
#include <sys/wait.h>
#include <unistd.h>

#include <algorithm>
#include <cstdio>
#include <filesystem>
#include <set>
#include <stdexcept>

#include "model/problem.h"
#include "store/backup.h"
#include "store/clinic_folder.h"
#include "store/open_slot.h"
#include "store/test_clinic.h"

namespace campaign {
namespace {

namespace fs = std::filesystem;

constexpr const char* kFirstPin = "271828";
constexpr const char* kHers = "anna's own words";

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
                                 ledger.backup_passphrases.at(backups.front().made_at), day.around),
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

std::string PinOf(const store::ClinicStore& store, const Ledger& ledger) {
    for (const std::string& pin : {ledger.acknowledged.pin, ledger.wanted.pin}) {
        try {
            (void)store.UnlockerWithPin()(pin);
            return pin;
        } catch (const model::Error& error) {
            if (error.Kind() != model::ErrorKind::NoAccess) throw;
        }
    }
    Lost("neither the PIN acknowledged nor the one wanted opens");
}

// A new code is told when the new key is in its place; who was killed before that makes another one.
std::string RecoveryOf(const Place& place, const Ledger& ledger,
                       const std::map<std::string, std::string>& found) {
    const auto keys = store::ClinicFolder(place.Clinic()).ReadKeys();
    for (const std::string& code : {ledger.acknowledged.recovery, ledger.wanted.recovery}) {
        try {
            (void)store::OpenWithCode(keys, code);
            return code;
        } catch (const model::Error& error) {
            if (error.Kind() != model::ErrorKind::NoAccess) throw;
        }
    }
    const bool rekeyed = std::ranges::any_of(ledger.acknowledged.records, [&](const auto& record) {
        return record.first.starts_with("person ") && record.second != found.at(record.first);
    });
    if (!rekeyed && !ledger.acknowledged.recovery.empty()) Lost("the recovery code");
    return {};
}

// Nothing is left of a change of the key.
void RequireTidy(const Place& place) {
    for (const auto& entry : fs::directory_iterator(place.Clinic())) {
        const std::string name = entry.path().filename();
        if (name.starts_with("next-key") || name == "clinic.db.old") Lost("not cleared away: " + name);
    }
}

// Whoever works here comes in with her own passphrase, and nobody else has a key.
void ExaminePeople(const Place& place, Ledger& ledger, const Day& day) {
    std::set<std::string> names{support::kUser};
    for (const auto& [id, passphrase] : ledger.passphrases) {
        const auto record = ledger.acknowledged.records.find("person " + id);
        if (record == ledger.acknowledged.records.end() || record->second == "left") continue;
        const std::string name = record->second.substr(record->second.rfind(' ') + 1);
        ledger.head = store::ClinicStore::Open(place.Clinic(), name, passphrase, day.around)->Head();
        names.insert(name);
    }
    const auto keys = store::ClinicStore::UserNames(place.Clinic());
    if (std::set<std::string>(keys.begin(), keys.end()) != names) Lost("keys of other people than work here");
}

bool ExamineClinic(const Place& place, Ledger& ledger, Day& day) {
    const auto store = OpenWithEither(place, ledger, day);
    RequireSound(*store, "the clinic");
    RequireTidy(place);
    if (!store->VerifyAudit(ledger.head).Sound()) Lost("the last entry acknowledged is not in the log");
    const auto records = RecordsOf(*store);
    const bool ahead = records != ledger.acknowledged.records;
    if (ahead && records != ledger.wanted.records) Lost("records are neither as acknowledged nor as wanted");
    ledger.acknowledged = {records, PassphraseOf(*store, ledger), PinOf(*store, ledger),
                           RecoveryOf(place, ledger, records)};
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

namespace {

// Three clients, each with a draft and a visit that was signed.
void Fill(store::ClinicStore& store, support::RandomRecords& records) {
    for (int i = 0; i < 3; ++i) {
        const auto client = store.SaveClient(records.Client());
        for (const bool closes : {false, true}) {
            auto visit = records.Visit(client.id, 3);
            visit.status = model::VisitStatus::Draft;
            store.SaveVisit(visit);
            if (closes) store.SignVisit(visit, store.Unlock(support::kPassphrase));
        }
    }
}

}  // namespace

void MakeClinic(const Place& place, long seed, Ledger& ledger) {
    fs::remove_all(place.folder);
    fs::create_directories(place.folder);
    Day day(place, seed, support::kPassphrase, ::fileno(stderr));
    const auto made =
        store::ClinicStore::Create(place.Clinic(), support::TestClinic::Profile(),
                                   support::TestClinic::Owner(), support::kPassphrase, day.around);
    support::RandomRecords records(day.clock, static_cast<unsigned>(seed));
    Fill(*made.store, records);
    made.store->SetPin(support::kPassphrase, kFirstPin);
    const auto person = made.store->AddUser({{}, "anna", {}, {}, model::Role::Therapist}, kHers);
    ledger = {};
    ledger.passphrases[person.id.value] = kHers;
    ledger.acknowledged = {RecordsOf(*made.store), support::kPassphrase, kFirstPin, made.recovery_code};
    ledger.head = made.store->Head();
}

void PutOldClinic(const Place& place, int version) {
    static const fs::path tests = fs::path(PALPATE_SOURCE_DIR) / "tests" / "store";
    fs::remove_all(place.Old());
    fs::remove_all(place.OldProfile());
    fs::copy(tests / ("clinic_version_" + std::to_string(version)), place.Old());
}

std::unique_ptr<store::ClinicStore> OpenWithEither(const Place& place, const Ledger& ledger, Day& day) {
    const auto now = [&](const std::string& passphrase) {
        return store::ClinicStore::Open(place.Clinic(), support::kUser, passphrase, day.around);
    };
    // Recoveries killed after the wrong one of the two was tried are wrong tries; who is told to wait does.
    const auto open = [&](const std::string& passphrase) {
        try {
            return now(passphrase);
        } catch (const model::Error& error) {
            if (!error.Message().starts_with("Too many tries were wrong.")) throw;
        }
        day.clock.Set(day.clock.Now() + std::chrono::seconds(30));
        return now(passphrase);
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
    ExaminePeople(place, ledger, day);
    for (const Ledger::Made& one : ledger.made) ExamineMade(place, one, day);
    return ahead;
}

}  // namespace campaign
