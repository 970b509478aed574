// Calls of the system that fail on request: what is defined here takes the place of the system's own in this
// program.
#include <fcntl.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdio>

#include "store/failing_disk.h"

namespace {

bool Fails() {
    return support::g_calls_fail && support::FailsNow();
}

}  // namespace

extern "C" {

ssize_t write(int fd, const void* data, size_t size) {
    return Fails() ? -1 : ::syscall(SYS_write, fd, data, size);
}

int fsync(int fd) {
    return Fails() ? -1 : static_cast<int>(::syscall(SYS_fsync, fd));
}

int fdatasync(int fd) {
    return Fails() ? -1 : static_cast<int>(::syscall(SYS_fdatasync, fd));
}

int rename(const char* from, const char* to) noexcept {
    return Fails() ? -1 : static_cast<int>(::syscall(SYS_renameat, AT_FDCWD, from, AT_FDCWD, to));
}

int mkdir(const char* path, mode_t mode) noexcept {
    return Fails() ? -1 : static_cast<int>(::syscall(SYS_mkdirat, AT_FDCWD, path, mode));
}
}
