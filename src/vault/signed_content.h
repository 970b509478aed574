// What a signature stands for: who signed which content when, so that none of it can be exchanged later.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "vault/secret.h"

namespace vault {

struct SignedContent {
    std::string clinic, entity, user;  // ids
    std::int64_t at_ms = 0;            // UTC
    std::int64_t encoding = 0;         // version of the encoding the digest was taken of
    std::string digest;                // of the content, hex
    // What visits are signed with from the second version of the message on; nothing: the first, without.
    struct Under {
        std::string map;  // version of the body map
        bool student = false;
    };
    std::optional<Under> under = {};
};

// Detached Ed25519 signature, 64 raw bytes.
[[nodiscard]] std::string Sign(const Secret& signing_seed, const SignedContent& content);
[[nodiscard]] bool Verify(std::string_view public_key, const SignedContent& content,
                          std::string_view signature);

}  // namespace vault
