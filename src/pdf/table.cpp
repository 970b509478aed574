#include "pdf/table.h"

#include <algorithm>

namespace pdf {

namespace {

std::size_t MostLines(const TableRow& row) {
    std::size_t most = 0;
    for (const Cell& cell : row.cells) most = std::max(most, cell.lines.size());
    return most;
}

TableRow Part(const TableRow& row, std::size_t from, std::size_t to) {
    TableRow part = row;
    for (Cell& cell : part.cells) {
        const auto begin = cell.lines.begin();
        const auto size = cell.lines.size();
        const auto first = begin + static_cast<std::ptrdiff_t>(std::min(from, size));
        const auto last = begin + static_cast<std::ptrdiff_t>(std::min(to, size));
        cell.lines = Lines(first, last);
    }
    if (from > 0) part.draw = nullptr;
    part.least_height = from > 0 ? 0 : row.least_height;
    return part;
}

// A row higher than a page is continued on the next ones.
std::vector<TableRow> PartsOf(const TableRow& row, double room) {
    std::vector<TableRow> parts;
    std::size_t from = 0;
    const std::size_t most = MostLines(row);
    do {
        std::size_t to = most;
        while (to > from + 1 && HeightOf(Part(row, from, to)) > room) --to;
        parts.push_back(Part(row, from, to));
        from = to;
    } while (from < most);
    return parts;
}

void DrawPart(Composer& c, const TableRow& row, bool last_part) {
    const double height = HeightOf(row);
    if (row.draw) row.draw(c.y, height);
    for (const Cell& cell : row.cells) {
        const double top = row.centred ? c.y + (height - HeightOf(cell.lines)) / 2 : c.y + row.padding;
        if (cell.centre >= 0) {
            c.DrawCentred(cell.lines, c.Left() + cell.centre, top);
        } else {
            c.Draw(cell.lines, c.Left() + cell.x, top);
        }
    }
    c.y += height;
    if (last_part) c.sheet.Rule(c.Left(), c.y, c.Right(), c.y, {c.look.line, Px(1), {}, true});
}

}  // namespace

double HeightOf(const TableRow& row) {
    double height = 0;
    for (const Cell& cell : row.cells) height = std::max(height, HeightOf(cell.lines));
    return std::max(row.least_height, height + 2 * row.padding);
}

void PutTable(Composer& c, const std::vector<TableRow>& rows, double head_height,
              const std::function<void()>& draw_head) {
    if (rows.empty()) return;
    const double room = c.FullRoom() - head_height;
    c.Need(head_height + std::min(HeightOf(rows.front()), room));
    draw_head();
    for (const TableRow& row : rows) {
        const std::vector<TableRow> parts =
            HeightOf(row) <= room ? std::vector<TableRow>{row} : PartsOf(row, room);
        for (std::size_t i = 0; i < parts.size(); ++i) {
            if (c.Need(HeightOf(parts[i]))) draw_head();
            DrawPart(c, parts[i], i + 1 == parts.size());
        }
    }
}

}  // namespace pdf
