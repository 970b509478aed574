#include "vault/audit_file.h"

#include "vault/fixed_json.h"

namespace vault {
namespace {

constexpr std::string_view kStart = "{\"format\":\"palpate-audit\",\"version\":1,\"clinic\":";
constexpr std::string_view kProofStart = "{\"format\":\"palpate-audit-proof\",\"version\":1,\"clinic\":";
constexpr std::string_view kEnd = "{\"entries\":";
// Enough to try who else could have done something; a file may name as many as it likes.
constexpr std::size_t kMostUsers = 256;

std::string LinkText(const StoredLink& stored) {
    const AuditLink& l = stored.link;
    std::string text =
        "{\"sequence\":" + std::to_string(l.sequence) + ",\"at_ms\":" + std::to_string(l.at_ms);
    const auto member = [&](const char* name, const std::string& value) {
        text += std::string(",\"") + name + "\":" + Quoted(value);
    };
    member("user", l.user);
    member("action", l.action);
    member("entity", l.entity);
    member("client", l.client);
    member("before", l.before);
    member("after", l.after);
    text += ",\"encoding\":" + std::to_string(l.encoding);
    member("previous", l.previous);
    member("hash", stored.hash);
    return text + '}';
}

StoredLink TakeLink(Cursor& in) {
    StoredLink stored;
    AuditLink& l = stored.link;
    in.Skip("{\"sequence\":");
    l.sequence = in.SignedNumber();
    in.Skip(",\"at_ms\":");
    l.at_ms = in.SignedNumber();
    const auto member = [&](std::string_view opening, std::string& value) {
        in.Skip(opening);
        value = in.String();
    };
    member(",\"user\":", l.user);
    member(",\"action\":", l.action);
    member(",\"entity\":", l.entity);
    member(",\"client\":", l.client);
    member(",\"before\":", l.before);
    member(",\"after\":", l.after);
    in.Skip(",\"encoding\":");
    l.encoding = in.SignedNumber();
    member(",\"previous\":", l.previous);
    member(",\"hash\":", stored.hash);
    in.Skip("}");
    return stored;
}

std::optional<StoredLink> ReadLine(std::string_view line) {
    Cursor in{line};
    StoredLink stored = TakeLink(in);
    if (!in.ok || !in.rest.empty() || LinkText(stored) != line) return std::nullopt;
    return stored;
}

}  // namespace

TreeHash LeafOf(const StoredLink& stored) {
    return LeafHash(stored.hash);
}

std::string AuditFileStart(const std::string& clinic) {
    return std::string(kStart) + Quoted(clinic) + "}\n";
}

std::string AuditFileLine(const StoredLink& stored) {
    return LinkText(stored) + '\n';
}

std::string AuditFileEnd(std::int64_t entries, const std::string& head, const TreeHash& root) {
    return std::string(kEnd) + std::to_string(entries) + ",\"head\":" + Quoted(head) + ",\"root\":\"" +
           ToHex(root) + "\"}\n";
}

bool AuditFileCheck::TakeStart(std::string_view line) {
    Cursor in{line};
    in.Skip(kStart);
    const std::string clinic = in.String();
    if (!in.ok || AuditFileStart(clinic) != std::string(line) + '\n') return false;
    m_walk.emplace(clinic);
    return true;
}

bool AuditFileCheck::TakeEnd(std::string_view line) {
    Cursor in{line};
    in.Skip(kEnd);
    m_told_entries = in.SignedNumber();
    in.Skip(",\"head\":");
    m_told_head = in.String();
    in.Skip(",\"root\":");
    m_told_root = in.String();
    m_ended = in.ok && in.rest == "}";
    return m_ended;
}

bool AuditFileCheck::Take(std::string_view line) {
    if (m_ended || line.size() > kMostAuditLineBytes) return false;
    if (!m_walk) return TakeStart(line);
    if (line.starts_with(kEnd)) return TakeEnd(line);
    const auto stored = ReadLine(line);
    if (!stored) return false;
    m_walk->Take(*stored);
    m_tree.Add(LeafOf(*stored));
    if (m_users.size() < kMostUsers) m_users.insert(stored->link.user);
    if (stored->link.sequence == m_watched) m_watched_hash = stored->hash;
    return true;
}

std::optional<BadEntry> AuditFileCheck::Verdict() const {
    if (!m_walk) return BadEntry{Tampering::Truncate, 1};
    if (const auto bad = m_walk->Verdict({m_users.begin(), m_users.end()})) return bad;
    const std::int64_t entries = m_walk->Entries();
    if (!m_ended || m_told_entries > entries) return BadEntry{Tampering::Truncate, entries + 1};
    if (m_told_entries < entries) return BadEntry{Tampering::Insert, m_told_entries + 1};
    if (m_told_head != m_walk->Hash()) return BadEntry{Tampering::Edit, entries};
    if (m_told_root != ToHex(m_tree.Root())) return BadEntry{Tampering::Rewritten, entries};
    return std::nullopt;
}

std::string WriteProof(const AuditProof& proof) {
    std::string text = std::string(kProofStart) + Quoted(proof.clinic) +
                       ",\"entry\":" + LinkText(proof.entry) +
                       ",\"entries\":" + std::to_string(proof.entries) + ",\"path\":[";
    for (std::size_t i = 0; i < proof.path.size(); ++i)
        text += (i ? ",\"" : "\"") + ToHex(proof.path[i]) + '"';
    return text + "],\"root\":\"" + ToHex(proof.root) + "\"}\n";
}

std::optional<AuditProof> ReadProof(std::string_view text) {
    if (text.size() > 2 * kMostAuditLineBytes) return std::nullopt;
    AuditProof proof;
    Cursor in{text};
    in.Skip(kProofStart);
    proof.clinic = in.String();
    in.Skip(",\"entry\":");
    proof.entry = TakeLink(in);
    in.Skip(",\"entries\":");
    proof.entries = in.SignedNumber();
    in.Skip(",\"path\":[");
    while (in.ok && in.rest.starts_with('"') && proof.path.size() < kMostPathHashes) {
        const auto hash = TreeHashOf(in.String());
        if (!hash) return std::nullopt;
        proof.path.push_back(*hash);
        if (in.rest.starts_with(',')) in.Skip(",");
    }
    in.Skip("],\"root\":");
    const auto root = TreeHashOf(in.String());
    if (!in.ok || !root) return std::nullopt;
    proof.root = *root;
    // Written again it must be the same bytes.
    if (WriteProof(proof) != text) return std::nullopt;
    return proof;
}

bool Holds(const AuditProof& proof) {
    const AuditLink& link = proof.entry.link;
    if (HashOf(link) != proof.entry.hash || link.sequence < 1 || link.sequence > proof.entries) return false;
    const auto index = static_cast<std::uint64_t>(link.sequence - 1);
    const auto leaves = static_cast<std::uint64_t>(proof.entries);
    return RootOf(LeafOf(proof.entry), index, leaves, proof.path) == proof.root;
}

}  // namespace vault
