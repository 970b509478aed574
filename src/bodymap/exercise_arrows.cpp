// Arrows of movement: straight, bowed, turning, to both ends.
#include <cmath>
#include <numbers>

#include "bodymap/exercise_parts.h"

namespace bodymap {

void AddShape(Scene& scene, Path path, Ink fill, Ink stroke, double pen) {
    SceneShape shape;
    shape.path = std::move(path);
    shape.fill = fill;
    shape.stroke = stroke;
    shape.pen = pen;
    scene.items.emplace_back(std::move(shape));
}

namespace {

constexpr double kPen = 1.5, kHalo = 2.8;
constexpr double kHeadLong = 4.4, kHeadHalf = 2.3;
constexpr double kRoundFrom = -60, kRoundTo = 210;  // degrees of a nearly closed turn

struct Line {
    MapPoint a, b, c, d;  // a cubic curve
};

MapPoint Along(const Line& line, double t) {
    const double s = 1 - t;
    const auto mix = [&](double a, double b, double c, double d) {
        return s * s * s * a + 3 * s * s * t * b + 3 * s * t * t * c + t * t * t * d;
    };
    return {mix(line.a.x, line.b.x, line.c.x, line.d.x), mix(line.a.y, line.b.y, line.c.y, line.d.y)};
}

Path Head(MapPoint tip, double dx, double dy, double fine) {
    const double length = std::hypot(dx, dy);
    const double ux = length > 0 ? dx / length : 1, uy = length > 0 ? dy / length : 0;
    Path path;
    path.Move(tip);
    const double l = fine * kHeadLong, h = fine * kHeadHalf;
    path.Line({tip.x - ux * l - uy * h, tip.y - uy * l + ux * h});
    path.Line({tip.x - ux * l + uy * h, tip.y - uy * l - ux * h});
    path.Close();
    return path;
}

// On a ground of its own, so that it is seen over the body.
void Paint(Scene& scene, const std::vector<Path>& shafts, const std::vector<Path>& heads, double fine) {
    for (const Path& shaft : shafts) AddShape(scene, shaft, Ink::None, Ink::Ground, kHalo * fine);
    for (const Path& head : heads) AddShape(scene, head, Ink::None, Ink::Ground, (kHalo - kPen) * fine);
    for (const Path& shaft : shafts) AddShape(scene, shaft, Ink::None, Ink::Accent, kPen * fine);
    for (const Path& head : heads) AddShape(scene, head, Ink::Accent, Ink::None, 0);
}

Path Shaft(const Line& line, double from, double to) {
    constexpr int kPieces = 12;
    Path path;
    for (int i = 0; i <= kPieces; ++i) {
        const MapPoint at = Along(line, from + (to - from) * i / kPieces);
        i == 0 ? path.Move(at) : path.Line(at);
    }
    return path;
}

void Straight(const model::Arrow& arrow, MapPoint tail, const Eye& eye, Scene& scene) {
    const double flip = eye.Mirrored() ? -1 : 1, fine = eye.Fine();
    const double dx = flip * arrow.to_right, dy = -arrow.to_up, length = std::hypot(dx, dy);
    if (!(length > 0)) return;
    const double bow = flip * arrow.bend * 4 / 3;
    const MapPoint left{dy * bow, -dx * bow};
    const Line line{tail,
                    {tail.x + dx * 0.3 + left.x, tail.y + dy * 0.3 + left.y},
                    {tail.x + dx * 0.7 + left.x, tail.y + dy * 0.7 + left.y},
                    {tail.x + dx, tail.y + dy}};
    const double cut = std::min(0.45, fine * kHeadLong * 0.7 / length);
    std::vector<Path> heads{
        Head(line.d, line.d.x - Along(line, 1 - cut).x, line.d.y - Along(line, 1 - cut).y, fine)};
    if (arrow.both)
        heads.push_back(Head(line.a, line.a.x - Along(line, cut).x, line.a.y - Along(line, cut).y, fine));
    Paint(scene, {Shaft(line, arrow.both ? cut : 0, 1 - cut)}, heads, fine);
}

void Round(const model::Arrow& arrow, MapPoint centre, const Eye& eye, Scene& scene) {
    const double radius = std::abs(arrow.round), fine = eye.Fine();
    const double way = (arrow.round > 0) == !eye.Mirrored() ? 1 : -1;  // 1: counterclockwise as seen
    const auto at = [&](double degrees) {
        const double angle = degrees * std::numbers::pi / 180;
        return MapPoint{centre.x + way * radius * std::cos(angle), centre.y - radius * std::sin(angle)};
    };
    constexpr int kPieces = 28;
    const double cut = fine * kHeadLong * 0.7 / radius * 180 / std::numbers::pi;
    Path shaft;
    for (int i = 0; i <= kPieces; ++i) {
        const MapPoint p = at(kRoundFrom + (kRoundTo - cut - kRoundFrom) * i / kPieces);
        i == 0 ? shaft.Move(p) : shaft.Line(p);
    }
    const MapPoint tip = at(kRoundTo), before = at(kRoundTo - cut);
    Paint(scene, {shaft}, {Head(tip, tip.x - before.x, tip.y - before.y, fine)}, fine);
}

}  // namespace

void DrawArrows(const model::Pose& pose, const Mannequin& body, const Eye& eye, Scene& scene) {
    for (const model::Arrow& arrow : pose.arrows) {
        MapPoint tail = arrow.at.empty() ? MapPoint{} : eye.See(body.At(arrow.at));
        tail.x += (eye.Mirrored() ? -1 : 1) * arrow.right;
        tail.y -= arrow.up;
        if (arrow.round != 0)
            Round(arrow, tail, eye, scene);
        else
            Straight(arrow, tail, eye, scene);
    }
}

}  // namespace bodymap
