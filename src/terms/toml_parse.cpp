// Each value in brackets costs the parser a level of the stack; dotted keys are bounded in CheckSize.
#define TOML_MAX_NESTED_VALUES 16
#include <toml++/toml.h>

#include <algorithm>

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

// The parser takes memory for every value and level, so both are counted in the bytes first.
void CheckSize(std::string_view content, const std::string& name) {
    int line = 1;
    int dots = 0;
    std::size_t values = 0;
    for (const char c : content) {
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

// The parser looks ahead from a value, and over the white space after a line's last backslash, with a test
// for white space that is undefined for some letters beyond ASCII. TOML has no such letters outside of quotes
// and comments anyway, so they are refused before it starts.
class LetterCheck {
public:
    LetterCheck(std::string_view content, const std::string& name) : m_content(content), m_name(name) {}

    void Run() {
        const std::size_t start = m_content.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
        for (m_at = start; m_at < m_content.size();) {
            const char c = m_content[m_at];
            // A quote within a word opens nothing.
            const bool opens = m_at == start || IsOneOf(m_content[m_at - 1], " \t\r\n=,[{");
            if (opens && (c == '"' || c == '\'')) {
                SkipQuoted(c);
            } else if (c == '#') {
                m_at = std::min(m_content.find('\n', m_at), m_content.size());
            } else {
                RefuseLetter();
                ++m_at;
            }
        }
    }

private:
    static bool IsOneOf(char c, std::string_view chars) { return chars.find(c) != std::string_view::npos; }
    [[nodiscard]] std::size_t QuotesAt(char quote) const {
        return std::min(m_content.find_first_not_of(quote, m_at), m_content.size()) - m_at;
    }
    void RefuseLetter() const {
        if (m_at >= m_content.size() || static_cast<unsigned char>(m_content[m_at]) < 0x80) return;
        const auto before = m_content.substr(0, m_at);
        Fail(
            model::Msg("{0}, line {1}: letters like these must stand in quotes, not after a backslash at the "
                       "end of a line."),
            m_name, static_cast<int>(1 + std::count(before.begin(), before.end(), '\n')));
    }
    void SkipEscape() {
        ++m_at;
        if (m_at >= m_content.size() || !IsOneOf(m_content[m_at], " \t\r\n")) {
            ++m_at;
            return;
        }
        m_at = std::min(m_content.find_first_not_of(" \t\r\n", m_at), m_content.size());
        RefuseLetter();
    }
    // To the end of the quoted text, or of the line where the quote stays open.
    void SkipQuoted(char quote) {
        const bool many_lines = QuotesAt(quote) >= 3;
        m_at += many_lines ? 3 : 1;
        while (m_at < m_content.size() && (many_lines || m_content[m_at] != '\n')) {
            if (m_content[m_at] == '\\' && quote == '"') {
                SkipEscape();
            } else if (m_content[m_at] != quote) {
                ++m_at;
            } else if (const auto quotes = QuotesAt(quote); many_lines && quotes < 3) {
                m_at += quotes;
            } else {
                // Of many quotes the last three close, two more are text.
                m_at += many_lines ? std::min<std::size_t>(quotes, 5) : 1;
                return;
            }
        }
    }

    std::string_view m_content;
    const std::string& m_name;
    std::size_t m_at = 0;
};

int LineOf(const toml::node& node, int parent) {
    const auto line = static_cast<int>(node.source().begin.line);
    return line > 0 ? line : parent;
}

Value Convert(const toml::node& node, const std::string& name, int parent_line, int depth);

void ConvertTable(const toml::table& table, const std::string& name, int depth, Value& out) {
    out.kind = ValueKind::Table;
    out.members.reserve(table.size());
    for (const auto& [key, node] : table) {
        out.members.push_back({std::string(key.str()), Convert(node, name, out.line, depth + 1)});
    }
}

void ConvertList(const toml::array& list, const std::string& name, int depth, Value& out) {
    out.kind = ValueKind::List;
    out.list.reserve(list.size());
    for (const auto& node : list) out.list.push_back(Convert(node, name, out.line, depth + 1));
}

Value Convert(const toml::node& node, const std::string& name, int parent_line, int depth) {
    Value out;
    out.line = LineOf(node, parent_line);
    if (depth > kMaxDepth) Fail(model::Msg("{0}, line {1}: nested too deep."), name, out.line);
    if (const auto* table = node.as_table()) {
        ConvertTable(*table, name, depth, out);
    } else if (const auto* list = node.as_array()) {
        ConvertList(*list, name, depth, out);
    } else if (const auto* text = node.as_string()) {
        out.kind = ValueKind::Text;
        out.text = text->get();
    } else if (const auto* whole = node.as_integer()) {
        out.kind = ValueKind::Whole;
        out.whole = whole->get();
        out.number = static_cast<double>(whole->get());
    } else if (const auto* number = node.as_floating_point()) {
        out.kind = ValueKind::Number;
        out.number = number->get();
    } else if (const auto* flag = node.as_boolean()) {
        out.kind = ValueKind::Flag;
        out.flag = flag->get();
    }
    return out;
}

}  // namespace

Table::Value ParseToml(std::string_view content, const std::string& name) {
    CheckSize(content, name);
    LetterCheck(content, name).Run();
    try {
        const toml::table root = toml::parse(content, name);
        return Convert(root, name, 1, 0);
    } catch (const toml::parse_error& error) {
        Fail(model::Msg("{0}, line {1}: this is no valid TOML: {2}."), name,
             static_cast<int>(error.source().begin.line), std::string(error.description()));
    }
}

}  // namespace terms
