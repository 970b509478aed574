// Click → region: the exact answer beside one read of a table of the same grid. Load of a view: beside
// reading the bytes and their tags. Memory of all views.
#include <malloc.h>
#include <pugixml.hpp>

#include <filesystem>
#include <fstream>
#include <random>
#include <string>

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

const std::filesystem::path kFolder = std::filesystem::path(PALPATE_SOURCE_DIR) / "body_maps";

void ReadTags(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::string text(std::filesystem::file_size(file), '\0');
    in.read(text.data(), static_cast<std::streamsize>(text.size()));
    pugi::xml_document document;
    bench::Keep(document.load_buffer(text.data(), text.size()));
}

// What the first click on a view waits for, and its two halves.
void MeasureLoad(const std::string& name) {
    const auto file = kFolder / (name + ".svg");
    const auto map = bodymap::ReadMap(file);
    const auto floor = [&] { ReadTags(file); };
    const auto click = [](const bodymap::BodyMap& on) {
        const bodymap::RegionIndex index(on);
        bench::Keep(
            index.Find({on.box.x + on.box.w / 2, on.box.y + on.box.h / 3}, model::Layer::Superficial));
    };
    bench::Measure(
        {"load_" + name, "ms", 25}, [&] { click(bodymap::ReadMap(file)); }, floor);
    bench::Measure(
        {"load_" + name + "_read", "ms", 25}, [&] { bench::Keep(bodymap::ReadMap(file)); }, floor);
    bench::Measure(
        {"load_" + name + "_index", "ms", 25}, [&] { click(map); }, floor);
}

void PrintMemory(const char* name, double bytes) {
    std::printf("{\"bench\":\"%s\",\"unit\":\"MiB\",\"value\":%.4g}\n", name, bytes / (1 << 20));
}

// All views of all figures: as loaded, after a click on each, with every square of both layers filled.
void MeasureMemory() {
    const auto held = [] { return static_cast<double>(mallinfo2().uordblks + mallinfo2().hblkhd); };
    const double before = held();
    bodymap::Atlas atlas(kFolder);
    const auto each = [&](double step) {
        for (const auto figure : {model::Figure::Neutral, model::Figure::Female, model::Figure::Male}) {
            for (const auto view : atlas.Views(figure)) {
                const auto& index = atlas.Index(figure, view);
                const auto& box = atlas.Map(figure, view).box;
                for (double y = box.y + step / 2; y < box.y + box.h; y += step) {
                    for (double x = box.x + step / 2; x < box.x + box.w; x += step) {
                        bench::Keep(index.Find({x, y}, model::Layer::Superficial));
                        bench::Keep(index.Find({x, y}, model::Layer::Deep));
                    }
                }
            }
        }
    };
    each(1e9);
    PrintMemory("maps_memory_loaded", held() - before);
    each(100);
    PrintMemory("maps_memory_used", held() - before);
    each(2);
    PrintMemory("maps_memory_filled", held() - before);
}

}  // namespace

int main() {
    MeasureMemory();
    bodymap::Atlas atlas(kFolder);
    const Row rows[] = {{"front", model::View::Front, model::Layer::Superficial},
                        {"back", model::View::Back, model::Layer::Superficial},
                        {"back_deep", model::View::Back, model::Layer::Deep},
                        {"left", model::View::Left, model::Layer::Superficial}};
    for (const Row& row : rows) {
        Run(atlas, row, false);
        Run(atlas, row, true);
    }
    MeasureLoad("neutral-front");
    MeasureLoad("neutral-head-left");
}
