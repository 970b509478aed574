// The certificate of a disposal and the proof of an erasure, made of the stub alone: they can be printed
// again.
#pragma once

#include <filesystem>
#include <string>

#include "pdf/letter_page.h"
#include "store/keeping.h"

namespace desk {

class Clinic;

// What kind and how many records, of which period, under which rule, when, by whom, how, between which heads
// of the audit log, and which backups still hold it. No clinical word; the client by number and initials.
// language: empty = the clinic's.
[[nodiscard]] pdf::LetterPage BuildDisposalPage(Clinic& clinic, const store::Disposal& disposal,
                                                const std::string& language = {});
// Writes the PDF whole or not at all, readable by the owner only, and logs it; not before the pages that held
// the record are overwritten.
pdf::Paper WriteDisposalFile(Clinic& clinic, const store::Disposal& disposal,
                             const std::filesystem::path& file, const std::string& language = {});
// The last one of a client, by the clinic's own number or the id. Throws Refused where there is none.
[[nodiscard]] store::Disposal DisposalNamed(Clinic& clinic, const std::string& number_or_id);

// Which backups beside the clinic still hold the record, and until when.
[[nodiscard]] std::string BackupsSentence(Clinic& clinic, const text::Translator& words,
                                          const store::Disposal& disposal);

}  // namespace desk
