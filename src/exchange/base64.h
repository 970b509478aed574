// Bytes as text (RFC 4648, section 4). Private to exchange.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace exchange {

[[nodiscard]] std::string ToBase64(std::string_view bytes);
// Nothing for what ToBase64 does not write: other characters, a length that is no multiple of 4, stray bits.
[[nodiscard]] std::optional<std::string> FromBase64(std::string_view text);

}  // namespace exchange
