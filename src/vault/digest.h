// Digests (BLAKE2b, 256 bits) and hex.
#pragma once

#include <memory>
#include <optional>
#include <string>
#include <string_view>

#include "vault/secret.h"

namespace vault {

// 64 lower-case hex characters.
[[nodiscard]] std::string Digest(std::string_view bytes);

// The same for bytes that come in parts.
class RunningDigest {
public:
    RunningDigest();
    ~RunningDigest();
    RunningDigest(const RunningDigest&) = delete;
    RunningDigest& operator=(const RunningDigest&) = delete;
    void Add(std::string_view bytes);
    // Once; nothing may be added afterwards.
    [[nodiscard]] std::string Finish();

private:
    struct State;
    std::unique_ptr<State> m_state;
};

// A digest only who holds the key can make.
[[nodiscard]] std::string KeyedDigest(std::string_view bytes, const Secret& key);

[[nodiscard]] std::string ToHex(std::string_view bytes);
// Lower-case pairs only.
[[nodiscard]] std::optional<std::string> FromHex(std::string_view hex);

}  // namespace vault
