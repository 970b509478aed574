// Rows of amendments: added, never changed, never removed.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "store/audit_table.h"
#include "store/clinic_store.h"
#include "store/engine.h"

namespace store {

// An amendment with the clinic and the signed content it belongs to, so that it cannot be carried elsewhere.
struct BoundAmendment {
    std::string clinic, visit_digest;
    model::Amendment content;
};
[[nodiscard]] BoundAmendment Bind(Engine& engine, const std::string& clinic,
                                  const model::Amendment& amendment);
[[nodiscard]] std::string DigestOf(const BoundAmendment& bound, int encoding);
[[nodiscard]] bool Matches(const BoundAmendment& bound, const Claim& claim);

struct AmendmentOrigin {
    bool imported = false;
    std::optional<model::Instant> clock = {};  // as of Signature
};
void InsertAmendment(Engine& engine, const model::SealedAmendment& sealed, const std::string& digest,
                     const AmendmentOrigin& origin);
void SetChart(Engine& engine, const model::VisitId& visit, const model::ClientId& chart);

[[nodiscard]] std::vector<model::Amendment> ReadAmendments(Engine& engine, const model::VisitId& visit);
[[nodiscard]] std::optional<model::VisitId> FindAmended(Engine& engine, const model::AmendmentId& id);
[[nodiscard]] std::optional<BoundAmendment> ReadBound(Engine& engine, const std::string& clinic,
                                                      const std::string& id);
// Each checked against the visit as it is stored and the keys of who signed.
[[nodiscard]] std::vector<KeptAmendment> ReadKept(Engine& engine, const std::string& clinic,
                                                  const model::VisitId& visit);
[[nodiscard]] std::vector<MovedVisit> ListMovedAway(Engine& engine, const model::ClientId& client);
// Adds a finding for every amendment that does not hold and every visit in a chart no amendment moved it to.
void CheckAmendments(Engine& engine, const std::string& clinic, CheckReport& report);

}  // namespace store
