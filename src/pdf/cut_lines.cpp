// Lines cut to a width: what is left out is told by "…".
#include <algorithm>
#include <limits>

#include "pdf/pdf_text.h"
#include "pdf/type.h"
#include "pdf/unicode.h"

namespace pdf {

namespace {

constexpr char32_t kDots = 0x2026;

bool IsReordered(const Line& line) {
    return line.right_to_left || std::any_of(line.pieces.begin(), line.pieces.end(),
                                             [](const Piece& piece) { return !piece.logical.empty(); });
}

// A joined letter may be half as wide as when it stands alone: twice the room holds all that may be kept.
std::vector<Span> SpansWithin(const Fonts& fonts, const Line& line, double width) {
    std::vector<Span> spans;
    double room = 2 * width;
    for (const Piece& piece : line.pieces) {
        std::string text;
        for (const char32_t code : piece.logical.empty() ? piece.codes : piece.logical) {
            room -= IsUnseen(code) || IsMark(code) ? 0 : fonts.Advance(code, piece.style);
            if (room < 0) break;
            text += Encode(code);
        }
        spans.push_back({std::move(text), piece.style});
        if (room < 0) break;
    }
    return spans;
}

// Without the last character as people see it, and without spaces at the end.
void DropLast(std::u32string& codes) {
    while (codes.size() > 1 && Extends(codes, codes.size() - 1)) codes.pop_back();
    if (!codes.empty()) codes.pop_back();
    while (!codes.empty() && codes.back() == ' ') codes.pop_back();
}

// Where the order set is not the order read, the line is set anew without its last characters until it fits.
Line CutInOrder(const Fonts& fonts, const Line& line, double width) {
    const Direction base = line.right_to_left ? Direction::RightToLeft : Direction::LeftToRight;
    std::vector<Span> spans = SpansWithin(fonts, line, width);
    std::u32string last = Decode(spans.back().text);
    while (!last.empty() && last.back() == ' ') last.pop_back();
    while (true) {
        spans.back().text = Utf8(last) + Encode(kDots);
        Line cut = Break(fonts, spans, std::numeric_limits<double>::max(), base).front();
        if (cut.width <= width || (last.empty() && spans.size() == 1)) return cut;
        DropLast(last);
        if (!last.empty() || spans.size() == 1) continue;
        spans.pop_back();
        last = Decode(spans.back().text);
    }
}

void CutAtEnd(const Fonts& fonts, Line& line, double width) {
    const Style style = line.pieces.back().style;
    const std::size_t file = fonts.FileFor(kDots, style.face);
    const double dots = fonts.Advance(kDots, style, file);
    double end = EndOf(fonts, line.pieces.back());
    while (!line.pieces.empty()) {
        Piece& piece = line.pieces.back();
        if (piece.codes.empty()) {
            end = piece.x;
            line.pieces.pop_back();
            continue;
        }
        if (piece.codes.back() != ' ' && end + dots <= width) break;
        for (bool whole = false; !whole;) {
            whole = !Extends(piece.codes, piece.codes.size() - 1);
            end -= fonts.Advance(piece.codes.back(), piece.style, piece.file);
            piece.codes.pop_back();
        }
    }
    if (line.pieces.empty() || line.pieces.back().file != file || line.pieces.back().style.face != style.face)
        line.pieces.push_back({{}, style, line.pieces.empty() ? 0 : end, file, {}});
    line.pieces.back().codes.push_back(kDots);
    line.width = (line.pieces.size() == 1 && line.pieces.back().codes.size() == 1 ? 0 : end) + dots;
}

}  // namespace

double EndOf(const Fonts& fonts, const Piece& piece) {
    double x = piece.x;
    for (const char32_t code : piece.codes) x += fonts.Advance(code, piece.style, piece.file);
    return x;
}

Lines Clamp(const Fonts& fonts, Lines lines, std::size_t most, double width) {
    if (lines.size() <= most || most == 0) return lines;
    lines.resize(most);
    Line& last = lines.back();
    if (last.pieces.empty()) return lines;
    if (IsReordered(last)) {
        last = CutInOrder(fonts, last, width);
    } else {
        CutAtEnd(fonts, last, width);
    }
    return lines;
}

Lines OneLine(const Fonts& fonts, const std::string& text, const Style& style, double width) {
    Lines lines = Break(fonts, text, style, std::numeric_limits<double>::max());
    if (lines.size() == 1 && lines.front().width <= width) return lines;
    // Clamp cuts what is too wide only if it sees that something follows.
    lines.resize(1);
    lines.push_back(lines.front());
    return Clamp(fonts, std::move(lines), 1, width);
}

}  // namespace pdf
