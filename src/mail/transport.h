// How a letter reaches the server that sends it: SMTP, encrypted or not at all.
#pragma once

#include <chrono>
#include <functional>
#include <string>
#include <string_view>

#include "mail/message.h"

namespace mail {

// A password, wiped when it goes.
class Password {
public:
    Password() = default;
    explicit Password(std::string&& text);  // the text is wiped
    ~Password();
    Password(Password&& other) noexcept;
    Password& operator=(Password&& other) noexcept;
    Password(const Password&) = delete;
    Password& operator=(const Password&) = delete;
    [[nodiscard]] const std::string& Text() const { return m_text; }

private:
    std::string m_text;
};
void Wipe(std::string& text) noexcept;

enum class Security {
    StartTls,  // port 587: nothing but the greeting goes before the connection is encrypted
    Tls        // port 465
};

struct Server {
    std::string host;
    int port = 587;
    Security security = Security::StartTls;
    std::string user;
    Password password;
    std::string authorities;  // certificates (PEM) that are trusted instead of the system's; empty: those
    std::chrono::milliseconds connect_time{20'000}, total_time{180'000};
};

enum class FailureKind {
    NoHost,
    NoConnection,
    TimeOut,
    NoEncryption,  // the server offers none
    Certificate,   // of nobody trusted, or of another host
    Login,
    Sender,
    Recipient,
    TooLarge,
    Refused,  // the server says no to the letter
    ConnectionLost,
    Cancelled,
    Other
};

class Failure : public Refusal {
public:
    Failure(FailureKind kind, std::string message, std::vector<std::string> args = {}, int reply = 0,
            bool maybe_sent = false);
    [[nodiscard]] FailureKind Kind() const { return m_kind; }
    [[nodiscard]] int Reply() const { return m_reply; }  // the server's, 550; 0: none
    // Trying again may help.
    [[nodiscard]] bool Passing() const;
    // Another letter may fare better: neither server, account nor the way there is to blame.
    [[nodiscard]] bool OfThisLetter() const;
    // The whole letter went to the server and no answer came: it may have been sent all the same.
    [[nodiscard]] bool MaybeSent() const { return m_maybe_sent; }

private:
    FailureKind m_kind;
    int m_reply;
    bool m_maybe_sent;
};

// Hears bytes sent and all; false stops (Failure, Cancelled).
using Progress = std::function<bool(long long sent, long long total)>;

class Transport {
public:
    virtual ~Transport() = default;
    // On any thread. `from` and `to` are bare addresses, `message` the bytes of Build. Throws Failure; a
    // return means that the server took the letter.
    virtual void Send(const Server& server, const std::string& from, const std::string& to,
                      std::string_view message, const Progress& progress) const = 0;
};

class SmtpTransport final : public Transport {
public:
    void Send(const Server& server, const std::string& from, const std::string& to, std::string_view message,
              const Progress& progress) const override;
};

}  // namespace mail
