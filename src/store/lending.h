// Who may use an open store now: whoever asks or, while it is lent, the one thread that works with it alone.
#pragma once

#include <atomic>
#include <condition_variable>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>

namespace store {

class Lending : public std::enable_shared_from_this<Lending> {
public:
    // Lends the store until `work` has run, once, or every copy of what is returned is gone. Called by who
    // uses the store until then; waits while it is lent already.
    [[nodiscard]] std::function<void()> Lend(std::function<void()> work);
    // Waits while it is lent to another thread.
    void Pass() const {
        if (m_lent) Wait();
    }
    // Whether what Lend returned is still held: its outcome may not be taken over yet.
    [[nodiscard]] bool Held() const { return m_held > 0; }

private:
    class Loan;
    void Wait() const;
    void GiveBack() noexcept;

    std::atomic<bool> m_lent = false;
    std::atomic<int> m_held = 0;
    mutable std::mutex m_mutex;
    mutable std::condition_variable m_back;
    std::thread::id m_to;  // nobody until the work begins
};

}  // namespace store
