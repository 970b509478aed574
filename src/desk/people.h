// The people of a clinic: who they are and what they may do.
#pragma once

#include <string>

#include "exchange/answer.h"
#include "model/clinic.h"
#include "model/privacy.h"
#include "text/translator.h"

namespace desk {

class Clinic;

[[nodiscard]] std::string RoleName(const text::Translator& words, model::Role role);
// For who is signed in and owns the chart: "Everyone", "My profession", "Only me".
[[nodiscard]] std::string PrivacyName(const text::Translator& words, model::Privacy privacy);
// The matrix role × operation: for each operation its name, whether each role may do it, and what it means.
[[nodiscard]] exchange::Answer RightsAnswer(const text::Translator& words);
// The same with "yes" and nothing, for people.
[[nodiscard]] exchange::Answer RightsTable(const text::Translator& words);

// Who works here and has this name or id. Throws Refused for nobody.
[[nodiscard]] model::User PersonNamed(Clinic& clinic, const std::string& name);
// Charts that are private and closed to who is signed in: lists and exports leave them out.
[[nodiscard]] int ClosedCharts(Clinic& clinic);

}  // namespace desk
