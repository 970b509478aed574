#include "store/audit_records.h"

#include <algorithm>
#include <iterator>
#include <limits>
#include <set>
#include <string_view>

#include "store/amendment_table.h"
#include "store/audit_table.h"
#include "store/client_table.h"
#include "store/disposal_table.h"
#include "store/people_table.h"
#include "store/phrase_table.h"
#include "store/picture_table.h"
#include "store/register_table.h"
#include "store/signature_table.h"
#include "store/visit_table.h"

namespace store {
namespace {

using vault::Tampering;

using Claims = std::map<std::string, LastClaim, std::less<>>;

bool TellsContent(std::string_view action) {
    if (action == "client.dispose" || action == "client.erase") return false;
    constexpr std::string_view kinds[] = {"visit.",      "client.",    "picture.", "phrase.", "hold.",
                                          "disclosure.", "statement.", "request.", "breach.", "register."};
    return std::ranges::any_of(kinds, [&](std::string_view kind) { return action.starts_with(kind); });
}

bool Amends(std::string_view action) {
    constexpr std::string_view actions[] = {"visit.amend",  "visit.amend.import", "visit.correct",
                                            "visit.cosign", "visit.move",         "visit.strike"};
    return std::ranges::find(actions, action) != std::end(actions);
}

ToldByLog ReadTold(Engine& engine) {
    ToldByLog told;
    ViewLinks(engine, std::numeric_limits<long long>::min(),
              [&](const vault::StoredView& stored) { told.Take(stored.link); });
    return told;
}

// What stood at an earlier entry, authentic but old.
template <class T>
bool StoodBefore(Engine& engine, const std::string& id, long long sequence, const T& content) {
    Query query = engine.Prepare(
        "SELECT after, encoding FROM audit WHERE entity = ? AND after <> '' AND sequence < ? "
        "ORDER BY sequence DESC");
    query.Bind(id, sequence);
    Claim claim;
    while (query.Step()) {
        query.Take(claim.digest, claim.encoding);
        if (Matches(content, claim)) return true;
    }
    return false;
}

// What a disposal tells of a record it removed.
struct Removal {
    long long sequence = 0;  // of the disposal
    std::string digest;
};
using Removals = std::multimap<std::string, Removal>;

// The log's own entries of disposals, each held against its stub.
Removals CheckDisposals(Engine& engine, const ToldByLog& log, std::vector<AuditFinding>& findings) {
    auto told = log.disposals;
    Removals removals;
    for (const Disposal& disposal : ReadDisposals(engine)) {
        const std::string& who = disposal.client.value;
        const auto found = told.find(disposal.sequence);
        const bool holds =
            found != told.end() && disposal.done && found->second == std::pair(who, DigestOf(disposal));
        if (!holds)
            findings.push_back({found == told.end() ? Tampering::Insert : Tampering::Edit, disposal.sequence,
                                AuditWitness::Record, who});
        if (found != told.end()) told.erase(found);
        if (!holds) continue;
        for (const DisposedRecord& one : disposal.records)
            removals.emplace(one.record, Removal{disposal.sequence, one.digest});
    }
    for (const auto& [missing, of] : told)
        findings.push_back({Tampering::Delete, missing, AuditWitness::Record, of.first});
    return removals;
}

bool Excused(const Removals& removals, const std::string& id, const LastClaim& last) {
    const auto [first, end] = removals.equal_range(id);
    return std::any_of(first, end, [&](const auto& one) {
        return one.second.sequence > last.sequence && one.second.digest == last.claim.digest;
    });
}

template <class T>
void CheckOne(Engine& engine, const std::string& id, const std::optional<T>& content, Claims& claims,
              std::vector<AuditFinding>& findings) {
    const auto told = claims.find(id);
    if (told == claims.end()) {
        findings.push_back({Tampering::Insert, 0, AuditWitness::Record, id});
        return;
    }
    const LastClaim last = told->second;
    claims.erase(told);
    if (content && Matches(*content, last.claim)) return;
    const bool old = content && StoodBefore(engine, id, last.sequence, *content);
    findings.push_back(
        {old ? Tampering::PageSplice : Tampering::Edit, last.sequence, AuditWitness::Record, id});
}

template <class Load>
void CheckAll(Engine& engine, const char* ids_sql, const Load& load, Claims& claims,
              std::vector<AuditFinding>& findings) {
    std::string id;
    for (Query query = engine.Prepare(ids_sql); query.Step();) {
        query.Take(id);
        CheckOne(engine, id, load(id), claims, findings);
    }
}

// Takes the claims of records that are there out of `claims`.
void CheckContents(Engine& engine, Claims& claims, std::vector<AuditFinding>& findings) {
    CheckAll(
        engine, "SELECT id FROM clients", [&](const std::string& id) { return ReadClient(engine, {id}); },
        claims, findings);
    CheckAll(
        engine, "SELECT id FROM visits", [&](const std::string& id) { return ReadVisit(engine, {id}); },
        claims, findings);
    CheckAll(
        engine, "SELECT id FROM pictures", [&](const std::string& id) { return ReadPicture(engine, {id}); },
        claims, findings);
    CheckAll(
        engine, "SELECT id FROM phrases", [&](const std::string& id) { return ReadPhrase(engine, {id}); },
        claims, findings);
    const std::string clinic = ReadClinicId(engine);
    CheckAll(
        engine, "SELECT id FROM amendments",
        [&](const std::string& id) { return ReadBound(engine, clinic, id); }, claims, findings);
    CheckAll(
        engine, "SELECT id FROM register",
        [&](const std::string& id) { return ReadRegisterEntry(engine, {id}); }, claims, findings);
}

// Nobody can sign in another's name, whatever the log has been made to say, nor under anything else.
void CheckSigners(Engine& engine, const ToldByLog& told, std::vector<AuditFinding>& findings) {
    const auto signers = ReadSigners(engine, ReadClinicId(engine));
    std::set<std::string> said;
    for (const ToldByLog::Entry& entry : told.signings) {
        said.insert(entry.entity);
        bool same = false, own = false, holds = false;
        const auto [first, end] = signers.equal_range(entry.entity);
        for (auto one = first; one != end; ++one) {
            same = same || one->second.digest == entry.after;
            const bool here = one->second.digest == entry.after && one->second.user == entry.user;
            own = own || here;
            holds = holds || (here && one->second.genuine);
        }
        if (holds || first == end) continue;
        findings.push_back({same && !own ? Tampering::ActorSwap : Tampering::Edit, entry.sequence,
                            AuditWitness::Signature, entry.entity});
    }
    for (auto one = signers.begin(); one != signers.end(); one = signers.upper_bound(one->first))
        if (!said.contains(one->first))
            findings.push_back({Tampering::Delete, 0, AuditWitness::Signature, one->first});
}

constexpr const char* kMisplaced = R"sql(
SELECT v.id, coalesce((SELECT max(sequence) FROM audit WHERE action = 'visit.move' AND entity IN
    (SELECT id FROM amendments WHERE visit = v.id)), 0) FROM visits v
WHERE v.chart IS NOT coalesce(
    (SELECT client_to FROM amendments WHERE visit = v.id AND kind = 'move' ORDER BY number DESC LIMIT 1),
    v.client))sql";

struct Amender {
    std::string visit, by;
    bool imported = false;
};

// Who amended, and whether it was signed here, is what the log tells.
void CheckAmenders(Engine& engine, const ToldByLog& told, std::vector<AuditFinding>& findings) {
    std::map<std::string, Amender> amenders;
    std::string id;
    Amender one;
    for (Query query = engine.Prepare("SELECT id, visit, by, imported FROM amendments"); query.Step();) {
        query.Take(id, one.visit, one.by, one.imported);
        amenders[id] = one;
    }
    for (const ToldByLog::Entry& entry : told.amendings) {
        const auto found = amenders.find(entry.entity);
        if (found == amenders.end()) continue;
        const auto& [visit, by, imported] = found->second;
        const bool same = entry.user == by;
        if (entry.imported == imported && (imported || same)) continue;
        findings.push_back(
            {same ? Tampering::Edit : Tampering::ActorSwap, entry.sequence, AuditWitness::Signature, visit});
    }
}

long long SignedAt(const ToldByLog& told, const std::string& id) {
    for (const auto* entries : {&told.signings, &told.amendings})
        for (const ToldByLog::Entry& entry : *entries)
            if (entry.entity == id) return entry.sequence;
    return 0;
}

// What the clock said beside the time of a signature, held against the entry of that moment.
void CheckClocks(Engine& engine, const ToldByLog& told, std::vector<AuditFinding>& findings) {
    std::string id, visit;
    std::optional<model::Instant> clock;
    for (Query query =
             engine.Prepare("SELECT visit, visit, clock FROM signatures UNION ALL SELECT id, visit, "
                            "clock FROM amendments");
         query.Step();) {
        query.Take(id, visit, clock);
        const auto entry = told.behind.find(id);
        const bool said = entry != told.behind.end();
        if (said ? clock == entry->second.clock : !clock) continue;
        findings.push_back({Tampering::Edit, said ? entry->second.sequence : SignedAt(told, id),
                            AuditWitness::Record, visit});
    }
}

// A visit stands where its last move put it.
void CheckCharts(Engine& engine, std::vector<AuditFinding>& findings) {
    for (Query query = engine.Prepare(kMisplaced); query.Step();) {
        AuditFinding finding{Tampering::Edit, 0, AuditWitness::Record, {}};
        query.Take(finding.record, finding.sequence);
        findings.push_back(finding);
    }
}

}  // namespace

