#include "bodymap/measures.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

#include "bodymap/drawn_line.h"

namespace bodymap {

namespace {

using model::View;

constexpr std::array kChart{View::Front, View::Back};

// A point of the mark that stands for where it lies.
MapPoint Stand(const model::Mark& mark) {
    if (mark.shape == model::Shape::Stroke) return Along(mark.points, 0.5);
    if (mark.shape != model::Shape::Area) return mark.points.front();
    double x = 0, y = 0;
    for (const MapPoint& p : mark.points) {
        x += p.x;
        y += p.y;
    }
    const auto count = static_cast<double>(mark.points.size());
    return {x / count, y / count};
}

model::Mark PointAt(const model::Mark& mark, MapPoint p) {
    model::Mark point = mark;
    point.shape = model::Shape::Point;
    point.points = {p};
    return point;
}

template <class Severity>
Intensity IntensityOf(const std::vector<model::Mark>& marks, Severity severity) {
    Intensity intensity;
    for (const model::Mark& mark : marks) {
        if (!severity(mark)) continue;
        ++intensity.marks;
        intensity.sum += *severity(mark);
    }
    if (intensity.marks > 0) intensity.mean = static_cast<double>(intensity.sum) / intensity.marks;
    return intensity;
}

}  // namespace

MarkedSurface::MarkedSurface(Atlas& atlas, model::Figure figure, const std::vector<model::Mark>& marks)
    : m_atlas(atlas), m_figure(figure) {
    for (const View view : kChart) On(view);
    for (const model::Mark& mark : marks) Add(mark);
    for (auto& [view, sheet] : m_sheets) sheet.marked.Clip(sheet.body);
}

MarkedSurface::Sheet& MarkedSurface::On(View view) {
    const auto known = m_sheets.find(view);
    if (known != m_sheets.end()) return known->second;
    const BodyMap& map = m_atlas.Map(m_figure, view);
    CellRaster marked(map.box, kMeasureCell), body(map.box, kMeasureCell);
    body.FillRings(Flatten(map.outline));
    const double mm = marked.Cell() * map.mm_per_unit;
    return m_sheets.emplace(view, Sheet{std::move(marked), std::move(body), mm * mm}).first->second;
}

void MarkedSurface::Paint(View view, const model::Mark& mark, const std::vector<MapPoint>& points) {
    Sheet& sheet = On(view);
    const double mm_per_unit = m_atlas.Map(m_figure, view).mm_per_unit;
    if (mark.shape == model::Shape::Point) {
        sheet.marked.FillDisc(points.front(), kPointRadiusMm / mm_per_unit);
    } else if (mark.shape == model::Shape::Area) {
        // One call for each area: even-odd holds within one outline, not between two.
        sheet.marked.FillRings({points});
    } else {
        sheet.marked.FillBand(points, kLineWidthMm / 2 / mm_per_unit);
    }
}

// The view of the chart that shows most of the mark's region; nothing where neither does.
std::optional<View> MarkedSurface::ChartView(const model::Mark& mark) {
    std::optional<View> best;
    double most = 0;
    for (const View view : kChart) {
        for (const Region& region : m_atlas.Map(m_figure, view).regions) {
            if (region.at != mark.at || region.area_mm2 <= most) continue;
            most = region.area_mm2;
            best = view;
        }
    }
    return best;
}

void MarkedSurface::Add(const model::Mark& mark) {
    if (mark.points.empty()) return;
    if (mark.view == View::Front || mark.view == View::Back)
        return Paint(mark.view, mark, m_atlas.Carry(mark, m_figure));
    const auto chart = ChartView(mark);
    if (mark.view == View::Picture) {
        const auto inner =
            chart ? m_atlas.Index(m_figure, *chart).InnerPoint(mark.at, mark.layer) : std::nullopt;
        if (inner) Paint(*chart, PointAt(mark, *inner), {*inner});
        return;
    }
    if (!chart) return Paint(mark.view, mark, m_atlas.Carry(mark, m_figure));
    const MapPoint stand = Stand(mark);
    const MapPoint there = m_atlas.Between({mark.figure, mark.view}, {m_figure, *chart})
                               .Carry(PointAt(mark, stand), Transfer::Way::There)
                               .front();
    const double scale =
        m_atlas.Map(mark.figure, mark.view).mm_per_unit / m_atlas.Map(m_figure, *chart).mm_per_unit;
    std::vector<MapPoint> points;
    for (const MapPoint& p : mark.points) {
        points.push_back({there.x + (p.x - stand.x) * scale, there.y + (p.y - stand.y) * scale});
    }
    Paint(*chart, mark, points);
}

double MarkedSurface::MarkedMm2() const {
    double sum = 0;
    for (const auto& [view, sheet] : m_sheets) {
        sum += static_cast<double>(sheet.marked.Filled()) * sheet.mm2_per_cell;
    }
    return sum;
}

double MarkedSurface::BodyMm2() const {
    double sum = 0;
    for (const View view : kChart) {
        const Sheet& sheet = m_sheets.at(view);
        sum += static_cast<double>(sheet.body.Filled()) * sheet.mm2_per_cell;
    }
    return sum;
}

double MarkedSurface::ExtentPercent() const {
    return std::min(100 * MarkedMm2() / BodyMm2(), 100.0);
}

std::optional<double> MarkedSurface::Overlap(const MarkedSurface& a, const MarkedSurface& b) {
    double both = 0;
    for (const auto& [view, sheet] : a.m_sheets) {
        const auto other = b.m_sheets.find(view);
        if (other == b.m_sheets.end()) continue;
        both += static_cast<double>(sheet.marked.FilledInBoth(other->second.marked)) * sheet.mm2_per_cell;
    }
    const double either = a.MarkedMm2() + b.MarkedMm2() - both;
    return either > 0 ? std::optional(both / either) : std::nullopt;
}

std::set<model::RegionRef> RegionsOf(const std::vector<model::Mark>& marks) {
    std::set<model::RegionRef> regions;
    for (const model::Mark& mark : marks) {
        for (auto& at : model::RegionsUnder(mark)) regions.insert(std::move(at));
    }
    return regions;
}

std::optional<double> Overlap(const std::set<model::RegionRef>& a, const std::set<model::RegionRef>& b) {
    const auto both = std::count_if(a.begin(), a.end(), [&](const auto& at) { return b.contains(at); });
    const auto either = static_cast<double>(a.size() + b.size()) - static_cast<double>(both);
    return either > 0 ? std::optional(static_cast<double>(both) / either) : std::nullopt;
}

Intensity IntensityBefore(const std::vector<model::Mark>& marks) {
    return IntensityOf(marks, [](const model::Mark& mark) { return mark.before; });
}

Intensity IntensityAfter(const std::vector<model::Mark>& marks) {
    return IntensityOf(marks, [](const model::Mark& mark) { return mark.after; });
}

}  // namespace bodymap
