// Puts rows found in single pages into the tables they are of.
#pragma once

#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "store/engine.h"
#include "store/page_rows.h"

namespace store {

// What rows of a table look like in its pages.
struct RowShape {
    struct Column {
        std::string name, type;
        bool may_be_null = false;
        bool is_rowid = false;
    };
    std::string table;
    bool in_index = false;        // a table without row ids
    std::vector<Column> columns;  // in the order of the pages
    std::size_t least = 0;        // columns that even the oldest rows have

    [[nodiscard]] bool Fits(const FoundRow& row, bool from_index) const;
};

// Of the tables of record; the search index is made again from them.
[[nodiscard]] std::vector<RowShape> ShapesOf(Engine& engine);

class SalvageRows {
public:
    SalvageRows(PageFile& from, Engine& to);

    // Pages whose tree is whole down to them go to its table, the others to the one table their rows fit.
    // `page_done` is told after each page.
    void SaveAll(const std::function<void(std::uint32_t)>& page_done);
    [[nodiscard]] long long Unreadable() const { return m_unreadable; }
    [[nodiscard]] long long Cut() const { return m_cut; }

private:
    void ReadTrees();
    void Walk(std::uint32_t root, const std::string& table);
    void SavePage(std::uint32_t number, std::string_view page);
    [[nodiscard]] const RowShape* ShapeFor(std::uint32_t number, const PageRows& rows, bool index) const;
    void Insert(const RowShape& shape, const FoundRow& row);

    PageFile& m_from;
    Engine& m_to;
    std::vector<RowShape> m_shapes;
    std::map<std::uint32_t, std::string> m_owner;  // page → table; an index is nobody's
    long long m_unreadable = 0, m_cut = 0;
};

}  // namespace store
