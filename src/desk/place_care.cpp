#include "desk/place_care.h"

#include <algorithm>

#include "desk/resources.h"
#include "desk/sentences.h"

namespace desk {

namespace {

void AddOnce(std::vector<Care>& all, Care care) {
    if (std::find(all.begin(), all.end(), care) == all.end()) all.push_back(std::move(care));
}

void AddZones(Resources& resources, const text::Translator& words, const model::Mark& mark,
              std::vector<Care>& all) {
    if (mark.view == model::View::Picture) return;
    const bodymap::BodyMap& map = resources.Atlas().Map(mark.figure, mark.view);
    for (const bodymap::Zone* zone : bodymap::ZonesUnder(map, mark.shape, mark.points)) {
        const terms::ZoneTerm* term = resources.Words().FindZone(zone->id);
        if (term == nullptr) continue;
        AddOnce(all, {words.Text(term->name), words.Text(term->caution), term->needs_consent});
    }
}

}  // namespace

std::vector<Care> CareAt(Resources& resources, const text::Translator& words, const model::Mark& mark) {
    std::vector<Care> all;
    AddZones(resources, words, mark, all);
    const auto add = [&](const std::string& region) {
        const terms::RegionTerm* term = resources.Words().FindRegion(region);
        if (term == nullptr || term->caution.empty()) return;
        AddOnce(all, {RegionName(words, resources.Words(), region), words.Text(term->caution), false});
    };
    // A region a shape only grazes brings no caution of its own; a zone always does.
    for (const model::RegionRef& at : model::RegionsWorked(mark)) add(at.region);
    return all;
}

}  // namespace desk
