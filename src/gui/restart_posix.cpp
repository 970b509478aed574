#include <fcntl.h>
#include <sys/mman.h>
#include <unistd.h>

#include <cerrno>
#include <climits>
#include <cstdlib>

#include "gui/restart.h"

namespace gui {

namespace {

// A file without a name that only this process and the one in its place know of; -1: there is none.
int NamelessFile(const std::string& content) {
    const int file = ::memfd_create("palpate", MFD_CLOEXEC);
    std::size_t done = 0;
    while (file >= 0 && done < content.size()) {
        const ssize_t written = ::write(file, content.data() + done, content.size() - done);
        if (written < 0 && errno == EINTR) continue;
        if (written <= 0) return -1;
        done += static_cast<std::size_t>(written);
    }
    return file;
}

}  // namespace

void StartFresh(const HandOver& message) {
    const int file = NamelessFile(Pack(message));
    // What a library left open for children is not for the fresh process.
    ::close_range(3, UINT_MAX, CLOSE_RANGE_CLOEXEC);
    if (file >= 0) ::fcntl(file, F_SETFD, 0);
    std::string name = "palpate";
    std::string where = std::string("--") + kAfterLock + "=" + std::to_string(file);
    char* words[] = {name.data(), file >= 0 ? where.data() : nullptr, nullptr};
    ::execv("/proc/self/exe", words);
    std::_Exit(EXIT_FAILURE);
}

std::optional<HandOver> TakeHandOver(long where) {
    if (where < 3 || where > INT_MAX) return std::nullopt;
    const int file = static_cast<int>(where);
    std::string packed(kMostHandOverBytes + 1, '\0');
    std::size_t size = 0;
    while (size < packed.size()) {
        const ssize_t got =
            ::pread(file, packed.data() + size, packed.size() - size, static_cast<off_t>(size));
        if (got < 0 && errno == EINTR) continue;
        if (got <= 0) break;
        size += static_cast<std::size_t>(got);
    }
    packed.resize(size);
    ::close(file);
    return Unpack(packed);
}

}  // namespace gui
