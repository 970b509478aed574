#include "bodymap/scene_png.h"

#include <cmath>
#include <cstdlib>
#include <initializer_list>

#include "bodymap/cairo_canvas.h"
#include "bodymap/font_names.h"
#include "bodymap/glyph_outlines.h"
#include "model/problem.h"

namespace bodymap {

namespace {

void SetHex(cairo_t* cairo, const char* hex, double opacity) {
    const auto rgb = std::strtoul(hex + 1, nullptr, 16);
    cairo_set_source_rgba(cairo, static_cast<double>((rgb >> 16) & 255) / 255,
                          static_cast<double>((rgb >> 8) & 255) / 255, static_cast<double>(rgb & 255) / 255,
                          opacity);
}

void SetInk(cairo_t* cairo, Ink ink, const SvgPalette& palette, double opacity) {
    SetHex(cairo, InkColour(ink, palette), opacity);
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
    Stroke(cairo, shape.pen, shape.butt_caps, shape.dash);
}

// In the program's own fonts.
SetText Set(GlyphOutlines& glyphs, const std::filesystem::path& folder, const SceneText& text) {
    const auto files = [&](std::initializer_list<std::size_t> names) {
        std::vector<std::filesystem::path> all;
        for (const std::size_t name : names) all.push_back(folder / kFontNames.at(name));
        return all;
    };
    return glyphs.Set(text.bold ? files({2, 4, 5, 6}) : files({0, 3, 5, 6}), text.text, text.size);
}

class Writer {
public:
    explicit Writer(const std::filesystem::path& folder) : m_folder(folder) {}

    void Paint(cairo_t* cairo, const SceneText& text, const SvgPalette& palette) {
        const SetText set = Set(m_glyphs, m_folder, text);
        const double share = text.align == TextAlign::Left ? 0 : text.align == TextAlign::Centre ? 0.5 : 1;
        AddPath(cairo, set.path.Moved(1, text.at.x - set.width * share, text.at.y));
        cairo_set_fill_rule(cairo, CAIRO_FILL_RULE_WINDING);
        SetInk(cairo, text.ink, palette, 1);
        cairo_fill(cairo);
    }

private:
    std::filesystem::path m_folder;
    GlyphOutlines m_glyphs;
};

cairo_status_t Collect(void* bytes, const unsigned char* data, unsigned int length) {
    static_cast<std::string*>(bytes)->append(reinterpret_cast<const char*>(data), length);
    return CAIRO_STATUS_SUCCESS;
}

// Without a writer texts are left out.
void PaintAll(cairo_t* cairo, const Scene& scene, Rect frame, double scale, const SvgPalette& palette,
              Writer* writer) {
    cairo_paint(cairo);
    cairo_scale(cairo, scale, scale);
    cairo_translate(cairo, -frame.x, -frame.y);
    for (const SceneItem& item : scene.items) {
        if (const auto* shape = std::get_if<SceneShape>(&item)) Paint(cairo, *shape, palette);
        const auto* text = std::get_if<SceneText>(&item);
        if (text != nullptr && writer != nullptr) writer->Paint(cairo, *text, palette);
    }
}

}  // namespace

double WidthOf(const SceneText& text, const std::filesystem::path& fonts, GlyphOutlines& glyphs) {
    return Set(glyphs, fonts, text).width;
}

std::string ToPng(const Scene& scene, Rect frame, const SvgPalette& palette,
                  const std::filesystem::path& fonts) {
    const CairoSurface surface = NewSurface(std::ceil(frame.w), std::ceil(frame.h));
    const CairoContext cairo(cairo_create(surface.get()));
    SetInk(cairo.get(), Ink::Ground, palette, 1);
    Writer writer(fonts);
    PaintAll(cairo.get(), scene, frame, 1, palette, &writer);
    std::string bytes;
    if (cairo_surface_write_to_png_stream(surface.get(), Collect, &bytes) != CAIRO_STATUS_SUCCESS) {
        throw model::Error(model::ErrorKind::Environment, model::Msg("The picture could not be written."));
    }
    return bytes;
}

Pixels ToPixels(const Scene& scene, Rect frame, double scale, const SvgPalette& palette,
                const std::string& ground, const PlacedPicture& picture) {
    const CairoSurface surface = NewSurface(std::ceil(frame.w * scale), std::ceil(frame.h * scale));
    const CairoContext cairo(cairo_create(surface.get()));
    SetHex(cairo.get(), ground.c_str(), 1);
    PaintAll(cairo.get(), scene, frame, scale, palette, nullptr);
    if (const Pixels* pixels = picture.pixels)
        PaintPicture(cairo.get(), pixels->rgb.data(), pixels->width, pixels->height, picture.at);
    return Taken(surface.get());
}

}  // namespace bodymap
