// Digests (BLAKE2b, 256 bits) and hex.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace vault {

// 64 lower-case hex characters.
[[nodiscard]] std::string Digest(std::string_view bytes);

[[nodiscard]] std::string ToHex(std::string_view bytes);
// Lower-case pairs only.
[[nodiscard]] std::optional<std::string> FromHex(std::string_view hex);

}  // namespace vault
