// What a client has agreed to, whether it holds, and where it is missing.
//
// A place that needs a consent of its own may be charted without it: what the client tells and what the hands
// find is true either way. But it raises the stop (ConsentStops), and once something was done there the visit
// cannot be signed before the consent is recorded. What was done is never refused: the record has to be able
// to say it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/client.h"
#include "model/visit.h"
#include "terms/consent_kinds.h"
#include "terms/jurisdictions.h"
#include "text/translator.h"

namespace desk {

class Clinic;
class Resources;
class VisitEditor;

// When a consent is asked about, and by whose law.
struct ConsentDay {
    model::Instant at{};
    std::string zone;
    const terms::Jurisdiction& jurisdiction;
};

enum class ConsentState {
    Missing,  // never given
    Revoked,  // taken back, and with it every one of its kind given until then
    Expired,
    Ending,  // within 30 days
    Valid
};

struct ConsentStanding {
    ConsentState state = ConsentState::Missing;
    // The one that counts, the one that was taken back, or the last of those that do not hold.
    const model::Consent* consent = nullptr;
    std::optional<model::Date> ends;  // last day; nothing: until it is revoked
    bool older_wording = false;       // holds, but the words have changed since: ask again
    bool one_visit = false;           // of a kind that is asked anew at every visit

    [[nodiscard]] bool Holds() const { return state == ConsentState::Valid || state == ConsentState::Ending; }
};

// Last day of a consent: what it says itself, else what the law (treatment) or the kind says; the day it was
// given for one of one visit. What a guardian gave ends before the client comes of age.
[[nodiscard]] std::optional<model::Date> LastDay(const model::Client& client, const model::Consent& consent,
                                                 const terms::ConsentKind& kind, const ConsentDay& day);
// Whether the kind or the law wants it in writing.
[[nodiscard]] bool NeedsWriting(const terms::ConsentKind& kind, const terms::Jurisdiction& law);
// How long one given now without a word of its own will hold.
[[nodiscard]] model::Date DefaultEnd(const model::Consent& consent, const terms::ConsentKind& kind,
                                     const ConsentDay& day);
[[nodiscard]] ConsentStanding StandingOf(const model::Client& client, const terms::ConsentKind& kind,
                                         const ConsentDay& day);

// When it was taken back, if it held as a visit began and that was within a day of it: what was done before
// was agreed to, nothing more may be done.
[[nodiscard]] std::optional<model::Instant> TakenBackSince(const model::Client& client,
                                                           const terms::ConsentKind& kind,
                                                           const ConsentDay& began);

// What has become of one consent on record, beside the others of its kind.
enum class RecordState {
    InForce,
    Replaced,  // would hold, but a later one counts
    Expired,
    TakenBack,   // itself, or with a later one of its kind
    NotWritten,  // spoken, where it has to be written
    NotYet       // given on a day still to come
};

struct RecordStanding {
    RecordState state = RecordState::InForce;
    std::optional<model::Date> ends;      // last day
    std::optional<model::Instant> since;  // when it was taken back or replaced, or will begin
    bool with_later = false;              // taken back with a later one
    bool one_visit = false;
};

[[nodiscard]] RecordStanding RecordOf(const model::Client& client, const model::Consent& consent,
                                      const terms::ConsentKind& kind, const ConsentDay& day);

// "valid to 12 Mar 2027", "taken back 3 May 2026", "not given", in the translator's language.
[[nodiscard]] std::string StandingText(const text::Translator& words, const ConsentStanding& standing,
                                       const std::string& zone);
// A sentence: "In force to 12 March 2027.", "Taken back on 3 May 2026."
[[nodiscard]] std::string RecordText(const text::Translator& words, const RecordStanding& standing,
                                     const std::string& zone);
// "signed here", "signed on paper"; nothing where it is not known.
[[nodiscard]] std::string HowText(const text::Translator& words, model::ConsentHow how);
// The words of the kinds as the client sees them, each under its name; of one kind without the name.
[[nodiscard]] std::string WordingText(Resources& resources, const std::vector<std::string>& kinds,
                                      const std::string& language);

struct ConsentGiven {
    std::vector<std::string> kinds;  // one signature may stand for several
    std::string language;            // of the wording shown
    std::string given_by;
    model::ConsentHow how = model::ConsentHow::Drawn;
    std::vector<std::vector<model::MapPoint>> signature;
    std::optional<model::Date> given_on;  // nothing: today
    std::optional<model::Date> expires;   // nothing: as long as each kind holds
};
// Who gives a consent on a day: the guardian's name for a minor, else the client's. May be empty.
[[nodiscard]] std::string GiverOn(const model::Client& client, model::Date day);
// Keeps each kind with the exact words shown. Returns the client as stored. Throws Refused, one sentence: no
// kind, nobody, a minor, no signature, only spoken where it has to be written, a day that cannot be.
model::Client RecordConsents(Clinic& clinic, const model::ClientId& client, const ConsentGiven& given);
// It stays in the record, with the day and the reason (which may be empty). Throws Refused for an unknown or
// revoked one and for one that was taken back with a later one.
model::Client RevokeConsent(Clinic& clinic, const model::ClientId& client, const model::ConsentId& consent,
                            const std::string& why);

// A place or a technique of a visit that needs a consent which is not there.
struct ConsentStop {
    std::string kind;                            // id
    model::MarkId mark;                          // empty: a treatment of regions, or a technique
    model::TreatmentId treatment;                // empty: only charted
    model::RegionRef at;                         // empty for a technique
    std::string technique;                       // empty for a place
    bool taken_back = false;                     // it held when the visit began
    ConsentState state = ConsentState::Missing;  // as the visit began; Revoked: taken_back too
    std::optional<model::Instant> back;          // when it was taken back
    std::optional<model::Date> ended;            // when it has ended
    bool one_visit = false;                      // it has to be given at every visit
    bool operator==(const ConsentStop&) const = default;
};

// Ids of the kinds a mark lies in; where an arrow leads is felt, not treated.
[[nodiscard]] std::vector<std::string> KindsAt(Resources& resources, const model::Mark& mark);
// Each kind once for every mark and treatment, in the order of the visit.
[[nodiscard]] std::vector<ConsentStop> ConsentStops(Resources& resources, const model::Client& client,
                                                    const model::Visit& visit,
                                                    const terms::Jurisdiction& jurisdiction);
[[nodiscard]] std::vector<ConsentStop> ConsentStops(const VisitEditor& editor);
// Kinds a visit needs that hold, but in words that have changed since; in the order of the kinds.
[[nodiscard]] std::vector<std::string> OlderWordings(const VisitEditor& editor);
// "Gluteus maximus, left: consent taken back 3 May 2026 (Gluteal region)"
[[nodiscard]] std::string StopText(const text::Translator& words, Resources& resources,
                                   const ConsentStop& stop, const std::string& zone);
// What can be done about it beyond recording the consent or removing the mark; may be empty.
[[nodiscard]] std::string StopAdvice(const text::Translator& words, const ConsentStop& stop);
// What was done with a consent that was taken back later stays in the record.
[[nodiscard]] bool MayRemove(const ConsentStop& stop);
// The day a consent has to be given on to count for a visit; nothing: it may be older.
[[nodiscard]] std::optional<model::Date> DayToAgree(const terms::ConsentKind& kind,
                                                    const model::Visit& visit);

}  // namespace desk
