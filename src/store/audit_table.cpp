#include "store/audit_table.h"

#include <algorithm>

#include "store/columns.h"
#include "store/encoding.h"
#include "store/register_table.h"
#include "vault/audit_link.h"
#include "vault/digest.h"

namespace store {
namespace {

constexpr const char* kColumns =
    "SELECT sequence, at, user, action, entity, client, before, after, encoding, previous, hash FROM audit";

vault::StoredLink TakeLink(Query& query) {
    vault::StoredLink stored;
    auto& l = stored.link;
    query.Take(l.sequence, l.at_ms, l.user, l.action, l.entity, l.client, l.before, l.after, l.encoding,
               l.previous, stored.hash);
    return stored;
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

template <class T>
bool Told(const T& content, const Claim& claim) {
    if (claim.encoding < 1 || claim.encoding > kEncoding) return false;
    const std::string bytes = Encode(content, claim.encoding);
    if (vault::Digest(bytes) != claim.digest) return false;
    return claim.encoding == kEncoding || Decode(content, bytes, claim.encoding) == content;
}

}  // namespace

bool Matches(const model::Visit& visit, const Claim& claim) {
    return Told(visit, claim);
}
bool Matches(const model::Client& client, const Claim& claim) {
    return Told(client, claim);
}
bool Matches(const model::Picture& picture, const Claim& claim) {
    return Told(picture, claim);
}
bool Matches(const model::Phrase& phrase, const Claim& claim) {
    return Told(phrase, claim);
}
// Has no encodings: its fields are what they always were.
bool Matches(const model::RegisterEntry& entry, const Claim& claim) {
    return DigestOf(entry) == claim.digest;
}

void StartAudit(Engine& engine, const std::string& clinic) {
    engine.Prepare("INSERT INTO audit_head (one, sequence, hash) VALUES (1, 0, ?)")
        .Bind(vault::FirstPrevious(clinic))
        .Run();
}

void AppendAudit(Engine& engine, const model::Instant& at, const model::UserId& user, const AuditNote& note) {
    const AuditHead head = ReadHead(engine);
    // A head that was set back must not lock its owner out.
    const std::int64_t last = std::max(head.sequence, LastSequence(engine));
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

AuditHead ReadHead(Engine& engine) {
    AuditHead head;
    Query query = engine.Prepare("SELECT sequence, hash FROM audit_head");
    if (query.Step()) query.Take(head.sequence, head.hash);
    return head;
}

long long LastSequence(Engine& engine) {
    return engine.Number("SELECT coalesce(max(sequence), 0) FROM audit");
}

std::string HashAt(Engine& engine, long long sequence) {
    std::string hash;
    Query query = engine.Prepare("SELECT hash FROM audit WHERE sequence = ?");
    query.Bind(sequence);
    if (query.Step()) query.Take(hash);
    return hash;
}

void ViewLinks(Engine& engine, long long after, const std::function<void(const vault::StoredView&)>& take) {
    Query query = engine.Prepare(std::string(kColumns) + " WHERE sequence > ? ORDER BY sequence");
    vault::StoredView seen;
    auto& l = seen.link;
    for (query.Bind(after); query.Step(); take(seen))
        query.Take(l.sequence, l.at_ms, l.user, l.action, l.entity, l.client, l.before, l.after, l.encoding,
                   l.previous, seen.hash);
}

void ReadLinks(Engine& engine, long long after, const std::function<void(const vault::StoredLink&)>& take) {
    ViewLinks(engine, after, [&](const vault::StoredView& seen) { take(vault::CopyOf(seen)); });
}

std::vector<AuditEntry> ReadAudit(Engine& engine, const AuditFilter& filter) {
    Where where;
    where.And("client = ?", filter.client).And("user = ?", filter.user);
    where.And("instr('.' || action || '.', '.' || ? || '.') > 0", filter.kind);
    // Not by the index of times: a page of the log is a stretch of it, in its order.
    where.And("+at >= ?", filter.from).And("+at < ?", filter.to);
    where.And("sequence > ?", filter.after).And("sequence < ?", filter.before);
    std::vector<AuditEntry> entries;
    Query query = engine.Prepare(kColumns + where.Sql() + " ORDER BY sequence DESC LIMIT ?");
    where.BindTo(query);
    for (query.Bind(filter.newest.value_or(-1)); query.Step();) {
        vault::StoredLink stored = TakeLink(query);
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
    std::ranges::reverse(entries);
    return entries;
}

}  // namespace store
