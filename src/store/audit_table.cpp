#include "store/audit_table.h"

#include <algorithm>

#include "model/problem.h"
#include "store/client_table.h"
#include "store/encoding.h"
#include "store/phrase_table.h"
#include "store/picture_table.h"
#include "store/visit_table.h"
#include "vault/audit_link.h"
#include "vault/digest.h"

namespace store {
namespace {

using model::Fill;
using model::Msg;

constexpr const char* kColumns =
    "SELECT sequence, at, user, action, entity, client, before, after, encoding, previous, hash "
    "FROM audit ORDER BY sequence";

struct Head {
    std::int64_t sequence = 0;
    std::string hash;
};

Head ReadHead(Engine& engine) {
    Head head;
    Query query = engine.Prepare("SELECT sequence, hash FROM audit_head");
    if (query.Step()) query.Take(head.sequence, head.hash);
    return head;
}

struct StoredLink {
    vault::AuditLink link;
    std::string hash;
};

StoredLink TakeLink(Query& query) {
    StoredLink stored;
    auto& l = stored.link;
    query.Take(l.sequence, l.at_ms, l.user, l.action, l.entity, l.client, l.before, l.after, l.encoding,
               l.previous, stored.hash);
    return stored;
}

void Find(CheckReport& report, const char* message, const std::vector<std::string>& args) {
    report.sound = false;
    report.findings.push_back(Fill(message, args));
}

void CheckChain(Engine& engine, const std::string& clinic, CheckReport& report) {
    Head expected{0, vault::FirstPrevious(clinic)};
    for (Query query = engine.Prepare(kColumns); query.Step();) {
        const StoredLink stored = TakeLink(query);
        const std::string at = std::to_string(stored.link.sequence);
        if (stored.link.sequence != expected.sequence + 1 || stored.link.previous != expected.hash)
            Find(report, Msg("Audit entry {0} does not follow the one before it."), {at});
        if (vault::HashOf(stored.link) != stored.hash)
            Find(report, Msg("Audit entry {0} was altered."), {at});
        expected = {stored.link.sequence, stored.hash};
        ++report.audit_entries;
    }
    const Head head = ReadHead(engine);
    if (head.sequence != expected.sequence || head.hash != expected.hash)
        Find(report, Msg("The audit log ends at entry {0}, not at {1}."),
             {std::to_string(expected.sequence), std::to_string(head.sequence)});
}

// The content's digest as the log last told it.
std::map<std::string, Claim> LastClaims(Engine& engine) {
    std::map<std::string, Claim> claims;
    Query query = engine.Prepare(
        "SELECT entity, after, encoding FROM audit WHERE after <> '' AND (action LIKE 'visit.%' OR action "
        "LIKE 'client.%' OR action LIKE 'picture.%' OR action LIKE 'phrase.%') ORDER BY sequence");
    std::string entity;
    Claim claim;
    while (query.Step()) {
        query.Take(entity, claim.digest, claim.encoding);
        claims[entity] = claim;
    }
    return claims;
}

model::Visit Decode(const model::Visit&, const std::string& bytes, int version) {
    return DecodeVisit(bytes, version);
}
model::Client Decode(const model::Client&, const std::string& bytes, int version) {
    return DecodeClient(bytes, version);
}
model::Picture Decode(const model::Picture&, const std::string& bytes, int version) {
    return DecodePicture(bytes, version);
}

model::Phrase Decode(const model::Phrase&, const std::string& bytes, int version) {
    return DecodePhrase(bytes, version);
}

// What an older encoding has no place for was not there when its digest was taken.
template <class T>
bool Told(const T& content, const Claim& claim) {
    if (claim.encoding < 1 || claim.encoding > kEncoding) return false;
    const std::string bytes = Encode(content, claim.encoding);
    if (vault::Digest(bytes) != claim.digest) return false;
    return claim.encoding == kEncoding || Decode(content, bytes, claim.encoding) == content;
}

template <class Load>
void CheckContents(Engine& engine, const char* ids_sql, const char* message, const Load& load,
                   std::map<std::string, Claim>& claims, CheckReport& report) {
    std::string id;
    for (Query query = engine.Prepare(ids_sql); query.Step();) {
        query.Take(id);
        const auto claim = claims.find(id);
        const auto content = load(id);
        if (claim == claims.end() || !content || !Told(*content, claim->second)) Find(report, message, {id});
        if (claim != claims.end()) claims.erase(claim);
    }
}

}  // namespace

bool Matches(const model::Visit& visit, const Claim& claim) {
    return Told(visit, claim);
}

void StartAudit(Engine& engine, const std::string& clinic) {
    engine.Prepare("INSERT INTO audit_head (one, sequence, hash) VALUES (1, 0, ?)")
        .Bind(vault::FirstPrevious(clinic))
        .Run();
}

void AppendAudit(Engine& engine, const model::Instant& at, const model::UserId& user, const AuditNote& note) {
    const Head head = ReadHead(engine);
    // A head that was set back must not lock its owner out.
    const std::int64_t last =
        std::max(head.sequence, engine.Number("SELECT coalesce(max(sequence), 0) FROM audit"));
    const vault::AuditLink link{last + 1,    at.time_since_epoch().count(),
                                user.value,  note.action,
                                note.entity, note.client.value,
                                note.before, note.after,
                                kEncoding,   head.hash};
    const std::string hash = vault::HashOf(link);
    engine.Prepare("INSERT INTO audit VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)")
        .Bind(link.sequence, link.at_ms, link.user, link.action, link.entity, link.client, link.before,
              link.after, link.encoding, link.previous, hash)
        .Run();
    engine.Prepare("UPDATE audit_head SET sequence = ?, hash = ?").Bind(link.sequence, hash).Run();
}

std::vector<AuditEntry> ReadAudit(Engine& engine) {
    std::vector<AuditEntry> entries;
    for (Query query = engine.Prepare(kColumns); query.Step();) {
        StoredLink stored = TakeLink(query);
        auto& l = stored.link;
        entries.push_back({l.sequence,
                           model::Instant(std::chrono::milliseconds(l.at_ms)),
                           {l.user},
                           l.action,
                           l.entity,
                           {l.client},
                           l.before,
                           l.after,
                           l.previous,
                           stored.hash});
    }
    return entries;
}

void CheckAudit(Engine& engine, const std::string& clinic, CheckReport& report) {
    CheckChain(engine, clinic, report);
    auto claims = LastClaims(engine);
    CheckContents(
        engine, "SELECT id FROM clients", Msg("The content of client {0} is not what the audit log tells."),
        [&](const std::string& id) { return ReadClient(engine, {id}); }, claims, report);
    CheckContents(
        engine, "SELECT id FROM visits", Msg("The content of visit {0} is not what the audit log tells."),
        [&](const std::string& id) { return ReadVisit(engine, {id}); }, claims, report);
    CheckContents(
        engine, "SELECT id FROM pictures", Msg("The content of picture {0} is not what the audit log tells."),
        [&](const std::string& id) { return ReadPicture(engine, {id}); }, claims, report);
    CheckContents(
        engine, "SELECT id FROM phrases", Msg("The content of phrase {0} is not what the audit log tells."),
        [&](const std::string& id) { return ReadPhrase(engine, {id}); }, claims, report);
    for (const auto& [id, claim] : claims)
        Find(report, Msg("The record {0} of the audit log is missing."), {id});
}

}  // namespace store
