// The audit log: appended to within the transaction of what it tells.
#pragma once

#include <functional>
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
// What an older encoding has no place for was not there when its digest was taken.
[[nodiscard]] bool Matches(const model::Visit& visit, const Claim& claim);
[[nodiscard]] bool Matches(const model::Client& client, const Claim& claim);
[[nodiscard]] bool Matches(const model::Picture& picture, const Claim& claim);
[[nodiscard]] bool Matches(const model::Phrase& phrase, const Claim& claim);
[[nodiscard]] bool Matches(const model::RegisterEntry& entry, const Claim& claim);

void StartAudit(Engine& engine, const std::string& clinic);
void AppendAudit(Engine& engine, const model::Instant& at, const model::UserId& user, const AuditNote& note);
[[nodiscard]] std::vector<AuditEntry> ReadAudit(Engine& engine, const AuditFilter& filter);
// Behind the entry `after`, in order.
void ReadLinks(Engine& engine, long long after, const std::function<void(const vault::StoredLink&)>& take);
// The same without a copy: what is seen is there during the call only.
void ViewLinks(Engine& engine, long long after, const std::function<void(const vault::StoredView&)>& take);
// What the log says of its own end.
[[nodiscard]] AuditHead ReadHead(Engine& engine);
// Of the last entry that is there; 0: none.
[[nodiscard]] long long LastSequence(Engine& engine);
// The hash of one entry; empty if it is not there.
[[nodiscard]] std::string HashAt(Engine& engine, long long sequence);

}  // namespace store
