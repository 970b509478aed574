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
constexpr double kLeastShare = 0.05;        // of a shape, as in place_care.cpp

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

// The one that holds longest; of those that do not, the last.
bool Counts(const ConsentStanding& one, const ConsentStanding& best) {
    if (!best.Holds()) return true;
    return one.Holds() && best.ends && (!one.ends || *one.ends >= *best.ends);
}

std::vector<std::string> RegionsOf(const model::Mark& mark) {
    std::vector<std::string> regions{mark.at.region};
    if (mark.shape == model::Shape::Arrow) return regions;
    for (const model::Cover& cover : mark.covers)
        if (cover.share >= kLeastShare) regions.push_back(cover.at.region);
    return regions;
}

class StopFinder {
public:
    StopFinder(Resources& resources, const model::Client& client, const model::Visit& visit,
               const terms::Jurisdiction& jurisdiction)
        : m_resources(resources), m_visit(visit) {
        const ConsentDay day{visit.service_at, visit.zone, jurisdiction};
        for (const terms::ConsentKind& kind : resources.Consents().All())
            if (!StandingOf(client, kind, day).Holds()) m_missing.push_back(&kind);
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
        for (const terms::ConsentKind* kind : m_missing)
            if (Holds(kinds, kind->id)) m_found.push_back({kind->id, mark.id, treatment, mark.at, {}});
    }
    void OfTreatment(const model::Treatment& treatment) {
        for (const terms::ConsentKind* kind : m_missing) {
            if (Holds(kind->techniques, treatment.technique))
                m_found.push_back({kind->id, {}, treatment.id, {}, treatment.technique});
            const auto at = std::ranges::find_if(
                treatment.regions, [&](const auto& region) { return Holds(kind->regions, region.region); });
            if (at != treatment.regions.end()) m_found.push_back({kind->id, {}, treatment.id, *at, {}});
        }
    }

    Resources& m_resources;
    const model::Visit& m_visit;
    std::vector<const terms::ConsentKind*> m_missing;
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
    ConsentStanding best;
    for (const model::Consent& consent : client.consents) {
        if (consent.kind != kind.id || consent.given_at > day.at + kSameDay) continue;
        ConsentStanding one{ConsentState::Valid, &consent, LastDay(consent, kind, day), false};
        one.older_wording =
            !consent.wording_version.empty() && consent.wording_version != kind.InForce().version;
        if (Revoked(consent, day))
            one.state = ConsentState::Revoked;
        else if (one.ends && *one.ends < today)
            one.state = ConsentState::Expired;
        else if (one.ends && std::chrono::sys_days(*one.ends) - std::chrono::sys_days(today) <= kSoon)
            one.state = ConsentState::Ending;
        if (Counts(one, best)) best = one;
    }
    return best;
}

std::vector<std::string> KindsAt(Resources& resources, const model::Mark& mark) {
    std::set<std::string> zones;
    if (mark.view != model::View::Picture) {
        const bodymap::BodyMap& map = resources.Atlas().Map(mark.figure, mark.view);
        for (const bodymap::Zone* zone : bodymap::ZonesUnder(map, mark.shape, mark.points))
            zones.insert(zone->id);
    }
    const auto regions = RegionsOf(mark);
    std::vector<std::string> kinds;
    for (const terms::ConsentKind& kind : resources.Consents().All()) {
        const bool region =
            std::ranges::any_of(regions, [&](const auto& id) { return Holds(kind.regions, id); });
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
