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
// Throws NoAccess while there is still to wait; such a try is not counted.
void RequireWaited(const std::vector<model::Instant>& refusals, model::Instant now);
// Throws BadInput for none and for one beyond all measure.
void RequirePassphrase(const std::string& passphrase);
// Throws NoAccess: the same work and the same sentence for an unknown name and a wrong passphrase.
[[nodiscard]] vault::OpenedSlot OpenFor(const vault::KeyFile& keys, const std::string& user,
                                        const std::string& passphrase);
// The data key under a recovery code as it was typed. Throws NoAccess with what is wrong with it.
[[nodiscard]] vault::Secret OpenWithCode(const vault::KeyFile& keys, const std::string& typed);

}  // namespace store
