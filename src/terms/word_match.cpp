#include "terms/word_match.h"

#include <algorithm>

#include "terms/fold.h"

namespace terms {

bool EveryWordBegins(std::string_view typed, std::string_view text) {
    constexpr std::size_t kMaxTyped = 200;  // bytes
    const auto wanted = SplitWords(FoldedWords(typed.substr(0, kMaxTyped)));
    const auto there = SplitWords(FoldedWords(text));
    return std::ranges::all_of(wanted, [&](const std::string& word) {
        return std::ranges::any_of(there, [&](const std::string& one) { return one.starts_with(word); });
    });
}

}  // namespace terms
