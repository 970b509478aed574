// The SVG reader and what is built from a map at once: writer, check of orientation, index of regions.
#include "bodymap/body_map.h"
#include "bodymap/orientation.h"
#include "bodymap/region_index.h"
#include "fuzz/fuzz.h"

namespace {

void Index(const bodymap::BodyMap& map) {
    const bodymap::RegionIndex index(map);
    for (const auto layer : {model::Layer::Superficial, model::Layer::Deep}) {
        for (const auto& region : map.regions) {
            const auto all = index.AllAt(region.label, layer);
            const auto* top = index.Find(region.label, layer);
            fuzz::Require((top == nullptr) == all.empty(), "grid and shapes agree");
            fuzz::Require(top == nullptr || *top == all.front(), "grid and shapes agree on the topmost");
        }
    }
}

}  // namespace

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::Refusable([&] {
        const auto map = bodymap::ReadMap(fuzz::Text(data, size), "map.svg");
        const auto written = WriteMap(map);
        fuzz::Require(WriteMap(bodymap::ReadMap(written, "map.svg")) == written, "a written map reads back");
        (void)FindMirrored(map);
        Index(map);
    });
    return 0;
}
