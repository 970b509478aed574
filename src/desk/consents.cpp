#include "desk/consents.h"

#include <algorithm>
#include <set>
#include <utility>

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

model::Date DayGiven(const model::Consent& consent, const ConsentDay& day) {
    return text::ToCivil(consent.given_at, day.zone).day;
}

bool Asked(const model::Consent& consent, const terms::ConsentKind& kind, const ConsentDay& day) {
    if (consent.kind != kind.id || consent.given_at > day.at + kSameDay) return false;
    // What is given at one visit does not reach back to the visit of the day before.
    return !kind.one_visit || DayGiven(consent, day) <= text::ToCivil(day.at, day.zone).day;
}

bool OnlySpoken(const model::Consent& consent, const terms::ConsentKind& kind, const ConsentDay& day) {
    return consent.how == model::ConsentHow::Spoken && NeedsWriting(kind, day.jurisdiction);
}

// Without what else the client's age says.
std::optional<model::Date> OwnLastDay(const model::Consent& consent, const terms::ConsentKind& kind,
                                      const ConsentDay& day) {
    if (kind.one_visit) return DayGiven(consent, day);
    if (consent.expires) return consent.expires;
    if (kind.id == "treatment" && !day.jurisdiction.consent_months) return {};
    return DefaultEnd(consent, kind, day);
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

// The one that holds longest, those with the words in force first; of those that do not hold, the last given.
bool Counts(const ConsentStanding& one, const ConsentStanding& best) {
    if (best.consent == nullptr) return true;
    if (!best.Holds()) return one.Holds() || one.consent->given_at >= best.consent->given_at;
    if (!one.Holds() || one.older_wording != best.older_wording) return one.Holds() && best.older_wording;
    if (one.ends == best.ends) return one.consent->given_at >= best.consent->given_at;
    return best.ends && (!one.ends || *one.ends > *best.ends);
}

class StopFinder {
public:
    StopFinder(Resources& resources, const model::Client& client, const model::Visit& visit,
               const terms::Jurisdiction& jurisdiction)
        : m_resources(resources), m_visit(visit) {
        const ConsentDay day{visit.service_at, visit.zone, jurisdiction};
        for (const terms::ConsentKind& kind : resources.Consents().All()) {
            const ConsentStanding standing = StandingOf(client, kind, day);
            const auto since = TakenBackSince(client, kind, day);
            if (!standing.Holds() || since) m_missing.push_back({&kind, StopOf(kind, standing, since)});
        }
    }

    // Whatever stands of them.
    [[nodiscard]] bool Needs(const terms::ConsentKind& kind) const {
        const auto charted = [&](const model::Mark& mark) {
            return Holds(KindsAt(m_resources, mark), kind.id);
        };
        const auto done = [&](const model::Treatment& one) {
            return Holds(kind.techniques, one.technique) ||
                   std::ranges::any_of(one.regions,
                                       [&](const auto& at) { return Holds(kind.regions, at.region); });
        };
        return std::ranges::any_of(m_visit.marks, charted) || std::ranges::any_of(m_visit.treatments, done);
    }

    std::vector<ConsentStop> Find() {
        for (const model::Mark& mark : m_visit.marks) OfMark(mark);
        for (const model::Treatment& treatment : m_visit.treatments) OfTreatment(treatment);
        return std::move(m_found);
    }

private:
    // Without its place.
    static ConsentStop StopOf(const terms::ConsentKind& kind, const ConsentStanding& standing,
                              std::optional<model::Instant> since) {
        ConsentStop stop;
        stop.kind = kind.id;
        stop.taken_back = since.has_value();
        stop.state = since ? ConsentState::Revoked : standing.state;
        stop.back = since;
        if (standing.state == ConsentState::Revoked) stop.back = standing.consent->revoked_at;
        if (standing.state == ConsentState::Expired) stop.ended = standing.ends;
        stop.one_visit = kind.one_visit;
        return stop;
    }
    void Add(ConsentStop stop, const model::MarkId& mark, const model::TreatmentId& treatment,
             const model::RegionRef& at, const std::string& technique) {
        stop.mark = mark;
        stop.treatment = treatment;
        stop.at = at;
        stop.technique = technique;
        m_found.push_back(std::move(stop));
    }
    void OfMark(const model::Mark& mark) {
        const auto kinds = KindsAt(m_resources, mark);
        const auto treated = std::ranges::find_if(m_visit.treatments,
                                                  [&](const auto& one) { return Holds(one.marks, mark.id); });
        const auto treatment = treated == m_visit.treatments.end() ? model::TreatmentId() : treated->id;
        for (const auto& [kind, stop] : m_missing)
            if (Holds(kinds, kind->id)) Add(stop, mark.id, treatment, mark.at, {});
    }
    void OfTreatment(const model::Treatment& treatment) {
        for (const auto& [kind, stop] : m_missing) {
            if (Holds(kind->techniques, treatment.technique))
                Add(stop, {}, treatment.id, {}, treatment.technique);
            const auto& regions = kind->regions;  // a lambda cannot take what a loop takes apart
            const auto at = std::ranges::find_if(
                treatment.regions, [&regions](const auto& one) { return Holds(regions, one.region); });
            if (at != treatment.regions.end()) Add(stop, {}, treatment.id, *at, {});
        }
    }

    Resources& m_resources;
    const model::Visit& m_visit;
    std::vector<std::pair<const terms::ConsentKind*, ConsentStop>> m_missing;
    std::vector<ConsentStop> m_found;
};

}  // namespace

