// A passphrase for a protected file that can be said on the phone.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace desk {

// Without what looks alike: 0 and o, 1, i and l, u and v as one hears it said.
inline constexpr std::string_view kPassphraseAlphabet = "23456789abcdefghjkmnpqrstvwxyz";
inline constexpr std::size_t kPassphraseGroups = 4, kPassphraseGroup = 4;

// "k7qm-4xrt-hw2c-n9pd": 78 random bits. Lower case, since that is what a phone's keyboard gives.
[[nodiscard]] std::string ProposePassphrase();

}  // namespace desk
