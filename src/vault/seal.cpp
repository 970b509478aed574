#include "vault/seal.h"

#include <sodium.h>

#include "model/problem.h"
#include "vault/sodium_ready.h"

namespace vault {
namespace {

constexpr std::size_t kNonceBytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
static_assert(kSealedBytes == kNonceBytes + kDataKeyBytes + crypto_aead_xchacha20poly1305_ietf_ABYTES);
static_assert(kSaltBytes == crypto_pwhash_SALTBYTES && kPublicKeyBytes == crypto_sign_PUBLICKEYBYTES);

const unsigned char* Raw(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

}  // namespace

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

std::string Binding(std::string_view clinic, const KeySlot& slot, std::string_view purpose,
                    const KdfCost& cost) {
    std::string text = "palpate-slot-1";
    for (const std::string& part :
         {std::string(clinic), slot.user, slot.name, slot.signing_public, std::string(purpose),
          std::to_string(cost.passes), std::to_string(cost.memory_kib)})
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

Secret SecretKeyOf(const Secret& seed, std::string& public_key) {
    SodiumReady();
    public_key.resize(kPublicKeyBytes);
    Secret secret(crypto_sign_SECRETKEYBYTES);
    crypto_sign_seed_keypair(reinterpret_cast<unsigned char*>(public_key.data()), secret.Bytes().data(),
                             seed.Bytes().data());
    return secret;
}

}  // namespace vault
