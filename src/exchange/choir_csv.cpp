#include "exchange/choir_csv.h"

#include <algorithm>
#include <charconv>
#include <optional>
#include <set>

#include "exchange/csv.h"
#include "terms/toml_file.h"

namespace exchange {

using model::Error;
using model::ErrorKind;
using model::Msg;

namespace {

constexpr std::size_t kMaxRows = 1'000'000;
constexpr std::size_t kMaxBytes = 256u << 20;

std::optional<int> Whole(std::string_view text) {
    while (!text.empty() && text.front() == ' ') text.remove_prefix(1);
    while (!text.empty() && text.back() == ' ') text.remove_suffix(1);
    int value = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), value);
    if (error != std::errc() || end != text.data() + text.size() || text.empty()) return std::nullopt;
    return value;
}

struct Columns {
    std::size_t id = 0, gender = 0, age = 0, segments = 0, score = 0, count = 0;
};

Columns FindColumns(const CsvRow& head, const std::string& name) {
    const auto at = [&](const char* wanted) {
        const auto found = std::find(head.cells.begin(), head.cells.end(), wanted);
        if (found == head.cells.end()) {
            throw Error(ErrorKind::BadInput, Msg("{0}, line {1}: the column \"{2}\" is missing."),
                        {name, std::to_string(head.line), wanted});
        }
        return static_cast<std::size_t>(found - head.cells.begin());
    };
    return {at("id"), at("gender"), at("age"), at("bodymap_regions_csv"), at("score"), head.cells.size()};
}

class Reader {
public:
    Reader(std::string name, const std::filesystem::path& body_maps)
        : m_name(std::move(name)), m_file(body_maps / "choir_segments.toml") {
        for (const auto& [number, place] : ReadChoirPlaces(body_maps)) m_known.insert(number);
        const terms::Table female = m_file.Root().Child("female");
        for (const std::string& key : female.Keys()) m_female[Whole(key).value_or(0)] = female.Whole(key);
    }

    [[nodiscard]] ChoirMap Map(const CsvRow& row, const Columns& columns) const {
        if (row.cells.size() != columns.count) {
            throw Error(ErrorKind::BadInput, Msg("{0}, line {1}: expected {2} columns, found {3}."),
                        {m_name, std::to_string(row.line), std::to_string(columns.count),
                         std::to_string(row.cells.size())});
        }
        ChoirMap map;
        map.line = row.line;
        map.id = row.cells[columns.id];
        map.gender = row.cells[columns.gender];
        map.age = Number(row, columns.age, "age", 0, 120);
        map.score = Number(row, columns.score, "score", 0, 100);
        map.segments = Segments(row, row.cells[columns.segments], map.gender == "Female");
        return map;
    }

private:
    // -1 for an empty cell.
    [[nodiscard]] int Number(const CsvRow& row, std::size_t column, const char* what, int least,
                             int most) const {
        const std::string& cell = row.cells[column];
        if (cell.empty() || cell == "NA") return -1;
        const auto value = Whole(cell);
        if (!value || *value < least || *value > most) {
            throw Error(
                ErrorKind::BadInput, Msg("{0}, line {1}: \"{2}\" must be a whole number from {3} to {4}."),
                {m_name, std::to_string(row.line), what, std::to_string(least), std::to_string(most)});
        }
        return *value;
    }

    [[nodiscard]] std::vector<int> Segments(const CsvRow& row, std::string_view cell, bool female) const {
        std::vector<int> segments;
        while (!cell.empty()) {
            const std::size_t comma = std::min(cell.find(','), cell.size());
            const int segment = Segment(row, cell.substr(0, comma), female);
            if (std::find(segments.begin(), segments.end(), segment) != segments.end()) {
                throw Error(ErrorKind::BadInput, Msg("{0}, line {1}: the segment {2} is named twice."),
                            {m_name, std::to_string(row.line), std::to_string(segment)});
            }
            segments.push_back(segment);
            cell.remove_prefix(std::min(comma + 1, cell.size()));
        }
        return segments;
    }

    [[nodiscard]] int Segment(const CsvRow& row, std::string_view word, bool female) const {
        const auto number = Whole(word);
        if (!number || !m_known.contains(*number)) {
            throw Error(ErrorKind::BadInput, Msg("{0}, line {1}: there is no body map segment \"{2}\"."),
                        {m_name, std::to_string(row.line), std::string(word.substr(0, 40))});
        }
        const auto other = m_female.find(*number);
        return female && other != m_female.end() ? other->second : *number;
    }

    std::string m_name;
    terms::TomlFile m_file;
    std::set<int> m_known;
    std::map<int, int> m_female;
};

}  // namespace

bool LooksLikeChoir(std::string_view csv) {
    const std::string_view head = csv.substr(0, std::min(csv.find('\n'), csv.size()));
    return head.size() < 1000 && head.find("bodymap_regions_csv") != std::string_view::npos;
}

std::vector<ChoirMap> ReadChoir(std::string_view csv, const std::string& name,
                                const std::filesystem::path& body_maps) {
    if (csv.size() > kMaxBytes) {
        throw Error(ErrorKind::BadInput, Msg("{0} is larger than the {1} MiB that are read at most."),
                    {name, std::to_string(kMaxBytes >> 20)});
    }
    const Reader reader(name, body_maps);
    std::optional<Columns> columns;
    std::vector<ChoirMap> maps;
    ReadCsv(csv, name, kMaxRows, [&](const CsvRow& row) {
        if (columns) {
            maps.push_back(reader.Map(row, *columns));
        } else {
            columns = FindColumns(row, name);
        }
    });
    if (!columns) throw Error(ErrorKind::BadInput, Msg("{0} is empty."), {name});
    return maps;
}

std::map<int, ChoirPlace> ReadChoirPlaces(const std::filesystem::path& body_maps) {
    const terms::TomlFile file(body_maps / "choir_segments.toml");
    std::map<int, ChoirPlace> places;
    for (const terms::Table& row : file.Root().Children("segment")) {
        const auto view = model::ParseView(row.Text("view"));
        const auto side = model::ParseSide(row.Text("side"));
        if (!view || !side) row.Refuse("a known view and side");
        const int number = row.Whole("number");
        places[number] = {number, *view, {row.Text("region"), *side}, {row.Number("x"), row.Number("y")}};
    }
    return places;
}

}  // namespace exchange
