// Trying a passphrase.
#pragma once

#include <string>

#include "vault/key_file.h"

namespace store {

// Throws NoAccess: the same work and the same sentence for an unknown name and a wrong passphrase.
[[nodiscard]] vault::OpenedSlot OpenFor(const vault::KeyFile& keys, const std::string& user,
                                        const std::string& passphrase);
// The data key under a recovery code as it was typed. Throws NoAccess with what is wrong with it.
[[nodiscard]] vault::Secret OpenWithCode(const vault::KeyFile& keys, const std::string& typed);

}  // namespace store
