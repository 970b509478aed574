#include "terms/drawings.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>

#include "model/enum_words.h"
#include "model/problem.h"
#include "terms/toml_file.h"

namespace terms {

using model::BodySide;
using model::Msg;

namespace {

constexpr double kFar = 300;  // hundredths of the body's height; nothing stands further away
constexpr std::size_t kMostDrawings = 1000, kMostPoses = 3, kMostOfAKind = 16;
constexpr std::array<std::string_view, 5> kLying{"stand", "back", "front", "left_side", "right_side"};

double Bounded(const Table& table, const char* key, double low, double high, double fallback) {
    const double value = table.OptionalNumber(key).value_or(fallback);
    if (!(value >= low && value <= high))
        table.Refuse(model::Fill(Msg("\"{0}\" must lie between {1} and {2}."),
                                 {std::string(key), std::to_string(static_cast<int>(low)),
                                  std::to_string(static_cast<int>(high))}));
    return value;
}

double Length(const Table& table, const char* key) {
    return Bounded(table, key, -kFar, kFar, 0);
}

void Known(const Table& table, const std::string& name, const std::function<bool(std::string_view)>& known) {
    if (!name.empty() && !known(name)) table.Refuse(model::Fill(Msg("\"{0}\" cannot be drawn."), {name}));
}

std::vector<Table> Some(const Table& table, const char* key, std::size_t most = kMostOfAKind) {
    std::vector<Table> some = table.Children(key);
    if (some.size() > most)
        table.Refuse(
            model::Fill(Msg("\"{0}\" may stand here {1} times."), {std::string(key), std::to_string(most)}));
    return some;
}

// Joints by name: "hip" sets both sides, "hip_r" one of them.
class AngleReader {
public:
    AngleReader(const Table& pose, model::JointAngles& out) : m_pose(pose), m_out(out) {}

    void Read() {
        const auto& ranges = model::MotionRanges();
        for (std::size_t i = 0; i < ranges.size(); ++i) {
            const auto motion = static_cast<model::Motion>(i);
            const std::string joint = ranges[i].joint;
            Take(joint, ranges[i], motion, {BodySide::Left, BodySide::Right});
            if (!ranges[i].sided) continue;
            Take(joint + "_l", ranges[i], motion, {BodySide::Left});
            Take(joint + "_r", ranges[i], motion, {BodySide::Right});
        }
        for (const std::string& key : m_pose.Keys()) {
            if (std::find(kOther.begin(), kOther.end(), key) == kOther.end()) CheckJoint(key);
        }
    }

private:
    static constexpr std::array<std::string_view, 8> kOther{"lying",    "x",           "y",     "ground",
                                                            "ground_z", "eyes_closed", "touch", "arrow"};

    void Take(const std::string& key, const model::MotionRange& range, model::Motion motion,
              const std::vector<BodySide>& sides) {
        if (!m_pose.Has(key)) return;
        const Table joint = m_pose.Child(key);
        if (!joint.Has(range.motion)) return;
        const double degrees = Bounded(joint, range.motion, range.low, range.high, 0);
        for (const BodySide side : sides) m_out.Set(motion, side, degrees);
    }

    // A misspelt joint would be a limb that stays straight unseen.
    void CheckJoint(const std::string& key) const {
        const bool sided = key.ends_with("_l") || key.ends_with("_r");
        const std::string joint = sided ? key.substr(0, key.size() - 2) : key;
        for (const std::string& motion : m_pose.Child(key).Keys()) {
            const auto& ranges = model::MotionRanges();
            const bool known =
                std::any_of(ranges.begin(), ranges.end(), [&](const model::MotionRange& range) {
                    return joint == range.joint && motion == range.motion && (range.sided || !sided);
                });
            if (!known)
                m_pose.Child(key).Refuse(
                    model::Fill(Msg("No joint moves like \"{0}\"."), {key + "." + motion}));
        }
        if (m_pose.Child(key).Keys().empty())
            m_pose.Refuse(model::Fill(Msg("\"{0}\" is no joint with its movements."), {key}));
    }

