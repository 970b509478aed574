#include "desk/consents.h"

#include <algorithm>
#include <set>

#include "desk/resources.h"
#include "desk/visit_editor.h"
#include "text/zone.h"

namespace desk {

namespace {

constexpr std::chrono::days kSoon{30};
constexpr std::chrono::hours kSameDay{24};  // written down after the visit that it was asked for

template <class List, class Value>
bool Holds(const List& list, const Value& value) {
    return std::ranges::find(list, value) != list.end();
}

model::Date After(model::Date day, int months) {
    day += std::chrono::months(months);
    return day.ok() ? day : model::Date(day.year() / day.month() / std::chrono::last);
}

bool Revoked(const model::Consent& consent, const ConsentDay& day) {
    return consent.revoked_at && *consent.revoked_at <= day.at;
}

bool Asked(const model::Consent& consent, const terms::ConsentKind& kind, const ConsentDay& day) {
    return consent.kind == kind.id && consent.given_at <= day.at + kSameDay;
}

// What is taken back takes every consent of its kind given until then with it.
const model::Consent* LastRevoked(const model::Client& client, const terms::ConsentKind& kind,
                                  const ConsentDay& day) {
    const model::Consent* last = nullptr;
    for (const model::Consent& consent : client.consents) {
        if (!Asked(consent, kind, day) || !Revoked(consent, day)) continue;
        if (last == nullptr || *consent.revoked_at > *last->revoked_at) last = &consent;
    }
    return last;
}

// The one that holds longest; of those that do not, the last given.
bool Counts(const ConsentStanding& one, const ConsentStanding& best) {
    if (best.consent == nullptr) return true;
    if (!best.Holds()) return one.Holds() || one.consent->given_at >= best.consent->given_at;
    return one.Holds() && best.ends && (!one.ends || *one.ends >= *best.ends);
}

class StopFinder {
public:
    StopFinder(Resources& resources, const model::Client& client, const model::Visit& visit,
               const terms::Jurisdiction& jurisdiction)
        : m_resources(resources), m_visit(visit) {
        const ConsentDay day{visit.service_at, visit.zone, jurisdiction};
        for (const terms::ConsentKind& kind : resources.Consents().All())
            if (!StandingOf(client, kind, day).Holds())
                m_missing.push_back({&kind, false});
            else if (TakenBackSince(client, kind, day))
                m_missing.push_back({&kind, true});
    }

    std::vector<ConsentStop> Find() {
        for (const model::Mark& mark : m_visit.marks) OfMark(mark);
        for (const model::Treatment& treatment : m_visit.treatments) OfTreatment(treatment);
        return std::move(m_found);
    }

private:
    void OfMark(const model::Mark& mark) {
        const auto kinds = KindsAt(m_resources, mark);
        const auto treated = std::ranges::find_if(m_visit.treatments,
                                                  [&](const auto& one) { return Holds(one.marks, mark.id); });
        const auto treatment = treated == m_visit.treatments.end() ? model::TreatmentId() : treated->id;
        for (const auto& [kind, since] : m_missing)
            if (Holds(kinds, kind->id)) m_found.push_back({kind->id, mark.id, treatment, mark.at, {}, since});
    }
    void OfTreatment(const model::Treatment& treatment) {
        for (const auto& [kind, since] : m_missing) {
            if (Holds(kind->techniques, treatment.technique))
                m_found.push_back({kind->id, {}, treatment.id, {}, treatment.technique, since});
            const auto& regions = kind->regions;  // a lambda cannot take what a loop takes apart
            const auto at = std::ranges::find_if(
                treatment.regions, [&regions](const auto& one) { return Holds(regions, one.region); });
            if (at != treatment.regions.end())
                m_found.push_back({kind->id, {}, treatment.id, *at, {}, since});
        }
    }

    Resources& m_resources;
    const model::Visit& m_visit;
    std::vector<std::pair<const terms::ConsentKind*, bool>> m_missing;  // and whether taken back since
    std::vector<ConsentStop> m_found;
};

}  // namespace

std::optional<model::Date> LastDay(const model::Consent& consent, const terms::ConsentKind& kind,
                                   const ConsentDay& day) {
    if (consent.expires) return consent.expires;
    const bool by_law = kind.id == "treatment";
    if (by_law && !day.jurisdiction.consent_months) return {};
    return After(text::ToCivil(consent.given_at, day.zone).day,
                 by_law ? *day.jurisdiction.consent_months : kind.months);
}

model::Date DefaultEnd(const model::Consent& consent, const terms::ConsentKind& kind, const ConsentDay& day) {
    const bool by_law = kind.id == "treatment" && day.jurisdiction.consent_months;
    return After(text::ToCivil(consent.given_at, day.zone).day,
                 by_law ? *day.jurisdiction.consent_months : kind.months);
}

ConsentStanding StandingOf(const model::Client& client, const terms::ConsentKind& kind,
                           const ConsentDay& day) {
    const model::Date today = text::ToCivil(day.at, day.zone).day;
    const model::Consent* back = LastRevoked(client, kind, day);
    ConsentStanding best;
    for (const model::Consent& given : client.consents) {
        if (!Asked(given, kind, day)) continue;
        const bool revoked = back != nullptr && given.given_at <= *back->revoked_at;
        const model::Consent& consent = revoked ? *back : given;
        ConsentStanding one{ConsentState::Valid, &consent, LastDay(consent, kind, day), false};
        one.older_wording =
            !consent.wording_version.empty() && consent.wording_version != kind.InForce().version;
        if (revoked)
            one.state = ConsentState::Revoked;
        else if (one.ends && *one.ends < today)
            one.state = ConsentState::Expired;
        else if (one.ends && std::chrono::sys_days(*one.ends) - std::chrono::sys_days(today) <= kSoon)
            one.state = ConsentState::Ending;
        if (Counts(one, best)) best = one;
    }
    return best;
}

bool TakenBackSince(const model::Client& client, const terms::ConsentKind& kind, const ConsentDay& began) {
    if (!StandingOf(client, kind, began).Holds()) return false;
    const ConsentDay later{began.at + kSameDay, began.zone, began.jurisdiction};
    return StandingOf(client, kind, later).state == ConsentState::Revoked;
}

std::vector<std::string> KindsAt(Resources& resources, const model::Mark& mark) {
    std::set<std::string> zones;
    if (mark.view != model::View::Picture) {
        const bodymap::BodyMap& map = resources.Atlas().Map(mark.figure, mark.view);
        for (const bodymap::Zone* zone : bodymap::ZonesUnder(map, mark.shape, mark.points))
            zones.insert(zone->id);
    }
    const auto regions = model::RegionsWorked(mark);
    std::vector<std::string> kinds;
    for (const terms::ConsentKind& kind : resources.Consents().All()) {
        const bool region =
            std::ranges::any_of(regions, [&](const auto& at) { return Holds(kind.regions, at.region); });
        const bool zone = std::ranges::any_of(kind.zones, [&](const auto& id) { return zones.contains(id); });
        if (region || zone) kinds.push_back(kind.id);
    }
    return kinds;
}

std::vector<ConsentStop> ConsentStops(Resources& resources, const model::Client& client,
                                      const model::Visit& visit, const terms::Jurisdiction& jurisdiction) {
    return StopFinder(resources, client, visit, jurisdiction).Find();
}

std::vector<ConsentStop> ConsentStops(const VisitEditor& editor) {
    const auto& law = editor.Data().Jurisdictions().Of(editor.Store().Profile().jurisdiction);
    return ConsentStops(editor.Data(), editor.Client(), editor.Visit(), law);
}

}  // namespace desk
