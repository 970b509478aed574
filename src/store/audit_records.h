// The records and signatures of a clinic held against what the audit log tells of them.
#pragma once

#include <vector>

#include "store/audit_verdict.h"
#include "store/engine.h"

namespace store {

[[nodiscard]] std::vector<AuditFinding> CheckRecords(Engine& engine);

}  // namespace store
