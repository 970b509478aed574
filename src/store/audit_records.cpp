#include "store/audit_records.h"

#include <algorithm>
#include <map>
#include <string>

#include "store/amendment_table.h"
#include "store/audit_table.h"
#include "store/client_table.h"
#include "store/disposal_table.h"
#include "store/people_table.h"
#include "store/phrase_table.h"
#include "store/picture_table.h"
#include "store/register_table.h"
#include "store/visit_table.h"

namespace store {
namespace {

using vault::Tampering;

struct LastClaim {
    long long sequence = 0;
    Claim claim;
};
using Claims = std::map<std::string, LastClaim>;

// The content's digest as the log last told it.
Claims LastClaims(Engine& engine) {
    Claims claims;
    Query query = engine.Prepare(
        "SELECT entity, sequence, after, encoding FROM audit WHERE after <> '' AND action NOT IN "
        "('client.dispose', 'client.erase') AND (action LIKE 'visit.%' OR action LIKE 'client.%' OR action "
        "LIKE "
        "'picture.%' OR action LIKE 'phrase.%' OR action LIKE 'hold.%' OR action LIKE 'disclosure.%' OR "
        "action "
        "LIKE 'statement.%' OR action LIKE 'request.%' OR action LIKE 'breach.%') ORDER BY sequence");
    std::string entity;
    LastClaim last;
    while (query.Step()) {
        query.Take(entity, last.sequence, last.claim.digest, last.claim.encoding);
        claims[entity] = last;
    }
    return claims;
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
Removals CheckDisposals(Engine& engine, std::vector<AuditFinding>& findings) {
    std::map<long long, std::pair<std::string, std::string>> told;  // who, and the digest of the stub
    long long sequence = 0;
    std::pair<std::string, std::string> entry;
    for (Query query = engine.Prepare("SELECT sequence, client, after FROM audit WHERE action IN "
                                      "('client.dispose', 'client.erase')");
         query.Step();) {
        query.Take(sequence, entry.first, entry.second);
        told[sequence] = entry;
    }
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

// Nobody can sign in another's name, whatever the log has been made to say.
void CheckSigners(Engine& engine, std::vector<AuditFinding>& findings) {
    Query query = engine.Prepare(
        "SELECT a.sequence, a.entity, (SELECT count(*) FROM signatures s WHERE s.visit = a.entity AND "
        "s.digest = a.after) FROM audit a WHERE a.action = 'visit.sign' AND EXISTS (SELECT 1 FROM signatures "
        "s WHERE s.visit = a.entity) AND NOT EXISTS (SELECT 1 FROM signatures s WHERE s.visit = a.entity AND "
        "s.user = a.user AND s.digest = a.after) ORDER BY a.sequence");
    while (query.Step()) {
        AuditFinding finding;
        long long same = 0;
        query.Take(finding.sequence, finding.record, same);
        finding.kind = same > 0 ? Tampering::ActorSwap : Tampering::Edit;
        finding.witness = AuditWitness::Signature;
        findings.push_back(finding);
    }
    for (Query unsaid = engine.Prepare("SELECT DISTINCT visit FROM signatures WHERE NOT EXISTS (SELECT 1 "
                                       "FROM audit WHERE entity = visit "
                                       "AND action = 'visit.sign')");
         unsaid.Step();) {
        AuditFinding finding{Tampering::Delete, 0, AuditWitness::Signature, {}};
        unsaid.Take(finding.record);
        findings.push_back(finding);
    }
}

// The log is walked once, whatever else the planner would choose.
constexpr const char* kAmenders = R"sql(
SELECT a.sequence, m.visit, a.user = m.by FROM audit a CROSS JOIN amendments m
WHERE a.after <> '' AND a.action IN ('visit.amend', 'visit.amend.import', 'visit.correct', 'visit.cosign', 'visit.move',
    'visit.strike') AND m.id = a.entity
AND ((a.action = 'visit.amend.import') <> (m.imported <> 0) OR (m.imported = 0 AND a.user <> m.by))
ORDER BY a.sequence)sql";

constexpr const char* kMisplaced = R"sql(
SELECT v.id, coalesce((SELECT max(sequence) FROM audit WHERE action = 'visit.move' AND entity IN
    (SELECT id FROM amendments WHERE visit = v.id)), 0) FROM visits v
WHERE v.chart IS NOT coalesce(
    (SELECT client_to FROM amendments WHERE visit = v.id AND kind = 'move' ORDER BY number DESC LIMIT 1),
    v.client))sql";

// Who amended, and whether it was signed here, is what the log tells.
void CheckAmenders(Engine& engine, std::vector<AuditFinding>& findings) {
    for (Query query = engine.Prepare(kAmenders); query.Step();) {
        AuditFinding finding;
        bool same = false;
        query.Take(finding.sequence, finding.record, same);
        finding.kind = same ? Tampering::Edit : Tampering::ActorSwap;
        finding.witness = AuditWitness::Signature;
        findings.push_back(finding);
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

std::vector<AuditFinding> CheckRecords(Engine& engine) {
    std::vector<AuditFinding> findings;
    Claims claims = LastClaims(engine);
    const Claims all = claims;
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
    const Removals removals = CheckDisposals(engine, findings);
    for (const auto& [id, last] : claims)
        if (!Excused(removals, id, last))
            findings.push_back({Tampering::Delete, last.sequence, AuditWitness::Record, id});
    // What was removed and is there again was put back by somebody else.
    for (const auto& [id, last] : all)
        if (!claims.contains(id) && Excused(removals, id, last))
            findings.push_back({Tampering::Insert, last.sequence, AuditWitness::Record, id});
    CheckSigners(engine, findings);
    CheckAmenders(engine, findings);
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
    const Claims claims = LastClaims(engine);
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
