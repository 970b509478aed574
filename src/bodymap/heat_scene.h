// How often regions were marked: the figure tinted in five steps of one hue, counts in or beside the regions.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <vector>

#include "bodymap/map_scene.h"
#include "bodymap/plot_inks.h"

namespace bodymap {

// One count and the regions it is of: one muscle of one side, or all of an area or a segment.
struct HeatGroup {
    std::vector<model::RegionRef> regions;
    int count = 0;  // none is left untinted
    bool operator==(const HeatGroup&) const = default;
};

struct HeatLook {
    model::Layer layer = model::Layer::Superficial;
    double text = 11;                        // output units
    std::optional<std::size_t> chosen = {};  // group with a ring of the accent
    std::vector<Rect> words = {};            // what counts must not cover, output units
    double pen_scale = 1;
};

struct HeatLabel {
    std::size_t group = 0;
    Rect box;             // output units
    bool inside = false;  // of its region; otherwise a tag beside it with a leader
};
// One label for every group that the map draws in this layer, none over another where there is room.
[[nodiscard]] std::vector<HeatLabel> HeatLabels(const BodyMap& map, const Viewport& viewport,
                                                const std::vector<HeatGroup>& groups, const HeatLook& look);
// Figure, tints, borders and counts.
[[nodiscard]] Scene HeatScene(const BodyMap& map, const Viewport& viewport,
                              const std::vector<HeatGroup>& groups, const HeatLook& look);
// The same in three parts from the ground up: what is tinted, what lies over it whatever the counts are, and
// the counts. In the deep layer fills would hide the lines, and the tints are in the second part.
[[nodiscard]] Scene HeatGround(const BodyMap& map, const Viewport& viewport,
                               const std::vector<HeatGroup>& groups, const HeatLook& look);
[[nodiscard]] Scene HeatLines(const BodyMap& map, const Viewport& viewport,
                              const std::vector<HeatGroup>& groups, const HeatLook& look);
[[nodiscard]] Scene HeatCounts(const BodyMap& map, const Viewport& viewport,
                               const std::vector<HeatGroup>& groups, const HeatLook& look);
// The group under a point of output units: its label, else its region.
[[nodiscard]] std::optional<std::size_t> HeatAt(const BodyMap& map, const Viewport& viewport,
                                                const std::vector<HeatGroup>& groups, const HeatLook& look,
                                                MapPoint point);

// The highest count, which the steps are scaled to (bodymap/plot_inks.h).
[[nodiscard]] int HighestOf(const std::vector<HeatGroup>& groups);
// The boxes of the steps up to the highest count with what they stand for ("3–4"), after a word; returns
// where it ends.
double HeatLegend(Scene& scene, MapPoint at, const std::string& word, double text, int highest = 0);

}  // namespace bodymap
