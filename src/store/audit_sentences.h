// Findings of a verified audit log in words.
#pragma once

#include <string>
#include <vector>

#include "store/audit_verdict.h"

namespace store {

// A finding as a message id with what fills it.
struct AuditSentence {
    const char* message = "";
    std::vector<std::string> args;
};
[[nodiscard]] AuditSentence SentenceOf(const AuditFinding& finding);

// Another copy of the clinic, of this computer, was ahead of this log: either that one went its own way, or
// this one is older and was put in its place. Nothing: the log stands as it was found.
[[nodiscard]] const AuditAnchor* AheadElsewhere(const AuditVerdict& verdict);

}  // namespace store
