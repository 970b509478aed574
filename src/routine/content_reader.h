// Reading own content: every problem is kept, with the line and the field, and reading goes on. Private to
// the layer.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "routine/own_content.h"
#include "routine/rules.h"
#include "terms/toml_file.h"

namespace routine {

// What is no TOML, or too large, is told with the parser's own line and words.
[[nodiscard]] std::optional<terms::TomlFile> ParseContent(const ContentFile& file,
                                                          std::vector<ContentProblem>& problems);

class ContentReader {
public:
    ContentReader(std::string file, std::vector<ContentProblem>& problems)
        : m_file(std::move(file)), m_problems(problems) {}

    void Wrong(int line, const std::string& field, const char* expected, std::vector<std::string> args = {});
    void Wrong(const terms::Table& table, const std::string& field, const char* expected,
               std::vector<std::string> args = {}) {
        Wrong(table.LineOf(field), field, expected, std::move(args));
    }
    // A field that is not one of these is told: a slip of the finger would be a rule left out.
    void Fields(const terms::Table& table, const Names& known);
    [[nodiscard]] std::vector<terms::Table> Tables(const terms::Table& root, const char* key);

    struct Length {
        std::size_t least = 1, most = 200;
    };
    // One line without what nobody can see, of so many characters. Empty where it is wrong, or missing and
    // not needed.
    [[nodiscard]] std::string Line(const terms::Table& table, const char* key, Length length, bool needed);
    [[nodiscard]] Names Lines(const terms::Table& table, const char* key, Length each, std::size_t most);
    [[nodiscard]] std::string Word(const terms::Table& table, const char* key, const Names& known,
                                   const std::string& otherwise = {});
    [[nodiscard]] Names Words(const terms::Table& table, const char* key, bool needed,
                              const std::function<bool(const std::string&)>& known);
    [[nodiscard]] int Whole(const terms::Table& table, const char* key, DoseSpan span,
                            std::optional<int> otherwise = {});
    [[nodiscard]] std::optional<double> Number(const terms::Table& table, const char* key);
    [[nodiscard]] bool Flag(const terms::Table& table, const char* key, bool otherwise);

private:
    [[nodiscard]] bool Fits(const terms::Table& table, const char* key, const std::string& text,
                            Length length);
    std::string m_file;
    std::vector<ContentProblem>& m_problems;
};

// The groups of entries of one file, in the order in which they rest on each other.
void AddOwnRules(ContentReader& reader, const terms::Table& root, const Rules& shipped, Rules& rules);
void AddOwnItems(ContentReader& reader, const terms::Table& root, const Rules& shipped, Rules& rules);

// Texts that reach a client: what is not proven is not promised.
void CheckClaims(ContentReader& reader, const terms::Table& table, const char* key, const Names& texts,
                 const Rules& shipped);
// Who read an entry; empty: nobody yet.
[[nodiscard]] std::string ReviewedBy(ContentReader& reader, const terms::Table& table);
// The source of an own or changed entry, so that a plan tells it from ours.
[[nodiscard]] std::string OwnSource(const std::string& source, const std::string& reviewed_by);
[[nodiscard]] TypeSpans SpansOf(const Rules& rules, const std::string& type);

}  // namespace routine
