// The audit log and proofs from it as files that stand for themselves (vault/audit_file.h).
#pragma once

#include <filesystem>
#include <optional>
#include <string>

#include "model/ids.h"
#include "store/audit_verdict.h"
#include "vault/audit_file.h"

namespace desk {

class Clinic;

// Tells the log first, so that the file ends with its own export. Returns the head of what was written.
store::AuditHead ExportAudit(Clinic& clinic, const std::filesystem::path& file);

// That the visit, as its last entry tells it, is in the log as it stands now. Throws Refused for a visit the
// log does not tell of.
vault::AuditProof ProveVisit(Clinic& clinic, const model::VisitId& visit, const std::filesystem::path& file);

struct FileVerdict {
    store::AuditVerdict verdict;             // of a log
    std::optional<vault::AuditProof> proof;  // or what was to be proven
    std::string root;                        // hex
};
// Of an exported log or a proof, told by its content; compared with a head too where one is given: of a log
// its last hash, of a proof the number of entries and the root. Throws BadInput naming the line that is
// neither.
[[nodiscard]] FileVerdict VerifyAuditFile(const std::filesystem::path& file,
                                          const std::optional<store::AuditHead>& told);

}  // namespace desk
