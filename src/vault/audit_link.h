// One link of the audit chain: its hash covers every field and the hash before it, so no entry can be edited,
// dropped or moved without breaking the chain.
#pragma once

#include <array>
#include <cstdint>
#include <string>
#include <string_view>

namespace vault {

struct AuditLink {
    std::int64_t sequence = 0;
    std::int64_t at_ms = 0;  // UTC
    std::string user, action, entity, client;
    std::string before, after;  // digests of the content, hex; empty: none
    std::int64_t encoding = 0;  // version of the encoding the digests were taken of
    std::string previous;       // hex
};

// The same without a copy of its texts, which must outlive it.
struct LinkView {
    std::int64_t sequence = 0, at_ms = 0;
    std::string_view user, action, entity, client, before, after;
    std::int64_t encoding = 0;
    std::string_view previous;
};
[[nodiscard]] LinkView ViewOf(const AuditLink& link);
[[nodiscard]] AuditLink CopyOf(const LinkView& view);

// Hashes link after link in memory of its own.
class LinkHasher {
public:
    // 64 hex characters, there until the next call.
    [[nodiscard]] std::string_view HashOf(const LinkView& link);

private:
    std::string m_bytes;
    std::array<char, 64> m_hex{};
};

// 64 hex characters.
[[nodiscard]] std::string HashOf(const AuditLink& link);
// What the first link names as previous.
[[nodiscard]] std::string FirstPrevious(const std::string& clinic);

}  // namespace vault
