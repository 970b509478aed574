// A signed visit with what was written to it later: how it is read, what is said of it, and how it is
// amended.
#pragma once

#include <chrono>
#include <optional>
#include <string>
#include <vector>

#include "exchange/answer.h"
#include "model/amendment.h"
#include "store/clinic_store.h"
#include "text/translator.h"

namespace desk {

class Clinic;

// A field of the note as it is read: as signed, struck through, put in its place.
struct ReadField {
    std::string field;  // as in model::Amendment
    std::string label;  // "A, assessment"
    std::vector<model::Passage> passages;
    [[nodiscard]] bool Corrected() const;
};

struct AmendedVisit {
    model::Visit visit;  // as signed, in the chart where it stands
    std::vector<store::KeptAmendment> amendments;
    std::vector<store::Signature> signatures;
    std::vector<ReadField> fields;  // that hold something or did
    std::optional<std::chrono::milliseconds> late_by;
    bool beyond_ceiling = false;  // later than the place of practice takes
    bool in_error = false;
    bool awaits_cosign = false;
    // More than a co-signature was added to it.
    [[nodiscard]] bool Amended() const;
};

// Labels in the translator's language. Throws Refused for an unknown id.
[[nodiscard]] AmendedVisit ReadAmended(Clinic& clinic, const text::Translator& words,
                                       const model::VisitId& id);
// Signed by a student and by nobody else yet, of those the filter finds: newest first.
[[nodiscard]] std::vector<store::VisitSummary> AwaitingCosign(Clinic& clinic,
                                                              const store::VisitFilter& filter = {});
// Of a visit in a list; nothing: not late, or not signed.
[[nodiscard]] std::optional<std::chrono::milliseconds> LateBy(Clinic& clinic,
                                                              const store::VisitSummary& visit);

// Struck, or in another chart than it was signed in: what its plan says is handed out no more.
struct Withdrawn {
    bool in_error = false, moved = false;
};
[[nodiscard]] Withdrawn WithdrawnOf(Clinic& clinic, const model::VisitId& id);

// The correction that makes a field read like `whole`. Throws Refused where nothing differs.
[[nodiscard]] model::Amendment CorrectionTo(const AmendedVisit& visit, const std::string& field,
                                            const std::string& whole);
// The same by naming the words that are wrong. Throws Refused where they do not stand there exactly once.
[[nodiscard]] model::Amendment CorrectionOf(const AmendedVisit& visit, const std::string& field,
                                            const std::string& wrong, const std::string& right);

// What was typed, cleaned, with an id. Throws Refused for what is wrong with it by itself, and for a reason
// of a move that names a client: it is read in both charts.
[[nodiscard]] model::Amendment Prepared(Clinic& clinic, model::Amendment amendment);
// Prepares, signs and saves it. Throws Refused as Prepared and store::Amend do.
model::Amendment Amend(Clinic& clinic, model::Amendment amendment, const store::SigningKey& key,
                       store::WhenBehind behind = store::WhenBehind::Refuse);
// The same in parts, for a window: the function signs and saves, waits for the disk and is for Clinic::Alone,
// with a key that is still there. TellAmended is to follow with what it returns.
[[nodiscard]] std::function<model::Amendment()> Amender(Clinic& clinic, model::Amendment amendment,
                                                        const store::SigningKey& key,
                                                        store::WhenBehind behind = store::WhenBehind::Refuse);
void TellAmended(Clinic& clinic, const model::Amendment& stored);
// Puts a draft into the chart of another client, with an entry for both; spots and what was taken over stay
// behind. Throws Refused for a signed visit, the same client, or marks on a picture of the old one.
void MoveDraft(Clinic& clinic, const model::VisitId& id, const model::ClientId& to);
// Tells the log that somebody asked to amend and could not open the key.
void NoteRefusedKey(Clinic& clinic, const model::VisitId& visit);

// "40 minutes", "26 hours", "3 days".
[[nodiscard]] std::string DelayText(const text::Translator& words, std::chrono::milliseconds delay);
// "Signed 12 Sep 2026, 14:05 by Maya Lindt · Late entry, 3 days · 2 amendments"; nothing for a draft.
[[nodiscard]] std::string StandingLine(Clinic& clinic, const text::Translator& words,
                                       const AmendedVisit& visit);
// "Correction of A, assessment · 14 Sep 2026, 09:00, Maya Lindt · wrong side written"
[[nodiscard]] std::string AmendmentHead(Clinic& clinic, const text::Translator& words,
                                        const AmendedVisit& visit, const store::KeptAmendment& amendment);
// "The visit of 12 Sep 2026 was moved to another chart on 14 Sep 2026, 09:00 by Maya Lindt: wrong client
// chosen"
[[nodiscard]] std::string MovedLine(Clinic& clinic, const text::Translator& words,
                                    const store::MovedVisit& moved);
// For paper: "The record of this visit was amended on 14 Sep 2026." Empty: it was not.
[[nodiscard]] std::string AmendedOnPaper(Clinic& clinic, const text::Translator& words,
                                         const model::VisitId& id);

// For scripts: every amendment, with `valid` and `imported`; and the fields as they are read.
[[nodiscard]] exchange::Answer AmendmentsAnswer(const AmendedVisit& visit);
[[nodiscard]] exchange::Answer ReadingAnswer(const AmendedVisit& visit);

}  // namespace desk
