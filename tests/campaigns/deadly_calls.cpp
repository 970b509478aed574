#include "campaigns/deadly_calls.h"

#include <fcntl.h>
#include <signal.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

namespace {

struct Plan {
    bool armed = false;
    long last = 0, made = 0;
    campaign::Death death = campaign::Death::Before;
    int tell = -1;
};
Plan g_plan;

[[noreturn]] void Die() {
    ::kill(::getpid(), SIGKILL);
    for (;;) ::pause();
}

void Tell(const char* name) {
    char line[64];
    const int size = ::snprintf(line, sizeof line, "dies %s\n", name);
    (void)!::syscall(SYS_write, g_plan.tell, line, static_cast<size_t>(size));
}

// Runs `call` unless it is the last one and its death comes before it.
template <class Call>
auto Last(const char* name, const Call& call) {
    const bool dies = g_plan.armed && g_plan.made++ == g_plan.last;
    if (dies) Tell(name);
    if (dies && g_plan.death == campaign::Death::Before) Die();
    const auto answer = call();
    if (dies) Die();
    return answer;
}

ssize_t WriteSome(int fd, const void* data, size_t size) {
    const bool half = g_plan.armed && g_plan.made == g_plan.last + 1 && g_plan.death == campaign::Death::Half;
    return ::syscall(SYS_write, fd, data, half ? size / 2 : size);
}

int OpenFile(const char* path, int flags, mode_t mode) {
    const auto open = [&] { return static_cast<int>(::syscall(SYS_openat, AT_FDCWD, path, flags, mode)); };
    return (flags & (O_CREAT | O_TRUNC)) != 0 ? Last("open", open) : open();
}

mode_t ModeOf(int flags, va_list more) {
    return (flags & O_CREAT) != 0 ? va_arg(more, mode_t) : 0;
}

}  // namespace

namespace campaign {

void DieAt(long calls, Death death, int tell) {
    g_plan = {true, calls, 0, death, tell};
}

long CallsMade() {
    return g_plan.made;
}

}  // namespace campaign

extern "C" {

ssize_t write(int fd, const void* data, size_t size) {
    return Last("write", [&] { return WriteSome(fd, data, size); });
}

ssize_t pwrite(int fd, const void* data, size_t size, off_t at) {
    return Last("pwrite", [&] { return ::syscall(SYS_pwrite64, fd, data, size, at); });
}

ssize_t pwrite64(int fd, const void* data, size_t size, off64_t at) {
    return Last("pwrite", [&] { return ::syscall(SYS_pwrite64, fd, data, size, at); });
}

int fsync(int fd) {
    return Last("fsync", [&] { return static_cast<int>(::syscall(SYS_fsync, fd)); });
}

int fdatasync(int fd) {
    return Last("fdatasync", [&] { return static_cast<int>(::syscall(SYS_fdatasync, fd)); });
}

int ftruncate(int fd, off_t size) noexcept {
    return Last("ftruncate", [&] { return static_cast<int>(::syscall(SYS_ftruncate, fd, size)); });
}

int ftruncate64(int fd, off64_t size) noexcept {
    return Last("ftruncate", [&] { return static_cast<int>(::syscall(SYS_ftruncate, fd, size)); });
}

int rename(const char* from, const char* to) noexcept {
    return Last("rename",
                [&] { return static_cast<int>(::syscall(SYS_renameat, AT_FDCWD, from, AT_FDCWD, to)); });
}

int mkdir(const char* path, mode_t mode) noexcept {
    return Last("mkdir", [&] { return static_cast<int>(::syscall(SYS_mkdirat, AT_FDCWD, path, mode)); });
}

int unlink(const char* path) noexcept {
    return Last("unlink", [&] { return static_cast<int>(::syscall(SYS_unlinkat, AT_FDCWD, path, 0)); });
}

int unlinkat(int folder, const char* path, int flags) noexcept {
    return Last("unlink", [&] { return static_cast<int>(::syscall(SYS_unlinkat, folder, path, flags)); });
}

int open(const char* path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    const mode_t mode = ModeOf(flags, more);
    va_end(more);
    return OpenFile(path, flags, mode);
}

int open64(const char* path, int flags, ...) {
    va_list more;
    va_start(more, flags);
    const mode_t mode = ModeOf(flags, more);
    va_end(more);
    return OpenFile(path, flags, mode);
}
}
