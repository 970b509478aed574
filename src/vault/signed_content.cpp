#include "vault/signed_content.h"

#include <initializer_list>

#include "vault/key_slot.h"

namespace vault {
namespace {

// Each part with its length, so that no two different contents share one message.
std::string MessageOf(const SignedContent& content) {
    std::string bytes = content.under ? "palpate-signature-2" : "palpate-signature-1";
    for (const std::int64_t number : {content.at_ms, content.encoding}) bytes += '|' + std::to_string(number);
    for (const std::string* text : {&content.clinic, &content.entity, &content.user, &content.digest})
        bytes += '|' + std::to_string(text->size()) + ':' + *text;
    if (!content.under) return bytes;
    const auto& [map, student] = *content.under;
    return bytes + '|' + std::to_string(map.size()) + ':' + map + (student ? "|student" : "|");
}

}  // namespace

std::string Sign(const Secret& signing_seed, const SignedContent& content) {
    return Sign(signing_seed, std::string_view(MessageOf(content)));
}

bool Verify(std::string_view public_key, const SignedContent& content, std::string_view signature) {
    return Verify(public_key, std::string_view(MessageOf(content)), signature);
}

}  // namespace vault
