#include "desk/past_maps.h"

#include <algorithm>
#include <set>

#include "desk/clinic.h"
#include "desk/resources.h"
#include "desk/sentences.h"
#include "model/problem.h"

namespace desk {

namespace {

using bodymap::Ink;
using model::View;

static_assert(bodymap::kSpotStates == kSpotChanges);

Ink InkOf(const terms::Vocabulary& terms, const std::string& finding) {
    constexpr std::array kInks{Ink::Tone,  Ink::Tissue,   Ink::Points, Ink::Fluid,
                               Ink::Nerve, Ink::Movement, Ink::Avoid};
    const terms::Finding* term = terms.FindFinding(finding);
    return term == nullptr ? Ink::Nerve : kInks[static_cast<std::size_t>(term->family)];
}

std::string Score(const std::optional<int>& score) {
    return score ? std::to_string(*score) : "–";
}

// A mark as it was drawn. As the past knows it, it is a point; so is one whose place was corrected, since
// what was drawn is not what was meant.
model::Mark Drawn(const ClientPast& past, const PastMark& mark, const model::Visit* visit) {
    const model::Mark* whole = visit == nullptr ? nullptr : visit->Find(mark.id);
    model::Mark drawn;
    if (whole != nullptr && whole->at == past.PlaceOf(mark)) {
        drawn = *whole;
    } else {
        drawn.id = mark.id;
        drawn.at = past.PlaceOf(mark);
        drawn.figure = mark.figure;
        drawn.view = mark.view;
        drawn.layer = mark.layer;
        drawn.points = {mark.point};
    }
    drawn.finding = past.FindingOf(mark);
    drawn.before = mark.before;
    drawn.after = mark.after;
    return drawn;
}

class Gatherer {
public:
    Gatherer(Resources& resources, const ClientPast& past, View view, model::Layer layer)
        : m_resources(resources), m_past(past), m_view(view), m_layer(layer) {}

