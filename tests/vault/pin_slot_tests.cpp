// Data keys that were sent, PINs, and the second version of the key file.
#include <boost/test/unit_test.hpp>

#include "model/problem.h"
#include "vault/key_file.h"

BOOST_AUTO_TEST_SUITE(pin_slot_tests)

using vault::KeyFileState;
using vault::KeySlot;
using vault::Secret;

namespace {

struct People {
    Secret data = Secret::Random(vault::kDataKeyBytes), next = Secret::Random(vault::kDataKeyBytes);
    Secret seed = Secret::Random(vault::kSeedBytes), other_seed = Secret::Random(vault::kSeedBytes);
    Secret device = Secret::Random(vault::kDeviceSecretBytes);
    KeySlot maya = vault::SealUserSlot("clinic", "id-1", "maya", "one", vault::QuickCost(), data, seed);
    KeySlot ben = vault::SealUserSlot("clinic", "id-2", "ben", "two", vault::QuickCost(), data, other_seed);

    void GivePin() {
        const auto opened = vault::OpenSlot("clinic", maya, "one");
        BOOST_REQUIRE(opened.has_value());
        vault::SetPin("clinic", maya, "271828", device, vault::QuickCost(), *opened);
    }
    [[nodiscard]] vault::KeyFile File() const {
        vault::KeyFile file{"clinic", {maya, ben}};
        file.Put(vault::SealRecoverySlot("clinic", "code", vault::QuickCost(), data));
        return file;
    }
};

}  // namespace

BOOST_AUTO_TEST_CASE(a_key_that_was_sent_is_taken_out_with_the_passphrase_alone) {
    People people;
    vault::SendDataKey("clinic", people.maya, people.next);
    const auto opened = vault::OpenSlot("clinic", people.maya, "one");
    BOOST_REQUIRE(opened.has_value());
    BOOST_TEST(opened->data_key.SameAs(people.next));
    BOOST_TEST(opened->signing_seed.SameAs(people.seed));
    BOOST_TEST(!vault::OpenSlot("clinic", people.maya, "two").has_value());
    BOOST_TEST(!vault::OpenSlot("elsewhere", people.maya, "one").has_value());
}

BOOST_AUTO_TEST_CASE(what_was_sent_to_one_is_nothing_to_another) {
    People people;
    vault::SendDataKey("clinic", people.maya, people.next);
    people.ben.sealed_data_key = people.maya.sealed_data_key;
    BOOST_TEST(!vault::OpenSlot("clinic", people.ben, "two").has_value());
    for (std::size_t at = 0; at < vault::kSentBytes; ++at) {
        KeySlot altered = people.maya;
        altered.sealed_data_key[at] = static_cast<char>(altered.sealed_data_key[at] ^ 1);
        BOOST_TEST(!vault::OpenSlot("clinic", altered, "one").has_value(), "byte " << at);
    }
}

BOOST_AUTO_TEST_CASE(a_pin_opens_with_its_device_and_the_passphrase_as_before) {
    People people;
    people.GivePin();
    const auto opened = vault::OpenPin("clinic", people.maya, "271828", people.device);
    BOOST_REQUIRE(opened.has_value());
    BOOST_TEST(opened->data_key.SameAs(people.data));
    BOOST_TEST(opened->signing_seed.SameAs(people.seed));
    BOOST_TEST(vault::OpenSlot("clinic", people.maya, "one")->data_key.SameAs(people.data));
    BOOST_TEST(!vault::OpenPin("clinic", people.maya, "271829", people.device).has_value());
    BOOST_TEST(!vault::OpenPin("clinic", people.maya, "271828", Secret::Random(vault::kDeviceSecretBytes))
                    .has_value());
    BOOST_TEST(!vault::OpenPin("clinic", people.maya, "271828", Secret()).has_value());
    BOOST_TEST(!vault::OpenPin("clinic", people.ben, "271828", people.device).has_value());
    people.ben.pin = people.maya.pin;
    BOOST_TEST(!vault::OpenPin("clinic", people.ben, "271828", people.device).has_value());
}

// Changed in memory, where no reader of a key file looked at them.
BOOST_AUTO_TEST_CASE(a_damaged_slot_opens_with_no_pin) {
    const std::pair<const char*, void (*)(KeySlot&)> cases[] = {
        {"salt", [](KeySlot& slot) { slot.pin->salt.pop_back(); }},
        {"cost", [](KeySlot& slot) { slot.pin->cost.memory_kib = 1ULL << 40; }},
        {"seed", [](KeySlot& slot) { slot.pin->sealed_signing_seed.pop_back(); }},
        {"another public key", [](KeySlot& slot) { slot.signing_public.back() ^= 1; }},
        {"key cut", [](KeySlot& slot) { slot.sealed_data_key.pop_back(); }},
        {"key from nobody",
         [](KeySlot& slot) { slot.sealed_data_key.replace(0, 32, std::string(32, '\0')); }}};
    for (const auto& [name, damage] : cases) {
        BOOST_TEST_CONTEXT(name) {
            People people;
            people.GivePin();
            damage(people.maya);
            BOOST_TEST(!vault::OpenPin("clinic", people.maya, "271828", people.device).has_value());
        }
    }
}

