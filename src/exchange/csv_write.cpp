#include "exchange/csv_write.h"

#include <string_view>

namespace exchange {

namespace {

std::string Safe(const std::string& cell) {
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
