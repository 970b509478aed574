#include "bodymap/page_pixels.h"

#include <cairo.h>

#include <cmath>
#include <cstdint>
#include <memory>

#include "model/problem.h"

namespace bodymap {

namespace {

constexpr double kMostSide = 16'000;

struct CairoEnd {
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
using Context = std::unique_ptr<cairo_t, CairoEnd>;
using Surface = std::unique_ptr<cairo_surface_t, CairoEnd>;

Surface NewSurface(double width, double height) {
    if (!(width >= 1 && height >= 1 && width <= kMostSide && height <= kMostSide)) {
        throw model::Error(model::ErrorKind::Usage,
                           model::Msg("A picture may have 1 to 16000 pixels a side."));
    }
    Surface made(cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(std::lround(width)),
                                            static_cast<int>(std::lround(height))));
    if (cairo_surface_status(made.get()) != CAIRO_STATUS_SUCCESS) {
        throw model::Error(model::ErrorKind::Environment, model::Msg("There is not enough memory for this."));
    }
    return made;
}

void SetColour(cairo_t* cairo, const PageColour& colour) {
    cairo_set_source_rgb(cairo, colour.r, colour.g, colour.b);
}

void AddPath(cairo_t* cairo, const Path& path) {
    cairo_new_path(cairo);
    for (const PathStep& step : path.steps) {
        switch (step.kind) {
            case PathStep::Kind::Move:
                cairo_move_to(cairo, step.to.x, step.to.y);
                break;
            case PathStep::Kind::Line:
                cairo_line_to(cairo, step.to.x, step.to.y);
                break;
            case PathStep::Kind::Curve:
                cairo_curve_to(cairo, step.a.x, step.a.y, step.b.x, step.b.y, step.to.x, step.to.y);
                break;
            case PathStep::Kind::Close:
                cairo_close_path(cairo);
                break;
        }
    }
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
    cairo_set_line_width(cairo, shape.pen);
    cairo_set_line_cap(cairo, shape.butt_caps ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    cairo_set_dash(cairo, shape.dash.data(), static_cast<int>(shape.dash.size()), 0);
    cairo_stroke(cairo);
}

void Paint(cairo_t* cairo, const PageImage& image) {
    if (!HoldsPixels(image)) {
        cairo_rectangle(cairo, image.at.x, image.at.y, image.at.w, image.at.h);
        SetColour(cairo, {0.85, 0.85, 0.85});
        return cairo_fill(cairo);
    }
    const Surface surface = NewSurface(image.width, image.height);
    unsigned char* data = cairo_image_surface_get_data(surface.get());
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
    const auto* from = reinterpret_cast<const unsigned char*>(image.bytes->data());
    for (int y = 0; y < image.height; ++y) {
        auto* row = reinterpret_cast<std::uint32_t*>(data + static_cast<std::size_t>(y) * stride);
        for (int x = 0; x < image.width; ++x, from += 3)
            row[x] = static_cast<std::uint32_t>(from[0] << 16 | from[1] << 8 | from[2]);
    }
    cairo_surface_mark_dirty(surface.get());
    cairo_save(cairo);
    cairo_translate(cairo, image.at.x, image.at.y);
    cairo_scale(cairo, image.at.w / image.width, image.at.h / image.height);
    cairo_set_source_surface(cairo, surface.get(), 0, 0);
    cairo_pattern_set_extend(cairo_get_source(cairo), CAIRO_EXTEND_PAD);
    cairo_rectangle(cairo, 0, 0, image.width, image.height);
    cairo_fill(cairo);
    cairo_restore(cairo);
}

Pixels Taken(cairo_surface_t* surface) {
    cairo_surface_flush(surface);
    Pixels out;
    out.width = cairo_image_surface_get_width(surface);
    out.height = cairo_image_surface_get_height(surface);
    const unsigned char* data = cairo_image_surface_get_data(surface);
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
    out.rgb.resize(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height) * 3);
    unsigned char* to = out.rgb.data();
    for (int y = 0; y < out.height; ++y) {
        const auto* row = reinterpret_cast<const std::uint32_t*>(data + static_cast<std::size_t>(y) * stride);
        for (int x = 0; x < out.width; ++x, to += 3) {
            to[0] = static_cast<unsigned char>(row[x] >> 16);
            to[1] = static_cast<unsigned char>(row[x] >> 8);
            to[2] = static_cast<unsigned char>(row[x]);
        }
    }
    return out;
}

}  // namespace

bool HoldsPixels(const PageImage& image) {
    return !image.jpeg && image.bytes && image.width > 0 && image.height > 0 &&
           static_cast<double>(image.bytes->size()) >= 3.0 * image.width * image.height;
}

Pixels ToPixels(const PrintedPage& page, double scale, GlyphOutlines& glyphs) {
    const Surface surface = NewSurface(page.width * scale, page.height * scale);
    const Context cairo(cairo_create(surface.get()));
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
