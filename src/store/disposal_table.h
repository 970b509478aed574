// The stubs of records that were removed, and the one way records are removed. What opens it is in
// schema.cpp: the stub stands first, in the same transaction, behind its entry in the audit log.
#pragma once

#include <string>
#include <vector>

#include "store/engine.h"
#include "store/keeping.h"

namespace store {

// In the order of the log.
[[nodiscard]] std::vector<Disposal> ReadDisposals(Engine& engine);
// What the audit entry of a disposal tells: of all that stands in the stub, but for where it stands in the
// log.
[[nodiscard]] std::string DigestOf(const Disposal& disposal);

// Everything of a client that will be removed, as it is told on the certificate.
[[nodiscard]] std::vector<DisposedRecord> RecordsOf(Engine& engine, const model::ClientId& client);
// Begins a disposal, whose entry must be in the log by now.
void InsertDisposal(Engine& engine, const Disposal& disposal);
// Every row of the client in every table, those of later versions too: whatever has a column "client" or
// "visit". References are looked at when the transaction ends.
void RemoveRows(Engine& engine, const Disposal& disposal);
// Shuts the way again, for good.
void FinishDisposal(Engine& engine, const Disposal& disposal);

}  // namespace store
