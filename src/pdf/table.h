// Tables that may run over several pages: the head is repeated, rows stay whole where they can.
#pragma once

#include <functional>
#include <vector>

#include "pdf/composer.h"

namespace pdf {

struct Cell {
    Lines lines;
    double x = 0;        // of the text, from the table's left edge
    double centre = -1;  // set: lines are centred here instead
    // A box or sign in the row instead of lines, and what it says in words; only with a row's first part.
    std::function<void(double top, double height)> draw = nullptr;
    std::string alternative = {};
};

struct TableRow {
    std::vector<Cell> cells;
    double padding = Px(5);   // above and below
    double least_height = 0;  // of the whole row
    bool ruled = true;        // a line below; without one the next row belongs to it
    bool centred = false;     // cells lie in the middle of the row's height
    std::function<void(double top, double height)> draw;  // behind the cells; only with a row's first part
};

// Columns at least so wide, where the others have the room: each of those gives a share of what it can spare.
[[nodiscard]] std::vector<double> Widened(std::vector<double> widths, const std::vector<double>& least);

// Puts rows below each other; draw_head draws the head at c.y, each cell of it a Tag::HeadCell, and moves c.y
// below it.
void PutTable(Composer& c, const std::vector<TableRow>& rows, double head_height,
              const std::function<void()>& draw_head);
[[nodiscard]] double HeightOf(const TableRow& row);
// The room without which PutTable goes on to a new page: what a heading above the table keeps free for it.
[[nodiscard]] double StartOf(const Composer& c, const std::vector<TableRow>& rows, double head_height);

}  // namespace pdf
