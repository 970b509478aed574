#include "routine/own_content.h"

#include <algorithm>
#include <optional>
#include <utility>

#include "routine/content_reader.h"

namespace routine {

using model::Error;
using model::Msg;
using terms::Table;
using terms::TomlFile;

namespace {

const Names kGroups{"limit", "dose", "rule", "site_rule", "item", "change"};

// Counted before anything is made of them.
bool FewEnough(ContentReader& reader, const Table& root) {
    reader.Fields(root, kGroups);
    std::size_t entries = 0;
    for (const std::string& group : kGroups) entries += reader.Tables(root, group.c_str()).size();
    if (entries <= kMostContentEntries) return true;
    reader.Wrong(1, {}, Msg("expected at most {0} entries"), {std::to_string(kMostContentEntries)});
    return false;
}

}  // namespace

OwnReading RuleBook::With(const std::vector<ContentFile>& own) const {
    OwnReading out;
    auto rules = std::make_unique<Rules>(*m_rules);
    std::vector<std::pair<const ContentFile*, TomlFile>> files;
    if (own.size() > kMostContentFiles)
        out.problems.push_back({own[kMostContentFiles].name,
                                1,
                                {},
                                Msg("expected at most {0} files"),
                                {std::to_string(kMostContentFiles)}});
    for (std::size_t i = 0; i < std::min(own.size(), kMostContentFiles); ++i) {
        auto parsed = ParseContent(own[i], out.problems);
        ContentReader reader(own[i].name, out.problems);
        if (parsed && FewEnough(reader, parsed->Root())) files.emplace_back(&own[i], std::move(*parsed));
    }
    for (const auto& [file, parsed] : files) {
        ContentReader reader(file->name, out.problems);
        AddOwnRules(reader, parsed.Root(), *m_rules, *rules);
    }
    for (const auto& [file, parsed] : files) {
        ContentReader reader(file->name, out.problems);
        AddOwnItems(reader, parsed.Root(), *m_rules, *rules);
    }
    if (out.problems.empty()) out.book = RuleBook(std::move(rules));
    return out;
}

namespace {

// As far as it goes: what is wrong with a field is told by With.
OwnExercise ReadExercise(const Table& table, bool change) {
    std::vector<ContentProblem> ignored;
    ContentReader reader({}, ignored);
    constexpr ContentReader::Length kAny{0, 1000};
    constexpr DoseSpan kWide{0, 10'000};
    OwnExercise out;
    if (change) out.changes = reader.Line(table, "item", kAny, false);
    if (!change) out.id = reader.Line(table, "id", kAny, false);
    out.name = reader.Line(table, "name", kAny, false);
    out.type = reader.Line(table, "type", kAny, false);
    out.regions = reader.Lines(table, "regions", kAny, 100);
    out.steps = reader.Lines(table, "steps", kAny, 100);
    const Names stops = reader.Lines(table, "add_stop", kAny, 100);
    out.stop_rule = reader.Line(table, "stop_rule", kAny, false);
    if (change && !stops.empty()) out.stop_rule = stops.front();
    out.equipment = reader.Line(table, "equipment", kAny, false);
    out.position = reader.Line(table, "position", kAny, false);
    out.source = reader.Line(table, "source", kAny, false);
    out.reviewed_by = reader.Line(table, "reviewed_by", kAny, false);
    out.hold_s = reader.Whole(table, "hold_s", kWide, 0);
    out.sets = reader.Whole(table, "sets", kWide, 1);
    out.reps = reader.Whole(table, "reps", kWide, 1);
    out.times_a_week = reader.Whole(table, "times_a_week", kWide, 3);
    out.times_a_day = reader.Whole(table, "times_a_day", kWide, 1);
    out.each_side = reader.Flag(table, "each_side", false);
    return out;
}

// Fields the window writes; another one would be lost when it writes the file anew.
void CheckWindowsOwn(ContentReader& reader, const Table& root) {
    reader.Fields(root, {"item", "change"});
    for (const Table& table : reader.Tables(root, "item"))
        reader.Fields(table, {"id", "name", "type", "regions", "steps", "hold_s", "sets", "reps", "each_side",
                              "times_a_week", "times_a_day", "stop_rule", "equipment", "position", "source",
                              "reviewed_by"});
    for (const Table& table : reader.Tables(root, "change")) {
        reader.Fields(table, {"item", "name", "steps", "hold_s", "sets", "reps", "times_a_week",
                              "times_a_day", "add_stop", "source", "reviewed_by"});
        if (reader.Lines(table, "add_stop", {0, 1000}, 100).size() > 1)
            reader.Wrong(table, "add_stop", Msg("expected at most {0} lines"), {"1"});
    }
}

}  // namespace

OwnExercises ReadOwnExercises(const ContentFile& file) {
    OwnExercises out;
    const auto parsed = ParseContent(file, out.problems);
    if (!parsed) return out;
    ContentReader reader(file.name, out.problems);
    const Table root = parsed->Root();
    if (!FewEnough(reader, root)) return out;
    CheckWindowsOwn(reader, root);
    for (const Table& table : reader.Tables(root, "item"))
        out.exercises.push_back(ReadExercise(table, false));
    for (const Table& table : reader.Tables(root, "change"))
        out.exercises.push_back(ReadExercise(table, true));
    return out;
}

namespace {

std::string Quoted(const std::string& text) {
    std::string out = "\"";
    for (const char c : text) {
        // Control characters are told by the reader; they must not end the line before it sees them.
        if (c == '"' || c == '\\') out += '\\';
        if (c == '\n')
            out += "\\n";
        else if (c == '\r')
            out += "\\r";
        else if (c == '\t')
            out += "\\t";
        else if (static_cast<unsigned char>(c) >= 0x20 && c != 0x7f)
            out += c;
    }
    return out + '"';
}

void Put(std::string& out, const char* key, const std::string& value) {
    out += std::string(key) + " = " + Quoted(value) + '\n';
}

void PutIfAny(std::string& out, const char* key, const std::string& value) {
    if (!value.empty()) Put(out, key, value);
}

void Put(std::string& out, const char* key, const Names& values) {
    out += std::string(key) + " = [";
    for (const std::string& value : values) out += (&value == &values.front() ? "" : ", ") + Quoted(value);
    out += "]\n";
}

void Put(std::string& out, const char* key, int value) {
    out += std::string(key) + " = " + std::to_string(value) + '\n';
}

std::string Written(const OwnExercise& one) {
    const bool change = !one.changes.empty();
    std::string out = change ? "\n[[change]]\n" : "\n[[item]]\n";
    Put(out, change ? "item" : "id", change ? one.changes : one.id);
    Put(out, "name", one.name);
    if (!change) {
        Put(out, "type", one.type);
        Put(out, "regions", one.regions);
        Put(out, "equipment", one.equipment);
        Put(out, "position", one.position);
        out += std::string("each_side = ") + (one.each_side ? "true" : "false") + '\n';
    }
    Put(out, "steps", one.steps);
    Put(out, "hold_s", one.hold_s);
    Put(out, "sets", one.sets);
    Put(out, "reps", one.reps);
    Put(out, "times_a_week", one.times_a_week);
    Put(out, "times_a_day", one.times_a_day);
    if (!change) Put(out, "stop_rule", one.stop_rule);
    if (change && !one.stop_rule.empty()) Put(out, "add_stop", Names{one.stop_rule});
    if (!change) Put(out, "source", one.source);
    if (change) PutIfAny(out, "source", one.source);
    PutIfAny(out, "reviewed_by", one.reviewed_by);
    return out;
}

}  // namespace

std::string WriteOwnExercises(const std::vector<OwnExercise>& exercises) {
    std::string out =
        "# Exercises of the clinic's own, written by its window. Rules and doses of tools go into other "
        "files.\n";
    for (const OwnExercise& one : exercises) {
        if (one.changes.empty()) out += Written(one);
    }
    for (const OwnExercise& one : exercises) {
        if (!one.changes.empty()) out += Written(one);
    }
    return out;
}

}  // namespace routine
