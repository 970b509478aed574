// RFC 4180 rows with the line each began on. Private to exchange.
#pragma once

#include <string>
#include <string_view>
#include <vector>

namespace exchange {

struct CsvRow {
    int line = 0;
    std::vector<std::string> cells;
};

// Throws BadInput for an unclosed quote, text behind a closing quote, or more than `max_rows` rows.
[[nodiscard]] std::vector<CsvRow> ReadCsv(std::string_view text, const std::string& name,
                                          std::size_t max_rows);

}  // namespace exchange
