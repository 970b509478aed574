// A letter as bytes (RFC 5322, 2045–2047, 2231): for a server and for a file. The same letter gives the same
// bytes: time, id and boundary are given.
#pragma once

#include <chrono>
#include <stdexcept>
#include <string>
#include <string_view>
#include <vector>

namespace mail {

// What cannot be written or sent, for people: an English sentence (a message id) with {0}, {1} … from args.
class Refusal : public std::runtime_error {
public:
    explicit Refusal(std::string message, std::vector<std::string> args = {});
    [[nodiscard]] const std::string& Message() const { return m_message; }
    [[nodiscard]] const std::vector<std::string>& Args() const { return m_args; }

private:
    std::string m_message;
    std::vector<std::string> m_args;
};

struct Mailbox {
    std::string name;  // any script; may be empty
    std::string address;
};

struct Attachment {
    std::string name;  // of the file, any script
    std::string type;  // "application/pdf", "text/calendar; charset=utf-8; method=PUBLISH"
    std::string bytes;
};

struct Message {
    Mailbox from, to;
    Mailbox reply_to;  // no address: left out
    std::string subject;
    std::string text;  // UTF-8, lines end with \n
    std::vector<Attachment> attachments;
    std::chrono::sys_seconds date{};
    int minutes_east = 0;  // of the wall clock the date is written in
    std::string id;        // "0198…@clinic.example", without angle brackets
    std::string boundary;  // letters and digits
    bool unsent = false;   // "X-Unsent: 1": mail programs open it as a draft
};

inline constexpr std::size_t kMaxMessageBytes = 25u << 20;  // as it is sent
inline constexpr std::size_t kMaxLineBytes =
    78;  // without the line end, wherever a blank allows it; an address or id stays whole

// Throws Refusal: a line break or another control character in any field of the head, no address, what is no
// UTF-8, a letter that is larger than kMaxMessageBytes.
[[nodiscard]] std::string Build(const Message& message);

// One mailbox in the form name@domain, ASCII. Throws Refusal with the sentence that fits: more than one, no
// "@", letters beyond ASCII before the "@" or in the domain, too long.
void CheckAddress(std::string_view address);

}  // namespace mail
