// The body of an exercise's drawing: limbs with round ends, nearer ones over farther ones.
#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

#include "bodymap/exercise_parts.h"

namespace bodymap {

namespace {

// What is outlined as one.
struct Unit {
    std::vector<BodyPart> parts;
    BodySide side = BodySide::Left;
    double near = 0;
    bool far = false;
};

// Where two units meet: filled over the outline of whichever is painted last.
struct Join {
    std::size_t a = 0, b = 0;
    std::vector<Ball> into_a, into_b;
    BodyPart of_a = BodyPart::Pelvis, of_b = BodyPart::Pelvis;
};

constexpr double kSeen = 6;  // hips this far apart in depth: one side is the far one
constexpr double kOverTrunk = 1.5;

class BodyPainter {
public:
    BodyPainter(const model::ExerciseDrawing& drawing, const model::Pose& pose, const Mannequin& body,
                const Eye& eye, bool ghost, Scene& scene)
        : m_drawing(drawing), m_pose(pose), m_body(body), m_eye(eye), m_ghost(ghost), m_scene(scene) {}

    void Paint() {
        MakeUnits();
        MakeJoins();
        std::vector<std::size_t> order;
        for (std::size_t i = 0; i < m_units.size(); ++i) order.push_back(i);
        std::stable_sort(order.begin(), order.end(),
                         [&](std::size_t a, std::size_t b) { return m_units[a].near < m_units[b].near; });
        std::vector<bool> painted(m_units.size(), false);
        for (const std::size_t i : order) {
            PaintUnit(m_units[i]);
            painted[i] = true;
            for (const Join& join : m_joins) {
                // An arm behind the trunk stays there.
                const bool behind = join.of_b == BodyPart::UpperArm;
                if (join.a == i && painted[join.b] && !behind)
                    PaintJoin(join.into_b, m_units[join.b], join.of_b);
                if (join.b == i && painted[join.a]) PaintJoin(join.into_a, m_units[join.a], join.of_a);
            }
            PaintWorked(m_units[i]);
        }
    }

private:
    void MakeUnits() {
        using enum BodyPart;
        m_units.push_back({{Chest, Abdomen, Pelvis}});
        m_units.push_back({{Neck, Jaw, Head}});
        for (const BodySide side : {BodySide::Left, BodySide::Right}) {
            m_units.push_back({{UpperArm}, side});
            m_units.push_back({{Forearm, Hand, Little, Ring, Middle, Index, Thumb}, side});
            m_units.push_back({{Thigh}, side});
            m_units.push_back({{Shank, Foot, Toes}, side});
        }
        const double apart = m_eye.Near(m_body.At(BodyPart::Thigh, BodySide::Left, {})) -
                             m_eye.Near(m_body.At(BodyPart::Thigh, BodySide::Right, {}));
        for (Unit& unit : m_units) {
            unit.near = NearOf(unit);
            if (IsSided(unit.parts.front()) && std::abs(apart) > kSeen && m_drawing.only.empty())
                unit.far = (unit.side == BodySide::Left) == (apart < 0);
        }
    }

    double NearOf(const Unit& unit) const {
        using enum BodyPart;
        switch (unit.parts.front()) {
            case Chest:
                return m_eye.Near(m_body.At(Abdomen, unit.side, {0, 0, 6}));
            case Neck:
                return m_eye.Near(m_body.At(Head, unit.side, {1, 0, 5})) + 0.3;
            case UpperArm:
                return m_eye.Near(m_body.At(UpperArm, unit.side, {0, 0, -9})) + kOverTrunk;
            case Forearm:
                return m_eye.Near(m_body.At(Forearm, unit.side, {0, 0, -11})) + 2 * kOverTrunk;
            case Thigh:
                return m_eye.Near(m_body.At(Thigh, unit.side, {0, 0, -12})) + 0.4;
            default:
                return m_eye.Near(m_body.At(Shank, unit.side, {0, 0, -13})) + 0.2;
        }
    }

    std::vector<Ball> Balls(BodyPart part, BodySide side, const std::vector<Ball>& local) const {
        std::vector<Ball> out;
        for (const Ball& ball : local) out.push_back({m_body.At(part, side, ball.at), ball.radius});
        return out;
    }

