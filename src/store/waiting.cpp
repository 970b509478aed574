// Trying passphrases is slowed down: three refusals within a quarter of an hour are slips, then every try
// waits.
#include <algorithm>

#include "store/open_slot.h"

namespace store {
namespace {

using std::chrono::seconds;

constexpr std::chrono::minutes kRemembered{15};
constexpr std::ptrdiff_t kFreeTries = 3;
constexpr seconds kFirstWait{2};

}  // namespace

// What lies ahead of a clock that was set back must not lock anybody out.
seconds WaitAfter(const std::vector<model::Instant>& refusals, model::Instant now) {
    std::ptrdiff_t recent = 0;
    model::Instant last{};
    for (const model::Instant at : refusals) {
        if (at > now || at <= now - kRemembered) continue;
        ++recent;
        last = std::max(last, at);
    }
    if (recent < kFreeTries) return seconds(0);
    const auto doublings = std::min<std::ptrdiff_t>(recent - kFreeTries, 10);
    const seconds wait = std::min(kLongestWait, kFirstWait * (1 << doublings));
    return std::max(seconds(0), std::chrono::ceil<seconds>(last + wait - now));
}

}  // namespace store
