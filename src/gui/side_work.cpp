#include "gui/side_work.h"

#include <algorithm>
#include <chrono>
#include <utility>

namespace gui {

SideWork::SideWork(std::function<void(const store::Progress&)> work)
    : m_thread([state = m_state, work = std::move(work)]() mutable {
          try {
              work([&state](long long done, long long total) {
                  state->done = done;
                  state->total = total;
                  return !state->stop;
              });
          } catch (...) {
              state->error = std::current_exception();
          }
          // What it holds of the clinic is given back before anybody is told.
          work = {};
          state->finished = true;
      }) {}

SideWork::~SideWork() {
    Stop();
    for (int i = 0; i < 100 && !Finished(); ++i) std::this_thread::sleep_for(std::chrono::milliseconds(20));
    Finished() ? m_thread.join() : m_thread.detach();
}

double SideWork::Part() const {
    const long long total = m_state->total;
    return total > 0 ? std::clamp(static_cast<double>(m_state->done) / static_cast<double>(total), 0.0, 1.0)
                     : 0;
}

void SideWork::Rethrow() const {
    if (m_state->error) std::rethrow_exception(m_state->error);
}

}  // namespace gui
