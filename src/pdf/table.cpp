#include "pdf/table.h"

#include <algorithm>
#include <cmath>
#include <utility>

namespace pdf {

namespace {

std::size_t MostLines(const TableRow& row) {
    std::size_t most = 0;
    for (const Cell& cell : row.cells) most = std::max(most, cell.lines.size());
    return most;
}

// The row without the lines of its cells.
TableRow Frame(const TableRow& row, bool first) {
    TableRow frame;
    frame.padding = row.padding, frame.ruled = row.ruled, frame.centred = row.centred;
    if (first) frame.draw = row.draw, frame.least_height = row.least_height;
    for (const Cell& cell : row.cells) {
        frame.cells.push_back({{}, cell.x, cell.centre});
        if (first) frame.cells.back().draw = cell.draw, frame.cells.back().alternative = cell.alternative;
    }
    return frame;
}

// A row higher than its room is continued on the next pages: as many lines of each cell as they hold, at
// least one.
std::vector<TableRow> PartsOf(const TableRow& row, double first_room, double room) {
    std::vector<TableRow> parts;
    std::size_t from = 0;
    const std::size_t most = MostLines(row);
    do {
        TableRow part = Frame(row, from == 0);
        const double here = from == 0 ? first_room : room;
        std::vector<double> heights(row.cells.size(), 2 * row.padding);
        std::size_t to = from;
        for (bool fits = true; to < most; ++to) {
            for (std::size_t c = 0; c < row.cells.size(); ++c) {
                const Lines& lines = row.cells[c].lines;
                if (to < lines.size()) fits = (heights[c] += lines[to].leading) <= here + 1e-6 && fits;
            }
            if (!fits && to > from) break;
            for (std::size_t c = 0; c < row.cells.size(); ++c) {
                const Lines& lines = row.cells[c].lines;
                if (to < lines.size()) part.cells[c].lines.push_back(lines[to]);
            }
        }
        parts.push_back(std::move(part));
        from = to;
    } while (from < most);
    return parts;
}

void DrawCell(Composer& c, const Cell& cell, double top, double height) {
    if (cell.draw) {
        const Tagged sign(c.sheet, Tag::Figure, cell.alternative);
        cell.draw(c.y, height);
    }
    if (cell.centre >= 0) {
        c.DrawCentred(cell.lines, c.Left() + cell.centre, top);
    } else {
        c.Draw(cell.lines, c.Left() + cell.x, top);
    }
}

// A row in the document's structure, for its parts on the next pages.
struct OpenRow {
    int row = -1;
    std::vector<int> cells;
};

// The last cell of a row with fewer than others takes their columns.
void DrawCells(Composer& c, const TableRow& row, double height, std::size_t columns, OpenRow& open) {
    const bool begins = open.cells.empty();
    for (std::size_t i = 0; i < row.cells.size(); ++i) {
        const Cell& cell = row.cells[i];
        const int width = i + 1 == row.cells.size() ? static_cast<int>(columns - i) : 1;
        if (begins) {
            open.cells.push_back(c.sheet.Begin(Tag::Cell, {}, width));
        } else {
            c.sheet.Resume(open.cells[i]);
        }
        const double top = row.centred ? c.y + (height - HeightOf(cell.lines)) / 2 : c.y + row.padding;
        DrawCell(c, cell, top, height);
        c.sheet.End();
    }
}

void DrawPart(Composer& c, const TableRow& row, bool last_part, std::size_t columns, OpenRow& open) {
    const double height = HeightOf(row);
    if (open.row < 0) {
        open.row = c.sheet.Begin(Tag::Row);
    } else {
        c.sheet.Resume(open.row);
    }
    if (row.draw) row.draw(c.y, height);
    DrawCells(c, row, height, columns, open);
    c.sheet.End();
    c.y += height;
    if (last_part) c.sheet.Rule(c.Left(), c.y, c.Right(), c.y, {c.look.line, Px(1), {}, true});
}

}  // namespace

std::vector<double> Widened(std::vector<double> widths, const std::vector<double>& least) {
    double wanted = 0, spare = 0;
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const double more = least[i] - widths[i];
        (more > 0 ? wanted : spare) += std::abs(more);
    }
    if (wanted <= 0 || spare <= 0) return widths;
    const double given = std::min(wanted, spare);
    for (std::size_t i = 0; i < widths.size(); ++i) {
        const double more = least[i] - widths[i];
        widths[i] += more > 0 ? more * given / wanted : more * given / spare;
    }
    return widths;
}

