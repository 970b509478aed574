// The written note, further facts, signatures and amendments of a visit record.
#include <algorithm>
#include <optional>

#include "pdf/record_parts.h"
#include "pdf/table.h"
#include "pdf/unicode.h"

namespace pdf {

namespace {

const double kBesideLetter = Px(25);  // from the letter of a part to its words
const double kBoxGap = Px(14), kInBox = Px(10);
// What was struck is grey on paper in one ink too; nothing else of a note is.
constexpr Colour kStruck{0.33, 0.38, 0.42};

std::vector<Span> SpansOf(const RecordLook& look, const std::vector<RecordPage::Run>& runs) {
    Style plain = look.text, added = look.text, struck = look.text, tag = look.text;
    added.face = Face::Semibold;
    struck.colour = kStruck;
    tag.face = Face::Bold;
    std::vector<Span> spans;
    for (const RecordPage::Run& run : runs)
        spans.push_back({run.text, run.tag ? tag : run.struck ? struck : run.added ? added : plain});
    return spans;
}

void StrikeThrough(Composer& c, const Line& line, double x, double top) {
    const double y = top + line.leading / 2 + Px(1);
    for (std::size_t i = 0; i < line.pieces.size(); ++i) {
        if (line.pieces[i].style.colour != kStruck) continue;
        c.sheet.Rule(x + line.pieces[i].x, y, x + EndOf(c.sheet.Faces(), line.pieces[i]), y,
                     {c.look.ink, Px(1), {}, true});
    }
}

// Who hears the page or copies from it must not take what was struck for what stands.
Line Told(const Composer& c, Line line) {
    for (Piece& piece : line.pieces) {
        if (piece.style.colour != kStruck || piece.codes == U" ") continue;
        std::string words;
        for (const char32_t code : piece.logical.empty() ? piece.codes : piece.logical) words += Encode(code);
        piece.logical = Decode(c.words.Say("[struck out: {0}]", {words}));
    }
    return line;
}

// Line by line, so that what was struck is struck on its own page.
void FlowRuns(Composer& c, const Lines& lines, double x) {
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const bool pair = lines.size() > 1 && (i == 0 || i + 2 == lines.size());
        c.Need(lines[i].leading * (pair ? 2 : 1));
        c.Draw({Told(c, lines[i])}, x, c.y);
        StrikeThrough(c, lines[i], x, c.y);
        c.y += lines[i].leading;
    }
}

void PutPart(Composer& c, const RecordPage::Part& part) {
    const RecordLook look(c.look);
    const Style letter{Face::Bold, Px(14), Px(17), c.look.accent};
    std::vector<Lines> paragraphs;
    for (const auto& runs : part.paragraphs)
        paragraphs.push_back(c.Set(SpansOf(look, runs), c.Width() - kBesideLetter));
    if (paragraphs.empty()) paragraphs.push_back(c.Set("–", look.text, c.Width()));
    c.Need(std::max(Px(17), 2 * look.text.leading));
    c.sheet.Begin(Tag::Paragraph);
    c.Draw(c.Set(part.letter, letter, kBesideLetter), c.Left(), c.y - Px(0.5));
    for (std::size_t i = 0; i < paragraphs.size(); ++i) {
        if (i > 0) c.sheet.Begin(Tag::Paragraph);
        FlowRuns(c, paragraphs[i], c.Left() + kBesideLetter);
        c.sheet.End();
        c.y += Px(2);
    }
    c.y += Px(5);
}

// One box, set for its width.
struct Box {
    Lines title, words, seal;
    bool dashed = false;
    [[nodiscard]] double Height() const {
        return HeightOf(title) + HeightOf(words) + (seal.empty() ? 0 : HeightOf(seal) + Px(10)) + Px(14);
    }
};

Box BoxOf(const Composer& c, const RecordPage::Box& box, double width) {
    const RecordLook look(c.look);
    Style bold = look.text;
    bold.face = Face::Semibold;
    const double room = width - 2 * kInBox;
    Box made;
    made.dashed = box.dashed;
    made.title = c.Set(box.title, bold, room);
    const auto add = [&](Lines& lines, const std::vector<std::string>& texts, const Style& style) {
        for (const std::string& text : texts) {
            const Lines more = c.Set(text, style, room);
            lines.insert(lines.end(), more.begin(), more.end());
        }
    };
    add(made.words, box.words, look.cell);
    add(made.seal, box.seal, look.seal);
    return made;
}

void DrawBox(Composer& c, const Box& box, double x, double width, double height) {
    bodymap::Path frame;
    frame.RoundedBox({x, c.y, width, height}, Px(4));
    Pen pen{c.look.ink, Px(1.2), {}, false};
    if (box.dashed) pen.dash = {Px(4), Px(3)};
    c.sheet.Stroke(frame, pen);
    c.sheet.Begin(Tag::Paragraph);
    double y = c.Draw(box.words, x + kInBox, c.Draw(box.title, x + kInBox, c.y + Px(7)));
    // Seals of neighbours stand at one height.
    if (!box.seal.empty()) {
        y = c.y + height - Px(7) - HeightOf(box.seal);
        c.sheet.Rule(x + kInBox, y - Px(5), x + width - kInBox, y - Px(5), {c.look.line, Px(1), {}, true});
        c.Draw(box.seal, x + kInBox, y);
    }
    c.sheet.End();
}

// Words higher than a page go on without a frame on the next ones.
void FlowBox(Composer& c, const Box& box) {
    c.Need(HeightOf(box.title) + 3 * Px(14));
    c.sheet.Rule(c.Left(), c.y, c.Right(), c.y, {c.look.ink, Px(1.2), {}, true});
    c.y += Px(6);
    c.sheet.Begin(Tag::Paragraph);
    for (const Lines* lines : {&box.title, &box.words, &box.seal}) c.Flow(*lines, c.Left() + kInBox);
    c.sheet.End();
    c.y += Px(6);
    c.sheet.Rule(c.Left(), c.y, c.Right(), c.y, {c.look.ink, Px(1.2), {}, true});
}

double Half(const Composer& c) {
    return (c.Width() - kBoxGap) / 2;
}

// Two beside each other where neither would become a tower.
bool Beside(const Composer& c, const RecordPage::Box& box) {
    return BoxOf(c, box, Half(c)).Height() <= c.FullRoom() / 2;
}

void PutPair(Composer& c, const RecordPage::Box& left, const RecordPage::Box* right) {
    const double half = Half(c);
    const Box first = BoxOf(c, left, half);
    std::optional<Box> second;
    if (right != nullptr) second = BoxOf(c, *right, half);
    const double height = std::max(first.Height(), second ? second->Height() : 0);
    c.Need(height);
    DrawBox(c, first, c.Left(), half, height);
    if (second) DrawBox(c, *second, c.Left() + half + kBoxGap, half, height);
    c.y += height;
}

void PutWide(Composer& c, const RecordPage::Box& box) {
    const Box made = BoxOf(c, box, c.Width());
    if (made.Height() > c.FullRoom()) return FlowBox(c, made);
    c.Need(made.Height());
    DrawBox(c, made, c.Left(), c.Width(), made.Height());
    c.y += made.Height();
}

}  // namespace

