// One piece of long work on a thread of its own that tells how far it is and can be stopped. It must need
// nothing of the window or the open clinic.
#pragma once

#include <atomic>
#include <exception>
#include <functional>
#include <memory>
#include <thread>

#include "desk/backups.h"

namespace gui {

class SideWork {
public:
    explicit SideWork(std::function<void(const store::Progress&)> work);
    // Asks it to stop and gives it a moment; work that hangs at a disk that does not answer is left to
    // itself.
    ~SideWork();
    SideWork(const SideWork&) = delete;
    SideWork& operator=(const SideWork&) = delete;

    [[nodiscard]] bool Finished() const { return m_state->finished; }
    [[nodiscard]] double Part() const;  // 0 to 1
    void Stop() { m_state->stop = true; }
    [[nodiscard]] bool Stopped() const { return m_state->stop; }
    // What it threw, once it is finished.
    void Rethrow() const;

private:
    struct State {
        std::atomic<long long> done = 0, total = 0;
        std::atomic<bool> stop = false, finished = false;
        std::exception_ptr error;  // written before finished
    };
    std::shared_ptr<State> m_state = std::make_shared<State>();
    std::thread m_thread;
};

}  // namespace gui
