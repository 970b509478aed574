// What stands beside the body: floor things, walls, chairs, rollers, balls, bands.
#include <algorithm>
#include <array>
#include <cmath>
#include <functional>

#include "bodymap/exercise_parts.h"
#include "bodymap/exercise_scene.h"

namespace bodymap {

namespace {

constexpr double kThin = 0.7;

struct Place {
    const Eye& eye;
    Scene& scene;
    Space at;
    const model::Prop& prop;
    Space end;
};

double Or(double value, double fallback) {
    return value != 0 ? value : fallback;
}

// The faces of a box that are turned to the eye.
void Box(const Place& p, const Space& low, const Space& size, Ink fill, Ink line = Ink::Contour) {
    const auto corner = [&](bool x, bool y, bool z) {
        return p.eye.See(low + Space{x ? size.x : 0, y ? size.y : 0, z ? size.z : 0});
    };
    struct Face {
        Space out;
        std::array<std::array<bool, 3>, 4> corners;
    };
    static constexpr std::array<Face, 6> kFaces{
        {{{0, 0, 1}, {{{0, 0, 1}, {1, 0, 1}, {1, 1, 1}, {0, 1, 1}}}},
         {{0, 0, -1}, {{{0, 0, 0}, {1, 0, 0}, {1, 1, 0}, {0, 1, 0}}}},
         {{1, 0, 0}, {{{1, 0, 0}, {1, 1, 0}, {1, 1, 1}, {1, 0, 1}}}},
         {{-1, 0, 0}, {{{0, 0, 0}, {0, 1, 0}, {0, 1, 1}, {0, 0, 1}}}},
         {{0, 1, 0}, {{{0, 1, 0}, {1, 1, 0}, {1, 1, 1}, {0, 1, 1}}}},
         {{0, -1, 0}, {{{0, 0, 0}, {1, 0, 0}, {1, 0, 1}, {0, 0, 1}}}}}};
    for (const Face& face : kFaces) {
        if (p.eye.Near(face.out) < 0.01) continue;
        Path path;
        for (std::size_t i = 0; i < 4; ++i) {
            const auto& c = face.corners[i];
            i == 0 ? path.Move(corner(c[0], c[1], c[2])) : path.Line(corner(c[0], c[1], c[2]));
        }
        path.Close();
        AddShape(p.scene, std::move(path), fill, line, kThin * p.eye.Fine());
    }
}

void Wall(const Place& p) {
    const double thick = Or(p.prop.size.x, 3), deep = Or(p.prop.size.y, 30);
    Box(p, {std::min(p.at.x, p.at.x + thick), p.at.y - deep / 2, 0},
        {std::abs(thick), deep, Or(p.prop.size.z, 108)}, Ink::RegionLine);
}

void Block(const Place& p) {
    const Space size{Or(p.prop.size.x, 20), Or(p.prop.size.y, 24), Or(p.prop.size.z, 6)};
    Box(p, {p.at.x - size.x / 2, p.at.y - size.y / 2, p.at.z}, size, Ink::TagFill);
}

void Mat(const Place& p) {
    const Space size{Or(p.prop.size.x, 110), Or(p.prop.size.y, 36), Or(p.prop.size.z, 1.4)};
    Box(p, {p.at.x - size.x / 2, p.at.y - size.y / 2, p.at.z - size.z}, size, Ink::TagFill, Ink::SoftLine);
}

void Chair(const Place& p) {
    const double seat = Or(p.prop.size.z, 26), wide = 19, back = Or(p.prop.size.x, 1);
    const bool stool = p.prop.kind == "stool";
    for (const double y : {-1.0, 1.0}) {
        for (const double x : {-1.0, 1.0})
            Box(p, {p.at.x + x * 8.2 - 0.7, p.at.y - y * 8.2 - 0.7, 0}, {1.4, 1.4, seat - 2}, Ink::TagFill);
    }
    if (!stool)
        Box(p, {p.at.x - back * 9.5 - (back > 0 ? 1.6 : 0), p.at.y - wide / 2, seat - 2}, {1.6, wide, 28},
            Ink::TagFill);
    Box(p, {p.at.x - wide / 2, p.at.y - wide / 2, seat - 2}, {wide, wide, 2}, Ink::TagFill);
}

void Table(const Place& p) {
    const double wide = Or(p.prop.size.x, 40), deep = Or(p.prop.size.y, 34), top = Or(p.prop.size.z, 42);
    for (const double y : {1.0, -1.0}) {
        for (const double x : {-1.0, 1.0})
            Box(p, {p.at.x + x * (wide / 2 - 2) - 0.8, p.at.y + y * (deep / 2 - 2) - 0.8, 0},
                {1.6, 1.6, top - 2}, Ink::TagFill);
    }
    Box(p, {p.at.x - wide / 2, p.at.y - deep / 2, top - 2}, {wide, deep, 2}, Ink::TagFill);
}

// Along y, or along x where its length is below zero.
void Roll(const Place& p, double radius, double length, Ink fill) {
    const Space half = length < 0 ? Space{length / 2, 0, 0} : Space{0, length / 2, 0};
    AddShape(p.scene, HullPath(p.eye.See(std::vector<Ball>{{p.at - half, radius}, {p.at + half, radius}})),
             fill, Ink::Contour, kThin * p.eye.Fine());
    const Space end = p.eye.Near(half) > 0 ? p.at + half : p.at - half;
    Path inner;
    inner.Circle(p.eye.See(end), radius * 0.5);
    AddShape(p.scene, std::move(inner), Ink::None, Ink::Contour, kThin * p.eye.Fine());
}

void Roller(const Place& p) {
    Roll(p, Or(p.prop.size.x, 4.2), Or(p.prop.size.y, 26), Ink::TagFill);
}

void Towel(const Place& p) {
    Roll(p, Or(p.prop.size.x, 2), Or(p.prop.size.y, 18), Ink::TagFill);
}

void RoundBall(const Place& p) {
    const double radius = Or(p.prop.size.x, 2);
    Path path;
    path.Circle(p.eye.See(p.at), radius);
    AddShape(p.scene, std::move(path), Ink::TagFill, Ink::Outline, p.eye.Fine());
    Path shine;
    const MapPoint at = p.eye.See(p.at);
    shine.Circle({at.x - radius * 0.3, at.y - radius * 0.3}, radius * 0.25);
    AddShape(p.scene, std::move(shine), Ink::Ghost, Ink::None, 0);
}

void Pillow(const Place& p) {
    const Space size{Or(p.prop.size.x, 14), Or(p.prop.size.y, 20), Or(p.prop.size.z, 4)};
    const double r = size.z / 2;
    std::vector<Ball> balls;
    for (const double x : {-1.0, 1.0}) {
        for (const double y : {-1.0, 1.0})
            balls.push_back({p.at + Space{x * (size.x / 2 - r), y * (size.y / 2 - r), r}, r});
    }
    AddShape(p.scene, HullPath(p.eye.See(balls)), Ink::TagFill, Ink::Contour, kThin * p.eye.Fine());
}

void Band(const Place& p) {
    const MapPoint from = p.eye.See(p.at), to = p.eye.See(p.end);
    for (const auto& [ink, pen] : {std::pair{Ink::Outline, 2.2}, std::pair{Ink::TagFill, 1.0}}) {
        Path path;
        path.Move(from);
        path.Line(to);
        AddShape(p.scene, std::move(path), Ink::None, ink, pen * p.eye.Fine());
    }
}

void Weight(const Place& p) {
    for (const double y : {-2.6, 2.6}) {
        Path path;
        path.Circle(p.eye.See(p.at + Space{0, y, 0}), 2);
        AddShape(p.scene, std::move(path), Ink::Contour, Ink::Outline, kThin * p.eye.Fine());
    }
}

struct Kind {
    std::string_view name;
    void (*draw)(const Place&);
};
constexpr std::array kKinds{Kind{"wall", Wall},     Kind{"box", Block},   Kind{"mat", Mat},
                            Kind{"chair", Chair},   Kind{"stool", Chair}, Kind{"table", Table},
                            Kind{"roller", Roller}, Kind{"towel", Towel}, Kind{"ball", RoundBall},
                            Kind{"pillow", Pillow}, Kind{"band", Band},   Kind{"weight", Weight}};

}  // namespace

bool IsPropKind(std::string_view name) {
    return std::any_of(kKinds.begin(), kKinds.end(), [&](const Kind& kind) { return kind.name == name; });
}

void DrawProps(const model::ExerciseDrawing& drawing, int pose, const Mannequin& body, const Eye& eye,
               bool front, Scene& scene) {
    for (const model::Prop& prop : drawing.props) {
        if (prop.front != front || (prop.pose >= 0 && prop.pose != pose)) continue;
        const auto place = [&](const model::BodyPoint& at, const Space& shift) {
            return at.empty() ? shift : body.At(at) + shift;
        };
        const Place where{eye, scene, place(prop.at, prop.from), prop, place(prop.to, prop.end)};
        for (const Kind& kind : kKinds) {
            if (kind.name == prop.kind) kind.draw(where);
        }
    }
}

}  // namespace bodymap
