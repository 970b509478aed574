// Where two scenes look different, so that only that is painted again.
#pragma once

#include <vector>

#include "bodymap/scene.h"

namespace bodymap {

// A box around everything an item may paint, in output units: more than that, never less; a text's width is
// guessed from its length.
[[nodiscard]] Rect Reach(const SceneItem& item);
// Boxes of what is gone, new, altered or lies above something it lay below. Outside of them both scenes look
// the same.
[[nodiscard]] std::vector<Rect> Changes(const Scene& before, const Scene& after);

}  // namespace bodymap
