// What a verified audit log says, for people and as the command line's answer.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "desk/audit_files.h"
#include "exchange/answer.h"
#include "store/clinic_store.h"
#include "text/translator.h"

namespace desk {

class Clinic;

// The end of a log as it is printed on paper and typed again later: "1234:" and half of its hash.
[[nodiscard]] std::string HeadText(const store::AuditHead& head);
// "Audit log up to entry 1234: 1234:5f3a…", the line for records on paper.
[[nodiscard]] std::string HeadLine(const text::Translator& words, const store::AuditHead& head);
// What HeadText made, or the whole hash; throws Usage for anything else.
[[nodiscard]] store::AuditHead ParseHead(const std::string& text);

// One sentence for each finding, the first bad entry first.
[[nodiscard]] std::vector<std::string> FindingSentences(const text::Translator& words,
                                                        const store::AuditVerdict& verdict);
// What the log was compared with, and what could not be told.
[[nodiscard]] std::vector<std::string> AnchorSentences(const text::Translator& words,
                                                       const store::AuditVerdict& verdict);
// Of a log with nothing wrong in itself, where another copy of the clinic on this computer was ahead of it: it
// may be an older one in the place of that. Empty: nothing speaks for it.
[[nodiscard]] std::string NotProven(const text::Translator& words, const store::AuditVerdict& verdict);
[[nodiscard]] exchange::Answer VerdictAnswer(const text::Translator& words,
                                             const store::AuditVerdict& verdict);
[[nodiscard]] exchange::Answer FileVerdictAnswer(const text::Translator& words, const FileVerdict& found);

// Entries with the name of who did it; in the order of the log.
[[nodiscard]] exchange::Answer TrailAnswer(Clinic& clinic, const store::AuditFilter& filter);

}  // namespace desk
