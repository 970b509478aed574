// An audit log, and the proof that one entry is in it, as files that can be verified without the clinic.
//
// The log is JSON lines: a first line {"format":"palpate-audit","version":1,"clinic":"…"}, one line for each
// entry in order with its hash and the one before it, and a last line with the number of entries, the last
// hash ("head") and the root of the Merkle tree over the entries' hashes ("root", merkle.h; a leaf is the 64
// characters of a hash). The proof is one line. Both have one fixed layout; any other byte is damage.
#pragma once

#include <cstdint>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <vector>

#include "vault/chain_walk.h"
#include "vault/merkle.h"

namespace vault {

inline constexpr std::size_t kMostAuditLineBytes = 16 * 1024;
inline constexpr std::size_t kMostPathHashes = 64;

[[nodiscard]] TreeHash LeafOf(const StoredLink& stored);

// Lines with their line break.
[[nodiscard]] std::string AuditFileStart(const std::string& clinic);
[[nodiscard]] std::string AuditFileLine(const StoredLink& stored);
[[nodiscard]] std::string AuditFileEnd(std::int64_t entries, const std::string& head, const TreeHash& root);

// Takes the lines of such a file one by one, whatever they hold, and keeps a few of them.
class AuditFileCheck {
public:
    // `watched`: an entry whose hash is asked for afterwards.
    explicit AuditFileCheck(std::int64_t watched = 0) : m_watched(watched) {}

    // Without its line break; false: no line of an audit file that could stand here.
    [[nodiscard]] bool Take(std::string_view line);

    [[nodiscard]] std::int64_t Entries() const { return m_walk ? m_walk->Entries() : 0; }
    [[nodiscard]] std::string Head() const { return m_walk ? m_walk->Hash() : std::string(); }
    [[nodiscard]] TreeHash Root() const { return m_tree.Root(); }
    [[nodiscard]] const std::string& WatchedHash() const { return m_watched_hash; }
    // Nothing: the file holds by itself, which somebody who makes a new chain can give any log.
    [[nodiscard]] std::optional<BadEntry> Verdict() const;

private:
    bool TakeStart(std::string_view line);
    bool TakeEnd(std::string_view line);

    std::int64_t m_watched;
    std::string m_watched_hash;
    std::optional<ChainWalk> m_walk;  // from the first line on
    GrowingTree m_tree;
    std::set<std::string> m_users;
    bool m_ended = false;
    std::int64_t m_told_entries = 0;
    std::string m_told_head, m_told_root;
};

// That an entry was in a log of so many, and where.
struct AuditProof {
    std::string clinic;
    StoredLink entry;
    std::int64_t entries = 0;
    std::vector<TreeHash> path;
    TreeHash root{};
};

[[nodiscard]] std::string WriteProof(const AuditProof& proof);
// Nothing if these are not the bytes WriteProof makes.
[[nodiscard]] std::optional<AuditProof> ReadProof(std::string_view text);
// The entry has its hash and the path leads to the root.
[[nodiscard]] bool Holds(const AuditProof& proof);

}  // namespace vault
