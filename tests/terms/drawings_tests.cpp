#include <boost/test/unit_test.hpp>

#include <cmath>
#include <fstream>

#include "model/problem.h"
#include "support/temp_dir.h"
#include "terms/drawings.h"

BOOST_AUTO_TEST_SUITE(drawings_tests)

namespace {

terms::DrawingWords Words() {
    return {
        [](std::string_view name) { return name == "knee_r" || name == "heel_r" || name == "chin"; },
        [](std::string_view name) { return name == "head" || name == "shank_r"; },
        [](std::string_view name) { return name == "wall"; },
        [](std::string_view part, std::string_view where) { return part == "thigh_r" && where == "front"; }};
}

terms::Drawings Read(const std::string& toml) {
    const support::TempDir dir;
    std::ofstream(dir.Path() / "figures.toml") << toml;
    return terms::Drawings::Load(dir.Path(), Words());
}

std::string Refusal(const std::string& toml) {
    try {
        (void)Read(toml);
    } catch (const model::Error& error) {
        return error.what();
    }
    return {};
}

const std::string kHead = "[[figure]]\nitem = \"x\"\n";
const std::string kPose = "[[figure.pose]]\n";

std::string Many(const std::string& text, int times) {
    std::string all;
    for (int i = 0; i < times; ++i) all += text;
    return all;
}

}  // namespace

BOOST_AUTO_TEST_CASE(a_joint_without_a_side_is_both_of_them) {
    const auto drawings = Read(kHead + kPose + "hip = {flex = 40}\nhip_r = {out = 10}\nbody = {lean = 5}\n");
    const auto* drawing = drawings.Find("x");
    BOOST_REQUIRE(drawing != nullptr);
    BOOST_TEST(drawings.Find("y") == nullptr);
    const model::JointAngles& angles = drawing->poses.at(0).angles;
    using model::BodySide;
    using model::Motion;
    BOOST_TEST(angles.Of(Motion::HipFlex, BodySide::Left) == 40);
    BOOST_TEST(angles.Of(Motion::HipFlex, BodySide::Right) == 40);
    BOOST_TEST(angles.Of(Motion::HipOut, BodySide::Left) == 0);
    BOOST_TEST(angles.Of(Motion::HipOut, BodySide::Right) == 10);
    BOOST_TEST(angles.Of(Motion::BodyLean) == 5);
}

BOOST_AUTO_TEST_CASE(what_cannot_be_drawn_is_refused_by_file_and_line) {
    struct Case {
        std::string toml;
        const char* says;
        int line;
    };
    const Case cases[] = {
        {kHead, "one to three poses", 1},
        {"[[figure]]\n" + kPose, "item", 1},
        {kHead + Many(kPose, 4), "may stand here 3 times", 1},
        {kHead + kPose + kHead + kPose, "drawn twice", 4},
        {kHead + kPose + "knee = {flex = 170}\n", "between 0 and 135", 4},
        {kHead + kPose + "knee = {flex = nan}\n", "must be a number", 4},
        {kHead + kPose + "knee = {flex = inf}\n", "must be a number", 4},
        {kHead + kPose + "knee = {side = 3}\n", "knee.side", 4},
        {kHead + kPose + "kneee = {flex = 3}\n", "kneee.flex", 4},
        {kHead + kPose + "neck_r = {flex = 3}\n", "neck_r.flex", 4},
        {kHead + kPose + "kneee = 3\n", "kneee", 4},
        {kHead + kPose + "lying = \"head\"\n", "\"head\" cannot be drawn", 3},
        {kHead + kPose + "ground = \"wing\"\n", "\"wing\" cannot be drawn", 3},
        {kHead + kPose + "x = 1e9\n", "between -300 and 300", 3},
        {kHead + kPose + "touch = [{point = \"wing_r\", z = 1}]\n", "\"wing_r\" cannot be drawn", 4},
        {kHead + kPose + "touch = [{point = \"chin\", z = 1}]\n", "arm or a leg", 4},
        {kHead + kPose + "arrow = [{at = \"knee_r\"}]\n", "lead somewhere", 4},
        {kHead + kPose + "arrow = [{at = \"knee_r\", round = 500}]\n", "between -60 and 60", 4},
        {kHead + kPose + "arrow = [" + Many("{to_up = 9},", 17) + "]\n", "may stand here 16 times", 3},
        {kHead + "prop = [{kind = \"horse\"}]\n" + kPose, "\"horse\" cannot be drawn", 3},
        {kHead + "prop = [{kind = \"wall\", pose = 9}]\n" + kPose, "between 0 and 3", 3},
        {kHead + "worked = [{part = \"thigh_r\", where = \"above\"}]\n" + kPose, "thigh_r, above", 3},
        {kHead + "only = [\"wing\"]\n" + kPose, "\"wing\" cannot be drawn", 1},
        {kHead + "only = [" + Many("\"head\",", 99) + "]\n" + kPose, "more parts", 1},
        {kHead + "turn = 900\n" + kPose, "between -180 and 180", 1},
    };
    for (const Case& one : cases) {
        const std::string refusal = Refusal(one.toml);
        BOOST_TEST_CONTEXT(one.toml) {
            BOOST_TEST(refusal.find(one.says) != std::string::npos, refusal);
            BOOST_TEST(refusal.find("figures.toml") != std::string::npos, refusal);
            BOOST_TEST(refusal.find("line " + std::to_string(one.line)) != std::string::npos, refusal);
        }
    }
}

BOOST_AUTO_TEST_SUITE_END()
