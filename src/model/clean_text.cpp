#include "model/clean_text.h"

#include <algorithm>

namespace model {

namespace {

constexpr char32_t kWrong = 0xFFFFFFFF;  // a byte that is no UTF-8

struct Character {
    char32_t code = kWrong;
    std::size_t bytes = 1;
};

bool Follows(std::string_view text, std::size_t at) {
    return at < text.size() && (static_cast<unsigned char>(text[at]) & 0xC0) == 0x80;
}

Character At(std::string_view text, std::size_t at) {
    const auto first = static_cast<unsigned char>(text[at]);
    if (first < 0x80) return {first, 1};
    const std::size_t bytes = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4) return {};
    char32_t code = first & (0xFFU >> (bytes + 1));
    for (std::size_t i = 1; i < bytes; ++i) {
        if (!Follows(text, at + i)) return {};
        code = code << 6U | (static_cast<unsigned char>(text[at + i]) & 0x3FU);
    }
    const char32_t least = bytes == 4 ? 0x10000 : bytes == 3 ? 0x800 : 0x80;
    if (code < least || code > 0x10FFFF || (code >= 0xD800 && code <= 0xDFFF)) return {};
    return {code, bytes};
}

bool IsLineEnd(char32_t code) {
    return code == '\n' || code == '\r' || code == 0x85 || code == 0x2028 || code == 0x2029;
}

// U+200C and U+200D shape Persian words and emoji, so they are kept.
bool IsInvisible(char32_t code) {
    if (code == kWrong) return true;
    if (code < 0x20) return code != '\t' && !IsLineEnd(code);
    if (code >= 0x7F && code < 0xA0) return !IsLineEnd(code);
    return code == 0xAD || code == 0x061C || code == 0x180E || code == 0x200B || code == 0x200E ||
           code == 0x200F || (code >= 0x202A && code <= 0x202E) || (code >= 0x2060 && code <= 0x206F) ||
           code == 0xFEFF || (code >= 0xFFF9 && code <= 0xFFFB) || (code >= 0xE0000 && code <= 0xE001F);
}

template <class Visit>
bool AnyOf(std::string_view text, Visit visit) {
    for (std::size_t at = 0; at < text.size();) {
        const Character next = At(text, at);
        if (visit(next, at)) return true;
        at += next.bytes;
    }
    return false;
}

}  // namespace

bool HasInvisible(std::string_view utf8) {
    return AnyOf(utf8, [](Character next, std::size_t) { return IsInvisible(next.code); });
}

bool HasLineEnd(std::string_view utf8) {
    return AnyOf(utf8, [](Character next, std::size_t) { return IsLineEnd(next.code); });
}

std::string Cleaned(std::string_view utf8) {
    std::string kept;
    kept.reserve(utf8.size());
    AnyOf(utf8, [&](Character next, std::size_t at) {
        if (next.code == '\t')
            kept += ' ';
        else if (!IsInvisible(next.code))
            kept.append(utf8.substr(at, next.bytes));
        return false;
    });
    const auto first = kept.find_first_not_of(" \r\n");
    if (first == std::string::npos) return {};
    return kept.substr(first, kept.find_last_not_of(" \r\n") - first + 1);
}

std::size_t LengthOf(std::string_view utf8) {
    std::size_t length = 0;
    AnyOf(utf8, [&](Character, std::size_t) {
        ++length;
        return false;
    });
    return length;
}

}  // namespace model