bool NeedsWriting(const terms::ConsentKind& kind, const terms::Jurisdiction& law) {
    return kind.written || (kind.id == "treatment" && law.consent_written);
}

std::optional<model::Date> LastDay(const model::Client& client, const model::Consent& consent,
                                   const terms::ConsentKind& kind, const ConsentDay& day) {
    const auto own = OwnLastDay(consent, kind, day);
    if (!client.IsMinorOn(DayGiven(consent, day))) return own;
    // Born on 29 February: of age on 1 March.
    const auto of_age = std::chrono::sys_days(*client.birth_date + std::chrono::years(18));
    const model::Date last = of_age - std::chrono::days(1);
    return own ? std::min(*own, last) : last;
}

model::Date DefaultEnd(const model::Consent& consent, const terms::ConsentKind& kind, const ConsentDay& day) {
    const model::Date given = DayGiven(consent, day);
    if (kind.one_visit) return given;
    const bool by_law = kind.id == "treatment" && day.jurisdiction.consent_months;
    return After(given, by_law ? *day.jurisdiction.consent_months : kind.months);
}

ConsentStanding StandingOf(const model::Client& client, const terms::ConsentKind& kind,
                           const ConsentDay& day) {
    const model::Date today = text::ToCivil(day.at, day.zone).day;
    const model::Consent* back = LastRevoked(client, kind, day);
    ConsentStanding best;
    best.one_visit = kind.one_visit;
    for (const model::Consent& given : client.consents) {
        if (!Asked(given, kind, day) || OnlySpoken(given, kind, day)) continue;
        const bool revoked = back != nullptr && given.given_at <= *back->revoked_at;
        const model::Consent& consent = revoked ? *back : given;
        ConsentStanding one{ConsentState::Valid, &consent, LastDay(client, consent, kind, day), false,
                            kind.one_visit};
        one.older_wording =
            !consent.wording_version.empty() && consent.wording_version != kind.InForce().version;
        if (revoked)
            one.state = ConsentState::Revoked;
        else if (one.ends && *one.ends < today)
            one.state = ConsentState::Expired;
        else if (one.ends && !kind.one_visit &&
                 std::chrono::sys_days(*one.ends) - std::chrono::sys_days(today) <= kSoon)
            one.state = ConsentState::Ending;
        if (Counts(one, best)) best = one;
    }
    return best;
}

std::optional<model::Instant> TakenBackSince(const model::Client& client, const terms::ConsentKind& kind,
                                             const ConsentDay& began) {
    if (!StandingOf(client, kind, began).Holds()) return {};
    const ConsentDay later{began.at + kSameDay, began.zone, began.jurisdiction};
    const ConsentStanding then = StandingOf(client, kind, later);
    return then.state == ConsentState::Revoked ? then.consent->revoked_at : std::nullopt;
}

RecordStanding RecordOf(const model::Client& client, const model::Consent& consent,
                        const terms::ConsentKind& kind, const ConsentDay& day) {
    const model::Consent* back = LastRevoked(client, kind, day);
    const bool later = back != nullptr && consent.given_at <= *back->revoked_at;
    RecordStanding one{RecordState::InForce, LastDay(client, consent, kind, day), {}, false, kind.one_visit};
    if (consent.given_at > day.at + kSameDay) {
        one.state = RecordState::NotYet;
        one.since = consent.given_at;
    } else if (Revoked(consent, day)) {
        one.state = RecordState::TakenBack;
        one.since = consent.revoked_at;
    } else if (OnlySpoken(consent, kind, day)) {
        one.state = RecordState::NotWritten;
    } else if (one.ends && *one.ends < text::ToCivil(later ? *back->revoked_at : day.at, day.zone).day) {
        one.state = RecordState::Expired;
    } else if (later) {
        one.state = RecordState::TakenBack;
        one.since = back->revoked_at;
        one.with_later = true;
    } else if (const auto counts = StandingOf(client, kind, day);
               counts.Holds() && counts.consent->id != consent.id &&
               counts.consent->given_at >= consent.given_at) {
        one.state = RecordState::Replaced;
        one.since = counts.consent->given_at;
    }
    return one;
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

std::optional<model::Date> DayToAgree(const terms::ConsentKind& kind, const model::Visit& visit) {
    if (!kind.one_visit) return {};
    return text::ToCivil(visit.service_at, visit.zone).day;
}

std::vector<std::string> OlderWordings(const VisitEditor& editor) {
    const model::Visit& visit = editor.Visit();
    const auto& law = editor.Data().Jurisdictions().Of(editor.Store().Profile().jurisdiction);
    const StopFinder finder(editor.Data(), editor.Client(), visit, law);
    std::vector<std::string> kinds;
    for (const terms::ConsentKind& kind : editor.Data().Consents().All()) {
        const auto standing = StandingOf(editor.Client(), kind, {visit.service_at, visit.zone, law});
        if (standing.Holds() && standing.older_wording && finder.Needs(kind)) kinds.push_back(kind.id);
    }
    return kinds;
}

std::vector<ConsentStop> ConsentStops(const VisitEditor& editor) {
    const auto& law = editor.Data().Jurisdictions().Of(editor.Store().Profile().jurisdiction);
    return ConsentStops(editor.Data(), editor.Client(), editor.Visit(), law);
}

}  // namespace desk