void ToldByLog::Take(const vault::LinkView& entry) {
    const auto told = [&] {
        return Entry{entry.sequence, std::string(entry.entity), std::string(entry.user),
                     std::string(entry.after), entry.action == "visit.amend.import"};
    };
    if (entry.action == "visit.sign") signings.push_back(told());
    if (entry.action == "clock.behind")
        behind[std::string(entry.entity)] = {entry.sequence,
                                             model::Instant(std::chrono::milliseconds(entry.at_ms))};
    if (entry.action == "client.dispose" || entry.action == "client.erase")
        disposals[entry.sequence] = {std::string(entry.client), std::string(entry.after)};
    if (entry.after.empty()) return;
    if (Amends(entry.action)) amendings.push_back(told());
    if (!TellsContent(entry.action)) return;
    auto found = claims.find(entry.entity);
    if (found == claims.end()) found = claims.emplace(std::string(entry.entity), LastClaim{}).first;
    found->second = {entry.sequence, {std::string(entry.after), static_cast<int>(entry.encoding)}};
}

std::vector<AuditFinding> CheckRecords(Engine& engine, const ToldByLog& told) {
    std::vector<AuditFinding> findings;
    Claims claims = told.claims;
    const Claims& all = told.claims;
    CheckContents(engine, claims, findings);
    const Removals removals = CheckDisposals(engine, told, findings);
    for (const auto& [id, last] : claims)
        if (!Excused(removals, id, last))
            findings.push_back({Tampering::Delete, last.sequence, AuditWitness::Record, id});
    // What was removed and is there again was put back by somebody else.
    for (const auto& [id, last] : all)
        if (!claims.contains(id) && Excused(removals, id, last))
            findings.push_back({Tampering::Insert, last.sequence, AuditWitness::Record, id});
    CheckSigners(engine, told, findings);
    CheckAmenders(engine, told, findings);
    CheckClocks(engine, told, findings);
    CheckCharts(engine, findings);
    return findings;
}

