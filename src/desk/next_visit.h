// When the client had best come again.
#pragma once

#include <optional>

#include "model/clock.h"

namespace desk {

class VisitEditor;

// The visit's day and the massage cadence of its plan further on; where the race rules allow no massage (48 h
// before a race) or the race itself is, the nearest other day, the earlier one of two. From there on to the
// next day the clinic is open (desk/opening_days.h) and the race allows, never back: nothing brings a client
// sooner than that. nullopt: none is found within half the cadence, or two weeks.
[[nodiscard]] std::optional<model::Date> ProposeNextVisit(const VisitEditor& editor);

}  // namespace desk
