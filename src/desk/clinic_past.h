// The clinic in numbers, for its owner. What could tell who a client is stays hidden: a count of fewer than
// kSmallCount clients is not given, and where one hidden count could be had from a total and the others, the
// next smallest is hidden with it.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "desk/past_frequency.h"
#include "exchange/answer.h"
#include "store/past.h"
#include "text/translator.h"

namespace desk {

class Clinic;

inline constexpr int kSmallCount = 5;

// A row of a table of counts. What is hidden has neither number.
struct ClinicCount {
    std::string key;             // id of a finding, an area, a technique; of a user
    std::optional<int> visits;   // with it
    std::optional<int> clients;  // of them
};

struct ClinicTherapist {
    model::UserId user;
    ClinicCount total;
    std::vector<ClinicCount> findings, areas, techniques;  // most first, hidden ones last
    int unsigned_notes = 0, late_notes = 0;                // of the therapist's own work: never hidden
};

struct ClinicFigures {
    PastRange range;
    ClinicCount total;
    std::vector<ClinicCount> findings, areas, techniques;
    std::vector<ClinicTherapist> therapists;
    int unsigned_notes = 0, late_notes = 0;
    // Days between visits of one client, median over all clients' gaps; nothing below kSmallCount clients.
    std::optional<double> median_gap_days;
    // Clients whose last visit is longer ago than 1.5 times their own median gap (at least three visits and
    // no more than a year ago).
    std::optional<int> overdue;
};

struct ClinicPast {
    store::ClinicRows rows;
    std::string zone;
    int late_after_hours = 0;  // of the place of practice; a note signed later is late
    model::Instant now{};
};

// Owner only. Logged as "history.clinic" before anything is read. Long: for Clinic::Alone.
[[nodiscard]] ClinicPast LoadClinicPast(Clinic& clinic);
[[nodiscard]] ClinicFigures FiguresOf(const ClinicPast& past, const terms::Levels& levels,
                                      const PastRange& range = {});

// Counts of clients of rows that add up to a total: those below kSmallCount hidden, and the next smallest
// with them where a single one, or hidden ones that sum to fewer than kSmallCount, could be worked out. Rows
// that are 0 are no row at all.
void Suppress(std::vector<ClinicCount>& rows);

[[nodiscard]] exchange::Answer ClinicAnswer(Clinic& clinic, const text::Translator& words,
                                            const ClinicFigures& figures);

}  // namespace desk
