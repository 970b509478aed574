#include "bodymap/mannequin.h"

#include <algorithm>
#include <cmath>
#include <numbers>

#include "bodymap/mannequin_body.h"

namespace bodymap {

using model::Motion;

namespace {

constexpr std::array kSides{BodySide::Left, BodySide::Right};

double Rad(double degrees) {
    return degrees * std::numbers::pi / 180;
}

Space Scaled(const Space& p, double by) {
    return {p.x * by, p.y * by, p.z * by};
}

Turned Lain(model::Lying lying) {
    switch (lying) {
        case model::Lying::No:
            return {};
        case model::Lying::Back:
            return TurnY(-90);
        case model::Lying::Front:
            return TurnY(90);
        case model::Lying::RightSide:  // facing the eye of a side view, the head at its left
            return {{0, -1, 0}, {0, 0, 1}, {-1, 0, 0}};
        case model::Lying::LeftSide:
            return {{0, -1, 0}, {0, 0, -1}, {1, 0, 0}};
    }
    return {};
}

// Left limbs turn outward counterclockwise seen from above, right ones the other way.
double Sign(BodySide side) {
    return side == BodySide::Left ? 1 : -1;
}

}  // namespace

Space operator+(const Space& a, const Space& b) {
    return {a.x + b.x, a.y + b.y, a.z + b.z};
}

Space operator-(const Space& a, const Space& b) {
    return {a.x - b.x, a.y - b.y, a.z - b.z};
}

double Dot(const Space& a, const Space& b) {
    return a.x * b.x + a.y * b.y + a.z * b.z;
}

Space Turned::Of(const Space& p) const {
    return Scaled(x, p.x) + Scaled(y, p.y) + Scaled(z, p.z);
}

Turned Turned::Then(const Turned& inner) const {
    return {Of(inner.x), Of(inner.y), Of(inner.z)};
}

Turned TurnX(double degrees) {
    const double c = std::cos(Rad(degrees)), s = std::sin(Rad(degrees));
    return {{1, 0, 0}, {0, c, s}, {0, -s, c}};
}

Turned TurnY(double degrees) {
    const double c = std::cos(Rad(degrees)), s = std::sin(Rad(degrees));
    return {{c, 0, -s}, {0, 1, 0}, {s, 0, c}};
}

Turned TurnZ(double degrees) {
    const double c = std::cos(Rad(degrees)), s = std::sin(Rad(degrees));
    return {{c, s, 0}, {-s, c, 0}, {0, 0, 1}};
}

Mannequin::Mannequin(const model::Pose& pose)
    : m_angles(pose.angles), m_lying(pose.lying), m_root{pose.x, pose.y, 0} {
    Place();
    Settle(pose);
    for (const model::Touch& touch : pose.touches) Reach(touch);
}

void Mannequin::Settle(const model::Pose& pose) {
    double now = 0;
    if (pose.ground.empty()) {
        now = Lowest();
    } else {
        const NamedPoint& point = *FindPoint(pose.ground);
        now = At(pose.ground).z - point.radius;
    }
    m_root.z += pose.ground_z - now;
    Place();
}

void Mannequin::Place() {
    PlaceTrunk();
    for (const BodySide side : kSides) {
        PlaceArm(side);
        PlaceHand(side);
        PlaceLeg(side);
    }
}

void Mannequin::PlaceTrunk() {
    const auto bent = [&](Motion flex, Motion sideways, Motion turn) {
        return TurnY(Angle(flex)).Then(TurnX(Angle(sideways))).Then(TurnZ(-Angle(turn)));
    };
    const auto follow = [&](BodyPart part, BodyPart on, const Space& joint, const Turned& turned) {
        const Frame& base = At(on, BodySide::Left);
        At(part, BodySide::Left) = {base.origin + base.turned.Of(joint), base.turned.Then(turned)};
    };
    const Turned root = TurnZ(-Angle(Motion::BodySpin))
                            .Then(Lain(m_lying))
                            .Then(TurnY(Angle(Motion::BodyLean)))
                            .Then(TurnX(Angle(Motion::BodySide)));
    At(BodyPart::Pelvis, BodySide::Left) = {m_root, root};
    follow(BodyPart::Abdomen, BodyPart::Pelvis, kLumbarJoint,
           bent(Motion::LumbarFlex, Motion::LumbarSide, Motion::LumbarTurn));
    follow(BodyPart::Chest, BodyPart::Abdomen, kChestJoint,
           bent(Motion::ChestFlex, Motion::ChestSide, Motion::ChestTurn));
    follow(BodyPart::Neck, BodyPart::Chest, kNeckJoint,
           bent(Motion::NeckFlex, Motion::NeckSide, Motion::NeckTurn));
    follow(BodyPart::Head, BodyPart::Neck, kHeadJoint, TurnY(Angle(Motion::HeadFlex)));
    follow(BodyPart::Jaw, BodyPart::Head, kJawJoint, TurnY(Angle(Motion::JawOpen)));
    for (std::size_t part = 0; part < static_cast<std::size_t>(BodyPart::UpperArm); ++part)
        m_frames[part][1] = m_frames[part][0];
}

void Mannequin::PlaceArm(BodySide side) {
    const double s = Sign(side);
    const Frame& chest = At(BodyPart::Chest, side);
    const Space joint{kShoulder.x + kShoulder.y * std::sin(Rad(Angle(Motion::ScapulaForward, side))),
                      s * kShoulder.y,
                      kShoulder.z + kShoulder.y * std::sin(Rad(Angle(Motion::ScapulaUp, side)))};
    const Turned shoulder = TurnY(-Angle(Motion::ShoulderFlex, side))
                                .Then(TurnX(s * Angle(Motion::ShoulderOut, side)))
                                .Then(TurnZ(s * Angle(Motion::ShoulderTurn, side)));
    At(BodyPart::UpperArm, side) = {chest.origin + chest.turned.Of(joint), chest.turned.Then(shoulder)};
    const Frame& upper = At(BodyPart::UpperArm, side);
    const Turned elbow =
        TurnY(-Angle(Motion::ElbowFlex, side)).Then(TurnZ(s * Angle(Motion::ForearmTurn, side)));
    At(BodyPart::Forearm, side) = {upper.origin + upper.turned.Of({0, 0, -kUpperArm}),
                                   upper.turned.Then(elbow)};
    const Frame& forearm = At(BodyPart::Forearm, side);
    // The palm faces the body: bending the wrist brings the fingers there.
    At(BodyPart::Hand, side) = {forearm.origin + forearm.turned.Of({0, 0, -kForearm}),
                                forearm.turned.Then(TurnX(-s * Angle(Motion::WristFlex, side)))};
}

void Mannequin::PlaceHand(BodySide side) {
    const double s = Sign(side);
    const Frame& hand = At(BodyPart::Hand, side);
    for (std::size_t i = 0; i < kFingers.size(); ++i) {
        const Finger& finger = kFingers[i];
        const bool thumb = i + 1 == kFingers.size();
        const double bend = thumb ? Angle(Motion::ThumbBend, side) : 0;
        const std::array<double, 3> flex{thumb ? 0 : Angle(Motion::FingersKnuckle, side),
                                         thumb ? bend * 0.6 : Angle(Motion::FingersMiddle, side),
                                         thumb ? bend * 0.4 : Angle(Motion::FingersTip, side)};
        const double aside = finger.aside + (thumb ? Angle(Motion::ThumbOut, side)
                                                   : finger.spread * Angle(Motion::FingersSpread, side));
        Space at = hand.origin + hand.turned.Of({finger.base.x, s * finger.base.y, finger.base.z});
        // A thumb bends across the palm's front, fingers towards it.
        Turned turned = hand.turned.Then(TurnY(-aside));
        m_fingers[static_cast<std::size_t>(side)][i][0] = {at, finger.radius};
        for (std::size_t k = 0; k < 3; ++k) {
            turned =
                turned.Then(thumb ? TurnY(flex[k]).Then(TurnX(-s * flex[k] * 0.5)) : TurnX(-s * flex[k]));
            at = at + turned.Of({0, 0, -finger.lengths[k]});
            m_fingers[static_cast<std::size_t>(side)][i][k + 1] = {
                at, finger.radius * (1 - 0.08 * static_cast<double>(k + 1))};
        }
        At(static_cast<BodyPart>(static_cast<std::size_t>(BodyPart::Index) + i), side) = {at, turned};
    }
}

void Mannequin::PlaceLeg(BodySide side) {
    const double s = Sign(side);
    const Frame& pelvis = At(BodyPart::Pelvis, side);
    const Turned hip = TurnY(-Angle(Motion::HipFlex, side))
                           .Then(TurnX(s * Angle(Motion::HipOut, side)))
                           .Then(TurnZ(s * Angle(Motion::HipTurn, side)));
    At(BodyPart::Thigh, side) = {pelvis.origin + pelvis.turned.Of({0, s * kHipHalf, 0}),
                                 pelvis.turned.Then(hip)};
    const auto follow = [&](BodyPart part, BodyPart on, const Space& joint, const Turned& turned) {
        const Frame& base = At(on, side);
        At(part, side) = {base.origin + base.turned.Of(joint), base.turned.Then(turned)};
    };
    follow(BodyPart::Shank, BodyPart::Thigh, {0, 0, -kThigh}, TurnY(Angle(Motion::KneeFlex, side)));
    // Eversion: the sole looks away from the body.
    follow(BodyPart::Foot, BodyPart::Shank, {0, 0, -kShank},
           TurnY(-Angle(Motion::AnkleFlex, side))
               .Then(TurnZ(-s * Angle(Motion::AnkleOut, side) * -0.7))
               .Then(TurnX(s * Angle(Motion::AnkleOut, side))));
    follow(BodyPart::Toes, BodyPart::Foot, kToeJoint, TurnY(-Angle(Motion::ToesFlex, side)));
}

Space Mannequin::At(BodyPart part, BodySide side, const Space& local) const {
    const Frame& frame = At(part, side);
    return frame.origin + Direction(part, side, local);
}

Space Mannequin::Direction(BodyPart part, BodySide side, const Space& local) const {
    return At(part, side).turned.Of({local.x, Sign(side) * local.y, local.z});
}

Space Mannequin::At(std::string_view name) const {
    const NamedPoint& point = *FindPoint(name);
    return At(point.part, name.ends_with("_r") ? BodySide::Right : BodySide::Left, point.at);
}

std::vector<std::vector<Ball>> Mannequin::Hulls(BodyPart part, BodySide side) const {
    std::vector<std::vector<Ball>> hulls;
    if (part >= BodyPart::Index && part <= BodyPart::Thumb) {
        const auto& balls =
            m_fingers[static_cast<std::size_t>(side)]
                     [static_cast<std::size_t>(part) - static_cast<std::size_t>(BodyPart::Index)];
        for (std::size_t i = 1; i < balls.size(); ++i) hulls.push_back({balls[i - 1], balls[i]});
        return hulls;
    }
    for (const std::vector<Ball>& local : LocalHulls(part, m_angles.Of(Motion::ToesSpread, side))) {
        std::vector<Ball> hull;
        for (const Ball& ball : local) {
            hull.push_back({At(part, side, ball.at), ball.radius});
            // The trunk is drawn once for both sides.
            if (!IsSided(part) && ball.at.y != 0)
                hull.push_back({At(part, BodySide::Right, ball.at), ball.radius});
        }
        hulls.push_back(std::move(hull));
    }
    return hulls;
}

double Mannequin::Lowest() const {
    double lowest = 1e9;
    for (std::size_t part = 0; part < kBodyParts; ++part) {
        for (const BodySide side : kSides) {
            for (const auto& hull : Hulls(static_cast<BodyPart>(part), side)) {
                for (const Ball& ball : hull) lowest = std::min(lowest, ball.at.z - ball.radius);
            }
        }
    }
    return lowest;
}

}  // namespace bodymap
