#include "desk/past_places.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <set>
#include <utility>

#include "desk/resources.h"
#include "model/problem.h"

namespace desk {

namespace {

using model::Side;
using terms::Level;

// Sides of each unit of a level that marks lie in.
using Units = std::map<std::string, std::set<Side>>;
using Marked = std::set<std::pair<std::uint16_t, model::View>>;  // places of the past, and on which view

Marked MarkedIn(const ClientPast& past) {
    std::vector<std::uint32_t> views(past.places.size());  // bits
    const auto add = [&](std::uint16_t place, model::View view) {
        views[place] |= 1U << static_cast<unsigned>(view);
    };
    for (const PastMark& mark : past.marks) {
        add(mark.place, mark.view);
        for (std::uint32_t i = mark.also; i < mark.also + mark.alsos; ++i) add(past.also[i], mark.view);
    }
    Marked marked;
    for (std::size_t place = 0; place < views.size(); ++place)
        for (unsigned view = 0; view < 32; ++view)
            if (views[place] >> view & 1U)
                marked.emplace(static_cast<std::uint16_t>(place), static_cast<model::View>(view));
    return marked;
}

Units UnitsOf(const ClientPast& past, const Marked& marked, const terms::Levels& levels, Level level) {
    Units units;
    for (const auto& [place, view] : marked)
        for (const terms::LevelCount& one : levels.Count(level, {{past.places[place], view}}))
            units[one.key].insert(one.side);
    return units;
}

std::optional<int> NumberOf(const std::string& key) {
    int number = 0;
    const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), number);
    return error == std::errc() && end == key.data() + key.size() ? std::optional(number) : std::nullopt;
}

}  // namespace

std::string PlaceTitle(const PastWords& names, const text::Translator& words, const PastUnit& unit) {
    const std::string name = names.UnitName(unit.level, {unit.key, unit.side.value_or(Side::Midline), {}, 0});
    if (unit.level == Level::Area) return words.Say("Area: {0}", {name});
    if (unit.level == Level::Choir) return words.Say("CHOIR {0}: {1}", {unit.key, name});
    return name;
}

std::vector<PlaceChoice> PlaceChoices(const PastWords& names, const text::Translator& words,
                                      const terms::Levels& levels, const ClientPast& past) {
    std::vector<PlaceChoice> choices;
    const auto add = [&](const PastUnit& unit) { choices.push_back({PlaceTitle(names, words, unit), unit}); };
    const Marked marked = MarkedIn(past);
    const Units areas = UnitsOf(past, marked, levels, Level::Area);
    for (const terms::Area& area : levels.Areas()) {
        const auto found = areas.find(area.id);
        if (found == areas.end()) continue;
        add({Level::Area, area.id, {}});
        for (const Side side : found->second)
            if (found->second.size() > 1) add({Level::Area, area.id, side});
    }
    const auto first = static_cast<std::ptrdiff_t>(choices.size());
    for (const auto& [id, sides] : UnitsOf(past, marked, levels, Level::Structure))
        for (const Side side : sides) add({Level::Structure, id, side});
    std::sort(choices.begin() + first, choices.end(),
              [](const PlaceChoice& a, const PlaceChoice& b) { return a.name < b.name; });
    const Units segments = UnitsOf(past, marked, levels, Level::Choir);
    for (const auto& [number, segment] : levels.Segments())
        if (segments.contains(std::to_string(number)))
            add({Level::Choir, std::to_string(number), segment.side});
    return choices;
}

void CheckPlace(Resources& resources, const PastUnit& unit) {
    using model::Error, model::ErrorKind, model::Msg;
    const terms::Levels& levels = resources.Levels();
    const auto unknown = [&](const char* sentence) { throw Error(ErrorKind::Usage, sentence, {unit.key}); };
    switch (unit.level) {
        case Level::Area:
            if (std::ranges::find(levels.Areas(), unit.key, &terms::Area::id) == levels.Areas().end())
                unknown(Msg("\"{0}\" is no area; body_maps/levels.toml lists them, like low_back."));
            return;
        case Level::Choir: {
            const auto number = NumberOf(unit.key);
            const auto segment = number ? levels.Segments().find(*number) : levels.Segments().end();
            if (segment == levels.Segments().end())
                unknown(
                    Msg("\"{0}\" is no CHOIR segment; expected a number of body_maps/choir_segments.toml."));
            else if (unit.side && *unit.side != segment->second.side)
                unknown(Msg("The CHOIR segment {0} lies on the other side."));
            return;
        }
        default:
            if (resources.Words().FindRegion(unit.key) == nullptr)
                unknown(Msg("\"{0}\" is no structure; body_maps/regions.toml lists them, like soleus."));
    }
}

}  // namespace desk
