#include "bodymap/mark_shape.h"

#include <algorithm>
#include <array>
#include <cmath>

#include "bodymap/drawn_line.h"

namespace bodymap {

namespace {

// Lengths in map units.
constexpr double kHatchPitch = 16;  // measured down the page
constexpr double kHatchPen = 2.6;
constexpr double kAreaPen = 3.6;
constexpr double kStrokePen = 5;
constexpr double kArrowPen = 4;
// Output units.
constexpr double kLeastPen = 0.7;
constexpr double kMostScale = 1;
constexpr double kHalo = 1.6;
constexpr double kHatchHalo = 1.2;
constexpr double kPicturePitch = 12;  // at least, so that the picture shows between the halos
constexpr double kArrowHead = 8;
constexpr double kAreaFill = 0.12;
constexpr int kMaxHatches = 400;

// An area with one of these is one to leave alone.
constexpr std::array kLeftAlone{"bruise", "inflammation", "skin_lesion", "varicose_vein"};

bool IsLeftAlone(const MarkLook& mark) {
    if (mark.family == Ink::Avoid) return true;
    return std::any_of(kLeftAlone.begin(), kLeftAlone.end(),
                       [&](const char* id) { return mark.finding == id; });
}

// Drawn close up, pens stop growing: what is marked must stay in sight.
double PenOf(double units, double scale) {
    return std::clamp(units * scale, kLeastPen, units * kMostScale);
}

// A soft curve through the points.
Path Smooth(const std::vector<MapPoint>& points, bool closed) {
    const auto count = static_cast<std::ptrdiff_t>(points.size());
    const auto at = [&](std::ptrdiff_t i) {
        if (closed) return points[static_cast<std::size_t>((i + count) % count)];
        return points[static_cast<std::size_t>(std::clamp<std::ptrdiff_t>(i, 0, count - 1))];
    };
    Path path;
    path.Move(points.front());
    for (std::ptrdiff_t i = 0; i < (closed ? count : count - 1); ++i) {
        const MapPoint before = at(i - 1), from = at(i), to = at(i + 1), after = at(i + 2);
        path.Curve({from.x + (to.x - before.x) / 6, from.y + (to.y - before.y) / 6},
                   {to.x - (after.x - from.x) / 6, to.y - (after.y - from.y) / 6}, to);
    }
    if (closed) path.Close();
    return path;
}

// Pieces of the rising diagonals inside the rings.
Path Hatch(const std::vector<std::vector<MapPoint>>& rings, double pitch) {
    // Turned so that diagonals are level: u along the line, v across.
    const auto turned = [](MapPoint p) { return MapPoint{(p.x - p.y) / 2, p.x + p.y}; };
    double low = INFINITY, high = -INFINITY;
    for (const auto& ring : rings) {
        for (const MapPoint& p : ring) {
            low = std::min(low, p.x + p.y);
            high = std::max(high, p.x + p.y);
        }
    }
    pitch = std::max(pitch, (high - low) / kMaxHatches);
    Path path;
    for (double v = std::ceil(low / pitch) * pitch; v < high; v += pitch) {
        std::vector<double> cuts;
        for (const auto& ring : rings) {
            for (std::size_t i = 0; i < ring.size(); ++i) {
                const MapPoint a = turned(ring[i]), b = turned(ring[(i + 1) % ring.size()]);
                if ((a.y > v) == (b.y > v)) continue;
                cuts.push_back(a.x + (b.x - a.x) * (v - a.y) / (b.y - a.y));
            }
        }
        std::sort(cuts.begin(), cuts.end());
        for (std::size_t i = 0; i + 1 < cuts.size(); i += 2) {
            path.Move({v / 2 + cuts[i], v / 2 - cuts[i]});
            path.Line({v / 2 + cuts[i + 1], v / 2 - cuts[i + 1]});
        }
    }
    return path;
}

void Stroke(Scene& scene, Path path, Ink ink, double pen, std::vector<double> dash = {}, double opacity = 1) {
    if (path.empty()) return;
    SceneShape shape;
    shape.path = std::move(path);
    shape.stroke = ink;
    shape.pen = pen;
    shape.dash = std::move(dash);
    shape.opacity = opacity;
    scene.items.emplace_back(std::move(shape));
}

Ink InkOf(const MarkLook& mark) {
    return mark.ghost ? Ink::Ghost : mark.family;
}

// Skin is light in either scheme; a picture may be of any colour, so its hatches have halos too.
void PaintHatch(Scene& scene, const MarkLook& mark, const Path& outline, const Under& under) {
    const double pen = PenOf(kHatchPen, under.scale);
    const double pitch = std::max(kHatchPitch * under.scale, under.picture ? kPicturePitch : 0);
    Path hatch = Hatch(Flatten(outline, 0.2), pitch);
    if (under.picture) Stroke(scene, hatch, Ink::Ground, pen + 2 * kHatchHalo);
    Stroke(scene, std::move(hatch), mark.family, pen);
}

void PaintArea(Scene& scene, const MarkLook& mark, const std::vector<MapPoint>& points, const Under& under) {
    const Path outline = Smooth(points, true);
    const bool left_alone = IsLeftAlone(mark);
    if (!mark.ghost) {
        SceneShape fill;
        fill.path = outline;
        fill.fill = mark.family;
        fill.opacity = kAreaFill;
        scene.items.emplace_back(std::move(fill));
        if (!left_alone) PaintHatch(scene, mark, outline, under);
    }
    const double pen = PenOf(left_alone || mark.ghost ? kHatchPen : kAreaPen, under.scale);
    std::vector<double> dash;
    if (left_alone) dash = {2.6 * pen, 2.2 * pen};
    if (under.picture && !mark.ghost) Stroke(scene, outline, Ink::Ground, pen + 2 * kHalo);
    Stroke(scene, outline, InkOf(mark), pen, std::move(dash));
}

void PaintLine(Scene& scene, const MarkLook& mark, const std::vector<MapPoint>& points, double scale) {
    const Path line = Smooth(points, false);
    const double pen = PenOf(kStrokePen, scale);
    if (!mark.ghost) Stroke(scene, line, Ink::Ground, pen + 2 * kHalo);
    Stroke(scene, line, InkOf(mark), mark.ghost ? pen / 2 : pen, {}, mark.ghost ? 0.75 : 1);
}

void PaintArrow(Scene& scene, const MarkLook& mark, const std::vector<MapPoint>& points, double scale) {
    const double pen = std::clamp(kArrowPen * scale, 1.4, 2.4);
    const Path line = Smooth(points, false);
    const MapPoint tip = points.back();
    // The curve's last direction, not the last two points, which may lie far apart.
    const MapPoint before = line.steps.back().b;
    const double angle = std::atan2(tip.y - before.y, tip.x - before.x);
    Path head;
    head.Move({tip.x - kArrowHead * std::cos(angle - 0.5), tip.y - kArrowHead * std::sin(angle - 0.5)});
    head.Line(tip);
    head.Line({tip.x - kArrowHead * std::cos(angle + 0.5), tip.y - kArrowHead * std::sin(angle + 0.5)});
    if (!mark.ghost) {
        Stroke(scene, line, Ink::Ground, pen + 2 * kHalo);
        Stroke(scene, head, Ink::Ground, pen + 2 * kHalo);
    }
    Stroke(scene, line, InkOf(mark), pen, {2.8 * pen, 2.2 * pen});
    Stroke(scene, std::move(head), InkOf(mark), pen);
    if (HasOwnGlyph(mark)) return;
    SceneShape source;
    source.path.Circle(points.front(), 1.6 * pen);
    source.fill = InkOf(mark);
    scene.items.emplace_back(std::move(source));
}

// The centroid; where an area bends around it, the middle of the widest piece at its height.
MapPoint InnerPoint(const std::vector<MapPoint>& points) {
    const MapPoint o = points.front();
    double area = 0, x = 0, y = 0;
    for (std::size_t i = 0, j = points.size() - 1; i < points.size(); j = i++) {
        const double cross =
            (points[j].x - o.x) * (points[i].y - o.y) - (points[i].x - o.x) * (points[j].y - o.y);
        area += cross;
        x += (points[j].x + points[i].x - 2 * o.x) * cross;
        y += (points[j].y + points[i].y - 2 * o.y) * cross;
    }
    if (std::abs(area) < 1e-9) return Along(points, 0.5);
    const MapPoint centre{o.x + x / (3 * area), o.y + y / (3 * area)};
    std::vector<double> cuts;
    for (std::size_t i = 0, j = points.size() - 1; i < points.size(); j = i++) {
        const MapPoint a = points[j], b = points[i];
        if ((a.y > centre.y) == (b.y > centre.y)) continue;
        cuts.push_back(a.x + (b.x - a.x) * (centre.y - a.y) / (b.y - a.y));
    }
    std::sort(cuts.begin(), cuts.end());
    std::size_t widest = 0;
    for (std::size_t i = 0; i + 1 < cuts.size(); i += 2) {
        if (cuts[i] <= centre.x && centre.x <= cuts[i + 1]) return centre;
        if (cuts[i + 1] - cuts[i] > cuts[widest + 1] - cuts[widest]) widest = i;
    }
    if (cuts.size() < 2) return centre;
    return {(cuts[widest] + cuts[widest + 1]) / 2, centre.y};
}

}  // namespace

model::Shape DrawnShape(const MarkLook& mark) {
    if (mark.points.size() < 2) return model::Shape::Point;
    if (mark.shape == model::Shape::Area && mark.points.size() < 3) return model::Shape::Stroke;
    return mark.shape;
}

std::vector<MapPoint> OnScreen(const MarkLook& mark, const Viewport& viewport) {
    std::vector<MapPoint> points;
    points.reserve(mark.points.size());
    for (const MapPoint& p : mark.points) points.push_back(viewport.ToScreen(p));
    return points;
}

MapPoint Anchor(model::Shape shape, const std::vector<MapPoint>& points) {
    if (shape == model::Shape::Area) return InnerPoint(points);
    if (shape == model::Shape::Stroke) return Along(points, 0.5);
    return points.front();
}

bool HasOwnGlyph(const MarkLook& mark) {
    return !(DrawnShape(mark) == model::Shape::Arrow && mark.finding == "radiating");
}

void PaintShape(Scene& scene, const MarkLook& mark, const std::vector<MapPoint>& points, const Under& under) {
    switch (DrawnShape(mark)) {
        case model::Shape::Area:
            return PaintArea(scene, mark, points, under);
        case model::Shape::Stroke:
            return PaintLine(scene, mark, points, under.scale);
        case model::Shape::Arrow:
            return PaintArrow(scene, mark, points, under.scale);
        case model::Shape::Point:
            return;
    }
}

}  // namespace bodymap
