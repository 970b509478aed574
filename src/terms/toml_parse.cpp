// Each value in brackets costs the parser a level of the stack; dotted keys are bounded in CheckSize.
#define TOML_MAX_NESTED_VALUES 16
#include <toml++/toml.h>

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
    try {
        const toml::table root = toml::parse(content, name);
        return Convert(root, name, 1, 0);
    } catch (const toml::parse_error& error) {
        Fail(model::Msg("{0}, line {1}: this is no valid TOML: {2}."), name,
             static_cast<int>(error.source().begin.line), std::string(error.description()));
    }
}

}  // namespace terms
