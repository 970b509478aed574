// The measures of the drawn body; part of mannequin.cpp.
// Lengths of the limbs, heights of the joints and widths: Drillis and Contini, Body Segment Parameters
// (1966), as given in Winter, Biomechanics and Motor Control of Human Movement, fig. 4.1; roundness is drawn
// by eye.
#pragma once

#include <array>
#include <vector>

#include "bodymap/mannequin.h"

namespace bodymap {

// Heights over the hip joints, which are 53 over the floor.
inline constexpr Space kLumbarJoint{-0.5, 0, 5}, kChestJoint{0, 0, 10}, kNeckJoint{-0.8, 0, 14.6},
    kHeadJoint{0.9, 0, 5.4}, kJawJoint{1.2, 0, 2.8};
inline constexpr Space kShoulder{-0.4, 10.6, 12.2};
inline constexpr double kUpperArm = 18.6, kForearm = 14.6;
inline constexpr double kHipHalf = 5, kThigh = 24.5, kShank = 24.6;
inline constexpr Space kToeJoint{6.6, 0, -2.6};

struct Finger {
    Space base;    // in the hand
    double aside;  // degrees towards the thumb's side
    double spread;
    std::array<double, 3> lengths;
    double radius;
};
inline constexpr std::array<Finger, 5> kFingers{{{{1.5, 0, -5.3}, 2, 1, {2.5, 1.4, 1.1}, 0.62},
                                                 {{0.5, 0, -5.5}, 0, 0.3, {2.7, 1.7, 1.1}, 0.64},
                                                 {{-0.5, 0, -5.3}, -2, -0.4, {2.5, 1.5, 1.1}, 0.62},
                                                 {{-1.5, 0, -4.9}, -5, -1.2, {1.9, 1.1, 1.0}, 0.55},
                                                 {{1.1, -0.5, -1.2}, 24, 0, {2.4, 1.8, 1.5}, 0.78}}};

// Hulls of a part in its own axes, of the left side; trunk parts are mirrored about their middle.
[[nodiscard]] std::vector<std::vector<Ball>> LocalHulls(BodyPart part, double toe_spread);

}  // namespace bodymap
