// LoadPast in parts, for a window that goes on between them.
#pragma once

#include <chrono>
#include <memory>

#include "desk/past.h"

namespace desk {

class PastLoader {
public:
    // Logs and throws as LoadPast. Nothing of the client is to be saved until all is there.
    PastLoader(Clinic& clinic, const model::ClientId& client);
    ~PastLoader();
    // Goes on for about that long; false: all is there.
    bool Work(std::chrono::milliseconds about);
    // Last.
    [[nodiscard]] ClientPast Take();

private:
    class Parts;
    std::unique_ptr<Parts> m_parts;
};

}  // namespace desk