    void MakeJoins() {
        using enum BodyPart;
        m_joins.push_back({0, 1, Balls(Chest, BodySide::Left, {{{-0.7, 0, 14}, 2.5}, {{-0.3, 0, 10}, 3}}),
                           Balls(Neck, BodySide::Left, {{{0, 0, -0.5}, 2.8}, {{0.2, 0, 3}, 2.7}}), Chest,
                           Neck});
        for (std::size_t i = 0; i < 2; ++i) {
            const BodySide side = i == 0 ? BodySide::Left : BodySide::Right;
            const std::size_t arm = 2 + 4 * i;
            m_joins.push_back({0, arm, Balls(Chest, side, {{{-0.2, 9.4, 12}, 2.7}, {{0, 6, 11}, 3}}),
                               Balls(UpperArm, side, {{{0, 0, 0}, 3.1}, {{0.2, 0, -4}, 2.9}}), Chest,
                               UpperArm});
            m_joins.push_back(
                {arm, arm + 1, Balls(UpperArm, side, {{{0, 0, -18.6}, 2.2}, {{0, 0, -15}, 2.3}}),
                 Balls(Forearm, side, {{{0, 0, 0}, 2.2}, {{0.1, 0, -3.5}, 2.25}}), UpperArm, Forearm});
            m_joins.push_back(
                {0, arm + 2,
                 Balls(Pelvis, side,
                       {{{0, 5, 0}, 4.7}, {{-1.6, 4, -0.6}, 5.1}, {{-1.0, 5, 4.4}, 2.7}, {{0.4, 2.6, 1}, 4}}),
                 Balls(Thigh, side, {{{0, 0, 0}, 4.9}, {{0.2, 0, -5}, 4.75}}), Pelvis, Thigh});
            m_joins.push_back({arm + 2, arm + 3,
                               Balls(Thigh, side, {{{0, 0, -24.5}, 3.3}, {{0.1, 0, -20}, 3.5}}),
                               Balls(Shank, side, {{{0, 0, 0}, 3.3}, {{-0.3, 0, -4}, 3.25}}), Thigh, Shank});
        }
    }

    bool Shown(BodyPart part, BodySide side) const {
        if (m_drawing.only.empty()) return true;
        if (part >= BodyPart::Index && part <= BodyPart::Thumb) part = BodyPart::Hand;
        if (part == BodyPart::Toes) part = BodyPart::Foot;
        if (part == BodyPart::Jaw) part = BodyPart::Head;
        std::string name(NameOf(part));
        if (IsSided(part)) name += side == BodySide::Left ? "_l" : "_r";
        return std::find(m_drawing.only.begin(), m_drawing.only.end(), name) != m_drawing.only.end();
    }

    Ink FillOf(BodyPart part, bool far) const {
        if (m_ghost) return Ink::Ground;
        if (part == BodyPart::Pelvis) return Ink::OverlayLine;
        return far ? Ink::Skin : Ink::Marked;
    }

    void Add(Path path, Ink fill, Ink stroke, double pen, double opacity = 1) {
        SceneShape shape;
        shape.path = std::move(path);
        shape.fill = fill;
        shape.stroke = stroke;
        shape.pen = pen;
        shape.opacity = opacity;
        m_scene.items.emplace_back(std::move(shape));
    }

    // Fingers and thumb lie before and behind the palm as the eye sees them.
    std::vector<BodyPart> InDepth(const Unit& unit) const {
        std::vector<BodyPart> parts = unit.parts;
        if (parts.front() != BodyPart::Forearm) return parts;
        const auto near = [&](BodyPart part) {
            const Space middle = part == BodyPart::Hand ? Space{0, 0, -4} : Space{};
            return m_eye.Near(m_body.At(part, unit.side, middle));
        };
        std::stable_sort(parts.begin() + 1, parts.end(),
                         [&](BodyPart a, BodyPart b) { return near(a) < near(b); });
        return parts;
    }

    void PaintUnit(const Unit& unit) {
        std::vector<std::pair<Path, BodyPart>> hulls;
        for (const BodyPart part : InDepth(unit)) {
            if (!Shown(part, unit.side)) continue;
            for (const auto& hull : m_body.Hulls(part, unit.side))
                hulls.emplace_back(HullPath(m_eye.See(hull)), part);
        }
        const bool fingers = hulls.size() > 8;
        const Ink line = m_ghost ? Ink::Ghost : Ink::Outline;
        const bool shown_head = unit.parts.front() == BodyPart::Neck && Shown(BodyPart::Head, unit.side);
        if (shown_head && !m_ghost && FaceSeen()) PaintHair(1.0);
        for (const auto& [path, part] : hulls) Add(path, Ink::None, line, 2 * kRim * m_eye.Fine());
        for (const auto& [path, part] : hulls) {
            const bool finger = fingers && part >= BodyPart::Index && part <= BodyPart::Thumb;
            // Fingers that lie over the palm stay apart from it.
            if (finger && !m_ghost && !m_drawing.only.empty())
                Add(path, Ink::None, line, kRim * m_eye.Fine());
            Add(path, FillOf(part, unit.far), Ink::None, 0);
        }
        if (unit.parts.front() == BodyPart::Thigh && Shown(BodyPart::Thigh, unit.side)) PaintShorts(unit);
        if (shown_head && !m_ghost) PaintFace();
    }

    void PaintShorts(const Unit& unit) {
        if (m_ghost) return;
        const auto leg = Balls(BodyPart::Thigh, unit.side, {{{0, 0, 0}, 5.0}, {{0.3, 0, -8.5}, 4.72}});
        Add(HullPath(m_eye.See(leg)), Ink::OverlayLine, Ink::None, 0);
    }

