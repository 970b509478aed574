#include "desk/past_compare.h"

#include <algorithm>
#include <cstdlib>
#include <map>
#include <utility>

#include "desk/clinic.h"
#include "desk/past_maps.h"
#include "desk/resources.h"
#include "model/problem.h"

namespace desk {

namespace {

const PastVisit& Demanded(const ClientPast& past, const model::VisitId& id) {
    if (const PastVisit* visit = past.Find(id)) return *visit;
    throw model::Error(model::ErrorKind::Refused,
                       model::Msg("The visit {0} is not one of this client's history."), {id.value});
}

// Marks of one spot at one visit.
struct Side {
    std::vector<const PastMark*> marks;
    // The severest before treatment; the first where none is rated.
    [[nodiscard]] const PastMark* Severest() const {
        const auto found = std::ranges::max_element(
            marks, {}, [](const PastMark* mark) { return mark->before.value_or(-1); });
        return found == marks.end() ? nullptr : *found;
    }
};
struct Both {
    Side first, second;
};

SpotChange ChangeOf(const SpotPair& pair) {
    if (pair.marks_first == 0) return SpotChange::New;
    if (pair.marks_second == 0) return SpotChange::Resolved;
    if (!pair.before_first || !pair.before_second || *pair.before_first == *pair.before_second)
        return SpotChange::Same;
    return *pair.before_second > *pair.before_first ? SpotChange::Worse : SpotChange::Better;
}

SpotPair PairOf(const ClientPast& past, const model::SpotId& spot, const Both& both) {
    SpotPair pair;
    pair.spot = spot;
    pair.marks_first = static_cast<int>(both.first.marks.size());
    pair.marks_second = static_cast<int>(both.second.marks.size());
    const Side& shown = pair.marks_second > 0 ? both.second : both.first;
    pair.finding = past.FindingOf(*shown.marks.front());
    pair.at = past.PlaceOf(*shown.marks.front());
    if (const PastMark* mark = both.first.Severest()) {
        pair.mark_first = mark->id;
        pair.before_first = mark->before;
        pair.after_first = mark->after;
    }
    if (const PastMark* mark = both.second.Severest()) {
        pair.mark_second = mark->id;
        pair.before_second = mark->before;
        pair.after_second = mark->after;
    }
    pair.change = ChangeOf(pair);
    pair.meaningful = (pair.change == SpotChange::Worse || pair.change == SpotChange::Better) &&
                      std::abs(*pair.before_second - *pair.before_first) >= kMeaningfulSeverity;
    return pair;
}

void Count(PastComparison& comparison, const SpotPair& pair) {
    comparison.spots_first += pair.marks_first > 0;
    comparison.spots_second += pair.marks_second > 0;
    comparison.marks_first += pair.marks_first;
    comparison.marks_second += pair.marks_second;
    if (pair.change == SpotChange::New)
        comparison.marks_new += pair.marks_second;
    else if (pair.change == SpotChange::Resolved)
        comparison.marks_gone += pair.marks_first;
    else
        comparison.marks_within += pair.marks_second - pair.marks_first;
}

}  // namespace

std::string_view ToText(SpotChange change) {
    switch (change) {
        case SpotChange::New:
            return "new";
        case SpotChange::Worse:
            return "worse";
        case SpotChange::Same:
            return "same";
        case SpotChange::Better:
            return "better";
        case SpotChange::Resolved:
            break;
    }
    return "resolved";
}

PastComparison CompareSpots(const ClientPast& past, const model::VisitId& first,
                            const model::VisitId& second) {
    const PastVisit &a = Demanded(past, first), &b = Demanded(past, second);
    // A mark keeps its spot when its side is corrected, but left and right are no course of one place.
    using Key = std::pair<model::SpotId, model::Side>;
    std::map<Key, Both> spots;
    std::vector<Key> order;  // as the second visit charted them, then what only the first has
    const auto add = [&](const PastMark& mark, Side Both::*side) {
        const Key key{mark.spot, past.PlaceOf(mark).side};
        if (!spots.contains(key)) order.push_back(key);
        (spots[key].*side).marks.push_back(&mark);
    };
    for (const PastMark& mark : past.MarksOf(b)) add(mark, &Both::second);
    for (const PastMark& mark : past.MarksOf(a)) add(mark, &Both::first);
    PastComparison comparison;
    comparison.first = first;
    comparison.second = second;
    for (const Key& key : order) {
        SpotPair pair = PairOf(past, key.first, spots[key]);
        pair.found_gone = pair.change == SpotChange::Resolved &&
                          std::ranges::find(b.resolved, key.first) != b.resolved.end();
        Count(comparison, pair);
        comparison.lists[static_cast<std::size_t>(pair.change)].push_back(std::move(pair));
    }
    return comparison;
}

VisitComparison CompareMaps(Clinic& clinic, const ClientPast& past, const model::VisitId& first,
                            const model::VisitId& second) {
    return CompareMaps(clinic.Data(), past, LoadPair(clinic, past, first, second));
}

}  // namespace desk
