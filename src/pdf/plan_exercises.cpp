#include <algorithm>
#include <string>

#include "pdf/icons.h"
#include "pdf/parts.h"

namespace pdf {

namespace {

const double kGutter = Px(12);
const double kPadding = Px(11);
const double kChip = Px(34);
constexpr std::size_t kAcross = 3;

struct Card {
    const PlanPage::Row* row = nullptr;
    Lines name, dose;
    std::vector<Lines> steps;
    Lines notes;
    double head = 0;    // height of icon, name and dose
    double height = 0;  // of the whole card
};

std::string DoseText(const PlanPage::Row& row) {
    const std::string& much = row.dose.empty() ? row.how_much : row.dose;
    if (much.empty() || row.how_often.empty()) return much + row.how_often;
    return much + ", " + row.how_often;
}

Card MakeCard(const Composer& c, const PlanPage::Row& row, double width) {
    Card card;
    card.row = &row;
    const double beside = width - 2 * kPadding - kChip - Px(9);
    Style name = c.look.small_strong;
    name.size = Px(12.5);
    Style dose = c.look.Accent(c.look.head);
    dose.leading = Px(15);
    card.name = c.Set(row.name, name, beside);
    if (const std::string text = DoseText(row); !text.empty()) card.dose = c.Set(text, dose, beside);
    card.head = std::max(kChip, HeightOf(card.name) + HeightOf(card.dose));
    card.height = card.head + 2 * kPadding - Px(2);
    Style step{Face::Regular, Px(11), Px(15), c.look.ink};
    for (const std::string& text : row.steps) {
        card.steps.push_back(c.Set(text, step, width - 2 * kPadding - Px(15)));
        card.height += HeightOf(card.steps.back()) + Px(3);
    }
    if (!row.steps.empty()) card.height += Px(8);
    for (const std::string& text : row.notes) {
        const Lines more = c.Set(text, c.look.caption, width - 2 * kPadding);
        card.notes.insert(card.notes.end(), more.begin(), more.end());
    }
    if (!card.notes.empty()) card.height += HeightOf(card.notes) + Px(6);
    return card;
}

void DrawChip(Composer& c, const std::string& icon, double x, double y) {
    bodymap::Path chip;
    chip.Circle({x + kChip / 2, y + kChip / 2}, kChip / 2);
    c.sheet.Fill(chip, Lighter(c.look.accent, 0.88));
    DrawIcon(c.sheet, icon, x + (kChip - Px(19)) / 2, y + (kChip - Px(19)) / 2, Px(19), c.look.accent);
}

double DrawSteps(Composer& c, const Card& card, double x, double y) {
    const Style number{Face::Bold, Px(11), Px(15), c.look.accent};
    for (std::size_t i = 0; i < card.steps.size(); ++i) {
        c.Draw(c.Set(std::to_string(i + 1), number, Px(15)), x, y);
        y = c.Draw(card.steps[i], x + Px(15), y) + Px(3);
    }
    return y;
}

void DrawCard(Composer& c, const Card& card, double x, double top, double width, double height) {
    bodymap::Path frame;
    frame.RoundedBox({x, top, width, height}, Px(6));
    c.sheet.Stroke(frame, {c.look.line, Px(1), {}, false});
    const double left = x + kPadding, inner = top + kPadding;
    DrawChip(c, card.row->icon, left, inner);
    const double text = HeightOf(card.name) + HeightOf(card.dose);
    const double below =
        c.Draw(card.name, left + kChip + Px(9), inner + std::max(0.0, (card.head - text) / 2));
    c.Draw(card.dose, left + kChip + Px(9), below);
    double y = inner + card.head + Px(8);
    y = DrawSteps(c, card, left, y);
    if (!card.notes.empty()) c.Draw(card.notes, left, y + Px(2));
}

// An exercise too long for a card runs over the pages as plain text.
void PutLong(Composer& c, const PlanPage::Row& row) {
    c.Need(4 * c.look.strong.leading);
    c.Paragraph(row.name, c.look.strong);
    c.Paragraph(DoseText(row), c.look.Accent(c.look.small_strong), Px(2));
    for (std::size_t i = 0; i < row.steps.size(); ++i) {
        c.Paragraph(std::to_string(i + 1) + "  " + row.steps[i], c.look.small, Px(2));
    }
    for (const std::string& note : row.notes) c.Paragraph(note, c.look.caption);
    c.y += kGutter;
}

void PutBandOfCards(Composer& c, const std::vector<Card>& cards, std::size_t from, double width) {
    const std::size_t to = std::min(from + kAcross, cards.size());
    double height = 0;
    for (std::size_t i = from; i < to; ++i) height = std::max(height, cards[i].height);
    if (height > c.FullRoom()) {
        for (std::size_t i = from; i < to; ++i) PutLong(c, *cards[i].row);
        return;
    }
    c.Need(height);
    for (std::size_t i = from; i < to; ++i) {
        const double x = c.Left() + static_cast<double>(i - from) * (width + kGutter);
        DrawCard(c, cards[i], x, c.y, width, height);
    }
    c.y += height + kGutter;
}

double TotalHeight(const std::vector<Card>& cards) {
    double total = 0;
    for (std::size_t i = 0; i < cards.size(); i += kAcross) {
        double height = 0;
        for (std::size_t k = i; k < std::min(i + kAcross, cards.size()); ++k)
            height = std::max(height, cards[k].height);
        total += height + kGutter;
    }
    return total;
}

}  // namespace

void PutExercises(Composer& c) {
    const double width =
        (c.Width() - kGutter * static_cast<double>(kAcross - 1)) / static_cast<double>(kAcross);
    std::vector<Card> cards;
    for (const PlanPage::Row& row : c.page.rows) {
        if (row.exercise) cards.push_back(MakeCard(c, row, width));
    }
    if (cards.empty()) return;
    // Cards stay together where one page can hold them.
    const double all = TotalHeight(cards);
    c.Heading(c.words.Text("Your exercises"),
              Px(21) + (all < c.FullRoom() * 0.7 ? all : cards.front().height), Px(18));
    c.Paragraph(c.words.Text("Slow and easy. No bouncing, no sudden pulls. Stop when something hurts."),
                c.look.caption, Px(6));
    for (std::size_t i = 0; i < cards.size(); i += kAcross) PutBandOfCards(c, cards, i, width);
    c.y -= Px(4);
}

}  // namespace pdf
