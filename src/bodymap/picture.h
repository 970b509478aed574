// A clinic's own photo or drawing as a view to be marked: no regions, measured in its own pixels.
#pragma once

#include <cstdint>
#include <vector>

#include "bodymap/body_map.h"
#include "bodymap/scene_png.h"

namespace bodymap {

// Its box and outline are the picture's rim.
[[nodiscard]] BodyMap PictureMap(int width, int height);
// A copy of at most these pixels a side, of the same proportions, each pixel the mean of those it stands for;
// the picture itself where it is no larger. `rgb`: rows from the top, 3 bytes a pixel.
[[nodiscard]] Pixels Shrunk(int width, int height, const std::vector<std::uint8_t>& rgb, int most_width,
                            int most_height);

}  // namespace bodymap
