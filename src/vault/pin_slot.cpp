// Data keys that were sent, and PINs: both rest on the signing key of a slot.
#include <sodium.h>

#include <utility>

#include "model/problem.h"
#include "vault/seal.h"
#include "vault/sodium_ready.h"

namespace vault {
namespace {

static_assert(crypto_box_PUBLICKEYBYTES == 32 && crypto_scalarmult_BYTES == 32);
constexpr std::size_t kPublicBytes = crypto_box_PUBLICKEYBYTES;

unsigned char* Raw(std::string& bytes) {
    return reinterpret_cast<unsigned char*>(bytes.data());
}
const unsigned char* Raw(const std::string& bytes) {
    return reinterpret_cast<const unsigned char*>(bytes.data());
}

// The key both halves agree on; bound to both public keys.
std::optional<Secret> Agreed(const Secret& own, const std::string& other, const std::string& made,
                             const std::string& receiver) {
    Secret shared(crypto_scalarmult_BYTES);
    if (crypto_scalarmult(shared.Bytes().data(), own.Bytes().data(), Raw(other)) != 0) return std::nullopt;
    const std::string both = made + receiver;
    Secret key(crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
    crypto_generichash(key.Bytes().data(), key.size(), Raw(both), both.size(), shared.Bytes().data(),
                       shared.size());
    return key;
}

std::optional<std::string> BoxKeyOf(const std::string& signing_public) {
    std::string box(kPublicBytes, '\0');
    if (signing_public.size() != kPublicKeyBytes ||
        crypto_sign_ed25519_pk_to_curve25519(Raw(box), Raw(signing_public)) != 0)
        return std::nullopt;
    return box;
}

// A stolen folder holds nothing to try PINs against: half of the key lies elsewhere.
Secret PinKey(std::string_view pin, const Secret& device, const PinSlot& slot) {
    const Secret stretched = Stretch(pin, slot.salt, slot.cost);
    Secret key(crypto_aead_xchacha20poly1305_ietf_KEYBYTES);
    crypto_generichash(key.Bytes().data(), key.size(), stretched.Bytes().data(), stretched.size(),
                       device.Bytes().data(), device.size());
    return key;
}

}  // namespace

void SendDataKey(std::string_view clinic, KeySlot& slot, const Secret& data_key) {
    SodiumReady();
    const auto receiver = BoxKeyOf(slot.signing_public);
    std::string made(kPublicBytes, '\0');
    Secret own(crypto_box_SECRETKEYBYTES);
    crypto_box_keypair(Raw(made), own.Bytes().data());
    const auto key = receiver ? Agreed(own, *receiver, made, *receiver) : std::nullopt;
    if (!key)
        throw model::Error(model::ErrorKind::BadInput,
                           model::Msg("The keys of {0} are damaged (keys.json). Copy them from a backup."),
                           {slot.name});
    slot.sealed_data_key = made + Seal(*key, data_key, Binding(clinic, slot, "sent", slot.cost));
}

std::optional<Secret> TakeSent(std::string_view clinic, const KeySlot& slot, const Secret& seed) {
    if (slot.sealed_data_key.size() != kSentBytes) return std::nullopt;
    std::string signing_public;
    const Secret secret = SecretKeyOf(seed, signing_public);
    const auto receiver = BoxKeyOf(signing_public);
    Secret own(crypto_box_SECRETKEYBYTES);
    if (!receiver || crypto_sign_ed25519_sk_to_curve25519(own.Bytes().data(), secret.Bytes().data()) != 0)
        return std::nullopt;
    const std::string made = slot.sealed_data_key.substr(0, kPublicBytes);
    const auto key = Agreed(own, made, made, *receiver);
    if (!key) return std::nullopt;
    return Unseal(*key, slot.sealed_data_key.substr(kPublicBytes), Binding(clinic, slot, "sent", slot.cost));
}

void SetPin(std::string_view clinic, KeySlot& slot, std::string_view pin, const Secret& device,
            const KdfCost& cost, const OpenedSlot& opened) {
    SodiumReady();
    PinSlot fresh{cost, RandomBytes(kSaltBytes), {}};
    fresh.sealed_signing_seed =
        Seal(PinKey(pin, device, fresh), opened.signing_seed, Binding(clinic, slot, "pin", cost));
    SendDataKey(clinic, slot, opened.data_key);
    slot.pin = std::move(fresh);
}

std::optional<OpenedSlot> OpenPin(std::string_view clinic, const KeySlot& slot, std::string_view pin,
                                  const Secret& device) {
    if (!slot.pin || device.size() != kDeviceSecretBytes || !Bearable(slot.pin->cost) ||
        slot.pin->salt.size() != kSaltBytes)
        return std::nullopt;
    auto seed = Unseal(PinKey(pin, device, *slot.pin), slot.pin->sealed_signing_seed,
                       Binding(clinic, slot, "pin", slot.pin->cost));
    if (!seed || PublicKeyOf(*seed) != slot.signing_public) return std::nullopt;
    auto data_key = TakeSent(clinic, slot, *seed);
    if (!data_key) return std::nullopt;
    return OpenedSlot{std::move(*data_key), std::move(*seed)};
}

}  // namespace vault