void PutRecordNote(Composer& c, const RecordPage& page) {
    if (page.note.empty()) return;
    c.Heading(c.words.Text("Note"), 3 * Px(16));
    for (const RecordPage::Part& part : page.note) PutPart(c, part);
}

void PutSection(Composer& c, const RecordPage::Section& section, const Style& style) {
    if (section.facts.empty()) return;
    const double column = c.Width() * 0.27;
    std::vector<TableRow> rows;
    for (const auto& [label, value] : section.facts) {
        TableRow row;
        row.padding = Px(3.2);
        row.cells.push_back({c.Set(label, c.look.Grey(style), column - Px(10)), 0, -1});
        row.cells.push_back({c.Set(value, style, c.Width() - column), column, -1});
        rows.push_back(std::move(row));
    }
    c.Heading(section.title, StartOf(c, rows, 0));
    PutTable(c, rows, 0, [] {});
}

void PutRecordSection(Composer& c, const RecordPage::Section& section) {
    PutSection(c, section, RecordLook(c.look).cell);
}

void PutRecordBoxes(Composer& c, const RecordPage& page) {
    if (page.boxes.empty()) return;
    const auto pair = [&](std::size_t i) {
        return i + 1 < page.boxes.size() && Beside(c, page.boxes[i]) && Beside(c, page.boxes[i + 1]);
    };
    // The first boxes are not left behind by their heading.
    const double half = Half(c), first = BoxOf(c, page.boxes.front(), half).Height();
    c.Heading(c.words.Text("Signatures and amendments"),
              pair(0) ? std::max(first, BoxOf(c, page.boxes[1], half).Height()) : first);
    for (std::size_t i = 0; i < page.boxes.size(); ++i) {
        if (i > 0) c.y += Px(10);
        const bool two = pair(i);
        if (two || Beside(c, page.boxes[i]))
            PutPair(c, page.boxes[i], two ? &page.boxes[i + 1] : nullptr);
        else
            PutWide(c, page.boxes[i]);
        if (two) ++i;
    }
}

}  // namespace pdf
