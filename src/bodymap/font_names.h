// The program's own fonts: files of one folder, made by installer/fonts/flatten.py.
#pragma once

#include <array>

namespace bodymap {

// Open Sans regular, semibold and bold, then what other scripts fall back to, regular and bold, then Chinese
// and Japanese, then Korean. Those after Open Sans may be missing.
inline constexpr std::array kFontNames{
    "OpenSans-Regular.ttf", "OpenSans-Semibold.ttf",  "OpenSans-Bold.ttf",        "PalpateWide-Regular.ttf",
    "PalpateWide-Bold.ttf", "PalpateHan-Regular.ttf", "PalpateHangul-Regular.ttf"};

}  // namespace bodymap
