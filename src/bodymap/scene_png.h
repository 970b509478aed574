// A scene as pixels, for files without a window and for workers beside one.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "bodymap/scene.h"

namespace bodymap {

class GlyphOutlines;

// PNG bytes of the part of a scene inside `frame`, one pixel per output unit, at most 16,000 a side. Texts
// are set in the fonts of the folder `fonts` (bodymap/font_names.h). Throws model::Error for a frame out of
// these bounds, a font that a text needs and that is missing, or when there is no memory.
[[nodiscard]] std::string ToPng(const Scene& scene, Rect frame, const SvgPalette& palette,
                                const std::filesystem::path& fonts);

// How wide ToPng sets a text; throws as it does for a font that is missing. `glyphs` remembers the fonts.
[[nodiscard]] double WidthOf(const SceneText& text, const std::filesystem::path& fonts,
                             GlyphOutlines& glyphs);

struct Pixels {
    int width = 0, height = 0;
    std::vector<unsigned char> rgb;  // three bytes a pixel, row by row
};
// A picture laid over a scene.
struct PlacedPicture {
    const Pixels* pixels = nullptr;
    Rect at;  // output units
};
// The same at `scale` pixels per output unit over a ground of one colour ("#FBFCFC"), texts left out; bounds
// as above. Touches nothing shared, so any thread may call it.
[[nodiscard]] Pixels ToPixels(const Scene& scene, Rect frame, double scale, const SvgPalette& palette,
                              const std::string& ground, const PlacedPicture& picture = {});

}  // namespace bodymap
