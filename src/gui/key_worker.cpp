#include "gui/key_worker.h"

#include <wx/app.h>

#include <utility>

namespace gui {

namespace {

KeyWorker::Answer Open(const KeyWorker::Unlock& unlock, const std::string& passphrase) {
    try {
        return {unlock(passphrase), {}};
    } catch (...) {
        return {{}, std::current_exception()};
    }
}

}  // namespace

KeyWorker::~KeyWorker() {
    Forget();
}

void KeyWorker::Ask(Unlock unlock, std::string passphrase, std::function<void(Answer)> done) {
    Forget();
    m_waiting = std::make_shared<std::function<void(Answer)>>(std::move(done));
    m_thread = std::jthread(
        [unlock = std::move(unlock), passphrase = std::move(passphrase), waiting = std::weak_ptr(m_waiting)] {
            auto answer = std::make_shared<Answer>(Open(unlock, passphrase));
            wxTheApp->CallAfter([answer, waiting] {
                const auto call = waiting.lock();
                if (call) (*call)(std::move(*answer));
            });
        });
}

// Only here and in what Ask announces is the answer taken: both on the main thread.
void KeyWorker::Forget() {
    m_waiting.reset();
}

}  // namespace gui
