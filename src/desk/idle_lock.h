// When an open clinic locks by itself: after so many minutes without a key or the pointer.
#pragma once

#include <algorithm>
#include <chrono>
#include <optional>

#include "model/clinic.h"
#include "model/clock.h"

namespace desk {

inline constexpr int kNeverLocks = 0, kLockMinutes = 10, kMostLockMinutes = 60;

// The minutes that hold for somebody, from what was set on this computer: 1 to 60; never only while an owner
// is signed in.
[[nodiscard]] constexpr int LockMinutesFor(model::Role role, std::optional<int> set) {
    if (!set || *set < kNeverLocks) return kLockMinutes;
    if (*set == kNeverLocks) return role == model::Role::Owner ? kNeverLocks : kLockMinutes;
    return std::min(*set, kMostLockMinutes);
}

class IdleLock {
public:
    // Somebody is here now.
    explicit IdleLock(const model::Clock& clock) : m_clock(clock), m_seen(clock.Now()) {}

    // kNeverLocks: it is never due.
    void SetMinutes(int minutes) { m_minutes = minutes; }
    [[nodiscard]] int Minutes() const { return m_minutes; }
    // Somebody is here now and may be, whatever was before.
    void Begin() { m_seen = m_clock.Now(); }
    // A key was pressed or the pointer moved. Too late once it is due: who wakes a computer that slept is not
    // yet known.
    void Seen() {
        if (!Due()) Begin();
    }
    // Time asleep counts; a clock that was put back begins the wait anew.
    [[nodiscard]] bool Due() {
        const model::Instant now = m_clock.Now();
        m_seen = std::min(m_seen, now);
        return m_minutes != kNeverLocks && now - m_seen >= std::chrono::minutes(m_minutes);
    }

private:
    const model::Clock& m_clock;
    model::Instant m_seen;
    int m_minutes = kLockMinutes;
};

}  // namespace desk
