#include "bodymap/scene.h"

#include <array>
#include <charconv>
#include <iterator>

#include "bodymap/plot_inks.h"

namespace bodymap {

namespace {

struct InkColours {
    Ink ink;
    const char* light;
    const char* dark;
    const char* paper = nullptr;  // in one ink; none: OneInk tells by meaning
};

// In the order of Ink.
constexpr std::array kColours{InkColours{Ink::None, "#000000", "#000000"},
                              InkColours{Ink::Skin, "#F8F1EB", "#38414A"},
                              InkColours{Ink::Outline, "#33434D", "#C3CED5"},
                              InkColours{Ink::Contour, "#33434D", "#C3CED5"},
                              InkColours{Ink::SoftLine, "#A99B90", "#6F7C85"},
                              InkColours{Ink::RegionLine, "#E0D2C6", "#55616A"},
                              InkColours{Ink::DeepLine, "#B07C70", "#B98F84"},
                              InkColours{Ink::DeepFill, "#DDA99B", "#8A5E55"},
                              InkColours{Ink::OverlayLine, "#B3BCC0", "#6B7882"},
                              InkColours{Ink::Hover, "#E2F0EF", "#1F3B3C"},
                              InkColours{Ink::Selected, "#D5EAE8", "#24494A"},
                              InkColours{Ink::Marked, "#EFE2D8", "#454F58"},
                              InkColours{Ink::Ground, "#FFFFFF", "#1A2024"},
                              InkColours{Ink::Tone, "#C24A06", "#FF9A52"},
                              InkColours{Ink::Tissue, "#0063A3", "#6CB8F2"},
                              InkColours{Ink::Points, "#A8306F", "#F08CC0"},
                              InkColours{Ink::Fluid, "#00775A", "#4FCFA6"},
                              InkColours{Ink::Nerve, "#26323A", "#E3EAEE"},
                              InkColours{Ink::Movement, "#5F4890", "#C3ACEB"},
                              InkColours{Ink::Avoid, "#A8231B", "#FF9C92"},
                              InkColours{Ink::Ghost, "#8794A0", "#8B98A2"},
                              InkColours{Ink::Accent, "#12686B", "#5FC3BF"},
                              InkColours{Ink::OnAccent, "#FFFFFF", "#0B2524"},
                              InkColours{Ink::Text, "#1B2932", "#E6ECEF"},
                              InkColours{Ink::Text2, "#51626D", "#AFBBC2"},
                              InkColours{Ink::TagFill, "#FFFFFF", "#232A2F"},
                              InkColours{plot::Heat1, "#F7E6D3", "#54473C", "#F0F0F0"},
                              InkColours{plot::Heat2, "#F0CDA4", "#6E4F33", "#D2D2D2"},
                              InkColours{plot::Heat3, "#E6A669", "#8F5527", "#B0B0B0"},
                              InkColours{plot::Heat4, "#CE6C33", "#D98A45", "#8A8A8A"},
                              InkColours{plot::Heat5, "#93330F", "#FFCB94", "#3C3C3C"},
                              InkColours{plot::OnLowHeat, "#3A1E0E", "#F8F1EB"},
                              InkColours{plot::OnMidHeat, "#1A0C04", "#2A1405"},
                              InkColours{plot::OnHighHeat, "#FFFFFF", "#2A1405", "#FFFFFF"},
                              InkColours{plot::Bar, "#B7CFDB", "#41596A", "#C4C4C4"},
                              InkColours{plot::Grid, "#DDE3E7", "#333D43", "#E2E2E2"},
                              InkColours{plot::Band, "#E2F0EF", "#1F3B3C", "#E2E2E2"},
                              InkColours{plot::New, "#1D5A8C", "#8FC4EE"},
                              InkColours{plot::Worse, "#A8231B", "#FF9C92"},
                              InkColours{plot::Same, "#51626D", "#AFBBC2"},
                              InkColours{plot::Better, "#1C6843", "#7FD3A4"}};

constexpr bool InOrder() {
    for (std::size_t i = 0; i < kColours.size(); ++i) {
        if (static_cast<std::size_t>(kColours[i].ink) != i) return false;
    }
    return kInkCount == kColours.size();
}
static_assert(InOrder());

// One ink on white paper: black for what is said, greys for what lies behind it.
const char* OneInk(Ink ink) {
    const char* own = kColours[static_cast<std::size_t>(ink)].paper;
    if (own != nullptr) return own;
    switch (ink) {
        case Ink::Skin:
        case Ink::Ground:
        case Ink::OnAccent:
        case Ink::TagFill:
            return "#FFFFFF";
        case Ink::RegionLine:
            return "#DADADA";
        case Ink::SoftLine:
        case Ink::OverlayLine:
            return "#9A9A9A";
        case Ink::DeepFill:
            return "#E4E4E4";
        case Ink::DeepLine:
        case Ink::Ghost:
            return "#8A8A8A";
        case Ink::Hover:
        case Ink::Selected:
        case Ink::Marked:
            return "#D9D9D9";
        case Ink::Outline:
        case Ink::Contour:
            return "#222222";
        default:
            return "#111111";
    }
}

std::string Colour(Ink ink, const SvgPalette& palette) {
    if (ink == Ink::None) return "none";
    return palette.one_ink ? OneInk(ink) : HexColour(ink, palette.dark);
}

std::string Number(double value) {
    std::array<char, 400> buffer{};
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, 2);
    return {buffer.data(), end.ptr};
}

std::string Escaped(const std::string& text) {
    std::string out;
    for (const char c : text) {
        if (c == '&') {
            out += "&amp;";
        } else if (c == '<') {
            out += "&lt;";
        } else {
            out += c;
        }
    }
    return out;
}

std::string Element(const SceneShape& shape, const SvgPalette& palette) {
    std::string out = "<path fill=\"" + Colour(shape.fill, palette) + "\"";
    if (shape.stroke != Ink::None) {
        out += " stroke=\"" + Colour(shape.stroke, palette) + "\" stroke-width=\"" + Number(shape.pen) + "\"";
        if (shape.butt_caps) out += " stroke-linecap=\"butt\"";
        for (std::size_t i = 0; i < shape.dash.size(); ++i) {
            out += (i == 0 ? " stroke-dasharray=\"" : " ") + Number(shape.dash[i]);
        }
        if (!shape.dash.empty()) out += "\"";
    }
    if (shape.opacity < 1) out += " opacity=\"" + Number(shape.opacity) + "\"";
    return out + " d=\"" + ToSvg(shape.path, 2) + "\"/>\n";
}

std::string Element(const SceneText& text, const SvgPalette& palette) {
    constexpr std::array kAnchors{"start", "middle", "end"};
    return "<text x=\"" + Number(text.at.x) + "\" y=\"" + Number(text.at.y) + "\" font-size=\"" +
           Number(text.size) + "\" text-anchor=\"" + kAnchors[static_cast<std::size_t>(text.align)] +
           "\" fill=\"" + Colour(text.ink, palette) + "\"" + (text.bold ? " font-weight=\"700\"" : "") + ">" +
           Escaped(text.text) + "</text>\n";
}

}  // namespace

