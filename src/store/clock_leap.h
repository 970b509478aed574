// Whether the clock can be trusted with what cannot be undone: a log goes on from day to day, and a clock
// that leapt ahead makes everything old at once.
#pragma once

#include <optional>

#include "store/clinic_store.h"

namespace store {

inline constexpr std::chrono::days kLongestPause{60};

// Two entries of the log, or its last one and now, with more than kLongestPause between them.
struct ClockLeap {
    model::Instant before{}, after{};
};
// The newest one that the clock still stands behind and nobody confirmed since ("clock.confirm").
[[nodiscard]] std::optional<ClockLeap> LeapOf(const ClinicStore& store, model::Instant now);

}  // namespace store
