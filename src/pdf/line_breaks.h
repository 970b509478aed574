// Where a line may end.
#pragma once

#include <string>
#include <vector>

namespace pdf {

// For each code whether a line may end after it: Unicode's rules (UAX 14, libunibreak), a number held to its
// sign and unit, no small kana at a line's start. Line feeds are not looked at.
[[nodiscard]] std::vector<bool> BreaksAfter(const std::u32string& codes);

}  // namespace pdf
