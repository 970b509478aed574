// Walks an audit log link by link and names the first that is not as it was, as far as the log itself tells
// it.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <vector>

#include "vault/audit_link.h"
#include "vault/tampering.h"

namespace vault {

// A link as it is kept, with the hash it claims.
struct StoredLink {
    AuditLink link;
    std::string hash;
};

// The same without a copy of its texts, which must outlive it.
struct StoredView {
    LinkView link;
    std::string_view hash;
};
[[nodiscard]] StoredView ViewOf(const StoredLink& stored);
[[nodiscard]] StoredLink CopyOf(const StoredView& view);

class ChainWalk {
public:
    explicit ChainWalk(const std::string& clinic);
    // Behind an entry that is taken as it is.
    ChainWalk(std::int64_t sequence, const std::string& hash);

    // In the order they are kept.
    void Take(const StoredView& stored);
    void Take(const StoredLink& stored) { Take(ViewOf(stored)); }

    [[nodiscard]] std::int64_t Entries() const { return m_entries; }
    // Of the last link taken; before the first, 0 and what the first names as previous.
    [[nodiscard]] std::int64_t Sequence() const { return m_last.link.sequence; }
    [[nodiscard]] const std::string& Hash() const { return m_last.hash; }
    // The last link taken.
    [[nodiscard]] const AuditLink& Last() const { return m_last.link; }
    [[nodiscard]] bool Broken() const { return !m_break.empty(); }
    // The first break by name; an entry written anew together with its hash shows only in the one after it.
    // `users` are the ids an actor can have been exchanged for.
    [[nodiscard]] std::optional<BadEntry> Verdict(const std::vector<std::string>& users) const;

private:
    [[nodiscard]] BadEntry NameAltered(const std::vector<std::string>& users) const;
    [[nodiscard]] std::optional<BadEntry> NameMoved() const;

    LinkHasher m_hasher;
    std::int64_t m_entries = 0;
    StoredLink m_last;
    StoredLink m_before;              // the link before the break
    std::vector<StoredLink> m_break;  // the first link that does not hold, and the next
};

}  // namespace vault
