#include "desk/spots.h"

#include <algorithm>
#include <cmath>
#include <utility>

#include "bodymap/mark_shape.h"
#include "desk/refuse.h"
#include "desk/resources.h"
#include "desk/visit_editor.h"

namespace desk {

namespace {

using model::Msg;

constexpr int kVisitsBack = 40;
constexpr unsigned kMarks = static_cast<unsigned>(Change::Marks);

model::SpotId OwnSpot(const model::Mark& mark) {
    return {mark.id.value};
}

bool HasSpot(const std::vector<model::Mark>& marks, const model::SpotId& spot,
             const model::MarkId& but = {}) {
    return std::ranges::any_of(
        marks, [&](const model::Mark& mark) { return mark.id != but && SpotOf(mark) == spot; });
}

bool Holds(const std::vector<model::SpotId>& spots, const model::SpotId& spot) {
    return std::ranges::find(spots, spot) != spots.end();
}

// Where a mark's glyph sits: what is compared of two marks.
model::MapPoint AnchorOf(model::Shape shape, const std::vector<model::MapPoint>& points) {
    bodymap::MarkLook look;
    look.shape = shape;
    look.points = points;
    return bodymap::Anchor(bodymap::DrawnShape(look), points);
}

}  // namespace

model::SpotId SpotOf(const model::Mark& mark) {
    return mark.spot.empty() ? OwnSpot(mark) : mark.spot;
}

EarlierMarks::EarlierMarks(const store::ClinicStore& store, Resources& resources)
    : m_store(store), m_resources(resources) {}

void EarlierMarks::TurnTo(const model::Visit& visit) {
    if (std::pair wanted{visit.id, visit.service_at}; wanted != m_for) {
        m_for = std::move(wanted);
        m_last.reset();
        m_before.reset();
        m_visits.clear();
        m_alike.clear();
        m_histories.clear();
        m_resolved.reset();
    }
}

const std::optional<model::Visit>& EarlierMarks::Last(const model::Visit& visit) {
    TurnTo(visit);
    if (m_last) return *m_last;
    store::VisitFilter filter;
    filter.client = visit.client;
    filter.to = visit.service_at;
    filter.limit = 1;
    const auto found = m_store.Visits(filter);
    m_last = found.empty() ? std::nullopt : m_store.LoadVisit(found.front().id);
    return *m_last;
}

const std::vector<store::VisitSummary>& EarlierMarks::Before(const model::Visit& visit) {
    TurnTo(visit);
    if (m_before) return *m_before;
    store::VisitFilter filter;
    filter.client = visit.client;
    filter.to = visit.service_at;
    filter.limit = kVisitsBack;
    m_before = m_store.Visits(filter);
    std::erase_if(*m_before, [&](const store::VisitSummary& one) { return one.id == visit.id; });
    return *m_before;
}

const std::optional<model::Visit>& EarlierMarks::Visit(const model::Visit& of, const model::VisitId& id) {
    TurnTo(of);
    const auto [at, fresh] = m_visits.try_emplace(id);
    if (fresh) at->second = m_store.LoadVisit(id);
    return at->second;
}

const std::vector<store::MarkRow>& EarlierMarks::Alike(const model::Visit& visit, const model::Mark& mark) {
    TurnTo(visit);
    const auto [at, fresh] = m_alike.try_emplace({mark.finding, mark.at});
    if (!fresh) return at->second;
    store::MarkFilter filter;
    filter.client = visit.client;
    filter.finding = mark.finding;
    filter.at = mark.at;
    filter.to = visit.service_at;
    return at->second = m_store.Marks(filter);
}

std::optional<double> EarlierMarks::Distance(const model::Mark& mark, const model::Mark& earlier) const {
    if (mark.view == model::View::Picture || earlier.view == model::View::Picture) return {};
    const auto there = m_resources.Atlas().CarryTo(earlier, mark.figure, mark.view);
    if (!there || there->empty()) return {};
    const auto a = AnchorOf(mark.shape, mark.points), b = AnchorOf(earlier.shape, *there);
    return std::hypot(a.x - b.x, a.y - b.y);
}

std::optional<model::SpotId> EarlierMarks::Nearest(const model::Visit& visit, const model::Mark& mark) {
    std::optional<model::SpotId> nearest;
    double best = kSameSpot;
    for (const auto& row : Alike(visit, mark)) {
        const auto spot = SpotOf(row.mark);
        if (HasSpot(visit.marks, spot, mark.id)) continue;
        const auto distance = Distance(mark, row.mark);
        // Of two at the same place the later one.
        if (!distance || *distance > best) continue;
        best = *distance;
        nearest = spot;
    }
    return nearest;
}

const std::vector<SpotVisit>& EarlierMarks::Of(const model::Visit& visit, const model::SpotId& spot) {
    TurnTo(visit);
    const auto [at, fresh] = m_histories.try_emplace(spot);
    if (!fresh) return at->second;
    store::MarkFilter filter;
    filter.client = visit.client;
    filter.to = visit.service_at;
    filter.spot = spot;
    auto& history = at->second;
    for (const auto& row : m_store.Marks(filter)) {
        if (!history.empty() && history.back().visit == row.visit) continue;
        history.push_back({row.visit, row.service_at, row.mark.before, row.mark.after, true, false});
    }
    if (!m_resolved) m_resolved = m_store.ResolvedSpots(visit.client, visit.service_at);
    for (const auto& gone : *m_resolved) {
        if (gone.spot != spot) continue;
        const auto same = std::ranges::find(history, gone.visit, &SpotVisit::visit);
        if (same != history.end())
            same->resolved = true;
        else
            history.push_back({gone.visit, gone.service_at, {}, {}, false, true});
    }
    std::ranges::stable_sort(history, {}, &SpotVisit::at);
    return history;
}

void LeaveSpot(const model::Mark& was, model::Mark& now) {
    const bool other = was.at != now.at || was.finding != now.finding;
    if (now.view == model::View::Picture && other && now.spot != OwnSpot(now)) now.spot = {};
}

void Follow(EarlierMarks& earlier, model::Visit& visit, model::Mark& mark) {
    const bool detached = !mark.spot.empty() && mark.spot == OwnSpot(mark);
    // Pictures are not compared: a mark on one keeps what it was joined to.
    if (detached || mark.view == model::View::Picture) return;
    mark.spot = earlier.Nearest(visit, mark).value_or(model::SpotId{});
    if (!mark.spot.empty()) std::erase(visit.resolved, mark.spot);
}

std::vector<SpotVisit> HistoryOf(const VisitEditor& editor, const model::SpotId& spot) {
    const model::Visit& visit = editor.Visit();
    auto history = editor.EarlierSpots().Of(visit, spot);
    const auto mark = std::ranges::find_if(visit.marks, [&](const auto& one) { return SpotOf(one) == spot; });
    const bool charted = mark != visit.marks.end(), resolved = Holds(visit.resolved, spot);
    if (charted)
        history.push_back({visit.id, visit.service_at, mark->before, mark->after, true, resolved});
    else if (resolved)
        history.push_back({visit.id, visit.service_at, {}, {}, false, true});
    return history;
}

std::vector<Ghost> Ghosts(const VisitEditor& editor) {
    const model::Visit& visit = editor.Visit();
    const auto& last = editor.EarlierSpots().Last(visit);
    std::vector<Ghost> ghosts;
    if (!last) return ghosts;
    for (const model::Mark& mark : last->marks) {
        const auto spot = SpotOf(mark);
        if (Holds(last->resolved, spot) || HasSpot(visit.marks, spot)) continue;
        const bool resolved = Holds(visit.resolved, spot);
        if (resolved || editor.Editable()) ghosts.push_back({mark, resolved});
    }
    return ghosts;
}

std::optional<model::Instant> GhostsFrom(const VisitEditor& editor) {
    const auto& last = editor.EarlierSpots().Last(editor.Visit());
    return last ? std::optional(last->service_at) : std::nullopt;
}

model::MarkId ConfirmGhost(VisitEditor& editor, const model::MarkId& earlier) {
    const auto& last = editor.EarlierSpots().Last(editor.Visit());
    const model::Mark* ghost = last ? last->Find(earlier) : nullptr;
    if (ghost == nullptr || HasSpot(editor.Visit().marks, SpotOf(*ghost)))
        Refuse({model::ProblemCode::UnknownMark, earlier.value});
    model::Mark mark = *ghost;
    mark.id = editor.Ids().New<model::MarkId>();
    mark.spot = SpotOf(*ghost);
    mark.before.reset();
    mark.after.reset();
    mark.note.clear();
    mark.copied = false;
    editor.Apply(
        [&](model::Visit& visit) {
            std::erase(visit.resolved, mark.spot);
            return visit.Add(mark);
        },
        Msg("Confirm mark of the last visit"), kMarks);
    return mark.id;
}

void SetResolved(VisitEditor& editor, const model::SpotId& spot, bool resolved) {
    editor.Apply(
        [&](model::Visit& visit) -> std::optional<model::Problem> {
            std::erase(visit.resolved, spot);
            if (resolved) visit.resolved.push_back(spot);
            return {};
        },
        resolved ? Msg("Record as resolved") : Msg("Take back “resolved”"), kMarks);
}

void Detach(VisitEditor& editor, const model::MarkId& mark) {
    editor.Apply(
        [&](model::Visit& visit) -> std::optional<model::Problem> {
            const model::Mark* found = visit.Find(mark);
            if (found == nullptr) return model::Problem{model::ProblemCode::UnknownMark, mark.value};
            model::Mark detached = *found;
            std::erase(visit.resolved, detached.spot);
            detached.spot = OwnSpot(detached);
            return visit.Replace(detached);
        },
        Msg("Detach from earlier visits"), kMarks);
}

namespace {

// The mark as if nothing had been decided on it.
model::Mark Undecided(model::Mark mark) {
    mark.spot = {};
    return mark;
}

bool Joined(const model::Mark& mark) {
    return !mark.spot.empty() && mark.spot != OwnSpot(mark);
}

}  // namespace

bool CanRejoin(const VisitEditor& editor, const model::Mark& mark) {
    return !Joined(mark) && editor.EarlierSpots().Nearest(editor.Visit(), Undecided(mark)).has_value();
}

bool Rejoin(VisitEditor& editor, const model::MarkId& mark) {
    const model::Mark* found = editor.Visit().Find(mark);
    if (found == nullptr || !CanRejoin(editor, *found)) return false;
    model::Mark joined = Undecided(*found);
    editor.Apply(
        [&](model::Visit& visit) {
            Follow(editor.EarlierSpots(), visit, joined);
            return visit.Replace(joined);
        },
        Msg("Join with earlier visits"), kMarks);
    return true;
}

}  // namespace desk
