#include "desk/visit_measures.h"

#include <algorithm>
#include <cmath>
#include <iterator>

#include "desk/clinic.h"
#include "desk/past_answers.h"
#include "desk/past_maps.h"
#include "desk/resources.h"

namespace desk {

namespace {

using bodymap::MarkedSurface;
using exchange::Answer;

VisitMeasures MeasuresOf(const MarkedSurface& surface, const model::Visit& visit) {
    VisitMeasures measures;
    measures.marks = static_cast<int>(visit.marks.size());
    measures.marked_mm2 = surface.MarkedMm2();
    measures.extent_percent = surface.ExtentPercent();
    measures.before = bodymap::IntensityBefore(visit.marks);
    measures.after = bodymap::IntensityAfter(visit.marks);
    measures.regions = bodymap::RegionsOf(visit.marks);
    return measures;
}

std::set<model::RegionRef> Without(const std::set<model::RegionRef>& a, const std::set<model::RegionRef>& b) {
    std::set<model::RegionRef> left;
    std::set_difference(a.begin(), a.end(), b.begin(), b.end(), std::inserter(left, left.end()));
    return left;
}

// No more digits than the drawing bears.
double Rounded(double value, double steps) {
    return std::round(value * steps) / steps;
}

Answer Share(const std::optional<double>& share) {
    return share ? Answer(Rounded(*share, 1000)) : Answer();
}

Answer RegionsAnswer(const std::set<model::RegionRef>& regions) {
    Answer::List list;
    for (const model::RegionRef& at : regions) {
        list.emplace_back(
            Answer::Object{{"region", at.region}, {"side", std::string(model::ToText(at.side))}});
    }
    return list;
}

model::Visit Load(Clinic& clinic, const model::VisitId& id) {
    auto visit = clinic.Store().LoadVisit(id);
    if (!visit) {
        throw model::Error(model::ErrorKind::Refused, model::Msg("There is no visit {0} in this clinic."),
                           {id.value});
    }
    return *std::move(visit);
}

Answer Row(const model::Visit& visit, const VisitMeasures& measures) {
    Answer::Object row{
        {"id", visit.id.value}, {"number", visit.number}, {"service_at", model::ToIso(visit.service_at)}};
    const Answer numbers = MeasuresAnswer(measures);
    const auto& members = std::get<Answer::Object>(numbers.value);
    row.insert(row.end(), members.begin(), members.end());
    return row;
}

// Whether both are part of the history; one that is struck as entered in error is not.
bool Holds(const ClientPast& past, const model::Visit& first, const model::Visit& second) {
    return past.Find(first.id) != nullptr && past.Find(second.id) != nullptr;
}

}  // namespace

VisitMeasures MeasuresOf(Resources& resources, model::Figure figure, const model::Visit& visit) {
    return MeasuresOf(MarkedSurface(resources.Atlas(), figure, visit.marks), visit);
}

VisitComparison Compare(Resources& resources, model::Figure figure, const model::Visit& first,
                        const model::Visit& second) {
    const MarkedSurface a(resources.Atlas(), figure, first.marks), b(resources.Atlas(), figure, second.marks);
    VisitComparison result;
    result.first = MeasuresOf(a, first);
    result.second = MeasuresOf(b, second);
    result.surface = MarkedSurface::Overlap(a, b);
    result.regions = bodymap::Overlap(result.first.regions, result.second.regions);
    result.only_first = Without(result.first.regions, result.second.regions);
    result.only_second = Without(result.second.regions, result.first.regions);
    return result;
}

Answer MeasuresAnswer(const VisitMeasures& measures) {
    const auto mean = [](const bodymap::Intensity& of) {
        return of.mean ? Answer(Rounded(*of.mean, 100)) : Answer();
    };
    return Answer::Object{
        {"marks", measures.marks},
        {"extent_percent", Rounded(measures.extent_percent, 100)},
        {"marked_cm2", Rounded(measures.marked_mm2 / 100, 10)},
        {"mean_before", mean(measures.before)},
        {"sum_before", measures.before.sum},
        {"rated_before", measures.before.marks},
        {"mean_after", mean(measures.after)},
        {"sum_after", measures.after.sum},
        {"rated_after", measures.after.marks},
        {"regions", static_cast<long long>(measures.regions.size())},
    };
}

Answer CompareAnswer(Clinic& clinic, const model::VisitId& first, const model::VisitId& second) {
    const model::Visit a = Load(clinic, first), b = Load(clinic, second);
    if (a.client != b.client) {
        throw model::Error(model::ErrorKind::Refused,
                           model::Msg("The two visits belong to two clients; only one client's visits can be "
                                      "compared."));
    }
    // Told to the log first: nothing is seen that was not logged.
    for (const model::Visit* visit : {&a, &b})
        clinic.Store().Log("visit.view", visit->id.value, visit->client);
    const ClientPast past = LoadPast(clinic, a.client);
    const bool both = Holds(past, a, b);
    // As the history counts them, corrected; struck ones as they were signed.
    const VisitComparison found =
        both ? CompareMaps(clinic.Data(), past, {a, b}) : Compare(clinic.Data(), past.figure, a, b);
    return Answer::Object{{"visits", Answer::List{Row(a, found.first), Row(b, found.second)}},
                          {"overlap_surface", Share(found.surface)},
                          {"overlap_regions", Share(found.regions)},
                          {"only_first", RegionsAnswer(found.only_first)},
                          {"only_second", RegionsAnswer(found.only_second)},
                          {"spots", both ? SpotsAnswer(CompareSpots(past, first, second)) : Answer()}};
}

}  // namespace desk
