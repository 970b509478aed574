// A clock that stands still until it is set.
#pragma once

#include "model/clock.h"

namespace support {

class FixedClock final : public model::Clock {
public:
    explicit FixedClock(model::Instant now) : m_now(now) {}
    [[nodiscard]] model::Instant Now() const override { return m_now; }
    void Set(model::Instant now) { m_now = now; }

private:
    model::Instant m_now;
};

}  // namespace support
