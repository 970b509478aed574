// The audit log: appended to within the transaction of what it tells.
#pragma once

#include <string>
#include <vector>

#include "store/clinic_store.h"
#include "store/engine.h"

namespace store {

struct AuditNote {
    std::string action, entity;
    model::ClientId client;
    std::string before, after;
};

// A digest the log or a signature tells, with the encoding it was taken of.
struct Claim {
    std::string digest;
    int encoding = 0;
};
[[nodiscard]] bool Matches(const model::Visit& visit, const Claim& claim);

void StartAudit(Engine& engine, const std::string& clinic);
void AppendAudit(Engine& engine, const model::Instant& at, const model::UserId& user, const AuditNote& note);
[[nodiscard]] std::vector<AuditEntry> ReadAudit(Engine& engine);
// Adds a finding for every broken link, for a cut end, and for contents that differ from their last entry.
void CheckAudit(Engine& engine, const std::string& clinic, CheckReport& report);

}  // namespace store
