// What may be chosen as a passphrase.
#pragma once

#include <cstddef>
#include <string_view>

namespace model {

inline constexpr std::size_t kLeastPassphrase = 10;   // characters
inline constexpr std::size_t kMostPassphrase = 1024;  // bytes

[[nodiscard]] bool IsLongEnough(std::string_view passphrase);

}  // namespace model
