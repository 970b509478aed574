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

    [[nodiscard]] bool Holds() const { return state == ConsentState::Valid || state == ConsentState::Ending; }
};

// Last day of a consent: what it says itself, else what the law (treatment) or the kind says.
[[nodiscard]] std::optional<model::Date> LastDay(const model::Consent& consent,
                                                 const terms::ConsentKind& kind, const ConsentDay& day);
// How long one given now without a word of its own will hold.
[[nodiscard]] model::Date DefaultEnd(const model::Consent& consent, const terms::ConsentKind& kind,
                                     const ConsentDay& day);
[[nodiscard]] ConsentStanding StandingOf(const model::Client& client, const terms::ConsentKind& kind,
                                         const ConsentDay& day);

// Whether it held when a visit began and was taken back within a day of that: what was done before was agreed
// to, nothing more may be done.
[[nodiscard]] bool TakenBackSince(const model::Client& client, const terms::ConsentKind& kind,
                                  const ConsentDay& began);

// "valid to 12 Mar 2027", "taken back 3 May 2026", "not given", in the translator's language.
[[nodiscard]] std::string StandingText(const text::Translator& words, const ConsentStanding& standing,
                                       const std::string& zone);
// The words of the kinds as the client sees them, each under its name; of one kind without the name.
[[nodiscard]] std::string WordingText(Resources& resources, const std::vector<std::string>& kinds,
                                      const std::string& language);

// How a consent was signed. What is not drawn is noted behind the name of who gave it.
enum class SignedHow { Drawn, OnPaper, TypedName };

struct ConsentGiven {
    std::vector<std::string> kinds;  // one signature may stand for several
    std::string language;            // of the wording shown
    std::string given_by;
    SignedHow how = SignedHow::Drawn;
    std::vector<std::vector<model::MapPoint>> signature;
    std::optional<model::Date> given_on;  // nothing: today
    std::optional<model::Date> expires;   // nothing: as long as each kind holds
};
// Keeps each kind with the exact words shown. Returns the client as stored. Throws Refused, one sentence: no
// kind, nobody, no signature, a day that cannot be.
model::Client RecordConsents(Clinic& clinic, const model::ClientId& client, const ConsentGiven& given);
// It stays in the record, with the day and the reason (which may be empty). Throws Refused for an unknown or
// revoked one.
model::Client RevokeConsent(Clinic& clinic, const model::ClientId& client, const model::ConsentId& consent,
                            const std::string& why);

// A place or a technique of a visit that needs a consent which is not there.
struct ConsentStop {
    std::string kind;              // id
    model::MarkId mark;            // empty: a treatment of regions, or a technique
    model::TreatmentId treatment;  // empty: only charted
    model::RegionRef at;           // empty for a technique
    std::string technique;         // empty for a place
    bool taken_back = false;       // it held when the visit began
    bool operator==(const ConsentStop&) const = default;
};

// Ids of the kinds a mark lies in; where an arrow leads is felt, not treated.
[[nodiscard]] std::vector<std::string> KindsAt(Resources& resources, const model::Mark& mark);
// Each kind once for every mark and treatment, in the order of the visit.
[[nodiscard]] std::vector<ConsentStop> ConsentStops(Resources& resources, const model::Client& client,
                                                    const model::Visit& visit,
                                                    const terms::Jurisdiction& jurisdiction);
[[nodiscard]] std::vector<ConsentStop> ConsentStops(const VisitEditor& editor);

}  // namespace desk
