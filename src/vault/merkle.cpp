#include "vault/merkle.h"

#include <sodium.h>

#include <algorithm>
#include <bit>

#include "vault/digest.h"

namespace vault {
namespace {

static_assert(sizeof(TreeHash) == crypto_hash_sha256_BYTES);

TreeHash Sha256(std::string_view bytes) {
    TreeHash out{};
    crypto_hash_sha256(out.data(), reinterpret_cast<const unsigned char*>(bytes.data()), bytes.size());
    return out;
}

// The largest power of two below the number of leaves, which is at least two.
std::size_t Split(std::size_t leaves) {
    return std::bit_floor(leaves - 1);
}

TreeHash Root(std::span<const TreeHash> leaves) {
    GrowingTree tree;
    for (const TreeHash& leaf : leaves) tree.Add(leaf);
    return tree.Root();
}

}  // namespace

TreeHash LeafHash(std::string_view leaf) {
    return Sha256(std::string(1, '\0').append(leaf));
}

TreeHash NodeHash(const TreeHash& left, const TreeHash& right) {
    std::array<char, 1 + 2 * sizeof(TreeHash)> bytes{};
    bytes[0] = 1;
    std::ranges::copy(left, bytes.begin() + 1);
    std::ranges::copy(right, bytes.begin() + 1 + sizeof(TreeHash));
    return Sha256({bytes.data(), bytes.size()});
}

void GrowingTree::Add(const TreeHash& leaf) {
    m_whole.push_back(leaf);
    // Two whole subtrees of one size become one.
    for (std::uint64_t size = m_leaves; size & 1; size >>= 1) {
        const TreeHash right = m_whole.back();
        m_whole.pop_back();
        m_whole.back() = NodeHash(m_whole.back(), right);
    }
    ++m_leaves;
}

TreeHash GrowingTree::Root() const {
    if (m_whole.empty()) return Sha256({});
    TreeHash root = m_whole.back();
    for (std::size_t i = m_whole.size() - 1; i-- > 0;) root = NodeHash(m_whole[i], root);
    return root;
}

std::vector<TreeHash> PathOf(std::span<const TreeHash> leaves, std::uint64_t index) {
    std::vector<TreeHash> path;
    while (leaves.size() > 1) {
        const std::size_t split = Split(leaves.size());
        const bool in_left = index < split;
        path.push_back(Root(in_left ? leaves.subspan(split) : leaves.first(split)));
        leaves = in_left ? leaves.first(split) : leaves.subspan(split);
        if (!in_left) index -= split;
    }
    std::ranges::reverse(path);
    return path;
}

// RFC 9162, section 2.1.3.2.
std::optional<TreeHash> RootOf(const TreeHash& leaf, std::uint64_t index, std::uint64_t leaves,
                               std::span<const TreeHash> path) {
    if (index >= leaves) return std::nullopt;
    std::uint64_t node = index, last = leaves - 1;
    TreeHash hash = leaf;
    for (const TreeHash& next : path) {
        if (last == 0) return std::nullopt;
        if (node % 2 == 1 || node == last) {
            hash = NodeHash(next, hash);
            while (node % 2 == 0 && node != 0) {
                node >>= 1;
                last >>= 1;
            }
        } else {
            hash = NodeHash(hash, next);
        }
        node >>= 1;
        last >>= 1;
    }
    if (last != 0) return std::nullopt;
    return hash;
}

std::string ToHex(const TreeHash& hash) {
    return ToHex(std::string_view(reinterpret_cast<const char*>(hash.data()), hash.size()));
}

std::optional<TreeHash> TreeHashOf(std::string_view hex) {
    const auto bytes = FromHex(hex);
    TreeHash hash{};
    if (!bytes || bytes->size() != hash.size()) return std::nullopt;
    std::ranges::copy(*bytes, hash.begin());
    return hash;
}

}  // namespace vault
