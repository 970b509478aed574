// Key slots: one clinic data key, sealed once per user under the user's passphrase and once under the
// recovery code. A data key that changes while only one person is there is sent to the others: sealed to the
// public half of their signing keys, which their passphrases open. A PIN opens the signing key too, but only
// together with the secret of the device it was set on.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "vault/secret.h"

namespace vault {

// Argon2id: what one try of a passphrase costs.
struct KdfCost {
    std::uint64_t passes = 0;
    std::uint64_t memory_kib = 0;
    bool operator==(const KdfCost&) const = default;
};

// 64 MiB and 3 passes at least; more memory until one try takes a quarter of a second or more on this
// machine.
[[nodiscard]] KdfCost MeasuredCost();
// The same for a machine on which one try at the least takes so many seconds.
[[nodiscard]] KdfCost CostFor(double seconds);
// The least the library allows: for tests only.
[[nodiscard]] KdfCost QuickCost();
// What a key file may ask for (bounds memory and time before any is spent).
[[nodiscard]] bool Bearable(const KdfCost& cost);

inline constexpr std::size_t kDataKeyBytes = 32;
inline constexpr std::size_t kSeedBytes = 32;  // Ed25519 seed
inline constexpr std::size_t kSaltBytes = 16;
inline constexpr std::size_t kPublicKeyBytes = 32;
inline constexpr std::size_t kSealedBytes = 24 + 32 + 16;     // nonce, sealed key, tag
inline constexpr std::size_t kSentBytes = 32 + kSealedBytes;  // with the sender's public key, made for it
inline constexpr std::size_t kDeviceSecretBytes = 32;

// All strings are raw bytes.
struct PinSlot {
    KdfCost cost;
    std::string salt;
    std::string sealed_signing_seed;
    bool operator==(const PinSlot&) const = default;
};

// All strings but `user` and `name` are raw bytes.
struct KeySlot {
    std::string user;  // id; empty: the recovery slot
    std::string name;  // what one signs in with
    KdfCost cost;
    std::string salt;
    std::string sealed_data_key;  // kSealedBytes under the passphrase or code, or kSentBytes
    std::string signing_public;   // empty in the recovery slot
    std::string sealed_signing_seed;
    std::optional<PinSlot> pin{};  // only beside a data key that was sent
    bool operator==(const KeySlot&) const = default;
};

struct OpenedSlot {
    Secret data_key;
    Secret signing_seed;  // empty for the recovery slot
};

// The seals bind clinic, user, name and cost: a slot moved elsewhere or edited does not open.
[[nodiscard]] KeySlot SealUserSlot(std::string_view clinic, const std::string& user, const std::string& name,
                                   std::string_view passphrase, const KdfCost& cost, const Secret& data_key,
                                   const Secret& signing_seed);
[[nodiscard]] KeySlot SealRecoverySlot(std::string_view clinic, std::string_view code, const KdfCost& cost,
                                       const Secret& data_key);
// Nothing if the passphrase is wrong or the slot was altered.
[[nodiscard]] std::optional<OpenedSlot> OpenSlot(std::string_view clinic, const KeySlot& slot,
                                                 std::string_view passphrase);

// The slot with a data key that only its user can take out; the passphrase stays as it is.
void SendDataKey(std::string_view clinic, KeySlot& slot, const Secret& data_key);
// Sets the PIN of the slot, in place of an earlier one; sends the data key for it.
void SetPin(std::string_view clinic, KeySlot& slot, std::string_view pin, const Secret& device,
            const KdfCost& cost, const OpenedSlot& opened);
// Nothing if there is no PIN, it is wrong, the device is another one or the slot was altered.
[[nodiscard]] std::optional<OpenedSlot> OpenPin(std::string_view clinic, const KeySlot& slot,
                                                std::string_view pin, const Secret& device);

// Raw public key of a signing seed.
[[nodiscard]] std::string PublicKeyOf(const Secret& signing_seed);
// Detached Ed25519 signature, 64 raw bytes.
[[nodiscard]] std::string Sign(const Secret& signing_seed, std::string_view message);
[[nodiscard]] bool Verify(std::string_view public_key, std::string_view message, std::string_view signature);

}  // namespace vault
