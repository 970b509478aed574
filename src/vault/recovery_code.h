// The printed code that opens a clinic whose passphrase is lost: 160 random bits in eight groups of five
// characters, "7K2QM-…"; the last character of a group checks the group and its place.
#pragma once

#include <optional>
#include <string>
#include <string_view>

#include "vault/secret.h"

namespace vault {

struct RecoveryCode {
    static constexpr int kGroups = 8;
    static constexpr int kGroupLength = 5;

    [[nodiscard]] static std::string New();
    // As typed → as printed: case, spaces and dashes do not matter, O is 0, I and L are 1. Nothing if a
    // character is missing or a group does not check.
    [[nodiscard]] static std::optional<std::string> Normalise(std::string_view typed);
    // 1-based number of the first group that does not check; 0 if all do or the length is wrong.
    [[nodiscard]] static int FirstWrongGroup(std::string_view typed);
};

}  // namespace vault
