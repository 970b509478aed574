// Marks with their treatment, and what was measured, as tables of a visit record.
#include <algorithm>
#include <array>
#include <string>
#include <vector>

#include "pdf/parts.h"
#include "pdf/record_parts.h"
#include "pdf/scene_painter.h"
#include "pdf/table.h"

namespace pdf {

namespace {

const double kGutter = Px(10);
const double kGlyph = Px(19);  // from a glyph's left edge to its label

using Edges = std::vector<double>;
using Heads = std::vector<std::string>;

// Left edges of the columns, the table's right edge last.
Edges Columns(const Composer& c, const std::vector<double>& shares) {
    double whole = 0, x = 0;
    for (const double share : shares) whole += share;
    Edges edges;
    for (const double share : shares) {
        edges.push_back(x);
        x += c.Width() * share / whole;
    }
    edges.push_back(x + kGutter);
    return edges;
}

double Room(const Edges& edges, std::size_t column) {
    return edges[column + 1] - edges[column] - kGutter;
}

void DrawHead(Composer& c, const Edges& edges, const Heads& heads, double height) {
    const RecordLook look(c.look);
    for (std::size_t i = 0; i < heads.size(); ++i) {
        const Lines lines = c.Set(heads[i], look.head, Room(edges, i));
        c.DrawTagged(Tag::HeadCell, lines, c.Left() + edges[i], c.y + height - Px(4) - HeightOf(lines));
    }
    c.y += height;
    c.sheet.Rule(c.Left(), c.y, c.Right(), c.y, {c.look.ink, Px(1.2), {}, true});
}

double HeadHeight(const Composer& c, const Edges& edges, const Heads& heads) {
    double height = 0;
    for (std::size_t i = 0; i < heads.size(); ++i)
        height = std::max(height, HeightOf(c.Set(heads[i], RecordLook(c.look).head, Room(edges, i))));
    return height + Px(8);
}

Lines With(Lines lines, const Lines& more) {
    lines.insert(lines.end(), more.begin(), more.end());
    return lines;
}

Edges MarkEdges(const Composer& c, bool treated) {
    return treated ? Columns(c, {24, 148, 36, 92, 146, 52, 204}) : Columns(c, {24, 190, 40, 100, 290, 58});
}

Heads MarkHeads(const Composer& c, bool treated) {
    Heads heads{"#",
                c.words.In("column", "Region"),
                c.words.In("column", "Side"),
                c.words.In("column", "Layer"),
                c.words.In("column", "Finding"),
                "0–10"};
    if (treated) heads.push_back(c.words.Text("Technique, pressure 1–5, minutes, response"));
    return heads;
}

TableRow RowOf(Composer& c, const Edges& edges, const RecordPage::MarkRow& mark) {
    const RecordLook look(c.look);
    TableRow row;
    row.padding = Px(3.4);
    const auto add = [&](std::size_t column, const std::string& text, const Style& style) -> Lines& {
        row.cells.push_back({c.Set(text, style, Room(edges, column)), edges[column], -1});
        return row.cells.back().lines;
    };
    Cell number{{}, edges[0]};
    if (mark.number > 0) {
        number.alternative = std::to_string(mark.number);
        number.draw = [&c, &mark](double top, double) {
            DrawDisc(c, mark.number, {c.Left() + Px(7), top + Px(3.4) + Px(7)}, Px(6.6));
        };
    }
    row.cells.push_back(std::move(number));
    Lines& region = add(1, mark.region, look.strong);
    if (!mark.extent.empty()) region = With(region, c.Set(mark.extent, look.grey, Room(edges, 1)));
    add(2, mark.side, look.strong);
    add(3, mark.layer, look.cell);
    const double beside = mark.finding.empty() ? 0 : kGlyph;
    Lines label = c.Set(mark.label, look.cell, Room(edges, 4) - beside);
    if (!mark.note.empty()) label = With(label, c.Set(mark.note, look.grey, Room(edges, 4) - beside));
    row.cells.push_back({label, edges[4] + beside, -1});
    add(5, mark.severity, look.cell);
    if (edges.size() > 7) {
        Lines treated;
        for (const std::string& line : mark.treatments)
            treated = With(treated, c.Set(line, look.cell, Room(edges, 6)));
        row.cells.push_back({treated, edges[6], -1});
    }
    row.draw = [&c, x = edges[4], &mark](double top, double) {
        const double middle = top + Px(3.4) + Px(7);
        if (mark.finding.empty()) return;
        PaintScene(c.sheet, bodymap::GlyphScene(mark.finding, bodymap::Ink::Text,
                                                {c.Left() + x + Px(7), middle}, Px(13)));
    };
    return row;
}

void PutTotals(Composer& c, const RecordPage& page) {
    const RecordLook look(c.look);
    std::vector<Span> spans;
    for (const auto& [label, value] : page.totals) {
        if (!spans.empty()) spans.push_back({"    ", look.cell});
        spans.push_back({label + " ", look.cell});
        spans.push_back({value, look.strong});
    }
    if (spans.empty()) return;
    c.y += Px(5);
    c.sheet.Begin(Tag::Paragraph);
    c.Flow(c.Set(spans, c.Width()), c.Left());
    c.sheet.End();
}

}  // namespace

MarkTable::MarkTable(Composer& composer, const RecordPage& page, bool treated)
    : c(composer), m_edges(MarkEdges(c, treated)), m_heads(MarkHeads(c, treated)) {
    m_head_height = HeadHeight(c, m_edges, m_heads);
    for (const RecordPage::MarkRow& mark : page.marks) m_rows.push_back(RowOf(c, m_edges, mark));
}

double MarkTable::Start() const {
    return StartOf(c, m_rows, m_head_height);
}

void MarkTable::Put() const {
    PutTable(c, m_rows, m_head_height, [this] { DrawHead(c, m_edges, m_heads, m_head_height); });
}

void PutRecordMarks(Composer& c, const RecordPage& page) {
    const std::string title = c.words.Text("Marks and treatment");
    if (page.marks.empty()) {
        c.Heading(title, Px(16));
        return c.Paragraph(c.words.Text("Nothing was charted or treated."), RecordLook(c.look).text);
    }
    const MarkTable table(c, page, true);
    c.Heading(title, table.Start(), Px(8));
    table.Put();
    PutTotals(c, page);
}

void PutRecordMeasures(Composer& c, const RecordPage& page) {
    if (page.measures.empty()) return;
    const RecordLook look(c.look);
    const Edges edges = Columns(c, {220, 56, 84, 84, 84, 162});
    const Heads heads{c.words.In("column", "Measure"), c.words.In("column", "Side"),
                      c.words.In("column", "Before"),  c.words.In("column", "After"),
                      c.words.In("column", "Usual"),   c.words.In("column", "Remark")};
    const double height = HeadHeight(c, edges, heads);
    std::vector<TableRow> rows;
    for (const RecordPage::Measure& one : page.measures) {
        TableRow row;
        row.padding = Px(3.2);
        const std::array<const std::string*, 6> cells{&one.name,  &one.side,  &one.before,
                                                      &one.after, &one.usual, &one.remark};
        for (std::size_t i = 0; i < cells.size(); ++i)
            row.cells.push_back(
                {c.Set(*cells[i], i == 0 ? look.strong : look.cell, Room(edges, i)), edges[i], -1});
        rows.push_back(std::move(row));
    }
    c.Heading(c.words.Text("Measures"), StartOf(c, rows, height));
    PutTable(c, rows, height, [&] { DrawHead(c, edges, heads, height); });
}

}  // namespace pdf
