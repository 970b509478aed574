// The places a history can be narrowed to: structures, areas and CHOIR segments.
#pragma once

#include <string>
#include <vector>

#include "desk/past.h"
#include "desk/past_words.h"

namespace desk {

class Resources;

struct PlaceChoice {
    std::string name;
    PastUnit unit;
};
// What marks of the past lie in: areas in the order of their table, each with both sides and where it has
// marks of several also with each of them, then structures by name, then segments by number.
[[nodiscard]] std::vector<PlaceChoice> PlaceChoices(const PastWords& names, const text::Translator& words,
                                                    const terms::Levels& levels, const ClientPast& past);
// "Soleus, left", "Area: Low back", "CHOIR 231: Low back, left"
[[nodiscard]] std::string PlaceTitle(const PastWords& names, const text::Translator& words,
                                     const PastUnit& unit);
// Throws Usage for a key its level does not have, and for a segment with the side it does not lie on.
void CheckPlace(Resources& resources, const PastUnit& unit);

}  // namespace desk
