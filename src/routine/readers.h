// The four files, one reader each; every id is checked where it is read, so that the message names its line.
#pragma once

#include "routine/rules.h"
#include "terms/toml_file.h"

namespace routine {

// In this order: each relies on what the earlier ones brought.
void ReadRegions(const terms::Table& root, Rules& rules);
void ReadModalities(const terms::Table& root, Rules& rules);
void ReadRoutines(const terms::Table& root, Rules& rules);
void ReadContraindications(const terms::Table& root, Rules& rules);
// Condition ids named by routines.toml, known only once contraindications.toml was read.
void CheckConditionIds(const terms::Table& routines, const Rules& rules);

[[nodiscard]] Action ReadAction(const terms::Table& table, const char* key = "action");
[[nodiscard]] std::optional<int> OptionalWhole(const terms::Table& table, const char* key);

// Refuses the first id for which `known` is false: `key` says which list of the table it stands in.
template <class Known>
void CheckIds(const terms::Table& table, const char* key, const Names& ids, Known known) {
    for (const std::string& id : ids) {
        if (!known(id)) table.Refuse(std::string(key) + ": \"" + id + "\" is not a known id");
    }
}

}  // namespace routine
