// Trying a passphrase.
#pragma once

#include <chrono>
#include <string>
#include <vector>

#include "model/clock.h"
#include "vault/key_file.h"

namespace store {

// How long who was refused at these times has to wait; never more than kLongestWait.
inline constexpr std::chrono::seconds kLongestWait{300};
[[nodiscard]] std::chrono::seconds WaitAfter(const std::vector<model::Instant>& refusals, model::Instant now);
// For a passphrase that is chosen anew: throws BadInput for one that is too short or beyond all measure. What
// was chosen before goes on opening.
void RequirePassphrase(const std::string& passphrase);
// Throws NoAccess: the same work and the same sentence for an unknown name and a wrong passphrase.
[[nodiscard]] vault::OpenedSlot OpenFor(const vault::KeyFile& keys, const std::string& user,
                                        const std::string& passphrase);
// The data key under a recovery code as it was typed. Throws NoAccess with what is wrong with it.
[[nodiscard]] vault::Secret OpenWithCode(const vault::KeyFile& keys, const std::string& typed);
// PINs stay with the clinic they were set in: a copy has none.
[[nodiscard]] vault::KeyFile WithoutPins(vault::KeyFile keys);

}  // namespace store
