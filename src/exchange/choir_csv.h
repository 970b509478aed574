// Published CHOIR body maps (id, gender, race, age, bodymap_regions_csv, score) as clients with one visit
// each.
#pragma once

#include <filesystem>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <vector>

#include "model/client.h"
#include "model/visit.h"

namespace exchange {

struct ChoirMap {
    int line = 0;
    std::string id, gender;
    int age = -1;
    std::vector<int> segments;  // numbering of the male map
    int score = -1;
};

// True if the first line is the header of such a file.
[[nodiscard]] bool LooksLikeChoir(std::string_view csv);
// Throws BadInput naming the line for an unknown segment, a missing column or an unclosed quote. Female
// numbers are translated to the male ones.
[[nodiscard]] std::vector<ChoirMap> ReadChoir(std::string_view csv, const std::string& name,
                                              const std::filesystem::path& body_maps);

struct ChoirPlace {
    int segment = 0;
    model::View view = model::View::Front;
    model::RegionRef at;
    model::MapPoint point;
};
// Where each segment is charted on the neutral figure (body_maps/choir_segments.toml).
[[nodiscard]] std::map<int, ChoirPlace> ReadChoirPlaces(const std::filesystem::path& body_maps);

}  // namespace exchange