void Scene::Append(Scene&& other) {
    if (items.empty()) {
        items = std::move(other.items);
        return;
    }
    items.insert(items.end(), std::make_move_iterator(other.items.begin()),
                 std::make_move_iterator(other.items.end()));
}

std::string ToSvg(const Scene& scene, Rect frame, const SvgPalette& palette) {
    const char* canvas = palette.one_ink ? "#FFFFFF" : palette.dark ? "#1A2024" : "#FBFCFC";
    std::string out =
        "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n<svg xmlns=\"http://www.w3.org/2000/svg\" width=\"" +
        Number(frame.w) + "\" height=\"" + Number(frame.h) + "\" viewBox=\"" + Number(frame.x) + " " +
        Number(frame.y) + " " + Number(frame.w) + " " + Number(frame.h) +
        "\" fill-rule=\"evenodd\" stroke-linecap=\"round\" stroke-linejoin=\"round\" "
        "font-family=\"Open Sans, sans-serif\">\n<rect x=\"" +
        Number(frame.x) + "\" y=\"" + Number(frame.y) + "\" width=\"" + Number(frame.w) + "\" height=\"" +
        Number(frame.h) + "\" fill=\"" + canvas + "\"/>\n";
    for (const auto& item : scene.items) {
        out += std::visit([&](const auto& shape) { return Element(shape, palette); }, item);
    }
    return out + "</svg>\n";
}

const char* InkColour(Ink ink, const SvgPalette& palette) {
    return palette.one_ink ? OneInk(ink) : HexColour(ink, palette.dark);
}

const char* HexColour(Ink ink, bool dark) {
    const InkColours& colours = kColours[static_cast<std::size_t>(ink)];
    return dark ? colours.dark : colours.light;
}

}  // namespace bodymap
