#include "store/salvage_rows.h"

#include <algorithm>

namespace store {
namespace {

constexpr std::uint32_t kSchemaRoot = 1;
constexpr const char* kNoTable = "";

bool OfType(const Cell& cell, const RowShape::Column& column) {
    if (column.is_rowid || std::holds_alternative<std::monostate>(cell))
        return std::holds_alternative<std::monostate>(cell) && (column.is_rowid || column.may_be_null);
    if (column.type == "TEXT") return std::holds_alternative<std::string>(cell);
    if (column.type == "BLOB") return std::holds_alternative<Blob>(cell);
    if (column.type == "REAL" && std::holds_alternative<double>(cell)) return true;
    return std::holds_alternative<std::int64_t>(cell);
}

// Columns of the key come first in the pages of a table without row ids.
RowShape ShapeOf(Engine& engine, const std::string& table, bool in_index) {
    RowShape shape{table, in_index, {}, 0};
    Query query = engine.Prepare(
        "SELECT name, type, \"notnull\", pk, dflt_value IS NULL FROM pragma_table_info(?1) "
        "ORDER BY CASE WHEN ?2 AND pk > 0 THEN pk ELSE 1000 + cid END");
    for (query.Bind(table, in_index ? 1 : 0); query.Step();) {
        RowShape::Column column;
        bool not_null = false, without_default = false;
        int key = 0;
        query.Take(column.name, column.type, not_null, key, without_default);
        column.is_rowid = !in_index && key > 0 && column.type == "INTEGER";
        // Of a table without row ids the engine tells the key as NOT NULL itself.
        column.may_be_null = !not_null;
        shape.columns.push_back(column);
        if (!column.may_be_null && without_default) shape.least = shape.columns.size();
    }
    return shape;
}

}  // namespace

bool RowShape::Fits(const FoundRow& row, bool from_index) const {
    if (from_index != in_index || row.cells.size() < least || row.cells.size() > columns.size()) return false;
    for (std::size_t i = 0; i < row.cells.size(); ++i)
        if (!OfType(row.cells[i], columns[i])) return false;
    return true;
}

std::vector<RowShape> ShapesOf(Engine& engine) {
    std::vector<std::pair<std::string, bool>> tables;
    {
        std::string name;
        bool in_index = false;
        Query query = engine.Prepare(
            "SELECT name, sql LIKE '%WITHOUT ROWID%' FROM sqlite_master WHERE type = 'table' AND name NOT "
            "LIKE 'client\\_words%' ESCAPE '\\' AND name NOT LIKE 'sqlite\\_%' ESCAPE '\\'");
        while (query.Step()) {
            query.Take(name, in_index);
            tables.emplace_back(name, in_index);
        }
    }
    std::vector<RowShape> shapes;
    for (const auto& [name, in_index] : tables) shapes.push_back(ShapeOf(engine, name, in_index));
    return shapes;
}

SalvageRows::SalvageRows(PageFile& from, Engine& to) : m_from(from), m_to(to), m_shapes(ShapesOf(to)) {}

void SalvageRows::Walk(std::uint32_t root, const std::string& table) {
    std::vector<std::uint32_t> open{root};
    while (!open.empty()) {
        const std::uint32_t number = open.back();
        open.pop_back();
        if (number == 0 || number > m_from.Pages() || m_owner.contains(number)) continue;
        const auto page = m_from.Page(number);
        if (!page) continue;
        m_owner[number] = table;
        const auto rows = RowsOf(*page, number, m_from);
        open.insert(open.end(), rows.children.begin(), rows.children.end());
    }
}

// The list of the trees lies in a tree of its own; what of it cannot be read leaves its pages to their shape.
void SalvageRows::ReadTrees() {
    Walk(kSchemaRoot, kNoTable);
    std::vector<std::uint32_t> lists;
    for (const auto& [number, table] : m_owner) lists.push_back(number);
    for (const std::uint32_t number : lists) {
        const auto page = m_from.Page(number);
        if (!page) continue;
        for (const FoundRow& row : RowsOf(*page, number, m_from).rows) {
            if (row.cells.size() < 4) continue;
            const auto* type = std::get_if<std::string>(&row.cells[0]);
            const auto* name = std::get_if<std::string>(&row.cells[1]);
            const auto* root = std::get_if<std::int64_t>(&row.cells[3]);
            if (type && name && root && *root > 1)
                Walk(static_cast<std::uint32_t>(*root), *type == "table" ? *name : kNoTable);
        }
    }
}

const RowShape* SalvageRows::ShapeFor(std::uint32_t number, const PageRows& rows, bool index) const {
    const auto owner = m_owner.find(number);
    if (owner != m_owner.end()) {
        const auto shape = std::ranges::find(m_shapes, owner->second, &RowShape::table);
        return shape == m_shapes.end() ? nullptr : &*shape;
    }
    const RowShape* fitting = nullptr;
    for (const RowShape& shape : m_shapes) {
        if (!std::ranges::all_of(rows.rows, [&](const FoundRow& row) { return shape.Fits(row, index); }))
            continue;
        if (fitting) return nullptr;
        fitting = &shape;
    }
    return fitting;
}

void SalvageRows::Insert(const RowShape& shape, const FoundRow& row) {
    std::string names, marks;
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        names += (i > 0 ? ", \"" : "\"") + shape.columns[i].name + '"';
        marks += i > 0 ? ", ?" : "?";
    }
    Query query =
        m_to.Prepare("INSERT OR IGNORE INTO " + shape.table + " (" + names + ") VALUES (" + marks + ")");
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const Cell& cell = row.cells[i];
        if (shape.columns[i].is_rowid)
            query.Bind(row.rowid);
        else if (const auto* text = std::get_if<std::string>(&cell))
            query.Bind(*text);
        else if (const auto* number = std::get_if<std::int64_t>(&cell))
            query.Bind(*number);
        else if (const auto* real = std::get_if<double>(&cell))
            query.Bind(*real);
        else if (const auto* blob = std::get_if<Blob>(&cell))
            query.Bind(*blob);
        else
            query.Bind(std::optional<std::string>());
    }
    query.Run();
}

void SalvageRows::SavePage(std::uint32_t number, std::string_view page) {
    const PageKind kind = KindOf(page, number);
    if (kind == PageKind::Other || kind == PageKind::TableInner) return;
    const bool index = kind != PageKind::TableLeaf;
    const PageRows rows = RowsOf(page, number, m_from);
    const RowShape* shape = rows.rows.empty() ? nullptr : ShapeFor(number, rows, index);
    if (!shape) return;
    m_cut += rows.lost;
    for (const FoundRow& row : rows.rows)
        if (shape->Fits(row, index)) Insert(*shape, row);
}

// Twice, so that a row of a page still in its tree is never given way to one of a page that is in none.
void SalvageRows::SaveAll(const std::function<void(std::uint32_t)>& page_done) {
    ReadTrees();
    for (const bool owned : {true, false}) {
        for (std::uint32_t number = 1; number <= m_from.Pages(); ++number) {
            if (m_owner.contains(number) != owned) continue;
            if (const auto page = m_from.Page(number))
                SavePage(number, *page);
            else
                ++m_unreadable;
            page_done(number);
        }
    }
}

}  // namespace store
