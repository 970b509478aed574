#include "desk/place_care.h"

#include <algorithm>

#include "bodymap/drawn_line.h"
#include "desk/resources.h"
#include "desk/sentences.h"

namespace desk {

namespace {

void AddOnce(std::vector<Care>& all, Care care) {
    if (std::find(all.begin(), all.end(), care) == all.end()) all.push_back(std::move(care));
}

// A zone counts where a point of the mark lies in it, or where an area lies over it.
bool Touches(const bodymap::BodyMap& map, const bodymap::Zone& zone, const model::Mark& mark) {
    for (const model::MapPoint& point : mark.points) {
        const auto at = bodymap::ZonesAt(map, point);
        if (std::find(at.begin(), at.end(), &zone) != at.end()) return true;
    }
    if (mark.shape != model::Shape::Area || mark.points.size() < 3) return false;
    return bodymap::Inside(zone.label, mark.points);
}

void AddZones(Resources& resources, const text::Translator& words, const model::Mark& mark,
              std::vector<Care>& all) {
    if (mark.view == model::View::Picture) return;
    const bodymap::BodyMap& map = resources.Atlas().Map(mark.figure, mark.view);
    for (const bodymap::Zone& zone : map.zones) {
        const terms::ZoneTerm* term = resources.Words().FindZone(zone.id);
        if (term == nullptr || !Touches(map, zone, mark)) continue;
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
    add(mark.at.region);
    for (const model::Cover& cover : mark.covers) add(cover.at.region);
    return all;
}

}  // namespace desk
