#include <boost/test/unit_test.hpp>

#include <chrono>

#include "vault/audit_link.h"
#include "vault/digest.h"
#include "vault/key_slot.h"

BOOST_AUTO_TEST_SUITE(key_slot_tests)

namespace {

const vault::Secret& DataKey() {
    static const vault::Secret key = vault::Secret::Random(vault::kDataKeyBytes);
    return key;
}

const vault::Secret& Seed() {
    static const vault::Secret seed = vault::Secret::Random(vault::kSeedBytes);
    return seed;
}

vault::KeySlot Slot() {
    return vault::SealUserSlot("clinic", "id", "maya", "pass phrase", vault::QuickCost(), DataKey(), Seed());
}

}  // namespace

BOOST_AUTO_TEST_CASE(the_right_passphrase_opens_both_keys) {
    const auto opened = vault::OpenSlot("clinic", Slot(), "pass phrase");
    BOOST_REQUIRE(opened.has_value());
    BOOST_TEST(opened->data_key.SameAs(DataKey()));
    BOOST_TEST(opened->signing_seed.SameAs(Seed()));
    for (const char* wrong : {"", "pass phras", "pass phrase ", "Pass phrase"})
        BOOST_TEST(!vault::OpenSlot("clinic", Slot(), wrong).has_value());
}

BOOST_AUTO_TEST_CASE(two_slots_of_one_passphrase_share_no_bytes) {
    const vault::KeySlot a = Slot(), b = Slot();
    BOOST_TEST(a.salt != b.salt);
    BOOST_TEST(a.sealed_data_key != b.sealed_data_key);
}

BOOST_AUTO_TEST_CASE(an_edited_or_moved_slot_does_not_open) {
    const vault::KeySlot whole = Slot();
    const auto other = vault::SealUserSlot("clinic", "id", "maya", "pass phrase", vault::QuickCost(),
                                           vault::Secret::Random(32), vault::Secret::Random(32));
    std::vector<vault::KeySlot> edited(8, whole);
    edited[0].user = "other";
    edited[1].name = "other";
    edited[2].cost.passes += 1;
    edited[3].cost.memory_kib += 8;
    edited[4].signing_public = other.signing_public;
    edited[5].sealed_signing_seed = other.sealed_signing_seed;
    edited[6].sealed_data_key.pop_back();
    edited[7].user = "";  // posing as the recovery slot
    for (std::size_t i = 0; i < edited.size(); ++i)
        BOOST_TEST(!vault::OpenSlot("clinic", edited[i], "pass phrase").has_value(), "edit " << i);
    BOOST_TEST(!vault::OpenSlot("other clinic", whole, "pass phrase").has_value());
}

BOOST_AUTO_TEST_CASE(the_recovery_slot_holds_the_data_key_only) {
    const auto slot = vault::SealRecoverySlot("clinic", "code", vault::QuickCost(), DataKey());
    const auto opened = vault::OpenSlot("clinic", slot, "code");
    BOOST_REQUIRE(opened.has_value());
    BOOST_TEST(opened->data_key.SameAs(DataKey()));
    BOOST_TEST(opened->signing_seed.empty());
}

BOOST_AUTO_TEST_CASE(the_measured_cost_is_never_cheap) {
    const vault::KdfCost cost = vault::MeasuredCost();
    BOOST_TEST(cost.passes >= 3U);
    BOOST_TEST(cost.memory_kib >= 64U * 1024);
    BOOST_TEST(vault::Bearable(cost));
}

BOOST_AUTO_TEST_CASE(signatures_hold_for_their_message_and_key_only) {
    const std::string signature = vault::Sign(Seed(), "message"), key = vault::PublicKeyOf(Seed());
    BOOST_TEST(vault::Verify(key, "message", signature));
    BOOST_TEST(!vault::Verify(key, "messagf", signature));
    BOOST_TEST(!vault::Verify(vault::PublicKeyOf(vault::Secret::Random(32)), "message", signature));
    BOOST_TEST(!vault::Verify(key, "message", signature.substr(1)));
    BOOST_TEST(!vault::Verify("", "message", signature));
}

