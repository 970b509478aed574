// Hears from the desktop that the person goes away: the screen is locked, the computer goes to sleep. Where
// there is no bus to hear it on it is silent.
#pragma once

#include <functional>
#include <memory>
#include <string>

namespace gui {

class SessionWatch {
public:
    // `away` is called on the main thread. Sleep waits a few seconds for it to return. Nothing waits for a
    // bus.
    explicit SessionWatch(std::function<void()> away);
    // Hears one bus at this address alone, as the desktop's; for tests.
    SessionWatch(std::function<void()> away, const std::string& address);
    ~SessionWatch();
    SessionWatch(const SessionWatch&) = delete;
    SessionWatch& operator=(const SessionWatch&) = delete;

    // Whether the desktop's bus answered.
    [[nodiscard]] bool Hears() const;

private:
    struct Parts;
    std::shared_ptr<Parts> m_parts;
};

}  // namespace gui
