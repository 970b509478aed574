// How long records are kept, what is due for disposal, and the one way it is disposed of or erased.
#pragma once

#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "exchange/answer.h"
#include "model/clock.h"
#include "store/keeping.h"
#include "terms/retention.h"
#include "text/translator.h"

namespace desk {

class Clinic;

// What the day was counted by.
enum class DueBasis { Adult, Minor, BirthUnknown };

struct Due {
    model::Date on{};  // from this day on the record may be disposed of
    DueBasis basis = DueBasis::Adult;
    bool operator==(const Due&) const = default;
};

// Who was under age at the last entry is kept until the longest of the rule's figures; who may have been, for
// want of a date of birth, as an adult for the longest of them. Nothing for a record that tells no time. 29
// February becomes 1 March in other years: never a day too early.
[[nodiscard]] std::optional<Due> DueOn(const std::optional<model::Date>& birth,
                                       const std::optional<model::Date>& last_entry,
                                       const terms::RetentionRule& rule);

struct RetentionRow {
    model::ClientId client;
    std::string number, name;
    std::optional<model::Date> birth_date, last_entry;
    std::optional<Due> due;
    int visits = 0, drafts = 0;
    bool held = false;

    // Held records are not.
    [[nodiscard]] bool MayGo(model::Date today) const { return !held && due && due->on <= today; }
};

// Of the clinic's jurisdiction, else the generic one.
[[nodiscard]] terms::RetentionRule RuleOf(Clinic& clinic);
// Every client that was not disposed of or erased, who is due first first; `due_only`: those that may go
// today, and those that only a hold keeps.
[[nodiscard]] std::vector<RetentionRow> RetentionList(Clinic& clinic, bool due_only);
// Throws Refused for an unknown client and for one that is disposed of or erased already.
[[nodiscard]] RetentionRow RetentionOf(Clinic& clinic, const model::ClientId& client);
// The client of an id or of the clinic's own number. Throws Refused where there is none or several.
[[nodiscard]] model::ClientId ClientNamed(Clinic& clinic, const std::string& id_or_number);

void Hold(Clinic& clinic, const model::ClientId& client, const std::string& reason);
// Lifts every hold of the client; throws Refused without one.
void Release(Clinic& clinic, const model::ClientId& client, const std::string& reason);

// What somebody says who removes a record: the client's number once more, and why; and, where DateDoubt asks
// for it, which day it is.
struct Confirmed {
    std::string number, reason;
    std::optional<model::Date> today = {};
};
// Why nobody can be sure of the date: the clock stands long after the log's entry before. Empty: it does not,
// or the date was confirmed since.
[[nodiscard]] std::string DateDoubt(Clinic& clinic, const text::Translator& words);
// Throws Usage for another number than the client's.
void DemandNumber(const RetentionRow& row, const Confirmed& confirmed);
// Throws Usage for another number or another day than the clock's, Refused while the record must be kept or
// the date is in doubt and was not said, and as store::ClinicStore::Remove.
store::Disposal Dispose(Clinic& clinic, const model::ClientId& client, const Confirmed& confirmed);
// The same for a client's request to be erased; what is refused goes to the register with the reason.
store::Disposal Erase(Clinic& clinic, const model::ClientId& client, const Confirmed& confirmed);
// Both in parts, for a window: what is refused is refused here; the function removes the record, which may
// take as long as a backup, and is for Clinic::Alone. Clinic::Forget is to follow.
[[nodiscard]] std::function<store::Disposal()> Disposer(Clinic& clinic, const model::ClientId& client,
                                                        const Confirmed& confirmed);
[[nodiscard]] std::function<store::Disposal()> Eraser(Clinic& clinic, const model::ClientId& client,
                                                      const Confirmed& confirmed);
// The request of a client who cannot be erased now goes to the register, with why. Throws Usage for another
// number or no reason.
void NoteRefusedErasure(Clinic& clinic, const RetentionRow& row, const Confirmed& confirmed);
// Why a client cannot be erased now; empty: it can be.
[[nodiscard]] std::string ErasureRefusal(Clinic& clinic, const text::Translator& words,
                                         const RetentionRow& row);
// The letter to the client about it, in the translator's language.
[[nodiscard]] std::string RefusalLetter(Clinic& clinic, const text::Translator& words,
                                        const RetentionRow& row);
// What it says, without letterhead, date and name.
[[nodiscard]] std::vector<std::string> RefusalParagraphs(Clinic& clinic, const text::Translator& words,
                                                         const RetentionRow& row);

[[nodiscard]] exchange::Answer RetentionAnswer(Clinic& clinic, const std::vector<RetentionRow>& rows);
[[nodiscard]] exchange::Answer DisposalAnswer(const store::Disposal& disposal);
// "Client 0418: disposed of on 29 November 2026 under the rule ca-on (audit entry 123)."
[[nodiscard]] std::string DisposalSentence(Clinic& clinic, const text::Translator& words,
                                           const store::Disposal& disposal);

}  // namespace desk
