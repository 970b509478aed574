// Months as they stand along a scale.
#pragma once

#include <chrono>
#include <string>

#include "text/translator.h"

namespace text {

// "Nov"; nothing for a month there is not.
[[nodiscard]] std::string ShortMonth(const Translator& words, std::chrono::month month);

}  // namespace text
