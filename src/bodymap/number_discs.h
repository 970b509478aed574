// Numbers beside marks on paper: a disc each, in a crowd one for several.
#pragma once

#include <string>
#include <vector>

#include "bodymap/label_placer.h"

namespace bodymap {

struct NumberedGlyph {
    std::size_t owner = 0;  // as the placer knows it
    int number = 0;
    MapPoint centre;
    double size = 0;
};

struct DiscGroup {
    NumberedGlyph lead;        // the lowest number, or the one that found room
    std::vector<int> numbers;  // in order
    std::string text;          // "7", "7–9", "7 +2"
    double size = 0;           // of the text
    double width = 0;          // twice the radius, or more
    MapPoint at;
};

// Who finds no clear place joins the nearest disc that has one. `placer` knows what is there already.
[[nodiscard]] std::vector<DiscGroup> PlaceDiscs(std::vector<NumberedGlyph> glyphs, const LabelPlacer& placer,
                                                const FigureMask& figure, double radius);

}  // namespace bodymap
