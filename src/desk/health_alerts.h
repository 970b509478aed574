// The health history's part of the alerts. Private to desk.
#pragma once

#include <vector>

#include "desk/alerts.h"

namespace desk {

// One for each condition that holds, worked out ones (age, blood pressure) too.
[[nodiscard]] std::vector<Alert> HealthAlerts(Resources& resources, const text::Translator& words,
                                              const AlertCase& of);

}  // namespace desk
