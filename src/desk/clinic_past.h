// The clinic in numbers, for its owner, made so that no client can be picked out: a number that stands for
// fewer than kSmallCount clients is not given, nor one from which such a number could be worked out within
// one answer; what is hidden is not named either. Ranges are of whole months, so that two ranges a day apart
// do not tell one visit; who asks for two ranges a month apart may still learn of a small month by
// subtracting, which the owner is told (ClinicWords::Hidden).
#pragma once

#include <array>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

#include "desk/past_frequency.h"
#include "exchange/answer.h"
#include "store/past.h"
#include "text/translator.h"

namespace desk {

class Clinic;

inline constexpr int kSmallCount = 5;

// Hidden, it has no numbers.
struct ClinicCount {
    // Id of a finding, an area, a technique; empty: of all, and in a table of all that is hidden in it.
    std::string key;
    std::optional<int> visits;   // with it
    std::optional<int> clients;  // of them
    [[nodiscard]] bool Hidden() const { return !clients; }
};

enum class ClinicTable { Findings, Areas, Techniques };
inline constexpr std::size_t kClinicTables = 3;
inline constexpr std::array kAllClinicTables{ClinicTable::Findings, ClinicTable::Areas,
                                             ClinicTable::Techniques};
[[nodiscard]] std::string_view ToText(ClinicTable table);

struct ClinicGroup {
    ClinicCount total;
    std::array<std::vector<ClinicCount>, kClinicTables> tables;  // most first, one row of all hidden last
    // Of the therapist's own work, no client's: never hidden. Newest first.
    std::vector<model::VisitId> unsigned_notes, late_notes;
    [[nodiscard]] const std::vector<ClinicCount>& Of(ClinicTable table) const {
        return tables[static_cast<std::size_t>(table)];
    }
};

struct ClinicTherapist : ClinicGroup {
    model::UserId user;
};

struct ClinicFigures {
    PastRange range;  // as it was widened to whole months
    ClinicGroup all;
    std::vector<ClinicTherapist> therapists;  // by id
    // Days between the visits of one client, over all of them, whole; nothing below kSmallCount clients with
    // two.
    std::optional<double> mean_gap_days, median_gap_days;
    // Clients overdue now (see IsOverdue), whatever the range, archived ones left out; nothing where they are
    // 1 to kSmallCount − 1.
    std::optional<int> overdue;
};

struct ClinicPast {
    store::ClinicRows rows;
    std::string zone;
    int late_after_hours = 0;  // of the place of practice; a note signed later is late
    model::Date today{};
};

// Owner only. Logged as "history.clinic" before anything is read. Long: for Clinic::Alone.
[[nodiscard]] ClinicPast LoadClinicPast(Clinic& clinic);
[[nodiscard]] ClinicFigures FiguresOf(const ClinicPast& past, const terms::Levels& levels,
                                      const PastRange& range = {});

// Parts that add up to a total. Those of fewer than kSmallCount clients are hidden; then the smallest that
// are left, one by one, until at least two parts are hidden of which one stands for kSmallCount clients or
// more (parts may share clients); the total too, where no part is left for that. What is 0 is no part.
void Suppress(ClinicCount& total, const std::vector<ClinicCount*>& parts);

// A client with three visits or more whose last one, within a year, is longer ago than 1.5 times the median
// gap between them.
[[nodiscard]] bool IsOverdue(int visits, double median_gap_days, int days_since);

// How many numbers of visits and clients the figures have, and how many of them are hidden.
struct ClinicHidden {
    int numbers = 0, hidden = 0;
};
[[nodiscard]] ClinicHidden HiddenOf(const ClinicFigures& figures);

[[nodiscard]] exchange::Answer ClinicAnswer(const ClinicFigures& figures);

}  // namespace desk
