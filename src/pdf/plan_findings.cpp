#include <algorithm>
#include <string>
#include <variant>

#include "bodymap/map_scene.h"
#include "pdf/parts.h"
#include "pdf/scene_painter.h"

namespace pdf {

namespace {

using model::View;

bool FacesReader(View view) {
    return view == View::Front || view == View::HeadFront;
}
bool ShowsBothSides(View view) {
    return FacesReader(view) || view == View::Back || view == View::HeadBack;
}
bool IsSide(View view) {
    return view == View::Left || view == View::Right;
}

constexpr double kGap = 8;
constexpr std::size_t kMostInBand = 4;
constexpr std::size_t kMostPicturesInBand = 2;
constexpr double kCloseUpShare = 0.42;  // of the height of a whole figure
constexpr double kPictureShare = 0.75;
constexpr std::size_t kMostTitleLines = 3;
constexpr std::size_t kNeverJoined = 6;  // so few marks have a disc each, nearly wherever they are
double Caption(const Composer& c) {
    return c.Px(17);
}
double LeastTitle(const Composer& c) {
    return c.Px(150);  // width for the words above a narrow picture
}
constexpr double kFileDisc = 6;  // pixels

// Figures side by side with one height for all.
struct Band {
    std::vector<const PlanFigure*> figures;
    double height = 0;  // of the drawings
};

// The part of the map that is printed: the figure with room for number discs, and every mark.
bodymap::Rect Crop(const PlanFigure& figure) {
    const bodymap::Rect box = figure.map->box;
    if (figure.picture) return box;
    const bodymap::Rect body = figure.map->outline.empty() ? box : figure.map->outline.Bounds();
    const double side = ShowsBothSides(figure.map->view) ? 0.03 * box.w : 0.14 * box.w;
    double left = body.x - side, right = body.x + body.w + side;
    double top = body.y - 0.01 * box.h, bottom = body.y + body.h + 0.01 * box.h;
    for (const bodymap::MarkLook& mark : figure.marks) {
        for (const model::MapPoint& point : mark.points) {
            left = std::min(left, point.x - side), right = std::max(right, point.x + side);
            top = std::min(top, point.y - side), bottom = std::max(bottom, point.y + side);
        }
    }
    left = std::max(left, box.x), top = std::max(top, box.y);
    return {left, top, std::max(1.0, std::min(right, box.x + box.w) - left),
            std::max(1.0, std::min(bottom, box.y + box.h) - top)};
}

double Aspect(const PlanFigure& figure) {
    const bodymap::Rect crop = Crop(figure);
    return crop.w / crop.h;
}

std::vector<const PlanFigure*> Drawable(const Composer& c) {
    std::vector<const PlanFigure*> figures;
    for (const PlanFigure& figure : c.page.figures) {
        if (figure.map != nullptr && figure.map->box.w > 0 && figure.map->box.h > 0)
            figures.push_back(&figure);
    }
    return figures;
}

Band BandOf(std::vector<const PlanFigure*> figures, double width, double most_height) {
    double aspects = 0;
    for (const PlanFigure* figure : figures) aspects += Aspect(*figure);
    const double room = width - kGap * static_cast<double>(figures.size() - 1);
    const double height = std::min(most_height, room / std::max(0.1, aspects));
    return {std::move(figures), height};
}

// A rim, since a photo's edge may be as white as the paper.
void DrawPicture(Composer& c, const PlanPicture& picture, bodymap::Rect frame) {
    c.sheet.Image(frame, picture.bytes, picture.jpeg, picture.width, picture.height);
    bodymap::Path rim;
    rim.RoundedBox(frame, 0);
    c.sheet.Stroke(rim, {c.look.line, c.Px(1), {}, true});
}

// Of discs: a number alone, or more than that.
bool HasJoined(const bodymap::Scene& marks) {
    return std::ranges::any_of(marks.items, [](const bodymap::SceneItem& item) {
        const auto* text = std::get_if<bodymap::SceneText>(&item);
        return text != nullptr && text->text.find_first_not_of("0123456789") != std::string::npos;
    });
}

// Scenes are made in pixels, so that glyphs and discs have the sizes of the visual system.
// `words`: boxes the numbers keep clear of; `room`: where they stay. True if a disc stands for several.
bool DrawFigure(Composer& c, const PlanFigure& figure, bodymap::Rect frame,
                const std::vector<bodymap::Rect>& words, bodymap::Rect room) {
    const double pixel = c.Px(1);
    const bodymap::Rect pixels{frame.x / pixel, frame.y / pixel, frame.w / pixel, frame.h / pixel};
    const bodymap::Viewport viewport = bodymap::Viewport::Fit(Crop(figure), pixels);
    if (figure.picture) {
        DrawPicture(c, *figure.picture, frame);
    } else {
        bodymap::BodyLook look;
        look.layer = figure.layer;
        look.marked = figure.marked;
        // Paper wants finer pens than a screen.
        look.pen_scale = 0.82;
        PaintScene(c.sheet, bodymap::BodyScene(*figure.map, viewport, look), pixel);
    }
    bodymap::MarkStyle style;
    style.number_discs = true;
    if (c.page.for_the_file) style.disc_radius = kFileDisc;
    style.side_view = IsSide(figure.map->view);
    style.glyph_scale = 0.86;
    const auto in_pixels = [pixel](const bodymap::Rect& box) {
        return bodymap::Rect{box.x / pixel, box.y / pixel, box.w / pixel, box.h / pixel};
    };
    for (const bodymap::Rect& box : words) style.words.push_back(in_pixels(box));
    style.room = in_pixels(room);
    const bodymap::Scene marks = bodymap::MarkScene(*figure.map, viewport, figure.marks, style);
    PaintScene(c.sheet, marks, pixel);
    return HasJoined(marks);
}

Style SideStyle(const Composer& c) {
    Style style = c.look.caption;
    style.size = c.Px(10.5);
    style.leading = c.Px(13);
    return style;
}

// The client's own sides, as they lie on this drawing.
std::pair<std::string, std::string> SideNames(const Composer& c, View view) {
    const bool file = c.page.for_the_file;
    std::string own_right = file ? c.words.In("side of the body on the figure", "client’s right")
                                 : c.words.In("side of the body on the figure", "your right");
    std::string own_left = file ? c.words.In("side of the body on the figure", "client’s left")
                                : c.words.In("side of the body on the figure", "your left");
    if (FacesReader(view)) return {std::move(own_right), std::move(own_left)};
    return {std::move(own_left), std::move(own_right)};
}

double SideRoom(const Composer& c, double figure_width) {
    return figure_width / 2 - c.Px(6);
}

Lines SideLines(const Composer& c, const std::string& name, double room) {
    return Clamp(c.sheet.Faces(), c.Set(name, SideStyle(c), room), 3, room);
}

// A narrow drawing, a sole, keeps the room its name needs; a picture's title may be long and is broken.
double SlotWidth(const Composer& c, const PlanFigure& figure, const Band& band) {
    const double width = Aspect(figure) * band.height;
    return std::max(width, figure.picture ? LeastTitle(c) : c.TextWidth(figure.name, c.look.head));
}

Lines NameLines(const Composer& c, const PlanFigure& figure, double slot) {
    if (!figure.picture) return c.Set(figure.name, c.look.head, 1000);
    return Clamp(c.sheet.Faces(), c.Set(figure.name, c.look.head, slot), kMostTitleLines, slot);
}

// How far the drawings stand below their names: short captions find room beside the head.
double Lift(const Composer& c, const Band& band) {
    double lift = 0;
    for (const PlanFigure* figure : band.figures) {
        if (figure->picture) {
            const double names = HeightOf(NameLines(c, *figure, SlotWidth(c, *figure, band)));
            lift = std::max(lift, names - c.look.head.leading);
        }
        if (!ShowsBothSides(figure->map->view)) continue;
        const auto [left, right] = SideNames(c, figure->map->view);
        const double room = Aspect(*figure) * band.height * 0.37;
        const Style style = SideStyle(c);
        const bool head = figure->map->view != View::Front && figure->map->view != View::Back;
        if (!head && std::max(c.TextWidth(left, style), c.TextWidth(right, style)) <= room) continue;
        const double half = SideRoom(c, Aspect(*figure) * band.height);
        lift = std::max({lift, HeightOf(SideLines(c, left, half)), HeightOf(SideLines(c, right, half))});
    }
    return lift;
}

double BandHeight(const Composer& c, const Band& band) {
    return band.height + Caption(c) + Lift(c, band) + c.Px(6);
}

double TotalHeight(const Composer& c, const std::vector<Band>& bands) {
    double height = 0;
    for (const Band& band : bands) height += BandHeight(c, band);
    return height;
}

bool IsCloseUp(const PlanFigure* figure) {
    const auto& body = model::kBodyViews;
    return std::find(body.begin(), body.end(), figure->map->view) == body.end();
}

double BandWidth(const Composer& c, const Band& band) {
    double width = kGap * static_cast<double>(band.figures.size() - 1);
    for (const PlanFigure* figure : band.figures) width += SlotWidth(c, *figure, band);
    return width;
}

// Rows of about the same length.
std::vector<Band> InRows(const std::vector<const PlanFigure*>& figures, std::size_t rows, double width,
                         double most_height) {
    std::vector<Band> bands;
    for (std::size_t row = 0; row < rows; ++row) {
        const auto from = figures.begin() + static_cast<std::ptrdiff_t>(figures.size() * row / rows);
        const auto to = figures.begin() + static_cast<std::ptrdiff_t>(figures.size() * (row + 1) / rows);
        bands.push_back(BandOf({from, to}, width, most_height));
    }
    return bands;
}

void AddBands(const Composer& c, const std::vector<const PlanFigure*>& figures, std::size_t most_in_band,
              double width, double most_height, std::vector<Band>& bands) {
    const auto fits = [&](const Band& band) { return BandWidth(c, band) <= width; };
    std::vector<Band> rows;
    for (std::size_t n = (figures.size() + most_in_band - 1) / most_in_band; n <= figures.size(); ++n) {
        rows = InRows(figures, n, width, most_height);
        if (std::all_of(rows.begin(), rows.end(), fits)) break;
    }
    bands.insert(bands.end(), rows.begin(), rows.end());
}

// Whole figures first; beside a head or a hand of their height they would shrink to nothing.
std::vector<Band> BandsOf(const Composer& c, const std::vector<const PlanFigure*>& figures, double width,
                          double most_height) {
    std::vector<const PlanFigure*> bodies, close_ups, pictures;
    for (const PlanFigure* figure : figures)
        (figure->picture ? pictures : IsCloseUp(figure) ? close_ups : bodies).push_back(figure);
    std::vector<Band> bands;
    AddBands(c, bodies, kMostInBand, width, most_height, bands);
    AddBands(c, close_ups, kMostInBand, width, kCloseUpShare * most_height, bands);
    AddBands(c, pictures, kMostPicturesInBand, width, kPictureShare * most_height, bands);
    return bands;
}

// Where they stand.
std::vector<bodymap::Rect> DrawCaptions(Composer& c, const PlanFigure& figure, const Band& band, double x,
                                        double top, double width) {
    const View view = figure.map->view;
    const Lines name = NameLines(c, figure, SlotWidth(c, figure, band));
    c.DrawCentred(name, x + width / 2, top);
    std::vector<bodymap::Rect> boxes{{x, top, width, HeightOf(name)}};
    if (!ShowsBothSides(view)) return boxes;
    const auto [left, right] = SideNames(c, view);
    const double half = SideRoom(c, width), y = top + Caption(c);
    const auto box = [&](const std::string& side, const Lines& lines, bool at_right) {
        const double wide = std::min(half, c.TextWidth(side, SideStyle(c)));
        boxes.push_back({at_right ? x + width - c.Px(2) - wide : x + c.Px(2), y, wide, HeightOf(lines)});
    };
    const Lines first = SideLines(c, left, half), second = SideLines(c, right, half);
    c.Draw(first, x + c.Px(2), y);
    c.DrawRight(second, x + width - c.Px(2), y);
    box(left, first, false);
    box(right, second, true);
    return boxes;
}

// What a figure shows, for who does not see it: the view, and each mark of it in the words of the list.
std::string InWords(const Composer& c, const PlanFigure& figure) {
    std::string marks;
    for (const bodymap::MarkLook& mark : figure.marks) {
        const auto line = std::ranges::find_if(
            c.page.found, [&mark](const FoundLine& found) { return found.number == mark.number; });
        if (!mark.number || line == c.page.found.end()) continue;
        marks += (marks.empty() ? "" : "; ") + std::to_string(*mark.number) + ": " + line->place;
        for (const std::string& more : {line->plain, line->severity})
            marks += more.empty() ? "" : ", " + more;
    }
    const std::string what = figure.picture ? c.words.Say("Picture: {0}", {figure.name})
                                            : c.words.Say("Figure of the body: {0}", {figure.name});
    return marks.empty() ? what + ". " + c.words.Text("No mark.") : what + ". " + marks;
}

// Draws a band with its left edge at x; the caller has seen to the room. True as DrawFigure.
bool DrawBand(Composer& c, const Band& band, double x, double top) {
    const double lift = Lift(c, band);
    bool joined = false;
    for (const PlanFigure* figure : band.figures) {
        const double slot = SlotWidth(c, *figure, band), width = Aspect(*figure) * band.height;
        const double left = x + (slot - width) / 2;
        const Tagged drawing(c.sheet, Tag::Figure, InWords(c, *figure));
        const auto words = DrawCaptions(c, *figure, band, left, top, width);
        const bodymap::Rect frame{left, top + Caption(c) + lift, width, band.height};
        const bool crowded =
            DrawFigure(c, *figure, frame, words,
                       {x - kGap / 2, top + Caption(c), slot + kGap, lift + band.height + c.Px(4)});
        joined = joined || crowded;
        x += slot + kGap;
    }
    return joined;
}

// One below the other, each in the middle of the width; the caller has seen to the room. True as DrawFigure.
bool DrawBands(Composer& c, const std::vector<Band>& bands, double width) {
    double top = c.y;
    bool joined = false;
    for (const Band& band : bands) {
        joined |= DrawBand(c, band, c.Left() + std::max(0.0, (width - BandWidth(c, band)) / 2), top);
        top += BandHeight(c, band);
    }
    return joined;
}

std::string JoinedNote(const Composer& c) {
    return c.words.Text(
        "On the figures “12–15” stands for marks 12 to 15, “12 +3” for mark 12 and "
        "three more beside it. The list tells them all.");
}

struct FoundRow {
    const FoundLine* line = nullptr;
    Lines words, severity;
    double height = 0;
};

double NumberColumn(const Composer& c) {
    return c.Px(29);
}
double GlyphColumn(const Composer& c) {
    return c.Px(27);
}

FoundRow MakeRow(const Composer& c, const FoundLine& line, double width) {
    FoundRow row;
    row.line = &line;
    row.severity = c.Set(line.severity, c.look.small_strong, width / 3);
    const double room = width - NumberColumn(c) - GlyphColumn(c) - WidthOf(row.severity) - c.Px(10);
    row.words = c.Set(line.place, c.look.small_strong, room);
    if (!line.plain.empty()) {
        const Lines plain = c.Set(line.plain, c.look.Grey(c.look.small), room);
        row.words.insert(row.words.end(), plain.begin(), plain.end());
    }
    row.words = Clamp(c.sheet.Faces(), std::move(row.words), 24, room);
    row.height = std::max(HeightOf(row.words), c.Px(20)) + c.Either(11, 8);
    return row;
}

void DrawRow(Composer& c, const FoundRow& row, double x, double top, double width) {
    const Tagged item(c.sheet, Tag::ListItem);
    const double middle = top + c.Px(5) + c.Px(9);
    if (row.line->number > 0) DrawDisc(c, row.line->number, {x + c.Px(10), middle}, c.Px(8.5));
    PaintScene(c.sheet, bodymap::GlyphScene(row.line->finding, bodymap::Ink::Text,
                                            {x + NumberColumn(c) + c.Px(9), middle}, c.Px(16)));
    c.Draw(row.words, x + NumberColumn(c) + GlyphColumn(c), top + c.Px(5));
    c.DrawRight(row.severity, x + width, top + c.Px(5));
    c.sheet.Rule(x, top + row.height, x + width, top + row.height, {c.look.line, c.Px(1), {}, true});
}

std::vector<FoundRow> MakeRows(const Composer& c, double width) {
    std::vector<FoundRow> rows;
    rows.reserve(c.page.found.size());
    for (const FoundLine& line : c.page.found) rows.push_back(MakeRow(c, line, width));
    return rows;
}

double TotalHeight(const std::vector<FoundRow>& rows) {
    double height = 0;
    for (const FoundRow& row : rows) height += row.height;
    return height;
}

std::string ScaleNote(const Composer& c) {
    return c.words.Text("How strong, 0 to 10, before → after");
}

// With its title, at the right margin; c.y stays.
void DrawFound(Composer& c, const std::vector<FoundRow>& rows, double width) {
    const double x = c.Right() - width;
    double y = c.y;
    const std::string title = c.Word("found", c.words.Text("What we found"));
    c.sheet.Begin(Tag::Heading2);
    c.sheet.Outline(title, y);
    y = c.Draw(c.Set(title, c.look.section, width), x, y) + c.Px(5);
    c.sheet.End();
    y = c.DrawTagged(Tag::Paragraph, c.Set(ScaleNote(c), c.look.caption, width), x, y) + c.Px(3);
    const Tagged part(c.sheet, Tag::List);
    for (const FoundRow& row : rows) {
        DrawRow(c, row, x, y, width);
        y += row.height;
    }
}

// The list at the right of the figures; true if figures and list fit beside each other.
bool PutBeside(Composer& c, const std::vector<const PlanFigure*>& figures) {
    const double list_width = c.Px(248), gap = c.Px(18);
    const double width = c.Width() - list_width - gap;
    const std::vector<Band> bands = BandsOf(c, figures, width, c.Either(300, 235));
    const double drawn = TotalHeight(c, bands);
    const std::vector<FoundRow> rows = MakeRows(c, list_width);
    const double head = c.Px(24) + HeightOf(c.Set(ScaleNote(c), c.look.caption, list_width)) + c.Px(3);
    const double list = head + TotalHeight(rows);
    const double height = std::max(drawn, list);
    if (c.Large() || figures.empty() || rows.empty() || list > drawn + c.Px(90)) return false;
    // Several rows of figures flow on to the next page; a page is not left empty for them.
    if (height > (bands.size() > 1 ? c.Room() - c.Px(6) : c.FullRoom())) return false;
    const bool crowd = rows.size() > kNeverJoined;
    c.Need(height + (crowd ? c.Px(6) + c.HeightFor(JoinedNote(c), c.look.caption, c.Px(3)) : 0));
    c.y += c.Px(6);
    const bool joined = DrawBands(c, bands, width);
    DrawFound(c, rows, list_width);
    c.y += height;
    if (joined) c.Paragraph(JoinedNote(c), c.look.caption, c.Px(3));
    return true;
}

double MostHeight(const Composer& c, double height) {
    return std::min(height, c.FullRoom() - c.Px(60));
}

void PutBands(Composer& c, const std::vector<const PlanFigure*>& figures, double height) {
    bool joined = false;
    for (const Band& band : BandsOf(c, figures, c.Width(), MostHeight(c, height))) {
        c.Need(BandHeight(c, band));
        c.y += c.Px(6);
        joined |= DrawBand(c, band, c.Left() + std::max(0.0, (c.Width() - BandWidth(c, band)) / 2), c.y);
        c.y += BandHeight(c, band);
    }
    if (joined) c.Paragraph(JoinedNote(c), c.look.caption, c.Px(3));
}

// Two columns, read across: 1 2 / 3 4.
void PutColumns(Composer& c) {
    if (c.page.found.empty()) return;
    const double gap = c.Px(24), width = (c.Width() - gap) / 2;
    const std::vector<FoundRow> rows = MakeRows(c, width);
    const auto height = [&](std::size_t i) {
        return i >= rows.size() ? 0.0
                                : std::max(rows[i].height, i + 1 < rows.size() ? rows[i + 1].height : 0.0);
    };
    // The last row never stands alone on a page; its neighbour above goes there with it.
    const auto together = [&](std::size_t i) {
        const double both = height(i) + (i + 4 >= rows.size() ? height(i + 2) : 0);
        return both <= c.FullRoom() ? both : height(i);
    };
    c.Heading(c.Word("found", c.words.Text("What we found")),
              c.HeightFor(ScaleNote(c), c.look.caption, c.Px(2)) + together(0));
    c.Paragraph(ScaleNote(c), c.look.caption, c.Px(2));
    const Tagged list(c.sheet, Tag::List);
    for (std::size_t i = 0; i < rows.size(); i += 2) {
        FoundRow left = rows[i];
        FoundRow right = i + 1 < rows.size() ? rows[i + 1] : FoundRow{};
        left.height = right.height = height(i);
        c.Need(together(i));
        DrawRow(c, left, c.Left(), c.y, width);
        if (right.line != nullptr) DrawRow(c, right, c.Left() + width + gap, c.y, width);
        c.y += left.height;
    }
}

}  // namespace

void DrawDisc(Composer& c, int number, bodymap::MapPoint centre, double radius) {
    bodymap::Path disc;
    disc.Circle(centre, radius);
    c.sheet.Fill(disc, c.look.ink);
    const double size = radius * (number > 99 ? 0.94 : 1.3);
    const Style style{Face::Bold, size, radius * 1.65, c.look.white};
    c.DrawCentred(c.Set(std::to_string(number), style, 100), centre.x, centre.y - radius * 0.82);
}

double FiguresStart(const Composer& c, double height) {
    const std::vector<const PlanFigure*> figures = Drawable(c);
    return figures.empty() ? 0 : BandHeight(c, BandsOf(c, figures, c.Width(), MostHeight(c, height)).front());
}

void PutFigures(Composer& c, double height) {
    PutBands(c, Drawable(c), height);
}

void PutFindings(Composer& c) {
    // Bare figures would say nothing.
    const auto marked = [](const PlanFigure& figure) { return !figure.marks.empty(); };
    if (c.page.found.empty() && std::none_of(c.page.figures.begin(), c.page.figures.end(), marked)) return;
    const std::vector<const PlanFigure*> figures = Drawable(c);
    if (PutBeside(c, figures)) return;
    PutBands(c, figures, c.Either(400, 330));
    PutColumns(c);
}

void PutDone(Composer& c) {
    if (c.page.done.empty()) return;
    c.Heading(c.Word("done", c.words.Text("What we did")), 3 * c.look.body.leading);
    c.Paragraph(c.page.done, c.look.body);
}

}  // namespace pdf
