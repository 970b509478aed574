// What key slots are made of: a passphrase stretched, a key sealed. Private to vault.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "vault/key_slot.h"

namespace vault {

[[nodiscard]] std::string RandomBytes(std::size_t size);
[[nodiscard]] Secret Stretch(std::string_view passphrase, const std::string& salt, const KdfCost& cost);
// What a seal belongs to: each part with its length, so that no two different slots share one binding.
[[nodiscard]] std::string Binding(std::string_view clinic, const KeySlot& slot, std::string_view purpose,
                                  const KdfCost& cost);
[[nodiscard]] std::string Seal(const Secret& key, const Secret& content, const std::string& binding);
[[nodiscard]] std::optional<Secret> Unseal(const Secret& key, const std::string& sealed,
                                           const std::string& binding);
// Of an Ed25519 seed; `public_key` gets the other half.
[[nodiscard]] Secret SecretKeyOf(const Secret& seed, std::string& public_key);
// What SendDataKey put into the slot.
[[nodiscard]] std::optional<Secret> TakeSent(std::string_view clinic, const KeySlot& slot,
                                             const Secret& seed);

}  // namespace vault
