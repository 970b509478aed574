// What may be a PIN.
#pragma once

#include <cstddef>
#include <string_view>

namespace model {

inline constexpr std::size_t kLeastPin = 6, kMostPin = 12;  // digits
inline constexpr int kPinTries = 5;                         // wrong ones, then only the passphrase opens

// Digits alone, not all the same, no plain run up or down ("345678", "876543", over the 0 too).
[[nodiscard]] bool MayBePin(std::string_view pin);

}  // namespace model
