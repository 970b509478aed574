// Where on its part the highlight of an exercise lies.
#include <optional>

#include "bodymap/exercise_parts.h"
#include "bodymap/exercise_scene.h"

namespace bodymap {

namespace {

struct Zone {
    BodyPart part;
    std::string_view where;
    std::vector<Ball> balls;
};

bool IsSideName(std::string_view name) {
    return name.ends_with("_l") || name.ends_with("_r");
}

std::optional<BodyPart> PartOf(std::string_view name) {
    if (IsSideName(name)) name.remove_suffix(2);
    for (std::size_t i = 0; i < kBodyParts; ++i) {
        if (NameOf(static_cast<BodyPart>(i)) == name) return static_cast<BodyPart>(i);
    }
    return std::nullopt;
}

}  // namespace

std::vector<Ball> WorkedZone(BodyPart part, std::string_view where) {
    using enum BodyPart;
    static const std::vector<Zone> kZones{
        {Head, "base", {{{-3.4, 0, 3.0}, 1.3}, {{-2.2, 1.6, 1.8}, 1.1}, {{-2.2, -1.6, 1.8}, 1.1}}},
        {Head, "forehead", {{{5.2, 1.9, 8.6}, 1.2}, {{5.2, -1.9, 8.6}, 1.2}}},
        {Head, "cheek", {{{3.6, 3.4, 0.8}, 1.4}, {{3.0, 4.0, 3.4}, 1.1}}},
        {Head, "eyes", {{{5.4, 2.4, 5.2}, 1.5}, {{5.4, -2.4, 5.2}, 1.5}}},
        {Neck, "back", {{{-1.7, 0.6, 5.5}, 1.0}, {{-1.9, 0.6, 0}, 1.1}}},
        {Neck, "front", {{{1.9, 0.5, 4.6}, 0.8}, {{1.9, 0.5, 0.6}, 0.8}}},
        {Neck, "outer", {{{0, 1.8, 5.2}, 0.9}, {{-0.4, 2.2, 0.8}, 1.2}, {{-0.4, 5.2, -1.6}, 1.1}}},
        {Neck, "blade", {{{-1.2, 1.7, 4.5}, 0.8}, {{-1.8, 3.4, -2}, 1.2}}},
        {Chest, "front", {{{4.4, 2.4, 9.6}, 1.9}, {{4.2, 3.0, 6.6}, 2.0}, {{2.8, 8, 10.4}, 1.5}}},
        {Chest, "back", {{{-3.6, 2.6, 11}, 1.7}, {{-4.2, 2.8, 5.5}, 1.8}}},
        {Chest, "outer", {{{-1.2, 8.4, 8}, 1.7}, {{0, 7.6, 0}, 2.0}}},
        {Chest, "spine", {{{-2.8, 0, 12}, 1.4}, {{-4.2, 0, 7}, 1.5}, {{-4.0, 0, 1}, 1.5}}},
        {Chest, "ribs", {{{4.6, 5.2, 3.4}, 1.9}, {{4.2, 5.6, -0.5}, 1.9}}},
        {Chest, "blade", {{{-3.4, 4.8, 10}, 1.6}, {{-3.4, 6.6, 7.5}, 1.6}}},
        {Chest, "blade_side", {{{-1.6, 8.2, 6.5}, 1.6}, {{1.4, 8.6, 4}, 1.6}}},
        {Abdomen, "front", {{{3.6, 0, 9}, 1.9}, {{3.4, 0, 0}, 1.9}}},
        {Abdomen, "back", {{{-3.0, 1.8, 9}, 1.6}, {{-3.0, 1.8, 0}, 1.6}}},
        {Abdomen, "outer", {{{0.2, 6.9, 9}, 1.8}, {{0.2, 6.7, 0}, 1.8}}},
        {Pelvis, "back", {{{-4.0, 4.4, -1.4}, 2.6}, {{-2.6, 4.8, 4.5}, 2.2}}},
        {Pelvis, "outer", {{{0, 7.2, 1}, 2.0}, {{0, 7.0, 6}, 2.0}}},
        {Pelvis, "front", {{{3.0, 3.6, 5.6}, 1.6}, {{3.4, 4.2, 0}, 1.7}}},
        {UpperArm, "front", {{{1.0, 0, -5}, 1.6}, {{0.9, 0, -15}, 1.3}}},
        {UpperArm, "back", {{{-1.1, 0, -4}, 1.6}, {{-0.9, 0, -15}, 1.3}}},
        {UpperArm, "outer", {{{0.2, 1.2, 0}, 1.9}, {{0.2, 1.0, -7}, 1.2}}},
        {UpperArm, "shoulder", {{{0, 0.2, 0.3}, 2.3}}},
        {UpperArm, "shoulder_front", {{{1.2, 0.2, 0}, 1.8}}},
        {UpperArm, "shoulder_back", {{{-1.3, 0.2, 0}, 1.8}, {{-1.0, 0.2, -3}, 1.3}}},
        {Forearm, "inner", {{{0, -0.7, -2.6}, 1.4}, {{0, -0.3, -11}, 0.9}}},
        {Forearm, "outer", {{{0, 0.7, -2.6}, 1.4}, {{0, 0.3, -11}, 0.9}}},
        {Hand, "web", {{{2.0, -0.4, -3.0}, 0.9}, {{1.4, -0.4, -2.2}, 0.9}}},
        {Hand, "palm", {{{0, -0.6, -2}, 0.9}, {{0.3, -0.6, -4.6}, 0.9}}},
        {Hand, "thumb", {{{1.1, 0, -0.2}, 0.8}, {{1.9, 0, -2.4}, 0.8}}},
        {Thigh, "front", {{{1.9, 0, -5}, 2.5}, {{1.0, 0, -20}, 1.9}}},
        {Thigh, "back", {{{-2.0, 0, -5}, 2.3}, {{-1.2, 0, -20}, 1.7}}},
        {Thigh, "outer", {{{0.5, 2.2, -5}, 2.2}, {{0, 1.4, -19}, 1.6}}},
        {Thigh, "inner", {{{0, -2.2, -5}, 2.2}, {{0, -1.4, -19}, 1.6}}},
        {Thigh, "hip", {{{0.4, 2.6, -1}, 1.8}, {{1.2, 2.2, -6}, 1.6}}},
        {Thigh, "kneecap", {{{1.6, 0, -24.0}, 1.6}}},
        {Shank, "back", {{{-1.9, 0, -4.5}, 1.7}, {{-1.5, 0, -13}, 1.4}}},
        {Shank, "front", {{{1.4, 0, -5}, 1.3}, {{0.8, 0, -18}, 1.0}}},
        {Shank, "outer", {{{0, 1.4, -4}, 1.3}, {{0, 0.8, -17}, 0.9}}},
        {Shank, "inner", {{{0, -1.3, -8}, 1.1}, {{0, -0.8, -20}, 0.8}}},
        {Shank, "soleus", {{{-1.6, 0, -10}, 1.4}, {{-0.8, 0, -18}, 1.0}}},
        {Shank, "tendon", {{{-0.9, 0, -16}, 0.8}, {{-1.0, 0, -24}, 0.8}}},
        {Shank, "kneeback", {{{-1.7, 0, 0}, 1.5}}},
        {Foot, "sole", {{{-1.6, 0, -3.0}, 0.75}, {{6, 0, -3.0}, 0.75}}},
        {Foot, "heel", {{{-2.6, 0, -2.6}, 1.1}, {{-1.2, 0, -2.9}, 0.8}}},
        {Foot, "top", {{{1.6, 0, -0.6}, 0.9}, {{6, 0, -2.0}, 0.7}}},
        {Foot, "forefoot", {{{5.2, 0, -2.6}, 1.1}, {{7.8, 0, -2.8}, 0.9}}}};
    for (const Zone& zone : kZones) {
        if (zone.part == part && zone.where == where) return zone.balls;
    }
    return {};
}

bool IsBodyPoint(std::string_view name) {
    return FindPoint(name) != nullptr;
}

bool IsShownPart(std::string_view name) {
    const auto part = PartOf(name);
    return part && IsSided(*part) == IsSideName(name);
}

bool IsWorkedPlace(std::string_view part, std::string_view where) {
    const auto found = PartOf(part);
    return found && (!IsSided(*found) || IsSideName(part)) && !WorkedZone(*found, where).empty();
}

}  // namespace bodymap
