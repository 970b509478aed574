// The path reader: any bytes are refused or read back the same after writing.
#include <cmath>

#include "bodymap/path.h"
#include "fuzz/fuzz.h"

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t* data, std::size_t size) {
    fuzz::Refusable([&] {
        const auto path = bodymap::ParsePath(fuzz::Text(data, size), "path");
        fuzz::Require(bodymap::ParsePath(ToSvg(path), "path") == path, "a written path reads back");
        (void)ToSvg(path, 2);
        for (const auto& step : path.steps) {
            fuzz::Require(std::isfinite(step.to.x) && std::isfinite(step.to.y), "points are finite");
        }
        std::size_t points = 0;
        for (const auto& ring : Flatten(path)) points += ring.size();
        fuzz::Require(points <= 256 * path.steps.size(), "a curve has few pieces");
        (void)path.Bounds();
    });
    return 0;
}
