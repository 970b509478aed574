// The health history as people read it: versions of one sitting as one, and what changed between two.
#pragma once

#include <string>
#include <vector>

#include "model/client.h"
#include "model/visit.h"
#include "store/clinic_store.h"
#include "terms/vocabulary.h"
#include "text/translator.h"

namespace desk {

class Resources;
class VisitEditor;

// The same answers, whoever wrote them down when.
[[nodiscard]] bool SaysTheSame(const model::HealthHistory& a, const model::HealthHistory& b);

// Whether the health history was never asked to its end: neither all conditions not listed were answered as
// one nor every condition of the catalogue. One answered "not sure" within a history that was asked is no
// gap.
[[nodiscard]] bool HistoryIncomplete(const terms::Vocabulary& terms, const model::Client& client);

// Versions of one person that follow each other within half an hour, with no visit begun between them; what
// is kept while typing is one sitting.
struct Sitting {
    std::size_t version = 0;  // its last one, in Client::history
    model::Instant began{}, ended{};
    model::UserId by;
};
// Oldest first. `visits`: when each visit of the client was begun, in any order.
[[nodiscard]] std::vector<Sitting> SittingsOf(const model::Client& client,
                                              const std::vector<model::Instant>& visits);
[[nodiscard]] std::vector<Sitting> SittingsOf(const store::ClinicStore& store, const model::Client& client);

// One line each, what applies now first: "+ Anticoagulant", "– Raynaud phenomenon", "Gout: in the past",
// "Medication: Apixaban". Empty: nothing changed.
[[nodiscard]] std::vector<std::string> HealthChanges(Resources& resources, const text::Translator& words,
                                                     const model::HealthHistory& before,
                                                     const model::HealthHistory& after);
// A sitting as it is read: what it changed in the one before; the first of all in an empty form.
struct SittingText {
    std::string title;  // "23 Nov 2026 → 14 Dec 2026 · Ada Muster"; two of one day with their times
    std::vector<std::string> changes;  // HealthChanges
};
[[nodiscard]] std::vector<SittingText> SittingTexts(const store::ClinicStore& store, Resources& resources,
                                                    const text::Translator& words,
                                                    const model::Client& client);  // newest first
// "no", "yes", "in the past", "not asked"
[[nodiscard]] std::string AnswerText(const text::Translator& words, model::Answer answer);

// The day the client was last asked about the health before this visit: at an earlier visit or for the
// history; nothing: never.
[[nodiscard]] std::optional<model::Date> LastAsked(const store::ClinicStore& store,
                                                   const model::Client& client, const model::Visit& visit);
// One undo step. Throws Refused where words of the client that say otherwise stand already.
// Records that it was asked and nothing changed: "No change since 12 Oct (asked 14:33)". Language: the
// clinic's.
void RecordNoChange(VisitEditor& editor);

}  // namespace desk
