#include "model/post.h"

#include <algorithm>
#include <array>

#include "model/clean_text.h"
#include "model/enum_words.h"
#include "model/problem.h"

namespace model {

namespace {

using namespace std::string_view_literals;

constexpr std::array kSecurities{"starttls"sv, "tls"sv};
constexpr std::array kStates{"waiting"sv, "sending"sv, "unsure"sv, "sent"sv, "failed"sv, "withdrawn"sv};

constexpr std::size_t kMostHost = 253, kMostText = 320, kMostAuthorities = 256u << 10;  // bytes
constexpr std::chrono::minutes kPauses[] = {std::chrono::minutes{1}, std::chrono::minutes{5},
                                            std::chrono::minutes{30}};
constexpr std::chrono::hours kLaterPause{1}, kLongestWait{72};

bool IsHost(std::string_view host) {
    const auto may = [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
               c == '.';
    };
    return !host.empty() && host.size() <= kMostHost && std::ranges::all_of(host, may) &&
           host.front() != '.' && host.front() != '-' && host.back() != '.' &&
           host.find("..") == std::string_view::npos;
}

bool IsLine(const std::string& text) {
    return text.size() <= kMostText && !HasInvisible(text) && !HasLineEnd(text) &&
           text.find('\t') == std::string::npos;
}

}  // namespace

const char* ProblemOf(const MailAccount& account) {
    if (!IsHost(account.server))
        return Msg(
            "The mail server is a name like mail.example.org, of letters, digits, points and hyphens.");
    if (account.port < 1 || account.port > 65535)
        return Msg("The port of the mail server goes from 1 to 65535.");
    if (account.user.empty() || !IsLine(account.user))
        return Msg("Please give the name you sign in to the mail server with, on one line.");
    if (account.from_address.empty() || !IsLine(account.from_address))
        return Msg("Please give the address mail is sent from.");
    if (!IsLine(account.from_name)) return Msg("The sender’s name is one line of at most 320 bytes.");
    if (account.authorities.size() > kMostAuthorities)
        return Msg("The file of trusted certificates may have at most 256 KiB.");
    if (!account.authorities.empty() &&
        account.authorities.find("-----BEGIN CERTIFICATE-----") == std::string::npos)
        return Msg("The file of trusted certificates holds none; expected PEM text.");
    return nullptr;
}

std::optional<Instant> NextTry(int tries, Instant queued_at, Instant now) {
    const auto at = static_cast<std::size_t>(std::max(tries, 1)) - 1;
    const Instant next = now + (at < std::size(kPauses) ? kPauses[at] : kLaterPause);
    if (next - queued_at > kLongestWait) return {};
    return next;
}

std::string_view ToText(MailSecurity security) {
    return Word(kSecurities, security);
}
std::optional<MailSecurity> ParseMailSecurity(std::string_view text) {
    return FromWord<MailSecurity>(kSecurities, text);
}

std::string_view ToText(MailState state) {
    return Word(kStates, state);
}
std::optional<MailState> ParseMailState(std::string_view text) {
    return FromWord<MailState>(kStates, text);
}

}  // namespace model
