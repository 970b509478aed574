#include "pdf/glyphs.h"

#include <algorithm>

#include "pdf/line_breaks.h"
#include "pdf/unicode.h"
#include "text/normal_form.h"

namespace pdf {

namespace {

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
            return 0xA0;
        case 0x2028:
        case 0x2029:
            return '\n';
        default:
            return code != '\n' && (code < 0x20 || (code >= 0x7F && code < 0xA0)) ? char32_t{' '} : code;
    }
}

// One past the last code that belongs to the character at `from`.
std::size_t EndOfCharacter(std::u32string_view codes, std::size_t from) {
    std::size_t to = from + 1;
    while (to < codes.size() && Extends(codes, to)) ++to;
    return to;
}

// Letters and their marks as one character where Unicode has it: fonts place a loose mark by rule of thumb.
std::u32string Compose(const std::u32string& codes) {
    std::u32string composed;
    composed.reserve(codes.size());
    for (std::size_t from = 0; from < codes.size();) {
        const std::size_t to = EndOfCharacter(codes, from);
        if (to == from + 1) {
            composed.push_back(codes[from]);
        } else {
            std::string text;
            for (std::size_t i = from; i < to; ++i) text += Encode(codes[i]);
            composed += Decode(text::Composed(text));
        }
        from = to;
    }
    return composed;
}

Glyphs Read(const std::vector<Span>& spans) {
    Glyphs glyphs;
    for (const Span& span : spans) {
        std::u32string codes = Decode(span.text);
        std::transform(codes.begin(), codes.end(), codes.begin(), Settable);
        codes = Compose(codes);
        glyphs.each.reserve(glyphs.each.size() + codes.size());
        for (const char32_t code : codes) glyphs.each.push_back({code, &span.style, 0, 0, 0, false});
        glyphs.codes += codes;
    }
    return glyphs;
}

void DirectParagraph(Glyphs& glyphs, std::size_t from, std::size_t to, Direction base) {
    const DirectedText directed = Direct(std::u32string_view(glyphs.codes).substr(from, to - from), base);
    for (std::size_t i = from; i < to; ++i) {
        glyphs.each[i].set = directed.set[i - from];
        glyphs.each[i].level = directed.levels[i - from];
    }
    for (std::size_t i = from; i < std::min(to + 1, glyphs.each.size()); ++i)
        glyphs.each[i].right_to_left = directed.right_to_left;
}

void DirectAll(Glyphs& glyphs, Direction base) {
    for (std::size_t from = 0; from < glyphs.codes.size();) {
        const std::size_t to = std::min(glyphs.codes.find('\n', from), glyphs.codes.size());
        DirectParagraph(glyphs, from, to, base);
        from = to + 1;
    }
}

// A character and its marks come from one file where one has them all; a space from that of the word before.
void ChooseFiles(const Fonts& fonts, Glyphs& glyphs, std::size_t from, std::size_t to) {
    Glyph& first = glyphs.each[from];
    if (to > from + 1) {
        std::u32string whole;
        for (std::size_t i = from; i < to; ++i) whole.push_back(glyphs.each[i].set);
        if (const auto file = fonts.FileForAll(whole, first.style->face)) {
            for (std::size_t i = from; i < to; ++i) glyphs.each[i].file = *file;
            return;
        }
    }
    for (std::size_t i = from; i < to; ++i) {
        Glyph& glyph = glyphs.each[i];
        // What is not drawn must not make fonts be read.
        glyph.file = IsUnseen(glyph.set) ? static_cast<std::size_t>(glyph.style->face)
                                         : fonts.FileFor(glyph.set, glyph.style->face);
        if (glyph.set == ' ' && i > 0 && glyphs.each[i - 1].style == glyph.style) {
            const std::size_t before = glyphs.each[i - 1].file;
            if (fonts.File(before).Has(' ')) glyph.file = before;
        }
    }
}

void Measure(const Fonts& fonts, Glyphs& glyphs) {
    for (std::size_t i = 0; i < glyphs.each.size(); ++i) {
        Glyph& glyph = glyphs.each[i];
        if (glyph.set == 0x2010 || glyph.set == 0x2011) glyph.set = '-';
        // A joined letter no font has is set as it stands alone.
        if (glyph.set != glyphs.codes[i] && !IsUnseen(glyph.set)) {
            const FontFace& font = fonts.File(fonts.FileFor(glyph.set, glyph.style->face));
            if (!font.Has(glyph.set)) glyph.set = glyphs.codes[i];
        }
    }
    for (std::size_t from = 0; from < glyphs.each.size();) {
        const std::size_t to = EndOfCharacter(glyphs.codes, from);
        ChooseFiles(fonts, glyphs, from, to);
        from = to;
    }
    for (Glyph& glyph : glyphs.each) {
        if (!IsUnseen(glyph.set)) glyph.advance = fonts.Advance(glyph.set, *glyph.style, glyph.file);
    }
}

}  // namespace

Glyphs MakeGlyphs(const Fonts& fonts, const std::vector<Span>& spans, Direction base) {
    Glyphs glyphs = Read(spans);
    glyphs.breaks = BreaksAfter(glyphs.codes);
    glyphs.has_direction = base == Direction::RightToLeft || HasRightToLeft(glyphs.codes);
    if (glyphs.has_direction) DirectAll(glyphs, base);
    Measure(fonts, glyphs);
    return glyphs;
}

}  // namespace pdf
