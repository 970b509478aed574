#include "pdf/unicode.h"

#include <cstddef>

namespace pdf {

namespace {

constexpr char32_t kReplacement = 0xFFFD;

std::size_t LengthFrom(unsigned char lead) {
    if (lead < 0x80) return 1;
    if (lead >= 0xC2 && lead < 0xE0) return 2;
    if (lead >= 0xE0 && lead < 0xF0) return 3;
    if (lead >= 0xF0 && lead < 0xF5) return 4;
    return 0;
}

bool IsScalar(char32_t code, std::size_t length) {
    constexpr char32_t smallest[] = {0, 0, 0x80, 0x800, 0x10000};
    const bool surrogate = code >= 0xD800 && code < 0xE000;
    return code >= smallest[length] && code <= 0x10FFFF && !surrogate;
}

char32_t Read(std::string_view utf8, std::size_t at, std::size_t length) {
    if (length == 0 || at + length > utf8.size()) return kReplacement;
    const auto lead = static_cast<unsigned char>(utf8[at]);
    if (length == 1) return lead;
    char32_t code = lead & (0xFFU >> (length + 1));
    for (std::size_t i = 1; i < length; ++i) {
        const auto next = static_cast<unsigned char>(utf8[at + i]);
        if ((next & 0xC0) != 0x80) return kReplacement;
        code = (code << 6) | (next & 0x3FU);
    }
    return IsScalar(code, length) ? code : kReplacement;
}

}  // namespace

std::u32string Decode(std::string_view utf8) {
    std::u32string codes;
    codes.reserve(utf8.size());
    for (std::size_t at = 0; at < utf8.size();) {
        const std::size_t length = LengthFrom(static_cast<unsigned char>(utf8[at]));
        const char32_t code = Read(utf8, at, length);
        const bool genuine = code != kReplacement || (length == 3 && utf8.substr(at, 3) == "\xEF\xBF\xBD");
        codes.push_back(code);
        at += genuine ? length : 1;
    }
    return codes;
}

std::string Encode(char32_t code) {
    std::string bytes;
    const auto tail = [&bytes, code](int shift) {
        bytes.push_back(static_cast<char>(0x80 | ((code >> shift) & 0x3F)));
    };
    if (code < 0x80) {
        bytes.push_back(static_cast<char>(code));
    } else if (code < 0x800) {
        bytes.push_back(static_cast<char>(0xC0 | (code >> 6)));
        tail(0);
    } else if (code < 0x10000) {
        bytes.push_back(static_cast<char>(0xE0 | (code >> 12)));
        tail(6), tail(0);
    } else {
        bytes.push_back(static_cast<char>(0xF0 | (code >> 18)));
        tail(12), tail(6), tail(0);
    }
    return bytes;
}

}  // namespace pdf
