// Mail that leaves the clinic: with which account, what waits, what was sent.
#pragma once

#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/clock.h"
#include "model/ids.h"

namespace model {

using MailId = Id<struct MailTag>;

enum class MailSecurity { StartTls, Tls };

// The password is kept beside it and handed to nobody but who sends.
struct MailAccount {
    std::string server;  // "mail.example.org"
    int port = 587;
    MailSecurity security = MailSecurity::StartTls;
    std::string user;
    std::string from_name, from_address;
    // Certificates (PEM) that are trusted instead of the system's: a server of one's own. Empty: the
    // system's.
    std::string authorities;
    bool operator==(const MailAccount&) const = default;
};

enum class MailState {
    Waiting,
    Sending,
    Unsure,  // it was being sent when the program ended or the connection broke: it may have arrived
    Sent,
    Failed,  // given up
    Withdrawn
};

// A letter in the outbox, without its bytes.
struct OutboxRow {
    MailId id;
    ClientId client;
    VisitId visit;     // whose plan it holds
    std::string plan;  // digest of that plan
    std::string to, subject;
    std::vector<std::string> attachments;  // names of files
    long long size = 0;                    // bytes
    std::string digest;                    // of the bytes
    MailState state = MailState::Waiting;
    int tries = 0;
    Instant queued_at{};
    UserId queued_by;
    std::optional<Instant> next_try;  // of one that waits
    std::optional<Instant> tried_at;  // last
    std::optional<Instant> sent_at;
    // What went wrong last: an English message id and what fills it; empty: nothing.
    std::string problem;
    std::vector<std::string> problem_args;
    bool operator==(const OutboxRow&) const = default;
};

// What is wrong with an account, an English sentence (message id); none: nothing.
[[nodiscard]] const char* ProblemOf(const MailAccount& account);

// 1, 5 and 30 minutes after a try that failed, then every hour; nothing once it waited three days.
[[nodiscard]] std::optional<Instant> NextTry(int tries, Instant queued_at, Instant now);

// "starttls", "tls"
[[nodiscard]] std::string_view ToText(MailSecurity security);
[[nodiscard]] std::optional<MailSecurity> ParseMailSecurity(std::string_view text);
// "waiting", "sending", "unsure", "sent", "failed", "withdrawn"
[[nodiscard]] std::string_view ToText(MailState state);
[[nodiscard]] std::optional<MailState> ParseMailState(std::string_view text);

}  // namespace model
