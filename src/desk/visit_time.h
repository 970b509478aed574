// When a visit was and how long it took, as a person types it.
#pragma once

#include <optional>
#include <string_view>

#include "desk/visit_editor.h"

namespace desk {

struct TimeOfDay {
    int hour = 0, minute = 0;
    bool operator==(const TimeOfDay&) const = default;
};

// "9", "9:05", "14.30", "1430", "2:30 pm"; nullopt for what is no time of a day.
[[nodiscard]] std::optional<TimeOfDay> ParseTimeOfDay(std::string_view text);

// Date and time are those of the visit's own zone. Throws Refused for what has not begun yet, a day before
// the client was born and a length outside 5 to 600 minutes.
void SetVisitTime(VisitEditor& editor, model::Date day, TimeOfDay begins, int minutes);

}  // namespace desk
