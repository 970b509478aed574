#include <algorithm>
#include <string>

#include "pdf/bidi.h"
#include "pdf/parts.h"
#include "pdf/pdf_text.h"
#include "pdf/unicode.h"
#include "text/human_date.h"

namespace pdf {

namespace {

// Fills the box to its height or width; a small one is not blown up.
bodymap::Rect LogoBox(const Composer& c) {
    constexpr double kInch = 72;
    const std::shared_ptr<const Logo>& logo = c.page.letterhead.logo;
    if (!logo || logo->width < 1 || logo->height < 1) return {};
    const double scale =
        std::min({kMostLogoWidth * kInch / logo->width, kMostLogoHeight * kInch / logo->height, 1.0});
    return {c.Left(), c.y, logo->width * scale, logo->height * scale};
}

void DrawLogo(Composer& c, bodymap::Rect at) {
    const Logo& logo = *c.page.letterhead.logo;
    c.sheet.Begin(Tag::Figure, c.words.Say("Logo of {0}", {c.page.clinic.name}));
    c.sheet.Image(at, logo.bytes, logo.jpeg, logo.width, logo.height);
    c.sheet.End();
}

std::string Day(const Composer& c) {
    return c.page.day.ok() ? text::HumanDate(c.words, c.page.day, text::DateStyle::Long) : std::string();
}

// A name that is written from the right does not turn the number behind it.
std::string Isolated(const std::string& name) {
    constexpr const char* kFirstStrong = "\xE2\x81\xA8";
    constexpr const char* kPop = "\xE2\x81\xA9";
    return HasRightToLeft(Decode(name)) ? kFirstStrong + name + kPop : name;
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

// In one line, however it was typed.
std::string NameOf(const Composer& c) {
    std::string name = c.page.client;
    std::ranges::replace_if(
        name, [](char at) { return at == '\n' || at == '\r' || at == '\t'; }, ' ');
    return name;
}

// Whose plan of which day in the room there is: a long name loses its end, the day is whole.
std::string Whose(const Composer& c, const std::string& title, const Style& style, double width) {
    std::u32string name = Decode(NameOf(c));
    const auto told = [&](const std::string& as) { return Joined({title, Isolated(as), Day(c)}, ", "); };
    std::string what = told(Utf8(name));
    while (!name.empty() && c.TextWidth(what, style) > width) {
        while (name.size() > 1 && Extends(name, name.size() - 1)) name.pop_back();
        name.pop_back();
        while (!name.empty() && name.back() == ' ') name.pop_back();
        what = told(Utf8(name) + "…");
    }
    return what;
}

std::string FooterText(const Composer& c) {
    const std::vector<std::string> args{c.page.document_number, c.page.therapist};
    const std::string first = c.page.approved
                                  ? c.words.Say("Plan {0}, prepared and checked by {1}.", args)
                                  : c.words.Say("Plan {0}, prepared by {1}, not yet approved.", args);
    return first + ' ' + c.words.Text("Self-care advice, not a medical diagnosis.");
}

double NumberWidth(const Composer& c) {
    return c.TextWidth(c.words.Say("Page {0} of {1}", {"88", "88"}), c.look.footer) + c.Px(24);
}

Lines FooterLines(const Composer& c) {
    const double width = c.Width() - NumberWidth(c);
    Lines lines = Clamp(c.sheet.Faces(), c.Set(FooterText(c), c.look.footer, width), 3, width);
    if (!c.page.letterhead.footer.empty()) {
        const Lines own = c.Set(c.page.letterhead.footer, c.look.footer, width);
        lines.insert(lines.end(), own.begin(), own.end());
    }
    return lines;
}

void PutDraftMarker(Composer& c) {
    Style style = c.look.small_strong;
    const Lines lines = c.Set(c.words.Text("Draft – not yet approved"), style, c.Width() / 2);
    const double width = lines.front().width + c.Px(28), height = c.Px(20);
    const double x = (c.sheet.Size().width - width) / 2, top = c.Px(9);
    bodymap::Path box;
    box.RoundedBox({x, top, width, height}, height / 2);
    c.sheet.FillAndStroke(box, c.look.white, {c.look.ink, 1, {c.Px(4), c.Px(3)}, false});
    c.DrawCentred({lines.front()}, x + width / 2, top + (height - lines.front().leading) / 2);
}

}  // namespace

void PutHead(Composer& c) {
    constexpr std::size_t kMostLines = 6;
    const model::ClinicProfile& clinic = c.page.clinic;
    const double top = c.y, right_part = c.Width() * 0.4;
    const bodymap::Rect logo = LogoBox(c);
    const double indent = logo.w > 0 ? logo.w + c.Px(11) : 0;
    const double left_part = c.Width() - indent - right_part - c.Px(16);
    const auto block = [&c](double width, const std::vector<std::pair<std::string, Style>>& texts) {
        Lines all;
        for (const auto& [text, style] : texts) {
            if (text.empty()) continue;
            const Lines lines = Clamp(c.sheet.Faces(), c.Set(text, style, width), kMostLines, width);
            all.insert(all.end(), lines.begin(), lines.end());
        }
        return all;
    };
    const Style name{Face::Bold, c.Px(16), c.Px(20), c.look.ink};
    const Lines left = block(left_part, {{clinic.name, name},
                                         {c.page.letterhead.tagline, c.look.caption},
                                         {c.page.therapist, c.look.caption}});
    const Lines right = block(right_part, {{clinic.address, c.look.caption},
                                           {Joined({clinic.phone, clinic.email}, " · "), c.look.caption},
                                           {c.page.letterhead.website, c.look.caption}});
    // The lower of logo and names stands in the middle of the higher.
    const double height = std::max({logo.h, HeightOf(left), HeightOf(right), c.Px(34)});
    if (logo.w > 0) DrawLogo(c, {logo.x, top + (height - logo.h) / 2, logo.w, logo.h});
    c.DrawTagged(Tag::Paragraph, left, c.Left() + indent, top + (height - HeightOf(left)) / 2);
    c.sheet.Begin(Tag::Paragraph);
    c.DrawRight(right, c.Right(), top + (height - HeightOf(right)) / 2);
    c.sheet.End();
    c.y = top + height + c.Px(11);
    c.sheet.Rule(c.Left(), c.y, c.Right(), c.y, {c.look.ink, c.Px(1.5), {}, true});
}

void PutRunningHead(Composer& c) {
    const Fonts& fonts = c.sheet.Faces();
    // The right part says whose plan it is and goes first; the clinic's name takes the rest.
    const double gap = c.Px(16), least = c.Width() / 3;
    const std::string title =
        c.page.referral_text.empty() ? c.Word("running", c.words.Text("Recovery plan")) : TitleOf(c);
    const Style grey = c.look.Grey(c.look.small);
    const double most = c.Width() - least - gap;
    const Lines right = OneLine(fonts, Whose(c, title, grey, most), grey, most);
    const Lines clinic =
        OneLine(fonts, c.page.clinic.name, c.look.strong, c.Width() - right.front().width - gap);
    c.Draw(clinic, c.Left(), c.y);
    c.DrawRight(right, c.Right(), c.y + c.Px(1.5));
    c.y += c.Px(28);
    c.sheet.Rule(c.Left(), c.y, c.Right(), c.y, {c.look.ink, c.Px(1.5), {}, true});
    c.y += c.Px(14);
}

std::string TitleOf(const Composer& c) {
    if (!c.page.referral_text.empty()) return c.words.Text("After your visit");
    return c.Word("title", c.words.Text("Your recovery plan"));
}

void PutTitle(Composer& c) {
    c.y += c.Px(15);
    const std::string title = TitleOf(c);
    const Lines lines = c.Set(title, c.look.title, c.Width());
    const std::string whose = Joined({Isolated(NameOf(c)), Day(c)}, " · ");
    const double used = lines.back().width + c.Px(20);
    const bool beside = lines.size() == 1 && used + c.TextWidth(whose, c.look.body) <= c.Width();
    const double top = c.y;
    c.Title(title);
    const Tagged paragraph(c.sheet, Tag::Paragraph);
    if (beside) {
        c.DrawRight(c.Set(whose, c.look.Grey(c.look.body), c.Width()), c.Right(), top + c.Px(10.5));
    } else {
        c.Flow(c.Set(whose, c.look.Grey(c.look.body), c.Width()), c.Left());
    }
    c.y += c.Px(6);
}

void PutOpening(Composer& c) {
    for (const std::string& paragraph : c.page.opening) c.Paragraph(paragraph, c.look.body, c.Px(4));
    c.y += c.Px(4);
}

double FooterHeight(const Composer& c) {
    return HeightOf(FooterLines(c)) + c.Px(7);
}

void PutFooters(Composer& c) {
    const Lines lines = FooterLines(c);
    const double top = c.sheet.Size().height - c.Px(30) - FooterHeight(c);
    for (int i = 0; i < c.sheet.Pages(); ++i) {
        c.sheet.Select(i);
        c.sheet.Rule(c.Left(), top, c.Right(), top, {c.look.line, c.Px(1), {}, true});
        c.Draw(lines, c.Left(), top + c.Px(7));
        const std::string number =
            c.words.Say("Page {0} of {1}", {std::to_string(i + 1), std::to_string(c.sheet.Pages())});
        c.DrawRight(c.Set(number, c.look.footer, c.Width()), c.Right(), top + c.Px(7));
        if (!c.page.approved) PutDraftMarker(c);
    }
}

}  // namespace pdf
