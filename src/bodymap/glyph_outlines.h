// Outlines of the characters on a page, so that whoever paints it sets the same shapes.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "bodymap/printed_page.h"

namespace bodymap {

// A text on one line, its baseline beginning at the origin.
struct SetText {
    Path path;
    double width = 0;
};

// For one thread; remembers the fonts and characters it was asked for.
class GlyphOutlines {
public:
    GlyphOutlines();
    ~GlyphOutlines();
    GlyphOutlines(const GlyphOutlines&) = delete;
    GlyphOutlines& operator=(const GlyphOutlines&) = delete;

    // The whole run in points of its page, to be filled by the winding rule; characters its font lacks are
    // left out. Throws model::Error (Environment) where the font is missing or damaged.
    [[nodiscard]] Path Of(const PageText& text);
    // UTF-8 from left to right, each character in the first of these fonts that has it, left out where none
    // has; filled as above. Throws for the first font as above; others may be missing.
    [[nodiscard]] SetText Set(const std::vector<std::filesystem::path>& fonts, std::string_view text,
                              double size);

private:
    struct Fonts;
    std::unique_ptr<Fonts> m_fonts;
};

// The characters of UTF-8 text; what is none becomes U+FFFD.
[[nodiscard]] std::u32string Characters(std::string_view utf8);

}  // namespace bodymap
