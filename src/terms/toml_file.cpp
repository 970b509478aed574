#include "terms/toml_file.h"

#include <algorithm>
#include <cmath>
#include <fstream>
#include <limits>
#include <utility>

#include "terms/toml_packed.h"
#include "terms/toml_value.h"

namespace terms {
namespace {

using model::Error;
using model::ErrorKind;
using model::Msg;

// Text, number and the like in one sentence each, so that every one can be translated whole.
const char* Expected(ValueKind kind) {
    switch (kind) {
        case ValueKind::Text:
            return Msg("{0}, line {1}: \"{2}\" must be a text in quotes.");
        case ValueKind::Whole:
            return Msg("{0}, line {1}: \"{2}\" must be a whole number.");
        case ValueKind::Number:
            return Msg("{0}, line {1}: \"{2}\" must be a number.");
        case ValueKind::Flag:
            return Msg("{0}, line {1}: \"{2}\" must be true or false.");
        case ValueKind::List:
            return Msg("{0}, line {1}: \"{2}\" must be a list in square brackets.");
        default:
            return Msg("{0}, line {1}: \"{2}\" must be a table.");
    }
}

[[noreturn]] void Mistyped(ValueKind wanted, const std::string& file, int line, std::string_view key) {
    throw Error(ErrorKind::BadInput, Expected(wanted), {file, std::to_string(line), std::string(key)});
}

// nullptr when missing; a value of another kind is refused.
const Table::Value* FindAs(ValueKind wanted, const Table::Value& table, const std::string& file,
                           std::string_view key) {
    const auto* value = table.Find(key);
    if (value == nullptr) return nullptr;
    const bool whole_as_number = wanted == ValueKind::Number && value->Kind() == ValueKind::Whole;
    if (value->Kind() != wanted && !whole_as_number) Mistyped(wanted, file, value->line, key);
    return value;
}

const Table::Value& Need(const Table::Value* value, const std::string& file, int line, std::string_view key) {
    if (value == nullptr) {
        throw Error(ErrorKind::BadInput, Msg("{0}, line {1}: \"{2}\" is missing."),
                    {file, std::to_string(line), std::string(key)});
    }
    return *value;
}

std::string ReadBounded(const std::filesystem::path& path) {
    std::ifstream in(path, std::ios::binary);
    std::error_code failed;
    const auto size = std::filesystem::file_size(path, failed);
    if (!in || failed) throw Error(ErrorKind::Environment, Msg("{0} cannot be read."), {path.string()});
    if (size > TomlFile::kMaxBytes) {
        throw Error(ErrorKind::BadInput, Msg("{0}, line {1}: the file is larger than {2} MiB."),
                    {path.string(), "1", std::to_string(TomlFile::kMaxBytes >> 20)});
    }
    std::string content(static_cast<std::size_t>(size), '\0');
    in.read(content.data(), static_cast<std::streamsize>(content.size()));
    if (static_cast<std::uintmax_t>(in.gcount()) != size) {
        throw Error(ErrorKind::Environment, Msg("{0} cannot be read."), {path.string()});
    }
    return content;
}

}  // namespace

const Table::Value::Members& Table::Value::All() const {
    static const Members none;
    const auto* members = std::get_if<Members>(&held);
    return members != nullptr ? *members : none;
}

const Table::Value* Table::Value::Find(std::string_view key) const {
    const Members& members = All();
    const auto at = std::lower_bound(members.begin(), members.end(), key,
                                     [](const auto& member, std::string_view k) { return member.key < k; });
    return at != members.end() && at->key == key ? &at->value : nullptr;
}

bool Table::Has(std::string_view key) const {
    return m_value->Find(key) != nullptr;
}

std::string Table::Text(std::string_view key) const {
    return Need(FindAs(ValueKind::Text, *m_value, *m_file, key), *m_file, Line(), key).As<std::string>();
}

std::string Table::Text(std::string_view key, std::string_view fallback) const {
    const auto* value = FindAs(ValueKind::Text, *m_value, *m_file, key);
    return value != nullptr ? value->As<std::string>() : std::string(fallback);
}

double Table::Number(std::string_view key) const {
    const auto value = OptionalNumber(key);
    if (!value) Need(nullptr, *m_file, Line(), key);
    return *value;
}

std::optional<double> Table::OptionalNumber(std::string_view key) const {
    const auto* value = FindAs(ValueKind::Number, *m_value, *m_file, key);
    if (value == nullptr) return std::nullopt;
    if (value->Kind() == ValueKind::Whole) return static_cast<double>(value->As<std::int64_t>());
    const double number = value->As<double>();
    if (!std::isfinite(number)) Mistyped(ValueKind::Number, *m_file, value->line, key);
    return number;
}

int Table::Whole(std::string_view key) const {
    const auto& value = Need(FindAs(ValueKind::Whole, *m_value, *m_file, key), *m_file, Line(), key);
    const std::int64_t whole = value.As<std::int64_t>();
    if (!std::in_range<int>(whole)) Mistyped(ValueKind::Whole, *m_file, value.line, key);
    return static_cast<int>(whole);
}

int Table::Whole(std::string_view key, int fallback) const {
    return Has(key) ? Whole(key) : fallback;
}

bool Table::Flag(std::string_view key, bool fallback) const {
    const auto* value = FindAs(ValueKind::Flag, *m_value, *m_file, key);
    return value != nullptr ? value->As<bool>() : fallback;
}

std::vector<std::string> Table::Texts(std::string_view key) const {
    std::vector<std::string> out;
    const auto* value = FindAs(ValueKind::List, *m_value, *m_file, key);
    if (value == nullptr) return out;
    const auto& list = value->As<Value::List>();
    out.reserve(list.size());
    for (const Value& entry : list) {
        if (entry.Kind() != ValueKind::Text) Mistyped(ValueKind::Text, *m_file, entry.line, key);
        out.push_back(entry.As<std::string>());
    }
    return out;
}

std::vector<std::string> Table::Keys() const {
    std::vector<std::string> out;
    const auto& members = m_value->All();
    out.reserve(members.size());
    for (const auto& member : members) out.push_back(member.key);
    return out;
}

Table Table::Child(std::string_view key) const {
    static const Value empty;
    const auto* value = FindAs(ValueKind::Table, *m_value, *m_file, key);
    return {value != nullptr ? value : &empty, m_file, value != nullptr ? value->line : Line()};
}

std::vector<Table> Table::Children(std::string_view key) const {
    std::vector<Table> out;
    const auto* value = FindAs(ValueKind::List, *m_value, *m_file, key);
    if (value == nullptr) return out;
    const auto& list = value->As<Value::List>();
    out.reserve(list.size());
    for (const Value& entry : list) {
        if (entry.Kind() != ValueKind::Table) Mistyped(ValueKind::Table, *m_file, entry.line, key);
        out.push_back({&entry, m_file, entry.line});
    }
    return out;
}

int Table::Line() const {
    return m_line;
}

int Table::LineOf(std::string_view key) const {
    const auto* value = m_value->Find(key);
    return value != nullptr && value->line > 0 ? value->line : m_line;
}

void Table::Refuse(const std::string& what) const {
    throw Error(ErrorKind::BadInput, Msg("{0}, line {1}: {2}"), {*m_file, std::to_string(Line()), what});
}

struct TomlFile::Content {
    std::string name;
    Table::Value root;
};

TomlFile::TomlFile(const std::filesystem::path& path) : m_content(nullptr) {
    const std::string content = ReadBounded(path);
    std::string name = path.string();
    auto packed = PackedToml(path, content);
    auto root = packed ? *std::move(packed) : ParseToml(content, name);
    m_content = new Content{std::move(name), std::move(root)};
}

TomlFile::TomlFile(std::string_view content, std::string name) : m_content(nullptr) {
    if (content.size() > kMaxBytes) {
        throw Error(ErrorKind::BadInput, Msg("{0}, line {1}: the file is larger than {2} MiB."),
                    {name, "1", std::to_string(kMaxBytes >> 20)});
    }
    auto root = ParseToml(content, name);
    m_content = new Content{std::move(name), std::move(root)};
}

TomlFile::~TomlFile() {
    delete m_content;
}

TomlFile::TomlFile(TomlFile&& other) noexcept : m_content(std::exchange(other.m_content, nullptr)) {}

Table TomlFile::Root() const {
    return {&m_content->root, &m_content->name, 1};
}

}  // namespace terms
