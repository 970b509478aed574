// Hands, feet, elbows and knees brought to what they touch, within the ranges of their joints.
#include <algorithm>
#include <cmath>

#include "bodymap/mannequin.h"

namespace bodymap {

using model::Motion;
using model::Touch;

namespace {

constexpr int kSteps = 80;
constexpr int kIdle = 8;           // steps without coming nearer: out of reach
constexpr double kClose = 0.02;    // hundredths of the body's height
constexpr double kProbe = 0.05;    // degrees
constexpr double kDamping = 0.02;  // keeps a stretched limb from swinging

// What is missing on the way to the place; axes that are free miss nothing.
Space Missing(const Mannequin& body, const Touch& touch) {
    const Space at = body.At(touch.point);
    if (!touch.to.empty()) {
        const Space shift{touch.shift_x, touch.shift_y, touch.shift_z};
        return body.At(touch.to) + shift - at;
    }
    return {touch.x ? *touch.x - at.x : 0, touch.y ? *touch.y - at.y : 0, touch.z ? *touch.z - at.z : 0};
}

std::vector<Motion> Free(BodyPart part) {
    switch (part) {
        case BodyPart::UpperArm:
            return {Motion::ShoulderFlex, Motion::ShoulderOut};
        case BodyPart::Thigh:
            return {Motion::HipFlex, Motion::HipOut};
        case BodyPart::Shank:
        case BodyPart::Foot:
        case BodyPart::Toes:
            return {Motion::HipFlex, Motion::HipOut, Motion::HipTurn, Motion::KneeFlex};
        default:
            return {Motion::ShoulderFlex, Motion::ShoulderOut, Motion::ShoulderTurn, Motion::ElbowFlex};
    }
}

// x of (J Jᵀ + λ) x = e for a symmetric 3 × 3, by Cramer's rule.
Space SolveThree(const std::array<Space, 3>& rows, const Space& e) {
    const auto det = [](const Space& a, const Space& b, const Space& c) {
        return a.x * (b.y * c.z - b.z * c.y) - a.y * (b.x * c.z - b.z * c.x) + a.z * (b.x * c.y - b.y * c.x);
    };
    const double all = det(rows[0], rows[1], rows[2]);
    return {det(e, rows[1], rows[2]) / all, det(rows[0], e, rows[2]) / all, det(rows[0], rows[1], e) / all};
}

}  // namespace

double TouchGap(const Mannequin& body, const Touch& touch) {
    const Space missing = Missing(body, touch);
    return std::sqrt(Dot(missing, missing));
}

void Mannequin::Reach(const Touch& touch) {
    const BodySide side = touch.point.ends_with("_r") ? BodySide::Right : BodySide::Left;
    const std::vector<Motion> free = Free(FindPoint(touch.point)->part);
    double best = 1e9;
    int idle = 0;
    for (int step = 0; step < kSteps && idle < kIdle; ++step) {
        const Space e = Missing(*this, touch);
        const double gap = std::sqrt(Dot(e, e));
        if (gap < kClose) return;
        idle = gap < best - kClose ? 0 : idle + 1;
        best = std::min(best, gap);
        std::vector<Space> slopes;
        for (const Motion motion : free) {
            const double before = m_angles.Of(motion, side);
            m_angles.Set(motion, side, before + kProbe);
            Place();
            const Space slope = e - Missing(*this, touch);
            m_angles.Set(motion, side, before);
            slopes.push_back({slope.x / kProbe, slope.y / kProbe, slope.z / kProbe});
        }
        std::array<Space, 3> rows{{{kDamping, 0, 0}, {0, kDamping, 0}, {0, 0, kDamping}}};
        for (const Space& j : slopes) {
            rows[0] = rows[0] + Space{j.x * j.x, j.x * j.y, j.x * j.z};
            rows[1] = rows[1] + Space{j.y * j.x, j.y * j.y, j.y * j.z};
            rows[2] = rows[2] + Space{j.z * j.x, j.z * j.y, j.z * j.z};
        }
        const Space pull = SolveThree(rows, e);
        for (std::size_t i = 0; i < free.size(); ++i) {
            const auto& range = model::MotionRanges()[static_cast<std::size_t>(free[i])];
            const double turn = std::clamp(Dot(slopes[i], pull), -12.0, 12.0);
            m_angles.Set(free[i], side, std::clamp(m_angles.Of(free[i], side) + turn, range.low, range.high));
        }
        Place();
    }
}

}  // namespace bodymap
