// When the client had best come again.
#pragma once

#include <optional>

#include "model/clock.h"

namespace desk {

class VisitEditor;

// The visit's day and the massage cadence of its plan further on; where the race rules allow no massage (48 h
// before a race) or the race itself is, the nearest other day, the earlier one of two. No day is known to be
// closed: a clinic's profile has no opening hours. nullopt: none is found within half the cadence, or two
// weeks.
[[nodiscard]] std::optional<model::Date> ProposeNextVisit(const VisitEditor& editor);

}  // namespace desk
