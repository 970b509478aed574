// A letter from a therapist to another health professional about one client. A plain value in, PDF bytes out;
// no clinic, no clock: same value, same bytes.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "pdf/listing.h"
#include "pdf/record_page.h"

namespace pdf {

// All in the page's language, except fixed headings, which the page takes from `words`.
struct ReferralPage {
    // Clinic, letterhead, therapist, client, identity, paper and footer; figures, marks and sections, each if
    // it goes along. The rest of a record stands in no letter.
    RecordPage chart;
    std::vector<std::string> recipient;  // line by line, as on an envelope
    std::string day;                     // "30 November 2026"
    std::string title;                   // "Referral: Ada Example, born 1 March 1985"
    RecordPage::Banner urgency;          // without a title: routine
    std::vector<std::string> opening;    // salutation, then a sentence
    std::string reason, question;        // paragraphs at each line end; may be empty
    RecordPage::Section red_flags;
    std::string found_title;         // "What we found on 14 November 2026"
    std::vector<std::string> done;   // what was done, a sentence each
    Listing measures;                // over time; without rows: left out
    std::vector<std::string> scope;  // what this letter is not, and on what ground it was written
};

// Throws model::Error (Environment) if the fonts are missing or libharu fails.
[[nodiscard]] Paper WriteReferral(const ReferralPage& page, const text::Translator& words,
                                  const std::filesystem::path& fonts);

}  // namespace pdf
