#include "vault/audit_link.h"

#include <sodium.h>

#include <charconv>
#include <initializer_list>

#include "vault/digest.h"

namespace vault {
namespace {

constexpr std::size_t kMostDigits = 24;

void Append(std::string& bytes, char before, std::int64_t number) {
    std::array<char, kMostDigits> digits{};
    const auto written = std::to_chars(digits.data(), digits.data() + digits.size(), number);
    bytes += before;
    bytes.append(digits.data(), written.ptr);
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
    m_bytes = "palpate-audit-1";
    for (const std::int64_t number : {link.sequence, link.at_ms, link.encoding}) Append(m_bytes, '|', number);
    for (const std::string_view text :
         {link.user, link.action, link.entity, link.client, link.before, link.after, link.previous}) {
        Append(m_bytes, '|', static_cast<std::int64_t>(text.size()));
        m_bytes += ':';
        m_bytes += text;
    }
    std::array<unsigned char, 32> out{};
    crypto_generichash(out.data(), out.size(), reinterpret_cast<const unsigned char*>(m_bytes.data()),
                       m_bytes.size(), nullptr, 0);
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
    return Digest("palpate-audit-1 " + clinic);
}

}  // namespace vault
