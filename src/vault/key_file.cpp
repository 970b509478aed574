#include "vault/key_file.h"

#include <algorithm>
#include <utility>

#include "vault/digest.h"
#include "vault/fixed_json.h"

namespace vault {
namespace {

constexpr int kVersion = 1;
constexpr std::string_view kOpening = "{\n  \"format\": \"palpate-keys\",\n  \"version\": ";
constexpr std::string_view kDigestLine = "  \"digest\": \"";

std::string SlotText(const KeySlot& slot) {
    std::string text =
        "    {\n      \"user\": " + Quoted(slot.user) + ",\n      \"name\": " + Quoted(slot.name);
    text += ",\n      \"passes\": " + std::to_string(slot.cost.passes);
    text += ",\n      \"memory_kib\": " + std::to_string(slot.cost.memory_kib);
    text += ",\n      \"salt\": \"" + ToHex(slot.salt);
    text += "\",\n      \"data_key\": \"" + ToHex(slot.sealed_data_key);
    text += "\",\n      \"signing_public\": \"" + ToHex(slot.signing_public);
    text += "\",\n      \"signing_key\": \"" + ToHex(slot.sealed_signing_seed);
    return text + "\"\n    }";
}

KeySlot ReadSlot(Cursor& in) {
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
    in.Skip("\"\n    }");
    return slot;
}

bool Plausible(const KeySlot& slot) {
    const bool person = !slot.user.empty();
    return Bearable(slot.cost) && slot.salt.size() == kSaltBytes &&
           slot.sealed_data_key.size() == kSealedBytes &&
           slot.signing_public.size() == (person ? kPublicKeyBytes : 0) &&
           slot.sealed_signing_seed.size() == (person ? kSealedBytes : 0);
}

KeyFile ReadBody(Cursor& in) {
    KeyFile file;
    in.Skip(",\n  \"clinic\": ");
    file.clinic = in.String();
    in.Skip(",\n  \"kdf\": \"argon2id13\",\n  \"slots\": [\n");
    while (in.ok && file.slots.size() < kMostSlots) {
        file.slots.push_back(ReadSlot(in));
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

std::string WriteKeyFile(const KeyFile& file) {
    std::string text =
        std::string(kOpening) + std::to_string(kVersion) + ",\n  \"clinic\": " + Quoted(file.clinic);
    text += ",\n  \"kdf\": \"argon2id13\",\n  \"slots\": [\n";
    for (std::size_t i = 0; i < file.slots.size(); ++i) text += (i ? ",\n" : "") + SlotText(file.slots[i]);
    text += "\n  ],\n";
    return text + std::string(kDigestLine) + Digest(text) + "\"\n}\n";
}

KeyFileReading ReadKeyFile(std::string_view text) {
    if (text.size() > kMostKeyFileBytes) return {};
    Cursor in{text};
    in.Skip(kOpening);
    const std::uint64_t version = in.Number();
    if (in.ok && version > kVersion && in.rest.starts_with(",\n")) return {KeyFileState::Newer, {}};
    KeyFile file = ReadBody(in);
    // Written again it must be the same bytes, which also compares the digest.
    if (!in.ok || !std::ranges::all_of(file.slots, Plausible) || WriteKeyFile(file) != text) return {};
    return {KeyFileState::Sound, std::move(file)};
}

}  // namespace vault
