#include "exchange/base64.h"

#include <algorithm>
#include <array>

namespace exchange {

namespace {

constexpr std::string_view kDigits = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";

constexpr std::array<int, 256> Values() {
    std::array<int, 256> values{};
    values.fill(-1);
    for (std::size_t i = 0; i < kDigits.size(); ++i)
        values[static_cast<unsigned char>(kDigits[i])] = static_cast<int>(i);
    return values;
}

}  // namespace

std::string ToBase64(std::string_view bytes) {
    std::string text;
    text.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t at = 0; at < bytes.size(); at += 3) {
        unsigned bits = 0;
        for (std::size_t i = at; i < at + 3; ++i)
            bits = bits << 8 | (i < bytes.size() ? static_cast<unsigned char>(bytes[i]) : 0U);
        for (int shift = 18; shift >= 0; shift -= 6) text += kDigits[bits >> shift & 63];
    }
    const std::size_t spare = (3 - bytes.size() % 3) % 3;
    std::fill_n(text.rbegin(), spare, '=');
    return text;
}

std::optional<std::string> FromBase64(std::string_view text) {
    static constexpr std::array<int, 256> kValues = Values();
    if (text.size() % 4 != 0) return {};
    const std::size_t spare = text.ends_with("==") ? 2 : text.ends_with('=') ? 1 : 0;
    std::string bytes;
    bytes.reserve(text.size() / 4 * 3);
    for (std::size_t at = 0; at < text.size(); at += 4) {
        unsigned bits = 0;
        for (std::size_t i = at; i < at + 4; ++i) {
            const bool padding = i >= text.size() - spare;
            const int value = padding ? 0 : kValues[static_cast<unsigned char>(text[i])];
            if (value < 0) return {};
            bits = bits << 6 | static_cast<unsigned>(value);
        }
        for (int shift = 16; shift >= 0; shift -= 8) bytes += static_cast<char>(bits >> shift & 255);
    }
    for (std::size_t i = 0; i < spare; ++i) {
        if (bytes.back() != 0) return {};
        bytes.pop_back();
    }
    return bytes;
}

}  // namespace exchange
