// A mark: one finding at one place, with its severity before and after treatment.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/ids.h"
#include "model/place.h"

namespace model {

enum class Shape { Point, Stroke, Area, Arrow };

// A region under a stroke, an area or an arrow, with its share of the length or surface that
// lies on the body: the shares of a mark sum to 1 (of visits charted by earlier versions to less).
struct Cover {
    RegionRef at;
    double share = 0;  // 0–1
    bool operator==(const Cover&) const = default;
};

struct Mark {
    MarkId id;
    Figure figure = Figure::Neutral;
    View view = View::Front;
    PictureId picture;  // with View::Picture only
    Shape shape = Shape::Point;
    // 1 for a point, 2 or more otherwise, 3 or more for an area; map units of the view, pixels of a picture;
    // neither coordinate beyond ±100,000.
    std::vector<MapPoint> points;
    RegionRef at;  // the region charted, with the client's own side; of an arrow: where it starts
    std::vector<Cover> covers;          // all regions of a stroke, an area or an arrow, largest share first
    std::optional<RegionRef> leads_to;  // where an arrow ends (radiation, referral)
    Layer layer = Layer::Superficial;
    std::string finding;        // id of templates/findings.toml
    std::optional<int> before;  // 0–10
    std::optional<int> after;   // 0–10
    SpotId spot;                // the same finding followed over visits; empty: not followed
    std::string note;
    bool copied = false;  // taken over from an earlier visit and not yet looked at

    bool operator==(const Mark&) const = default;
};

// Below this share a region under a shape is a slip of the hand.
inline constexpr double kLeastCover = 0.01;
// The regions a mark lies in, each once: the one charted first, those covered by kLeastCover and more, the
// one an arrow leads to. What lists, counts and comparisons by region go by.
[[nodiscard]] std::vector<RegionRef> RegionsUnder(const Mark& mark);
// Below this share a shape only grazes a region.
inline constexpr double kLeastWorked = 0.05;
// The regions worked on where a mark is treated, each once: the one charted first, then those covered by
// kLeastWorked and more. The line of an arrow is felt, not treated. What cautions and consents go by.
[[nodiscard]] std::vector<RegionRef> RegionsWorked(const Mark& mark);

enum class Response { NotAsked, Better, Same, Worse };

// Technique, pressure and minutes given to marks or regions.
struct Treatment {
    TreatmentId id;
    std::vector<MarkId> marks;       // marks treated; may be empty when regions are named
    std::vector<RegionRef> regions;  // regions treated beyond the marks
    std::string technique;           // id of templates/techniques.toml
    int pressure = 3;                // Walton 1–5
    int minutes = 5;                 // 1–240
    Response response = Response::NotAsked;
    std::string note;
    bool copied = false;  // as with marks
    // Why a pressure above what the health history allows was used; empty: it was not.
    std::string override_reason{};

    bool operator==(const Treatment&) const = default;
};

[[nodiscard]] std::string_view ToText(Shape shape);
[[nodiscard]] std::string_view ToText(Response response);
[[nodiscard]] std::optional<Shape> ParseShape(std::string_view text);
[[nodiscard]] std::optional<Response> ParseResponse(std::string_view text);

}  // namespace model
