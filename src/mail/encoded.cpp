#include "mail/encoded.h"

#include <array>
#include <vector>

#include "mail/message.h"

namespace mail {

namespace {

constexpr std::string_view kHex = "0123456789ABCDEF";
constexpr std::string_view kBase64 = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
constexpr std::size_t kBodyLine = 76;

bool IsLetterOrDigit(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
}

unsigned char Byte(char c) {
    return static_cast<unsigned char>(c);
}

// Bytes of the UTF-8 character at `at`; 0: none.
std::size_t CharacterAt(std::string_view text, std::size_t at) {
    const unsigned char first = Byte(text[at]);
    std::size_t size = first < 0x80 ? 1 : first < 0xc2 ? 0 : first < 0xe0 ? 2 : first < 0xf0 ? 3 : 4;
    if (size == 0 || first > 0xf4 || at + size > text.size()) return 0;
    for (std::size_t i = 1; i < size; ++i)
        if ((Byte(text[at + i]) & 0xc0) != 0x80) return 0;
    if (size < 3) return size;
    const unsigned char second = Byte(text[at + 1]);
    const bool wrong = (first == 0xe0 && second < 0xa0) || (first == 0xed && second > 0x9f) ||
                       (first == 0xf0 && second < 0x90) || (first == 0xf4 && second > 0x8f);
    return wrong ? 0 : size;
}

std::string Base64(std::string_view bytes) {
    std::string out;
    out.reserve((bytes.size() + 2) / 3 * 4);
    for (std::size_t i = 0; i < bytes.size(); i += 3) {
        unsigned group = 0;
        for (std::size_t j = 0; j < 3; ++j)
            group = group << 8 | (i + j < bytes.size() ? Byte(bytes[i + j]) : 0U);
        for (std::size_t j = 0; j < 4; ++j)
            out += i + j > bytes.size() ? '=' : kBase64[group >> (18 - 6 * j) & 63U];
    }
    return out;
}

// Whole characters, so that each word stands for itself.
std::vector<std::string> EncodedWords(std::string_view text, std::size_t first_room) {
    constexpr std::string_view kHead = "=?utf-8?B?", kTail = "?=";
    std::vector<std::string> words;
    std::size_t at = 0;
    std::size_t room = first_room;
    while (at < text.size()) {
        const std::size_t most = (room - kHead.size() - kTail.size()) / 4 * 3;
        std::size_t end = at;
        while (end < text.size() && end + CharacterAt(text, end) - at <= most) end += CharacterAt(text, end);
        words.push_back(std::string(kHead) + Base64(text.substr(at, end - at)) + std::string(kTail));
        at = end;
        room = 75;  // the most an encoded word may have
    }
    return words;
}

// "Name:" and its words, each on the next line where it does not fit.
class Folded {
public:
    explicit Folded(std::string_view name) : m_text(std::string(name) + ':'), m_column(m_text.size()) {}
    void Add(std::string_view word) {
        if (m_column + 1 + word.size() > kMaxLineBytes && m_words > 0) {
            m_text += "\r\n";
            m_column = 0;
        }
        m_text += ' ';
        m_text += word;
        m_column += 1 + word.size();
        ++m_words;
    }
    [[nodiscard]] std::size_t Column() const { return m_column; }
    [[nodiscard]] std::string End() && { return std::move(m_text) + "\r\n"; }

private:
    std::string m_text;
    std::size_t m_column;
    int m_words = 0;
};

void AddEncoded(Folded& line, std::string_view text) {
    const std::size_t left = kMaxLineBytes - line.Column() - 1;
    for (const std::string& word : EncodedWords(text, left < 24 ? 75 : std::min<std::size_t>(left, 75)))
        line.Add(word);
}

std::vector<std::string_view> Words(std::string_view text) {
    std::vector<std::string_view> words;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find(' '), text.size());
        words.push_back(text.substr(0, end));
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return words;
}

// Text that a reader gets back as it is: plain words of a bearable length, single blanks, nothing that looks
// like an encoded word.
bool IsPlain(std::string_view text) {
    if (!IsAscii(text) || text.find("=?") != std::string_view::npos ||
        text.find("  ") != std::string_view::npos)
        return false;
    if (!text.empty() && (text.front() == ' ' || text.back() == ' ')) return false;
    for (const std::string_view word : Words(text))
        if (word.size() > 60) return false;
    return true;
}

std::string Quoted(std::string_view text) {
    std::string out = "\"";
    for (const char c : text) {
        if (c == '"' || c == '\\') out += '\\';
        out += c;
    }
    return out + '"';
}

// One line of text without its end.
void AddQuotedLine(std::string_view line, std::string& out) {
    std::size_t column = 0;
    for (std::size_t i = 0; i < line.size(); ++i) {
        const unsigned char c = Byte(line[i]);
        const bool last = i + 1 == line.size();
        const bool blank = c == ' ' || c == '\t';
        // A point alone or "From " at the start is touched by servers on the way.
        const bool risky = i == 0 && (c == '.' || line.starts_with("From "));
        const bool plain = (c > 32 && c < 127 && c != '=' && !risky) || (blank && !last);
        const std::size_t width = plain ? 1 : 3;
        if (column + width > kBodyLine - (last ? 0 : 1)) {
            out += "=\r\n";
            column = 0;
        }
        if (plain)
            out += line[i];
        else
            out.append({'=', kHex[c >> 4], kHex[c & 15]});
        column += width;
    }
}

std::string PercentEncoded(std::string_view value, std::size_t at, std::size_t size) {
    std::string out;
    for (const char c : value.substr(at, size)) {
        if (IsLetterOrDigit(c) || c == '-' || c == '.' || c == '_')
            out += c;
        else
            out.append({'%', kHex[Byte(c) >> 4], kHex[Byte(c) & 15]});
    }
    return out;
}

}  // namespace

