// Click → region: the exact answer beside one read of a table of the same grid.
#include <filesystem>
#include <random>

#include "bench/bench.h"
#include "bodymap/atlas.h"

namespace {

constexpr std::size_t kPoints = 1'000'000;

struct Row {
    const char* name;
    model::View view;
    model::Layer layer;
};

std::vector<model::MapPoint> RandomPoints(const bodymap::Rect& box) {
    std::mt19937_64 random(20261123);
    std::uniform_real_distribution<double> x(box.x, box.x + box.w), y(box.y, box.y + box.h);
    std::vector<model::MapPoint> points(kPoints);
    for (auto& p : points) p = {x(random), y(random)};
    return points;
}

void Run(bodymap::Atlas& atlas, const Row& row, bool copies) {
    const auto& map = atlas.Map(model::Figure::Neutral, row.view);
    const auto& index = atlas.Index(model::Figure::Neutral, row.view);
    const auto points = RandomPoints(map.box);
    const auto columns = static_cast<std::size_t>(map.box.w / 2) + 1;
    const std::vector<int> table(columns * (static_cast<std::size_t>(map.box.h / 2) + 1), 1);
    const auto floor = [&] {
        int sum = 0;
        for (const auto& p : points) {
            sum += table[static_cast<std::size_t>((p.y - map.box.y) / 2) * columns +
                         static_cast<std::size_t>((p.x - map.box.x) / 2)];
        }
        bench::Keep(sum);
    };
    const auto work = [&] {
        std::size_t sum = 0;
        for (const auto& p : points) {
            sum += copies ? index.At(p, row.layer).has_value() : index.Find(p, row.layer) != nullptr;
        }
        bench::Keep(sum);
    };
    const std::string name = std::string(copies ? "region_at_" : "region_find_") + row.name;
    bench::Measure({name, "ns", 15, static_cast<double>(kPoints)}, work, floor);
}

}  // namespace

int main() {
    bodymap::Atlas atlas(std::filesystem::path(PALPATE_SOURCE_DIR) / "body_maps");
    const Row rows[] = {{"front", model::View::Front, model::Layer::Superficial},
                        {"back", model::View::Back, model::Layer::Superficial},
                        {"back_deep", model::View::Back, model::Layer::Deep},
                        {"left", model::View::Left, model::Layer::Superficial}};
    for (const Row& row : rows) {
        Run(atlas, row, false);
        Run(atlas, row, true);
    }
    const auto file = std::filesystem::path(PALPATE_SOURCE_DIR) / "body_maps" / "neutral-front.svg";
    const auto read = [&] { bench::Keep(bodymap::ReadMap(file)); };
    const auto map = bodymap::ReadMap(file);
    bench::Measure(
        {"region_index_build", "ms", 9}, [&] { bench::Keep(bodymap::RegionIndex(map)); }, read);
}
