// Glyphs into lines and pieces.
#include <algorithm>
#include <string_view>

#include "pdf/glyphs.h"

namespace pdf {

namespace {

constexpr char32_t kSoftHyphen = 0xAD;
constexpr double kHair = 1e-6;
constexpr std::size_t kLettersBeside = 3;  // a hyphen
constexpr std::size_t kNearby = 4;         // letters
constexpr std::size_t kLongestWord = 64;   // what is longer is none

class Breaker {
public:
    Breaker(const Fonts& fonts, const Glyphs& glyphs, double width)
        : m_fonts(fonts), m_codes(glyphs.codes), m_glyphs(glyphs), m_width(width) {}

    Lines Run() const {
        Lines lines;
        std::size_t from = 0;
        do {
            const End end = EndOf(from);
            lines.push_back(Build(from, end.to, end.hyphen));
            from = end.to;
        } while (from < m_codes.size());
        return lines;
    }

    double WidestWord() const {
        double widest = 0, x = 0;
        for (std::size_t i = 0; i < m_codes.size(); ++i) {
            if (m_codes[i] != ' ' && m_codes[i] != '\n') x += m_glyphs.each[i].advance;
            if (m_codes[i] != '\n' && !m_glyphs.breaks[i]) continue;
            widest = std::max(widest, x + (m_codes[i] == kSoftHyphen ? Advance(i, true) : 0));
            x = 0;
        }
        return std::max(widest, x);
    }

private:
    // Of a line: one past its last glyph; whether a hyphen is set behind it that is not in the text.
    struct End {
        std::size_t to;
        bool hyphen = false;
    };
    // How a line's glyphs stand: by place in the text, from the line's first.
    struct Order {
        std::vector<double> x;
        std::vector<std::size_t> rank;  // from left to right
        std::vector<std::int8_t> levels;
    };

    double Advance(std::size_t i, bool hyphen) const {
        return hyphen ? m_fonts.Advance('-', *m_glyphs.each[i].style) : m_glyphs.each[i].advance;
    }

    // Of the line that starts at `from`.
    End EndOf(std::size_t from) const {
        double x = 0;
        std::size_t chance = from;
        for (std::size_t i = from; i < m_codes.size(); ++i) {
            if (m_codes[i] == '\n') return {i + 1};
            const bool space = m_codes[i] == ' ';
            const double advance = m_glyphs.each[i].advance;
            if (!space && x + advance > m_width + kHair)
                return chance > from ? End{chance} : Split(from, i, x);
            x += advance;
            const double hyphen = m_codes[i] == kSoftHyphen ? Advance(i, true) : 0;
            if ((space || x + hyphen <= m_width + kHair) && m_glyphs.breaks[i]) chance = i + 1;
        }
        return {m_codes.size()};
    }

    // Within a word, but not within a character as people see it; `x`: the width up to `at`.
    End Split(std::size_t from, std::size_t at, double x) const {
        if (const std::size_t part = Hyphenated(from, at, x); part > from) return {part, true};
        while (at > from && Extends(m_codes, at)) --at;
        if (at > from) return {at};
        do ++at;
        while (at < m_codes.size() && Extends(m_codes, at));
        return {at};
    }

