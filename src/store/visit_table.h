// Rows of visits with their marks, treatments and plan.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/clinic_store.h"
#include "store/engine.h"

namespace store {

[[nodiscard]] std::optional<model::Visit> ReadVisit(Engine& engine, const model::VisitId& id);
// Digest of the content as stored; empty: there is no such visit.
[[nodiscard]] std::string VisitDigest(Engine& engine, const model::VisitId& id);
// Writes only rows that changed; false: none did. Refused by the engine's triggers if the stored visit is
// signed.
bool WriteVisit(Engine& engine, const model::Visit& visit, const std::string& digest);
[[nodiscard]] std::vector<VisitSummary> ListVisits(Engine& engine, const VisitFilter& filter);
[[nodiscard]] std::vector<MarkRow> ListMarks(Engine& engine, const MarkFilter& filter);

}  // namespace store
