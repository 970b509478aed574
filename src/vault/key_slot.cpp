#include "vault/key_slot.h"

#include <sodium.h>

#include <chrono>
#include <utility>

#include "model/problem.h"
#include "vault/sodium_ready.h"

namespace vault {
namespace {

constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
static_assert(kSealedBytes == kNonceBytes + kDataKeyBytes + crypto_aead_xchacha20poly1305_ietf_ABYTES);
static_assert(kSaltBytes == crypto_pwhash_SALTBYTES && kPublicKeyBytes == crypto_sign_PUBLICKEYBYTES);

constexpr std::uint64_t kLeastMemoryKib = 64 * 1024;
constexpr std::uint64_t kMostMemoryKib = 1024 * 1024;

const unsigned char* Raw(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

std::string RandomBytes(std::size_t size) {
    std::string bytes(size, '\0');
    randombytes_buf(bytes.data(), size);
    return bytes;
}

Secret Stretch(std::string_view passphrase, const std::string& salt, const KdfCost& cost) {
    SodiumReady();
    Secret key(crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
    if (crypto_pwhash(key.Bytes().data(), key.size(), passphrase.data(), passphrase.size(), Raw(salt),
                      cost.passes, static_cast<std::size_t>(cost.memory_kib) * 1024,
                      crypto_pwhash_ALG_ARGON2ID13) != 0)
        throw model::Error(model::ErrorKind::Environment,
                           model::Msg("There is not enough free memory to check the passphrase."));
    return key;
}

// Each part with its length, so that no two different slots share one binding.
std::string Binding(std::string_view clinic, const KeySlot& slot, std::string_view purpose) {
    std::string text = "palpate-slot-1";
    for (const std::string& part :
         {std::string(clinic), slot.user, slot.name, slot.signing_public, std::string(purpose),
          std::to_string(slot.cost.passes), std::to_string(slot.cost.memory_kib)})
        text += '|' + std::to_string(part.size()) + ':' + part;
    return text;
}

std::string Seal(const Secret& key, const Secret& content, const std::string& binding) {
    std::string sealed = RandomBytes(kNonceBytes);
    sealed.resize(kNonceBytes + content.size() + crypto_aead_xchacha20poly1305_ietf_ABYTES);
    auto* out = reinterpret_cast<unsigned char*>(sealed.data());
    crypto_aead_xchacha20poly1305_ietf_encrypt(out + kNonceBytes, nullptr, content.Bytes().data(),
                                               content.size(), Raw(binding), binding.size(), nullptr, out,
                                               key.Bytes().data());
    return sealed;
}

std::optional<Secret> Unseal(const Secret& key, const std::string& sealed, const std::string& binding) {
    if (sealed.size() != kSealedBytes) return std::nullopt;
    Secret content(kDataKeyBytes);
    const unsigned char* in = Raw(sealed);
    if (crypto_aead_xchacha20poly1305_ietf_decrypt(content.Bytes().data(), nullptr, nullptr, in + kNonceBytes,
                                                   sealed.size() - kNonceBytes, Raw(binding), binding.size(),
                                                   in, key.Bytes().data()) != 0)
        return std::nullopt;
    return content;
}

double SecondsFor(const KdfCost& cost) {
    const std::string salt(kSaltBytes, 's');
    const auto begin = std::chrono::steady_clock::now();
    (void)Stretch("how long does one try take", salt, cost);
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begin).count();
}

}  // namespace

KdfCost QuickCost() {
    return {crypto_pwhash_argon2id_OPSLIMIT_MIN, crypto_pwhash_argon2id_MEMLIMIT_MIN / 1024};
}

KdfCost MeasuredCost() {
    KdfCost cost{3, kLeastMemoryKib};
    // Cost grows in proportion to memory, so one measurement is enough.
    double seconds = SecondsFor(cost);
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
    slot.sealed_data_key = Seal(key, data_key, Binding(clinic, slot, "data"));
    slot.sealed_signing_seed = Seal(key, signing_seed, Binding(clinic, slot, "signing"));
    return slot;
}

KeySlot SealRecoverySlot(std::string_view clinic, std::string_view code, const KdfCost& cost,
                         const Secret& data_key) {
    SodiumReady();
    KeySlot slot{{}, {}, cost, RandomBytes(kSaltBytes), {}, {}, {}};
    const Secret key = Stretch(code, slot.salt, cost);
    slot.sealed_data_key = Seal(key, data_key, Binding(clinic, slot, "data"));
    return slot;
}

std::optional<OpenedSlot> OpenSlot(std::string_view clinic, const KeySlot& slot,
                                   std::string_view passphrase) {
    if (!Bearable(slot.cost) || slot.salt.size() != kSaltBytes) return std::nullopt;
    const Secret key = Stretch(passphrase, slot.salt, slot.cost);
    auto data_key = Unseal(key, slot.sealed_data_key, Binding(clinic, slot, "data"));
    if (!data_key) return std::nullopt;
    if (slot.user.empty()) return OpenedSlot{std::move(*data_key), {}};
    auto seed = Unseal(key, slot.sealed_signing_seed, Binding(clinic, slot, "signing"));
    if (!seed || PublicKeyOf(*seed) != slot.signing_public) return std::nullopt;
    return OpenedSlot{std::move(*data_key), std::move(*seed)};
}

namespace {

Secret SecretKeyOf(const Secret& seed, std::string& public_key) {
    SodiumReady();
    public_key.resize(kPublicKeyBytes);
    Secret secret(crypto_sign_SECRETKEYBYTES);
    crypto_sign_seed_keypair(reinterpret_cast<unsigned char*>(public_key.data()), secret.Bytes().data(),
                             seed.Bytes().data());
    return secret;
}

}  // namespace

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
