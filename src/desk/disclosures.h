// The register in words: what was told to whom about a client, the client's own statements, breaches.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "exchange/answer.h"
#include "model/register.h"
#include "store/clinic_store.h"
#include "text/translator.h"

namespace desk {

class Clinic;

// By hand: to whom, what, when (empty: now), under which consent.
struct DisclosureWish {
    model::ClientId client;
    std::string whom, what, consent;
    std::optional<model::Date> on{};
};
model::RegisterEntry AddDisclosure(Clinic& clinic, const DisclosureWish& wish);
// What the program hands out itself, under which consent; before it leaves.
void NoteDisclosure(store::ClinicStore& store, const model::ClientId& client, const std::string& whom,
                    const std::string& what, const std::string& consent = {});
// The client's own words, beside the record as it is.
model::RegisterEntry AddStatement(Clinic& clinic, const model::ClientId& client, const std::string& words);

// When somebody found out, in the clinic's zone. Of a day without a time the hours run from its beginning:
// rather told too early than too late.
struct KnownSince {
    std::optional<model::Date> day = {};  // empty: today, or now where there is no time either
    std::string time = {};                // "14:30", as ParseTimeOfDay takes it
};
// A breach that became known then, and who was told. Throws Refused for what is still to come, Usage for what
// is no time.
model::RegisterEntry AddBreach(Clinic& clinic, const std::string& what, const std::string& whom,
                               const KnownSince& known = {});
// What was done about it, and who was told.
model::RegisterEntry AddFollowUp(Clinic& clinic, const model::RegisterId& breach, const std::string& what,
                                 const std::string& whom);

// An entry as people read it.
struct RegisterRow {
    model::RegisterEntry entry;
    std::string day, by;
};
// Newest first; logged as a view.
[[nodiscard]] std::vector<RegisterRow> RegisterRows(Clinic& clinic, const text::Translator& words,
                                                    const store::RegisterFilter& filter);
struct BreachRow : RegisterRow {
    std::string since;  // day and time
    std::string clock;  // as BreachClock
    bool late = false;  // the 72 hours are over
    std::vector<RegisterRow> steps;
};
[[nodiscard]] std::vector<BreachRow> BreachRows(Clinic& clinic, const text::Translator& words);

// Entries of a kind, of one client or all; logged as a view.
// `consent` as it is kept, an id or words; `consent_text` as people read it.
[[nodiscard]] exchange::Answer RegisterAnswer(Clinic& clinic, const text::Translator& words,
                                              const store::RegisterFilter& filter);
// A table for spreadsheets of the disclosures of a client.
[[nodiscard]] std::string DisclosuresCsv(Clinic& clinic, const text::Translator& words,
                                         const model::ClientId& client);

// A breach must be told to the authority within 72 hours after it became known (GDPR, Art. 33).
inline constexpr std::chrono::hours kBreachHours{72};
// "41 hours left to tell the authority", "was due 5 hours ago"
[[nodiscard]] std::string BreachClock(const text::Translator& words, const model::RegisterEntry& breach,
                                      model::Instant now);
[[nodiscard]] exchange::Answer BreachesAnswer(Clinic& clinic, const text::Translator& words);

}  // namespace desk
