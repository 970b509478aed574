// Shapes of the findings on a grid of 20 × 20 units, origin in the centre, y down.
#pragma once

#include <string>
#include <vector>

#include "bodymap/path.h"
#include "bodymap/scene.h"

namespace bodymap {

struct GlyphPart {
    enum class Fill { None, Family, Ground };
    Path path;
    double pen = 0;  // 0: filled only
    Fill fill = Fill::None;
    std::vector<double> dash;
    bool butt_caps = false;
};

struct Glyph {
    std::vector<GlyphPart> parts;
    std::vector<GlyphPart> silhouette;  // repeated wider under the glyph
};

// The glyph of a finding; a plain ring for a finding that has none of its own.
[[nodiscard]] const Glyph& GlyphOf(const std::string& finding);

// Paints a glyph; `ghost` leaves its paper and halo out and greys it.
void PaintGlyph(Scene& scene, const Glyph& glyph, Ink family, MapPoint centre, double size, bool halo,
                bool ghost);

}  // namespace bodymap
