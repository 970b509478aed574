#include "bodymap/scene_png.h"

#include <cairo.h>

#include <cmath>
#include <cstdint>
#include <cstdlib>
#include <memory>

#include "model/problem.h"

namespace bodymap {

namespace {

constexpr double kMaxSide = 16'000;

struct CairoEnd {
    void operator()(cairo_t* cairo) const { cairo_destroy(cairo); }
    void operator()(cairo_surface_t* surface) const { cairo_surface_destroy(surface); }
};
using Context = std::unique_ptr<cairo_t, CairoEnd>;
using Surface = std::unique_ptr<cairo_surface_t, CairoEnd>;

void SetHex(cairo_t* cairo, const char* hex, double opacity) {
    const auto rgb = std::strtoul(hex + 1, nullptr, 16);
    cairo_set_source_rgba(cairo, static_cast<double>((rgb >> 16) & 255) / 255,
                          static_cast<double>((rgb >> 8) & 255) / 255, static_cast<double>(rgb & 255) / 255,
                          opacity);
}

void SetInk(cairo_t* cairo, Ink ink, const SvgPalette& palette, double opacity) {
    SetHex(cairo, InkColour(ink, palette), opacity);
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

void Paint(cairo_t* cairo, const SceneShape& shape, const SvgPalette& palette) {
    AddPath(cairo, shape.path);
    cairo_set_fill_rule(cairo, CAIRO_FILL_RULE_EVEN_ODD);
    if (shape.fill != Ink::None) {
        SetInk(cairo, shape.fill, palette, shape.opacity);
        cairo_fill_preserve(cairo);
    }
    if (shape.stroke == Ink::None) return;
    SetInk(cairo, shape.stroke, palette, shape.opacity);
    cairo_set_line_width(cairo, shape.pen);
    cairo_set_line_cap(cairo, shape.butt_caps ? CAIRO_LINE_CAP_BUTT : CAIRO_LINE_CAP_ROUND);
    cairo_set_line_join(cairo, CAIRO_LINE_JOIN_ROUND);
    cairo_set_dash(cairo, shape.dash.data(), static_cast<int>(shape.dash.size()), 0);
    cairo_stroke(cairo);
}

void Paint(cairo_t* cairo, const SceneText& text, const SvgPalette& palette) {
    cairo_select_font_face(cairo, "Open Sans", CAIRO_FONT_SLANT_NORMAL,
                           text.bold ? CAIRO_FONT_WEIGHT_BOLD : CAIRO_FONT_WEIGHT_NORMAL);
    cairo_set_font_size(cairo, text.size);
    cairo_text_extents_t extents;
    cairo_text_extents(cairo, text.text.c_str(), &extents);
    const double share = text.align == TextAlign::Left ? 0 : text.align == TextAlign::Centre ? 0.5 : 1;
    SetInk(cairo, text.ink, palette, 1);
    cairo_move_to(cairo, text.at.x - extents.x_advance * share, text.at.y);
    cairo_show_text(cairo, text.text.c_str());
}

cairo_status_t Collect(void* bytes, const unsigned char* data, unsigned int length) {
    static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

Surface NewSurface(double width, double height) {
    if (!(width >= 1 && height >= 1 && width <= kMaxSide && height <= kMaxSide)) {
        throw model::Error(model::ErrorKind::Usage,
                           model::Msg("A picture may have 1 to 16000 pixels a side."));
    }
    return Surface(cairo_image_surface_create(CAIRO_FORMAT_RGB24, static_cast<int>(std::ceil(width)),
                                              static_cast<int>(std::ceil(height))));
}

void PaintAll(cairo_t* cairo, const Scene& scene, Rect frame, double scale, const SvgPalette& palette) {
    cairo_paint(cairo);
    cairo_scale(cairo, scale, scale);
    cairo_translate(cairo, -frame.x, -frame.y);
    for (const auto& item : scene.items) {
        std::visit([&](const auto& one) { Paint(cairo, one, palette); }, item);
    }
}

void Paint(cairo_t* cairo, const PlacedPicture& placed) {
    const Pixels& pixels = *placed.pixels;
    const Surface surface = NewSurface(pixels.width, pixels.height);
    unsigned char* data = cairo_image_surface_get_data(surface.get());
    if (data == nullptr) return;
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
    const unsigned char* from = pixels.rgb.data();
    for (int y = 0; y < pixels.height; ++y) {
        auto* row = reinterpret_cast<std::uint32_t*>(data + static_cast<std::size_t>(y) * stride);
        for (int x = 0; x < pixels.width; ++x, from += 3) {
            row[x] = static_cast<std::uint32_t>(from[0] << 16 | from[1] << 8 | from[2]);
        }
    }
    cairo_surface_mark_dirty(surface.get());
    cairo_translate(cairo, placed.at.x, placed.at.y);
    cairo_scale(cairo, placed.at.w / pixels.width, placed.at.h / pixels.height);
    cairo_set_source_surface(cairo, surface.get(), 0, 0);
    cairo_paint(cairo);
}

}  // namespace

std::string ToPng(const Scene& scene, Rect frame, const SvgPalette& palette) {
    const Surface surface = NewSurface(frame.w, frame.h);
    const Context cairo(cairo_create(surface.get()));
    SetInk(cairo.get(), Ink::Ground, palette, 1);
    PaintAll(cairo.get(), scene, frame, 1, palette);
    std::string bytes;
    if (cairo_surface_write_to_png_stream(surface.get(), Collect, &bytes) != CAIRO_STATUS_SUCCESS) {
        throw model::Error(model::ErrorKind::Environment, model::Msg("The picture could not be written."));
    }
    return bytes;
}

Pixels ToPixels(const Scene& scene, Rect frame, double scale, const SvgPalette& palette,
                const std::string& ground, const PlacedPicture& picture) {
    const Surface surface = NewSurface(frame.w * scale, frame.h * scale);
    const Context cairo(cairo_create(surface.get()));
    SetHex(cairo.get(), ground.c_str(), 1);
    PaintAll(cairo.get(), scene, frame, scale, palette);
    if (picture.pixels != nullptr) Paint(cairo.get(), picture);
    cairo_surface_flush(surface.get());
    Pixels out;
    out.width = cairo_image_surface_get_width(surface.get());
    out.height = cairo_image_surface_get_height(surface.get());
    const unsigned char* data = cairo_image_surface_get_data(surface.get());
    if (data == nullptr) {
        throw model::Error(model::ErrorKind::Environment, model::Msg("There is not enough memory for this."));
    }
    const auto stride = static_cast<std::size_t>(cairo_image_surface_get_stride(surface.get()));
    out.rgb.resize(static_cast<std::size_t>(out.width) * static_cast<std::size_t>(out.height) * 3);
    unsigned char* to = out.rgb.data();
    for (int y = 0; y < out.height; ++y) {
        // One pixel is a native 32-bit 0x00RRGGBB.
        const auto* row = reinterpret_cast<const std::uint32_t*>(data + static_cast<std::size_t>(y) * stride);
        for (int x = 0; x < out.width; ++x, to += 3) {
            to[0] = static_cast<unsigned char>(row[x] >> 16);
            to[1] = static_cast<unsigned char>(row[x] >> 8);
            to[2] = static_cast<unsigned char>(row[x]);
        }
    }
    return out;
}

}  // namespace bodymap
