// Which region lies under a point, exactly on the drawn borders.
#pragma once

#include <memory>
#include <optional>
#include <vector>

#include "bodymap/body_map.h"

namespace bodymap {

enum class Direction { Left, Right, Up, Down };

struct Hit {
    model::RegionRef at;
    model::Layer layer = model::Layer::Superficial;
    Sheet sheet = Sheet::Superficial;
    bool operator==(const Hit&) const = default;
};

class RegionIndex {
public:
    // Copies what it needs; the map may go. Fills itself in while it is asked: not for two threads at once.
    explicit RegionIndex(const BodyMap& map);
    ~RegionIndex();
    RegionIndex(RegionIndex&&) noexcept;
    RegionIndex& operator=(RegionIndex&&) noexcept;

    // The topmost region at a point in the layer shown, if any: an overlay, else the tile. A thin sheet
    // (Region::over) lies above the tiles it names and below all others: the platysma answers in front of the
    // neck and never hides the chest. Meant for pointer moves: ≤ 15 ns on average.
    [[nodiscard]] std::optional<Hit> At(MapPoint point, model::Layer layer) const;
    // The same without a copy; the answer lives as long as the index. Nothing may be charted in excluded
    // areas, so they answer nothing in either layer.
    [[nodiscard]] const Hit* Find(MapPoint point, model::Layer layer) const;
    // Every region there, topmost first: what Tab or a repeated click steps through. Deep: overlays of the
    // deep layer, then deep regions top to bottom, then the superficial tile below them.
    [[nodiscard]] std::vector<Hit> AllAt(MapPoint point, model::Layer layer) const;
    // The nearest region no further than `tolerance` map units from a point that hit none.
    [[nodiscard]] std::optional<Hit> Near(MapPoint point, model::Layer layer, double tolerance) const;
    [[nodiscard]] bool InsideFigure(MapPoint point) const;
    [[nodiscard]] bool Excluded(MapPoint point) const;

    // Regions of a layer in reading order (top to bottom, then left to right), for the keyboard.
    [[nodiscard]] const std::vector<Hit>& Order(model::Layer layer) const;
    // The neighbouring region in a direction on the drawing; none at the edge.
    [[nodiscard]] std::optional<Hit> Neighbour(const model::RegionRef& from, model::Layer layer,
                                               Direction direction) const;
    // A point well inside the region, where a keyboard mark is put.
    [[nodiscard]] std::optional<MapPoint> InnerPoint(const model::RegionRef& region,
                                                     model::Layer layer) const;
    [[nodiscard]] bool Contains(const model::RegionRef& region, model::Layer layer, MapPoint point) const;

    // Memory held, without the texts of ids longer than a string keeps in itself.
    [[nodiscard]] std::size_t Bytes() const;

private:
    struct Data;
    std::unique_ptr<Data> m_data;
};

}  // namespace bodymap
