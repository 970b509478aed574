// What stays of a record when the person in it is erased: numbers, places, findings and dates, no word that
// somebody typed and nothing drawn or photographed.
#pragma once

#include "model/client.h"
#include "model/visit.h"

namespace model {

// Named by the number, archived; of the date of birth the first day of its year.
[[nodiscard]] Client Anonymous(const Client& client);
// Marks on pictures go, with treatments that have no other place; so does the plan. Whatever was signed stays
// closed, without a signature.
[[nodiscard]] Visit Anonymous(const Visit& visit);

// "A. E." of "Ada Example".
[[nodiscard]] std::string Initials(const std::string& name);

}  // namespace model