namespace {

template <class Load>
bool AllAsTold(Engine& engine, const char* ids_sql, const model::ClientId& client, const Load& load,
               const Claims& claims) {
    std::string id;
    Query query = engine.Prepare(ids_sql);
    for (query.Bind(client); query.Step();) {
        query.Take(id);
        const auto told = claims.find(id);
        const auto content = load(id);
        if (told == claims.end() || !content || !Matches(*content, told->second.claim)) return false;
    }
    return true;
}

}  // namespace

bool IsAsTold(Engine& engine, const model::ClientId& client) {
    const Claims claims = ReadTold(engine).claims;
    return AllAsTold(
               engine, "SELECT id FROM clients WHERE id = ?", client,
               [&](const std::string& id) { return ReadClient(engine, {id}); }, claims) &&
           AllAsTold(
               engine, "SELECT id FROM visits WHERE chart = ?", client,
               [&](const std::string& id) { return ReadVisit(engine, {id}); }, claims) &&
           AllAsTold(
               engine, "SELECT id FROM pictures WHERE client = ?", client,
               [&](const std::string& id) { return ReadPicture(engine, {id}); }, claims) &&
           AllAsTold(
               engine, "SELECT id FROM register WHERE client = ?", client,
               [&](const std::string& id) { return ReadRegisterEntry(engine, {id}); }, claims);
}

}  // namespace store
