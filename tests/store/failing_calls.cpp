// Calls of the system that fail on request: what is defined here takes the place of the system's own in this
// program.
#include <fcntl.h>
#include <sys/file.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <cstdio>
#include <string_view>

#include "store/failing_disk.h"

namespace {

// All of those FailEveryCall is about, or the one call that was named.
bool Fails(std::string_view call, bool of_all = true) {
    const bool named = support::g_failing_call != nullptr && call == support::g_failing_call;
    return (named || (of_all && support::g_calls_fail)) && support::FailsNow();
}

// What a call that fails answers; one without an error took nothing.
ssize_t Answer() {
    return support::g_fault.code == 0 ? 0 : -1;
}

}  // namespace

extern "C" {

ssize_t read(int fd, void* data, size_t size) {
    return Fails("read", false) ? Answer() : ::syscall(SYS_read, fd, data, size);
}

ssize_t write(int fd, const void* data, size_t size) {
    return Fails("write") ? Answer() : ::syscall(SYS_write, fd, data, size);
}

int fsync(int fd) {
    return Fails("fsync") ? -1 : static_cast<int>(::syscall(SYS_fsync, fd));
}

int fdatasync(int fd) {
    return Fails("fdatasync") ? -1 : static_cast<int>(::syscall(SYS_fdatasync, fd));
}

int rename(const char* from, const char* to) noexcept {
    return Fails("rename") ? -1 : static_cast<int>(::syscall(SYS_renameat, AT_FDCWD, from, AT_FDCWD, to));
}

int mkdir(const char* path, mode_t mode) noexcept {
    return Fails("mkdir") ? -1 : static_cast<int>(::syscall(SYS_mkdirat, AT_FDCWD, path, mode));
}

int ftruncate(int fd, off_t size) noexcept {
    return Fails("ftruncate", false) ? -1 : static_cast<int>(::syscall(SYS_ftruncate, fd, size));
}

off_t lseek(int fd, off_t to, int from) noexcept {
    return Fails("lseek", false) ? -1 : ::syscall(SYS_lseek, fd, to, from);
}

int unlink(const char* path) noexcept {
    return Fails("unlink", false) ? -1 : static_cast<int>(::syscall(SYS_unlinkat, AT_FDCWD, path, 0));
}

int flock(int fd, int operation) noexcept {
    return Fails("flock", false) ? -1 : static_cast<int>(::syscall(SYS_flock, fd, operation));
}
}
