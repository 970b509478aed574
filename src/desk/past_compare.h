// Two visits of a client spot by spot, in lists that add up.
#pragma once

#include <array>
#include <optional>
#include <vector>

#include "desk/past.h"
#include "desk/visit_measures.h"

namespace desk {

// From this difference on a severity of 0–10 is said to have changed meaningfully: 2 points (Abbott and
// Schmitt 2014, JOSPT 44:560–564, minimal important difference 1.5–3.5; Suzuki et al. 2020, PLoS One, rounds
// to 2). Smaller ones are shown with their direction and no more.
inline constexpr int kMeaningfulSeverity = 2;

enum class SpotChange { New, Worse, Same, Better, Resolved };
inline constexpr std::size_t kSpotChanges = 5;
[[nodiscard]] std::string_view ToText(SpotChange change);

// A spot with what each visit charted of it on one side of the body: a spot whose side was corrected is two.
// Of several marks of one spot at one visit the severest counts for its scores, the first for its place; all
// are in the counts.
struct SpotPair {
    model::SpotId spot;
    SpotChange change = SpotChange::Same;
    bool meaningful = false;  // worse or better by kMeaningfulSeverity or more
    bool found_gone = false;  // resolved, and the second visit says so; otherwise it was just not charted
    std::string finding;      // as the second visit has it, else as the first
    model::RegionRef at;
    int marks_first = 0, marks_second = 0;
    std::optional<int> before_first, after_first, before_second, after_second;
    model::MarkId mark_first, mark_second;  // those the scores are of; empty where there is none
};

struct PastComparison {
    model::VisitId first, second;
    std::array<std::vector<SpotPair>, kSpotChanges> lists;  // in the order of SpotChange
    // Spots: spots_first − resolved + new = spots_second. Marks: marks_first − marks of resolved spots +
    // marks of new ones + the difference within spots both have = marks_second.
    int spots_first = 0, spots_second = 0;
    int marks_first = 0, marks_second = 0;
    int marks_gone = 0, marks_new = 0, marks_within = 0;
    [[nodiscard]] const std::vector<SpotPair>& Of(SpotChange change) const {
        return lists[static_cast<std::size_t>(change)];
    }
};

// Direction is of the severity before treatment: worse is higher. Without a severity on either side a spot
// that both visits have counts as the same. Throws Refused for a visit the past does not have.
[[nodiscard]] PastComparison CompareSpots(const ClientPast& past, const model::VisitId& first,
                                          const model::VisitId& second);

// What the two maps have in common, and how much of the body each covers: desk::Compare of the two visits,
// which says formula and source (bodymap::MarkedSurface), of the marks the past has of them: as it was
// narrowed, and where one was corrected. Reads the two visits; both are logged as viewed.
[[nodiscard]] VisitComparison CompareMaps(Clinic& clinic, const ClientPast& past, const model::VisitId& first,
                                          const model::VisitId& second);

}  // namespace desk
