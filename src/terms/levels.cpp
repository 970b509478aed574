#include "terms/levels.h"

#include <algorithm>
#include <charconv>
#include <set>
#include <tuple>
#include <utility>

#include "terms/toml_file.h"

namespace terms {
namespace {

using model::Msg;

constexpr std::size_t kMaxEntries = 2000;
constexpr std::array kLevels{std::pair{"structure", Level::Structure}, std::pair{"region", Level::Region},
                             std::pair{"area", Level::Area}, std::pair{"choir", Level::Choir}};

std::vector<Table> Rows(const Table& root, std::string_view key) {
    auto rows = root.Children(key);
    if (rows.empty()) root.Refuse(model::Fill(Msg("no [[{0}]] is there."), {std::string(key)}));
    if (rows.size() > kMaxEntries) rows[kMaxEntries].Refuse(Msg("too many entries."));
    return rows;
}

bool IsOnSurface(const RegionTerm& term) {
    const auto& also = term.also_on_layers;
    return term.layer == model::Layer::Superficial ||
           std::find(also.begin(), also.end(), model::ToText(model::Layer::Superficial)) != also.end();
}

bool Has(const std::vector<Area>& areas, const std::string& id) {
    return std::any_of(areas.begin(), areas.end(), [&](const Area& area) { return area.id == id; });
}

std::vector<Area> ReadAreas(const Table& root, std::string_view key) {
    std::vector<Area> areas;
    for (const Table& row : Rows(root, key)) {
        Area area{row.Text("id"), row.Text("name")};
        if (Has(areas, area.id)) row.Refuse(Msg("\"id\" is there twice."));
        areas.push_back(std::move(area));
    }
    return areas;
}

}  // namespace

struct Levels::Reader {
    Levels& levels;
    const Vocabulary& words;
    std::map<std::string, std::string> over;  // deep structure → region

    void Segment(const Table& row) {
        const auto view = model::ParseView(row.Text("view"));
        if (view != model::View::Front && view != model::View::Back) {
            row.Refuse(Msg("\"view\" must be front or back."));
        }
        const auto side = model::ParseSide(row.Text("side"));
        if (side != model::Side::Left && side != model::Side::Right) {
            row.Refuse(Msg("\"side\" must be left or right."));
        }
        const ChoirSegment segment{row.Whole("number"), *view, *side, row.Text("area")};
        if (!Has(levels.m_choir_areas, segment.area)) UnknownArea(row, segment.area);
        const auto key = std::tuple(FaceOf(*view, Front), segment.area, *side);
        if (!levels.m_number.emplace(key, segment.number).second ||
            !levels.m_segments.emplace(segment.number, segment).second) {
            row.Refuse(Msg("this segment is there twice."));
        }
    }

    void Structure(const Table& row) {
        const std::string id = row.Text("id");
        const RegionTerm* term = words.FindRegion(id);
        if (term == nullptr) row.Refuse(model::Fill(Msg("there is no region \"{0}\"."), {id}));
        Place place;
        place.order = static_cast<std::size_t>(term - words.Regions().data());
        if (row.Has("over")) {
            over[id] = row.Text("over");
        } else if (IsOnSurface(*term)) {
            Surface(row, id, place);
        } else {
            row.Refuse(Msg("a deep structure needs \"over\", the region it lies under."));
        }
        if (!levels.m_places.emplace(id, std::move(place)).second) row.Refuse(Msg("\"id\" is there twice."));
    }

    void Surface(const Table& row, const std::string& id, Place& place) const {
        place.region = id;
        place.area = row.Text("area");
        if (!Has(levels.m_areas, place.area)) UnknownArea(row, place.area);
        const Table choir = row.Child("choir");
        place.choir = {choir.Text("front", ""), choir.Text("back", "")};
        for (const Face face : {Front, Back}) {
            const std::string& area = place.choir[face];
            if (!area.empty() && !HasSegments(face, area)) UnknownArea(choir, area);
        }
        place.aside = AsideOf(choir, place);
    }

    [[nodiscard]] bool HasSegments(Face face, const std::string& area) const {
        return levels.m_number.contains({face, area, model::Side::Left}) &&
               levels.m_number.contains({face, area, model::Side::Right});
    }

    // The only face there is, or the one that is named.
    static Face AsideOf(const Table& choir, const Place& place) {
        if (place.choir[Front].empty() && place.choir[Back].empty()) {
            choir.Refuse(Msg("\"choir\" must name an area at the front or the back."));
        }
        if (place.choir[Front].empty()) return Back;
        if (place.choir[Back].empty()) return Front;
        const std::string aside = choir.Text("aside");
        if (aside != "front" && aside != "back") choir.Refuse(Msg("\"aside\" must be front or back."));
        return aside == "front" ? Front : Back;
    }

    void Under(const Table& row) const {
        const auto id = row.Text("id");
        const auto deep = over.find(id);
        if (deep == over.end()) return;
        const auto region = levels.m_places.find(deep->second);
        if (region == levels.m_places.end() || region->second.region != deep->second) {
            row.Refuse(Msg("\"over\" must name a region of the surface."));
        }
        Place& place = levels.m_places.at(id);
        const std::size_t order = place.order;
        place = region->second;
        place.order = order;
    }

