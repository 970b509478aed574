// The body maps of a folder, read when first asked for.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <utility>
#include <vector>

#include "bodymap/body_map.h"
#include "bodymap/region_index.h"
#include "bodymap/transfer.h"

namespace bodymap {

class Atlas {
public:
    // body_maps/; `known`: the structures a map may draw (none given: any).
    explicit Atlas(std::filesystem::path folder, std::function<bool(const model::RegionRef&)> known = {});

    // Hands and feet are drawn once, for the neutral figure; the others show them at their own size.
    // Throws model::Error if the file is missing, damaged, mirrored or draws an unknown structure. References
    // stay valid as long as the atlas lives.
    [[nodiscard]] const BodyMap& Map(model::Figure figure, model::View view);
    [[nodiscard]] const RegionIndex& Index(model::Figure figure, model::View view);
    // Views the folder has for a figure, body views first; looked up once.
    [[nodiscard]] const std::vector<model::View>& Views(model::Figure figure) const;

    // The view on which a region is best charted by name: its largest drawing on a body view, on a close-up
    // where the body views do not draw it in that layer.
    [[nodiscard]] std::optional<model::View> BestView(model::Figure figure, const model::RegionRef& region,
                                                      model::Layer layer);

    // Where the points of a mark lie on another figure's drawing of the same view: in the same regions at the
    // same place. The mark's own points where it was charted on that figure, or on a picture. Throws as Map.
    [[nodiscard]] std::vector<MapPoint> Carry(const model::Mark& mark, model::Figure to);
    // The same on another view of it: a close-up and the body view that shows the same part the same way
    // (model::BodyViewOf). nullopt where the view does not show the mark's region at that place, or shows a
    // part of the shape only.
    [[nodiscard]] std::optional<std::vector<MapPoint>> CarryTo(const model::Mark& mark, model::Figure to,
                                                               model::View view);
    // The same for any two drawings, kept.
    using Drawn = std::pair<model::Figure, model::View>;
    [[nodiscard]] Transfer& Between(const Drawn& a, const Drawn& b);

private:
    struct Entry {
        BodyMap map;
        std::unique_ptr<RegionIndex> index;
    };
    Entry& Load(model::Figure figure, model::View view);
    [[nodiscard]] BodyMap AtSizeOf(model::Figure figure, model::View view);
    std::filesystem::path m_folder;
    std::function<bool(const model::RegionRef&)> m_known;
    std::map<std::pair<model::Figure, model::View>, std::unique_ptr<Entry>> m_entries;
    std::map<std::pair<Drawn, Drawn>, std::unique_ptr<Transfer>> m_transfers;
    mutable std::map<model::Figure, std::vector<model::View>> m_views;
};

}  // namespace bodymap
