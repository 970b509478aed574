#include "vault/key_file.h"

#include <algorithm>
#include <utility>

#include "vault/digest.h"
#include "vault/fixed_json.h"

namespace vault {
namespace {

constexpr int kNewest = 2;
constexpr std::string_view kOpening = "{\n  \"format\": \"palpate-keys\",\n  \"version\": ";
constexpr std::string_view kDigestLine = "  \"digest\": \"";

// The least that has room for what the file holds.
int VersionOf(const KeyFile& file) {
    const bool more = std::ranges::any_of(file.slots, [](const KeySlot& slot) {
        return slot.pin || slot.sealed_data_key.size() == kSentBytes;
    });
    return more ? 2 : 1;
}

std::string PinText(const PinSlot& pin) {
    std::string text = "\",\n      \"pin_passes\": " + std::to_string(pin.cost.passes);
    text += ",\n      \"pin_memory_kib\": " + std::to_string(pin.cost.memory_kib);
    text += ",\n      \"pin_salt\": \"" + ToHex(pin.salt);
    return text + "\",\n      \"pin_key\": \"" + ToHex(pin.sealed_signing_seed);
}

std::string SlotText(const KeySlot& slot, int version) {
    std::string text =
        "    {\n      \"user\": " + Quoted(slot.user) + ",\n      \"name\": " + Quoted(slot.name);
    text += ",\n      \"passes\": " + std::to_string(slot.cost.passes);
    text += ",\n      \"memory_kib\": " + std::to_string(slot.cost.memory_kib);
    text += ",\n      \"salt\": \"" + ToHex(slot.salt);
    text += "\",\n      \"data_key\": \"" + ToHex(slot.sealed_data_key);
    text += "\",\n      \"signing_public\": \"" + ToHex(slot.signing_public);
    text += "\",\n      \"signing_key\": \"" + ToHex(slot.sealed_signing_seed);
    if (version > 1) text += PinText(slot.pin.value_or(PinSlot{}));
    return text + "\"\n    }";
}

std::optional<PinSlot> ReadPin(Cursor& in) {
    PinSlot pin;
    in.Skip("\",\n      \"pin_passes\": ");
    pin.cost.passes = in.Number();
    in.Skip(",\n      \"pin_memory_kib\": ");
    pin.cost.memory_kib = in.Number();
    in.Skip(",\n      \"pin_salt\": \"");
    pin.salt = in.Hex();
    in.Skip("\",\n      \"pin_key\": \"");
    pin.sealed_signing_seed = in.Hex();
    return pin == PinSlot{} ? std::nullopt : std::optional(std::move(pin));
}

KeySlot ReadSlot(Cursor& in, std::uint64_t version) {
    KeySlot slot;
    in.Skip("    {\n      \"user\": ");
    slot.user = in.String();
    in.Skip(",\n      \"name\": ");
    slot.name = in.String();
    in.Skip(",\n      \"passes\": ");
    slot.cost.passes = in.Number();
    in.Skip(",\n      \"memory_kib\": ");
    slot.cost.memory_kib = in.Number();
    in.Skip(",\n      \"salt\": \"");
    slot.salt = in.Hex();
    in.Skip("\",\n      \"data_key\": \"");
    slot.sealed_data_key = in.Hex();
    in.Skip("\",\n      \"signing_public\": \"");
    slot.signing_public = in.Hex();
    in.Skip("\",\n      \"signing_key\": \"");
    slot.sealed_signing_seed = in.Hex();
    if (version > 1) slot.pin = ReadPin(in);
    in.Skip("\"\n    }");
    return slot;
}

bool Plausible(const PinSlot& pin) {
    return Bearable(pin.cost) && pin.salt.size() == kSaltBytes &&
           pin.sealed_signing_seed.size() == kSealedBytes;
}

bool Plausible(const KeySlot& slot) {
    const bool person = !slot.user.empty();
    const bool sent = person && slot.sealed_data_key.size() == kSentBytes;
    return Bearable(slot.cost) && slot.salt.size() == kSaltBytes &&
           (sent || slot.sealed_data_key.size() == kSealedBytes) &&
           (!slot.pin || (sent && Plausible(*slot.pin))) &&
           slot.signing_public.size() == (person ? kPublicKeyBytes : 0) &&
           slot.sealed_signing_seed.size() == (person ? kSealedBytes : 0);
}

KeyFile ReadBody(Cursor& in, std::uint64_t version) {
    KeyFile file;
    in.Skip(",\n  \"clinic\": ");
    file.clinic = in.String();
    in.Skip(",\n  \"kdf\": \"argon2id13\",\n  \"slots\": [\n");
    while (in.ok && file.slots.size() < kMostSlots) {
        file.slots.push_back(ReadSlot(in, version));
        if (!in.rest.starts_with(",\n")) break;
        in.Skip(",\n");
    }
    in.Skip("\n  ],\n");
    return file;
}

}  // namespace

const KeySlot* KeyFile::OfUser(std::string_view name) const {
    const auto it = std::ranges::find_if(
        slots, [&](const KeySlot& slot) { return !slot.user.empty() && slot.name == name; });
    return it == slots.end() ? nullptr : &*it;
}

const KeySlot* KeyFile::Recovery() const {
    const auto it = std::ranges::find_if(slots, [](const KeySlot& slot) { return slot.user.empty(); });
    return it == slots.end() ? nullptr : &*it;
}

void KeyFile::Put(KeySlot slot) {
    const auto it = std::ranges::find(slots, slot.user, &KeySlot::user);
    if (it == slots.end())
        slots.push_back(std::move(slot));
    else
        *it = std::move(slot);
}

KeySlot* KeyFile::OfId(std::string_view user) {
    const auto it = std::ranges::find(slots, user, &KeySlot::user);
    return it == slots.end() ? nullptr : &*it;
}

void KeyFile::Drop(std::string_view user) {
    std::erase_if(slots, [&](const KeySlot& slot) { return slot.user == user; });
}

std::string WriteKeyFile(const KeyFile& file) {
    const int version = VersionOf(file);
    std::string text =
        std::string(kOpening) + std::to_string(version) + ",\n  \"clinic\": " + Quoted(file.clinic);
    text += ",\n  \"kdf\": \"argon2id13\",\n  \"slots\": [\n";
    for (std::size_t i = 0; i < file.slots.size(); ++i)
        text += (i ? ",\n" : "") + SlotText(file.slots[i], version);
    text += "\n  ],\n";
    return text + std::string(kDigestLine) + Digest(text) + "\"\n}\n";
}

KeyFileReading ReadKeyFile(std::string_view text) {
    if (text.size() > kMostKeyFileBytes) return {};
    Cursor in{text};
    in.Skip(kOpening);
    const std::uint64_t version = in.Number();
    if (in.ok && version > kNewest && in.rest.starts_with(",\n")) return {KeyFileState::Newer, {}};
    KeyFile file = ReadBody(in, version);
    // Written again it must be the same bytes, which also compares the digest.
    if (!in.ok || !std::ranges::all_of(file.slots, [](const KeySlot& slot) { return Plausible(slot); }) ||
        WriteKeyFile(file) != text)
        return {};
    return {KeyFileState::Sound, std::move(file)};
}

}  // namespace vault
