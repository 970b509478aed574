#include "desk/region_names.h"

#include <algorithm>
#include <charconv>
#include <utility>

#include "desk/sentences.h"
#include "desk/wording.h"

namespace desk {

namespace {

// The parts between semicolons, without the blanks around them.
std::vector<std::string> PartsOf(const std::string& list) {
    std::vector<std::string> parts;
    for (std::size_t at = 0; at < list.size();) {
        const std::size_t end = std::min(list.find(';', at), list.size());
        const std::size_t first = std::min(list.find_first_not_of(' ', at), end);
        if (first < end) parts.push_back(list.substr(first, end - first));
        at = end + 1;
    }
    return parts;
}

// One message id for all of them, as i18n/terms.py collects it: a language may have more or fewer.
std::vector<std::string> AliasesOf(const text::Translator& words, const terms::RegionTerm& region) {
    std::string joined;
    for (const auto& alias : region.aliases) {
        if (!joined.empty()) joined += "; ";
        joined += alias;
    }
    return joined.empty() ? std::vector<std::string>() : PartsOf(words.In("region aliases", joined));
}

terms::RegionNames NamesOf(const text::Translator& words, const terms::RegionTerm& region) {
    terms::RegionNames names{region.id, region.paired, region.layer, region.priority, {}};
    const auto add = [&](std::string name) {
        const auto& known = names.names;
        if (!name.empty() && std::find(known.begin(), known.end(), name) == known.end()) {
            names.names.push_back(std::move(name));
        }
    };
    add(Word(words, "region", region.name));
    add(Word(words, "region", region.plain));
    for (auto& alias : AliasesOf(words, region)) add(std::move(alias));
    for (auto& latin : PartsOf(region.latin)) add(std::move(latin));
    return names;
}

const std::string& NameIn(const std::vector<terms::Area>& areas, const std::string& id) {
    const auto found =
        std::find_if(areas.begin(), areas.end(), [&](const terms::Area& area) { return area.id == id; });
    return found != areas.end() ? found->name : id;
}

}  // namespace

terms::SideWords SideWordsOf(const text::Translator& words) {
    // TRANSLATORS: all ways to type the side when searching, initials too; as many as are usual.
    return {PartsOf(words.In("words for the left side", "left; l")),
            // TRANSLATORS: all ways to type the side when searching, initials too; as many as are usual.
            PartsOf(words.In("words for the right side", "right; r"))};
}

terms::RegionFinder FinderOfRegions(const text::Translator& words, const terms::Vocabulary& terms) {
    std::vector<terms::RegionNames> regions;
    regions.reserve(terms.Regions().size());
    for (const auto& region : terms.Regions()) regions.push_back(NamesOf(words, region));
    return {regions, SideWordsOf(words)};
}

const terms::ChoirSegment* SegmentOf(const terms::Levels& levels, const std::string& key) {
    int number = 0;
    const auto [end, error] = std::from_chars(key.data(), key.data() + key.size(), number);
    if (error != std::errc() || end != key.data() + key.size()) return nullptr;
    const auto segment = levels.Segments().find(number);
    return segment == levels.Segments().end() ? nullptr : &segment->second;
}

std::string LevelName(const text::Translator& words, const terms::Vocabulary& terms,
                      const terms::Levels& levels, terms::Level level, const std::string& key) {
    if (level == terms::Level::Area)
        for (const terms::Area& area : levels.Areas())
            if (area.id == key) return words.Text(area.name);
    if (level == terms::Level::Choir)
        if (const terms::ChoirSegment* segment = SegmentOf(levels, key))
            return words.Text(NameIn(levels.ChoirAreas(), segment->area));
    return RegionName(words, terms, key);
}

}  // namespace desk
