// What retention asks of the store and what is left of a record that was removed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/client.h"
#include "model/clock.h"
#include "model/ids.h"
#include "model/register.h"
#include "store/audit_verdict.h"

namespace store {

// When a record was last written to: service, entry and signature of visits, what was amended here, versions
// of the health history, consents. A record with none of them: when the client was taken in.
struct ClientTimes {
    model::ClientId client;
    std::string number, name;
    std::optional<model::Date> birth_date;
    std::optional<model::Instant> last_entry;
    int visits = 0, drafts = 0;
    bool held = false;
};

struct RegisterFilter {
    std::optional<model::ClientId> client;
    std::optional<model::RegisterKind> kind;
};

// Dispose: the whole record goes. Erase: what tells who it was goes (model::Anonymous).
enum class DisposalMethod { Dispose, Erase };

// Under which rule, as the caller found it.
struct DisposalOrder {
    std::string rule;  // id of templates/retention.toml
    model::Date due_on{};
    std::string reason;
};

// One thing that was removed; the digest the audit log last told of it, where it tells any.
struct DisposedRecord {
    std::string kind;    // "client", "visit", "signature", "amendment", "picture", "consent", "health",
                         // "emergency", "register"
    std::string record;  // id
    std::string digest;
};

// The stub that stays. Names nobody but by number and initials; an erased client by number alone.
struct Disposal {
    long long sequence = 0;  // of the entry in the audit log that tells it
    model::ClientId client;
    std::string number, initials;
    DisposalMethod method = DisposalMethod::Dispose;
    model::Instant at{};
    model::UserId user;
    DisposalOrder order;
    std::optional<model::Instant> first_at, last_at;  // of the visits
    std::vector<DisposedRecord> records;
    bool cleaned = false;     // the pages that held it are known to be overwritten
    bool done = true;         // false only in a file somebody else has written to
    AuditHead before, after;  // of the log: the entry before, and the one that tells it
};

}  // namespace store
