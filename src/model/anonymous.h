// What stays of a record when the person in it is erased: numbers, places, findings and dates, no word that
// somebody typed and nothing drawn or photographed.
#pragma once

#include "model/client.h"
#include "model/register.h"
#include "model/visit.h"

namespace model {

// Named by the number, archived; of the date of birth the first day of its year.
[[nodiscard]] Client Anonymous(const Client& client);
// Marks on pictures go, with treatments that have no other place; so does the plan. Whatever was signed stays
// closed, without a signature.
[[nodiscard]] Visit Anonymous(const Visit& visit);
// When, of what kind and by whom it was noted; of the consent the kind, where it was told by that of the
// client.
[[nodiscard]] RegisterEntry Anonymous(const RegisterEntry& entry, const Client& client);

// "A. E." of "Ada Example".
[[nodiscard]] std::string Initials(const std::string& name);

}  // namespace model
