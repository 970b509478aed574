#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include "pdf/parts.h"
#include "pdf/table.h"

namespace pdf {

namespace {

struct Columns {
    double what, much, often, stop;  // left edges
    double width;                    // of the table
};

bool BelongsHere(const Composer& c, const PlanPage::Row& row) {
    if (row.exercise && c.StopsInCards()) return false;
    const bool says_more =
        !row.how_much.empty() || !row.how_often.empty() || !row.stop_if.empty() || !row.notes.empty();
    return says_more || (!row.grid && !row.exercise);
}

constexpr double kMostForNames = 0.3;
constexpr double kHalfALine = 0.56;  // lines are seldom filled

double Gap(const Composer& c) {
    return c.Px(12);
}

const std::string& MuchOf(const PlanPage::Row& row) {
    return row.how_much.empty() ? row.dose : row.how_much;
}

// So wide that no word is split; names take from the amounts beside them, which are short.
Columns ColumnsOf(const Composer& c) {
    const double unit = c.Width() / 690;
    std::vector<double> least(3, 0);
    const auto add = [&](std::size_t column, const std::string& text, const Style& style) {
        least[column] = std::max(least[column], WidestWord(c.sheet.Faces(), text, style) + Gap(c));
    };
    const double most = c.Width() * kMostForNames;
    for (const PlanPage::Row& row : c.page.rows) {
        if (!BelongsHere(c, row)) continue;
        add(0, row.name, c.look.small_strong);
        // In large letters a name is to stay in two lines.
        const double two = c.TextWidth(row.name, c.look.small_strong) * kHalfALine + Gap(c);
        if (c.Large()) least[0] = std::max(least[0], std::min(two, most));
        add(1, MuchOf(row), c.look.small);
        add(2, row.how_often, c.look.small);
    }
    const std::vector<double> widths = Widened({118 * unit, 204 * unit, 98 * unit}, least);
    return {0, widths[0], widths[0] + widths[1], widths[0] + widths[1] + widths[2], c.Width()};
}

Lines WithNotes(const Composer& c, const PlanPage::Row& row, double width) {
    Lines lines;
    if (!MuchOf(row).empty()) lines = c.Set(MuchOf(row), c.look.small, width);
    // A card has them already.
    if (row.exercise) return lines;
    for (const std::string& note : row.notes) {
        const Lines more = c.Set(note, c.look.caption, width);
        lines.insert(lines.end(), more.begin(), more.end());
    }
    return lines;
}

TableRow DoseRow(const Composer& c, const Columns& at, const PlanPage::Row& row) {
    const double gap = Gap(c);
    TableRow out;
    out.padding = c.Either(4, 2.5);
    out.cells.push_back({c.Set(row.name, c.look.small_strong, at.much - at.what - gap), at.what, -1});
    out.cells.push_back({WithNotes(c, row, at.often - at.much - gap), at.much, -1});
    out.cells.push_back({c.Set(row.how_often, c.look.small, at.stop - at.often - gap), at.often, -1});
    const std::string stop = row.stops_above ? c.words.Text("see above") : row.stop_if;
    out.cells.push_back({c.Set(stop, c.look.small, at.width - at.stop), at.stop, -1});
    return out;
}

// A tool's use over the rest of the width, under its row.
TableRow HowToRow(const Composer& c, const Columns& at, const PlanPage::Row& row) {
    TableRow out;
    out.padding = c.Either(2, 0.5);
    out.cells.push_back({});
    out.cells.push_back({c.Set(row.how_to, c.look.caption, at.width - at.much), at.much, -1});
    return out;
}

TableRow HeadRow(const Composer& c, const Columns& at) {
    const double gap = Gap(c);
    TableRow head;
    head.padding = c.Px(4);
    const auto add = [&](const std::string& text, double x, double end) {
        head.cells.push_back({c.Set(text, c.look.head, end - x - gap), x, -1});
    };
    add(c.words.In("column of the dose table", "What"), at.what, at.much);
    add(c.words.Text("How much"), at.much, at.often);
    add(c.words.Text("How often"), at.often, at.stop);
    add(c.words.Text("Stop if you notice"), at.stop, at.width + gap);
    return head;
}

void DrawHead(Composer& c, const TableRow& head) {
    for (const Cell& cell : head.cells)
        c.DrawTagged(Tag::HeadCell, cell.lines, c.Left() + cell.x, c.y + head.padding);
    c.y += HeightOf(head);
    c.sheet.Rule(c.Left(), c.y, c.Right(), c.y, {c.look.ink, c.Px(1.5), {}, true});
}

}  // namespace

void PutDoses(Composer& c) {
    const Columns at = ColumnsOf(c);
    std::vector<TableRow> rows;
    for (const PlanPage::Row& row : c.page.rows) {
        if (!BelongsHere(c, row)) continue;
        rows.push_back(DoseRow(c, at, row));
        if (row.how_to.empty()) continue;
        rows.back().ruled = false;
        rows.push_back(HowToRow(c, at, row));
    }
    if (rows.empty()) return;
    const TableRow head = HeadRow(c, at);
    double next = StartOf(c, rows, HeightOf(head));
    const std::vector<std::string> notes = c.StopsInCards() ? std::vector<std::string>() : c.page.stop_notes;
    for (const std::string& note : notes) next += c.HeightFor(note, c.look.small, c.Px(2));
    c.Heading(c.words.Text("How much, how often, when to stop"), next, c.Px(18));
    for (const std::string& note : notes) c.Paragraph(note, c.look.small, c.Px(2));
    PutTable(c, rows, HeightOf(head), [&c, &head] { DrawHead(c, head); });
}

}  // namespace pdf
