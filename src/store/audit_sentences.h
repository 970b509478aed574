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

}  // namespace store
