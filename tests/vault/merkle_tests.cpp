#include <boost/test/unit_test.hpp>

#include "vault/digest.h"
#include "vault/merkle.h"

BOOST_AUTO_TEST_SUITE(merkle_tests)

using vault::TreeHash;

namespace {

// The leaves and roots that Certificate Transparency's implementations of RFC 6962 are held against.
const char* const kLeaves[] = {
    "", "00", "10", "2021", "3031", "40414243", "5051525354555657", "606162636465666768696a6b6c6d6e6f"};
const char* const kRoots[] = {"e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855",
                              "6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
                              "fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125",
                              "aeb6bcfe274b70a14fb067a5e5578264db0fa9b51af5e0ba159158f329e06e77",
                              "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7",
                              "4e3bbb1f7b478dcfe71fb631631519a3bca12c9aefca1612bfce4c13a86264d4",
                              "76e67dadbcdf1e10e1b74ddc608abd2f98dfb16fbce75277b5232a127f2087ef",
                              "ddb89be403809e325750d3d263cd78929c2942b7942a34b77e122c9594a74c8c",
                              "5dc9da79a70659a9ad559cb701ded9a2ab9d823aad2f4960cfe370eff4604328"};

std::vector<TreeHash> Leaves(std::size_t count) {
    std::vector<TreeHash> leaves;
    for (std::size_t i = 0; i < count; ++i) leaves.push_back(vault::LeafHash(*vault::FromHex(kLeaves[i])));
    return leaves;
}

std::vector<TreeHash> Numbers(std::size_t count) {
    std::vector<TreeHash> leaves;
    for (std::size_t i = 0; i < count; ++i) leaves.push_back(vault::LeafHash(std::to_string(i)));
    return leaves;
}

TreeHash RootOf(const std::vector<TreeHash>& leaves) {
    vault::GrowingTree tree;
    for (const auto& leaf : leaves) tree.Add(leaf);
    BOOST_TEST(tree.Leaves() == leaves.size());
    return tree.Root();
}

}  // namespace

BOOST_AUTO_TEST_CASE(roots_are_those_of_the_rfc) {
    for (std::size_t count = 0; count <= std::size(kLeaves); ++count)
        BOOST_TEST(vault::ToHex(RootOf(Leaves(count))) == kRoots[count]);
}

BOOST_AUTO_TEST_CASE(paths_are_those_of_the_rfc) {
    const struct {
        std::uint64_t index;
        std::size_t leaves;
        std::vector<std::string> path;
    } cases[] = {
        {0, 1, {}},
        {0,
         8,
         {"96a296d224f285c67bee93c30f8a309157f0daa35dc5b87e410b78630a09cfc7",
          "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
          "6b47aaf29ee3c2af9af889bc1fb9254dabd31177f16232dd6aab035ca39bf6e4"}},
        {5,
         8,
         {"bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b",
          "ca854ea128ed050b41b35ffc1b87b8eb2bde461e9e3b5596ece6b9d5975a0ae0",
          "d37ee418976dd95753c1c73862b9398fa2a2cf9b4ff0fdfe8b30cd95209614b7"}},
        {2, 3, {"fac54203e7cc696cf0dfcb42c92a1d9dbaf70ad9e621f4bd8d98662f00e3c125"}},
        {1,
         5,
         {"6e340b9cffb37a989ca544e6bb780a2c78901d3fb33738768511a30617afa01d",
          "5f083f0a1a33ca076a95279832580db3e0ef4584bdff1f54c8a360f50de3031e",
          "bc1a0643b12e4d2d7c77918f44e0f4f79a838b6cf9ec5b5c283e1f4d88599e6b"}},
    };
    for (const auto& c : cases) {
        std::vector<std::string> path;
        for (const auto& hash : vault::PathOf(Leaves(c.leaves), c.index)) path.push_back(vault::ToHex(hash));
        BOOST_TEST(path == c.path, c.index << " of " << c.leaves);
    }
}

BOOST_AUTO_TEST_CASE(every_path_leads_to_its_root_and_to_no_other) {
    for (std::size_t count = 1; count <= 70; ++count) {
        const auto leaves = Numbers(count);
        const TreeHash root = RootOf(leaves);
        for (std::size_t i = 0; i < count; ++i) {
            auto path = vault::PathOf(leaves, i);
            BOOST_REQUIRE((vault::RootOf(leaves[i], i, count, path) == root));
            BOOST_REQUIRE((vault::RootOf(vault::LeafHash("x"), i, count, path) != root));
            BOOST_REQUIRE((vault::RootOf(leaves[i], (i + 1) % count, count, path) != root || count == 1));
            path.push_back(root);
            BOOST_REQUIRE((vault::RootOf(leaves[i], i, count, path) != root));
            if (path.size() < 2) continue;
            path.resize(path.size() - 2);
            BOOST_REQUIRE((vault::RootOf(leaves[i], i, count, path) != root));
        }
    }
    BOOST_TEST(!vault::RootOf(Numbers(1)[0], 1, 1, {}).has_value());
    BOOST_TEST(!vault::RootOf(Numbers(1)[0], 0, 0, {}).has_value());
}

BOOST_AUTO_TEST_CASE(a_million_entries_need_twenty_hashes) {
    const auto leaves = Numbers(1'000'000);
    const TreeHash root = RootOf(leaves);
    for (const std::uint64_t index : {0ULL, 1ULL, 499'999ULL, 524'288ULL, 999'999ULL}) {
        const auto path = vault::PathOf(leaves, index);
        BOOST_TEST(path.size() <= 20U);
        BOOST_TEST((vault::RootOf(leaves[index], index, leaves.size(), path) == root));
    }
}

BOOST_AUTO_TEST_SUITE_END()
