// What people type or paste, without what nobody can see.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>

namespace model {

// Whether text holds what must not be kept: control characters other than line ends and tabs, overrides of
// the writing direction, characters without width (joiners of emoji and scripts are none), bytes that are no
// UTF-8.
[[nodiscard]] bool HasInvisible(std::string_view utf8);
// Without them and without the blanks around it; tabs become blanks. Line ends stay.
[[nodiscard]] std::string Cleaned(std::string_view utf8);
// Line ends of every kind, those of Unicode too.
[[nodiscard]] bool HasLineEnd(std::string_view utf8);
// Characters, not bytes.
[[nodiscard]] std::size_t LengthOf(std::string_view utf8);

}  // namespace model