    // A letter a hyphen may stand beside: of our own fonts, written from the left.
    bool IsLetter(std::size_t i) const {
        const char32_t code = m_codes[i];
        const Glyph& glyph = m_glyphs.each[i];
        const bool letter = (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') ||
                            (code >= 0xC0 && code < 0x2000 && code != 0xD7 && code != 0xF7);
        return letter && glyph.file < kFaces && glyph.level == 0 && !glyph.right_to_left;
    }

    // Not part of an address, a file name or a number: there a hyphen would be taken for one of theirs.
    bool IsPlainWord(std::size_t begin, std::size_t end) const {
        const auto harmless = [this](std::size_t i) {
            return IsLetter(i) || std::u32string_view(U"()-,;.!?'\"\u2019\u00AD").find(m_codes[i]) !=
                                      std::u32string_view::npos;
        };
        const auto outside = [this](std::size_t i) { return m_codes[i] == ' ' || m_codes[i] == '\n'; };
        std::size_t from = begin, to = end;
        while (from > 0 && !outside(from - 1) && begin - from < kLongestWord && harmless(from - 1)) --from;
        while (to < m_codes.size() && !outside(to) && to - end < kLongestWord && harmless(to)) ++to;
        if ((from > 0 && !outside(from - 1)) || (to < m_codes.size() && !outside(to))) return false;
        // A full stop within it.
        const std::size_t stop = m_codes.find('.', from);
        return stop >= to || stop + 1 == to;
    }

    // One past the last letter before a hyphen, three letters on each side; before a consonant and a vowel if
    // that is near; `from`: none.
    std::size_t Hyphenated(std::size_t from, std::size_t at, double x) const {
        std::size_t begin = at, end = at;
        while (begin > from && at - begin < kLongestWord && IsLetter(begin - 1)) --begin;
        while (end < m_codes.size() && end - at < kLongestWord && IsLetter(end)) ++end;
        if (end - begin < 2 * kLettersBeside || !IsPlainWord(begin, end)) return from;
        std::size_t found = from;
        for (std::size_t to = at; to >= begin + kLettersBeside; x -= m_glyphs.each[--to].advance) {
            if (found > from && found - to > kNearby) break;
            if (to + kLettersBeside > end || x + Advance(to - 1, true) > m_width + kHair ||
                Extends(m_codes, to) || IsOneSound(to))
                continue;
            if (found == from) found = to;
            if (BeginsSyllable(to)) return to;
        }
        return found;
    }

    bool BeginsSyllable(std::size_t i) const {
        constexpr std::u32string_view vowels = U"aeiouyäöüáéíóúàèìòùâêîôû";
        const auto vowel = [&](std::size_t k) { return vowels.find(m_codes[k]) != vowels.npos; };
        return !vowel(i) && vowel(i + 1);
    }

    // Letters before and after that are read as one: German sch, ch, ck; Spanish ll; th, ph.
    bool IsOneSound(std::size_t i) const {
        const char32_t before = m_codes[i - 1], code = m_codes[i];
        if (code == 'h') return std::u32string_view(U"cpst").find(before) != std::u32string_view::npos;
        return (before == 's' && code == 'c' && m_codes[i + 1] == 'h') || (before == 'c' && code == 'k') ||
               (before == 'l' && code == 'l');
    }

    bool EndsInHyphen(std::size_t to) const {
        return to > 0 && to < m_codes.size() && m_codes[to - 1] == kSoftHyphen;
    }

    Order OrderOf(std::size_t from, std::size_t to, double start) const {
        Order order;
        const std::size_t count = to - from;
        for (std::size_t i = from; i < to; ++i) order.levels.push_back(m_glyphs.each[i].level);
        std::vector<std::size_t> places(count);
        for (std::size_t i = 0; i < count; ++i) places[i] = i;
        if (m_glyphs.has_direction) {
            places = VisualOrder(std::u32string_view(m_codes).substr(from, count), order.levels,
                                 m_glyphs.each[from].right_to_left);
        }
        order.x.resize(count), order.rank.resize(count);
        double x = start;
        for (std::size_t i = 0; i < count; ++i) {
            order.x[places[i]] = x;
            order.rank[places[i]] = i;
            x += Advance(from + places[i], from + places[i] + 1 == to && EndsInHyphen(to));
        }
        return order;
    }

    Line Build(std::size_t from, std::size_t to, bool hyphen) const {
        Line line;
        if (from == to) return line;
        const std::size_t end = m_codes[to - 1] == '\n' ? to - 1 : to;
        double all = 0, spaces = 0;
        for (std::size_t i = from; i < to; ++i) {
            line.leading = std::max(line.leading, m_glyphs.each[i].style->leading);
            const double advance = Advance(i, i + 1 == to && EndsInHyphen(to));
            all += advance;
            if (m_codes[i] == ' ') {
                spaces += advance;
            } else if (advance > 0) {
                spaces = 0;
            }
        }
        line.width = all - spaces + (hyphen ? Advance(to - 1, true) : 0);
        line.right_to_left = m_glyphs.each[from].right_to_left;
        // Spaces at a line's end hang over it, to the left where lines end there.
        const Order order = OrderOf(from, end, line.right_to_left ? -spaces : 0);
        AddPieces(line, order, from, end, to);
        if (hyphen) AddHyphen(line);
        return line;
    }

    static void AddHyphen(Line& line) {
        Piece& last = line.pieces.back();
        last.codes.push_back('-');
        if (!last.logical.empty()) last.logical.push_back('-');
    }

    struct Members {
        std::vector<std::size_t> shown;
        std::u32string read;
    };

    void AddPieces(Line& line, const Order& order, std::size_t from, std::size_t end, std::size_t to) const {
        Members run;
        for (std::size_t i = from; i < end; ++i) {
            const bool hyphen = i + 1 == to && EndsInHyphen(to);
            const bool shown = hyphen || !IsUnseen(m_glyphs.each[i].set);
            if (shown && !run.shown.empty() && !Continues(order, from, run.shown.back(), i)) {
                AddPiece(line, order, from, run);
                run = {};
            }
            if (shown) run.shown.push_back(i);
            // What only steers the order is kept where the order is not that of the codes.
            if (shown || (order.levels[i - from] % 2 != 0 && m_codes[i] != kSoftHyphen))
                run.read.push_back(hyphen ? U'-' : m_codes[i]);
        }
        AddPiece(line, order, from, run);
    }

    bool Continues(const Order& order, std::size_t from, std::size_t before, std::size_t i) const {
        const Glyph &a = m_glyphs.each[before], &b = m_glyphs.each[i];
        return a.style == b.style && a.file == b.file &&
               order.levels[before - from] == order.levels[i - from];
    }

    void AddPiece(Line& line, const Order& order, std::size_t from, Members& run) const {
        if (run.shown.empty()) return;
        if (order.levels[run.shown.front() - from] % 2 != 0) {
            std::sort(run.shown.begin(), run.shown.end(), [&](std::size_t a, std::size_t b) {
                return order.rank[a - from] < order.rank[b - from];
            });
        }
        const Glyph& first = m_glyphs.each[run.shown.front()];
        Piece piece{{}, *first.style, order.x[run.shown.front() - from], first.file, std::move(run.read)};
        for (const std::size_t i : run.shown)
            piece.codes.push_back(m_codes[i] == kSoftHyphen ? U'-' : m_glyphs.each[i].set);
        if (piece.logical == piece.codes) piece.logical.clear();
        line.pieces.push_back(std::move(piece));
    }

    const Fonts& m_fonts;
    const std::u32string& m_codes;
    const Glyphs& m_glyphs;
    double m_width;
};

}  // namespace

Lines Break(const Fonts& fonts, const std::vector<Span>& spans, double width, Direction base) {
    const Glyphs glyphs = MakeGlyphs(fonts, spans, base);
    Lines lines = Breaker(fonts, glyphs, width).Run();
    // An empty line is as high as its text would have been.
    const double leading = spans.empty() ? 0 : spans.front().style.leading;
    for (Line& line : lines) {
        if (line.leading == 0) line.leading = leading;
    }
    return lines;
}

double WidestWord(const Fonts& fonts, const std::string& text, const Style& style) {
    const std::vector<Span> spans{{text, style}};
    const Glyphs glyphs = MakeGlyphs(fonts, spans, Direction::ByText);
    return Breaker(fonts, glyphs, 0).WidestWord();
}

Lines Break(const Fonts& fonts, const std::string& text, const Style& style, double width, Direction base) {
    return Break(fonts, std::vector<Span>{{text, style}}, width, base);
}

}  // namespace pdf