    const Table& m_pose;
    model::JointAngles& m_out;
};

model::Touch ReadTouch(const Table& table, const DrawingWords& words) {
    model::Touch touch;
    touch.point = table.Text("point");
    touch.to = table.Text("to", "");
    Known(table, touch.point, words.point);
    Known(table, touch.to, words.point);
    if (touch.point.empty() || !(touch.point.ends_with("_l") || touch.point.ends_with("_r")))
        table.Refuse(Msg("Only a place on an arm or a leg can reach for something."));
    const auto free = [&](const char* key) {
        return table.Has(key) ? std::optional(Length(table, key)) : std::nullopt;
    };
    if (touch.to.empty()) {
        touch.x = free("x"), touch.y = free("y"), touch.z = free("z");
    } else {
        touch.shift_x = Length(table, "x"), touch.shift_y = Length(table, "y"),
        touch.shift_z = Length(table, "z");
    }
    return touch;
}

model::Arrow ReadArrow(const Table& table, const DrawingWords& words) {
    model::Arrow arrow;
    arrow.at = table.Text("at", "");
    Known(table, arrow.at, words.point);
    arrow.right = Length(table, "right");
    arrow.up = Length(table, "up");
    arrow.to_right = Length(table, "to_right");
    arrow.to_up = Length(table, "to_up");
    arrow.bend = Bounded(table, "bend", -2, 2, 0);
    arrow.round = Bounded(table, "round", -60, 60, 0);
    arrow.both = table.Flag("both", false);
    if (arrow.round != 0 ? std::abs(arrow.round) < 2 : std::hypot(arrow.to_right, arrow.to_up) < 2)
        table.Refuse(Msg("An arrow must lead somewhere."));
    return arrow;
}

model::Pose ReadPose(const Table& table, const DrawingWords& words) {
    model::Pose pose;
    const std::string lying = table.Text("lying", "stand");
    const auto known = model::FromWord<model::Lying>(kLying, lying);
    if (!known) table.Refuse(model::Fill(Msg("\"{0}\" cannot be drawn."), {lying}));
    pose.lying = *known;
    pose.x = Length(table, "x");
    pose.y = Length(table, "y");
    pose.ground = table.Text("ground", "");
    Known(table, pose.ground, words.point);
    pose.ground_z = Length(table, "ground_z");
    pose.eyes_closed = table.Flag("eyes_closed", false);
    AngleReader(table, pose.angles).Read();
    for (const Table& touch : Some(table, "touch")) pose.touches.push_back(ReadTouch(touch, words));
    for (const Table& arrow : Some(table, "arrow")) pose.arrows.push_back(ReadArrow(arrow, words));
    return pose;
}

model::Prop ReadProp(const Table& table, const DrawingWords& words) {
    model::Prop prop;
    prop.kind = table.Text("kind");
    if (!words.prop(prop.kind)) table.Refuse(model::Fill(Msg("\"{0}\" cannot be drawn."), {prop.kind}));
    prop.at = table.Text("at", "");
    prop.to = table.Text("to", "");
    Known(table, prop.at, words.point);
    Known(table, prop.to, words.point);
    prop.from = {Length(table, "x"), Length(table, "y"), Length(table, "z")};
    prop.end = {Length(table, "to_x"), Length(table, "to_y"), Length(table, "to_z")};
    prop.size = {Length(table, "w"), Length(table, "d"), Length(table, "h")};
    prop.pose = static_cast<int>(Bounded(table, "pose", 0, static_cast<double>(kMostPoses), 0)) - 1;
    prop.front = table.Flag("front", false);
    return prop;
}

model::Worked ReadWorked(const Table& table, const DrawingWords& words) {
    model::Worked worked{table.Text("part"), table.Text("where")};
    if (!words.place(worked.part, worked.where))
        table.Refuse(model::Fill(Msg("\"{0}\" cannot be drawn."), {worked.part + ", " + worked.where}));
    return worked;
}

model::ExerciseDrawing ReadDrawing(const Table& table, const DrawingWords& words) {
    model::ExerciseDrawing drawing;
    drawing.item = table.Text("item");
    drawing.turn = Bounded(table, "turn", -180, 180, 0);
    drawing.tilt = Bounded(table, "tilt", -30, 90, 0);
    drawing.ghost = table.Flag("ghost", false);
    drawing.only = table.Texts("only");
    if (drawing.only.size() > 2 * kMostOfAKind) table.Refuse(Msg("There are more parts than a body has."));
    for (const std::string& part : drawing.only) Known(table, part, words.part);
    for (const Table& worked : Some(table, "worked")) drawing.worked.push_back(ReadWorked(worked, words));
    for (const Table& prop : Some(table, "prop")) drawing.props.push_back(ReadProp(prop, words));
    for (const Table& pose : Some(table, "pose", kMostPoses)) drawing.poses.push_back(ReadPose(pose, words));
    if (drawing.poses.empty()) table.Refuse(Msg("A drawing needs one to three poses."));
    return drawing;
}

}  // namespace

Drawings Drawings::Load(const std::filesystem::path& templates, const DrawingWords& words) {
    const TomlFile file(templates / "figures.toml");
    Drawings drawings;
    for (const Table& table : Some(file.Root(), "figure", kMostDrawings)) {
        model::ExerciseDrawing drawing = ReadDrawing(table, words);
        std::string item = drawing.item;
        if (!drawings.m_drawings.emplace(item, std::move(drawing)).second)
            table.Refuse(model::Fill(Msg("\"{0}\" is drawn twice."), {item}));
    }
    return drawings;
}

const model::ExerciseDrawing* Drawings::Find(std::string_view item) const {
    const auto found = m_drawings.find(item);
    return found == m_drawings.end() ? nullptr : &found->second;
}

}  // namespace terms
