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

// The end of the quoted text that starts at `at`, or of the line where the quote stays open.
std::size_t EndOfQuote(std::string_view content, std::size_t at) {
    const char quote = content[at];
    const auto run = [&](std::size_t from) {
        const auto end = std::min(content.find_first_not_of(quote, from), content.size());
        return end - from;
    };
    const bool many_lines = run(at) >= 3;
    at += many_lines ? 3 : 1;
    while (at < content.size() && (many_lines || content[at] != '\n')) {
        if (content[at] == '\\' && quote == '"') {
            at += 2;
        } else if (content[at] != quote) {
            ++at;
        } else if (!many_lines) {
            return at + 1;
        } else if (const auto quotes = run(at); quotes < 3) {
            at += quotes;
        } else {
            return at + std::min<std::size_t>(quotes, 5);  // the last three close, two more are text
        }
    }
    return at;
}

// Outside of quotes and comments TOML is plain ASCII, and the parser is not safe with anything else.
void CheckLetters(std::string_view content, const std::string& name) {
    const std::size_t start = content.substr(0, 3) == "\xEF\xBB\xBF" ? 3 : 0;
    std::size_t at = start;
    while (at < content.size()) {
        const char c = content[at];
        // A quote within a word opens nothing.
        const bool opens =
            at == start || std::string_view(" \t\r\n=,.[{").find(content[at - 1]) != std::string_view::npos;
        if (opens && (c == '"' || c == '\'')) {
            at = EndOfQuote(content, at);
        } else if (c == '#') {
            at = std::min(content.find('\n', at), content.size());
        } else if (static_cast<unsigned char>(c) >= 0x80) {
            const auto line =
                1 + std::count(content.begin(), content.begin() + static_cast<std::ptrdiff_t>(at), '\n');
            Fail(model::Msg("{0}, line {1}: letters like these must stand in quotes."), name,
                 static_cast<int>(line));
        } else {
            ++at;
        }
    }
}

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
    CheckLetters(content, name);
    try {
        const toml::table root = toml::parse(content, name);
        return Convert(root, name, 1, 0);
    } catch (const toml::parse_error& error) {
        Fail(model::Msg("{0}, line {1}: this is no valid TOML: {2}."), name,
             static_cast<int>(error.source().begin.line), std::string(error.description()));
    }
}

}  // namespace terms
