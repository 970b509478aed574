#include <algorithm>
#include <string>

#include "pdf/parts.h"
#include "text/human_date.h"

namespace pdf {

namespace {

void DrawLogo(Composer& c, double x, double y) {
    const double k = Px(1);
    bodymap::Path ring;
    ring.Circle({x + 17 * k, y + 17 * k}, 15.6 * k);
    c.sheet.Stroke(ring, {c.look.accent, 2.2 * k, {}, false});
    bodymap::Path wave;
    wave.Move({x + 9 * k, y + 21 * k});
    wave.Curve({x + 12 * k, y + 13 * k}, {x + 15 * k, y + 12 * k}, {x + 17 * k, y + 17 * k});
    wave.Curve({x + 19 * k, y + 22 * k}, {x + 22 * k, y + 21 * k}, {x + 25 * k, y + 13 * k});
    c.sheet.Stroke(wave, {c.look.accent, 2.6 * k, {}, false});
}

std::string Contact(const model::ClinicProfile& clinic) {
    if (clinic.phone.empty() || clinic.email.empty()) return clinic.phone + clinic.email;
    return clinic.phone + " · " + clinic.email;
}

std::string Day(const Composer& c) {
    return c.page.day.ok() ? text::HumanDate(c.words, c.page.day, text::DateStyle::Long) : std::string();
}

// "a, b, c" of the parts that are not empty.
std::string Joined(const std::vector<std::string>& parts, const std::string& between) {
    std::string all;
    for (const std::string& part : parts) {
        if (part.empty()) continue;
        if (!all.empty()) all += between;
        all += part;
    }
    return all;
}

std::string FooterText(const Composer& c) {
    const std::vector<std::string> args{c.page.document_number, c.page.therapist};
    const std::string first = c.page.approved
                                  ? c.words.Say("Plan {0}, prepared and checked by {1}.", args)
                                  : c.words.Say("Plan {0}, prepared by {1}, not yet approved.", args);
    return first + ' ' + c.words.Text("Self-care advice, not a medical diagnosis.");
}

double NumberWidth(const Composer& c) {
    return c.TextWidth(c.words.Say("Page {0} of {1}", {"88", "88"}), c.look.footer) + Px(24);
}

Lines FooterLines(const Composer& c) {
    const double width = c.Width() - NumberWidth(c);
    return Clamp(c.sheet.Faces(), c.Set(FooterText(c), c.look.footer, width), 3, width);
}

void PutDraftMarker(Composer& c) {
    Style style = c.look.small_strong;
    const Lines lines = c.Set(c.words.Text("Draft – not yet approved"), style, c.Width() / 2);
    const double width = lines.front().width + Px(28), height = Px(20);
    const double x = (c.sheet.Size().width - width) / 2, top = Px(9);
    bodymap::Path box;
    box.RoundedBox({x, top, width, height}, height / 2);
    c.sheet.FillAndStroke(box, c.look.white, {c.look.ink, 1, {Px(4), Px(3)}, false});
    c.DrawCentred({lines.front()}, x + width / 2, top + (height - lines.front().leading) / 2);
}

}  // namespace

void PutHead(Composer& c) {
    const double top = c.y, left = c.Left() + Px(45);
    const double right_part = c.Width() * 0.4;
    Style name{Face::Bold, Px(16), Px(20), c.look.ink};
    const double name_width = c.Width() - Px(45) - right_part - Px(16);
    DrawLogo(c, c.Left(), top);
    const Fonts& fonts = c.sheet.Faces();
    const Lines clinic = Clamp(fonts, c.Set(c.page.clinic.name, name, name_width), 6, name_width);
    const Lines therapist = Clamp(fonts, c.Set(c.page.therapist, c.look.caption, name_width), 6, name_width);
    const Lines address =
        Clamp(fonts, c.Set(c.page.clinic.address, c.look.caption, right_part), 6, right_part);
    const Lines contact =
        Clamp(fonts, c.Set(Contact(c.page.clinic), c.look.caption, right_part), 4, right_part);
    const double below_left =
        c.DrawTagged(Tag::Paragraph, therapist, left, c.DrawTagged(Tag::Paragraph, clinic, left, top));
    c.sheet.Begin(Tag::Paragraph);
    const double below_right = c.DrawRight(contact, c.Right(), c.DrawRight(address, c.Right(), top + Px(2)));
    c.sheet.End();
    c.y = std::max({top + Px(34), below_left, below_right}) + Px(11);
    c.sheet.Rule(c.Left(), c.y, c.Right(), c.y, {c.look.ink, Px(1.5), {}, true});
}

void PutRunningHead(Composer& c) {
    const Fonts& fonts = c.sheet.Faces();
    // The right part says whose plan it is and goes first; the clinic's name takes the rest.
    const double gap = Px(16), least = c.Width() / 3;
    const std::string what = Joined({c.words.Text("Recovery plan"), c.page.client, Day(c)}, ", ");
    const Lines right = OneLine(fonts, what, c.look.Grey(c.look.small), c.Width() - least - gap);
    const Lines clinic =
        OneLine(fonts, c.page.clinic.name, c.look.strong, c.Width() - right.front().width - gap);
    c.Draw(clinic, c.Left(), c.y);
    c.DrawRight(right, c.Right(), c.y + Px(1.5));
    c.y += Px(28);
    c.sheet.Rule(c.Left(), c.y, c.Right(), c.y, {c.look.ink, Px(1.5), {}, true});
    c.y += Px(14);
}

void PutTitle(Composer& c) {
    c.y += Px(15);
    const std::string title =
        c.page.referral_text.empty() ? c.words.Text("Your recovery plan") : c.words.Text("After your visit");
    const Lines lines = c.Set(title, c.look.title, c.Width());
    const std::string whose = Joined({c.page.client, Day(c)}, " · ");
    const double used = lines.back().width + Px(20);
    const bool beside = lines.size() == 1 && used + c.TextWidth(whose, c.look.body) <= c.Width();
    const double top = c.y;
    c.Title(title);
    const Tagged paragraph(c.sheet, Tag::Paragraph);
    if (beside) {
        c.DrawRight(c.Set(whose, c.look.Grey(c.look.body), c.Width()), c.Right(), top + Px(10.5));
    } else {
        c.Flow(c.Set(whose, c.look.Grey(c.look.body), c.Width()), c.Left());
    }
    c.y += Px(6);
}

void PutOpening(Composer& c) {
    for (const std::string& paragraph : c.page.opening) c.Paragraph(paragraph, c.look.body, Px(4));
    c.y += Px(4);
}

double FooterHeight(const Composer& c) {
    return HeightOf(FooterLines(c)) + Px(7);
}

void PutFooters(Composer& c) {
    const Lines lines = FooterLines(c);
    const double top = c.sheet.Size().height - Px(30) - FooterHeight(c);
    for (int i = 0; i < c.sheet.Pages(); ++i) {
        c.sheet.Select(i);
        c.sheet.Rule(c.Left(), top, c.Right(), top, {c.look.line, Px(1), {}, true});
        c.Draw(lines, c.Left(), top + Px(7));
        const std::string number =
            c.words.Say("Page {0} of {1}", {std::to_string(i + 1), std::to_string(c.sheet.Pages())});
        c.DrawRight(c.Set(number, c.look.footer, c.Width()), c.Right(), top + Px(7));
        if (!c.page.approved) PutDraftMarker(c);
    }
}

}  // namespace pdf
