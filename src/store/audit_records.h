// The records and signatures of a clinic held against what the audit log tells of them.
#pragma once

#include <vector>

#include "store/audit_verdict.h"
#include "store/engine.h"

namespace store {

// Records that are gone are missing unless a disposal tells of them as the log last did.
[[nodiscard]] std::vector<AuditFinding> CheckRecords(Engine& engine);
// Whether the client, its visits, pictures and entries of the register are what the log tells of them.
[[nodiscard]] bool IsAsTold(Engine& engine, const model::ClientId& client);

}  // namespace store