double HeightOf(const TableRow& row) {
    double height = 0;
    for (const Cell& cell : row.cells) height = std::max(height, HeightOf(cell.lines));
    return std::max(row.least_height, height + 2 * row.padding);
}

namespace {

struct TablePart {
    TableRow row;
    bool ends_row = true;
    bool begins_row = true;
};

// `here`: room for the first row on the page that is open.
std::vector<TablePart> AllParts(const std::vector<TableRow>& rows, double here, double room) {
    std::vector<TablePart> all;
    for (const TableRow& row : rows) {
        const double first_room = all.empty() ? here : room;
        if (HeightOf(row) <= first_room + 1e-6) {
            all.push_back({row, row.ruled});
            continue;
        }
        bool first = true;
        for (TableRow& part : PartsOf(row, first_room, room))
            all.push_back({std::move(part), false, std::exchange(first, false)});
        all.back().ends_row = row.ruled;
    }
    return all;
}

using RowAt = std::function<const TableRow&(std::size_t)>;

// A row and those that no line parts from it, from piece `i` on: where the next ones begin.
std::size_t EndOfGroup(std::size_t i, std::size_t size, const RowAt& row) {
    while (i + 1 < size && !row(i).ruled) ++i;
    return i + 1;
}

double HeightOf(std::size_t from, std::size_t to, const RowAt& row) {
    double height = 0;
    for (; from < to; ++from) height += HeightOf(row(from));
    return height;
}

// The height that must be free before piece `i`, which begins a group, where a page has `room`: neither the
// first nor the last group stands alone on a page. Those too high to keep each other company go on where they
// are, and so do the rows of one that no page holds.
double Company(std::size_t i, std::size_t size, const RowAt& row, double room) {
    std::vector<std::size_t> ends;  // of the next groups, as many as could be told apart
    for (std::size_t end = i; end < size && ends.size() < 4;)
        ends.push_back(end = EndOfGroup(end, size, row));
    std::size_t count = 1;
    if (ends.size() == 2 || (i == 0 && ends.size() > 1)) count = 2;
    if (i == 0 && ends.size() == 3) count = 3;
    for (const std::size_t end : {ends[count - 1], ends.front()})
        if (const double height = HeightOf(i, end, row); height <= room) return height;
    return HeightOf(row(i));
}

// Of a page, which a heading above a table leaves it: what is higher begins there and is continued.
constexpr double kMostAtOnce = 0.75;
constexpr double kLeastOfLong = 0.25;  // of a row no page holds

}  // namespace

double StartOf(const Composer& c, const std::vector<TableRow>& rows, double head_height) {
    if (rows.empty()) return 0;
    const auto row = [&rows](std::size_t i) -> const TableRow& { return rows[i]; };
    const double page = c.FullRoom() - head_height, room = kMostAtOnce * page;
    if (HeightOf(rows.front()) > page) return head_height + kLeastOfLong * page;
    return head_height + std::min(Company(0, rows.size(), row, room), room);
}

void PutTable(Composer& c, const std::vector<TableRow>& rows, double head_height,
              const std::function<void()>& draw_head) {
    if (rows.empty()) return;
    c.Need(StartOf(c, rows, head_height));
    const double room = c.FullRoom() - head_height;
    const std::vector<TablePart> all = AllParts(rows, c.Room() - head_height, room);
    const auto row = [&all](std::size_t i) -> const TableRow& { return all[i].row; };
    std::size_t columns = 0;
    for (const TableRow& one : rows) columns = std::max(columns, one.cells.size());
    // Read once, however often it is drawn.
    const auto head = [&](Tag tag) {
        const Tagged part(c.sheet, tag);
        draw_head();
    };
    const Tagged table(c.sheet, Tag::Table);
    head(Tag::Row);
    OpenRow open;
    for (std::size_t i = 0; i < all.size(); ++i) {
        // The first has its room already, and what belongs to the row above it its own.
        const bool goes_on = i > 0 && !all[i - 1].row.ruled;
        const double needed = goes_on ? HeightOf(all[i].row) : Company(i, all.size(), row, room);
        if (i > 0 && c.Need(needed)) head(Tag::Artifact);
        if (all[i].begins_row) open = {};
        DrawPart(c, all[i].row, all[i].ends_row, columns, open);
    }
}

}  // namespace pdf
