#include <algorithm>
#include <string>

#include "pdf/icons.h"
#include "pdf/parts.h"
#include "pdf/scene_painter.h"

namespace pdf {

namespace {

double Gutter(const Composer& c) {
    return c.Px(12);
}
double Chip(const Composer& c) {
    return c.Px(34);
}
std::size_t Across(const Composer& c) {
    return c.Large() ? 2 : 3;
}

struct Card {
    const PlanPage::Row* row = nullptr;
    const bodymap::ExerciseFigure* drawing = nullptr;
    Lines name, dose;
    std::vector<Lines> steps;
    Lines notes;
    double padding = 0;
    double picture = 0;  // height of the drawing, 0: none
    double head = 0;     // height of icon, name and dose
    double height = 0;   // of the whole card
};

std::string DoseText(const Composer& c, const PlanPage::Row& row) {
    const std::string& much = row.dose.empty() ? row.how_much : row.dose;
    if (much.empty() || row.how_often.empty()) return much + row.how_often;
    // The week says how often; without it the line does not break.
    if (c.StopsInCards() && row.grid) return much;
    return much + ", " + row.how_often;
}

Lines NotesOf(const Composer& c, const PlanPage::Row& row, double width) {
    Lines notes;
    const auto add = [&](const Lines& more) { notes.insert(notes.end(), more.begin(), more.end()); };
    for (const std::string& text : row.notes) add(c.Set(text, c.look.caption, width));
    if (!c.StopsInCards() || row.stop_if.empty()) return notes;
    Style strong = c.look.caption;
    strong.face = Face::Semibold;
    add(c.Set({{c.words.Text("Stop if you notice") + ": ", strong}, {row.stop_if, c.look.caption}}, width));
    return notes;
}

// A standing figure is as high as it may be; a lying one as wide as the card.
double PictureHeight(const Composer& c, const bodymap::ExerciseFigure* drawing, double width) {
    if (drawing == nullptr) return 0;
    const double most = c.StopsInCards() ? c.Px(68) : c.Either(113, 88);
    return std::min(most, width / drawing->Shape());
}

Card MakeCard(const Composer& c, const PlanPage::Row& row, Drawings& drawings, double width) {
    Card card;
    card.row = &row;
    if (row.drawing != nullptr) card.drawing = &drawings.Of(row);
    card.padding = c.Either(11, 8);
    const double inner = width - 2 * card.padding;
    const double beside = inner - Chip(c) - c.Px(9);
    Style name = c.look.small_strong;
    name.size = c.Px(12.5) - c.look.less;
    Style dose = c.look.Accent(c.look.head);
    dose.size -= c.look.less;
    dose.leading = c.Px(15) - c.look.closer;
    card.name = c.Set(row.name, name, beside);
    if (const std::string text = DoseText(c, row); !text.empty()) card.dose = c.Set(text, dose, beside);
    card.head = std::max(Chip(c), HeightOf(card.name) + HeightOf(card.dose));
    card.height = card.head + 2 * card.padding - c.Px(2);
    Style step = c.look.caption;
    step.colour = c.look.ink;
    for (const std::string& text : row.steps) {
        card.steps.push_back(c.Set(text, step, inner - c.Px(15)));
        card.height += HeightOf(card.steps.back()) + c.Either(3, 1.5);
    }
    if (!row.steps.empty()) card.height += c.Either(8, 5);
    card.picture = PictureHeight(c, card.drawing, inner);
    if (card.picture > 0) card.height += card.picture + c.Either(8, 5);
    card.notes = NotesOf(c, row, inner);
    if (!card.notes.empty()) card.height += HeightOf(card.notes) + c.Px(6);
    return card;
}

void DrawChip(Composer& c, const std::string& icon, double x, double y) {
    bodymap::Path chip;
    chip.Circle({x + Chip(c) / 2, y + Chip(c) / 2}, Chip(c) / 2);
    c.sheet.Fill(chip, Lighter(c.look.accent, 0.88));
    DrawIcon(c.sheet, icon, x + (Chip(c) - c.Px(19)) / 2, y + (Chip(c) - c.Px(19)) / 2, c.Px(19),
             c.look.accent);
}

double DrawSteps(Composer& c, const Card& card, double x, double y) {
    Style number = c.look.caption;
    number.face = Face::Bold;
    number.colour = c.look.accent;
    if (card.steps.empty()) return y;
    const Tagged list(c.sheet, Tag::List);
    for (std::size_t i = 0; i < card.steps.size(); ++i) {
        const Tagged item(c.sheet, Tag::ListItem);
        c.Draw(c.Set(std::to_string(i + 1), number, c.Px(15)), x, y);
        y = c.Draw(card.steps[i], x + c.Px(15), y) + c.Either(3, 1.5);
    }
    return y;
}

void DrawCard(Composer& c, const Card& card, double x, double top, double width, double height) {
    bodymap::Path frame;
    frame.RoundedBox({x, top, width, height}, c.Px(6));
    c.sheet.Stroke(frame, {c.look.line, c.Px(1), {}, false});
    const double left = x + card.padding, inner = top + card.padding;
    DrawChip(c, card.row->icon, left, inner);
    const double text = HeightOf(card.name) + HeightOf(card.dose);
    const double below = c.DrawTagged(Tag::Heading3, card.name, left + Chip(c) + c.Px(9),
                                      inner + std::max(0.0, (card.head - text) / 2));
    c.DrawTagged(Tag::Paragraph, card.dose, left + Chip(c) + c.Px(9), below);
    double y = inner + card.head + c.Either(8, 5);
    if (card.picture > 0) {
        const Tagged figure(c.sheet, Tag::Figure, c.words.Say("Drawing of {0}", {card.row->name}));
        PaintScene(c.sheet, card.drawing->In({left, y, width - 2 * card.padding, card.picture}));
        y += card.picture + c.Either(8, 5);
    }
    y = DrawSteps(c, card, left, y);
    if (!card.notes.empty()) c.DrawTagged(Tag::Paragraph, card.notes, left, y + c.Px(2));
}

// An exercise too long for a card runs over the pages as plain text.
void PutLong(Composer& c, const PlanPage::Row& row) {
    c.Need(4 * c.look.strong.leading);
    c.FlowTagged(c.Set(row.name, c.look.strong, c.Width()), Tag::Heading3);
    c.Paragraph(DoseText(c, row), c.look.Accent(c.look.small_strong), c.Px(2));
    c.sheet.Begin(Tag::List);
    for (std::size_t i = 0; i < row.steps.size(); ++i) {
        const std::string step = std::to_string(i + 1) + "  " + row.steps[i];
        c.FlowTagged(c.Set(step, c.look.small, c.Width()), Tag::ListItem);
        c.y += c.Px(2);
    }
    c.sheet.End();
    c.FlowTagged(NotesOf(c, row, c.Width()));
    c.y += Gutter(c);
}

double BandHeight(const Composer& c, const std::vector<Card>& cards, std::size_t from) {
    double height = 0;
    for (std::size_t i = from; i < std::min(from + Across(c), cards.size()); ++i)
        height = std::max(height, cards[i].height);
    return height;
}

void PutBandOfCards(Composer& c, const std::vector<Card>& cards, std::size_t from, double width) {
    const std::size_t to = std::min(from + Across(c), cards.size());
    const double height = BandHeight(c, cards, from);
    if (height > c.FullRoom()) {
        for (std::size_t i = from; i < to; ++i) PutLong(c, *cards[i].row);
        return;
    }
    c.Need(height);
    for (std::size_t i = from; i < to; ++i) {
        const double x = c.Left() + static_cast<double>(i - from) * (width + Gutter(c));
        DrawCard(c, cards[i], x, c.y, width, height);
    }
    c.y += height + c.Either(12, 8);
}

double TotalHeight(const Composer& c, const std::vector<Card>& cards) {
    double total = 0;
    for (std::size_t i = 0; i < cards.size(); i += Across(c)) total += BandHeight(c, cards, i) + Gutter(c);
    return total;
}

}  // namespace

void PutExercises(Composer& c, Drawings& drawings) {
    const double width =
        (c.Width() - Gutter(c) * static_cast<double>(Across(c) - 1)) / static_cast<double>(Across(c));
    std::vector<Card> cards;
    for (const PlanPage::Row& row : c.page.rows) {
        if (row.exercise) cards.push_back(MakeCard(c, row, drawings, width));
    }
    if (cards.empty()) return;
    // Cards stay together where one page can hold them.
    const double all = TotalHeight(c, cards);
    std::vector<std::string> notes = c.page.exercise_notes;
    if (c.StopsInCards()) notes.insert(notes.end(), c.page.stop_notes.begin(), c.page.stop_notes.end());
    const std::string gently =
        c.words.Text("Slow and easy. No bouncing, no sudden pulls. Stop when something hurts.");
    double intro = c.HeightFor(gently, c.look.caption, c.Px(6));
    for (const std::string& note : notes) intro += c.HeightFor(note, c.look.small, c.Px(3));
    c.Heading(c.Word("exercises", c.words.Text("Your exercises")),
              intro + (all < c.FullRoom() * 0.7 ? all : BandHeight(c, cards, 0)), c.Px(18));
    c.Paragraph(gently, c.look.caption, c.Px(3));
    for (const std::string& note : notes) c.Paragraph(note, c.look.small, c.Px(3));
    c.y += c.Px(3);
    for (std::size_t i = 0; i < cards.size(); i += Across(c)) PutBandOfCards(c, cards, i, width);
    c.y -= c.Px(4);
}

}  // namespace pdf
