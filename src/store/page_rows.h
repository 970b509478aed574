// Rows out of single pages of a database file: the format of https://sqlite.org/fileformat2.html, read with
// bounds and without the rest of the tree.
#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

#include "store/engine.h"
#include "store/page_file.h"

namespace store {

enum class PageKind { Other, TableLeaf, TableInner, IndexLeaf, IndexInner };

using Cell = std::variant<std::monostate, std::int64_t, double, std::string, Blob>;

struct FoundRow {
    std::int64_t rowid = 0;  // of tables; an index has none
    std::vector<Cell> cells;
};

struct PageRows {
    std::vector<FoundRow> rows;
    std::vector<std::uint32_t> children;  // of an inner page
    long long lost = 0;                   // rows of it whose further pages cannot be read
};

[[nodiscard]] PageKind KindOf(std::string_view page, std::uint32_t number);
[[nodiscard]] PageRows RowsOf(std::string_view page, std::uint32_t number, PageFile& file);

}  // namespace store
