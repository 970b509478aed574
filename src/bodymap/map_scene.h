// Scenes of a body map: the figure itself, and the marks above it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bodymap/body_map.h"
#include "bodymap/scene.h"
#include "bodymap/viewport.h"
#include "model/mark.h"

namespace bodymap {

struct BodyLook {
    model::Layer layer = model::Layer::Superficial;
    bool regions = true;                   // region borders; soft muscle lines are left out with them
    std::vector<model::RegionRef> marked;  // light tint as a second cue
    double pen_scale = 1;                  // thicker or thinner pens than the viewport's scale gives
};
// Figure, lines, region borders. Everything that stays the same while charting: cache it.
[[nodiscard]] Scene BodyScene(const BodyMap& map, const Viewport& viewport, const BodyLook& look);
// One region tinted (hover or selection).
[[nodiscard]] Scene RegionScene(const BodyMap& map, const Viewport& viewport, const model::RegionRef& region,
                                model::Layer layer, Ink fill);

// How one mark is to be drawn. Glyphs are keyed by finding id.
struct MarkLook {
    model::MarkId id;
    model::Shape shape = model::Shape::Point;
    std::vector<MapPoint> points;  // map units
    std::string finding;
    Ink family = Ink::Tone;
    std::optional<int> severity;  // digit in the tag and size step
    std::optional<int> number;    // number disc with a leader (paper)
    bool selected = false;
    bool hovered = false;
    bool ghost = false;  // of an earlier visit
    bool gone = false;   // a ghost that was found resolved
    bool untouched_copy = false;
    bool waiting = false;  // dashed tag: the next digit sets severity
};

struct MarkStyle {
    bool number_discs = false;  // paper: numbers instead of severity tags
    bool side_view = false;     // one fixed size
    double glyph_scale = 1;     // paper draws a little smaller
    double disc_radius = 8.5;   // client's sheet 8.5, visit record 6
    // Words that tags and discs must not cover, output units.
    std::vector<Rect> words;
    // Where number discs stay, output units; none: the map's box.
    std::optional<Rect> room = {};
};

// Glyph side in output units for a severity (15, 17, 20, 23).
[[nodiscard]] double GlyphSize(std::optional<int> severity, const MarkStyle& style);
// Marks in the order given, later ones on top, tags and discs placed so that they do not collide. Numbers
// that find no place of their own stand on the disc nearest to their mark: "12–15", "12 +3" for 12 and three
// more.
[[nodiscard]] Scene MarkScene(const BodyMap& map, const Viewport& viewport,
                              const std::vector<MarkLook>& marks, const MarkStyle& style);
// A glyph alone in a box of side `size` centred on `centre` (palette, legend, list).
[[nodiscard]] Scene GlyphScene(const std::string& finding, Ink family, MapPoint centre, double size,
                               bool halo = false);
[[nodiscard]] bool HasGlyph(const std::string& finding);

// Topmost mark under a point of output units, `tolerance` beyond its glyph.
class MarkLayout {
public:
    MarkLayout(const Viewport& viewport, const std::vector<MarkLook>& marks, const MarkStyle& style);
    [[nodiscard]] std::optional<model::MarkId> At(MapPoint screen, double tolerance) const;

private:
    struct Spot {
        model::MarkId id;
        MapPoint centre;
        double radius;
    };
    std::vector<Spot> m_spots;
};

}  // namespace bodymap
