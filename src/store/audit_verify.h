// Whether the audit log is as it was: walked link by link, held against the records it tells of and against
// every head that was kept elsewhere.
#pragma once

#include <functional>
#include <string>
#include <vector>

#include "store/anchor_file.h"
#include "store/audit_verdict.h"
#include "store/clinic_store.h"
#include "store/engine.h"

namespace store {

// The log as it stood when it was opened, before the opening itself was told to it.
struct FoundLog {
    long long last = 0;  // sequence of its last entry
    AuditHead head;      // what it said of its end
};
[[nodiscard]] FoundLog FindLog(Engine& engine);

// A log, or a part of it, as it was when a head of it was kept.
struct Witness {
    AuditAnchor anchor;
    std::function<std::vector<vault::EntryPrint>()> prints;  // read only when the log is not as it was
};

[[nodiscard]] AuditVerdict VerifyAudit(Engine& engine, const std::string& clinic, const FoundLog& found,
                                       const std::vector<Witness>& witnesses);

// A log that was set aside, known by a head of it.
struct AsideLog {
    AuditHead head;
    AuditAside told;
};
// The logs of backups beside the clinic that its key opens, as witnesses of `log`. Those that hold the head
// of a log that was set aside are of that log.
[[nodiscard]] std::vector<Witness> BackupWitnesses(const std::filesystem::path& backups, Engine& log,
                                                   const std::string& clinic, const vault::Secret& key,
                                                   const std::vector<AsideLog>& aside);
// The ends of those that do not agree with `log`.
[[nodiscard]] std::vector<AuditHead> OtherHeads(const std::filesystem::path& backups, Engine& log,
                                                const vault::Secret& key);

}  // namespace store
