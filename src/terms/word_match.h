// Search-as-you-type over a few texts.
#pragma once

#include <string_view>

namespace terms {

// Every word of `typed` begins a word of `text`; case, accents and punctuation do not count. Nothing typed:
// true.
[[nodiscard]] bool EveryWordBegins(std::string_view typed, std::string_view text);

}  // namespace terms
