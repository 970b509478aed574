#include "bodymap/mark_glyph.h"

#include <cmath>
#include <map>
#include <numbers>

#include "bodymap/map_scene.h"

namespace bodymap {

namespace {

constexpr double kGrid = 20;
constexpr double kHalo = 1.6;  // output units on each side
constexpr double kGhostOpacity = 0.75;
using Fill = GlyphPart::Fill;

MapPoint OnCircle(double radius, double angle) {
    return {radius * std::cos(angle), radius * std::sin(angle)};
}

Path Drawn(const char* d) {
    return ParsePath(d, "glyph");
}

Path Ring(double radius, MapPoint centre = {}) {
    Path path;
    path.Circle(centre, radius);
    return path;
}

// An arc about a centre from one angle to another as curves of at most a quarter turn.
void Arc(Path& path, MapPoint centre, double radius, double from, double to) {
    const int pieces =
        std::max(1, static_cast<int>(std::ceil(std::abs(to - from) / (std::numbers::pi / 2) - 1e-9)));
    const double step = (to - from) / pieces;
    const double reach = 4.0 / 3.0 * std::tan(step / 4) * radius;
    for (int i = 0; i < pieces; ++i) {
        const double a = from + step * i, b = a + step;
        const MapPoint p = OnCircle(radius, a), q = OnCircle(radius, b);
        const MapPoint start{centre.x + p.x, centre.y + p.y}, end{centre.x + q.x, centre.y + q.y};
        if (path.empty()) path.Move(start);
        path.Curve({start.x - std::sin(a) * reach, start.y + std::cos(a) * reach},
                   {end.x + std::sin(b) * reach, end.y - std::cos(b) * reach}, end);
    }
}

// The arc of a radius from one point to another, turning clockwise on screen or not, the short or the long
// way.
Path ArcBetween(MapPoint from, MapPoint to, double radius, bool clockwise, bool long_way) {
    const double dx = to.x - from.x, dy = to.y - from.y;
    const double half = std::hypot(dx, dy) / 2;
    const double height = std::sqrt(std::max(0.0, radius * radius - half * half));
    const double side = clockwise != long_way ? 1 : -1;
    const MapPoint centre{(from.x + to.x) / 2 - side * height * dy / (2 * half),
                          (from.y + to.y) / 2 + side * height * dx / (2 * half)};
    const double start = std::atan2(from.y - centre.y, from.x - centre.x);
    double end = std::atan2(to.y - centre.y, to.x - centre.x);
    if (clockwise && end < start) end += 2 * std::numbers::pi;
    if (!clockwise && end > start) end -= 2 * std::numbers::pi;
    Path path;
    Arc(path, centre, radius, start, end);
    return path;
}

Path Rays() {
    Path path;
    for (int i = 0; i < 8; ++i) {
        path.Move(OnCircle(6.6, i * std::numbers::pi / 4));
        path.Line(OnCircle(9.4, i * std::numbers::pi / 4));
    }
    return path;
}

Path Cloud() {
    constexpr int kArcs = 7;
    const auto corner = [](int i) {
        return OnCircle(6.2, 2 * std::numbers::pi * i / kArcs - std::numbers::pi / 2);
    };
    Path path;
    path.Move(corner(0));
    for (int i = 0; i < kArcs; ++i) {
        const Path arc = ArcBetween(corner(i), corner(i + 1), 3.1, true, false);
        path.steps.insert(path.steps.end(), arc.steps.begin() + 1, arc.steps.end());
    }
    path.Close();
    return path;
}

Path Star() {
    Path path;
    for (int i = 0; i < 12; ++i) {
        const MapPoint p = OnCircle(i % 2 == 0 ? 9 : 4.4, i * std::numbers::pi / 6 - std::numbers::pi / 2);
        if (i == 0) {
            path.Move(p);
        } else {
            path.Line(p);
        }
    }
    path.Close();
    return path;
}

// Round dots at the pitch of the ring's dash, which not every painter can dash with length zero.
Path Dots() {
    constexpr int kDots = 10;
    Path path;
    for (int i = 0; i < kDots; ++i) path.Circle(OnCircle(7.4, 2 * std::numbers::pi * i / kDots), 1.3);
    return path;
}

Path Dotted() {
    Path path;
    path.Circle({-2.4, -1.6}, 1.05);
    path.Circle({2.4, -1.6}, 1.05);
    path.Circle({0, 2.4}, 1.05);
    return path;
}

Path Joined(Path path, const char* more) {
    const Path rest = Drawn(more);
    path.steps.insert(path.steps.end(), rest.steps.begin(), rest.steps.end());
    return path;
}

GlyphPart Line(Path path, double pen) {
    return {std::move(path), pen, Fill::None, {}, false};
}
GlyphPart Solid(Path path, double pen = 0) {
    return {std::move(path), pen, Fill::Family, {}, false};
}
GlyphPart Paper(Path path, double pen) {
    return {std::move(path), pen, Fill::Ground, {}, false};
}
Glyph Open(const char* d, double pen) {
    return {{Line(Drawn(d), pen)}, {Line(Drawn(d), pen)}};
}
Glyph Closed(const char* d, double pen, const char* inner = "", double inner_pen = 0) {
    Glyph glyph{{Paper(Drawn(d), pen)}, {Paper(Drawn(d), pen)}};
    if (inner_pen > 0) glyph.parts.push_back(Line(Drawn(inner), inner_pen));
    return glyph;
}

void AddTone(std::map<std::string, Glyph>& all) {
    all["hypertonicity"] = Open("M-7 -6L7 -6M-7 0L7 0M-7 6L7 6", 3.4);
    all["taut_band"] = {{Line(Drawn("M-8 5L8 -5"), 4), Line(Drawn("M-6.2 -2.2L1.4 -7M-1.4 7L6.2 2.2"), 1.6)},
                        {Line(Drawn("M-8 5L8 -5"), 9)}};
    all["spasm"] = Open(
        "M-8.5 -3.2C-6 -8 -3 -8 -0.2 -3.2C2.6 1.6 5.8 1.6 8.5 -3.2"
        "M-8.5 4.6C-6 -0.2 -3 -0.2 -0.2 4.6C2.6 9.4 5.8 9.4 8.5 4.6",
        2.6);
    all["spasticity"] =
        Open("M5.6 -5.6C3.4 -9.4 -5.6 -8.6 -5 -3.8C-4.4 1 5.4 -0.8 5.4 4C5.4 8.8 -3.6 9.2 -5.8 5.4", 3);
}

void AddTissueAndPoints(std::map<std::string, Glyph>& all) {
    all["adhesion"] = Open("M-6.6 -6.6L6.6 6.6M6.6 -6.6L-6.6 6.6", 3.6);
    all["scar"] = Open("M-8.5 0L8.5 0M-5 -4L-5 4M0 -4L0 4M5 -4L5 4", 2);
    all["trigger_point_active"] = {{Line(Rays(), 1.8), Paper(Ring(6), 1.8), Solid(Ring(3))},
                                   {Paper(Ring(8.4), 2)}};
    all["trigger_point_latent"] = {{Paper(Ring(7.4), 1.8), Line(Ring(2.9), 1.7)}, {Paper(Ring(7.4), 1.8)}};
    all["tender_point"] = {{Solid(Ring(5.4))}, {Paper(Ring(5.4), 1)}};
}

void AddFluid(std::map<std::string, Glyph>& all) {
    all["swelling"] = {{Paper(Cloud(), 1.8), Solid(Dotted())}, {Paper(Cloud(), 1.8)}};
    all["bruise"] = {
        {Paper(Ring(7.4), 1.8), Line(Drawn("M-5.9 1.6L1.6 -5.9M-4.6 5L5 -4.6M-1.4 6.2L6.2 -1.4"), 1.6)},
        {Paper(Ring(7.4), 1.8)}};
    all["inflammation"] = {{Solid(Star(), 0.8)}, {Paper(Star(), 1)}};
    all["skin_lesion"] =
        Closed("M0 -8.6L8.6 0L0 8.6L-8.6 0Z", 1.8, "M-4.3 -4.3L4.3 4.3M4.3 -4.3L-4.3 4.3", 1.5);
    all["varicose_vein"] = Open(
        "M-2.6 -9C3 -6 -8 -2.6 -2.6 0C2.8 2.6 -8 6.4 -2.6 9M3.6 -9C9.2 -6 -1.8 -2.6 3.6 0C9 2.6 -1.8 6.4 3.6 "
        "9",
        1.8);
}

void AddNerve(std::map<std::string, Glyph>& all) {
    all["pain"] = {{Paper(Ring(6.8), 2.8)}, {Paper(Ring(6.8), 2.8)}};
    GlyphPart ground = Paper(Ring(7.4), 0);
    all["numbness"] = {{ground, Solid(Dots()), Solid(Ring(1.3))}, {Paper(Ring(7.4), 2.6)}};
    GlyphPart dashes = Line(Drawn("M-8 6L5 -4"), 2.2);
    dashes.dash = {4, 2.6};
    dashes.butt_caps = true;
    all["radiating"] = {{dashes, Line(Drawn("M1.4 -7.6L8.2 -6.6L6.2 0"), 2.2)},
                        {Line(Drawn("M-8 6L7 -5.4"), 5)}};
}

void AddMovement(std::map<std::string, Glyph>& all) {
    all["elevation"] = Open("M0 8L0 -6M-5.5 -1.6L0 -7.8L5.5 -1.6", 3);
    const Path turn =
        Joined(ArcBetween({6.6, -3.4}, {7, 2.2}, 7.2, false, true), "M7.6 -8.2L6.8 -3L1.8 -4.2");
    all["rotation"] = {{Line(turn, 2.3)}, {Line(turn, 2.3)}};
    const Path inward = Drawn("M-9 -5.4L-1.6 0L-9 5.4ZM9 -5.4L1.6 0L9 5.4Z");
    all["short"] = {{Solid(inward, 1)}, {Paper(inward, 1)}};
    all["long"] = Closed("M-2.6 -5.4L-9 0L-2.6 5.4ZM2.6 -5.4L9 0L2.6 5.4Z", 1.7);
    const Path stopped =
        Joined(ArcBetween({7.5, 7}, {-5.5, -6}, 14, false, false), "M-5.5 -9.6L-5.5 -2.4M7.5 7L1 7");
    all["rom_restricted"] = {{Line(stopped, 2.3)}, {Line(stopped, 2.3)}};
    const Path wide = Joined(ArcBetween({7.5, 6.6}, {-5.6, -6.4}, 14, false, false),
                             "M-1.4 -9.2L-6 -6.5L-2.6 -2.6M3.6 3L7.6 7L9.6 1.8");
    all["hypermobility"] = {{Line(wide, 2)}, {Line(wide, 2)}};
    all["weakness"] = Closed("M-3 -8L3 -8L3 0L7.6 0L0 8.4L-7.6 0L-3 0Z", 1.8);
    all["crepitus"] = Open("M-8.5 4L-4.2 -4.4L0 4L4.2 -4.4L8.5 4", 2.6);
}

void AddAvoid(std::map<std::string, Glyph>& all) {
    all["avoid_area"] =
        Closed("M-3.4 -8L3.4 -8L8 -3.4L8 3.4L3.4 8L-3.4 8L-8 3.4L-8 -3.4Z", 1.9, "M-4 0L4 0", 2.6);
    all["surgical_implant"] = Closed("M-7.4 -7.4L7.4 -7.4L7.4 7.4L-7.4 7.4Z", 2.2, "M0 -4L0 4M-4 0L4 0", 2.2);
}

const std::map<std::string, Glyph>& Glyphs() {
    static const std::map<std::string, Glyph> glyphs = [] {
        std::map<std::string, Glyph> all;
        AddTone(all);
        AddTissueAndPoints(all);
        AddFluid(all);
        AddNerve(all);
        AddMovement(all);
        AddAvoid(all);
        return all;
    }();
    return glyphs;
}

SceneShape Placed(const GlyphPart& part, MapPoint centre, double scale) {
    SceneShape shape;
    shape.path = part.path.Moved(scale, centre.x, centre.y);
    shape.pen = part.pen * scale;
    shape.dash = part.dash;
    for (double& length : shape.dash) length *= scale;
    shape.butt_caps = part.butt_caps;
    return shape;
}

}  // namespace

const Glyph& GlyphOf(const std::string& finding) {
    static const Glyph plain{{Paper(Ring(5.6), 1.8)}, {Paper(Ring(5.6), 1.8)}};
    const auto found = Glyphs().find(finding);
    return found != Glyphs().end() ? found->second : plain;
}

void PaintGlyph(Scene& scene, const Glyph& glyph, Ink family, MapPoint centre, double size, bool halo,
                bool ghost) {
    const double scale = size / kGrid;
    if (halo && !ghost) {
        for (const GlyphPart& part : glyph.silhouette) {
            SceneShape shape = Placed(part, centre, scale);
            shape.pen += 2 * kHalo;
            shape.stroke = Ink::Ground;
            shape.fill = part.fill == Fill::None ? Ink::None : Ink::Ground;
            scene.items.emplace_back(std::move(shape));
        }
    }
    const Ink ink = ghost ? Ink::Ghost : family;
    for (const GlyphPart& part : glyph.parts) {
        SceneShape shape = Placed(part, centre, scale);
        if (part.pen > 0) shape.stroke = ink;
        if (part.fill == Fill::Family) shape.fill = ink;
        if (part.fill == Fill::Ground && !ghost) shape.fill = Ink::Ground;
        if (ghost) shape.opacity = kGhostOpacity;
        scene.items.emplace_back(std::move(shape));
    }
}

Scene GlyphScene(const std::string& finding, Ink family, MapPoint centre, double size, bool halo) {
    Scene scene;
    PaintGlyph(scene, GlyphOf(finding), family, centre, size, halo, false);
    return scene;
}

bool HasGlyph(const std::string& finding) {
    return Glyphs().count(finding) == 1;
}

}  // namespace bodymap
