// Finds a drawing that was flipped, or whose sides were swapped: the commonest error of body charts.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "bodymap/body_map.h"

namespace bodymap {

struct Contradiction {
    std::size_t region = 0;         // index of the region that lies wrong
    const char* message = nullptr;  // sentence; {0} is the place in the file
    std::vector<std::string> args;  // from {1} on
};

// The first contradiction between what a map draws and the view it says it shows, judged by the shapes
// themselves. Views from the front: the client's left on the drawing's right, from the back the other way
// round. Views of one side: only that side, facing its way. Hands and feet: thumb or great toe where it
// belongs. Every label inside its shape's box. A map with none of the structures asked for passes.
[[nodiscard]] std::optional<Contradiction> FindMirrored(const BodyMap& map);

}  // namespace bodymap
