#include "routine/content_reader.h"

#include <algorithm>
#include <cstdlib>
#include <utility>

#include "model/clean_text.h"
#include "model/clock.h"

namespace routine {

using model::Error;
using model::Msg;
using terms::Table;

void ContentReader::Wrong(int line, const std::string& field, const char* expected,
                          std::vector<std::string> args) {
    if (m_problems.size() >= kMostContentProblems) return;
    m_problems.push_back({m_file, line, field, expected, std::move(args)});
}

void ContentReader::Fields(const Table& table, const Names& known) {
    for (const std::string& key : table.Keys()) {
        if (!Has(known, key)) Wrong(table, key, Msg("is not known here"));
    }
}

std::vector<Table> ContentReader::Tables(const Table& root, const char* key) {
    try {
        return root.Children(key);
    } catch (const Error&) {
        Wrong(root, key, Msg("expected tables headed by the name in two pairs of square brackets"));
        return {};
    }
}

bool ContentReader::Fits(const Table& table, const char* key, const std::string& text, Length length) {
    if (model::HasInvisible(text) || model::HasLineEnd(text)) {
        Wrong(table, key, Msg("expected one line without invisible characters"));
        return false;
    }
    const std::size_t long_as = model::LengthOf(model::Cleaned(text));
    if (long_as >= length.least && long_as <= length.most) return true;
    Wrong(table, key, Msg("expected {0} to {1} characters"),
          {std::to_string(length.least), std::to_string(length.most)});
    return false;
}

std::string ContentReader::Line(const Table& table, const char* key, Length length, bool needed) {
    if (!table.Has(key)) {
        if (needed) Wrong(table, key, Msg("is missing: expected a text in quotes"));
        return {};
    }
    std::string text;
    try {
        text = table.Text(key);
    } catch (const Error&) {
        Wrong(table, key, Msg("expected a text in quotes"));
        return {};
    }
    return Fits(table, key, text, length) ? model::Cleaned(text) : std::string();
}

Names ContentReader::Lines(const Table& table, const char* key, Length each, std::size_t most) {
    Names texts;
    try {
        texts = table.Texts(key);
    } catch (const Error&) {
        Wrong(table, key, Msg("expected a list of texts in square brackets"));
        return {};
    }
    if (texts.size() > most) {
        Wrong(table, key, Msg("expected at most {0} lines"), {std::to_string(most)});
        return {};
    }
    Names out;
    for (const std::string& text : texts) {
        if (Fits(table, key, text, each)) out.push_back(model::Cleaned(text));
    }
    return out;
}

namespace {

std::string Listed(const Names& words) {
    std::string out;
    for (const std::string& word : words) out += (out.empty() ? "" : ", ") + word;
    return out;
}

}  // namespace

std::string ContentReader::Word(const Table& table, const char* key, const Names& known,
                                const std::string& otherwise) {
    if (!table.Has(key) && !otherwise.empty()) return otherwise;
    const std::string word = Line(table, key, {}, true);
    if (word.empty() || Has(known, word)) return word;
    Wrong(table, key, Msg("expected one of: {0}"), {Listed(known)});
    return {};
}

Names ContentReader::Words(const Table& table, const char* key, bool needed,
                           const std::function<bool(const std::string&)>& known) {
    constexpr std::size_t kMost = 60;
    const Names words = Lines(table, key, {}, kMost);
    if (needed && !table.Has(key))
        Wrong(table, key, Msg("is missing: expected at least one id in a list"));
    else if (needed && words.empty())
        Wrong(table, key, Msg("expected at least one id in a list"));
    Names out;
    for (const std::string& word : words) {
        if (!known(word))
            Wrong(table, key, Msg("\"{0}\" is not a known id"), {word});
        else if (!Has(out, word))
            out.push_back(word);
    }
    return out;
}

int ContentReader::Whole(const Table& table, const char* key, DoseSpan span, std::optional<int> otherwise) {
    const std::vector<std::string> args{std::to_string(span.least), std::to_string(span.most)};
    if (!table.Has(key)) {
        if (!otherwise) Wrong(table, key, Msg("is missing: expected a whole number from {0} to {1}"), args);
        return otherwise.value_or(span.least);
    }
    try {
        const int value = table.Whole(key);
        if (value >= span.least && value <= span.most) return value;
    } catch (const Error&) {
        // Told below: what was expected is the same.
    }
    Wrong(table, key, Msg("expected a whole number from {0} to {1}"), args);
    return span.least;
}

std::optional<double> ContentReader::Number(const Table& table, const char* key) {
    try {
        return table.OptionalNumber(key);
    } catch (const Error&) {
        Wrong(table, key, Msg("expected a number"));
        return std::nullopt;
    }
}

bool ContentReader::Flag(const Table& table, const char* key, bool otherwise) {
    try {
        return table.Flag(key, otherwise);
    } catch (const Error&) {
        Wrong(table, key, Msg("expected true or false"));
        return otherwise;
    }
}

std::string ReviewedBy(ContentReader& reader, const Table& table) {
    const std::string by = reader.Line(table, "reviewed_by", {3, 120}, false);
    const std::string on = reader.Line(table, "reviewed_on", {10, 10}, false);
    if (!on.empty() && !model::ParseDate(on))
        reader.Wrong(table, "reviewed_on", Msg("expected a day like 2026-05-31"));
    if (!on.empty() && by.empty())
        reader.Wrong(table, "reviewed_by", Msg("is missing: expected who read it on that day"));
    return by.empty() || on.empty() ? by : by + ", " + on;
}

std::string OwnSource(const std::string& source, const std::string& reviewed_by) {
    const std::string own = source.empty() ? std::string("own content") : "own content: " + source;
    return reviewed_by.empty() ? own : own + "; reviewed by " + reviewed_by;
}

std::optional<terms::TomlFile> ParseContent(const ContentFile& file, std::vector<ContentProblem>& problems) {
    ContentReader reader(file.name, problems);
    if (file.text.size() > kMostContentBytes) {
        reader.Wrong(1, {}, Msg("expected at most {0} KiB"), {std::to_string(kMostContentBytes / 1024)});
        return std::nullopt;
    }
    try {
        return std::optional<terms::TomlFile>(std::in_place, file.text, file.name);
    } catch (const Error& error) {
        const auto& args = error.Args();
        int line = 1;
        if (args.size() > 1) line = static_cast<int>(std::strtol(args[1].c_str(), nullptr, 10));
        std::string why = args.size() > 2 && !args[2].empty() ? args[2] : std::string(error.what());
        // The reader's own beginning says no more than ours.
        if (constexpr std::string_view begins = "Error "; why.starts_with(begins))
            why.erase(0, begins.size());
        reader.Wrong(std::max(1, line), {}, Msg("cannot be read as TOML: {0}"), {std::move(why)});
        return std::nullopt;
    }
}

}  // namespace routine
