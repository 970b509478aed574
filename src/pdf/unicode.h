// UTF-8 to code points, for measuring and setting text.
#pragma once

#include <string>
#include <string_view>

namespace pdf {

// Bytes that are no UTF-8 become U+FFFD, one each.
[[nodiscard]] std::u32string Decode(std::string_view utf8);
[[nodiscard]] std::string Encode(char32_t code);

}  // namespace pdf
