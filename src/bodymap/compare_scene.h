// Two visits of one view of the body: side by side or on one figure, what became of each spot by ink and
// sign.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "bodymap/map_scene.h"
#include "bodymap/plot_inks.h"

namespace bodymap {

// A cross, a triangle up, two bars, a triangle down, a tick; new and worse on dark tags, resolved on dashed
// ones.
enum class SpotState { New, Worse, Same, Better, Resolved };
inline constexpr std::size_t kSpotStates = 5;

// Of a spot the view does not show both are empty, so that its number stays that of its row in a list.
struct ComparedSpot {
    SpotState state = SpotState::Same;
    std::vector<MarkLook> first, second;  // marks of each visit; the one the score is of leads
    std::string score_first, score_second;
};

struct CompareLook {
    bool overlaid = false;  // one figure: marks of the first visit grey under those of the second
    model::Layer layer = model::Layer::Superficial;
    std::array<std::string, 2> visits;           // above the figures: "A  2 Nov"
    std::array<std::string, 2> sides;            // "R", "L" as the view shows them from left; may be empty
    std::array<std::string, kSpotStates> names;  // of the legend
    std::string faint = {};                      // of the legend: what the first visit had; overlaid only
    double text = 11;                            // output units
    std::optional<std::size_t> chosen = {};      // spot with rings of the accent
    double pen_scale = 1;
};

// Legend, captions, figures, marks, and a tag with sign and scores at each spot.
[[nodiscard]] Scene CompareScene(const BodyMap& map, Rect frame, const std::vector<ComparedSpot>& spots,
                                 const CompareLook& look);
// The spot under a point of the frame, by its tag or a mark.
[[nodiscard]] std::optional<std::size_t> CompareAt(const BodyMap& map, Rect frame,
                                                   const std::vector<ComparedSpot>& spots,
                                                   const CompareLook& look, MapPoint point);
// Whether a view shows anything of it.
[[nodiscard]] bool IsDrawn(const ComparedSpot& spot);

struct CompareTag {
    std::size_t spot = 0, figure = 0;
    Rect box;            // output units
    MapPoint at;         // of the mark
    std::string scores;  // "5", "5→6"
};
// One a figure for each spot it shows.
[[nodiscard]] std::vector<CompareTag> CompareTags(const BodyMap& map, Rect frame,
                                                  const std::vector<ComparedSpot>& spots,
                                                  const CompareLook& look);
// Where the figures stand in a frame: two, or one where they are overlaid.
[[nodiscard]] std::vector<Viewport> CompareViewports(const BodyMap& map, Rect frame, const CompareLook& look);

}  // namespace bodymap