    void PaintJoin(const std::vector<Ball>& balls, const Unit& unit, BodyPart part) {
        if (!Shown(part, unit.side)) return;
        Ink fill = FillOf(part, unit.far);
        if (part == BodyPart::Thigh && !m_ghost && balls.front().radius > 4) fill = Ink::OverlayLine;
        Add(HullPath(m_eye.See(balls)), fill, Ink::None, 0);
    }

    bool FaceSeen() const {
        return m_eye.Near(m_body.Direction(BodyPart::Head, BodySide::Left, {1, 0, 0})) > 0.4;
    }

    void PaintHair(double larger) {
        const auto hair = Balls(BodyPart::Head, BodySide::Left,
                                {{{-0.9, 0, 7.6}, 4.6 + larger}, {{1.6, 0, 9.4}, 2.7 + larger}});
        Add(HullPath(m_eye.See(hair)), Ink::Ghost, Ink::Outline, kRim * m_eye.Fine());
    }

    void PaintFace() {
        if (!FaceSeen()) PaintHair(0.25);
        for (const double y : {2.1, -2.1}) {
            const Space looks = m_body.Direction(BodyPart::Head, BodySide::Left, {0.85, y / 4, 0});
            if (m_eye.Near(looks) < 0.15) continue;
            const Space at{5.9, y, 5.2};
            Path eye;
            if (m_pose.eyes_closed) {
                eye.Move(m_eye.See(m_body.At(BodyPart::Head, BodySide::Left, {5.9, y - 0.9, 5.2})));
                eye.Line(m_eye.See(m_body.At(BodyPart::Head, BodySide::Left, {6.1, y, 4.8})));
                eye.Line(m_eye.See(m_body.At(BodyPart::Head, BodySide::Left, {5.9, y + 0.9, 5.2})));
                Add(eye, Ink::None, Ink::Outline, 0.6);
            } else {
                eye.Circle(m_eye.See(m_body.At(BodyPart::Head, BodySide::Left, at)), 0.6);
                Add(eye, Ink::Outline, Ink::None, 0);
            }
        }
    }

    void PaintWorked(const Unit& unit) {
        if (m_ghost) return;
        for (const model::Worked& worked : m_drawing.worked) {
            const bool right = worked.part.ends_with("_r");
            const std::string plain = right || worked.part.ends_with("_l")
                                          ? worked.part.substr(0, worked.part.size() - 2)
                                          : worked.part;
            for (const BodyPart part : unit.parts) {
                if (NameOf(part) != plain || !Shown(part, unit.side)) continue;
                const BodySide side = right ? BodySide::Right : BodySide::Left;
                if (IsSided(part) && side != unit.side) continue;
                PaintZone(part, side, worked.where);
            }
        }
    }

    void PaintZone(BodyPart part, BodySide side, const std::string& where) {
        const std::vector<Ball> local = WorkedZone(part, where);
        if (local.empty()) return;
        Space outward = local.front().at;
        if (part != BodyPart::Foot) outward.z = 0;
        const double size = std::sqrt(Dot(outward, outward));
        // What lies on the side turned away is not seen.
        if (size > 1 && m_eye.Near(m_body.Direction(part, side, outward)) < -0.6 * size) return;
        Add(HullPath(m_eye.See(Balls(part, side, local))), Ink::Accent, Ink::None, 0, 0.6);
    }

    const model::ExerciseDrawing& m_drawing;
    const model::Pose& m_pose;
    const Mannequin& m_body;
    const Eye& m_eye;
    bool m_ghost;
    Scene& m_scene;
    std::vector<Unit> m_units;
    std::vector<Join> m_joins;
};

}  // namespace

Eye::Eye(double turn, double tilt, bool mirrored) : m_mirrored(mirrored), m_level(std::abs(tilt) < 0.5) {
    const Turned around = TurnZ(turn);
    const Space from = around.Of({0, -1, 0});
    const double c = std::cos(tilt * std::numbers::pi / 180), s = std::sin(tilt * std::numbers::pi / 180);
    m_right = around.Of({1, 0, 0});
    m_towards = {from.x * c, from.y * c, s};
    m_up = {-from.x * s, -from.y * s, c};
}

MapPoint Eye::See(const Space& p) const {
    const double x = Dot(p, m_right);
    return {m_mirrored ? -x : x, -Dot(p, m_up)};
}

std::vector<Disc> Eye::See(const std::vector<Ball>& balls) const {
    std::vector<Disc> discs;
    discs.reserve(balls.size());
    for (const Ball& ball : balls) discs.push_back({See(ball.at), ball.radius});
    return discs;
}

void DrawBody(const model::ExerciseDrawing& drawing, const model::Pose& pose, const Mannequin& body,
              const Eye& eye, bool ghost, Scene& scene) {
    BodyPainter(drawing, pose, body, eye, ghost, scene).Paint();
}

}  // namespace bodymap
