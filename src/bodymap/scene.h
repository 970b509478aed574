// What is drawn of a body map, free of any toolkit: screen and paper paint the same scene.
#pragma once

#include <string>
#include <variant>
#include <vector>

#include "bodymap/path.h"

namespace bodymap {

// Colours by meaning; each painter has its own table (light, dark, one ink on paper).
enum class Ink {
    None,
    Skin,
    Outline,
    Contour,
    SoftLine,
    RegionLine,
    DeepLine,
    DeepFill,
    OverlayLine,
    Hover,
    Selected,
    Marked,
    Ground,
    Tone,
    Tissue,
    Points,
    Fluid,
    Nerve,
    Movement,
    Avoid,  // families of findings
    Ghost,
    Accent,
    OnAccent,
    Text,
    Text2,
    TagFill
};

struct SceneShape {
    Path path;  // output units
    Ink fill = Ink::None;
    Ink stroke = Ink::None;
    double pen = 1;            // output units; round caps and joins
    std::vector<double> dash;  // output units, empty: solid
    double opacity = 1;
    bool butt_caps = false;
};

enum class TextAlign { Left, Centre, Right };

struct SceneText {
    MapPoint at;  // baseline, output units
    std::string text;
    double size = 10;  // output units
    Ink ink = Ink::Text;
    TextAlign align = TextAlign::Left;
    bool bold = false;
};

using SceneItem = std::variant<SceneShape, SceneText>;

struct Scene {
    std::vector<SceneItem> items;  // painted in order
    void Append(Scene&& other);
};

// SVG of a scene with a given palette; used by `palpate-cli map` and by tests.
struct SvgPalette {
    bool dark = false;
    bool one_ink = false;
};
[[nodiscard]] std::string ToSvg(const Scene& scene, Rect frame, const SvgPalette& palette);
// "#RRGGBB" of an ink on screen; the values of the visual system.
[[nodiscard]] const char* HexColour(Ink ink, bool dark);
// The same under a palette; what paper and pictures use.
[[nodiscard]] const char* InkColour(Ink ink, const SvgPalette& palette);

}  // namespace bodymap
