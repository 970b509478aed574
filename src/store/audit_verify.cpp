#include "store/audit_verify.h"

#include <algorithm>
#include <limits>
#include <optional>

#include "model/problem.h"
#include "store/audit_records.h"
#include "store/audit_table.h"
#include "store/clinic_folder.h"
#include "store/people_table.h"

namespace store {
namespace {

using vault::BadEntry;
using vault::Tampering;

// Numbers below the first are nothing the program writes, but somebody else could.
constexpr long long kBeforeAll = std::numeric_limits<long long>::min();

std::vector<std::string> Actors(Engine& engine) {
    std::vector<std::string> ids{""};
    for (const auto& user : ReadUsers(engine)) ids.push_back(user.id.value);
    return ids;
}

// The log walked once: what it says of itself and of the records beside it.
struct Walk {
    std::optional<BadEntry> bad;
    bool ends_as_told = false;  // the head is that of the last entry found
    long long entries = 0;      // of the part that was found
    ToldByLog told;             // of all of it
};

// What a log that is not as it was is compared by.
struct Prints {
    std::vector<vault::EntryPrint> prints;
    std::vector<std::int64_t> openings;  // ms, one per print; never, unless a session begins with it
};

std::optional<BadEntry> NameEnd(Engine& engine, const vault::ChainWalk& found, const AuditHead& head) {
    if (head.sequence > found.Sequence()) return BadEntry{Tampering::Truncate, found.Sequence() + 1};
    if (head.sequence < found.Sequence()) {
        const bool old = head.sequence > 0 && HashAt(engine, head.sequence) == head.hash;
        return BadEntry{old ? Tampering::PageSplice : Tampering::Edit, std::max(head.sequence + 1, 1LL)};
    }
    if (head.hash == found.Hash()) return std::nullopt;
    for (const std::string& user : Actors(engine)) {
        vault::AuditLink link = found.Last();
        link.user = user;
        if (vault::HashOf(link) == head.hash) return BadEntry{Tampering::ActorSwap, head.sequence};
    }
    return BadEntry{Tampering::Edit, head.sequence};
}

// What follows an older file that was put back: the program writes nothing before it was opened.
bool BeginsSession(std::string_view action) {
    return action == "clinic.open" || action == "clinic.recover" || action == "clinic.upgrade" ||
           action == "signin.failed";
}

Walk WalkLog(Engine& engine, const std::string& clinic, const FoundLog& log) {
    Walk walk;
    vault::ChainWalk found(clinic), since(std::max(log.head.sequence, log.last), log.head.hash);
    ViewLinks(engine, kBeforeAll, [&](const vault::StoredView& stored) {
        (stored.link.sequence > log.last ? since : found).Take(stored);
        walk.told.Take(stored.link);
    });
    walk.entries = found.Entries();
    const auto end = NameEnd(engine, found, log.head);
    walk.ends_as_told = !end;
    if (found.Broken())
        walk.bad = found.Verdict(Actors(engine));
    else if (end)
        walk.bad = end;
    else if (since.Broken())
        walk.bad = since.Verdict(Actors(engine));
    return walk;
}

Prints PrintLog(Engine& engine, const FoundLog& log) {
    Prints log_prints;
    ReadLinks(engine, kBeforeAll, [&](const vault::StoredLink& stored) {
        if (stored.link.sequence > log.last) return;
        log_prints.prints.push_back(vault::PrintOf(stored.link));
        log_prints.openings.push_back(BeginsSession(stored.link.action) ? stored.link.at_ms : kBeforeAll);
    });
    return log_prints;
}

struct Scene {
    const Walk& walk;
    const Prints& log;
    bool records_agree;
};

BadEntry NameFor(const Witness& witness, const Scene& scene) {
    const auto kept_at = witness.anchor.at.time_since_epoch().count();
    const auto kept = witness.prints ? witness.prints() : std::vector<vault::EntryPrint>();
    const auto later = [&](std::size_t i) { return scene.log.openings.at(i) > kept_at; };
    const long long entries = scene.walk.entries;
    auto bad = vault::Compare(scene.log.prints, kept, later);
    // Without prints all there is to tell is that entries are gone.
    if (!bad && entries < witness.anchor.head.sequence) bad = {Tampering::Truncate, entries + 1};
    if (!bad) return {Tampering::Rewritten, witness.anchor.head.sequence};
    // A log cut off on its own leaves records behind that it no longer tells of.
    if (bad->kind == Tampering::Truncate && scene.walk.ends_as_told && scene.records_agree)
        bad->kind = Tampering::Rollback;
    return *bad;
}

// One finding for the log itself: the earliest, by the witness that can tell most.
void AddFirst(std::vector<AuditFinding> candidates, std::vector<AuditFinding>& findings) {
    if (candidates.empty()) return;
    const auto unsure = [](const AuditFinding& f) { return f.kind == Tampering::Rewritten; };
    const bool all_unsure = std::ranges::all_of(candidates, unsure);
    if (!all_unsure) std::erase_if(candidates, unsure);
    findings.push_back(*std::ranges::min_element(candidates, {}, &AuditFinding::sequence));
}

}  // namespace

FoundLog FindLog(Engine& engine) {
    return {LastSequence(engine), ReadHead(engine)};
}

AuditVerdict VerifyAudit(Engine& engine, const std::string& clinic, const FoundLog& found,
                         const std::vector<Witness>& witnesses) {
    const Walk walk = WalkLog(engine, clinic, found);
    std::vector<AuditFinding> records = CheckRecords(engine, walk.told);
    AuditVerdict verdict;
    verdict.head = found.head;
    std::vector<AuditFinding> candidates;
    std::optional<Prints> log_prints;  // taken only where they are needed
    for (const Witness& witness : witnesses) {
        AuditAnchor anchor = witness.anchor;
        // Told heads may be shortened to what people can type.
        const std::string hash = HashAt(engine, anchor.head.sequence);
        anchor.agrees = !anchor.head.hash.empty() && hash.starts_with(anchor.head.hash);
        verdict.anchors.push_back(anchor);
        if (anchor.agrees || anchor.aside || anchor.witness == AuditWitness::Elsewhere) continue;
        if (!log_prints) log_prints = PrintLog(engine, found);
        const BadEntry bad = NameFor(witness, {walk, *log_prints, records.empty()});
        candidates.push_back({bad.kind, bad.sequence, anchor.witness, {}});
    }
    if (walk.bad) candidates.push_back({walk.bad->kind, walk.bad->sequence, AuditWitness::Chain, {}});
    AddFirst(std::move(candidates), verdict.findings);
    std::ranges::stable_sort(records, {}, &AuditFinding::sequence);
    verdict.findings.insert(verdict.findings.end(), records.begin(), records.end());
    return verdict;
}

namespace {

// Nothing for a backup that is itself not as it was. One that agrees is not walked: its end is enough.
std::optional<Witness> WitnessOf(const ClinicFolder& folder, Engine& log, const std::string& clinic,
                                 const vault::Secret& key, const std::vector<AsideLog>& aside) {
    Engine engine(folder.Database(), key, Engine::Mode::Still);
    Witness witness;
    witness.anchor.witness = AuditWitness::Backup;
    witness.anchor.name = PathText(folder.Path().filename());
    witness.anchor.head = ReadHead(engine);
    witness.anchor.at =
        model::Instant(std::chrono::milliseconds(engine.Number("SELECT coalesce(max(at), 0) FROM audit")));
    if (HashAt(log, witness.anchor.head.sequence) == witness.anchor.head.hash) return witness;
    for (const AsideLog& one : aside) {
        if (HashAt(engine, one.head.sequence) != one.head.hash) continue;
        // What holds the entry that set another one aside is of this log, not of that.
        if (HashAt(engine, one.told.entry) == HashAt(log, one.told.entry)) continue;
        witness.anchor.aside = one.told;
        return witness;
    }
    const FoundLog found = FindLog(engine);
    const Walk walk = WalkLog(engine, clinic, found);
    if (walk.bad || walk.entries == 0) return std::nullopt;
    witness.prints = [prints = PrintLog(engine, found).prints] { return prints; };
    return witness;
}

// What is of another key, or no backup at all, is passed over.
void ForEachBackup(const std::filesystem::path& backups,
                   const std::function<void(const ClinicFolder&)>& look) {
    std::error_code none;
    for (const std::string& name : NamesIn(backups, kMostEntries)) {
        const ClinicFolder folder(backups / name);
        if (!std::filesystem::exists(folder.Database(), none)) continue;
        try {
            look(folder);
        } catch (const model::Error&) {
            continue;
        }
    }
}

}  // namespace

std::vector<AuditHead> OtherHeads(const std::filesystem::path& backups, Engine& log,
                                  const vault::Secret& key) {
    std::vector<AuditHead> heads;
    ForEachBackup(backups, [&](const ClinicFolder& folder) {
        Engine engine(folder.Database(), key, Engine::Mode::Still);
        const AuditHead head = ReadHead(engine);
        if (HashAt(log, head.sequence) != head.hash) heads.push_back(head);
    });
    return heads;
}

std::vector<Witness> BackupWitnesses(const std::filesystem::path& backups, Engine& log,
                                     const std::string& clinic, const vault::Secret& key,
                                     const std::vector<AsideLog>& aside) {
    std::vector<Witness> witnesses;
    ForEachBackup(backups, [&](const ClinicFolder& folder) {
        if (auto witness = WitnessOf(folder, log, clinic, key, aside))
            witnesses.push_back(std::move(*witness));
    });
    std::ranges::sort(witnesses, {}, [](const Witness& w) { return w.anchor.name; });
    return witnesses;
}

long long AuditVerdict::Anchored() const {
    long long most = 0;
    for (const AuditAnchor& anchor : anchors)
        if (anchor.agrees) most = std::max(most, anchor.head.sequence);
    return most;
}

}  // namespace store
