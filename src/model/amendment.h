// What is written to a signed visit later: it stands beside the note, which stays as it was signed.
#pragma once

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "model/clock.h"
#include "model/ids.h"
#include "model/problem.h"
#include "model/visit.h"

namespace model {

using AmendmentId = Id<struct AmendmentTag>;

enum class AmendmentKind {
    Addition,
    Correction,  // of words of one field, which stay legible, struck through
    Move,        // from the chart of one client to that of another
    CoSign,      // somebody else stands for it too
    InError      // the whole entry is struck through
};

struct Amendment {
    AmendmentId id;
    VisitId visit;
    int number = 1;  // of this visit's amendments
    AmendmentKind kind = AmendmentKind::Addition;
    UserId by;
    Instant at{};
    std::string reason;
    // Which field it concerns: "reason", "health_update", "soap.s", "soap.o", "soap.a", "soap.p",
    // "mark.<id>", "treatment.<id>" (their lines of the findings), "measured.<n>" (the n-th line behind
    // them, from 1). Empty: the visit as a whole.
    std::string field;
    std::size_t position = 0;  // correction: byte of the field, as it was read then, where `original` begins
    std::string original;      // correction: the words that were wrong; empty: something was missing there
    std::string text;          // added, or put in place of `original`
    ClientId from, to;         // move
    bool operator==(const Amendment&) const = default;
};

// What makes it hold, in hex; kept as it came where it was signed in another clinic.
struct AmendmentSeal {
    int encoding = 0;
    std::string digest, public_key, signature;
    bool operator==(const AmendmentSeal&) const = default;
};

struct SealedAmendment {
    Amendment content;
    AmendmentSeal seal;
    bool operator==(const SealedAmendment&) const = default;
};

inline constexpr std::size_t kLeastReason = 3, kMostReason = 500, kMostAmended = 20'000;  // characters
inline constexpr std::size_t kMostAmendments = 1000;                                      // of one visit

// What is wrong with it by itself; whether it fits its visit is CheckAgainst's to say.
[[nodiscard]] std::optional<Problem> Check(const Amendment& amendment);
// The field is one of the visit's, the words to be corrected stand there after `before`, and an entry is
// struck or co-signed only once by the same person.
[[nodiscard]] std::optional<Problem> CheckAgainst(const Visit& visit, const std::vector<Amendment>& before,
                                                  const Amendment& amendment);

// A piece of a field as it is read: who put it there and who struck it, as indexes of the amendments.
struct Passage {
    std::string text;
    std::optional<std::size_t> added_by, struck_by;  // nothing: as signed; it stands
    bool operator==(const Passage&) const = default;
};

// The text of a field as it was signed; nullptr: the visit has no such field.
[[nodiscard]] const std::string* SignedText(const Visit& visit, std::string_view field);
// The field with its corrections, in order. A correction that does not fit is passed over.
[[nodiscard]] std::vector<Passage> PassagesOf(const Visit& visit, std::string_view field,
                                              const std::vector<Amendment>& amendments);
// Without what was struck.
[[nodiscard]] std::string Standing(const std::vector<Passage>& passages);

// What a person changed from one text to the other, by whole words; both empty where nothing differs.
struct Replacement {
    std::size_t position = 0;
    std::string original, text;
};
[[nodiscard]] Replacement Between(const std::string& before, const std::string& after);

// How long after the treatment began the note was signed, if that is more than `hours`: a late entry.
[[nodiscard]] std::optional<std::chrono::milliseconds> LateBy(Instant service_at, Instant signed_at,
                                                              int hours);

// "addition", "correction", "move", "cosign", "in_error"
[[nodiscard]] std::string_view ToText(AmendmentKind kind);
[[nodiscard]] std::optional<AmendmentKind> ParseAmendmentKind(std::string_view text);

}  // namespace model
