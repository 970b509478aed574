#define BOOST_TEST_MODULE vault
#include <boost/test/unit_test.hpp>

#include <random>

#include "vault/key_file.h"

BOOST_AUTO_TEST_SUITE(key_file_tests)

namespace {

vault::KeyFile TwoUsers() {
    const vault::Secret data = vault::Secret::Random(vault::kDataKeyBytes),
                        seed = vault::Secret::Random(vault::kSeedBytes);
    vault::KeyFile file{"clinic", {}};
    file.Put(vault::SealUserSlot("clinic", "id-1", "Zoë \"Z\" \\ \n", "one", vault::QuickCost(), data, seed));
    file.Put(vault::SealUserSlot("clinic", "id-2", "", "two", vault::QuickCost(), data, seed));
    file.Put(vault::SealRecoverySlot("clinic", "code", vault::QuickCost(), data));
    return file;
}

// One change as a disk, a stick or an editor makes it.
void Damage(std::string& text, std::mt19937& random) {
    const auto below = [&](std::size_t count) { return static_cast<std::size_t>(random() % count); };
    const std::size_t at = below(text.size()),
                      length = 1 + below(std::min<std::size_t>(80, text.size() - at));
    switch (random() % 7) {
        case 0:
            text[at] = static_cast<char>(text[at] ^ (1 << below(8)));
            break;
        case 1:
            text.resize(at);
            break;
        case 2:
            text.erase(at, length);
            break;
        case 3:
            text.insert(at, text.substr(below(text.size()), length));
            break;
        case 4:
            text.replace(at, length, length, static_cast<char>(random()));
            break;
        case 5:
            text.insert(at, std::to_string(random()));
            break;
        default:
            std::swap(text[at], text[below(text.size())]);
    }
}

}  // namespace

BOOST_AUTO_TEST_CASE(ten_thousand_damaged_files_are_refused) {
    const std::string text = vault::WriteKeyFile(TwoUsers());
    std::mt19937 random(6);
    int damaged = 0, refused = 0;
    while (damaged < 10'000) {
        std::string changed = text;
        for (auto changes = 1 + random() % 3; changes > 0 && !changed.empty(); --changes)
            Damage(changed, random);
        if (changed == text) continue;
        ++damaged;
        refused += vault::ReadKeyFile(changed).state != vault::KeyFileState::Sound ? 1 : 0;
    }
    BOOST_TEST(refused == damaged);
    BOOST_TEST((vault::ReadKeyFile(text).state == vault::KeyFileState::Sound));
}

BOOST_AUTO_TEST_CASE(what_is_written_is_read_back) {
    const vault::KeyFile file = TwoUsers();
    const auto reading = vault::ReadKeyFile(vault::WriteKeyFile(file));
    BOOST_TEST((reading.state == vault::KeyFileState::Sound));
    BOOST_TEST((reading.file == file));
    BOOST_TEST(reading.file.OfUser("Zoë \"Z\" \\ \n")->user == "id-1");
    BOOST_TEST(reading.file.OfUser("nobody") == nullptr);
    BOOST_TEST(reading.file.Recovery() != nullptr);
}

BOOST_AUTO_TEST_CASE(a_slot_takes_the_place_of_its_users_old_one) {
    vault::KeyFile file = TwoUsers();
    vault::KeySlot changed = file.slots[0];
    changed.name = "new";
    file.Put(changed);
    BOOST_TEST(file.slots.size() == 3U);
    BOOST_TEST(file.OfUser("new")->user == "id-1");
}

BOOST_AUTO_TEST_CASE(every_changed_or_missing_byte_is_noticed) {
    const std::string text = vault::WriteKeyFile(TwoUsers());
    for (std::size_t at = 0; at < text.size(); ++at) {
        for (const char wrong : {static_cast<char>(text[at] ^ 1), '\0', '"', '\xFF'}) {
            std::string damaged = text;
            damaged[at] = wrong;
            if (damaged == text) continue;
            BOOST_TEST((vault::ReadKeyFile(damaged).state != vault::KeyFileState::Sound), "byte " << at);
        }
        BOOST_TEST((vault::ReadKeyFile(text.substr(0, at)).state == vault::KeyFileState::Damaged),
                   "cut at " << at);
    }
    BOOST_TEST((vault::ReadKeyFile(text + " ").state == vault::KeyFileState::Damaged));
    BOOST_TEST((vault::ReadKeyFile(std::string(1 << 20, '[')).state == vault::KeyFileState::Damaged));
}

BOOST_AUTO_TEST_CASE(a_newer_version_is_told_apart_from_damage) {
    std::string text = vault::WriteKeyFile(TwoUsers());
    text.replace(text.find("\"version\": 1"), 12, "\"version\": 3");
    BOOST_TEST((vault::ReadKeyFile(text).state == vault::KeyFileState::Newer));
}

BOOST_AUTO_TEST_CASE(a_cost_beyond_bounds_is_damage_before_memory_is_taken) {
    for (const vault::KdfCost& cost : {vault::KdfCost{3, 1ULL << 40}, vault::KdfCost{1'000'000, 65536},
                                       vault::KdfCost{0, 65536}, vault::KdfCost{3, 0}}) {
        vault::KeyFile file = TwoUsers();
        file.slots[0].cost = cost;
        BOOST_TEST((vault::ReadKeyFile(vault::WriteKeyFile(file)).state == vault::KeyFileState::Damaged));
        BOOST_TEST(!vault::OpenSlot("clinic", file.slots[0], "one").has_value());
    }
}

// So many slots are read, and not one more.
BOOST_AUTO_TEST_CASE(a_file_with_more_slots_than_a_clinic_has_people_is_damage) {
    vault::KeyFile file = TwoUsers();
    const vault::KeySlot one = file.slots[0];
    BOOST_TEST(file.OfId("id-3") == nullptr);
    while (file.slots.size() < vault::kMostSlots) file.slots.push_back(one);
    const std::string text = vault::WriteKeyFile(file);
    BOOST_REQUIRE(text.size() <= vault::kMostKeyFileBytes);
    BOOST_TEST((vault::ReadKeyFile(text).state == vault::KeyFileState::Sound));
    file.slots.push_back(one);
    BOOST_TEST((vault::ReadKeyFile(vault::WriteKeyFile(file)).state == vault::KeyFileState::Damaged));
}

BOOST_AUTO_TEST_SUITE_END()
