// The audit log as FHIR R4: a Bundle of AuditEvents, one for each entry, from which the entry can be read
// back.
#pragma once

#include <filesystem>
#include <map>
#include <string>

#include "exchange/answer.h"
#include "model/ids.h"
#include "store/audit_verdict.h"
#include "vault/chain_walk.h"

namespace desk {

class Clinic;

using UserNames = std::map<model::UserId, std::string>;

// One AuditEvent; its codes are those of vault/audit_actions.h.
[[nodiscard]] exchange::Answer AuditEventOf(const vault::StoredLink& stored, const std::string& clinic,
                                            const UserNames& names);

// Tells the log first, as ExportAudit does. Returns the head of what was written.
store::AuditHead ExportAuditFhir(Clinic& clinic, const std::filesystem::path& file);

}  // namespace desk
