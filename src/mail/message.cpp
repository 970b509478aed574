#include "mail/message.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <cstdlib>
#include <utility>

#include "mail/encoded.h"
#include "text/fill.h"

namespace mail {

namespace {

// Marks a sentence for the catalogues.
constexpr const char* Msg(const char* id) {
    return id;
}

constexpr std::size_t kMostName = 500, kMostSubject = 500, kMostLocal = 64, kMostAddress = 254,
                      kMostAttachments = 20;

void DemandLine(std::string_view text, std::size_t most, const char* field) {
    if (HasControl(text))
        throw Refusal(Msg("“{0}” of a letter is one line without control characters."), {field});
    if (!IsUtf8(text)) throw Refusal(Msg("“{0}” of a letter is no text in UTF-8."), {field});
    if (text.size() > most) throw Refusal(Msg("“{0}” of a letter is too long."), {field});
}

void DemandMailbox(const Mailbox& mailbox, const char* field) {
    DemandLine(mailbox.name, kMostName, field);
    DemandLine(mailbox.address, kMostAddress, field);
    CheckAddress(mailbox.address);
}

bool IsDotAtom(std::string_view text) {
    constexpr std::string_view kOthers = "!#$%&'*+-/=?^_`{|}~.";
    if (text.empty() || text.front() == '.' || text.back() == '.') return false;
    if (text.find("..") != std::string_view::npos) return false;
    return std::ranges::all_of(text, [&](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') ||
               kOthers.find(c) != std::string_view::npos;
    });
}

bool IsDomain(std::string_view text) {
    if (text.empty() || text.front() == '.' || text.back() == '.' || text.front() == '-') return false;
    if (text.find("..") != std::string_view::npos) return false;
    return std::ranges::all_of(text, [](char c) {
        return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-' ||
               c == '.';
    });
}

std::string DateHeader(std::chrono::sys_seconds at, int minutes_east) {
    using namespace std::chrono;
    constexpr std::array kDays{"Sun", "Mon", "Tue", "Wed", "Thu", "Fri", "Sat"};
    constexpr std::array kMonths{"Jan", "Feb", "Mar", "Apr", "May", "Jun",
                                 "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"};
    const auto local = at + minutes{minutes_east};
    const auto day = floor<days>(local);
    const year_month_day date(day);
    const hh_mm_ss time(local - day);
    const int east = std::abs(minutes_east);
    std::array<char, 64> text{};
    std::snprintf(text.data(), text.size(), "Date: %s, %02u %s %04d %02d:%02d:%02d %c%02d%02d\r\n",
                  kDays.at(weekday(day).c_encoding()), static_cast<unsigned>(date.day()),
                  kMonths.at(static_cast<unsigned>(date.month()) - 1), static_cast<int>(date.year()),
                  static_cast<int>(time.hours().count()), static_cast<int>(time.minutes().count()),
                  static_cast<int>(time.seconds().count()), minutes_east < 0 ? '-' : '+', east / 60,
                  east % 60);
    return text.data();
}

void DemandSound(const Message& m) {
    DemandMailbox(m.from, "From");
    DemandMailbox(m.to, "To");
    if (!m.reply_to.address.empty()) DemandMailbox(m.reply_to, "Reply-To");
    DemandLine(m.subject, kMostSubject, "Subject");
    DemandLine(m.id, kMostAddress, "Message-ID");
    const auto at = m.id.find('@');
    if (at == std::string::npos || !IsDotAtom(m.id.substr(0, at)) || !IsDomain(m.id.substr(at + 1)))
        throw Refusal(Msg("“{0}” of a letter has a form nobody can read."), {"Message-ID"});
    if (!IsUtf8(m.text) || m.text.find('\0') != std::string::npos)
        throw Refusal(Msg("“{0}” of a letter is no text in UTF-8."), {"Text"});
    if (m.attachments.size() > kMostAttachments) throw Refusal(Msg("A letter holds at most 20 attachments."));
    for (const Attachment& one : m.attachments) {
        DemandLine(one.name, kMostName, "Attachment");
        DemandLine(one.type, kMostName, "Attachment");
        if (!IsAscii(one.type) || one.type.find('/') == std::string::npos)
            throw Refusal(Msg("“{0}” of a letter has a form nobody can read."), {"Attachment"});
    }
}

std::size_t SizeOf(const Message& m) {
    std::size_t size = m.text.size();
    for (const Attachment& one : m.attachments) size += one.bytes.size() / 54 * 74;
    return size;
}

std::string BoundaryOf(const Message& m) {
    std::string boundary = "=_";  // what no quoted-printable or base64 line begins with
    for (const char c : m.boundary)
        if ((c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9')) boundary += c;
    boundary.resize(std::min<std::size_t>(boundary.size(), 60));
    return boundary;
}

std::string TextPart(const Message& m) {
    return "Content-Type: text/plain; charset=utf-8\r\nContent-Transfer-Encoding: quoted-printable\r\n\r\n" +
           QuotedPrintable(m.text);
}

std::string AttachmentPart(const Attachment& one) {
    return TextHeader("Content-Type", one.type) + "Content-Transfer-Encoding: base64\r\n" +
           "Content-Disposition: attachment" + Parameter("filename", one.name) + "\r\n\r\n" +
           Base64Lines(one.bytes);
}

}  // namespace

Refusal::Refusal(std::string message, std::vector<std::string> args)
    : std::runtime_error(text::Fill(message, args)), m_message(std::move(message)), m_args(std::move(args)) {}

void CheckAddress(std::string_view address) {
    const std::string shown = HasControl(address) ? std::string() : std::string(address);
    const auto at = address.find('@');
    if (HasControl(address) || at == std::string_view::npos || at == 0 || at + 1 == address.size() ||
        address.find('@', at + 1) != std::string_view::npos ||
        address.find_first_of(" ,;<>") != std::string_view::npos)
        throw Refusal(Msg("“{0}” is not one mail address; expected one like name@example.org."), {shown});
    const std::string_view local = address.substr(0, at), domain = address.substr(at + 1);
    if (!IsAscii(local))
        throw Refusal(Msg("Mail to “{0}” cannot be sent: before the “@” only letters of plain English "
                          "reach every server."),
                      {shown});
    if (!IsAscii(domain))
        throw Refusal(Msg("Mail to “{0}” cannot be sent: write the part behind the “@” in its form that "
                          "begins with “xn--”."),
                      {shown});
    if (!IsDotAtom(local) || !IsDomain(domain) || local.size() > kMostLocal || address.size() > kMostAddress)
        throw Refusal(Msg("“{0}” is not one mail address; expected one like name@example.org."), {shown});
}

std::string Build(const Message& m) {
    DemandSound(m);
    const auto too_large = [] {
        return Refusal(Msg("The letter is larger than 25 MB with its attachments; it cannot be sent."));
    };
    if (SizeOf(m) > kMaxMessageBytes) throw too_large();
    std::string out = DateHeader(m.date, m.minutes_east) +
                      AddressHeader("From", m.from.name, m.from.address) +
                      AddressHeader("To", m.to.name, m.to.address);
    if (!m.reply_to.address.empty()) out += AddressHeader("Reply-To", m.reply_to.name, m.reply_to.address);
    out += TextHeader("Subject", m.subject) + "Message-ID: <" + m.id + ">\r\nMIME-Version: 1.0\r\n";
    if (m.unsent) out += "X-Unsent: 1\r\n";
    if (m.attachments.empty()) {
        out += TextPart(m);
    } else {
        const std::string boundary = BoundaryOf(m);
        out += "Content-Type: multipart/mixed;\r\n boundary=\"" + boundary + "\"\r\n\r\n--" + boundary +
               "\r\n" + TextPart(m);
        for (const Attachment& one : m.attachments) out += "\r\n--" + boundary + "\r\n" + AttachmentPart(one);
        out += "\r\n--" + boundary + "--\r\n";
    }
    if (out.size() > kMaxMessageBytes) throw too_large();
    return out;
}

}  // namespace mail
