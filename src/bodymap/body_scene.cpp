#include <algorithm>
#include <cmath>

#include "bodymap/map_scene.h"

namespace bodymap {

namespace {

// A pen in map units, and what it is never thinner than in output units.
struct Pen {
    double units;
    double least;
};
constexpr Pen kOutlinePen{1.9, 0.9};
constexpr Pen kContourPen{1.3, 0.7};
constexpr Pen kLinePen{1.0, 0.7};
constexpr Pen kSoftPen{0.9, 0.6};
constexpr Pen kRegionPen{1.1, 0.7};
constexpr Pen kOverlayPen{1.0, 0.7};
constexpr Pen kSelectedPen{2.6, 1.4};
constexpr double kDeepOpacity = 0.38;
constexpr double kTintOpacity = 0.8;
constexpr double kBodyUnit = 1.74;  // mm per unit of the figures the pens were chosen on

class Painter {
public:
    Painter(const BodyMap& map, const Viewport& viewport, double pen_scale)
        : m_map(map),
          m_viewport(viewport),
          m_pen_scale(pen_scale),
          // Close-ups have smaller units; full pens would look coarse on them.
          m_units(viewport.Scale() * std::sqrt(std::min(1.0, map.mm_per_unit / kBodyUnit))) {}

    void Fill(const Path& path, Ink ink, double opacity = 1) {
        SceneShape shape;
        shape.path = OnScreen(path);
        shape.fill = ink;
        shape.opacity = opacity;
        m_scene.items.emplace_back(std::move(shape));
    }
    void Stroke(const Path& path, Ink ink, Pen pen, std::vector<double> dash = {}, double opacity = 1) {
        if (path.empty()) return;
        SceneShape shape;
        shape.path = OnScreen(path);
        shape.stroke = ink;
        shape.pen = std::max(pen.units * m_units, pen.least) * m_pen_scale;
        shape.dash = std::move(dash);
        for (double& length : shape.dash) length *= shape.pen;
        shape.opacity = opacity;
        m_scene.items.emplace_back(std::move(shape));
    }
    // Borders of a sheet as one path: where neighbours share a border it is inked once.
    void Borders(Sheet sheet, Ink ink, Pen pen, std::vector<double> dash = {}, double opacity = 1) {
        Path all;
        for (const Region& region : m_map.regions) {
            if (region.sheet != sheet) continue;
            all.steps.insert(all.steps.end(), region.path.steps.begin(), region.path.steps.end());
        }
        Stroke(all, ink, pen, std::move(dash), opacity);
    }
    void Deep() {
        for (const Region& region : m_map.regions) {
            if (region.sheet != Sheet::Deep) continue;
            Fill(region.path, Ink::DeepFill, kDeepOpacity);
            Stroke(region.path, Ink::DeepLine, kRegionPen);
        }
    }
    void Lines(bool soft) {
        for (const auto kind : {FigureLine::Kind::Soft, FigureLine::Kind::Line, FigureLine::Kind::Contour}) {
            if (kind == FigureLine::Kind::Soft && !soft) continue;
            Path all;
            for (const FigureLine& line : m_map.lines) {
                if (line.kind != kind) continue;
                all.steps.insert(all.steps.end(), line.path.steps.begin(), line.path.steps.end());
            }
            const bool contour = kind == FigureLine::Kind::Contour;
            Stroke(all, contour ? Ink::Contour : Ink::SoftLine,
                   contour                          ? kContourPen
                   : kind == FigureLine::Kind::Line ? kLinePen
                                                    : kSoftPen);
        }
    }
    Scene Take() { return std::move(m_scene); }

private:
    [[nodiscard]] Path OnScreen(const Path& path) const {
        return path.Moved(m_viewport.Scale(), m_viewport.Offset().x, m_viewport.Offset().y);
    }

    const BodyMap& m_map;
    const Viewport& m_viewport;
    double m_pen_scale;
    double m_units;
    Scene m_scene;
};

// The drawings a reference means in a layer: those of the layer, else the superficial tile.
std::vector<const Region*> Drawings(const BodyMap& map, const model::RegionRef& ref, model::Layer layer) {
    std::vector<const Region*> own, tiles;
    for (const Region& region : map.regions) {
        if (region.at != ref) continue;
        if (IsDeep(region.sheet) == (layer == model::Layer::Deep)) own.push_back(&region);
        if (region.sheet == Sheet::Superficial) tiles.push_back(&region);
    }
    return own.empty() ? tiles : own;
}

}  // namespace

Scene BodyScene(const BodyMap& map, const Viewport& viewport, const BodyLook& look) {
    Painter painter(map, viewport, look.pen_scale);
    const bool deep = look.layer == model::Layer::Deep;
    painter.Fill(map.outline, Ink::Skin);
    for (const model::RegionRef& ref : look.marked) {
        for (const Region* region : Drawings(map, ref, look.layer)) painter.Fill(region->path, Ink::Marked);
    }
    if (look.regions) {
        painter.Borders(Sheet::Superficial, Ink::RegionLine, kRegionPen, {}, deep ? 0.6 : 1);
        if (deep) painter.Deep();
        painter.Borders(deep ? Sheet::OverlayDeep : Sheet::OverlaySuperficial, Ink::OverlayLine, kOverlayPen,
                        {2.5, 2.5});
    }
    painter.Lines(!look.regions);
    painter.Stroke(map.edge.empty() ? map.outline : map.edge, Ink::Outline, kOutlinePen);
    return painter.Take();
}

Scene RegionScene(const BodyMap& map, const Viewport& viewport, const model::RegionRef& region,
                  model::Layer layer, Ink fill) {
    Painter painter(map, viewport, 1);
    for (const Region* drawing : Drawings(map, region, layer)) {
        painter.Fill(drawing->path, fill, kTintOpacity);
        painter.Stroke(drawing->path, Ink::Accent, fill == Ink::Selected ? kSelectedPen : kRegionPen);
    }
    return painter.Take();
}

}  // namespace bodymap
