// "{0} of {1}" with the arguments put in; unknown places stay as they are.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace text {

[[nodiscard]] std::string Fill(std::string_view pattern, const std::vector<std::string>& args);

// Marks a word with its context as a message id for the catalogues; returns the word. xgettext keyword
// MsgIn:1c,2.
constexpr const char* MsgIn(const char* /*context*/, const char* id) {
    return id;
}

}  // namespace text
