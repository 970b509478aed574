// Tries at the secrets of one clinic, whichever door they are made at: a sign-in, the way back to a covered
// window, a signature, a new passphrase, PIN or recovery code, a restored or salvaged copy. What is refused
// at one slows down all. Told by the clinic's keys, so that a copy of the folder has no tries of its own.
#pragma once

#include <chrono>
#include <filesystem>
#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "model/problem.h"
#include "store/clinic_store.h"
#include "vault/key_file.h"

namespace store {

// What a wait is told by: within the program a time that nobody sets, beyond it the clock.
struct TryTimes {
    std::function<model::Instant()> now;
    std::function<std::chrono::milliseconds()> steady;
};

class Tries {
public:
    // The clock must outlive it, as it must whatever else was given these surroundings. A clock that is not
    // the system's stands for both times.
    Tries(const vault::KeyFile& keys, const Surroundings& around);
    Tries(const vault::KeyFile& keys, std::filesystem::path devices, TryTimes times);

    // Refusals that are kept elsewhere too (ClinicFolder::Refusals).
    using Kept = std::vector<model::Instant>;
    // Throws NoAccess while there is still to wait; such a try is not counted. May be called on any thread.
    void RequireWaited(const Kept& kept = {}) const;
    void Note() const noexcept;
    // After a success.
    void Forget() const noexcept;

    // Opens something: what is refused with NoAccess is counted, and `refused` called.
    template <class Opening>
    auto At(Opening&& opening, const Kept& kept = {}, const std::function<void()>& refused = {}) const {
        RequireWaited(kept);
        try {
            auto opened = std::forward<Opening>(opening)();
            Forget();
            return opened;
        } catch (const model::Error& error) {
            if (error.Kind() == model::ErrorKind::NoAccess) {
                Note();
                if (refused) refused();
            }
            throw;
        }
    }

private:
    [[nodiscard]] std::filesystem::path File() const;
    [[nodiscard]] Kept InFile() const;

    std::string m_name;  // a digest
    std::filesystem::path m_devices;
    TryTimes m_times;
};

}  // namespace store
