#include "bodymap/page_pixels.h"

#include <cmath>

#include "bodymap/cairo_canvas.h"

namespace bodymap {

namespace {

void SetColour(cairo_t* cairo, const PageColour& colour) {
    cairo_set_source_rgb(cairo, colour.r, colour.g, colour.b);
}

// Shapes are filled as the PDF fills them; outlines of characters lie over each other.
void Paint(cairo_t* cairo, const PageShape& shape, cairo_fill_rule_t rule = CAIRO_FILL_RULE_EVEN_ODD) {
    cairo_set_fill_rule(cairo, rule);
    AddPath(cairo, shape.path);
    if (shape.fill) {
        SetColour(cairo, *shape.fill);
        cairo_fill_preserve(cairo);
    }
    if (!shape.stroke) return;
    SetColour(cairo, *shape.stroke);
    Stroke(cairo, shape.pen, shape.butt_caps, shape.dash);
}

void Paint(cairo_t* cairo, const PageImage& image) {
    if (!HoldsPixels(image)) {
        cairo_rectangle(cairo, image.at.x, image.at.y, image.at.w, image.at.h);
        SetColour(cairo, {0.85, 0.85, 0.85});
        return cairo_fill(cairo);
    }
    PaintPicture(cairo, reinterpret_cast<const unsigned char*>(image.bytes->data()), image.width,
                 image.height, image.at);
}

}  // namespace

bool HoldsPixels(const PageImage& image) {
    return !image.jpeg && image.bytes && image.width > 0 && image.height > 0 &&
           static_cast<double>(image.bytes->size()) >= 3.0 * image.width * image.height;
}

Pixels ToPixels(const PrintedPage& page, double scale, GlyphOutlines& glyphs) {
    const CairoSurface surface = NewSurface(std::round(page.width * scale), std::round(page.height * scale));
    const CairoContext cairo(cairo_create(surface.get()));
    SetColour(cairo.get(), {1, 1, 1});
    cairo_paint(cairo.get());
    cairo_scale(cairo.get(), scale, scale);
    for (const PageItem& item : page.items) {
        if (const auto* shape = std::get_if<PageShape>(&item)) Paint(cairo.get(), *shape);
        if (const auto* image = std::get_if<PageImage>(&item)) Paint(cairo.get(), *image);
        if (const auto* text = std::get_if<PageText>(&item))
            Paint(cairo.get(), {glyphs.Of(*text), text->colour, {}, 0, {}, false}, CAIRO_FILL_RULE_WINDING);
    }
    return Taken(surface.get());
}

}  // namespace bodymap
