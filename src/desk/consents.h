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

namespace desk {

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
    Revoked,  // the last one was taken back
    Expired,
    Ending,  // within 30 days
    Valid
};

struct ConsentStanding {
    ConsentState state = ConsentState::Missing;
    const model::Consent* consent = nullptr;  // the one that counts, or the last of those that do not
    std::optional<model::Date> ends;          // last day; nothing: until it is revoked
    bool older_wording = false;               // holds, but the words have changed since: ask again

    [[nodiscard]] bool Holds() const { return state == ConsentState::Valid || state == ConsentState::Ending; }
};

// Last day of a consent: what it says itself, else what the law (treatment) or the kind says.
[[nodiscard]] std::optional<model::Date> LastDay(const model::Consent& consent,
                                                 const terms::ConsentKind& kind, const ConsentDay& day);
[[nodiscard]] ConsentStanding StandingOf(const model::Client& client, const terms::ConsentKind& kind,
                                         const ConsentDay& day);

// A place or a technique of a visit that needs a consent which is not there.
struct ConsentStop {
    std::string kind;              // id
    model::MarkId mark;            // empty: a treatment of regions, or a technique
    model::TreatmentId treatment;  // empty: only charted
    model::RegionRef at;           // empty for a technique
    std::string technique;         // empty for a place
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
