// Opens the signing key beside the window, which stays alive: that costs half a second by design.
#pragma once

#include <exception>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <thread>

#include "desk/signing.h"

namespace gui {

class KeyWorker {
public:
    // As ClinicStore::Unlocker gives it: needs no store.
    using Unlock = std::function<store::SigningKey(const std::string& passphrase)>;
    struct Answer {
        std::optional<store::SigningKey> key;
        std::exception_ptr error;  // instead of a key
    };

    ~KeyWorker();
    // `done` is called on the main thread unless it is forgotten before.
    void Ask(Unlock unlock, std::string passphrase, std::function<void(Answer)> done);
    // Nobody waits for the answer any more.
    void Forget();

private:
    std::shared_ptr<std::function<void(Answer)>> m_waiting;
    std::jthread m_thread;
};

}  // namespace gui