bool IsAscii(std::string_view text) {
    for (const char c : text)
        if (Byte(c) >= 0x80) return false;
    return true;
}

bool IsUtf8(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t size = CharacterAt(text, at);
        if (size == 0) return false;
        at += size;
    }
    return true;
}

bool HasControl(std::string_view text) {
    for (std::size_t i = 0; i < text.size(); ++i) {
        if (Byte(text[i]) < 0x20 || text[i] == 0x7f) return true;
        const std::string_view rest = text.substr(i);
        // The second row of control characters, and the line ends of Unicode.
        if (rest.size() > 1 && Byte(rest[0]) == 0xc2 && Byte(rest[1]) < 0xa0) return true;
        if (rest.starts_with("\xe2\x80\xa8") || rest.starts_with("\xe2\x80\xa9")) return true;
    }
    return false;
}

std::string Base64Lines(std::string_view bytes) {
    constexpr std::size_t kBytesOfLine = kBodyLine / 4 * 3;
    std::string out;
    out.reserve(bytes.size() / 3 * 4 + bytes.size() / kBytesOfLine * 2 + 8);
    for (std::size_t at = 0; at < bytes.size(); at += kBytesOfLine)
        out += Base64(bytes.substr(at, kBytesOfLine)) + "\r\n";
    return out;
}

std::string QuotedPrintable(std::string_view text) {
    std::string out;
    while (!text.empty()) {
        const std::size_t end = std::min(text.find('\n'), text.size());
        std::string_view line = text.substr(0, end);
        if (line.ends_with('\r')) line.remove_suffix(1);
        AddQuotedLine(line, out);
        out += "\r\n";
        text.remove_prefix(std::min(end + 1, text.size()));
    }
    return out;
}

std::string TextHeader(std::string_view name, std::string_view text) {
    Folded line(name);
    if (IsPlain(text))
        for (const std::string_view word : Words(text)) line.Add(word);
    else
        AddEncoded(line, text);
    return std::move(line).End();
}

std::string AddressHeader(std::string_view name, std::string_view phrase, std::string_view address) {
    Folded line(name);
    if (!phrase.empty()) {
        if (IsPlain(phrase) && phrase.size() < 60)
            line.Add(Quoted(phrase));
        else
            AddEncoded(line, phrase);
    }
    line.Add('<' + std::string(address) + '>');
    return std::move(line).End();
}

std::string Parameter(std::string_view name, std::string_view value) {
    const std::string head = ";\r\n " + std::string(name);
    bool token = !value.empty() && value.size() < 50;
    for (const char c : value) token = token && (IsLetterOrDigit(c) || c == '-' || c == '.' || c == '_');
    if (token) return head + "=\"" + std::string(value) + '"';
    std::vector<std::string> pieces(1);
    for (std::size_t at = 0; at < value.size();) {
        const std::size_t size = std::max<std::size_t>(CharacterAt(value, at), 1);
        const std::string character = PercentEncoded(value, at, size);
        if (pieces.back().size() + character.size() > 48) pieces.emplace_back();
        pieces.back() += character;
        at += size;
    }
    if (pieces.size() == 1) return head + "*=UTF-8''" + pieces[0];
    std::string out;
    for (std::size_t i = 0; i < pieces.size(); ++i)
        out += head + '*' + std::to_string(i) + "*=" + (i == 0 ? "UTF-8''" : "") + pieces[i];
    return out;
}

}  // namespace mail
