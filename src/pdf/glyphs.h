// Text made ready to be set: what stands for each code, from which font file, how wide, in which direction.
#pragma once

#include <string>
#include <vector>

#include "pdf/type.h"

namespace pdf {

struct Glyph {
    char32_t set = 0;
    const Style* style = nullptr;
    double advance = 0;
    std::size_t file = 0;
    std::int8_t level = 0;       // odd: right to left
    bool right_to_left = false;  // its paragraph
};

struct Glyphs {
    std::u32string codes;
    std::vector<Glyph> each;     // one for each code
    std::vector<bool> breaks;    // a line may end after it
    bool has_direction = false;  // the order set may not be the order read
};

// Spans must outlive what is made of them.
[[nodiscard]] Glyphs MakeGlyphs(const Fonts& fonts, const std::vector<Span>& spans, Direction base);

}  // namespace pdf
