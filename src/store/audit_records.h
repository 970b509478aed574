// The records and signatures of a clinic held against what the audit log tells of them.
#pragma once

#include <map>
#include <string>
#include <utility>
#include <vector>

#include "store/audit_table.h"
#include "store/audit_verdict.h"
#include "store/engine.h"
#include "vault/audit_link.h"

namespace store {

// A digest the log tells last, of one record.
struct LastClaim {
    long long sequence = 0;
    Claim claim;
};

// What the log tells of records, gathered while it is walked: it is read once only.
struct ToldByLog {
    struct Entry {
        long long sequence = 0;
        std::string entity, user, after;
        bool imported = false;
    };
    struct Behind {
        long long sequence = 0;
        model::Instant clock{};
    };
    std::map<std::string, LastClaim, std::less<>> claims;                // by record
    std::map<std::string, Behind, std::less<>> behind;                   // by visit or amendment
    std::map<long long, std::pair<std::string, std::string>> disposals;  // whose, digest of the stub
    std::vector<Entry> signings, amendings;

    void Take(const vault::LinkView& entry);
};

// Records that are gone are missing unless a disposal tells of them as the log last did.
[[nodiscard]] std::vector<AuditFinding> CheckRecords(Engine& engine, const ToldByLog& told);
// Whether the client, its visits, pictures and entries of the register are what the log tells of them.
[[nodiscard]] bool IsAsTold(Engine& engine, const model::ClientId& client);

}  // namespace store
