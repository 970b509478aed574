#include "model/pin.h"

#include <algorithm>

namespace model {
namespace {

// Whether every digit follows the one before it by the same step.
bool Steps(std::string_view pin, int step) {
    const auto breaks = [&](char a, char b) { return (a - '0' + step + 10) % 10 != b - '0'; };
    return std::ranges::adjacent_find(pin, breaks) == pin.end();
}

}  // namespace

bool MayBePin(std::string_view pin) {
    const bool digits = std::ranges::all_of(pin, [](char c) { return c >= '0' && c <= '9'; });
    return digits && pin.size() >= kLeastPin && pin.size() <= kMostPin && !Steps(pin, 0) && !Steps(pin, 1) &&
           !Steps(pin, -1);
}

}  // namespace model
