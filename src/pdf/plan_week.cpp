#include <algorithm>
#include <chrono>
#include <sstream>
#include <string>

#include "pdf/icons.h"
#include "pdf/parts.h"
#include "pdf/table.h"
#include "text/human_date.h"

namespace pdf {

namespace {

constexpr std::size_t kDays = 7;
double DayWidth(const Composer& c) {
    return c.Large() ? c.Px(49) : c.Px(57);  // the names beside them keep their room
}
double IconColumn(const Composer& c) {
    return c.Px(23);
}

double DaysLeft(const Composer& c) {
    return c.Width() - DayWidth(c) * static_cast<double>(kDays);
}
double DayCentre(const Composer& c, std::size_t day) {
    return DaysLeft(c) + DayWidth(c) * (static_cast<double>(day) + 0.5);
}

std::string DayName(const Composer& c, std::size_t day) {
    const auto offset = static_cast<int>(day);
    if (!c.page.first_day.ok()) return c.words.Say("Day {0}", {std::to_string(offset + 1)});
    const std::chrono::sys_days date = std::chrono::sys_days{c.page.first_day} + std::chrono::days{offset};
    return text::WeekdayHead(c.words, std::chrono::year_month_day{date});
}

TableRow HeadRow(const Composer& c) {
    TableRow row;
    row.padding = c.Px(4);
    row.cells.push_back(
        {c.Set(c.words.Text("What and how much"), c.look.head, DaysLeft(c) - c.Px(8)), 0, -1});
    for (std::size_t day = 0; day < kDays; ++day) {
        row.cells.push_back(
            {c.Set(DayName(c, day), c.look.head, DayWidth(c) - c.Px(4)), 0, DayCentre(c, day)});
    }
    return row;
}

void DrawHead(Composer& c, const TableRow& head) {
    for (const Cell& cell : head.cells) {
        const Tagged name(c.sheet, Tag::HeadCell);
        const double top = c.y + HeightOf(head) - head.padding - HeightOf(cell.lines);
        if (cell.centre >= 0) {
            c.DrawCentred(cell.lines, c.Left() + cell.centre, top);
        } else {
            c.Draw(cell.lines, c.Left() + cell.x, top);
        }
    }
    c.y += HeightOf(head);
    const Pen pen{c.look.ink, c.Px(1.5), {}, true};
    c.sheet.Rule(c.Left(), c.y, c.Left() + DaysLeft(c) - c.Px(1.5), c.y, pen);
    for (std::size_t day = 0; day < kDays; ++day) {
        const double centre = c.Left() + DayCentre(c, day), half = DayWidth(c) / 2 - c.Px(1.5);
        c.sheet.Rule(centre - half, c.y, centre + half + (day + 1 == kDays ? c.Px(1.5) : 0), c.y, pen);
    }
}

Cell NameCell(const Composer& c, const std::string& name, const std::string& dose) {
    std::vector<Span> spans{{name, c.look.small_strong}};
    Style grey = c.look.caption;
    grey.leading = c.look.small_strong.leading;
    // No break between the name and the room before its dose: a line would start with a space.
    if (!dose.empty()) spans.push_back({"  " + dose, grey});
    return {c.Set(spans, DaysLeft(c) - IconColumn(c) - c.Px(8)), IconColumn(c), -1};
}

// A box to tick on a day it is for, a dash on the others.
Cell DayCell(Composer& c, std::size_t day, bool planned) {
    Cell cell;
    cell.alternative =
        planned ? c.words.In("box on paper", "to tick") : c.words.In("day of the week", "nothing");
    cell.draw = [&c, day, planned](double top, double height) {
        const double side = c.Px(13), middle = top + height / 2, centre = c.Left() + DayCentre(c, day);
        if (planned) {
            bodymap::Path box;
            box.RoundedBox({centre - side / 2, middle - side / 2, side, side}, c.Px(2.5));
            c.sheet.FillAndStroke(box, c.look.white, {c.look.ink, c.Px(1.3), {}, false});
        } else {
            c.sheet.Rule(centre - c.Px(2.5), middle, centre + c.Px(2.5), middle,
                         {c.look.line, c.Px(1.4), {}, true});
        }
    };
    return cell;
}

TableRow BoxRow(Composer& c, const PlanPage::Row& row) {
    TableRow out;
    out.padding = c.Either(6, 3.5);
    out.least_height = c.Either(29, 22);
    out.centred = true;
    out.cells.push_back(NameCell(c, row.name, row.dose));
    for (std::size_t day = 0; day < kDays; ++day)
        out.cells.push_back(DayCell(c, day, day < row.days.size() && row.days[day]));
    out.draw = [&c, &row](double top, double height) {
        DrawIcon(c.sheet, row.icon, c.Left(), top + (height - c.Px(15)) / 2, c.Px(15), c.look.accent);
    };
    return out;
}

bool HasLoads(const PlanPage& page) {
    return std::any_of(page.loads.begin(), page.loads.end(),
                       [](const std::string& load) { return !load.empty(); });
}

double LoadRoom(const Composer& c) {
    return DayWidth(c) - c.Px(3);
}

// So small that no word is parted, if that can still be read.
Style LoadStyle(const Composer& c) {
    constexpr double kSmallest = 0.75;
    Style style{Face::Regular, c.Px(11), c.Px(14), c.look.ink};
    double widest = LoadRoom(c);
    for (const std::string& load : c.page.loads) {
        std::istringstream words(load);
        for (std::string word; words >> word;) widest = std::max(widest, c.TextWidth(word, style));
    }
    style.size *= std::max(kSmallest, LoadRoom(c) / widest);
    return style;
}

TableRow LoadRow(Composer& c) {
    TableRow out;
    out.padding = c.Either(5, 3.5);
    out.centred = true;
    out.cells.push_back(NameCell(c, c.words.Text("Your training"), c.words.In("training", "as planned")));
    const Style style = LoadStyle(c);
    for (std::size_t day = 0; day < kDays; ++day) {
        const std::string load = day < c.page.loads.size() ? c.page.loads[day] : std::string();
        out.cells.push_back({c.Set(load.empty() ? "–" : load, style, LoadRoom(c)), 0, DayCentre(c, day)});
    }
    out.draw = [&c](double top, double height) {
        DrawIcon(c.sheet, "walk", c.Left(), top + (height - c.Px(15)) / 2, c.Px(15), c.look.accent);
        for (std::size_t day = 0; day < kDays && day < c.page.loads.size(); ++day) {
            if (c.page.loads[day].empty()) continue;
            const double centre = c.Left() + DayCentre(c, day), half = DayWidth(c) / 2 - c.Px(1.5);
            bodymap::Path tint;
            tint.RoundedBox({centre - half, top + c.Px(2), 2 * half, height - c.Px(4)}, c.Px(2.5));
            c.sheet.Fill(tint, c.look.tint);
        }
    };
    return out;
}

}  // namespace

void PutWeek(Composer& c) {
    std::vector<TableRow> rows;
    if (HasLoads(c.page)) rows.push_back(LoadRow(c));
    for (const PlanPage::Row& row : c.page.rows) {
        if (row.grid) rows.push_back(BoxRow(c, row));
    }
    if (rows.empty()) return;
    const TableRow head = HeadRow(c);
    const std::string note = c.Word(
        "week_note",
        c.words.Text(
            "Tick each box when done and bring this sheet to your next visit. Repeat the week until then."));
    const double next = c.HeightFor(note, c.look.caption, c.Px(3)) + StartOf(c, rows, HeightOf(head));
    c.Heading(c.Word("week", c.words.Text("Your first week")), next, c.Px(17));
    c.Paragraph(note, c.look.caption, c.Px(3));
    PutTable(c, rows, HeightOf(head), [&c, &head] { DrawHead(c, head); });
}

}  // namespace pdf
