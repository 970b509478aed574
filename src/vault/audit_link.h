// One link of the audit chain: its hash covers every field and the hash before it, so no entry can be edited,
// dropped or moved without breaking the chain.
#pragma once

#include <cstdint>
#include <string>

namespace vault {

struct AuditLink {
    std::int64_t sequence = 0;
    std::int64_t at_ms = 0;  // UTC
    std::string user, action, entity, client;
    std::string before, after;  // digests of the content, hex; empty: none
    std::int64_t encoding = 0;  // version of the encoding the digests were taken of
    std::string previous;       // hex
};

// 64 hex characters.
[[nodiscard]] std::string HashOf(const AuditLink& link);
// What the first link names as previous.
[[nodiscard]] std::string FirstPrevious(const std::string& clinic);

}  // namespace vault
