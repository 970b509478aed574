// Enumerators as the stable words of files, one table each, in the order of declaration.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string_view>

namespace model {

template <class Enum, std::size_t N>
[[nodiscard]] constexpr std::string_view Word(const std::array<std::string_view, N>& words, Enum value) {
    return words[static_cast<std::size_t>(value)];
}

template <class Enum, std::size_t N>
[[nodiscard]] constexpr std::optional<Enum> FromWord(const std::array<std::string_view, N>& words,
                                                     std::string_view text) {
    for (std::size_t i = 0; i < N; ++i) {
        if (words[i] == text) return static_cast<Enum>(i);
    }
    return std::nullopt;
}

}  // namespace model
