// What every part of the page shares: the value, the words, the sheet, the place reached, and the look.
#pragma once

#include <functional>
#include <string>

#include "pdf/plan_page.h"
#include "pdf/sheet.h"

namespace pdf {

// The mock-ups are drawn in CSS pixels.
constexpr double Px(double pixels) {
    return pixels * 0.75;
}

// For plans that would otherwise run onto a third page: smaller, then also with stop rules in the cards.
enum class Density { Roomy, Tight, Dense };

inline constexpr double kLargePrint = 1.25;

struct Look {
    // Large print keeps its sizes however tight the page is.
    Look(Colour accent_colour, Density density, double scaled)
        : accent(accent_colour),
          scale(scaled),
          less(density == Density::Roomy || scaled > 1 ? 0 : pdf::Px(0.5)),
          closer(3 * less) {}

    Colour ink{0.086, 0.125, 0.165};
    Colour grey{0.29, 0.345, 0.388};
    Colour line{0.788, 0.816, 0.835};
    Colour tint{0.914, 0.929, 0.937};
    Colour white{1, 1, 1};
    Colour accent;
    double scale;   // of everything: 1, or kLargePrint
    double less;    // of a size when tight
    double closer;  // of a leading

    Style title{Face::Bold, Px(25), Px(31), ink};
    Style section{Face::Bold, Px(14.5), Px(19), accent};
    Style body{Face::Regular, Px(13) - less, Px(19) - closer, ink};
    Style strong{Face::Semibold, Px(13) - less, Px(19) - closer, ink};
    Style small{Face::Regular, Px(12) - less, Px(16) - closer, ink};
    Style small_strong{Face::Semibold, Px(12) - less, Px(16) - closer, ink};
    Style caption{Face::Regular, Px(11) - less, Px(15) - closer, grey};
    Style head{Face::Semibold, Px(11), Px(14), ink};
    Style footer{Face::Regular, Px(10.5), Px(14), grey};

    // CSS pixels as they are printed.
    [[nodiscard]] double Px(double pixels) const { return pdf::Px(pixels) * scale; }
    [[nodiscard]] Style Grey(Style style) const { return style.colour = grey, style; }
    [[nodiscard]] Style Accent(Style style) const { return style.colour = accent, style; }
};

class Composer {
public:
    Composer(const PlanPage& value, const text::Translator& translator, Sheet& paper, Density density);

    const PlanPage& page;
    const text::Translator& words;
    Sheet& sheet;
    const Look look;

    [[nodiscard]] double Px(double pixels) const { return look.Px(pixels); }
    [[nodiscard]] bool Large() const { return look.scale > 1; }
    // CSS pixels by density.
    [[nodiscard]] double Either(double roomy, double tight) const {
        return Px(m_density == Density::Roomy ? roomy : tight);
    }
    // The page's own word for that, or ours.
    [[nodiscard]] std::string Word(const char* id, const std::string& ours) const;
    [[nodiscard]] bool StopsInCards() const { return m_density == Density::Dense; }

    // The room between the margins; y is the place reached on the current page.
    [[nodiscard]] double Left() const { return pdf::Px(52); }
    [[nodiscard]] double Width() const { return sheet.Size().width - 2 * pdf::Px(52); }
    [[nodiscard]] double Right() const { return Left() + Width(); }
    [[nodiscard]] double Bottom() const { return m_bottom; }
    void SetBottom(double to) { m_bottom = to; }
    double y = 0;

    [[nodiscard]] double Room() const { return m_bottom - y; }
    // Height of an empty page below its running head.
    [[nodiscard]] double FullRoom() const;
    // Where what is repeated on every further page ends, for a paper whose head is higher than others'.
    void SetRunningHead(double to) { m_running_head = to; }
    // A new page unless `height` still fits; true if there was one.
    bool Need(double height);
    void NewPage();
    std::function<void()> on_new_page;  // draws the running head and moves y below it

    [[nodiscard]] Lines Set(const std::string& text, const Style& style, double width) const;
    [[nodiscard]] Lines Set(const std::vector<Span>& spans, double width) const;
    [[nodiscard]] double TextWidth(const std::string& text, const Style& style) const;
    // Lines with their top at `top`; returns the y below them.
    double Draw(const Lines& lines, double x, double top) const;
    double DrawRight(const Lines& lines, double right, double top) const;
    double DrawCentred(const Lines& lines, double centre, double top) const;
    // Draw as a part of the document.
    double DrawTagged(Tag tag, const Lines& lines, double x, double top) const;

    // The title of the whole paper, once; also an outline entry.
    void Title(const std::string& text, double space_after = 0);
    // A section's title with room for at least `next` below it on the same page; also an outline entry.
    void Heading(const std::string& text, double next, double space_before = pdf::Px(14));
    // Text over the full width, broken over pages by lines: none stands alone, three stay together. What is
    // written right to left ends at the right margin.
    void Paragraph(const std::string& text, const Style& style, double space_after = 0);
    // What it takes where it stands on one page.
    [[nodiscard]] double HeightFor(const std::string& text, const Style& style, double space_after = 0) const;
    void Flow(const Lines& lines, double x);
    // The same from the left margin, as a part of the document.
    void FlowTagged(const Lines& lines, Tag tag = Tag::Paragraph);

private:
    [[nodiscard]] double StartOf(const Line& line, double x) const;

    Density m_density;
    double m_bottom = 0;
    double m_running_head = 0;
};

}  // namespace pdf
