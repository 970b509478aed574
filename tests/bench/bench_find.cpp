// Type-to-find over every name of every region, beside one search for the text in the same names.
#include <filesystem>
#include <numeric>

#include "bench/bench.h"
#include "desk/region_names.h"

namespace {

std::vector<std::string> AllNames(const terms::Vocabulary& terms) {
    std::vector<std::string> names;
    for (const auto& region : terms.Regions()) {
        names.insert(names.end(), {region.name, region.plain, region.latin});
        names.insert(names.end(), region.aliases.begin(), region.aliases.end());
    }
    return names;
}

}  // namespace

int main() {
    const auto source = std::filesystem::path(PALPATE_SOURCE_DIR);
    const auto terms = terms::Vocabulary::Load(source / "templates", source / "body_maps");
    const auto finder = desk::FinderOfRegions(text::Translator(), terms);
    const auto names = AllNames(terms);
    const std::pair<const char*, std::string> queries[] = {
        {"find_abbreviation", "QL"},
        {"find_side", "left calf"},
        {"find_slip", "gastrocnemuis"},
        {"find_one_letter", "l"},
        {"find_nothing", "xylophone concert"},
        {"find_longest", "depth of the right outer lower upper front back side part xx"},
    };
    for (const auto& [name, query] : queries) {
        const auto floor = [&] {
            const auto found = std::count_if(names.begin(), names.end(), [&](const std::string& text) {
                return text.find(query) != std::string::npos;
            });
            bench::Keep(found);
        };
        bench::Measure(
            {name, "us", 51}, [&] { bench::Keep(finder.Find(query, 24)); }, floor);
    }
    bench::Measure(
        {"find_names_folded", "us", 15},
        [&] { bench::Keep(desk::FinderOfRegions(text::Translator(), terms)); },
        [&] { bench::Keep(std::accumulate(names.begin(), names.end(), std::string())); });
}
