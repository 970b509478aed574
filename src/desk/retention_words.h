// What is said before a record is removed or a request for it refused.
#pragma once

#include <filesystem>
#include <string>

#include "desk/retention.h"
#include "pdf/letter_page.h"

namespace desk {

// "Ontario, Canada", and where the rule stands.
[[nodiscard]] std::string RuleName(const text::Translator& words, const terms::RetentionRule& rule);
[[nodiscard]] std::string SourceText(const text::Translator& words, const terms::RetentionRule& rule);
// "Rule: Ontario, Canada. CMTO: 10 years from the last entry …."
[[nodiscard]] std::string RuleSentence(const text::Translator& words, const terms::RetentionRule& rule);
// How the day was counted: "10 years after the last entry", "Under age then, the longest of: …".
[[nodiscard]] std::string DueText(const text::Translator& words, const terms::RetentionRule& rule,
                                  const RetentionRow& row);
// "kept", "due", "legal hold"
[[nodiscard]] std::string StandingWord(const text::Translator& words, const RetentionRow& row,
                                       model::Date today);
// Everything that would go, and what would stay.
[[nodiscard]] std::string GoingText(const text::Translator& words, const RetentionRow& row,
                                    store::DisposalMethod method);
// Which backups would still hold the record if it were removed now, and until when.
[[nodiscard]] std::string BackupsForecast(Clinic& clinic, const text::Translator& words);
// The letter of a refusal as a PDF, whole or not at all, readable by the owner only. The request itself is
// noted by NoteRefusedErasure. language: empty = the clinic's.
pdf::Paper WriteRefusalFile(Clinic& clinic, const RetentionRow& row, const std::filesystem::path& file,
                            const std::string& language = {});

}  // namespace desk
