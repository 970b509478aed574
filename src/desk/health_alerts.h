// The health history's part of the alerts. Private to desk.
#pragma once

#include <vector>

#include "desk/alerts.h"
#include "routine/case.h"

namespace desk {

// One for each condition that holds, worked out ones (age, blood pressure) too.
[[nodiscard]] std::vector<Alert> HealthAlerts(Resources& resources, const text::Translator& words,
                                              const AlertCase& of);

// What the rules know of the client by the health history alone.
[[nodiscard]] routine::Case HealthCase(const model::Client& client, model::Instant at,
                                       const std::string& zone);

}  // namespace desk
