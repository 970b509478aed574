// An audit pack on paper: one client's records over a period, for who has to judge them. A plain value in,
// PDF bytes out.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

#include "model/clinic.h"
#include "pdf/listing.h"
#include "pdf/plan_page.h"
#include "text/translator.h"

namespace pdf {

// In the page's language except fixed headings, which it takes from `words`.
struct AuditPage {
    model::ClinicProfile clinic;
    Letterhead letterhead;
    std::string therapist;  // on the letterhead
    std::string client, number, birth_date;
    std::string period, purpose, made_by, made_on;
    std::vector<std::string> summary;  // sentences
    using Table = Listing;
    std::vector<Table> tables;
    std::vector<std::string> verification;  // sentences: what was found, what it was compared with
    std::string head;                       // of the log, as it is typed again
    std::vector<std::string> how_to_check;  // sentences and commands
    bool letter_paper = false;
};

// Throws model::Error (Environment) if the fonts are missing or libharu fails.
[[nodiscard]] Paper WriteAuditPack(const AuditPage& page, const text::Translator& words,
                                   const std::filesystem::path& fonts);

}  // namespace pdf
