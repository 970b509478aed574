// Change announcements. A subscription ends when its object is destroyed.
#pragma once

#include <algorithm>
#include <functional>
#include <memory>
#include <utility>
#include <vector>

namespace desk {

class Subscription {
public:
    Subscription() = default;
    explicit Subscription(std::shared_ptr<void> token) : m_token(std::move(token)) {}

private:
    std::shared_ptr<void> m_token;
};

template <class... Args>
class Signal {
public:
    using Listener = std::function<void(Args...)>;

    // Keep the result: letting it go ends the subscription at once.
    [[nodiscard]] Subscription Listen(Listener listener) {
        auto held = std::make_shared<Listener>(std::move(listener));
        m_listeners.push_back(held);
        return Subscription(held);
    }

    void operator()(Args... args) {
        const auto listeners = m_listeners;  // a listener may subscribe or leave meanwhile
        for (const auto& weak : listeners) {
            if (const auto listener = weak.lock()) (*listener)(args...);
        }
        std::erase_if(m_listeners, [](const auto& weak) { return weak.expired(); });
    }

private:
    std::vector<std::weak_ptr<Listener>> m_listeners;
};

}  // namespace desk
