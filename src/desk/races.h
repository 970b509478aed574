// Races that are over, as the client's record and the week of the last plan know them.
#pragma once

#include <optional>

#include "model/client.h"
#include "model/visit.h"

namespace desk {

// The newest race that is not ahead of a day: one of that day counts, whether it was run already or not.
[[nodiscard]] std::optional<model::Race> LastRace(const model::Client& client, model::Date today);
// The same, or a newer one the week of an earlier visit's plan names, for the days after it: such weeks call
// matches races, and those come every week. One that the record has ahead by now was put off.
[[nodiscard]] std::optional<model::Race> LastRace(const model::Client& client, const model::Visit& earlier,
                                                  model::Date today);
[[nodiscard]] int DaysSince(const model::Race& race, model::Date today);

}  // namespace desk
