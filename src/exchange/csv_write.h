// Tables as CSV for spreadsheets: RFC 4180, UTF-8, and no cell that a spreadsheet would run as a formula.
#pragma once

#include <string>
#include <vector>

namespace exchange {

// One line with its CRLF. A cell that begins with = + - @, a tab or a carriage return and is no number gets an
// apostrophe in front; cells with a comma, a quote or a line break are quoted.
[[nodiscard]] std::string CsvLine(const std::vector<std::string>& cells);
// The whole file: heads first.
[[nodiscard]] std::string WriteCsv(const std::vector<std::string>& heads,
                                   const std::vector<std::vector<std::string>>& rows);

}  // namespace exchange
