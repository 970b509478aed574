// Levels of the body map: structure → region → area → CHOIR segment, read from body_maps/levels.toml, which
// says the rules, and body_maps/choir_segments.toml; and marks counted at any of them.
#pragma once

#include <array>
#include <filesystem>
#include <map>
#include <optional>
#include <set>
#include <string>
#include <string_view>
#include <tuple>
#include <utility>
#include <vector>

#include "model/place.h"
#include "terms/vocabulary.h"

namespace terms {

enum class Level { Structure, Region, Area, Choir };

// "structure", "region", "area", "choir".
[[nodiscard]] std::optional<Level> ParseLevel(std::string_view text);

struct Area {
    std::string id, name;  // "low_back", "Low back"
};

// Numbering of the male map (Scherrer et al. 2021, doi 10.1097/PR9.0000000000000880).
struct ChoirSegment {
    int number = 0;
    model::View view = model::View::Front;
    model::Side side = model::Side::Left;
    std::string area;  // id of an area of the segments
};

// Where a mark lies: the regions of model::RegionsUnder, `at` the one charted.
struct PlacedMark {
    model::RegionRef at;
    model::View view = model::View::Front;
    std::vector<model::RegionRef> also = {};  // under its shape beyond `at`
};

struct LevelCount {
    std::string key;  // id of a structure, a region or an area; the number of a segment
    model::Side side = model::Side::Midline;
    int count = 0;
    bool operator==(const LevelCount&) const = default;
};

class Levels {
public:
    // Throws BadInput naming file and line, also when a structure of the vocabulary has no place in it.
    static Levels Load(const std::filesystem::path& body_maps, const Vocabulary& words);

    [[nodiscard]] const std::vector<Area>& Areas() const { return m_areas; }
    [[nodiscard]] const std::vector<Area>& ChoirAreas() const { return m_choir_areas; }
    [[nodiscard]] const std::map<int, ChoirSegment>& Segments() const { return m_segments; }

    // Ids. Throws Refused for a structure that is not in the vocabulary.
    [[nodiscard]] const std::string& RegionOf(const std::string& structure) const;
    [[nodiscard]] const std::string& AreaOf(const std::string& structure) const;
    // Of the region charted: one segment; both sides' for a mark on the midline.
    [[nodiscard]] std::vector<int> SegmentsOf(const PlacedMark& mark) const;

    // A mark counts once for every unit of the level that it lies in, however many regions of that unit it
    // covers: an area over three structures of the low back is one mark of the low back. So the sum may be
    // more than the marks; for point marks it is their number, but that one on the midline counts for the
    // segments of both sides. A structure the tables do not know, of a newer file, is a unit of its own on
    // every level. Most first, then in the order of the tables, left before right before midline.
    [[nodiscard]] std::vector<LevelCount> Count(Level level, const std::vector<PlacedMark>& marks) const;

private:
    struct Reader;
    enum Face { Front, Back };
    struct Place {
        std::string region, area;
        std::array<std::string, 2> choir;  // of Front and Back; one may be empty
        Face aside = Front;
        std::size_t order = 0;  // of the structure in the vocabulary
    };
    [[nodiscard]] const Place& PlaceOf(const std::string& structure) const;
    using Unit = std::pair<std::string, model::Side>;
    void AddUnits(Level level, const model::RegionRef& at, model::View view, std::set<Unit>& units) const;
    [[nodiscard]] static Face FaceOf(model::View view, Face aside);
    [[nodiscard]] std::size_t OrderOf(Level level, const std::string& key) const;

    std::vector<Area> m_areas, m_choir_areas;
    std::map<int, ChoirSegment> m_segments;
    std::map<std::tuple<Face, std::string, model::Side>, int> m_number;
    std::map<std::string, Place> m_places;
};

}  // namespace terms
