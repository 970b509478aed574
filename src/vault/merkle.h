// A Merkle tree over a log, hashed as RFC 6962, section 2.1: SHA-256, leaves behind a byte 0, nodes behind a
// byte 1. A path of at most 20 hashes shows that one of a million entries is in the tree of a root.
#pragma once

#include <array>
#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>
#include <vector>

namespace vault {

using TreeHash = std::array<unsigned char, 32>;

[[nodiscard]] TreeHash LeafHash(std::string_view leaf);
[[nodiscard]] TreeHash NodeHash(const TreeHash& left, const TreeHash& right);

// Grows leaf by leaf and keeps no more than one hash for every doubling.
class GrowingTree {
public:
    void Add(const TreeHash& leaf);
    [[nodiscard]] std::uint64_t Leaves() const { return m_leaves; }
    // Of no leaves: the hash of nothing.
    [[nodiscard]] TreeHash Root() const;

private:
    std::uint64_t m_leaves = 0;
    std::vector<TreeHash> m_whole;  // roots of whole subtrees, the largest first
};

// From the leaf's neighbour up; `index` from 0, below the number of leaves.
[[nodiscard]] std::vector<TreeHash> PathOf(std::span<const TreeHash> leaves, std::uint64_t index);
// The root the path leads to; nothing if no tree of that many leaves has such a path.
[[nodiscard]] std::optional<TreeHash> RootOf(const TreeHash& leaf, std::uint64_t index, std::uint64_t leaves,
                                             std::span<const TreeHash> path);

[[nodiscard]] std::string ToHex(const TreeHash& hash);
[[nodiscard]] std::optional<TreeHash> TreeHashOf(std::string_view hex);

}  // namespace vault
