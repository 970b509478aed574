// How numbers of measures are held against each other and said. Private to desk.
#pragma once

#include <optional>
#include <string>
#include <vector>

#include "desk/measures.h"

namespace desk {

// What counts as a change of one value: `least` in its unit, or `percent` of the value before.
struct ChangeRule {
    std::optional<double> least, percent;
    terms::Better better = terms::Better::None;
    std::string unit;
};
[[nodiscard]] bool Counts(const ChangeRule& rule, double from, double to);
// 1 better, -1 worse, 0 neither.
[[nodiscard]] int DirectionOf(terms::Better better, double from, double to);

// "7.5", "−2", for arguments of errors.
[[nodiscard]] std::string PlainNumber(double value);
// "7,5" in the language, with the sign of minus.
[[nodiscard]] std::string NumberText(const text::Translator& words, double value);
// "usual 20°"
[[nodiscard]] std::string UsualText(const text::Translator& words, const terms::Range& range);
// Why a value of a range lies outside: "below 10°"; empty: it does not.
[[nodiscard]] std::string OutsideText(const text::Translator& words, const terms::Range& range, double value);

}  // namespace desk
