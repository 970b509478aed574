// What scenes and pages as pixels have in common; for scene_png.cpp and page_pixels.cpp alone.
#pragma once

#include <cairo.h>

#include <memory>
#include <vector>

#include "bodymap/path.h"
#include "bodymap/scene_png.h"

namespace bodymap {

struct CairoEnd {
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
using CairoContext = std::unique_ptr<cairo_t, CairoEnd>;
using CairoSurface = std::unique_ptr<cairo_surface_t, CairoEnd>;

// Of whole pixels, one being a native 32-bit 0x00RRGGBB. Throws model::Error outside 1 to 16,000 a side, and
// where there is no memory.
[[nodiscard]] CairoSurface NewSurface(double width, double height);
void AddPath(cairo_t* cairo, const Path& path);
// Of the path added last; round joins.
void Stroke(cairo_t* cairo, double pen, bool butt_caps, const std::vector<double>& dash);
// Rows of three bytes a pixel, stretched over `at`.
void PaintPicture(cairo_t* cairo, const unsigned char* rgb, int width, int height, Rect at);
[[nodiscard]] Pixels Taken(cairo_surface_t* surface);

}  // namespace bodymap
