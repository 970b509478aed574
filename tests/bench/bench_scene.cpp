// The scene of a figure with 1,000 marks beside a copy of the finished scene.
#include <filesystem>
#include <random>

#include "bench/bench.h"
#include "bodymap/atlas.h"
#include "bodymap/map_scene.h"

namespace {

constexpr std::size_t kMarks = 1000;

std::vector<bodymap::MarkLook> Marks(const bodymap::BodyMap& map, const bodymap::RegionIndex& index) {
    const char* findings[] = {"hypertonicity", "adhesion", "trigger_point_active",
                              "pain",          "swelling", "spasm"};
    std::mt19937 random(20261123);
    std::uniform_real_distribution<double> x(map.box.x, map.box.x + map.box.w),
        y(map.box.y, map.box.y + map.box.h);
    std::vector<bodymap::MarkLook> marks;
    while (marks.size() < kMarks) {
        const model::MapPoint p{x(random), y(random)};
        if (!index.InsideFigure(p)) continue;
        bodymap::MarkLook look;
        look.finding = findings[marks.size() % std::size(findings)];
        look.severity = static_cast<int>(marks.size() % 11);
        look.points = {p};
        marks.push_back(std::move(look));
    }
    return marks;
}

}  // namespace

int main() {
    bodymap::Atlas atlas(std::filesystem::path(PALPATE_SOURCE_DIR) / "body_maps");
    const auto& map = atlas.Map(model::Figure::Neutral, model::View::Front);
    const auto marks = Marks(map, atlas.Index(model::Figure::Neutral, model::View::Front));
    const auto view = bodymap::Viewport::Fit(map.box, {0, 0, 1200, 1700});
    const auto body = bodymap::BodyScene(map, view, {});
    const auto dots = bodymap::MarkScene(map, view, marks, {});
    bench::Measure(
        {"scene_body", "ms", 31}, [&] { bench::Keep(bodymap::BodyScene(map, view, {})); },
        [&] { bench::Keep(bodymap::Scene(body)); });
    bench::Measure(
        {"scene_1000_marks", "ms", 31}, [&] { bench::Keep(bodymap::MarkScene(map, view, marks, {})); },
        [&] { bench::Keep(bodymap::Scene(dots)); });
}
