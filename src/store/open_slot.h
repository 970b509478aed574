// Trying a passphrase.
#pragma once

#include <string>

#include "vault/key_file.h"

namespace store {

// Throws BadInput for none and for one beyond all measure.
void RequirePassphrase(const std::string& passphrase);
// Throws NoAccess: the same work and the same sentence for an unknown name and a wrong passphrase.
[[nodiscard]] vault::OpenedSlot OpenFor(const vault::KeyFile& keys, const std::string& user,
                                        const std::string& passphrase);

}  // namespace store
