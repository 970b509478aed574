// A body placed by its joint angles: where its parts, their round outlines and its named points are.
#pragma once

#include <array>
#include <string_view>
#include <vector>

#include "model/pose.h"

namespace bodymap {

using model::BodySide;
using model::Space;

// Columns are the part's own axes: forward, left, up of a standing body.
struct Turned {
    Space x{1, 0, 0}, y{0, 1, 0}, z{0, 0, 1};
    [[nodiscard]] Space Of(const Space& p) const;
    [[nodiscard]] Turned Then(const Turned& inner) const;
};
[[nodiscard]] Turned TurnX(double degrees);
[[nodiscard]] Turned TurnY(double degrees);
[[nodiscard]] Turned TurnZ(double degrees);
[[nodiscard]] Space operator+(const Space& a, const Space& b);
[[nodiscard]] Space operator-(const Space& a, const Space& b);
[[nodiscard]] double Dot(const Space& a, const Space& b);

enum class BodyPart : unsigned char {
    Pelvis,
    Abdomen,
    Chest,
    Neck,
    Head,
    Jaw,
    // What follows is there for each side.
    UpperArm,
    Forearm,
    Hand,
    Index,
    Middle,
    Ring,
    Little,
    Thumb,
    Thigh,
    Shank,
    Foot,
    Toes
};
inline constexpr std::size_t kBodyParts = static_cast<std::size_t>(BodyPart::Toes) + 1;
[[nodiscard]] constexpr bool IsSided(BodyPart part) {
    return part >= BodyPart::UpperArm;
}
[[nodiscard]] std::string_view NameOf(BodyPart part);  // "upper_arm"

struct Ball {
    Space at;
    double radius = 0;
};

// A place in its part's axes, as on the left; the right is its mirror image. `radius`: from there to the
// skin.
struct NamedPoint {
    std::string_view name;
    BodyPart part;
    Space at;
    double radius;
};
[[nodiscard]] const std::vector<NamedPoint>& NamedPoints();
// "knee_r" of a sided part, "chin" of another; nullptr: no such place.
[[nodiscard]] const NamedPoint* FindPoint(std::string_view name);

class Mannequin {
public:
    // Stands the body as the pose says: on its ground, hands and feet where they touch.
    explicit Mannequin(const model::Pose& pose);

    [[nodiscard]] Space At(BodyPart part, BodySide side, const Space& local) const;
    [[nodiscard]] Space Direction(BodyPart part, BodySide side, const Space& local) const;
    // `name` must be a named point.
    [[nodiscard]] Space At(std::string_view name) const;
    // The outline of a part: hulls around balls, in the room.
    [[nodiscard]] std::vector<std::vector<Ball>> Hulls(BodyPart part, BodySide side) const;
    // Height of the lowest skin above the floor.
    [[nodiscard]] double Lowest() const;
    // After touching.
    [[nodiscard]] const model::JointAngles& Angles() const { return m_angles; }

private:
    struct Frame {
        Space origin;
        Turned turned;
    };
    void Place();
    void PlaceTrunk();
    void PlaceArm(BodySide side);
    void PlaceHand(BodySide side);
    void PlaceLeg(BodySide side);
    void Settle(const model::Pose& pose);
    void Reach(const model::Touch& touch);
    Frame& At(BodyPart part, BodySide side) {
        return m_frames[static_cast<std::size_t>(part)][static_cast<std::size_t>(side)];
    }
    [[nodiscard]] const Frame& At(BodyPart part, BodySide side) const {
        return m_frames[static_cast<std::size_t>(part)][static_cast<std::size_t>(side)];
    }
    [[nodiscard]] double Angle(model::Motion motion, BodySide side = BodySide::Left) const {
        return m_angles.Of(motion, side);
    }

    model::JointAngles m_angles;
    model::Lying m_lying;
    Space m_root;
    std::array<std::array<Frame, 2>, kBodyParts> m_frames;
    std::array<std::array<std::array<Ball, 4>, 5>, 2> m_fingers;  // index to thumb, from the palm to the tip
};

// How far the point is from what it is to touch, hundredths of the body's height.
[[nodiscard]] double TouchGap(const Mannequin& body, const model::Touch& touch);

}  // namespace bodymap
