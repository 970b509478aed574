// Numbers from a map of marks. They describe what was charted on drawings of the body: they compare visits of
// one client, they are no measure of tissue.
#pragma once

#include <map>
#include <optional>
#include <set>
#include <vector>

#include "bodymap/atlas.h"
#include "bodymap/cell_raster.h"

namespace bodymap {

// What a mark without a surface of its own counts for on the body.
inline constexpr double kPointRadiusMm = 15;  // disc of a point: about what a thumb covers
inline constexpr double kLineWidthMm = 20;    // band of a stroke or an arrow, with round ends
// Cells the surfaces are counted in, map units: a quarter of a square unit, about 0.8 mm².
inline constexpr double kMeasureCell = 0.5;

// The surface a list of marks covers on the body chart, overlaps counted once, what lies beside the body left
// out. The chart is the front and the back of one figure, as in digital pain drawings (Barbero et al. 2015,
// Eur J Pain 19:1129–1138). Marks of another figure are carried to it. A mark of another view keeps its size
// in mm and is laid on the view, front or back, that shows more of its region; where neither does (a sole),
// it counts on its own view. A mark on a picture counts as a point inside its region.
class MarkedSurface {
public:
    MarkedSurface(Atlas& atlas, model::Figure figure, const std::vector<model::Mark>& marks);

    [[nodiscard]] double MarkedMm2() const;
    [[nodiscard]] double BodyMm2() const;  // of the chart
    // Pain extent: 100 · marked / body surface of the chart, at most 100.
    [[nodiscard]] double ExtentPercent() const;
    // Jaccard index |A∩B| / |A∪B| (Jaccard 1912, New Phytol 11:37–50; for pain drawings Galve Villa et al.
    // 2020, J Med Internet Res 22:e21475), 0–1; nothing if both are empty. Of the same figure.
    [[nodiscard]] static std::optional<double> Overlap(const MarkedSurface& a, const MarkedSurface& b);

private:
    struct Sheet {
        CellRaster marked, body;
        double mm2_per_cell;
    };
    Sheet& On(model::View view);
    void Add(const model::Mark& mark);
    void Paint(model::View view, const model::Mark& mark, const std::vector<MapPoint>& points);
    [[nodiscard]] std::optional<model::View> ChartView(const model::Mark& mark);

    Atlas& m_atlas;
    model::Figure m_figure;
    std::map<model::View, Sheet> m_sheets;
};

// Regions that marks lie in (model::RegionsUnder).
[[nodiscard]] std::set<model::RegionRef> RegionsOf(const std::vector<model::Mark>& marks);
// Jaccard index of two sets of regions; nothing if both are empty.
[[nodiscard]] std::optional<double> Overlap(const std::set<model::RegionRef>& a,
                                            const std::set<model::RegionRef>& b);

// Severities (0–10) over the marks that have one. The sum grows with the number of marks, the mean does not;
// one without the other misleads.
struct Intensity {
    int marks = 0;
    int sum = 0;
    std::optional<double> mean;  // sum / marks; nothing without marks
    bool operator==(const Intensity&) const = default;
};
[[nodiscard]] Intensity IntensityBefore(const std::vector<model::Mark>& marks);
[[nodiscard]] Intensity IntensityAfter(const std::vector<model::Mark>& marks);

}  // namespace bodymap
