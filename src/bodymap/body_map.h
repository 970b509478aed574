// One drawn view of one figure: outline, lines and regions, as read from body_maps/*.svg.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "bodymap/path.h"
#include "model/mark.h"

namespace bodymap {

// Superficial regions tile the figure; deep ones overlap, deepest first; overlays (tendons, joints, bones)
// lie above the layer they name.
enum class Sheet { Superficial, Deep, OverlaySuperficial, OverlayDeep };
constexpr bool IsDeep(Sheet sheet) {
    return sheet == Sheet::Deep || sheet == Sheet::OverlayDeep;
}

struct Region {
    model::RegionRef at;
    Sheet sheet = Sheet::Superficial;
    Path path;            // fill rule even-odd
    MapPoint label;       // a point inside the shape
    double area_mm2 = 0;  // projected
    // Of a thin sheet (superficial overlays only): the tiles over which it answers a tap. Everywhere else the
    // tile answers and the sheet lies below it. Empty: no sheet, answers wherever it is drawn.
    std::vector<std::string> over = {};
    bool operator==(const Region&) const = default;
};

// An area to be careful with, or one that needs consent; never a region: a tap on it answers the muscle.
// body_maps/zones.toml describes each.
struct Zone {
    std::string id;
    model::Side side = model::Side::Midline;
    Path path;       // fill rule even-odd
    MapPoint label;  // a point inside the shape
    bool operator==(const Zone&) const = default;
};

struct FigureLine {
    enum class Kind { Contour, Line, Soft };
    Kind kind = Kind::Line;
    Path path;
    bool operator==(const FigureLine&) const = default;
};

struct BodyMap {
    model::Figure figure = model::Figure::Neutral;
    model::View view = model::View::Front;
    Rect box;  // the SVG's viewBox
    double mm_per_unit = 1;
    Path outline;
    Path edge;  // what is drawn of the outline where a close-up is cut off; empty: all of it
    std::vector<FigureLine> lines;
    std::vector<Region> regions;  // file order = drawing order
    std::vector<Path> excluded;   // must not be charted
    std::vector<Zone> zones;
    bool operator==(const BodyMap&) const = default;
};

// What a file must hold beside a well-formed map.
struct MapDemand {
    std::optional<std::pair<model::Figure, model::View>> shows;
    std::function<bool(const model::RegionRef&)> known;  // structures that may be drawn; none: any
    bool upright = false;                                // refuse a mirrored drawing (orientation.h)
};

// The zones a point lies in, in drawing order.
[[nodiscard]] std::vector<const Zone*> ZonesAt(const BodyMap& map, MapPoint point);
// The zones a shape lies over or crosses anywhere; an arrow counts where it starts.
[[nodiscard]] std::vector<const Zone*> ZonesUnder(const BodyMap& map, model::Shape shape,
                                                  const std::vector<MapPoint>& points);

// Reads one SVG; bounded in bytes (8 MiB), tags, attributes and steps. Throws model::Error (BadInput; a file
// that is missing: Environment) naming file, line and what was expected. A structure is drawn at most once
// per side and sheet. A file is read with the demand that the drawing is not mirrored.
[[nodiscard]] BodyMap ReadMap(const std::filesystem::path& file,
                              const MapDemand& demand = {{}, {}, /*upright=*/true});
[[nodiscard]] BodyMap ReadMap(std::string_view svg, const std::string& name);
// The SVG text of a map; ReadMap(WriteMap(m)) equals m.
[[nodiscard]] std::string WriteMap(const BodyMap& map);

}  // namespace bodymap
