#include "vault/audit_link.h"

#include <sodium.h>

#include <algorithm>
#include <charconv>

#include "vault/digest.h"

namespace vault {
namespace {

constexpr std::string_view kFormat = "palpate-audit-1";
constexpr std::size_t kMostDigits = 24;

char* Put(char* at, std::string_view text) {
    return std::copy(text.begin(), text.end(), at);
}

char* Put(char* at, char before, std::int64_t number) {
    *at++ = before;
    return std::to_chars(at, at + kMostDigits, number).ptr;
}

}  // namespace

LinkView ViewOf(const AuditLink& link) {
    return {link.sequence, link.at_ms,  link.user,  link.action,   link.entity,
            link.client,   link.before, link.after, link.encoding, link.previous};
}

AuditLink CopyOf(const LinkView& view) {
    return {view.sequence,
            view.at_ms,
            std::string(view.user),
            std::string(view.action),
            std::string(view.entity),
            std::string(view.client),
            std::string(view.before),
            std::string(view.after),
            view.encoding,
            std::string(view.previous)};
}

std::string_view LinkHasher::HashOf(const LinkView& link) {
    const std::array numbers{link.sequence, link.at_ms, link.encoding};
    const std::array texts{link.user,   link.action, link.entity,  link.client,
                           link.before, link.after,  link.previous};
    std::size_t most = kFormat.size() + (numbers.size() + texts.size()) * (kMostDigits + 2);
    for (const std::string_view text : texts) most += text.size();
    if (m_bytes.size() < most) m_bytes.resize(most);
    char* end = Put(m_bytes.data(), kFormat);
    for (const std::int64_t number : numbers) end = Put(end, '|', number);
    for (const std::string_view text : texts) {
        end = Put(end, '|', static_cast<std::int64_t>(text.size()));
        *end++ = ':';
        end = Put(end, text);
    }
    std::array<unsigned char, 32> out{};
    crypto_generichash(out.data(), out.size(), reinterpret_cast<const unsigned char*>(m_bytes.data()),
                       static_cast<std::size_t>(end - m_bytes.data()), nullptr, 0);
    constexpr std::string_view digits = "0123456789abcdef";
    for (std::size_t i = 0; i < out.size(); ++i) {
        m_hex[2 * i] = digits[out[i] >> 4];
        m_hex[2 * i + 1] = digits[out[i] & 15];
    }
    return {m_hex.data(), m_hex.size()};
}

std::string HashOf(const AuditLink& link) {
    return std::string(LinkHasher().HashOf(ViewOf(link)));
}

std::string FirstPrevious(const std::string& clinic) {
    return Digest(std::string(kFormat) + " " + clinic);
}

}  // namespace vault
