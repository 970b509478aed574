#include "pdf/type.h"

#include <algorithm>
#include <limits>

#include "pdf/unicode.h"

namespace pdf {

namespace {

constexpr char32_t kSoftHyphen = 0xAD;
constexpr char32_t kZeroWidthSpace = 0x200B;
constexpr char32_t kNewLine = '\n';

struct Glyph {
    char32_t code = 0;
    const Style* style = nullptr;
    double advance = 0;
};

// Codes that only differ in how they may be broken are set with the glyph every font has.
char32_t Settable(char32_t code) {
    switch (code) {
        case '\t':
        case '\r':
        case 0x0B:
        case 0x0C:
            return ' ';
        case 0x2007:
        case 0x202F:
        case 0x2060:
            return 0xA0;
        case 0x2010:
        case 0x2011:
            return code;
        default:
            return code != kNewLine && (code < 0x20 || (code >= 0x7F && code < 0xA0)) ? char32_t{' '} : code;
    }
}

bool IsLetter(char32_t code) {
    return (code >= 'a' && code <= 'z') || (code >= 'A' && code <= 'Z') || code >= 0xC0;
}
bool IsCombining(char32_t code) {
    return code >= 0x300 && code < 0x370;
}

std::vector<Glyph> Flatten(const Fonts& fonts, const std::vector<Span>& spans) {
    std::vector<Glyph> glyphs;
    for (const Span& span : spans) {
        for (const char32_t raw : Decode(span.text)) {
            const char32_t code = Settable(raw);
            const bool unseen = code == kSoftHyphen || code == kZeroWidthSpace || code == kNewLine;
            glyphs.push_back({code, &span.style, unseen ? 0 : fonts.Advance(code, span.style)});
        }
    }
    return glyphs;
}

bool IsDigit(char32_t code) {
    return code >= '0' && code <= '9';
}

// "2 × 30 s" and "18 km" stay on one line: a number is not torn from its sign or a short unit.
bool HoldsNumber(const std::vector<Glyph>& glyphs, std::size_t space) {
    if (space == 0 || space + 1 >= glyphs.size()) return false;
    const char32_t before = glyphs[space - 1].code, after = glyphs[space + 1].code;
    constexpr char32_t times = 0xD7;
    if ((before == times && IsDigit(after)) || (IsDigit(before) && (after == times || after == '%')))
        return true;
    if (!IsDigit(before) || !IsLetter(after)) return false;
    std::size_t end = space + 1;
    while (end < glyphs.size() && IsLetter(glyphs[end].code)) ++end;
    return end - space - 1 <= 4;
}

bool MayBreakAfter(const std::vector<Glyph>& glyphs, std::size_t i) {
    const char32_t code = glyphs[i].code;
    if (code == ' ') return !HoldsNumber(glyphs, i);
    if (code == kSoftHyphen || code == kZeroWidthSpace || code == 0x2009) return true;
    const bool joins = code == '-' || code == '/' || code == 0x2010 || code == 0x2013 || code == 0x2014;
    return joins && i > 0 && i + 1 < glyphs.size() && IsLetter(glyphs[i - 1].code) &&
           IsLetter(glyphs[i + 1].code);
}

class Breaker {
public:
    Breaker(const Fonts& fonts, const std::vector<Glyph>& glyphs, double width)
        : m_fonts(fonts), m_glyphs(glyphs), m_width(width) {}

    Lines Run() {
        Lines lines;
        std::size_t from = 0;
        do {
            const std::size_t to = EndOf(from);
            lines.push_back(Build(from, to));
            from = to;
        } while (from < m_glyphs.size());
        return lines;
    }

private:
    // One past the last glyph of the line that starts at `from`.
    std::size_t EndOf(std::size_t from) const {
        double x = 0;
        std::size_t chance = from;
        for (std::size_t i = from; i < m_glyphs.size(); ++i) {
            if (m_glyphs[i].code == kNewLine) return i + 1;
            const bool space = m_glyphs[i].code == ' ';
            if (!space && x + m_glyphs[i].advance > m_width + 1e-6)
                return chance > from ? chance : Split(from, i);
            x += m_glyphs[i].advance;
            const double hyphen =
                m_glyphs[i].code == kSoftHyphen ? m_fonts.Advance('-', *m_glyphs[i].style) : 0;
            if (x + hyphen <= m_width + 1e-6 || space) {
                if (MayBreakAfter(m_glyphs, i)) chance = i + 1;
            }
        }
        return m_glyphs.size();
    }

    std::size_t Split(std::size_t from, std::size_t at) const {
        while (at > from && IsCombining(m_glyphs[at].code)) --at;
        return std::max(at, from + 1);
    }

    Line Build(std::size_t from, std::size_t to) const {
        Line line;
        double x = 0;
        const Style* last = nullptr;
        for (std::size_t i = from; i < to; ++i) {
            const Glyph& glyph = m_glyphs[i];
            line.leading = std::max(line.leading, glyph.style->leading);
            const bool hyphen = glyph.code == kSoftHyphen && i + 1 == to && to < m_glyphs.size();
            if (glyph.advance == 0 && !hyphen && !IsCombining(glyph.code)) continue;
            if (glyph.style != last) line.pieces.push_back({{}, *glyph.style, x, 0, {}});
            last = glyph.style;
            line.pieces.back().codes.push_back(hyphen ? U'-' : glyph.code);
            x += hyphen ? m_fonts.Advance('-', *glyph.style) : glyph.advance;
            if (glyph.code != ' ') line.width = x;
        }
        return line;
    }