BOOST_AUTO_TEST_CASE(nothing_is_sent_to_a_key_that_is_none) {
    for (const std::string& wrong : {std::string(), std::string(31, 'a'), std::string(32, '\0')}) {
        People people;
        const std::string before = people.maya.sealed_data_key;
        people.maya.signing_public = wrong;
        BOOST_CHECK_THROW(vault::SendDataKey("clinic", people.maya, people.next), model::Error);
        BOOST_TEST((people.maya.sealed_data_key == before));
    }
}

BOOST_AUTO_TEST_CASE(a_pin_goes_on_when_the_key_changes) {
    People people;
    people.GivePin();
    vault::SendDataKey("clinic", people.maya, people.next);
    BOOST_TEST(vault::OpenPin("clinic", people.maya, "271828", people.device)->data_key.SameAs(people.next));
}

BOOST_AUTO_TEST_CASE(a_file_without_pins_and_sent_keys_stays_one_of_version_1) {
    People people;
    BOOST_TEST(vault::WriteKeyFile(people.File()).find("\"version\": 1") != std::string::npos);
    vault::SendDataKey("clinic", people.ben, people.data);
    BOOST_TEST(vault::WriteKeyFile(people.File()).find("\"version\": 2") != std::string::npos);
}

BOOST_AUTO_TEST_CASE(what_is_written_as_version_2_is_read_back) {
    People people;
    people.GivePin();
    const auto file = people.File();
    const auto reading = vault::ReadKeyFile(vault::WriteKeyFile(file));
    BOOST_TEST((reading.state == KeyFileState::Sound));
    BOOST_TEST((reading.file == file));
}

BOOST_AUTO_TEST_CASE(every_changed_or_missing_byte_of_version_2_is_noticed) {
    People people;
    people.GivePin();
    const std::string text = vault::WriteKeyFile(people.File());
    for (std::size_t at = 0; at < text.size(); ++at) {
        for (const char wrong : {static_cast<char>(text[at] ^ 1), '\0', '"', '\xFF'}) {
            std::string damaged = text;
            damaged[at] = wrong;
            if (damaged == text) continue;
            BOOST_TEST((vault::ReadKeyFile(damaged).state != KeyFileState::Sound), "byte " << at);
        }
        BOOST_TEST((vault::ReadKeyFile(text.substr(0, at)).state == KeyFileState::Damaged), "cut at " << at);
    }
}

BOOST_AUTO_TEST_CASE(a_slot_that_cannot_be_is_damage) {
    People people;
    people.GivePin();
    const auto damaged = [&](auto&& change) {
        vault::KeyFile file = people.File();
        change(file.slots[0]);
        return vault::ReadKeyFile(vault::WriteKeyFile(file)).state == KeyFileState::Damaged;
    };
    BOOST_TEST(damaged([](KeySlot& slot) { slot.pin->cost.memory_kib = 1ULL << 40; }));
    BOOST_TEST(damaged([](KeySlot& slot) { slot.pin->cost.passes = 1'000'000; }));
    BOOST_TEST(damaged([](KeySlot& slot) { slot.pin->salt.pop_back(); }));
    BOOST_TEST(damaged([](KeySlot& slot) { slot.pin->sealed_signing_seed.clear(); }));
    // A PIN rests on a key that was sent.
    BOOST_TEST(damaged([](KeySlot& slot) { slot.sealed_data_key.resize(vault::kSealedBytes); }));
    BOOST_TEST(damaged([](KeySlot& slot) { slot.sealed_data_key.resize(vault::kSentBytes - 1); }));
}

BOOST_AUTO_TEST_CASE(the_recovery_slot_is_never_sent_to) {
    People people;
    vault::KeyFile file = people.File();
    file.slots.back().sealed_data_key.resize(vault::kSentBytes);
    BOOST_TEST((vault::ReadKeyFile(vault::WriteKeyFile(file)).state == KeyFileState::Damaged));
    BOOST_CHECK_THROW(vault::SendDataKey("clinic", file.slots.back(), people.data), model::Error);
}

BOOST_AUTO_TEST_CASE(a_slot_is_found_and_dropped_by_id) {
    People people;
    vault::KeyFile file = people.File();
    BOOST_TEST(file.OfId("id-2")->name == "ben");
    file.Drop("id-2");
    BOOST_TEST(file.OfId("id-2") == nullptr);
    BOOST_TEST(file.slots.size() == 2U);
}

// 64 MiB and 3 passes at least; above that at most half a second, however fast the machine.
BOOST_AUTO_TEST_CASE(a_try_costs_a_quarter_of_a_second_or_what_the_least_costs) {
    for (const double least : {0.0001, 0.01, 0.1, 0.2499, 0.25, 0.7, 5.0}) {
        const vault::KdfCost cost = vault::CostFor(least);
        const double seconds = least * static_cast<double>(cost.memory_kib) / (64 * 1024);
        BOOST_TEST(cost.passes == 3U);
        BOOST_TEST(cost.memory_kib >= 64U * 1024);
        BOOST_TEST(vault::Bearable(cost));
        BOOST_TEST((seconds < 0.5 || cost.memory_kib == 64U * 1024));
        BOOST_TEST((seconds >= 0.25 || cost.memory_kib == 1024U * 1024));
    }
}

BOOST_AUTO_TEST_SUITE_END()
