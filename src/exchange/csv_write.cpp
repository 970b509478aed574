#include "exchange/csv_write.h"

#include <charconv>
#include <cmath>
#include <string_view>
#include <system_error>

namespace exchange {

namespace {

// -1.8: nothing a spreadsheet runs.
bool IsNumber(const std::string& cell) {
    double value = 0;
    const char *begin = cell.data(), *end = begin + cell.size();
    const auto read = std::from_chars(begin, end, value, std::chars_format::fixed);
    return read.ec == std::errc() && read.ptr == end && std::isfinite(value);
}

std::string Safe(const std::string& cell) {
    if (IsNumber(cell)) return cell;
    constexpr std::string_view kFormula = "=+-@\t\r";
    return !cell.empty() && kFormula.find(cell.front()) != std::string_view::npos ? "'" + cell : cell;
}

std::string Quoted(const std::string& cell) {
    if (cell.find_first_of(",\"\r\n") == std::string::npos) return cell;
    std::string quoted = "\"";
    for (const char c : cell) {
        if (c == '"') quoted += '"';
        quoted += c;
    }
    return quoted + '"';
}

}  // namespace

std::string CsvLine(const std::vector<std::string>& cells) {
    std::string line;
    for (const std::string& cell : cells) {
        if (&cell != &cells.front()) line += ',';
        line += Quoted(Safe(cell));
    }
    return line + "\r\n";
}

std::string WriteCsv(const std::vector<std::string>& heads,
                     const std::vector<std::vector<std::string>>& rows) {
    std::string text = CsvLine(heads);
    for (const auto& row : rows) text += CsvLine(row);
    return text;
}

}  // namespace exchange