    const Fonts& m_fonts;
    const std::vector<Glyph>& m_glyphs;
    double m_width;
};

int HexDigit(char c) {
    if (c >= '0' && c <= '9') return c - '0';
    if (c >= 'a' && c <= 'f') return c - 'a' + 10;
    if (c >= 'A' && c <= 'F') return c - 'A' + 10;
    return -1;
}

}  // namespace

Colour ParseColour(const std::string& hex, Colour otherwise) {
    if (hex.size() != 7 || hex[0] != '#') return otherwise;
    double parts[3];
    for (std::size_t i = 0; i < 3; ++i) {
        const int high = HexDigit(hex[1 + 2 * i]), low = HexDigit(hex[2 + 2 * i]);
        if (high < 0 || low < 0) return otherwise;
        parts[i] = (high * 16 + low) / 255.0;
    }
    return {parts[0], parts[1], parts[2]};
}

Colour Lighter(Colour colour, double part) {
    const auto mix = [part](double v) { return v + (1 - v) * part; };
    return {mix(colour.r), mix(colour.g), mix(colour.b)};
}

double HeightOf(const Lines& lines) {
    double height = 0;
    for (const Line& line : lines) height += line.leading;
    return height;
}

double WidthOf(const Lines& lines) {
    double width = 0;
    for (const Line& line : lines) width = std::max(width, line.width);
    return width;
}

namespace {

constexpr const char* kFileNames[kFontFiles] = {
    "OpenSans-Regular.ttf", "OpenSans-Semibold.ttf",  "OpenSans-Bold.ttf",        "PalpateWide-Regular.ttf",
    "PalpateWide-Bold.ttf", "PalpateHan-Regular.ttf", "PalpateHangul-Regular.ttf"};

std::array<std::size_t, 3> FallbackOf(Face face) {
    return {face == Face::Regular ? std::size_t{3} : std::size_t{4}, 5, 6};
}

}  // namespace

Fonts::Fonts(const std::filesystem::path& folder) : m_folder(folder) {
    for (std::size_t i = 0; i < kFaces; ++i) m_files[i] = std::make_unique<FontFace>(folder / kFileNames[i]);
}

const FontFace* Fonts::Fallback(std::size_t file) const {
    if (m_files[file] || m_absent[file]) return m_files[file].get();
    std::error_code ignored;
    m_absent[file] = !std::filesystem::exists(m_folder / kFileNames[file], ignored);
    if (!m_absent[file]) m_files[file] = std::make_unique<FontFace>(m_folder / kFileNames[file]);
    return m_files[file].get();
}

std::size_t Fonts::FileFor(char32_t code, Face face) const {
    const auto own = static_cast<std::size_t>(face);
    if (code == kArrow || m_files[own]->Has(code)) return own;
    for (const std::size_t file : FallbackOf(face)) {
        const FontFace* font = Fallback(file);
        if (font != nullptr && font->Has(code)) return file;
    }
    return own;
}

double Fonts::Advance(char32_t code, const Style& style) const {
    if (code == kArrow) return kArrowAdvance * style.size;
    if (code == 0x2010 || code == 0x2011) code = '-';
    const FontFace& face = File(FileFor(code, style.face));
    return (face.Has(code) ? face.Advance(code) : kBoxAdvance) * style.size;
}

Lines Break(const Fonts& fonts, const std::vector<Span>& spans, double width) {
    const std::vector<Glyph> glyphs = Flatten(fonts, spans);
    Lines lines = Breaker(fonts, glyphs, width).Run();
    // An empty line is as high as its text would have been.
    const double leading = spans.empty() ? 0 : spans.front().style.leading;
    for (Line& line : lines) {
        if (line.leading == 0) line.leading = leading;
    }
    return lines;
}

Lines Break(const Fonts& fonts, const std::string& text, const Style& style, double width) {
    return Break(fonts, std::vector<Span>{{text, style}}, width);
}

Lines Clamp(const Fonts& fonts, Lines lines, std::size_t most, double width) {
    if (lines.size() <= most || most == 0) return lines;
    lines.resize(most);
    Line& last = lines.back();
    if (last.pieces.empty()) return lines;
    Piece& piece = last.pieces.back();
    const double dots = fonts.Advance(0x2026, piece.style);
    const auto set_width = [&] {
        double x = piece.x;
        for (const char32_t code : piece.codes) x += fonts.Advance(code, piece.style);
        return x;
    };
    while (!piece.codes.empty() && (piece.codes.back() == ' ' || set_width() + dots > width))
        piece.codes.pop_back();
    piece.codes.push_back(0x2026);
    last.width = set_width();
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

double Measure(const Fonts& fonts, const std::string& text, const Style& style) {
    return WidthOf(Break(fonts, text, style, std::numeric_limits<double>::max()));
}

}  // namespace pdf