BOOST_AUTO_TEST_CASE(digests_are_blake2b_256) {
    // RFC 7693 test message with a 32-byte result, computed with coreutils b2sum -l 256.
    BOOST_TEST(vault::Digest("abc") == "bddd813c634239723171ef3fee98579b94964e3bb1cb3e427262c8c068d52319");
    BOOST_TEST(vault::FromHex(vault::ToHex(std::string("\0\xff", 2))).value() == std::string("\0\xff", 2));
    for (const char* wrong : {"0", "0g", "AB", " 0"}) BOOST_TEST(!vault::FromHex(wrong).has_value());
}

BOOST_AUTO_TEST_CASE(the_hash_of_a_link_covers_every_field) {
    const vault::AuditLink link{1, 2, "u", "a", "e", "c", "b", "f", 1, "p"};
    std::vector<vault::AuditLink> others(10, link);
    others[0].sequence = 3;
    others[1].at_ms = 3;
    others[2].user = "x";
    others[3].action = "x";
    others[4].entity = "x";
    others[5].client = "x";
    others[6].before = "x";
    others[7].after = "x";
    others[8].encoding = 2;
    others[9].previous = "x";
    for (const auto& other : others) BOOST_TEST(vault::HashOf(other) != vault::HashOf(link));
    BOOST_TEST(vault::HashOf({1, 2, "ua", "", "e", "c", "b", "f", 1, "p"}) !=
               vault::HashOf({1, 2, "u", "a", "e", "c", "b", "f", 1, "p"}));
}

// Changed in memory, where no reader of a key file looked at them.
BOOST_AUTO_TEST_CASE(a_slot_whose_parts_do_not_fit_opens_nothing) {
    const vault::Secret data = vault::Secret::Random(vault::kDataKeyBytes),
                        seed = vault::Secret::Random(vault::kSeedBytes);
    const std::pair<const char*, void (*)(vault::KeySlot&)> cases[] = {
        {"salt cut", [](auto& slot) { slot.salt.pop_back(); }},
        {"no salt", [](auto& slot) { slot.salt.clear(); }},
        {"signing key cut", [](auto& slot) { slot.sealed_signing_seed.pop_back(); }},
        {"data key cut", [](auto& slot) { slot.sealed_data_key.pop_back(); }},
        {"keys exchanged", [](auto& slot) { std::swap(slot.sealed_data_key, slot.sealed_signing_seed); }},
        {"another public key", [](auto& slot) { slot.signing_public.back() ^= 1; }},
        {"another name", [](auto& slot) { slot.name = "ben"; }}};
    const vault::KeySlot whole =
        vault::SealUserSlot("clinic", "id-1", "maya", "one", vault::QuickCost(), data, seed);
    BOOST_TEST(vault::OpenSlot("clinic", whole, "one").has_value());
    for (const auto& [name, change] : cases) {
        vault::KeySlot slot = whole;
        change(slot);
        BOOST_TEST(!vault::OpenSlot("clinic", slot, "one").has_value(), name);
    }
}

BOOST_AUTO_TEST_CASE(secrets_are_the_same_byte_for_byte) {
    const vault::Secret none, ab = vault::Secret::Of("ab");
    BOOST_TEST(none.SameAs(vault::Secret::Random(0)));
    BOOST_TEST(none.Copy().SameAs(none));
    BOOST_TEST(ab.SameAs(vault::Secret::Of("ab")));
    for (const char* other : {"", "a", "abc", "aB", "ba"}) {
        BOOST_TEST(!ab.SameAs(vault::Secret::Of(other)), other);
        BOOST_TEST(!vault::Secret::Of(other).SameAs(ab), other);
    }
    BOOST_TEST(vault::Secret::Random(32).SameAs(vault::Secret::Random(32)) == false);
}

BOOST_AUTO_TEST_SUITE_END()
