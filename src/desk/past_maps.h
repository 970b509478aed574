// Two visits of a client on the same figure: what bodymap/compare_scene.h draws, for screen, paper and files.
#pragma once

#include <optional>
#include <vector>

#include "bodymap/compare_scene.h"
#include "desk/past_compare.h"
#include "desk/past_words.h"

namespace desk {

class Resources;

struct VisitPair {
    model::Visit first, second;
};
// Both whole, with the shapes of their marks; both are logged as viewed before. Throws Refused for a visit
// the past does not have.
[[nodiscard]] VisitPair LoadPair(Clinic& clinic, const ClientPast& past, const model::VisitId& first,
                                 const model::VisitId& second);

// desk::Compare of the pair, as CompareMaps of past_compare.h.
[[nodiscard]] VisitComparison CompareMaps(Resources& resources, const ClientPast& past, VisitPair pair);

// The spots of a comparison from its first list to its last.
[[nodiscard]] std::vector<const SpotPair*> SpotsOf(const PastComparison& comparison);
// The visits a spot was charted at, or found resolved.
[[nodiscard]] std::vector<model::VisitId> VisitsOf(const PastComparison& comparison, const SpotPair& spot);

// In the order of SpotsOf, what a view and layer of the client's figure shows of each. A mark counts as the
// past has it, corrected or narrowed; its shape is that of `drawn`, without one a point.
[[nodiscard]] std::vector<bodymap::ComparedSpot> ComparedOn(Resources& resources, const ClientPast& past,
                                                            const PastComparison& comparison,
                                                            const VisitPair* drawn, model::View view,
                                                            model::Layer layer);
[[nodiscard]] bodymap::CompareLook CompareLookOf(const PastWords& names, const text::Translator& words,
                                                 const ClientPast& past, const PastComparison& comparison,
                                                 model::View view, model::Layer layer, bool overlaid);
struct ComparedView {
    model::View view;
    model::Layer layer;
    bool operator==(const ComparedView&) const = default;
};
// Those that show a spot; of the body, and of a close-up where no view of the body shows one of its spots.
// Front and superficial where nothing was charted.
[[nodiscard]] std::vector<ComparedView> ComparedViews(Resources& resources, const ClientPast& past,
                                                      const PastComparison& comparison);

}  // namespace desk
