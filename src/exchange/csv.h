// RFC 4180 rows with the line each began on. Private to exchange.
#pragma once

#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace exchange {

struct CsvRow {
    int line = 0;
    std::vector<std::string> cells;
};

// Row by row, blank lines left out. Throws BadInput for an unclosed quote, text behind a closing quote, a
// line of too many columns, more than `max_rows` rows, or what is not UTF-8.
void ReadCsv(std::string_view text, const std::string& name, std::size_t max_rows,
             const std::function<void(const CsvRow&)>& take);

}  // namespace exchange
