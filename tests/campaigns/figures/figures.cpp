// Contact sheets of the drawings of exercises, to be looked at: figures FOLDER [ITEM ...].
// Writes sheet-N.png, eight drawings each on screen colours, dark ones and on paper.
#include <cstdio>
#include <filesystem>
#include <fstream>
#include <string>
#include <vector>

#include "bodymap/exercise_scene.h"
#include "bodymap/mannequin.h"
#include "bodymap/scene_png.h"
#include "model/problem.h"
#include "terms/drawings.h"

namespace {

constexpr double kWide = 420, kHigh = 260;
constexpr std::size_t kAcross = 4, kDown = 3;

bodymap::Scene Card(const model::ExerciseDrawing& drawing, double x, double y) {
    bodymap::Scene scene = bodymap::ExerciseScene(drawing, {x + 12, y + 26, kWide - 24, kHigh - 36});
    scene.items.emplace_back(bodymap::SceneText{{x + 10, y + 16}, drawing.item, 13, bodymap::Ink::Text});
    return scene;
}

void Sheet(const std::vector<const model::ExerciseDrawing*>& drawings, const std::filesystem::path& file,
           const bodymap::SvgPalette& palette) {
    bodymap::Scene scene;
    for (std::size_t i = 0; i < drawings.size(); ++i) {
        scene.Append(Card(*drawings[i], static_cast<double>(i % kAcross) * kWide,
                          static_cast<double>(i / kAcross) * kHigh));
    }
    const double rows = static_cast<double>((drawings.size() + kAcross - 1) / kAcross);
    std::ofstream(file, std::ios::binary)
        << bodymap::ToPng(scene, {0, 0, kAcross * kWide, rows * kHigh}, palette, PALPATE_BINARY_DIR "/fonts");
}

// What the eye may miss: hands and feet out of reach, skin below the floor.
void Report(const model::ExerciseDrawing& drawing) {
    for (std::size_t i = 0; i < drawing.poses.size(); ++i) {
        const bodymap::Mannequin body(drawing.poses[i]);
        for (const model::Touch& touch : drawing.poses[i].touches) {
            if (const double gap = bodymap::TouchGap(body, touch); gap > 0.5)
                std::printf("%s, pose %zu: %s is %.1f away\n", drawing.item.c_str(), i + 1,
                            touch.point.c_str(), gap);
        }
        if (drawing.only.empty() && body.Lowest() < -0.6)
            std::printf("%s, pose %zu: %.1f below the floor\n", drawing.item.c_str(), i + 1, body.Lowest());
    }
}

}  // namespace

int main(int argc, char** argv) {
    if (argc < 2) {
        std::fputs("figures FOLDER [ITEM ...]\n", stderr);
        return 2;
    }
    try {
        const auto all = terms::Drawings::Load(
            PALPATE_SOURCE_DIR "/templates",
            {bodymap::IsBodyPoint, bodymap::IsShownPart, bodymap::IsPropKind, bodymap::IsWorkedPlace});
        std::vector<const model::ExerciseDrawing*> chosen;
        for (const auto& [item, drawing] : all.All()) {
            if (argc == 2) chosen.push_back(&drawing);
        }
        for (int i = 2; i < argc; ++i) {
            if (const auto* drawing = all.Find(argv[i])) chosen.push_back(drawing);
        }
        for (const auto* drawing : chosen) Report(*drawing);
        const std::filesystem::path folder = argv[1];
        for (std::size_t from = 0; from < chosen.size(); from += kAcross * kDown) {
            const std::size_t to = std::min(from + kAcross * kDown, chosen.size());
            const std::vector<const model::ExerciseDrawing*> some(
                chosen.begin() + static_cast<std::ptrdiff_t>(from),
                chosen.begin() + static_cast<std::ptrdiff_t>(to));
            const std::string name = "sheet-" + std::to_string(from / (kAcross * kDown) + 1);
            Sheet(some, folder / (name + ".png"), {});
            Sheet(some, folder / (name + "-dark.png"), {true, false});
            Sheet(some, folder / (name + "-paper.png"), {false, true});
        }
    } catch (const model::Error& error) {
        std::fprintf(stderr, "%s\n", error.what());
        return 1;
    }
    return 0;
}
