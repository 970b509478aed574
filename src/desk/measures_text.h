// How numbers of measures are said. Private to desk.
#pragma once

#include <string>
#include <vector>

#include "desk/measures.h"

namespace desk {

// "7.5", "−2", for arguments of errors.
[[nodiscard]] std::string PlainNumber(double value);
// "7,5" in the language, with the sign of minus.
[[nodiscard]] std::string NumberText(const text::Translator& words, double value);
// "usual 20°"
[[nodiscard]] std::string UsualText(const text::Translator& words, const terms::Range& range);
// Why a value of a range lies outside: "below 10°"; empty: it does not.
[[nodiscard]] std::string OutsideText(const text::Translator& words, const terms::Range& range, double value);

}  // namespace desk
