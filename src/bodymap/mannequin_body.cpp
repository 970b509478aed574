#include "bodymap/mannequin_body.h"

#include <algorithm>

namespace bodymap {

namespace {

constexpr std::array<std::string_view, kBodyParts> kNames{
    "pelvis", "abdomen", "chest", "neck",   "head",  "jaw",   "upper_arm", "forearm", "hand",
    "index",  "middle",  "ring",  "little", "thumb", "thigh", "shank",     "foot",    "toes"};

using Hulls = std::vector<std::vector<Ball>>;

Hulls Toes(double spread) {
    if (spread <= 0)
        return {
            {{{0, 1.7, 0}, 1.15}, {{0, -1.7, 0}, 1.1}, {{3.0, -1.2, -0.3}, 0.9}, {{1.9, 2.2, -0.4}, 0.75}}};
    Hulls toes;
    for (int i = 0; i < 5; ++i) {
        const double y = -1.9 + 0.95 * i, length = 3.3 - 0.35 * i;
        const double aside = (i - 1.6) * spread / 20;
        toes.push_back(
            {{{-0.6, y, 0}, i == 0 ? 1.0 : 0.7}, {{length, y + aside, -0.4}, i == 0 ? 0.85 : 0.55}});
    }
    return toes;
}

}  // namespace

std::string_view NameOf(BodyPart part) {
    return kNames[static_cast<std::size_t>(part)];
}

std::vector<std::vector<Ball>> LocalHulls(BodyPart part, double toe_spread) {
    switch (part) {
        case BodyPart::Pelvis:
            return {{{{2.7, 5.6, 4.6}, 2.8},
                     {{-2.6, 5.6, 4.6}, 2.8},
                     {{-1.6, 3.9, -0.6}, 5.2},
                     {{0.4, 4.2, 0}, 4.9}}};
        case BodyPart::Abdomen:
            return {{{{0.3, 3.8, 0}, 5.0}, {{0.5, 3.7, 10}, 5.2}}};
        case BodyPart::Chest:
            return {{{{0.6, 3.9, 0}, 5.2},
                     {{0.7, 4.6, 5}, 5.6},
                     {{0, 8.6, 11.2}, 3.4},
                     {{-0.6, 2.2, 14.0}, 2.4}}};
        case BodyPart::Neck:
            return {{{{0, 0, -0.5}, 2.9}, {{0.5, 0, 5.6}, 2.6}}};
        case BodyPart::Head:
            return {{{{1.2, 0, 6.0}, 5.3}, {{0.2, 0, 6.6}, 5.4}, {{2.2, 0, 2.4}, 4.1}},
                    {{{5.6, 0, 4.6}, 0.7}, {{6.5, 0, 3.0}, 0.85}}};
        case BodyPart::Jaw:
            return {{{{0.4, 0, 0}, 3.6}, {{2.6, 0, -2.6}, 2.3}}};
        case BodyPart::UpperArm:
            return {{{{0, 0, 0}, 3.2}, {{0.4, 0, -9}, 2.8}, {{0, 0, -kUpperArm}, 2.2}}};
        case BodyPart::Forearm:
            return {{{{0, 0, 0}, 2.2}, {{0.2, 0, -4.5}, 2.35}, {{0, 0, -kForearm}, 1.45}}};
        case BodyPart::Hand:
            return {{{{0.3, 0, -0.6}, 1.25},
                     {{1.4, 0, -5.0}, 0.9},
                     {{-1.5, 0, -4.6}, 0.85},
                     {{1.3, -0.3, -2.4}, 0.95}}};
        case BodyPart::Thigh:
            return {{{{0, 0, 0}, 5.0}, {{0.3, 0, -9}, 4.7}, {{0, 0, -kThigh}, 3.3}}};
        case BodyPart::Shank:
            return {{{{0, 0, 0}, 3.3}, {{-0.9, 0, -7.5}, 3.3}, {{0, 0, -kShank}, 1.9}}};
        case BodyPart::Foot:
            return {{{{0, 0, 0}, 2.0},
                     {{-2.4, 0, -2.2}, 1.7},
                     {{6.4, 1.7, -2.75}, 1.15},
                     {{6.4, -1.7, -2.7}, 1.2}}};
        case BodyPart::Toes:
            return Toes(toe_spread);
        default:
            return {};
    }
}

const std::vector<NamedPoint>& NamedPoints() {
    static const std::vector<NamedPoint> kPoints{{"pelvis", BodyPart::Pelvis, {0, 0, 0}, 5},
                                                 {"seat", BodyPart::Pelvis, {-1.6, 0, -0.6}, 5.2},
                                                 {"sacrum", BodyPart::Pelvis, {-1.6, 0, 1}, 5.2},
                                                 {"low_back", BodyPart::Abdomen, {0.3, 0, 0}, 5},
                                                 {"belly", BodyPart::Abdomen, {5.4, 0, 2}, 0},
                                                 {"mid_back", BodyPart::Chest, {0.7, 0, 3}, 5.6},
                                                 {"upper_back", BodyPart::Chest, {0, 0, 11}, 3.4},
                                                 {"breastbone", BodyPart::Chest, {5.6, 0, 6}, 0},
                                                 {"neck", BodyPart::Neck, {0.2, 0, 2.5}, 2.7},
                                                 {"skull_base", BodyPart::Head, {-2.6, 0, 1.6}, 1},
                                                 {"head", BodyPart::Head, {1.2, 0, 6}, 5.3},
                                                 {"crown", BodyPart::Head, {0.6, 0, 11.8}, 0},
                                                 {"forehead", BodyPart::Head, {5.7, 0, 8.4}, 0},
                                                 {"nose", BodyPart::Head, {7, 0, 3.2}, 0},
                                                 {"mouth", BodyPart::Head, {5.8, 0, 0.8}, 0},
                                                 {"chin", BodyPart::Jaw, {4.4, 0, -3.2}, 0},
                                                 {"cheek", BodyPart::Head, {4.4, 3.2, 1.8}, 0},
                                                 {"temple", BodyPart::Head, {3.6, 4.6, 6}, 0},
                                                 {"ear", BodyPart::Head, {0.4, 5.2, 4.6}, 0},
                                                 {"collarbone", BodyPart::Chest, {3.4, 4.6, 12}, 0},
                                                 {"rib", BodyPart::Chest, {4, 7, 2.5}, 0},
                                                 {"blade", BodyPart::Chest, {-4.4, 5.2, 8}, 0},
                                                 {"waist", BodyPart::Abdomen, {0.4, 8.8, 3}, 0},
                                                 {"shoulder", BodyPart::UpperArm, {0, 0, 0}, 3.2},
                                                 {"upper_arm", BodyPart::UpperArm, {0, 0, -10}, 2.8},
                                                 {"elbow", BodyPart::UpperArm, {0, 0, -kUpperArm}, 2.2},
                                                 {"forearm", BodyPart::Forearm, {0, 0, -7}, 2.1},
                                                 {"wrist", BodyPart::Forearm, {0, 0, -kForearm}, 1.45},
                                                 {"hand", BodyPart::Hand, {0, 0, -4}, 1},
                                                 {"palm", BodyPart::Hand, {0, -1, -4}, 0},
                                                 {"web", BodyPart::Hand, {2.6, -0.4, -3.6}, 0},
                                                 {"knuckles", BodyPart::Hand, {0.3, 0.8, -5.4}, 0},
                                                 {"fingertips", BodyPart::Middle, {0, 0, 0}, 0.5},
                                                 {"thumb_tip", BodyPart::Thumb, {0, 0, 0}, 0.6},
                                                 {"hip", BodyPart::Thigh, {0, 0, 0}, 5},
                                                 {"outer_hip", BodyPart::Thigh, {0, 5, -1}, 0},
                                                 {"buttock", BodyPart::Pelvis, {-1.6, 4.6, -0.6}, 5.2},
                                                 {"thigh", BodyPart::Thigh, {0, 0, -12}, 4.5},
                                                 {"low_thigh", BodyPart::Thigh, {0, 0, -20}, 3.7},
                                                 {"knee", BodyPart::Thigh, {0, 0, -kThigh}, 3.3},
                                                 {"shank", BodyPart::Shank, {0, 0, -13}, 2.8},
                                                 {"calf", BodyPart::Shank, {-0.9, 0, -9}, 3.2},
                                                 {"ankle", BodyPart::Shank, {0, 0, -kShank}, 1.9},
                                                 {"heel", BodyPart::Foot, {-2.4, 0, -2.2}, 1.7},
                                                 {"sole", BodyPart::Foot, {2.4, 0, -3.6}, 0.3},
                                                 {"instep", BodyPart::Foot, {3.4, 0, 0}, 0},
                                                 {"forefoot", BodyPart::Foot, {6.4, 0, -2.7}, 1.2},
                                                 {"toes", BodyPart::Toes, {2.6, -0.4, -0.3}, 0.9}};
    return kPoints;
}

const NamedPoint* FindPoint(std::string_view name) {
    const bool sided = name.ends_with("_l") || name.ends_with("_r");
    const std::string_view plain = sided ? name.substr(0, name.size() - 2) : name;
    const auto& points = NamedPoints();
    const auto found = std::find_if(points.begin(), points.end(),
                                    [&](const NamedPoint& point) { return point.name == plain; });
    if (found == points.end()) return nullptr;
    const bool middle = !IsSided(found->part) && found->at.y == 0;
    return sided == !middle ? &*found : nullptr;
}

}  // namespace bodymap
