#include <boost/test/unit_test.hpp>

#include "vault/key_slot.h"
#include "vault/signed_content.h"

BOOST_AUTO_TEST_SUITE(signed_content_tests)

namespace {

using vault::SignedContent;

const vault::Secret& Seed() {
    static const vault::Secret seed = vault::Secret::Random(vault::kSeedBytes);
    return seed;
}

SignedContent Content() {
    return {"clinic", "visit", "person", 1'764'000'000'000, 6, "digest"};
}

SignedContent Under(const std::string& map, bool student) {
    SignedContent content = Content();
    content.under = {map, student};
    return content;
}

}  // namespace

// Signatures of before hold over these very bytes.
BOOST_AUTO_TEST_CASE(the_first_version_of_the_message_stays_as_it_was) {
    const std::string message = "palpate-signature-1|1764000000000|6|6:clinic|5:visit|6:person|6:digest";
    BOOST_TEST(vault::Sign(Seed(), Content()) == vault::Sign(Seed(), std::string_view(message)));
}

BOOST_AUTO_TEST_CASE(no_two_contents_share_a_signature) {
    const std::vector<SignedContent> contents{Content(),         Under("", false),    Under("", true),
                                              Under("a", false), Under("a", true),    Under("b", false),
                                              Under("a|", true), Under("1:a|", false)};
    for (std::size_t i = 0; i < contents.size(); ++i) {
        const std::string signature = vault::Sign(Seed(), contents[i]);
        for (std::size_t j = 0; j < contents.size(); ++j)
            BOOST_TEST(vault::Verify(vault::PublicKeyOf(Seed()), contents[j], signature) == (i == j),
                       i << ", " << j);
    }
}

BOOST_AUTO_TEST_SUITE_END()
