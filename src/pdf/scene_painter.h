// Paints a scene of the body map on paper with one ink.
#pragma once

#include "bodymap/scene.h"
#include "pdf/sheet.h"

namespace pdf {

// `scale`: points per unit of the scene.
void PaintScene(Sheet& sheet, const bodymap::Scene& scene, double scale = 1);

}  // namespace pdf
