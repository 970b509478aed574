#include "terms/measures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "model/enum_words.h"
#include "terms/toml_file.h"

namespace terms {
namespace {

using model::Msg;
using namespace std::string_view_literals;

constexpr std::array kGroups{"pain"sv, "function"sv, "recovery"sv, "running"sv, "response"sv};
constexpr std::array kBetter{"none"sv, "lower"sv, "higher"sv};
constexpr std::size_t kMaxEntries = 500;

template <class Enum, class Words>
Enum WordOf(const Table& row, const Words& words, std::string_view key, const std::string& fallback) {
    const std::string word = row.Text(key, fallback);
    const auto read = model::FromWord<Enum>(words, word);
    if (!read) row.Refuse(model::Fill(Msg("“{0}” is not known here."), {word}));
    return *read;
}

Bounds ReadBounds(const Table& row, Bounds usual) {
    Bounds bounds{row.OptionalNumber("least").value_or(usual.least),
                  row.OptionalNumber("most").value_or(usual.most),
                  row.OptionalNumber("step").value_or(usual.step)};
    // Written so that what is no number fails too.
    const bool sound = std::isfinite(bounds.least) && std::isfinite(bounds.most) &&
                       bounds.least < bounds.most && bounds.step > 0;
    if (!sound) row.Refuse(Msg("\"least\" must lie below \"most\", and \"step\" above 0."));
    return bounds;
}

Measure ReadMeasure(const Table& row) {
    Measure read{row.Text("id"),
                 row.Text("name"),
                 row.Text("unit", ""),
                 row.Text("ask"),
                 row.Text("source"),
                 WordOf<MeasureGroup>(row, kGroups, "group", ""),
                 ReadBounds(row, {}),
                 WordOf<Better>(row, kBetter, "better", "none"),
                 row.OptionalNumber("change"),
                 row.OptionalNumber("change_percent"),
                 row.OptionalNumber("flag_below"),
                 row.Text("flag", "")};
    read.after = row.Flag("after", false);
    read.own_items = row.Text("items", "") == "own";
    read.items_least = row.Whole("items_least", 1);
    read.items_most = row.Whole("items_most", 1);
    read.yes_no = row.Flag("yes_no", false);
    read.words = row.Flag("words", false);
    if (read.id == kRangeMeasure) row.Refuse(Msg("this id is kept for ranges of motion."));
    return read;
}

Range ReadRange(const Table& row) {
    Range read;
    read.id = row.Text("id");
    read.joint = row.Text("joint");
    read.motion = row.Text("motion");
    read.names = row.Text("names", "");
    read.unit = row.Text("unit");
    read.from = row.Number("from");
    read.to = row.Number("to");
    read.flag_below = row.OptionalNumber("flag_below");
    read.flag_above = row.OptionalNumber("flag_above");
    read.bounds = ReadBounds(row, read.bounds);
    read.better = WordOf<Better>(row, kBetter, "better", "higher");
    read.change = row.OptionalNumber("change").value_or(read.change);
    read.sided = row.Flag("sided", false);
    read.side = row.OptionalNumber("side");
    const bool sound = read.from <= read.to && read.from >= read.bounds.least &&
                       read.to <= read.bounds.most && (read.flag_below || read.flag_above);
    if (!sound)
        row.Refuse(Msg("\"from\" and \"to\" must lie within the bounds, and a flag value is needed."));
    return read;
}

template <class T, class Read>
std::vector<T> ReadAll(const TomlFile& file, const char* table, Read read) {
    const auto rows = file.Root().Children(table);
    if (rows.size() > kMaxEntries) rows[kMaxEntries].Refuse(Msg("too many entries."));
    std::vector<T> all;
    for (const Table& row : rows) {
        T one = read(row);
        if (std::ranges::find(all, one.id, &T::id) != all.end()) row.Refuse(Msg("\"id\" is there twice."));
        all.push_back(std::move(one));
    }
    return all;
}

template <class T>
const T* FindIn(const std::vector<T>& all, std::string_view id) {
    const auto found = std::ranges::find(all, id, &T::id);
    return found == all.end() ? nullptr : &*found;
}

}  // namespace

Measures Measures::Load(const std::filesystem::path& templates) {
    const TomlFile file(templates / "measures.toml");
    Measures read;
    read.m_all = ReadAll<Measure>(file, "measure", ReadMeasure);
    read.m_ranges = ReadAll<Range>(file, "range", ReadRange);
    return read;
}

const Measure* Measures::Find(std::string_view id) const {
    return FindIn(m_all, id);
}
const Range* Measures::FindRange(std::string_view id) const {
    return FindIn(m_ranges, id);
}

}  // namespace terms
