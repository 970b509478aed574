#include "mail/certificates.h"

#include <algorithm>
#include <charconv>
#include <cstdint>
#include <optional>
#include <span>

#include "mail/encoded.h"

namespace mail {

namespace {

using Bytes = std::span<const unsigned char>;

constexpr const char* Msg(const char* id) {
    return id;
}

constexpr std::string_view kBegin = "-----BEGIN CERTIFICATE-----", kEnd = "-----END CERTIFICATE-----";
constexpr std::string_view kLetters = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::size_t kLine = 64;  // characters of a line of PEM

// Tags of ASN.1 in DER.
constexpr unsigned char kInteger = 0x02, kBits = 0x03, kObject = 0x06, kUtf8 = 0x0c, kSequence = 0x30,
                        kSet = 0x31, kPrintable = 0x13, kIa5 = 0x16, kUtcTime = 0x17, kTime = 0x18,
                        kVersion = 0xa0;
constexpr unsigned char kCommonName[] = {0x55, 0x04, 0x03}, kOrganisation[] = {0x55, 0x04, 0x0a};

[[noreturn]] void Damaged() {
    throw Refusal(Msg("A certificate in the file is damaged; expected X.509 as PEM text."));
}

std::vector<unsigned char> Decoded(std::string_view base64) {
    std::vector<unsigned char> bytes;
    std::uint32_t bits = 0;
    int count = 0;
    bool padded = false;
    for (const char c : base64) {
        if (c == '\n' || c == '\r' || c == ' ' || c == '\t') continue;
        if (c == '=') {
            padded = true;
            continue;
        }
        const auto value = kLetters.find(c);
        if (padded || value == std::string_view::npos) Damaged();
        bits = bits << 6 | static_cast<std::uint32_t>(value);
        if (++count < 4) continue;
        for (const int shift : {16, 8, 0}) bytes.push_back(static_cast<unsigned char>(bits >> shift & 0xff));
        bits = 0;
        count = 0;
    }
    if (count == 1) Damaged();
    if (count > 1) bytes.push_back(static_cast<unsigned char>(bits >> (count == 2 ? 4 : 10) & 0xff));
    if (count > 2) bytes.push_back(static_cast<unsigned char>(bits >> 2 & 0xff));
    return bytes;
}

// The elements of DER, one after the other; none is read beyond its bytes.
class Der {
public:
    explicit Der(Bytes bytes) : m_rest(bytes) {}
    [[nodiscard]] bool Done() const { return m_rest.empty(); }
    [[nodiscard]] bool Is(unsigned char tag) const { return !m_rest.empty() && m_rest[0] == tag; }
    // What stands in the next element, which must have this tag; 0: any.
    Bytes Take(unsigned char tag) {
        if (m_rest.size() < 2 || (tag != 0 && m_rest[0] != tag)) Damaged();
        std::size_t length = m_rest[1], head = 2;
        if (length >= 0x80) {
            const std::size_t more = length - 0x80;
            if (more == 0 || more > 3 || m_rest.size() < 2 + more) Damaged();
            length = 0;
            for (std::size_t i = 0; i < more; ++i) length = length << 8 | m_rest[2 + i];
            head += more;
        }
        if (m_rest.size() - head < length) Damaged();
        const Bytes content = m_rest.subspan(head, length);
        m_rest = m_rest.subspan(head + length);
        return content;
    }

private:
    Bytes m_rest;
};

std::string TextOf(Bytes bytes) {
    return {bytes.begin(), bytes.end()};
}

// "261201120000Z" or "20261201120000Z".
std::chrono::sys_seconds TimeOf(Der& der) {
    const bool two_digits = der.Is(kUtcTime);
    std::string text = TextOf(der.Take(two_digits ? kUtcTime : kTime));
    // RFC 5280: of two digits 50 to 99 are of the twentieth century.
    if (two_digits) text.insert(0, !text.empty() && text[0] >= '5' ? "19" : "20");
    if (text.size() != 15 || text.back() != 'Z') Damaged();
    const auto number = [&](std::size_t at, std::size_t size) {
        int value = -1;
        const char* const end = text.data() + at + size;
        if (std::from_chars(text.data() + at, end, value).ptr != end || value < 0) Damaged();
        return value;
    };
    using namespace std::chrono;
    const year_month_day day{year{number(0, 4)}, month{static_cast<unsigned>(number(4, 2))},
                             std::chrono::day{static_cast<unsigned>(number(6, 2))}};
    if (!day.ok()) Damaged();
    return sys_days{day} + hours{number(8, 2)} + minutes{number(10, 2)} + seconds{number(12, 2)};
}

std::optional<std::string> Readable(Der& value) {
    for (const unsigned char tag : {kUtf8, kPrintable, kIa5}) {
        if (!value.Is(tag)) continue;
        std::string text = TextOf(value.Take(tag));
        if (!IsUtf8(text) || HasControl(text)) return {};
        return text;
    }
    return {};
}

std::string NameOf(Bytes subject) {
    std::string common, organisation;
    for (Der parts(subject); !parts.Done();)
        for (Der set(parts.Take(kSet)); !set.Done();) {
            Der pair(set.Take(kSequence));
            const Bytes kind = pair.Take(kObject);
            const auto text = Readable(pair);
            if (!text) continue;
            if (std::ranges::equal(kind, kCommonName)) common = *text;
            if (std::ranges::equal(kind, kOrganisation)) organisation = *text;
        }
    return common.empty() ? organisation : common;
}

Certificate Parsed(Bytes der) {
    Der file(der);
    Der whole(file.Take(kSequence));
    if (!file.Done()) Damaged();
    Der body(whole.Take(kSequence));
    whole.Take(kSequence);
    whole.Take(kBits);
    if (!whole.Done()) Damaged();
    if (body.Is(kVersion)) body.Take(kVersion);
    body.Take(kInteger);
    body.Take(kSequence);
    body.Take(kSequence);  // by whom
    Der validity(body.Take(kSequence));
    (void)TimeOf(validity);
    Certificate found;
    found.until = TimeOf(validity);
    found.name = NameOf(body.Take(kSequence));
    body.Take(kSequence);  // its key
    while (!body.Done()) body.Take(0);
    return found;
}

std::string Written(std::string_view base64) {
    std::string pem = std::string(kBegin) + '\n';
    std::size_t column = 0;
    for (const char c : base64) {
        if (c == '\n' || c == '\r' || c == ' ' || c == '\t') continue;
        if (column++ == kLine) {
            pem += '\n';
            column = 1;
        }
        pem += c;
    }
    return (pem += '\n') += std::string(kEnd) + '\n';
}

}  // namespace

Certificates ReadCertificates(std::string_view text) {
    if (text.size() > kMostCertificateBytes)
        throw Refusal(Msg("The file of trusted certificates may have at most 256 KiB."));
    Certificates found;
    for (auto at = text.find(kBegin); at != std::string_view::npos; at = text.find(kBegin, at)) {
        at += kBegin.size();
        const auto end = text.find(kEnd, at);
        if (end == std::string_view::npos) Damaged();
        const std::string_view base64 = text.substr(at, end - at);
        found.list.push_back(Parsed(Decoded(base64)));
        found.pem += Written(base64);
        at = end;
    }
    if (found.list.empty())
        throw Refusal(Msg("The file of trusted certificates holds none; expected PEM text."));
    return found;
}

}  // namespace mail
