#include "bodymap/cairo_canvas.h"

#include <cstdint>

#include "model/problem.h"

namespace bodymap {

namespace {

constexpr double kMostSide = 16'000;

// The y-th row of a surface.
std::uint32_t* Row(cairo_surface_t* surface, int y) {
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface));
    return reinterpret_cast<std::uint32_t*>(cairo_image_surface_get_data(surface) +
                                            static_cast<std::size_t>(y) * stride);
}

}  // namespace

CairoSurface NewSurface(double width, double height) {
    if (!(width >= 1 && height >= 1 && width <= kMostSide && height <= kMostSide)) {
        throw model::Error(model::ErrorKind::Usage,
                           model::Msg("A picture may have 1 to 16000 pixels a side."));
    }
    CairoSurface made(
        cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(width), static_cast<int>(height)));
    if (cairo_surface_status(made.get()) != CAIRO_STATUS_SUCCESS) {
        throw model::Error(model::ErrorKind::Environment, model::Msg("There is not enough memory for this."));
    }
    return made;
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

void Stroke(cairo_t* cairo, double pen, bool butt_caps, const std::vector<double>& dash) {
    cairo_set_line_width(cairo, pen);
    cairo_set_line_cap(cairo, butt_caps ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    cairo_set_dash(cairo, dash.data(), static_cast<int>(dash.size()), 0);
    cairo_stroke(cairo);
}

void PaintPicture(cairo_t* cairo, const unsigned char* rgb, int width, int height, Rect at) {
    const CairoSurface surface = NewSurface(width, height);
    for (int y = 0; y < height; ++y) {
        std::uint32_t* row = Row(surface.get(), y);
        for (int x = 0; x < width; ++x, rgb += 3)
            row[x] = static_cast<std::uint32_t>(rgb[0] << 16 | rgb[1] << 8 | rgb[2]);
    }
    cairo_surface_mark_dirty(surface.get());
    cairo_save(cairo);
    cairo_translate(cairo, at.x, at.y);
    cairo_scale(cairo, at.w / width, at.h / height);
    cairo_set_source_surface(cairo, surface.get(), 0, 0);
    // Its edges are not mixed with what lies under it.
    cairo_pattern_set_extend(cairo_get_source(cairo), CAIRO_EXTEND_PAD);
    cairo_rectangle(cairo, 0, 0, width, height);
    cairo_fill(cairo);
    cairo_restore(cairo);
}

Pixels Taken(cairo_surface_t* surface) {
    cairo_surface_flush(surface);
    Pixels out;
    out.width = cairo_image_surface_get_width(surface);
    out.height = cairo_image_surface_get_height(surface);
    out.rgb.resize(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height) * 3);
    unsigned char* to = out.rgb.data();
    for (int y = 0; y < out.height; ++y) {
        const std::uint32_t* row = Row(surface, y);
        for (int x = 0; x < out.width; ++x, to += 3) {
            to[0] = static_cast<unsigned char>(row[x] >> 16);
            to[1] = static_cast<unsigned char>(row[x] >> 8);
            to[2] = static_cast<unsigned char>(row[x]);
        }
    }
    return out;
}

}  // namespace bodymap
