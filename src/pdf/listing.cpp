#include "pdf/listing.h"

#include <algorithm>
#include <numeric>

#include "pdf/form.h"
#include "pdf/table.h"

namespace pdf {

namespace {

constexpr double kGutter = 8;  // points between columns

TableRow Row(const Composer& c, const Listing& listing, const std::vector<std::string>& cells, Style style) {
    const double whole = std::accumulate(listing.widths.begin(), listing.widths.end(), 0.0);
    if (style.face == Face::Regular) style.colour = c.look.ink;
    TableRow row;
    row.padding = Px(4);
    double x = 0;
    for (std::size_t i = 0; i < std::min(cells.size(), listing.widths.size()); ++i) {
        const double width = c.Width() * listing.widths[i] / whole;
        row.cells.push_back({c.Set(cells[i], style, width - kGutter), x, -1});
        x += width;
    }
    return row;
}

}  // namespace

void PutListing(Composer& c, const Form& form, const Listing& listing) {
    const TableRow head = Row(c, listing, listing.heads, c.look.head);
    std::vector<TableRow> rows;
    for (const auto& cells : listing.rows) rows.push_back(Row(c, listing, cells, c.look.caption));
    const double next =
        HeightOf(head) + (rows.empty() ? Form::kLeading : std::min(HeightOf(rows.front()), 60.0));
    c.Heading(listing.title, next, Px(18));
    c.Paragraph(listing.about, c.look.Grey(c.look.small), 4);
    if (rows.empty()) return c.Paragraph(listing.none, form.text, 3);
    PutTable(c, rows, HeightOf(head), [&] {
        for (const Cell& cell : head.cells)
            c.DrawTagged(Tag::HeadCell, cell.lines, c.Left() + cell.x, c.y + head.padding);
        c.y += HeightOf(head);
        c.sheet.Rule(c.Left(), c.y, c.Right(), c.y, {c.look.ink, Px(1.5), {}, true});
    });
}

}  // namespace pdf
