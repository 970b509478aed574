#include "model/pose.h"

namespace model {

const std::array<MotionRange, kMotions>& MotionRanges() {
    static constexpr std::array<MotionRange, kMotions> kRanges{
        {{"body", "lean", -180, 180, false},    {"body", "side", -180, 180, false},
         {"body", "spin", -180, 180, false},    {"lumbar", "flex", -15, 50, false},
         {"lumbar", "side", -20, 20, false},    {"lumbar", "turn", -5, 5, false},
         {"chest", "flex", -15, 30, false},     {"chest", "side", -15, 15, false},
         {"chest", "turn", -40, 40, false},     {"neck", "flex", -33, 33, false},
         {"neck", "side", -45, 45, false},      {"neck", "turn", -60, 60, false},
         {"head", "flex", -12, 12, false},      {"jaw", "open", 0, 30, false},
         {"scapula", "up", -10, 30, true},      {"scapula", "forward", -25, 25, true},
         {"shoulder", "flex", -60, 180, true},  {"shoulder", "out", -45, 180, true},
         {"shoulder", "turn", -70, 90, true},   {"elbow", "flex", 0, 150, true},
         {"forearm", "turn", -80, 80, true},    {"wrist", "flex", -70, 80, true},
         {"fingers", "knuckle", -30, 90, true}, {"fingers", "middle", 0, 100, true},
         {"fingers", "tip", 0, 80, true},       {"fingers", "spread", 0, 20, true},
         {"thumb", "out", -30, 70, true},       {"thumb", "bend", 0, 80, true},
         {"hip", "flex", -30, 120, true},       {"hip", "out", -30, 60, true},
         {"hip", "turn", -45, 60, true},        {"knee", "flex", 0, 135, true},
         {"ankle", "flex", -50, 40, true},      {"ankle", "out", -35, 20, true},
         {"toes", "flex", -45, 70, true},       {"toes", "spread", 0, 20, true}}};
    return kRanges;
}

}  // namespace model
