// Head, facts and footer of a visit record.
#include <algorithm>

#include "pdf/parts.h"
#include "pdf/record_parts.h"

namespace pdf {

namespace {

const double kBannerRoom = Px(9);  // beside its words
const double kFactGap = Px(18);
constexpr std::size_t kMostShort = 4;  // lines of a fact in half the width

Style NameStyle(const Composer& c, double size) {
    return {Face::Bold, Px(size), Px(size + 4), c.look.ink};
}

// What the letterhead says needs not be said again below it.
Lines From(const Composer& c, const RecordPage& page, const Style& style, double width) {
    if (c.sheet.Pages() == 1) return {};
    const std::string from = page.clinic.name + (page.therapist.empty() ? "" : " · " + page.therapist);
    return Clamp(c.sheet.Faces(), c.Set(from, style, width), 4, width);
}

void PutNames(Composer& c, const RecordPage& page) {
    const Fonts& fonts = c.sheet.Faces();
    const bool first = c.sheet.Pages() == 1;
    const std::string title = c.words.Text("Visit record");
    const Lines heading = c.Set(title, NameStyle(c, 17), c.Width() / 2);
    const double right_part = c.Width() - WidthOf(heading) - Px(20);
    const Lines client = Clamp(fonts, c.Set(page.client, NameStyle(c, 15), right_part), 4, right_part);
    const Style small = c.look.Grey(RecordLook(c.look).cell);
    const double half = (c.Width() - Px(20)) / 2;
    const Lines identity = Clamp(fonts, c.Set(page.identity, small, half), 4, half);
    if (first) c.sheet.Begin(Tag::Heading1);
    const double left = c.Draw(heading, c.Left(), c.y);
    const double right = c.DrawRight(client, c.Right(), c.y + Px(1));
    if (first) {
        c.sheet.End();
        c.sheet.Outline(title, c.y);
        c.sheet.Begin(Tag::Paragraph);
    }
    const double below = std::max(left, right) + Px(1);
    const double end = c.Draw(From(c, page, small, half), c.Left(), below);
    c.y = std::max(end, c.DrawRight(identity, c.Right(), below)) + Px(7);
    if (first) c.sheet.End();
}

struct Fact {
    Lines label, value;
    [[nodiscard]] double Height() const { return std::max(HeightOf(label), HeightOf(value)); }
};

// The columns of the short facts, read downwards: the first half of them on the left.
void PutShort(Composer& c, const std::vector<Fact>& facts, double label_width) {
    const std::size_t rows = (facts.size() + 1) / 2;
    const double second = c.Left() + (c.Width() + kFactGap) / 2;
    for (std::size_t i = 0; i < rows; ++i) {
        const Fact* right = i + rows < facts.size() ? &facts[i + rows] : nullptr;
        const double height = std::max(facts[i].Height(), right != nullptr ? right->Height() : 0);
        c.Need(height);
        c.sheet.Begin(Tag::Paragraph);
        c.Draw(facts[i].label, c.Left(), c.y);
        c.Draw(facts[i].value, c.Left() + label_width, c.y);
        c.sheet.End();
        if (right != nullptr) {
            c.sheet.Begin(Tag::Paragraph);
            c.Draw(right->label, second, c.y);
            c.Draw(right->value, second + label_width, c.y);
            c.sheet.End();
        }
        c.y += height + Px(2);
    }
}

}  // namespace

void PutBanner(Composer& c, const RecordPage::Banner& banner, bool whole) {
    const RecordLook look(c.look);
    Style bold = look.text, plain = look.text;
    bold.face = Face::Bold;
    std::vector<Span> spans{{banner.title, bold}};
    if (whole && !banner.words.empty()) spans.push_back({" " + banner.words, plain});
    const Lines lines = c.Set(spans, c.Width() - 2 * kBannerRoom);
    const double height = HeightOf(lines) + Px(8);
    bodymap::Path box;
    box.RoundedBox({c.Left(), c.y, c.Width(), height}, Px(4));
    Pen pen{c.look.ink, Px(1.5), {}, false};
    if (banner.draft) pen.dash = {Px(5), Px(3)};
    c.sheet.Stroke(box, pen);
    if (whole) c.sheet.Begin(Tag::Paragraph);
    c.Draw(lines, c.Left() + kBannerRoom, c.y + Px(4));
    if (whole) c.sheet.End();
    c.y += height + Px(5);
}

void PutRecordHead(Composer& c, const RecordPage& page) {
    const bool first = c.sheet.Pages() == 1;
    if (first) {
        PutHead(c);
        c.y += Px(10);
    }
    PutNames(c, page);
    if (!first) {
        c.sheet.Rule(c.Left(), c.y, c.Right(), c.y, {c.look.ink, Px(1.5), {}, true});
        c.y += Px(7);
    }
    for (const RecordPage::Banner& banner : page.banners) PutBanner(c, banner, first);
    c.y += Px(3);
}

void PutRecordFacts(Composer& c, const RecordPage& page) {
    const RecordLook look(c.look);
    double label_width = 0;
    for (const auto& [label, value] : page.facts)
        label_width = std::max(label_width, c.TextWidth(label, look.grey));
    label_width = std::min(label_width + Px(10), c.Width() / 5);
    const double half = (c.Width() - kFactGap) / 2 - label_width;
    std::vector<Fact> shorts, longs;
    for (const auto& [label, value] : page.facts) {
        const Lines name = c.Set(label, look.grey, label_width - Px(4));
        Lines lines = c.Set(value, look.strong, half);
        if (lines.size() <= kMostShort)
            shorts.push_back({name, std::move(lines)});
        else
            longs.push_back({name, c.Set(value, look.strong, c.Width() - label_width)});
    }
    PutShort(c, shorts, label_width);
    for (const Fact& fact : longs) {
        c.Need(2 * look.strong.leading);
        c.sheet.Begin(Tag::Paragraph);
        c.Draw(fact.label, c.Left(), c.y);
        c.Flow(fact.value, c.Left() + label_width);
        c.sheet.End();
        c.y += Px(2);
    }
    c.y += Px(4);
    c.sheet.Rule(c.Left(), c.y, c.Right(), c.y, {c.look.line, Px(1), {}, true});
    c.y += Px(6);
}

namespace {

double FooterWidth(const Composer& c) {
    return c.Width() - c.TextWidth(c.words.Say("Page {0} of {1}", {"888", "888"}), c.look.footer) - Px(24);
}

// Ours, then the clinic's own.
Lines FooterLines(const Composer& c, const RecordPage& page) {
    Lines lines = c.Set(page.footer, c.look.footer, FooterWidth(c));
    if (page.letterhead.footer.empty()) return lines;
    const Lines own = c.Set(page.letterhead.footer, c.look.footer, FooterWidth(c));
    lines.insert(lines.end(), own.begin(), own.end());
    return lines;
}

}  // namespace

double RecordFooterHeight(const Composer& c, const RecordPage& page) {
    return HeightOf(FooterLines(c, page)) + Px(7);
}

void PutRecordFooters(Composer& c, const RecordPage& page) {
    const Lines lines = FooterLines(c, page);
    const double top = c.sheet.Size().height - Px(26) - RecordFooterHeight(c, page);
    const std::string pages = std::to_string(c.sheet.Pages());
    for (int i = 0; i < c.sheet.Pages(); ++i) {
        c.sheet.Select(i);
        c.sheet.Rule(c.Left(), top, c.Right(), top, {c.look.line, Px(1), {}, true});
        c.Draw(lines, c.Left(), top + Px(7));
        const std::string number = c.words.Say("Page {0} of {1}", {std::to_string(i + 1), pages});
        c.DrawRight(c.Set(number, c.look.footer, c.Width()), c.Right(), top + Px(7));
    }
}

}  // namespace pdf
