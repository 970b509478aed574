// Rows of visits with their marks, treatments and plan.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/clinic_store.h"
#include "store/engine.h"

namespace store {

// As it was signed, whatever chart it stands in by now.
[[nodiscard]] std::optional<model::Visit> ReadVisit(Engine& engine, const model::VisitId& id);
// Whose visit it is; nothing if there is none.
struct VisitOwners {
    model::ClientId client;
    model::UserId therapist;
};
[[nodiscard]] std::optional<VisitOwners> OwnersOf(Engine& engine, const model::VisitId& id);
// The client in whose chart it stands; empty: there is no such visit.
[[nodiscard]] model::ClientId ReadChart(Engine& engine, const model::VisitId& id);
// Digest of the content as stored; empty: there is no such visit.
[[nodiscard]] std::string VisitDigest(Engine& engine, const model::VisitId& id);
// Writes only rows that changed; false: none did. Refused by the engine's triggers if the stored visit is
// signed, and if there is a stored one whose digest is not the one expected.
bool WriteVisit(Engine& engine, const model::Visit& visit, const std::string& digest,
                const std::optional<std::string>& expected_digest = {});
// Throws Refused: signed meanwhile, or changed by somebody else.
void DemandUnchanged(const model::Visit& stored, const std::string& expected_digest);
[[noreturn]] void ThrowSigned();
[[nodiscard]] std::vector<VisitSummary> ListUnsigned(Engine& engine,
                                                     const std::optional<model::UserId>& therapist,
                                                     int limit);
[[nodiscard]] std::vector<VisitSummary> ListVisits(Engine& engine, const VisitFilter& filter);
[[nodiscard]] std::vector<MarkRow> ListMarks(Engine& engine, const MarkFilter& filter);
[[nodiscard]] std::vector<ResolvedSpot> ListResolved(Engine& engine, const model::ClientId& client,
                                                     model::Instant before);

}  // namespace store
