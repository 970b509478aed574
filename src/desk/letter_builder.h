// A letter to another health professional about one client: from the findings of a visit, or from a red flag
// that was raised.
//
// It tells somebody else about a client's health. So it needs the client's consent ("sharing" of
// templates/consents.toml) or the law or duty the therapist names, and it stands in the register of
// disclosures with its reason, its question and what it took along before it is written.
#pragma once

#include <array>
#include <filesystem>
#include <optional>
#include <set>
#include <string>
#include <string_view>

#include "model/visit.h"
#include "pdf/referral_page.h"
#include "text/translator.h"

namespace desk {

class Clinic;

inline constexpr const char* kSharingConsent = "sharing";

enum class LetterStart { Visit, RedFlag };

enum class LetterPart { RedFlags, Findings, Treatment, Measures, Health, Given };
// As files and the command line name them.
inline constexpr std::array<std::string_view, 6> kLetterParts{"red_flags", "findings", "treatment",
                                                              "measures",  "health",   "given"};
// "emergency", "same_day", "refer_days" as routine::RedFlag has them; empty: routine.
inline constexpr std::array<const char*, 4> kLetterUrgencies{"", "refer_days", "same_day", "emergency"};

struct LetterWish {
    model::VisitId visit;
    std::string name, practice, address;  // of who receives it; the address line by line
    std::string urgency;                  // one of kLetterUrgencies
    std::string reason, question;         // line by line
    std::set<LetterPart> parts;
    std::string legal_reason;  // the law or duty it is sent by without the client's consent
    std::string language;      // of the letter; empty: the clinic's
    bool operator==(const LetterWish&) const = default;
};

// Where a letter about this visit begins: with its red flag if it has one.
[[nodiscard]] LetterStart StartOf(const model::Visit& visit);
// Urgency, reason, question and parts as they are proposed; nobody it goes to. Throws Refused for an unknown
// visit, NoAccess for who may not print records or note disclosures.
[[nodiscard]] LetterWish ProposeLetter(Clinic& clinic, const model::VisitId& visit, LetterStart start,
                                       const std::string& language = {});
// What a TOML file says of it: name, practice, address, reason, question, urgency, legal_reason and parts;
// the rest stays as it is. Throws BadInput naming file and line, for a key nobody knows too.
void ReadLetterFile(const std::filesystem::path& file, LetterWish& wish);

// Whether the client agrees to it today, and a sentence that says so.
struct LetterConsent {
    bool holds = false;
    std::string text;
};
[[nodiscard]] LetterConsent LetterConsentOf(Clinic& clinic, const text::Translator& words,
                                            const model::ClientId& client);
// "routine", "doctor soon" …, "Red flags", "Findings with the map" …
[[nodiscard]] std::string LetterUrgencyName(const text::Translator& words, const std::string& urgency);
[[nodiscard]] std::string LetterPartName(const text::Translator& words, LetterPart part);

// Throws Refused, one sentence: a text too long or with what nobody can see, a visit that was struck;
// NoAccess as ProposeLetter. What is enough to look at a letter, so that a client can read what is to be
// agreed to.
void DemandReadable(Clinic& clinic, const LetterWish& wish);
// What it needs before it leaves. Throws Refused, one sentence: what DemandReadable refuses, nobody it goes
// to, no reason, less urgent than a red flag of the visit, no consent and no legal reason.
void DemandLetter(Clinic& clinic, const LetterWish& wish);

// As the visit was signed, with marks as corrections of their values left them; every other corrected line of
// what goes along is told in its own words. Health and consent are those of today. `entry`: of the audit log,
// that tells of the letter.
[[nodiscard]] pdf::ReferralPage BuildLetter(Clinic& clinic, const LetterWish& wish,
                                            const std::optional<long long>& entry = {});
// To be looked at: demands it readable, logs nothing.
[[nodiscard]] pdf::Paper LetterPaper(Clinic& clinic, const LetterWish& wish);
// As it leaves: demands it, notes it (the register of disclosures and "letter.print"), then makes it with
// what it is logged as.
[[nodiscard]] pdf::Paper LetterToPrint(Clinic& clinic, const LetterWish& wish);
// The same as a file, written whole or not at all, readable by the owner only.
pdf::Paper WriteLetterFile(Clinic& clinic, const LetterWish& wish, const std::filesystem::path& file);

}  // namespace desk
