#include "vault/chain_walk.h"

#include <algorithm>

namespace vault {
namespace {

// Entries cut out of the end are not among those counted.
constexpr std::int64_t kBeyondTheEnd = 64;

bool HoldsAs(const StoredLink& stored, std::int64_t sequence) {
    AuditLink link = stored.link;
    link.sequence = sequence;
    return HashOf(link) == stored.hash;
}

bool HoldsFor(AuditLink link, const std::vector<std::string>& users, const std::string& hash) {
    return std::ranges::any_of(users, [&](const std::string& user) {
        link.user = user;
        return HashOf(link) == hash;
    });
}

// In the memory that is there already.
void Assign(StoredLink& to, const StoredView& from) {
    AuditLink& link = to.link;
    link.sequence = from.link.sequence;
    link.at_ms = from.link.at_ms;
    link.user = from.link.user;
    link.action = from.link.action;
    link.entity = from.link.entity;
    link.client = from.link.client;
    link.before = from.link.before;
    link.after = from.link.after;
    link.encoding = from.link.encoding;
    link.previous = from.link.previous;
    to.hash = from.hash;
}

}  // namespace

StoredView ViewOf(const StoredLink& stored) {
    return {ViewOf(stored.link), stored.hash};
}

StoredLink CopyOf(const StoredView& view) {
    return {CopyOf(view.link), std::string(view.hash)};
}

ChainWalk::ChainWalk(const std::string& clinic) {
    m_last.hash = FirstPrevious(clinic);
}

ChainWalk::ChainWalk(std::int64_t sequence, const std::string& hash) {
    m_last.link.sequence = sequence;
    m_last.hash = hash;
}

void ChainWalk::Take(const StoredView& stored) {
    ++m_entries;
    if (Broken()) {
        if (m_break.size() < 2) m_break.push_back(CopyOf(stored));
    } else if (stored.link.sequence != m_last.link.sequence + 1 || stored.link.previous != m_last.hash ||
               m_hasher.HashOf(stored.link) != stored.hash) {
        m_before = m_last;
        m_break.push_back(CopyOf(stored));
    }
    Assign(m_last, stored);
}

std::optional<BadEntry> ChainWalk::Verdict(const std::vector<std::string>& users) const {
    if (!Broken()) return std::nullopt;
    const AuditLink& bad = m_break.front().link;
    const std::int64_t expected = m_before.link.sequence + 1;
    if (bad.sequence > expected) return BadEntry{Tampering::Delete, expected};
    if (bad.sequence < expected) return BadEntry{Tampering::Insert, bad.sequence};
    if (HashOf(bad) != m_break.front().hash) return NameAltered(users);
    if (expected == 1) return BadEntry{Tampering::Rewritten, 1};
    const bool swapped = HoldsFor(m_before.link, users, bad.previous);
    return BadEntry{swapped ? Tampering::ActorSwap : Tampering::Edit, m_before.link.sequence};
}

BadEntry ChainWalk::NameAltered(const std::vector<std::string>& users) const {
    const StoredLink& bad = m_break.front();
    if (HoldsFor(bad.link, users, bad.hash)) return {Tampering::ActorSwap, bad.link.sequence};
    if (const auto moved = NameMoved()) return *moved;
    // What follows still has the hash of the number before.
    const bool pushed = m_break.size() > 1 && HoldsAs(m_break[1], m_break[1].link.sequence - 1);
    return {pushed ? Tampering::Insert : Tampering::Edit, bad.link.sequence};
}

// The hash of a link that was only moved tells the number it had.
std::optional<BadEntry> ChainWalk::NameMoved() const {
    const StoredLink& bad = m_break.front();
    const std::int64_t here = bad.link.sequence;
    for (std::int64_t number = 1; number <= m_entries + kBeyondTheEnd; ++number) {
        if (!HoldsAs(bad, number)) continue;
        const bool last = m_break.size() < 2;
        const bool next_moved = !last && HoldsAs(m_break[1], m_break[1].link.sequence + number - here);
        // Pushed on by what was put in where it stood, or put in once more itself; the last one tells of a
        // push by the entry before it only.
        const bool pushed = last ? number == here - 1 && m_before.hash != bad.hash : next_moved;
        if (number < here) return BadEntry{Tampering::Insert, pushed ? number : here};
        return BadEntry{last || next_moved ? Tampering::Delete : Tampering::Reorder, here};
    }
    return std::nullopt;
}

}  // namespace vault
