#include "vault/key_slot.h"

#include <sodium.h>

#include <chrono>
#include <utility>

#include "model/problem.h"
#include "vault/seal.h"
#include "vault/sodium_ready.h"

namespace vault {
namespace {

const unsigned char* Raw(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

constexpr std::uint64_t kLeastMemoryKib = 64 * 1024;
constexpr std::uint64_t kMostMemoryKib = 1024 * 1024;

double SecondsFor(const KdfCost& cost) {
    const std::string salt(kSaltBytes, 's');
    const auto begin = std::chrono::steady_clock::now();
    (void)Stretch("how long does one try take", salt, cost);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

std::optional<OpenedSlot> Checked(std::optional<Secret> data_key, Secret seed, const KeySlot& slot) {
    if (!data_key || PublicKeyOf(seed) != slot.signing_public) return std::nullopt;
    return OpenedSlot{std::move(*data_key), std::move(seed)};
}

}  // namespace

KdfCost QuickCost() {
    return {crypto_pwhash_argon2id_OPSLIMIT_MIN, crypto_pwhash_argon2id_MEMLIMIT_MIN / 1024};
}

KdfCost MeasuredCost() {
    return CostFor(SecondsFor({3, kLeastMemoryKib}));
}

KdfCost CostFor(double seconds) {
    KdfCost cost{3, kLeastMemoryKib};
    // Cost grows in proportion to memory, so one measurement is enough; doubling stays below half a second.
    while (seconds < 0.25 && cost.memory_kib < kMostMemoryKib) {
        cost.memory_kib *= 2;
        seconds *= 2;
    }
    return cost;
}

bool Bearable(const KdfCost& cost) {
    return cost.passes >= crypto_pwhash_argon2id_OPSLIMIT_MIN && cost.passes <= 64 &&
           cost.memory_kib >= crypto_pwhash_argon2id_MEMLIMIT_MIN / 1024 &&
           cost.memory_kib <= 2 * kMostMemoryKib;
}

KeySlot SealUserSlot(std::string_view clinic, const std::string& user, const std::string& name,
                     std::string_view passphrase, const KdfCost& cost, const Secret& data_key,
                     const Secret& signing_seed) {
    SodiumReady();
    KeySlot slot{user, name, cost, RandomBytes(kSaltBytes), {}, PublicKeyOf(signing_seed), {}};
    const Secret key = Stretch(passphrase, slot.salt, cost);
    slot.sealed_data_key = Seal(key, data_key, Binding(clinic, slot, "data", slot.cost));
    slot.sealed_signing_seed = Seal(key, signing_seed, Binding(clinic, slot, "signing", slot.cost));
    return slot;
}

KeySlot SealRecoverySlot(std::string_view clinic, std::string_view code, const KdfCost& cost,
                         const Secret& data_key) {
    SodiumReady();
    KeySlot slot{{}, {}, cost, RandomBytes(kSaltBytes), {}, {}, {}};
    const Secret key = Stretch(code, slot.salt, cost);
    slot.sealed_data_key = Seal(key, data_key, Binding(clinic, slot, "data", slot.cost));
    return slot;
}

std::optional<OpenedSlot> OpenSlot(std::string_view clinic, const KeySlot& slot,
                                   std::string_view passphrase) {
    if (!Bearable(slot.cost) || slot.salt.size() != kSaltBytes) return std::nullopt;
    const Secret key = Stretch(passphrase, slot.salt, slot.cost);
    if (slot.user.empty()) {
        auto data_key = Unseal(key, slot.sealed_data_key, Binding(clinic, slot, "data", slot.cost));
        if (!data_key) return std::nullopt;
        return OpenedSlot{std::move(*data_key), {}};
    }
    auto seed = Unseal(key, slot.sealed_signing_seed, Binding(clinic, slot, "signing", slot.cost));
    if (!seed) return std::nullopt;
    auto data_key = slot.sealed_data_key.size() == kSentBytes
                        ? TakeSent(clinic, slot, *seed)
                        : Unseal(key, slot.sealed_data_key, Binding(clinic, slot, "data", slot.cost));
    return Checked(std::move(data_key), *std::move(seed), slot);
}

std::string PublicKeyOf(const Secret& signing_seed) {
    std::string public_key;
    (void)SecretKeyOf(signing_seed, public_key);
    return public_key;
}

std::string Sign(const Secret& signing_seed, std::string_view message) {
    std::string public_key;
    const Secret secret = SecretKeyOf(signing_seed, public_key);
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(reinterpret_cast<unsigned char*>(signature.data()), nullptr, Raw(message),
                         message.size(), secret.Bytes().data());
    return signature;
}

bool Verify(std::string_view public_key, std::string_view message, std::string_view signature) {
    if (public_key.size() != kPublicKeyBytes || signature.size() != crypto_sign_BYTES) return false;
    return crypto_sign_verify_detached(Raw(signature), Raw(message), message.size(), Raw(public_key)) == 0;
}

}  // namespace vault
