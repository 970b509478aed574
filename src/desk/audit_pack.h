// The audit pack: what a clinic hands to who has to judge a client's records over a period. A PDF to be read
// and tables for a spreadsheet, in a folder of their own.
#pragma once

#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include "desk/audit_entries.h"
#include "desk/audit_review.h"
#include "desk/consents.h"
#include "pdf/audit_page.h"
#include "store/backup.h"
#include "store/clinic_store.h"

namespace desk {

class Clinic;

struct PackOrder {
    model::ClientId client;
    std::optional<model::Date> from, to;  // days of service and of access, both inclusive
    std::string purpose;                  // "Insurer, claim 4711"; may be empty
    std::string language;                 // of the page
};

// All that goes into a pack.
struct AuditPack {
    PackOrder order;
    model::Client client;
    // A private chart that who makes the pack may not open: the name, who treated when, and the entries.
    bool closed = false;
    struct Visit {
        store::VisitSummary summary;
        std::string therapist;
        std::vector<store::Signature> signatures;
        std::string late_reason;  // as model::Visit
    };
    std::vector<Visit> visits;  // the oldest first
    struct GivenConsent {
        model::Consent consent;
        std::string name;  // of the kind
        RecordStanding standing;
    };
    std::vector<GivenConsent> consents;  // all there are: one given long before may be in force
    Review review;                       // of this client and period
    std::vector<EntryRow> access;        // in the order of the log
    store::AuditVerdict verdict;
    store::AuditHead head;  // of the log with this pack in it
    std::string made_by;
    model::Instant made_at{};
};

// Tells the log of the pack, and returns what reads and verifies the log: on any thread, see
// store::ClinicStore::AuditReader. Throws Refused for an unknown client and for a period that ends before it
// begins, Environment or Usage for a folder that is not new or empty, or lies inside a clinic.
[[nodiscard]] std::function<store::AuditReading(const store::Progress&)> BeginPack(
    Clinic& clinic, const PackOrder& order, const std::filesystem::path& folder);
[[nodiscard]] AuditPack GatherPack(Clinic& clinic, const PackOrder& order, const store::AuditReading& read);
[[nodiscard]] pdf::AuditPage PackPage(Clinic& clinic, const AuditPack& pack);

struct PackTable {
    std::string name;  // "visits.csv"
    std::string text;
};
// Times in UTC, ids and stable words; no cell that a spreadsheet runs as a formula.
[[nodiscard]] std::vector<PackTable> PackTables(Clinic& clinic, const AuditPack& pack);

struct PackWritten {
    std::vector<std::filesystem::path> files;  // the PDF first
    pdf::Paper paper;
    store::AuditHead head;
    bool sound = false;  // the log is as it was
};
// Writes all files or none, readable by the owner only; the folder as BeginPack wants it.
PackWritten FinishPack(Clinic& clinic, const PackOrder& order, const store::AuditReading& read,
                       const std::filesystem::path& folder);
// A folder in that place that is not there yet: "audit-pack-0418-2026-11-29", with a number behind it if
// need be.
[[nodiscard]] std::filesystem::path NewPackFolder(Clinic& clinic, const PackOrder& order,
                                                  const std::filesystem::path& place);

}  // namespace desk
