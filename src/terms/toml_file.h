// TOML as plain values, read with bounds; errors name file and line. The only place that knows the parser.
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/problem.h"

namespace terms {

// One table of a file. Readers ask for typed values; a missing or mistyped one throws BadInput with file,
// line and what was expected. Keys never asked for are ignored.
class Table {
public:
    [[nodiscard]] bool Has(std::string_view key) const;
    [[nodiscard]] std::string Text(std::string_view key) const;
    [[nodiscard]] std::string Text(std::string_view key, std::string_view fallback) const;
    [[nodiscard]] double Number(std::string_view key) const;
    [[nodiscard]] std::optional<double> OptionalNumber(std::string_view key) const;
    [[nodiscard]] int Whole(std::string_view key) const;
    [[nodiscard]] int Whole(std::string_view key, int fallback) const;
    [[nodiscard]] bool Flag(std::string_view key, bool fallback) const;
    [[nodiscard]] std::vector<std::string> Texts(std::string_view key) const;  // missing: empty
    [[nodiscard]] std::vector<std::string> Keys() const;                       // sorted
    [[nodiscard]] Table Child(std::string_view key) const;                  // [name]; missing: an empty table
    [[nodiscard]] std::vector<Table> Children(std::string_view key) const;  // [[name]]; missing: empty
    [[nodiscard]] int Line() const;
    [[nodiscard]] int LineOf(std::string_view key) const;  // of its value; of the table where it is missing
    // Throws BadInput that names this table's file and line.
    [[noreturn]] void Refuse(const std::string& what) const;

    struct Value;  // internal, see toml_value.h

private:
    friend class TomlFile;
    Table(const Value* value, const std::string* file, int line)
        : m_value(value), m_file(file), m_line(line) {}
    const Value* m_value;
    const std::string* m_file;
    int m_line;
};

// Owns the values; tables point into it.
class TomlFile {
public:
    static constexpr std::size_t kMaxBytes = 4u << 20;
    // Throws model::Error (Environment: unreadable; BadInput: too large, no TOML, too deep).
    explicit TomlFile(const std::filesystem::path& path);
    TomlFile(std::string_view content, std::string name);
    ~TomlFile();
    TomlFile(TomlFile&&) noexcept;
    TomlFile(const TomlFile&) = delete;
    TomlFile& operator=(const TomlFile&) = delete;
    TomlFile& operator=(TomlFile&&) = delete;

    [[nodiscard]] Table Root() const;

private:
    struct Content;
    Content* m_content;
};

}  // namespace terms
