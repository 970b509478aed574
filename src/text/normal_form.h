// Unicode's composed form: a letter and its accents as one character where there is one.
#pragma once

#include <string>

namespace text {

// NFC of valid UTF-8.
[[nodiscard]] std::string Composed(const std::string& utf8);

}  // namespace text
