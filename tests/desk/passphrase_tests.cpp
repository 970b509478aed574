// Proposed passphrases: enough random bits, nothing that looks or sounds like something else.
#include <boost/test/unit_test.hpp>

#include <cmath>
#include <map>
#include <set>
#include <string>

#include "desk/passphrase.h"

BOOST_AUTO_TEST_SUITE(passphrase_tests)

BOOST_AUTO_TEST_CASE(the_alphabet_has_no_look_alikes_and_bits_enough) {
    const std::set<char> letters(desk::kPassphraseAlphabet.begin(), desk::kPassphraseAlphabet.end());
    BOOST_TEST(letters.size() == desk::kPassphraseAlphabet.size());
    for (const char c : {'0', 'o', '1', 'i', 'l', 'u', 'O', 'I'}) BOOST_TEST(!letters.contains(c), c);
    const double bits = std::log2(static_cast<double>(letters.size())) *
                        static_cast<double>(desk::kPassphraseGroups * desk::kPassphraseGroup);
    BOOST_TEST(bits >= 60);
}

BOOST_AUTO_TEST_CASE(proposals_are_four_groups_of_four_and_never_the_same) {
    std::set<std::string> all;
    std::map<char, int> seen;
    constexpr int kProposals = 3000;
    for (int i = 0; i < kProposals; ++i) {
        const std::string passphrase = desk::ProposePassphrase();
        BOOST_REQUIRE_EQUAL(passphrase.size(), 19U);
        for (std::size_t at = 0; at < passphrase.size(); ++at) {
            const char c = passphrase[at];
            if (at % 5 == 4) {
                BOOST_REQUIRE_EQUAL(c, '-');
            } else {
                BOOST_REQUIRE(desk::kPassphraseAlphabet.find(c) != std::string_view::npos);
                ++seen[c];
            }
        }
        all.insert(passphrase);
    }
    BOOST_TEST(all.size() == static_cast<std::size_t>(kProposals));
    // 48,000 draws of 30: each near 1,600, six standard deviations are 236.
    BOOST_TEST(seen.size() == desk::kPassphraseAlphabet.size());
    for (const auto& [letter, count] : seen)
        BOOST_TEST(std::abs(count - 1600) < 236, letter << ": " << count);
}

BOOST_AUTO_TEST_SUITE_END()
