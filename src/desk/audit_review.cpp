#include "desk/audit_review.h"

#include <algorithm>

#include "desk/clinic.h"
#include "desk/consents.h"
#include "desk/resources.h"
#include "text/zone.h"

namespace desk {

namespace {

using std::chrono::duration_cast;
using std::chrono::hours;

constexpr std::chrono::days kStretch{30};  // of visits read at once
constexpr long long kEntriesAtOnce = 1000;

long long HoursBetween(model::Instant from, model::Instant to) {
    return std::max<long long>(duration_cast<hours>(to - from).count(), 0);
}

long long WeeksBetween(model::Instant from, model::Instant to) {
    return HoursBetween(from, to) / (24LL * 7);
}

// Of a closed chart there is no id of the visit.
ReviewItem ItemOf(const store::VisitSummary& visit) {
    ReviewItem item;
    item.closed = visit.id.empty();
    item.at = visit.service_at;
    item.client = visit.client;
    item.client_name = item.closed ? visit.client.value : visit.client_name;
    item.visit = visit.id;
    item.number = visit.number;
    item.user = visit.therapist;
    return item;
}

}  // namespace

Reviewer::Reviewer(Clinic& clinic, const ReviewSpan& span, const terms::ReviewRules& rules)
    : m_clinic(clinic),
      m_span(span),
      m_rules(rules),
      m_law(clinic.Data().Jurisdictions().Of(clinic.Profile().jurisdiction)),
      m_before(span.to),
      m_entry_before(clinic.Store().Head().sequence + 1) {}

void Reviewer::Add(ReviewList list, ReviewItem item) {
    auto& items = m_review.lists[static_cast<std::size_t>(list)];
    ++m_review.counts[static_cast<std::size_t>(list)];
    if (items.size() < kMostItems) items.push_back(std::move(item));
}

bool Reviewer::Step() {
    if (const auto visit = NextVisit()) {
        LookAt(*visit);
        return true;
    }
    return NextEntries();
}

std::optional<store::VisitSummary> Reviewer::NextVisit() {
    if (!m_closed) FindClosed();
    const bool open = !m_visits.empty() || NextVisits();
    const bool closed =
        !m_closed->empty() && (!open || m_visits.back().service_at <= m_closed->back().service_at);
    if (!open && !closed) return std::nullopt;
    auto& visits = closed ? *m_closed : m_visits;
    std::optional<store::VisitSummary> next = std::move(visits.back());
    visits.pop_back();
    return next;
}

// All at once: nothing more is read of them.
void Reviewer::FindClosed() {
    store::VisitFilter filter;
    filter.client = m_span.client;
    filter.from = m_span.from;
    filter.to = m_span.to;
    m_closed = m_clinic.Store().ClosedVisits(filter);
    std::ranges::reverse(*m_closed);
    std::set<model::ClientId> charts;
    for (const store::VisitSummary& visit : *m_closed) charts.insert(visit.client);
    m_review.closed_charts = static_cast<long long>(charts.size());
}

bool Reviewer::MayRead(const model::ClientId& client) const {
    return m_clinic.Store().May(model::Operation::ViewClients, client);
}

// A stretch of time that ends with the newest visit before what was seen, so that quiet years cost nothing.
bool Reviewer::NextVisits() {
    if (m_visits_done) return false;
    store::VisitFilter filter;
    filter.client = m_span.client;
    filter.from = m_span.from;
    filter.to = m_before;
    filter.limit = 1;
    const auto newest = m_clinic.Store().Visits(filter);
    m_visits_done = newest.empty();
    if (m_visits_done) return false;
    const model::Instant from = newest.front().service_at - kStretch;
    filter.from = m_span.from ? std::max(*m_span.from, from) : from;
    filter.limit = store::VisitFilter().limit;
    m_visits = m_clinic.Store().Visits(filter);
    std::ranges::reverse(m_visits);
    m_before = filter.from;
    return true;
}

void Reviewer::LookAt(const store::VisitSummary& visit) {
    ++m_looked;
    const ReviewItem item = ItemOf(visit);
    LookAtSignatures(visit, item);
    if (item.closed || !MayRead(visit.client)) return;
    LookAtConsents(visit);
    if (m_seen.insert(visit.client).second) LookAtMeasures(visit);
}

void Reviewer::LookAtSignatures(const store::VisitSummary& visit, const ReviewItem& item) {
    ReviewItem aged = item;
    if (visit.status == model::VisitStatus::Draft) {
        aged.amount = HoursBetween(visit.service_at, m_clinic.Clock().Now());
        Add(ReviewList::Unsigned, std::move(aged));
    } else if (visit.signed_at && *visit.signed_at - visit.service_at > hours(m_rules.late_after_hours)) {
        aged.amount = HoursBetween(visit.service_at, *visit.signed_at);
        Add(ReviewList::Late, std::move(aged));
    }
    if (visit.awaits_cosign) Add(ReviewList::CoSignatures, item);
    if (visit.status == model::VisitStatus::Amended) Add(ReviewList::Amended, item);
}

void Reviewer::LookAtConsents(const store::VisitSummary& summary) {
    const auto visit = m_clinic.Store().LoadVisit(summary.id);
    if (!visit || visit->treatments.empty()) return;
    if (!m_client || m_client->id != visit->client) m_client = m_clinic.Store().LoadClient(visit->client);
    if (!m_client) return;
    const auto add = [&](const std::string& kind) {
        ReviewItem item = ItemOf(summary);
        item.consent = kind;
        Add(ReviewList::Consents, std::move(item));
    };
    const terms::ConsentKinds& kinds = m_clinic.Data().Consents();
    const auto standing =
        StandingOf(*m_client, *kinds.Find("treatment"), {visit->service_at, visit->zone, m_law});
    if (!standing.Holds()) add("treatment");
    const auto stops = ConsentStops(m_clinic.Data(), *m_client, *visit, m_law);
    for (const terms::ConsentKind& kind : kinds.All()) {
        // What was taken back after the visit had begun was in force until then.
        const bool done = std::ranges::any_of(stops, [&](const ConsentStop& stop) {
            return stop.kind == kind.id && !stop.treatment.empty() && !stop.taken_back;
        });
        if (done) add(kind.id);
    }
}

void Reviewer::LookAtMeasures(const store::VisitSummary& newest) {
    store::VisitFilter filter;
    filter.client = newest.client;
    filter.to = newest.service_at + std::chrono::milliseconds(1);
    filter.limit = m_rules.reassess_visits + 1;
    const auto visits = m_clinic.Store().Visits(filter);
    ReviewItem item = ItemOf(newest);
    model::Instant since = newest.service_at;
    bool measured = false;
    for (const store::VisitSummary& visit : visits) {
        since = visit.service_at;
        const auto loaded = m_clinic.Store().LoadVisit(visit.id);
        measured = loaded && !loaded->readings.empty();
        if (measured || item.visits >= m_rules.reassess_visits) break;
        ++item.visits;
    }
    item.amount = WeeksBetween(since, newest.service_at);
    const bool all = static_cast<int>(visits.size()) <= m_rules.reassess_visits;
    item.last = measured ? ReviewItem::Last::Measured
                : all    ? ReviewItem::Last::Never
                         : ReviewItem::Last::Longer;
    if (item.visits >= m_rules.reassess_visits || item.amount >= m_rules.reassess_weeks)
        Add(ReviewList::Reassess, std::move(item));
}

bool Reviewer::NextEntries() {
    if (m_entry_before <= 1) return false;
    store::AuditFilter filter;
    filter.client = m_span.client;
    filter.from = m_span.from;
    filter.to = m_span.to;
    filter.before = m_entry_before;
    filter.after = std::max(m_entry_before - 1 - kEntriesAtOnce, 0LL);
    const auto entries = m_clinic.Store().AuditTrail(filter);
    for (auto entry = entries.rbegin(); entry != entries.rend(); ++entry) LookAt(*entry);
    m_entry_before = *filter.after + 1;
    return m_entry_before > 1;
}

void Reviewer::LookAt(const store::AuditEntry& entry) {
    if (ToneOf(entry.action) != EntryTone::Alarm) return;
    ReviewItem item;
    item.at = entry.at;
    item.client = entry.client;
    item.user = entry.user;
    item.entry = entry.sequence;
    item.action = entry.action;
    if (IsFailedSignIn(entry.action)) {
        const auto day = text::ToCivil(entry.at, m_clinic.Profile().zone).day;
        auto& items = m_review.lists[static_cast<std::size_t>(ReviewList::SignIns)];
        const auto [found, added] = m_sign_ins.try_emplace(day, items.size());
        if (added) Add(ReviewList::SignIns, item);
        if (found->second < items.size()) ++items[found->second].amount;
        return;
    }
    // One whose file may not be opened, or that is gone, is told by its id; asking for it would be one more
    // refusal.
    item.client_name = entry.client.value;
    item.closed = !MayRead(entry.client);
    if (!entry.client.empty() && !item.closed) {
        if (!m_client || m_client->id != entry.client) m_client = m_clinic.Store().LoadClient(entry.client);
        if (m_client) item.client_name = m_client->name;
    }
    if (entry.action.starts_with("visit.") && !item.closed) item.visit = {entry.entity};
    Add(IsEmergency(entry.action) ? ReviewList::Emergencies : ReviewList::Denials, std::move(item));
}

Review ReviewAll(Clinic& clinic, const ReviewSpan& span, const terms::ReviewRules& rules) {
    Reviewer reviewer(clinic, span, rules);
    while (reviewer.Step()) continue;
    return reviewer.Found();
}

}  // namespace desk
