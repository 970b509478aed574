// A fresh process in place of this one, with nothing of its memory. The message it is left holds ids alone:
// no word of a client, nothing that opens a clinic; and it is no part of what other programs may see of a
// process.
#pragma once

#include <filesystem>
#include <optional>
#include <string>

namespace gui {

struct HandOver {
    std::filesystem::path clinic;
    std::string user;           // the name one signs in with
    std::string client, visit;  // ids; empty: none was open
    std::string page;           // word of --page
    std::string why;            // "asked", "idle", "away"
    bool operator==(const HandOver&) const = default;
};

inline constexpr std::size_t kMostHandOverBytes = 64 * 1024;

[[nodiscard]] std::string Pack(const HandOver& message);
// Nothing for anything else than Pack wrote.
[[nodiscard]] std::optional<HandOver> Unpack(const std::string& packed);

// The word of the command line under which the fresh process finds the message.
inline constexpr const char* kAfterLock = "after-lock";
// Replaces the process. Whatever is open must be closed before: nothing is, but by the system. If it cannot
// be replaced it ends.
[[noreturn]] void StartFresh(const HandOver& message);
// Once: the message behind --after-lock.
[[nodiscard]] std::optional<HandOver> TakeHandOver(long where);

}  // namespace gui
