// Outlines of the characters on a page, so that whoever paints it sets the same shapes.
#pragma once

#include <memory>
#include <string>
#include <string_view>

#include "bodymap/printed_page.h"

namespace bodymap {

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

private:
    struct Fonts;
    std::unique_ptr<Fonts> m_fonts;
};

// The characters of UTF-8 text; what is none becomes U+FFFD.
[[nodiscard]] std::u32string Characters(std::string_view utf8);

}  // namespace bodymap
