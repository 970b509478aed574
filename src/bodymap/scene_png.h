// A scene as PNG bytes, with the colours of ToSvg.
#pragma once

#include <string>

#include "bodymap/scene.h"

namespace bodymap {

// Throws model::Error (Usage) for a frame beyond 16,000 pixels a side.
[[nodiscard]] std::string ToPng(const Scene& scene, Rect frame, const SvgPalette& palette);

}  // namespace bodymap
