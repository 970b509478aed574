#include "store/clock_leap.h"

#include "store/clinic_data.h"

namespace store {

// Entries that stand after now were made before the clock was set back; what it leapt over then is undone.
std::optional<ClockLeap> LeapOf(const ClinicStore& store, model::Instant now) {
    store.Demand(model::Operation::KeepRetention);
    Engine& engine = EngineOf(store);
    ClockLeap leap{{}, now};
    Query newest = engine.Prepare("SELECT at FROM audit ORDER BY sequence DESC LIMIT 1");
    if (newest.Step()) newest.Take(leap.before);
    if (now - leap.before > kLongestPause) return leap;
    Query query = engine.Prepare(
        "WITH pairs AS (SELECT sequence, at, lag(at) OVER (ORDER BY sequence) AS before FROM audit WHERE "
        "sequence >= (SELECT coalesce(max(sequence), 0) FROM audit WHERE action = 'clock.confirm')) "
        "SELECT before, at FROM pairs WHERE at <= ? AND at - before > ? ORDER BY sequence DESC LIMIT 1");
    query.Bind(now, std::chrono::milliseconds(kLongestPause).count());
    if (!query.Step()) return std::nullopt;
    query.Take(leap.before, leap.after);
    return leap;
}

}  // namespace store