    // Marks of a spot at a visit, the one its scores are of first.
    std::vector<bodymap::MarkLook> MarksOf(const model::VisitId& id, const model::Visit* whole,
                                           const SpotPair& spot, const model::MarkId& lead) {
        std::vector<bodymap::MarkLook> looks;
        const PastVisit* visit = m_past.Find(id);
        if (visit == nullptr) return looks;
        for (const PastMark& mark : m_past.MarksOf(*visit)) {
            if (mark.spot != spot.spot || m_past.PlaceOf(mark).side != spot.at.side) continue;
            if (mark.layer != m_layer || mark.view == View::Picture) continue;
            const model::Mark drawn = Drawn(m_past, mark, whole);
            auto points = m_resources.Atlas().CarryTo(drawn, m_past.figure, m_view);
            if (!points) continue;
            bodymap::MarkLook look;
            look.id = mark.id;
            look.shape = drawn.shape;
            look.points = *std::move(points);
            look.finding = m_past.FindingOf(mark);
            look.family = InkOf(m_resources.Words(), look.finding);
            looks.insert(mark.id == lead ? looks.begin() : looks.end(), std::move(look));
        }
        return looks;
    }

private:
    Resources& m_resources;
    const ClientPast& m_past;
    View m_view;
    model::Layer m_layer;
};

}  // namespace

VisitPair LoadPair(Clinic& clinic, const ClientPast& past, const model::VisitId& first,
                   const model::VisitId& second) {
    const auto load = [&](const model::VisitId& id) {
        if (past.Find(id) == nullptr)
            throw model::Error(model::ErrorKind::Refused,
                               model::Msg("The visit {0} is not one of this client's history."), {id.value});
        clinic.Store().Log("visit.view", id.value, past.client);
        auto visit = clinic.Store().LoadVisit(id);
        if (!visit)
            throw model::Error(model::ErrorKind::Refused, model::Msg("There is no visit {0} in this clinic."),
                               {id.value});
        return *std::move(visit);
    };
    return {load(first), load(second)};
}

VisitComparison CompareMaps(Resources& resources, const ClientPast& past, VisitPair pair) {
    for (model::Visit* whole : {&pair.first, &pair.second}) {
        std::vector<model::Mark> kept;
        if (const PastVisit* visit = past.Find(whole->id))
            for (const PastMark& mark : past.MarksOf(*visit)) kept.push_back(Drawn(past, mark, whole));
        whole->marks = std::move(kept);
    }
    return Compare(resources, past.figure, pair.first, pair.second);
}

std::vector<const SpotPair*> SpotsOf(const PastComparison& comparison) {
    std::vector<const SpotPair*> spots;
    for (const auto& list : comparison.lists)
        for (const SpotPair& spot : list) spots.push_back(&spot);
    return spots;
}

std::vector<model::VisitId> VisitsOf(const PastComparison& comparison, const SpotPair& spot) {
    std::vector<model::VisitId> visits;
    if (spot.marks_first > 0) visits.push_back(comparison.first);
    if (spot.marks_second > 0 || spot.found_gone) visits.push_back(comparison.second);
    return visits;
}

std::vector<bodymap::ComparedSpot> ComparedOn(Resources& resources, const ClientPast& past,
                                              const PastComparison& comparison, const VisitPair* drawn,
                                              View view, model::Layer layer) {
    Gatherer gatherer(resources, past, view, layer);
    std::vector<bodymap::ComparedSpot> spots;
    for (const SpotPair* pair : SpotsOf(comparison)) {
        bodymap::ComparedSpot& spot = spots.emplace_back();
        spot.state = static_cast<bodymap::SpotState>(pair->change);
        spot.score_first = Score(pair->before_first);
        spot.score_second = Score(pair->before_second);
        spot.first =
            gatherer.MarksOf(comparison.first, drawn ? &drawn->first : nullptr, *pair, pair->mark_first);
        spot.second =
            gatherer.MarksOf(comparison.second, drawn ? &drawn->second : nullptr, *pair, pair->mark_second);
    }
    return spots;
}

bodymap::CompareLook CompareLookOf(const PastWords& names, const text::Translator& words,
                                   const ClientPast& past, const PastComparison& comparison, View view,
                                   model::Layer layer, bool overlaid) {
    bodymap::CompareLook look;
    look.overlaid = overlaid;
    look.layer = layer;
    const PastVisit *a = past.Find(comparison.first), *b = past.Find(comparison.second);
    if (a != nullptr) look.visits[0] = "A  " + names.ShortDay(*a);
    if (b != nullptr) look.visits[1] = "B  " + names.ShortDay(*b);
    if (a != nullptr && b != nullptr && a->day.year() != b->day.year())
        look.visits = {"A  " + names.Day(*a), "B  " + names.Day(*b)};
    const std::string right = words.In("side, short", "R"), left = words.In("side, short", "L");
    if (view == View::Front) look.sides = {right, left};
    if (view == View::Back) look.sides = {left, right};
    for (std::size_t i = 0; i < kSpotChanges; ++i)
        look.names[i] = names.ChangeName(static_cast<SpotChange>(i));
    if (overlaid) look.faint = words.Text("grey: charted at A");
    return look;
}

std::vector<ComparedView> ComparedViews(Resources& resources, const ClientPast& past,
                                        const PastComparison& comparison) {
    std::vector<ComparedView> found;
    std::set<std::size_t> seen;
    const auto& all = resources.Atlas().Views(past.figure);
    for (const bool close_up : {false, true})
        for (const model::Layer layer : {model::Layer::Superficial, model::Layer::Deep})
            for (const View view : all) {
                const bool body = std::ranges::find(model::kBodyViews, view) != model::kBodyViews.end();
                if (body == close_up) continue;
                const auto spots = ComparedOn(resources, past, comparison, nullptr, view, layer);
                bool shows = false;
                for (std::size_t i = 0; i < spots.size(); ++i) {
                    if (!IsDrawn(spots[i]) || (close_up && seen.contains(i))) continue;
                    shows = true;
                    seen.insert(i);
                }
                if (shows) found.push_back({view, layer});
            }
    if (found.empty()) found.push_back({View::Front, model::Layer::Superficial});
    return found;
}

}  // namespace desk
