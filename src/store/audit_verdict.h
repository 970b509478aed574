// What a walk of the audit log found: whether it stands, what is wrong first, and what it was compared with.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "model/clock.h"
#include "vault/tampering.h"

namespace store {

// A place in the log outside the clinic file, or its end.
struct AuditHead {
    long long sequence = 0;
    std::string hash;  // hex
};

// What told of it.
enum class AuditWitness {
    Chain,      // the hashes of the log itself
    Profile,    // the head and prints kept in the user's profile
    Backup,     // the log of a backup
    Told,       // a head printed or noted, told by who asks
    Record,     // the content of a record beside the log
    Signature,  // the signature of a visit beside the log
    Elsewhere,  // the head kept for another place of the same clinic: a copy may have gone its own way
};

struct AuditFinding {
    vault::Tampering kind = vault::Tampering::Edit;
    long long sequence = 0;  // of the entry; 0: none tells of it
    AuditWitness witness = AuditWitness::Chain;
    std::string record;  // id; empty: the entry itself
};

// That the log a head belongs to was set aside: another one was accepted in its place.
struct AuditAside {
    long long entry = 0;  // that says so
    model::Instant at{};
    std::string by;  // name
};

// A head kept elsewhere, compared with the log.
struct AuditAnchor {
    AuditWitness witness = AuditWitness::Profile;
    std::string name;  // of the backup's folder
    AuditHead head;
    model::Instant at{};  // when it was kept; the epoch: not known
    bool agrees = false;
    std::optional<AuditAside> aside = {};  // it does not agree and is not expected to
};

struct AuditVerdict {
    AuditHead head;                      // of the log as it stood before it was opened to be verified
    std::vector<AuditFinding> findings;  // the first bad entry first
    std::vector<AuditAnchor> anchors;
    [[nodiscard]] bool Sound() const { return findings.empty(); }
    // Up to this entry nothing can have been changed, not even by who holds the key of the database; 0: no
    // anchor agrees.
    [[nodiscard]] long long Anchored() const;
};

}  // namespace store
