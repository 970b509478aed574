#include "exchange/plain_text.h"

#include <algorithm>

#include "model/problem.h"

namespace exchange {

namespace {

bool Follows(std::string_view text, std::size_t at, std::size_t count) {
    for (std::size_t i = at + 1; i <= at + count; ++i) {
        if (i >= text.size() || (static_cast<unsigned char>(text[i]) & 0xC0) != 0x80) return false;
    }
    return true;
}

// Bytes of the character at `at`; 0: none begins there. Overlong forms, surrogates and zero are none.
std::size_t LengthAt(std::string_view text, std::size_t at) {
    const auto lead = static_cast<unsigned char>(text[at]);
    if (lead < 0x80) return lead == 0 ? 0 : 1;
    const std::size_t more = lead >= 0xF0 ? 3 : lead >= 0xE0 ? 2 : 1;
    if (lead < 0xC2 || lead > 0xF4 || !Follows(text, at, more)) return 0;
    const auto second = static_cast<unsigned char>(text[at + 1]);
    const bool bad = (lead == 0xE0 && second < 0xA0) || (lead == 0xED && second > 0x9F) ||
                     (lead == 0xF0 && second < 0x90) || (lead == 0xF4 && second > 0x8F);
    return bad ? 0 : more + 1;
}

}  // namespace

void DemandPlainText(std::string_view text, const std::string& name) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = LengthAt(text, at);
        if (length == 0) {
            throw model::Error(model::ErrorKind::BadInput,
                               model::Msg("{0}, line {1}: this is not text in UTF-8."),
                               {name, LineAt(text, at)});
        }
        at += length;
    }
}

std::string LineAt(std::string_view text, std::size_t byte) {
    const auto end = text.begin() + static_cast<std::ptrdiff_t>(std::min(byte, text.size()));
    return std::to_string(1 + std::count(text.begin(), end, '\n'));
}

}  // namespace exchange
