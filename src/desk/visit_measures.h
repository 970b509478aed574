// What the maps of visits say in numbers, and how two of them compare.
#pragma once

#include <optional>
#include <set>
#include <string>

#include "bodymap/measures.h"
#include "exchange/answer.h"
#include "model/visit.h"

namespace desk {

class Clinic;
class Resources;

struct VisitMeasures {
    int marks = 0;
    double marked_mm2 = 0;
    double extent_percent = 0;  // of the body chart, see bodymap::MarkedSurface
    bodymap::Intensity before, after;
    std::set<model::RegionRef> regions;
};
// `figure`: the client's, so that all visits of a client are measured on one chart.
[[nodiscard]] VisitMeasures MeasuresOf(Resources& resources, model::Figure figure, const model::Visit& visit);

struct VisitComparison {
    VisitMeasures first, second;
    std::optional<double> surface, regions;  // Jaccard, 0–1; nothing where both maps are empty
    std::set<model::RegionRef> only_first, only_second;
};
[[nodiscard]] VisitComparison Compare(Resources& resources, model::Figure figure, const model::Visit& first,
                                      const model::Visit& second);

[[nodiscard]] exchange::Answer MeasuresAnswer(const VisitMeasures& measures);
// {"visits":[…two…],"overlap_surface","overlap_regions","only_first":[…],"only_second":[…],"spots":{…}}, the
// last as desk/past_answers.h has it. Both visits are logged as viewed, and the history. Throws Refused for
// an unknown id and for visits of two clients.
[[nodiscard]] exchange::Answer CompareAnswer(Clinic& clinic, const model::VisitId& first,
                                             const model::VisitId& second);

}  // namespace desk
