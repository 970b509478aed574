// The people of a clinic in words: what they may do.
#pragma once

#include <string>

#include "exchange/answer.h"
#include "model/clinic.h"
#include "text/translator.h"

namespace desk {

[[nodiscard]] std::string RoleName(const text::Translator& words, model::Role role);
// The matrix role × operation: for each operation its name, whether each role may do it, and what it means.
[[nodiscard]] exchange::Answer RightsAnswer(const text::Translator& words);
// The same with "yes" and nothing, for people.
[[nodiscard]] exchange::Answer RightsTable(const text::Translator& words);

}  // namespace desk
