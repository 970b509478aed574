// Places on the body: figure, view, layer, side and points in a view's own map units.
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>

namespace model {

enum class Figure { Neutral, Female, Male };
enum class View {
    Front,
    Back,
    Left,
    Right,
    HeadFront,
    HeadBack,
    HeadLeft,
    HeadRight,
    HandPalmar,  // hands and feet: the client's right one
    HandDorsal,
    FootPlantar,
    FootDorsal,
    FootLateral,
    FootMedial,
    HandPalmarLeft,
    HandDorsalLeft,
    FootPlantarLeft,
    FootDorsalLeft,
    FootLateralLeft,
    FootMedialLeft,
    Picture  // the clinic's own photo or drawing, see model/picture.h
};
enum class Layer { Superficial, Deep };

// Always the client's own side.
enum class Side { Left, Right, Midline };

// x to the right, y down, in the units of the view's drawing (see body_maps/).
struct MapPoint {
    double x = 0;
    double y = 0;
    bool operator==(const MapPoint&) const = default;
};

// A named structure and the side it is on.
struct RegionRef {
    std::string region;
    Side side = Side::Midline;
    auto operator<=>(const RegionRef&) const = default;
    bool operator==(const RegionRef&) const = default;
};

inline constexpr std::array kBodyViews{View::Front, View::Back, View::Left, View::Right};
inline constexpr int kDrawnViews = static_cast<int>(View::Picture);  // views with a body map

// Stable words of files and the command line ("front", "head-left", "superficial", "midline" …).
[[nodiscard]] std::string_view ToText(Figure figure);
[[nodiscard]] std::string_view ToText(View view);
[[nodiscard]] std::string_view ToText(Layer layer);
[[nodiscard]] std::string_view ToText(Side side);
[[nodiscard]] std::optional<Figure> ParseFigure(std::string_view text);
[[nodiscard]] std::optional<View> ParseView(std::string_view text);
[[nodiscard]] std::optional<Layer> ParseLayer(std::string_view text);
[[nodiscard]] std::optional<Side> ParseSide(std::string_view text);

[[nodiscard]] Side Opposite(Side side);
// The side of the client that a view shows alone; nothing where it shows both.
[[nodiscard]] std::optional<Side> SideShown(View view);
// The body view that shows what a close-up shows, from the same side; nothing for soles and inner sides of
// feet.
[[nodiscard]] std::optional<View> BodyViewOf(View close_up);
// The view that shows the other side the same way; the view itself where it shows both.
[[nodiscard]] View Mirrored(View view);

}  // namespace model
