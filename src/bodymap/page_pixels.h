// A printed page as pixels, for a worker beside a window.
#pragma once

#include "bodymap/glyph_outlines.h"
#include "bodymap/printed_page.h"
#include "bodymap/scene_png.h"

namespace bodymap {

// The page on white at `scale` pixels per point, at most 16,000 a side. Images must be plain rows: JPEG bytes
// leave their place grey. Throws model::Error for a size out of these bounds, a missing font or when there is
// no memory. Touches nothing shared but `glyphs`.
[[nodiscard]] Pixels ToPixels(const PrintedPage& page, double scale, GlyphOutlines& glyphs);

// Whether the bytes hold what the picture's size says.
[[nodiscard]] bool HoldsPixels(const PageImage& image);

}  // namespace bodymap
