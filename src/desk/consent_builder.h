// A consent on paper: blank, to be handed out and signed, or as it was given.
#pragma once

#include <filesystem>
#include <string>

#include "model/client.h"
#include "pdf/consent_page.h"

namespace desk {

class Clinic;

// language: of the blank page; empty = the client's. What was given is printed in the language and in the
// words it was given in.
struct ConsentPaper {
    model::ClientId client;
    std::string kind;          // id
    model::ConsentId consent;  // the one that was given; empty: the blank page
    std::string language{};
};

// The one of a kind to be printed as it was given: the one in force, else the last on record; empty: none.
[[nodiscard]] model::ConsentId GivenConsent(Clinic& clinic, const model::ClientId& client,
                                            const std::string& kind);
// Throws Refused for a client, kind or consent that is not there.
[[nodiscard]] pdf::ConsentPage BuildConsentPage(Clinic& clinic, const ConsentPaper& wanted);
[[nodiscard]] pdf::Paper MakeConsent(Clinic& clinic, const ConsentPaper& wanted);
// Before the paper leaves.
void LogConsentPrint(Clinic& clinic, const ConsentPaper& wanted);
// Writes the PDF whole or not at all, readable by the owner only, and logs it.
pdf::Paper WriteConsentFile(Clinic& clinic, const ConsentPaper& wanted, const std::filesystem::path& file);

}  // namespace desk
