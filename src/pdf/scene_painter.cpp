#include "pdf/scene_painter.h"

#include <cstdlib>
#include <optional>

#include "bodymap/plot_inks.h"

namespace pdf {

namespace {

using bodymap::Ink;

constexpr Colour kInk{0.067, 0.067, 0.067};
constexpr Colour kWhite{1, 1, 1};

constexpr Colour Grey(int level) {
    return {level / 255.0, level / 255.0, level / 255.0};
}

// "#D2D2D2"
Colour FromHex(const char* hex) {
    return Grey(static_cast<int>(std::strtoul(hex + 1, nullptr, 16) & 255));
}

std::optional<Colour> OnPaper(Ink ink) {
    if (ink > Ink::TagFill) return FromHex(bodymap::InkColour(ink, {.dark = false, .one_ink = true}));
    switch (ink) {
        case Ink::None:
        case Ink::Hover:
        case Ink::Selected:
            return std::nullopt;
        case Ink::Skin:
        case Ink::Ground:
        case Ink::TagFill:
        case Ink::OnAccent:
            return kWhite;
        case Ink::Outline:
            return Grey(0x2B);
        case Ink::Contour:
            return Grey(0x55);
        case Ink::SoftLine:
            return Grey(0xB4);
        case Ink::RegionLine:
            return Grey(0xD6);
        case Ink::DeepLine:
        case Ink::OverlayLine:
            return Grey(0xBC);
        case Ink::DeepFill:
            return Grey(0xF4);
        case Ink::Marked:
            return Grey(0xD9);
        case Ink::Ghost:
            return Grey(0x99);
        case Ink::Text2:
            return Grey(0x4A);
        default:
            return kInk;
    }
}

// Paper needs no transparency: what lies below a tint is white.
std::optional<Colour> Tinted(Ink ink, double opacity) {
    const auto colour = OnPaper(ink);
    if (!colour || opacity >= 1) return colour;
    return Lighter(*colour, 1 - opacity);
}

void PaintShape(Sheet& sheet, const bodymap::SceneShape& shape, double scale) {
    const auto fill = Tinted(shape.fill, shape.opacity);
    const auto stroke = Tinted(shape.stroke, shape.opacity);
    Pen pen{stroke.value_or(kInk), shape.pen * scale, shape.dash, shape.butt_caps};
    for (double& length : pen.dash) length *= scale;
    const bodymap::Path path = shape.path.Moved(scale, 0, 0);
    if (fill && stroke) {
        sheet.FillAndStroke(path, *fill, pen);
    } else if (fill) {
        sheet.Fill(path, *fill);
    } else if (stroke) {
        sheet.Stroke(path, pen);
    }
}

void PaintText(Sheet& sheet, const bodymap::SceneText& text, double scale) {
    const Style style{text.bold ? Face::Bold : Face::Regular, text.size * scale, text.size * scale * 1.3,
                      OnPaper(text.ink).value_or(kInk)};
    const Lines lines = Break(sheet.Faces(), text.text, style, sheet.Size().width);
    const double shift = text.align == bodymap::TextAlign::Left     ? 0
                         : text.align == bodymap::TextAlign::Centre ? lines.front().width / 2
                                                                    : lines.front().width;
    sheet.Text(text.at.x * scale - shift, text.at.y * scale, lines.front());
}

}  // namespace

void PaintScene(Sheet& sheet, const bodymap::Scene& scene, double scale) {
    for (const auto& item : scene.items) {
        if (const auto* shape = std::get_if<bodymap::SceneShape>(&item)) {
            PaintShape(sheet, *shape, scale);
        } else {
            PaintText(sheet, std::get<bodymap::SceneText>(item), scale);
        }
    }
}

}  // namespace pdf
