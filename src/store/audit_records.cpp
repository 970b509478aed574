#include "store/audit_records.h"

#include <map>
#include <string>

#include "store/amendment_table.h"
#include "store/audit_table.h"
#include "store/client_table.h"
#include "store/people_table.h"
#include "store/phrase_table.h"
#include "store/picture_table.h"
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
        "SELECT entity, sequence, after, encoding FROM audit WHERE after <> '' AND (action LIKE 'visit.%' OR "
        "action LIKE 'client.%' OR action LIKE 'picture.%' OR action LIKE 'phrase.%') ORDER BY sequence");
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
    for (const auto& [id, last] : claims)
        findings.push_back({Tampering::Delete, last.sequence, AuditWitness::Record, id});
    CheckSigners(engine, findings);
    CheckAmenders(engine, findings);
    CheckCharts(engine, findings);
    return findings;
}

}  // namespace store