    [[noreturn]] static void UnknownArea(const Table& row, const std::string& area) {
        row.Refuse(model::Fill(Msg("there is no area \"{0}\"."), {area}));
    }
};

std::optional<Level> ParseLevel(std::string_view text) {
    for (const auto& [word, level] : kLevels) {
        if (text == word) return level;
    }
    return {};
}

Levels Levels::Load(const std::filesystem::path& body_maps, const Vocabulary& words) {
    const TomlFile file(body_maps / "levels.toml");
    const TomlFile segments(body_maps / "choir_segments.toml");
    Levels levels;
    levels.m_areas = ReadAreas(file.Root(), "area");
    levels.m_choir_areas = ReadAreas(file.Root(), "choir_area");
    Reader reader{levels, words, {}};
    for (const Table& row : Rows(segments.Root(), "segment")) reader.Segment(row);
    const auto structures = Rows(file.Root(), "structure");
    for (const Table& row : structures) reader.Structure(row);
    for (const Table& row : structures) reader.Under(row);
    for (const RegionTerm& term : words.Regions()) {
        if (levels.m_places.contains(term.id)) continue;
        file.Root().Refuse(model::Fill(Msg("the region \"{0}\" is missing."), {term.id}));
    }
    return levels;
}

const Levels::Place& Levels::PlaceOf(const std::string& structure) const {
    const auto found = m_places.find(structure);
    if (found != m_places.end()) return found->second;
    throw model::Error(model::ErrorKind::Refused, Msg("“{0}” is not among the words of this clinic."),
                       {structure});
}

const std::string& Levels::RegionOf(const std::string& structure) const {
    return PlaceOf(structure).region;
}

const std::string& Levels::AreaOf(const std::string& structure) const {
    return PlaceOf(structure).area;
}

Levels::Face Levels::FaceOf(model::View view, Face aside) {
    switch (view) {
        case model::View::Front:
        case model::View::HeadFront:
        case model::View::HandPalmar:
        case model::View::FootDorsal:
            return Front;
        case model::View::Back:
        case model::View::HeadBack:
        case model::View::HandDorsal:
        case model::View::FootPlantar:
            return Back;
        default:
            return aside;
    }
}

std::vector<int> Levels::SegmentsOf(const PlacedMark& mark) const {
    const Place& place = PlaceOf(mark.at.region);
    Face face = FaceOf(mark.view, place.aside);
    if (place.choir[face].empty()) face = place.aside;
    std::vector<int> numbers;
    for (const model::Side side : {model::Side::Left, model::Side::Right}) {
        if (mark.at.side != model::Opposite(side))
            numbers.push_back(m_number.at({face, place.choir[face], side}));
    }
    return numbers;
}

std::size_t Levels::OrderOf(Level level, const std::string& key) const {
    // A structure that is not known comes after the others, whatever the level.
    if (level == Level::Structure || level == Level::Region) {
        const auto place = m_places.find(key);
        return place == m_places.end() ? m_places.size() : place->second.order;
    }
    if (level == Level::Choir) {
        std::size_t number = 0;
        const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), number);
        return error == std::errc() && end == key.data() + key.size() ? number : kMaxEntries;
    }
    const auto at =
        std::find_if(m_areas.begin(), m_areas.end(), [&](const Area& area) { return area.id == key; });
    return static_cast<std::size_t>(at - m_areas.begin());
}

void Levels::AddUnits(Level level, const model::RegionRef& at, model::View view,
                      std::set<Unit>& units) const {
    const auto known = m_places.find(at.region);
    // Of another clinic's vocabulary or a newer one: it counts, as itself.
    if (level == Level::Structure || known == m_places.end()) {
        units.insert({at.region, at.side});
        return;
    }
    const Place& place = known->second;
    if (level == Level::Region) units.insert({place.region, at.side});
    if (level == Level::Area) units.insert({place.area, at.side});
    if (level != Level::Choir) return;
    for (const int number : SegmentsOf({at, view}))
        units.insert({std::to_string(number), m_segments.at(number).side});
}

std::vector<LevelCount> Levels::Count(Level level, const std::vector<PlacedMark>& marks) const {
    std::map<Unit, int> counted;
    for (const PlacedMark& mark : marks) {
        std::set<Unit> units;
        AddUnits(level, mark.at, mark.view, units);
        for (const model::RegionRef& at : mark.also) AddUnits(level, at, mark.view, units);
        for (const Unit& unit : units) ++counted[unit];
    }
    std::vector<LevelCount> counts;
    counts.reserve(counted.size());
    for (const auto& [key, count] : counted) counts.push_back({key.first, key.second, count});
    std::sort(counts.begin(), counts.end(), [&](const LevelCount& a, const LevelCount& b) {
        return std::tuple(-a.count, OrderOf(level, a.key), a.key, a.side) <
               std::tuple(-b.count, OrderOf(level, b.key), b.key, b.side);
    });
    return counts;
}

}  // namespace terms
