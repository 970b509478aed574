#include "pdf/listing.h"

#include <algorithm>
#include <numeric>

#include "pdf/form.h"
#include "pdf/table.h"

namespace pdf {

namespace {

constexpr double kGutter = 8;  // points between columns

// No word of a head is split.
std::vector<double> WidthsOf(const Composer& c, const Listing& listing) {
    const double whole = std::accumulate(listing.widths.begin(), listing.widths.end(), 0.0);
    std::vector<double> widths, least;
    for (std::size_t i = 0; i < std::min(listing.widths.size(), listing.heads.size()); ++i) {
        widths.push_back(c.Width() * listing.widths[i] / whole);
        least.push_back(WidestWord(c.sheet.Faces(), listing.heads[i], c.look.head) + kGutter);
    }
    return Widened(std::move(widths), least);
}

TableRow Row(const Composer& c, const std::vector<double>& widths, const std::vector<std::string>& cells,
             Style style) {
    if (style.face == Face::Regular) style.colour = c.look.ink;
    TableRow row;
    row.padding = Px(4);
    double x = 0;
    for (std::size_t i = 0; i < std::min(cells.size(), widths.size()); ++i) {
        row.cells.push_back({c.Set(cells[i], style, widths[i] - kGutter), x, -1});
        x += widths[i];
    }
    return row;
}

}  // namespace

void PutListing(Composer& c, const Form& form, const Listing& listing) {
    const std::vector<double> widths = WidthsOf(c, listing);
    const TableRow head = Row(c, widths, listing.heads, c.look.head);
    std::vector<TableRow> rows;
    for (const auto& cells : listing.rows) rows.push_back(Row(c, widths, cells, c.look.caption));
    const Style about = c.look.Grey(c.look.small);
    const double next =
        rows.empty() ? c.HeightFor(listing.none, form.text) : StartOf(c, rows, HeightOf(head));
    c.Heading(listing.title, c.HeightFor(listing.about, about, 4) + next, Px(18));
    c.Paragraph(listing.about, about, 4);
    if (rows.empty()) return c.Paragraph(listing.none, form.text, 3);
    PutTable(c, rows, HeightOf(head), [&] {
        for (const Cell& cell : head.cells)
            c.DrawTagged(Tag::HeadCell, cell.lines, c.Left() + cell.x, c.y + head.padding);
        c.y += HeightOf(head);
        c.sheet.Rule(c.Left(), c.y, c.Right(), c.y, {c.look.ink, Px(1.5), {}, true});
    });
}

}  // namespace pdf
