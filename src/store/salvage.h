// Saves what can be read of a damaged clinic into a new one. The damaged one is only read: page by page, so
// that a page that does not hold costs its own rows and no others.
#pragma once

#include <filesystem>
#include <memory>
#include <string>
#include <vector>

#include "store/backup.h"
#include "store/clinic_store.h"

namespace store {

// What opens the damaged clinic. With a recovery code the passphrase is the new one.
struct SalvageKey {
    std::string user, passphrase, recovery_code;
};

struct SalvagedTable {
    std::string name;
    long long rows = 0;     // saved
    long long missing = 0;  // that the audit log, or its numbers, tell of
};

struct SalvageReport {
    long long pages = 0, unreadable = 0;
    long long rows_cut = 0;  // in pages that hold, but going on in pages that do not
    std::vector<SalvagedTable> tables;
    // Rows nobody could sign in without, that were lost and are made from the keys: "clinic", "users" …
    std::vector<std::string> made_anew;
};

struct Salvaged {
    std::unique_ptr<ClinicStore> store;
    SalvageReport report;
};

// A new clinic at `target`, where nothing may be yet, under the same keys, with an entry of its own in the
// log. What the damage took from the log and from records is there to be named by VerifyAudit; nothing of it
// is made up for. Throws model::Error for a wrong passphrase and for keys of which no copy is whole.
[[nodiscard]] Salvaged Salvage(const std::filesystem::path& damaged, const std::filesystem::path& target,
                               const SalvageKey& key, const Surroundings& around,
                               const Progress& progress = {});

}  // namespace store
