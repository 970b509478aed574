#include "pdf/composer.h"

#include <algorithm>
#include <cmath>

namespace pdf {

namespace {

constexpr Colour kTeal{0.071, 0.408, 0.42};

// The baseline within a line: as browsers and word processors centre Open Sans in its leading.
double Baseline(const Line& line) {
    double size = 0;
    for (const Piece& piece : line.pieces) size = std::max(size, piece.style.size);
    return line.leading / 2 + 0.36 * size;
}

// Headings in a pale colour would be lost on paper, and in grey: as dark as text must be (WCAG, 4.5 to 1).
Colour Legible(Colour colour) {
    constexpr double kMostLuminance = 1.05 / 4.5 - 0.05;
    const auto linear = [](double v) {
        return v <= 0.04045 ? v / 12.92 : std::pow((v + 0.055) / 1.055, 2.4);
    };
    const auto luminance = [&](Colour of) {
        return 0.2126 * linear(of.r) + 0.7152 * linear(of.g) + 0.0722 * linear(of.b);
    };
    while (luminance(colour) > kMostLuminance) {
        constexpr double kDarker = 0.96;
        colour = {colour.r * kDarker, colour.g * kDarker, colour.b * kDarker};
    }
    return colour;
}

}  // namespace

Composer::Composer(const PlanPage& value, const text::Translator& translator, Sheet& paper, Density density)
    : page(value),
      words(translator),
      sheet(paper),
      look(Legible(ParseColour(value.clinic.accent, kTeal)), density, value.large_print ? kLargePrint : 1),
      m_density(density) {
    m_bottom = sheet.Size().height - Px(70);
    m_running_head = Px(120);  // more than most have, until the second page shows it
}

std::string Composer::Word(const char* id, const std::string& ours) const {
    const auto own = page.words.find(id);
    return own == page.words.end() || own->second.empty() ? ours : own->second;
}

double Composer::FullRoom() const {
    return m_bottom - m_running_head;
}

void Composer::NewPage() {
    sheet.AddPage();
    y = Px(34);
    // The first page's head is read; what is repeated on the others is not.
    if (sheet.Pages() > 1) sheet.Begin(Tag::Artifact);
    if (on_new_page) on_new_page();
    if (sheet.Pages() > 1) sheet.End();
    if (sheet.Pages() > 1) m_running_head = y;
}

bool Composer::Need(double height) {
    if (y + height <= m_bottom + 1e-6) return false;
    NewPage();
    return true;
}

Lines Composer::Set(const std::string& text, const Style& style, double width) const {
    return Break(sheet.Faces(), text, style, width);
}

Lines Composer::Set(const std::vector<Span>& spans, double width) const {
    return Break(sheet.Faces(), spans, width);
}

double Composer::TextWidth(const std::string& text, const Style& style) const {
    return Measure(sheet.Faces(), text, style);
}

double Composer::Draw(const Lines& lines, double x, double top) const {
    for (const Line& line : lines) {
        sheet.Text(x, top + Baseline(line), line);
        top += line.leading;
    }
    return top;
}

double Composer::DrawRight(const Lines& lines, double right, double top) const {
    for (const Line& line : lines) {
        sheet.Text(right - line.width, top + Baseline(line), line);
        top += line.leading;
    }
    return top;
}

double Composer::DrawCentred(const Lines& lines, double centre, double top) const {
    for (const Line& line : lines) {
        sheet.Text(centre - line.width / 2, top + Baseline(line), line);
        top += line.leading;
    }
    return top;
}

double Composer::DrawTagged(Tag tag, const Lines& lines, double x, double top) const {
    const Tagged part(sheet, tag);
    return Draw(lines, x, top);
}

void Composer::Title(const std::string& text, double space_after) {
    const Tagged title(sheet, Tag::Heading1);
    sheet.Outline(text, y);
    y = Draw(Set(text, look.title, Width()), Left(), y) + space_after;
}

void Composer::Heading(const std::string& text, double next, double space_before) {
    const Lines lines = Set(text, look.section, Width());
    const double height = HeightOf(lines) + Either(5, 3);
    if (m_density != Density::Roomy) space_before *= 0.7;
    if (!Need(space_before + height + std::min(next, FullRoom() - height))) y += space_before;
    const Tagged heading(sheet, Tag::Heading2);
    sheet.Outline(text, y);
    y = Draw(lines, Left(), y) + Either(5, 3);
}

double Composer::StartOf(const Line& line, double x) const {
    return line.right_to_left ? Right() - line.width : x;
}

void Composer::Flow(const Lines& lines, double x) {
    const std::size_t count = lines.size();
    for (std::size_t i = 0; i < count; ++i) {
        // No line of a paragraph stands alone on a page; three lines stay together.
        std::size_t company = 1;
        if (i == 0) company = count <= 3 ? count : 2;
        if (count > 3 && i + 2 == count) company = 2;
        double height = 0;
        for (std::size_t k = i; k < i + company; ++k) height += lines[k].leading;
        Need(height <= FullRoom() ? height : lines[i].leading);
        y = Draw({lines[i]}, StartOf(lines[i], x), y);
    }
}

void Composer::FlowTagged(const Lines& lines, Tag tag) {
    const Tagged part(sheet, tag);
    Flow(lines, Left());
}

void Composer::Paragraph(const std::string& text, const Style& style, double space_after) {
    if (text.empty()) return;
    FlowTagged(Set(text, style, Width()));
    y += space_after;
}

double Composer::HeightFor(const std::string& text, const Style& style, double space_after) const {
    return text.empty() ? 0 : HeightOf(Set(text, style, Width())) + space_after;
}

}  // namespace pdf
