// Races that are over, as the client's record and the weeks of earlier plans know them.
#pragma once

#include <optional>
#include <vector>

#include "model/client.h"
#include "model/visit.h"

namespace desk {

class Clinic;

// The newest race that is not ahead of a day: one of that day counts, whether it was run already or not.
[[nodiscard]] std::optional<model::Race> LastRace(const model::Client& client, model::Date today);
// The same, or a newer one of the weeks of earlier plans, for the days after it: such weeks call matches
// races, and those come every week. One that the record has ahead, under its name and by more than a week,
// was put off.
[[nodiscard]] std::optional<model::Race> LastRace(const model::Client& client,
                                                  const std::vector<model::Race>& of_weeks,
                                                  model::Date today);
// The same of the client's visits before a moment, but for those entered in error.
[[nodiscard]] std::optional<model::Race> LastRace(Clinic& clinic, const model::Client& client,
                                                  model::Instant before, model::Date today);
// What the week of a visit's plan calls races, with their days.
[[nodiscard]] std::vector<model::Race> RacesOfWeek(const model::Visit& visit);
[[nodiscard]] int DaysSince(model::Date day, model::Date today);  // below 0: it is ahead
[[nodiscard]] int DaysSince(const model::Race& race, model::Date today);

}  // namespace desk
