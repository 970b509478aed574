// Each value in brackets costs the parser a level of the stack; dotted keys are bounded in CheckSize.
#define TOML_MAX_NESTED_VALUES 16
#include <toml++/toml.h>

#include <algorithm>
#include <array>
#include <utility>

#include "terms/toml_value.h"

namespace terms {
namespace {

using Value = Table::Value;

constexpr int kMaxDepth = 16;
constexpr std::size_t kMaxValues = 100'000;  // each takes up to 400 bytes
constexpr int kMaxDotsInLine = 200;

[[noreturn]] void Fail(const char* message, const std::string& name, int line,
                       const std::string& detail = {}) {
    throw model::Error(model::ErrorKind::BadInput, message, {name, std::to_string(line), detail});
}

// Whether a byte says anything of how many values there are; most do not.
bool Counts(char c) {
    static constexpr auto kCounts = [] {
        std::array<bool, 256> counts{};
        for (const char each : std::string_view("\n.,=[{")) counts[static_cast<unsigned char>(each)] = true;
        return counts;
    }();
    return kCounts[static_cast<unsigned char>(c)];
}

// The parser takes memory for every value and level, so both are counted in the bytes first.
void CheckSize(std::string_view content, const std::string& name) {
    int line = 1;
    int dots = 0;
    std::size_t values = 0;
    for (const char c : content) {
        if (!Counts(c)) continue;
        if (c == '\n') {
            ++line;
            dots = 0;
        }
        dots += c == '.';
        // A table takes as much as a value, and each part of a dotted name is one.
        values += c == ',' || c == '=' || c == '[' || c == '{' || c == '.';
        if (dots > kMaxDotsInLine) Fail(model::Msg("{0}, line {1}: nested too deep."), name, line);
        if (values > kMaxValues) Fail(model::Msg("{0}, line {1}: too many values."), name, line);
    }
}

// The parser's test for white space is undefined for some letters of the first plane of Unicode, ä among
// them, where it looks ahead from a number or over the end of a line. So it is given the letters of that
// plane as those of plane 15, which is private, and what it hands out is moved back.
constexpr char32_t kMoved = 0xF0000;

unsigned Byte(std::string_view text, std::size_t at) {
    return at < text.size() ? static_cast<unsigned char>(text[at]) : 0;
}

void Append(std::string& out, char32_t letter) {
    const auto put = [&](char32_t bits) { out += static_cast<char>(bits); };
    if (letter < 0x80) {
        put(letter);
    } else if (letter < 0x800) {
        put(0xC0 | letter >> 6);
        put(0x80 | (letter & 0x3F));
    } else if (letter < 0x10000) {
        put(0xE0 | letter >> 12);
        put(0x80 | (letter >> 6 & 0x3F));
        put(0x80 | (letter & 0x3F));
    } else {
        put(0xF0 | letter >> 18);
        put(0x80 | (letter >> 12 & 0x3F));
        put(0x80 | (letter >> 6 & 0x3F));
        put(0x80 | (letter & 0x3F));
    }
}

struct Letter {
    char32_t code = 0;
    std::size_t bytes = 0;  // 0: none of this kind
};

// A letter beyond ASCII of two, three or four bytes of UTF-8 as written.
Letter LetterAt(std::string_view text, std::size_t at) {
    const unsigned lead = Byte(text, at);
    const std::size_t bytes = lead >= 0xF0 ? 4 : lead >= 0xE0 ? 3 : lead >= 0xC2 ? 2 : 0;
    if (bytes == 0 || lead > 0xF4) return {};
    char32_t code = lead & (0xFFu >> (bytes + 1));
    for (std::size_t i = 1; i < bytes; ++i) {
        if ((Byte(text, at + i) & 0xC0) != 0x80) return {};
        code = code << 6 | (Byte(text, at + i) & 0x3F);
    }
    const bool surrogate = code >= 0xD800 && code < 0xE000;
    if (surrogate || (bytes == 3 && code < 0x800) || (bytes == 4 && code < 0x10000)) return {};
    return {code, bytes};
}

bool IsAscii(std::string_view text) {
    return std::none_of(text.begin(), text.end(), [](char c) { return (c & 0x80) != 0; });
}

// Bytes that are no UTF-8 stay, for the parser to refuse.
std::string Moved(std::string_view content, const std::string& name) {
    std::string out;
    out.reserve(content.size() + 64);
    std::size_t at = content.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
    while (at < content.size()) {
        const Letter letter = LetterAt(content, at);
        if (letter.code >= kMoved && letter.code < kMoved + 0x10000) {
            const auto before = content.substr(0, at);
            Fail(model::Msg("{0}, line {1}: letters for private use are not allowed."), name,
                 static_cast<int>(1 + std::count(before.begin(), before.end(), '\n')));
        }
        if (letter.bytes == 0 || letter.code >= 0x10000) {
            out += content[at++];
            continue;
        }
        Append(out, kMoved + letter.code);
        at += letter.bytes;
    }
    return out;
}

std::string MovedBack(std::string text) {
    if (IsAscii(text)) return text;
    std::string out;
    out.reserve(text.size());
    for (std::size_t at = 0; at < text.size();) {
        const Letter letter = LetterAt(text, at);
        if (letter.code < kMoved || letter.code >= kMoved + 0x10000) {
            out += text[at++];
            continue;
        }
        Append(out, letter.code - kMoved);
        at += letter.bytes;
    }
    return out;
}

int LineOf(const toml::node& node, int parent) {
    const auto line = static_cast<int>(node.source().begin.line);
    return line > 0 ? line : parent;
}

// Converting takes the texts out of what the parser made.
Value Convert(toml::node& node, const std::string& name, int parent_line, int depth);

Value::Members ConvertTable(toml::table& table, const std::string& name, int line, int depth) {
    Value::Members members;
    members.reserve(table.size());
    for (auto&& [key, node] : table) {
        members.push_back({MovedBack(std::string(key.str())), Convert(node, name, line, depth + 1)});
    }
    // The parser sorted them as moved.
    const auto before = [](const Value::Member& a, const Value::Member& b) { return a.key < b.key; };
    if (!std::is_sorted(members.begin(), members.end(), before))
        std::sort(members.begin(), members.end(), before);
    return members;
}

Value::List ConvertList(toml::array& list, const std::string& name, int line, int depth) {
    Value::List values;
    values.reserve(list.size());
    for (auto& node : list) values.push_back(Convert(node, name, line, depth + 1));
    return values;
}

Value Convert(toml::node& node, const std::string& name, int parent_line, int depth) {
    Value out;
    out.line = LineOf(node, parent_line);
    if (depth > kMaxDepth) Fail(model::Msg("{0}, line {1}: nested too deep."), name, out.line);
    if (auto* table = node.as_table()) {
        out.held = ConvertTable(*table, name, out.line, depth);
    } else if (auto* list = node.as_array()) {
        out.held = ConvertList(*list, name, out.line, depth);
    } else if (auto* text = node.as_string()) {
        out.held = MovedBack(std::move(text->get()));
    } else if (const auto* whole = node.as_integer()) {
        out.held = whole->get();
    } else if (const auto* number = node.as_floating_point()) {
        out.held = number->get();
    } else if (const auto* flag = node.as_boolean()) {
        out.held = flag->get();
    }
    return out;
}

}  // namespace

Table::Value ParseToml(std::string_view content, const std::string& name) {
    CheckSize(content, name);
    try {
        toml::table root =
            IsAscii(content) ? toml::parse(content, name) : toml::parse(Moved(content, name), name);
        return Convert(root, name, 1, 0);
    } catch (const toml::parse_error& error) {
        Fail(model::Msg("{0}, line {1}: this is no valid TOML: {2}."), name,
             static_cast<int>(error.source().begin.line), MovedBack(std::string(error.description())));
    }
}

}  // namespace terms
