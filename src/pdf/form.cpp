#include "pdf/form.h"

#include <algorithm>

namespace pdf {

namespace {

constexpr double kMostLabel = 0.5;  // of a field: the rest is for the hand
constexpr double kBeforeLine = 6;   // from the label to the line
constexpr double kBelowLine = 5;    // from the line to the next field

}  // namespace

Form::Form(Composer& composer)
    : text{Face::Regular, kText, kLeading, composer.look.ink},
      strong{Face::Semibold, kText, kLeading, composer.look.ink},
      c(composer) {
    c.SetBottom(FooterTop() - Px(10));
}

double Form::Field::Height() const {
    const std::size_t more = std::max<std::size_t>(known.size(), 1) - 1;
    return kLine + static_cast<double>(more) * kLeading + (above ? HeightOf(label) : 0);
}

Form::Field Form::FieldOf(const std::string& label, double width, const std::string& known) const {
    const Style style = c.look.Grey(c.look.small);
    Field field;
    field.above = c.TextWidth(label, style) > width * kMostLabel;
    field.label = c.Set(label, style, width);
    double room = width - 4;
    if (!field.above) room -= WidthOf(field.label) + kBeforeLine;
    if (!known.empty()) field.known = c.Set(known, text, room);
    return field;
}

void Form::Put(const Field& field, double x, double width, double height) {
    const Tagged tagged(c.sheet, Tag::Paragraph);
    const double base = c.y + height - kBelowLine;
    double from = x;
    if (field.above) {
        c.Draw(field.label, x, c.y + kBelowLine);
    } else {
        c.Draw(field.label, x, base - 13);
        if (WidthOf(field.label) > 0) from += WidthOf(field.label) + kBeforeLine;
    }
    c.sheet.Rule(from, base, x + width, base, {c.look.grey, 0.6, {}, true});
    c.Draw(field.known, from + 4, base - 14 - HeightOf(field.known) + kLeading);
}

void Form::Pair(const std::string& left, const std::string& right, const std::string& known_left,
                const std::string& known_right) {
    const double width = (c.Width() - kGap) / 2;
    const Field first = FieldOf(left, width, known_left), second = FieldOf(right, width, known_right);
    const double height = std::max(first.Height(), second.Height());
    c.Need(height);
    Put(first, c.Left(), width, height);
    Put(second, c.Left() + width + kGap, width, height);
    c.y += height;
}

void Form::Wide(const std::string& label, const std::string& known) {
    const Field field = FieldOf(label, c.Width(), known);
    c.Need(field.Height());
    Put(field, c.Left(), c.Width(), field.Height());
    c.y += field.Height();
}

void Form::Guardian() {
    c.y += 4;
    c.Paragraph(c.words.Text("Under 18: name and signature of a parent or guardian"),
                c.look.Grey(c.look.small));
    Pair(c.words.Text("Name"), c.words.Text("Signature"));
}

void Form::Tick(double x, double top, bool ticked) {
    const double up = top + (kLeading - kTick) / 2;
    bodymap::Path box;
    box.RoundedBox({x, up, kTick, kTick}, 1.2);
    const Tagged sign(c.sheet, Tag::Figure,
                      ticked ? c.words.In("box on paper", "ticked") : c.words.In("box on paper", "to tick"));
    c.sheet.Stroke(box, {c.look.ink, 0.8, {}, false});
    if (!ticked) return;
    bodymap::Path cross;
    cross.Move({x + 1.8, up + 1.8});
    cross.Line({x + kTick - 1.8, up + kTick - 1.8});
    cross.Move({x + kTick - 1.8, up + 1.8});
    cross.Line({x + 1.8, up + kTick - 1.8});
    c.sheet.Stroke(cross, {c.look.ink, 1.2, {}, false});
}

void Form::RunningHead(const std::string& clinic, const std::string& client) {
    const double half = (c.Width() - kGap) / 2;
    const Lines left = OneLine(c.sheet.Faces(), clinic, c.look.strong, half);
    const std::string name = c.words.Text("Name") + ": " + (client.empty() ? std::string(34, '_') : client);
    const Lines right = OneLine(c.sheet.Faces(), name, c.look.Grey(c.look.small), half);
    c.Draw(left, c.Left(), c.y);
    c.DrawRight(right, c.Right(), c.y + Px(1.5));
    c.y += Px(26);
    c.sheet.Rule(c.Left(), c.y, c.Right(), c.y, {c.look.ink, Px(1.5), {}, true});
    c.y += Px(8);
}

Lines Form::OwnFooter() const {
    return c.page.letterhead.footer.empty() ? Lines()
                                            : c.Set(c.page.letterhead.footer, c.look.footer, c.Width());
}

// Room for a line of ours and one of the clinic's; further ones move it up.
double Form::FooterTop() const {
    const std::size_t more = std::max<std::size_t>(OwnFooter().size(), 1) - 1;
    return c.sheet.Size().height - Px(48) - static_cast<double>(more) * c.look.footer.leading;
}

void Form::Footers(const std::string& left) {
    const double top = FooterTop();
    const int pages = c.sheet.Pages();
    for (int i = 0; i < pages; ++i) {
        c.sheet.Select(i);
        c.sheet.Rule(c.Left(), top, c.Right(), top, {c.look.line, Px(1), {}, true});
        const double below =
            c.Draw(OneLine(c.sheet.Faces(), left, c.look.footer, c.Width() * 0.75), c.Left(), top + Px(6));
        c.Draw(OwnFooter(), c.Left(), below);
        const std::string number =
            c.words.Say("Page {0} of {1}", {std::to_string(i + 1), std::to_string(pages)});
        c.DrawRight(c.Set(number, c.look.footer, c.Width() / 2), c.Right(), top + Px(6));
    }
}

}  // namespace pdf
