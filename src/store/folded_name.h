// A name as lists sort it: lower case, Latin letters without their accents.
#pragma once

#include <string>
#include <string_view>

namespace store {

[[nodiscard]] std::string FoldedName(std::string_view name);

}  // namespace store
