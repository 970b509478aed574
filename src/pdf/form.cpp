#include "pdf/form.h"

#include <algorithm>

#include "pdf/unicode.h"

namespace pdf {

namespace {

// One line of the running head has no room for a name of five lines.
std::string Short(const std::string& name) {
    constexpr std::size_t kMost = 60;
    return name.size() <= kMost ? name : Encode(Decode(name)[0]) + "…";
}

}  // namespace

Form::Form(Composer& composer)
    : text{Face::Regular, kText, kLeading, composer.look.ink},
      strong{Face::Semibold, kText, kLeading, composer.look.ink},
      c(composer) {
    c.SetBottom(FooterTop() - Px(10));
}

void Form::Field(const std::string& label, double x, double width, const std::string& known) {
    const Tagged field(c.sheet, Tag::Paragraph);
    const double base = c.y + kLine - 5;
    const Lines name = OneLine(c.sheet.Faces(), label, c.look.Grey(c.look.small), width * 0.6);
    c.Draw(name, x, base - 13);
    const double from = x + name.front().width + 6;
    c.sheet.Rule(from, base, x + width, base, {c.look.grey, 0.6, {}, true});
    if (!known.empty())
        c.Draw(OneLine(c.sheet.Faces(), known, text, x + width - from - 4), from + 4, base - 14);
}

void Form::Pair(const std::string& left, const std::string& right, const std::string& known_left,
                const std::string& known_right) {
    const double width = (c.Width() - kGap) / 2;
    Field(left, c.Left(), width, known_left);
    Field(right, c.Left() + width + kGap, width, known_right);
    c.y += kLine;
}

void Form::Wide(const std::string& label, const std::string& known) {
    Field(label, c.Left(), c.Width(), known);
    c.y += kLine;
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
    const Lines left = OneLine(c.sheet.Faces(), clinic, c.look.strong, c.Width() / 2);
    c.Draw(left, c.Left(), c.y);
    c.DrawRight(c.Set(c.words.Text("Name") + ": " + (client.empty() ? std::string(34, '_') : Short(client)),
                      c.look.Grey(c.look.small), c.Width() / 2),
                c.Right(), c.y + Px(1.5));
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
