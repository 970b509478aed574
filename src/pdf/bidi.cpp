#include "pdf/bidi.h"

#include <fribidi/fribidi.h>

#include <algorithm>
#include <numeric>

namespace pdf {

namespace {

using Types = std::vector<FriBidiCharType>;

std::vector<FriBidiChar> Characters(std::u32string_view codes) {
    return {codes.begin(), codes.end()};
}

FriBidiStrIndex Length(std::u32string_view codes) {
    return static_cast<FriBidiStrIndex>(codes.size());
}

Types TypesOf(const std::vector<FriBidiChar>& text) {
    Types types(text.size());
    fribidi_get_bidi_types(text.data(), static_cast<FriBidiStrIndex>(text.size()), types.data());
    return types;
}

FriBidiParType ParagraphOf(Direction base) {
    switch (base) {
        case Direction::LeftToRight:
            return FRIBIDI_PAR_LTR;
        case Direction::RightToLeft:
            return FRIBIDI_PAR_RTL;
        default:
            return FRIBIDI_PAR_ON;
    }
}

bool In(char32_t code, char32_t first, char32_t last) {
    return code >= first && code <= last;
}

}  // namespace

bool HasRightToLeft(std::u32string_view codes) {
    return std::any_of(codes.begin(), codes.end(), [](char32_t code) {
        if (code < 0x590) return false;
        return In(code, 0x590, 0x8FF) || In(code, 0x200E, 0x200F) || In(code, 0x202A, 0x202E) ||
               In(code, 0x2066, 0x2069) || In(code, 0xFB1D, 0xFDFF) || In(code, 0xFE70, 0xFEFC) ||
               In(code, 0x10800, 0x10FFF) || In(code, 0x1E800, 0x1EFFF);
    });
}

DirectedText Direct(std::u32string_view paragraph, Direction base) {
    DirectedText directed{std::u32string(paragraph), std::vector<std::int8_t>(paragraph.size(), 0), false};
    const FriBidiStrIndex length = Length(paragraph);
    if (length == 0) return directed.right_to_left = base == Direction::RightToLeft, directed;
    std::vector<FriBidiChar> text = Characters(paragraph);
    const Types types = TypesOf(text);
    std::vector<FriBidiBracketType> brackets(text.size());
    fribidi_get_bracket_types(text.data(), length, types.data(), brackets.data());
    std::vector<FriBidiLevel> levels(text.size());
    FriBidiParType direction = ParagraphOf(base);
    if (fribidi_get_par_embedding_levels_ex(types.data(), brackets.data(), length, &direction,
                                            levels.data()) == 0)
        return directed;
    std::vector<FriBidiArabicProp> joins(text.size());
    fribidi_get_joining_types(text.data(), length, joins.data());
    fribidi_join_arabic(types.data(), length, levels.data(), joins.data());
    fribidi_shape(FRIBIDI_FLAG_SHAPE_MIRRORING | FRIBIDI_FLAGS_ARABIC, levels.data(), length, joins.data(),
                  text.data());
    directed.set.assign(text.begin(), text.end());
    directed.levels.assign(levels.begin(), levels.end());
    directed.right_to_left = FRIBIDI_IS_RTL(direction);
    return directed;
}

std::vector<std::size_t> VisualOrder(std::u32string_view line, std::vector<std::int8_t>& levels,
                                     bool right_to_left) {
    const Types types = TypesOf(Characters(line));
    std::vector<FriBidiLevel> held(levels.begin(), levels.end());
    std::vector<FriBidiStrIndex> map(line.size());
    std::iota(map.begin(), map.end(), 0);
    // Hebrew and Arabic marks come before their letter: the fonts draw them from where it starts.
    if (!line.empty() && fribidi_reorder_line(0, types.data(), Length(line), 0,
                                              right_to_left ? FRIBIDI_PAR_RTL : FRIBIDI_PAR_LTR, held.data(),
                                              nullptr, map.data()) != 0)
        levels.assign(held.begin(), held.end());
    return {map.begin(), map.end()};
}

bool IsMark(char32_t code) {
    return code >= 0x300 && fribidi_get_bidi_type(code) == FRIBIDI_TYPE_NSM;
}

bool IsUnseen(char32_t code) {
    return code == 0xAD || code == '\n' || In(code, 0x200B, 0x200F) || In(code, 0x202A, 0x202E) ||
           In(code, 0x2060, 0x206F) || In(code, 0xFE00, 0xFE0F) || code == 0xFEFF;
}

bool Extends(std::u32string_view codes, std::size_t at) {
    if (at == 0 || at >= codes.size() || codes[at] < 0x300) return false;
    const char32_t code = codes[at], before = codes[at - 1];
    constexpr char32_t joiner = 0x200D;
    // Marks, parts of a Korean syllable, joined emoji, skin colours, halves of a flag.
    if (IsMark(code) || code == joiner || before == joiner || In(code, 0xFE00, 0xFE0F)) return true;
    if (In(code, 0x1160, 0x11FF) || In(code, 0x1F3FB, 0x1F3FF)) return true;
    if (!In(code, 0x1F1E6, 0x1F1FF)) return false;
    std::size_t halves = 0;
    while (halves < at && In(codes[at - 1 - halves], 0x1F1E6, 0x1F1FF)) ++halves;
    return halves % 2 == 1;
}

}  // namespace pdf
