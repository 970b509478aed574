// Small line drawings that stand beside rows, on a grid of 16 × 16.
#pragma once

#include <string>

#include "pdf/sheet.h"

namespace pdf {

// An unknown name draws a plain ring. (x, y): upper left corner of the box of side `size`.
void DrawIcon(Sheet& sheet, const std::string& name, double x, double y, double size, Colour colour);
[[nodiscard]] bool HasIcon(const std::string& name);

}  // namespace pdf
