// Rows of clients with their consents and health histories, and the search over them.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/clinic_store.h"
#include "store/engine.h"

namespace store {

[[nodiscard]] std::optional<model::Client> ReadClient(Engine& engine, const model::ClientId& id);
// Digest of the content as stored; empty: there is no such client.
[[nodiscard]] std::string ClientDigest(Engine& engine, const model::ClientId& id);
void WriteClient(Engine& engine, const model::Client& client, const std::string& digest);
[[nodiscard]] std::string NextClientNumber(Engine& engine);
// client_search.cpp
[[nodiscard]] std::vector<ClientSummary> SearchClients(Engine& engine, const std::string& text, int limit);
// Whether that search finds a client by the name alone.
[[nodiscard]] bool FoundByName(Engine& engine, const model::ClientId& client, const std::string& text);
[[nodiscard]] std::vector<ClientSummary> ListRecentClients(Engine& engine, int limit);

}  // namespace store
