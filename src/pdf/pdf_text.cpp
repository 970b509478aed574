#include "pdf/pdf_text.h"

#include <algorithm>

#include "pdf/unicode.h"

namespace pdf {

std::string Literal(std::string_view bytes) {
    std::string text = "(";
    for (const char c : bytes) {
        if (c == '(' || c == ')' || c == '\\') text += '\\';
        if (c == '\r')
            text += "\\r";
        else if (c == '\n')
            text += "\\n";
        else
            text += c;
    }
    return text + ')';
}

std::string TextString(const std::u32string& codes) {
    if (std::ranges::all_of(codes, [](char32_t code) { return code >= 0x20 && code < 0x7F; }))
        return Literal(Utf8(codes));
    std::string bytes = "\xFE\xFF";
    const auto unit = [&bytes](char32_t value) {
        bytes += static_cast<char>(value >> 8U & 0xFFU);
        bytes += static_cast<char>(value & 0xFFU);
    };
    for (const char32_t code : codes) {
        if (code < 0x10000) {
            unit(code);
        } else {
            unit(0xD800 + ((code - 0x10000) >> 10U));
            unit(0xDC00 + ((code - 0x10000) & 0x3FFU));
        }
    }
    return Literal(bytes);
}

std::string TextString(std::string_view utf8) {
    return TextString(Decode(utf8));
}

std::string Ref(int id) {
    return std::to_string(id) + " 0 R";
}

std::string Utf8(const std::u32string& codes) {
    std::string text;
    for (const char32_t code : codes) text += Encode(code);
    return text;
}

std::string XmlText(std::string_view utf8) {
    std::string text;
    for (const char32_t code : Decode(utf8)) {
        if (code == '&')
            text += "&amp;";
        else if (code == '<')
            text += "&lt;";
        else if (code == '>')
            text += "&gt;";
        else if (code >= 0x20 && code != 0xFFFE && code != 0xFFFF)
            text += Encode(code);
    }
    return text;
}

}  // namespace pdf
