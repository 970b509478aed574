// How an exercise is drawn: a body by its joint angles, what it touches, the things beside it, arrows of
// movement. A plain value; read by terms::Drawings, placed by bodymap::Mannequin.
#pragma once

#include <array>
#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace model {

// Degrees. Zero is standing upright, arms at the sides, thumbs forward. Positive: flexion (of the ankle
// towards the shin, of the toes towards their back), away from the body, outward rotation, to the right for
// the trunk.
enum class Motion : unsigned char {
    BodyLean,
    BodySide,
    BodySpin,
    LumbarFlex,
    LumbarSide,
    LumbarTurn,
    ChestFlex,
    ChestSide,
    ChestTurn,
    NeckFlex,
    NeckSide,
    NeckTurn,
    HeadFlex,
    JawOpen,
    // What follows is there for each side.
    ScapulaUp,
    ScapulaForward,
    ShoulderFlex,
    ShoulderOut,
    ShoulderTurn,
    ElbowFlex,
    ForearmTurn,
    WristFlex,
    FingersKnuckle,
    FingersMiddle,
    FingersTip,
    FingersSpread,
    ThumbOut,
    ThumbBend,
    HipFlex,
    HipOut,
    HipTurn,
    KneeFlex,
    AnkleFlex,
    AnkleOut,
    ToesFlex,
    ToesSpread
};
inline constexpr std::size_t kMotions = static_cast<std::size_t>(Motion::ToesSpread) + 1;
enum class BodySide : unsigned char { Left, Right };

// How far a joint of a grown person goes.
struct MotionRange {
    const char* joint;   // "hip"
    const char* motion;  // "flex"
    double low, high;    // degrees
    bool sided;
};
// In the order of Motion. American Academy of Orthopaedic Surgeons, Joint Motion: Method of Measuring and
// Recording (1965), and Greene and Heckman, The Clinical Measurement of Joint Motion (1994); the spine's
// ranges are shared between lumbar and chest, the neck's between neck and head. Wider than there: the hip
// outwards and turned out (60 instead of 45), as it goes when it is bent, and the ankle under load (40
// instead of 20; Bennell et al. 1998, weight-bearing lunge). Scapula, jaw and spreading are bounds of the
// drawing, not measured ones.
[[nodiscard]] const std::array<MotionRange, kMotions>& MotionRanges();

class JointAngles {
public:
    [[nodiscard]] double Of(Motion motion, BodySide side = BodySide::Left) const {
        return m_degrees[Place(motion, side)];
    }
    void Set(Motion motion, BodySide side, double degrees) { m_degrees[Place(motion, side)] = degrees; }
    bool operator==(const JointAngles&) const = default;

private:
    [[nodiscard]] static std::size_t Place(Motion motion, BodySide side) {
        const bool right = side == BodySide::Right && motion > Motion::JawOpen;
        return static_cast<std::size_t>(motion) * 2 + (right ? 1 : 0);
    }
    std::array<double, kMotions * 2> m_degrees{};
};

// Hundredths of the body's height: x forward of a standing body, y to its left, z up from the floor.
struct Space {
    double x = 0, y = 0, z = 0;
    bool operator==(const Space&) const = default;
};

// A named place on the body ("knee_r"), see kBodyPoints in bodymap/mannequin.h.
using BodyPoint = std::string;

enum class Lying : unsigned char { No, Back, Front, LeftSide, RightSide };

struct Touch {
    BodyPoint point;
    BodyPoint to;                   // empty: a place in the room
    std::optional<double> x, y, z;  // of the room, or from `to`; what is missing is free
    double shift_x = 0, shift_y = 0, shift_z = 0;
};

struct Arrow {
    BodyPoint at;
    double right = 0, up = 0;        // from there to its tail, as drawn
    double to_right = 0, to_up = 0;  // from tail to head
    double bend = 0;                 // share of its length it bows to its left
    double round = 0;  // radius of a nearly closed turn around the tail instead; below 0: clockwise
    bool both = false;
};

// Part of the body that works or is stretched.
struct Worked {
    std::string part;   // "thigh_r"
    std::string where;  // "front", "back", "inner", "outer", "all"
};

struct Pose {
    Lying lying = Lying::No;
    JointAngles angles;
    double x = 0, y = 0;
    BodyPoint ground;  // rests at ground_z; empty: the lowest place of the body does
    double ground_z = 0;
    bool eyes_closed = false;
    std::vector<Touch> touches;
    std::vector<Arrow> arrows;
};

struct Prop {
    std::string kind;    // see terms/drawings.cpp
    BodyPoint at, to;    // empty: the room
    Space from, size;    // place or shift from `at`; meaning of the size by kind
    Space end;           // of a band: place or shift from `to`
    int pose = -1;       // only beside this one
    bool front = false;  // before the body
};

struct ExerciseDrawing {
    std::string item;
    double turn = 0, tilt = 0;  // of the eye, degrees: 0 sees the right side, 90 the front; tilt: from above
    bool ghost = false;         // poses over each other, the last one in full
    std::vector<std::string> only;  // body parts shown; empty: all
    std::vector<Worked> worked;
    std::vector<Prop> props;
    std::vector<Pose> poses;
};

}  // namespace model
