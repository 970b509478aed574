// Rows of the register: added, never changed; see model/register.h.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/engine.h"
#include "store/keeping.h"

namespace store {

[[nodiscard]] std::vector<model::RegisterEntry> ReadRegister(Engine& engine, const RegisterFilter& filter);
[[nodiscard]] std::optional<model::RegisterEntry> ReadRegisterEntry(Engine& engine,
                                                                    const model::RegisterId& id);
void InsertRegisterEntry(Engine& engine, const model::RegisterEntry& entry);
[[nodiscard]] std::string DigestOf(const model::RegisterEntry& entry);
// Holds of a client that no release refers to.
[[nodiscard]] std::vector<model::RegisterId> OpenHolds(Engine& engine, const model::ClientId& client);
// One statement for all clients, whatever their number; by number. Who was disposed of or erased is left out.
[[nodiscard]] std::vector<ClientTimes> ReadClientTimes(Engine& engine);

}  // namespace store
