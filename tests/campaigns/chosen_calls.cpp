#include "campaigns/chosen_calls.h"

#include <errno.h>
#include <fcntl.h>
#include <signal.h>
#include <sqlite3.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <sys/stat.h>
#include <sys/syscall.h>
#include <unistd.h>

#include <new>

namespace {

using campaign::Call;

struct Plan {
    enum { None, Die, Fail } what = None;
    Call kind = Call::Write;  // of those that fail
    bool lasting = false;
    campaign::Death death = campaign::Death::Before;
    long last = 0, made = 0, failed = 0;
    int tell = -1;
};
Plan g_plan;
sqlite3_mem_methods g_memory;

[[noreturn]] void Die() {
    ::kill(::getpid(), SIGKILL);
    for (;;) ::pause();
}

void Tell(const char* name) {
    char line[64];
    const int size = ::snprintf(line, sizeof line, "dies %s\n", name);
    (void)!::syscall(SYS_write, g_plan.tell, line, static_cast<size_t>(size));
}

bool Fails(Call kind) {
    if (g_plan.what != Plan::Fail || g_plan.kind != kind) return false;
    const long call = g_plan.made++;
    if (call != g_plan.last && !(g_plan.lasting && call > g_plan.last)) return false;
    ++g_plan.failed;
    errno = kind == Call::Write || kind == Call::Truncate ? ENOSPC : EIO;
    return true;
}

// Runs `call` unless it fails or the program ends before it.
template <class Work>
auto Run(Call kind, const char* name, const Work& call) -> decltype(call()) {
    if (Fails(kind)) return -1;
    const bool dies = g_plan.what == Plan::Die && kind != Call::Read && g_plan.made++ == g_plan.last;
    if (dies) Tell(name);
    if (dies && g_plan.death == campaign::Death::Before) Die();
    const auto answer = call();
    if (dies) Die();
    return answer;
}

ssize_t WriteSome(int fd, const void* data, size_t size) {
    const bool half =
        g_plan.what == Plan::Die && g_plan.made == g_plan.last + 1 && g_plan.death == campaign::Death::Half;
    return ::syscall(SYS_write, fd, data, half ? size / 2 : size);
}

// A file that is only opened to be read changes nothing.
int OpenFile(const char* path, int flags, mode_t mode) {
    const auto open = [&] { return static_cast<int>(::syscall(SYS_openat, AT_FDCWD, path, flags, mode)); };
    if ((flags & (O_CREAT | O_TRUNC)) != 0) return Run(Call::Open, "open", open);
    return Fails(Call::Open) ? -1 : open();
}

mode_t ModeOf(int flags, va_list more) {
    return (flags & O_CREAT) != 0 ? va_arg(more, mode_t) : 0;
}

void* EngineMalloc(int size) {
    return Fails(Call::Memory) ? nullptr : g_memory.xMalloc(size);
}

void* EngineRealloc(void* memory, int size) {
    return Fails(Call::Memory) ? nullptr : g_memory.xRealloc(memory, size);
}

}  // namespace

namespace campaign {

void HookMemory() {
    sqlite3_config(SQLITE_CONFIG_GETMALLOC, &g_memory);
    sqlite3_mem_methods hooked = g_memory;
    hooked.xMalloc = &EngineMalloc;
    hooked.xRealloc = &EngineRealloc;
    sqlite3_config(SQLITE_CONFIG_MALLOC, &hooked);
}

void DieAt(long calls, Death death, int tell) {
    g_plan = {};
    g_plan.what = Plan::Die;
    g_plan.last = calls;
    g_plan.death = death;
    g_plan.tell = tell;
}

void FailAt(Call kind, long calls, bool lasting) {
    g_plan = {};
    g_plan.what = Plan::Fail;
    g_plan.kind = kind;
    g_plan.last = calls;
    g_plan.lasting = lasting;
}

void LeaveAlone() {
    g_plan.what = Plan::None;
}

long Failed() {
    return g_plan.failed;
}

const char* NameOf(Call kind) {
    constexpr const char* names[kCalls] = {"read", "write", "fsync", "rename", "open", "ftruncate", "memory"};
    return names[static_cast<int>(kind)];
}

}  // namespace campaign

void* operator new(std::size_t size) {
    if (!Fails(Call::Memory))
        if (void* memory = ::malloc(size > 0 ? size : 1)) return memory;
    throw std::bad_alloc();
}
void* operator new[](std::size_t size) {
    return ::operator new(size);
}
void operator delete(void* memory) noexcept {
    ::free(memory);
}
void operator delete(void* memory, std::size_t) noexcept {
    ::free(memory);
}
void operator delete[](void* memory) noexcept {
    ::free(memory);
}
void operator delete[](void* memory, std::size_t) noexcept {
    ::free(memory);
}

extern "C" {

ssize_t read(int fd, void* data, size_t size) {
    return Run(Call::Read, "read", [&] { return ::syscall(SYS_read, fd, data, size); });
}

ssize_t pread(int fd, void* data, size_t size, off_t at) {
    return Run(Call::Read, "read", [&] { return ::syscall(SYS_pread64, fd, data, size, at); });
}

ssize_t pread64(int fd, void* data, size_t size, off64_t at) {
    return Run(Call::Read, "read", [&] { return ::syscall(SYS_pread64, fd, data, size, at); });
}

ssize_t write(int fd, const void* data, size_t size) {
    return Run(Call::Write, "write", [&] { return WriteSome(fd, data, size); });
}

ssize_t pwrite(int fd, const void* data, size_t size, off_t at) {
    return Run(Call::Write, "write", [&] { return ::syscall(SYS_pwrite64, fd, data, size, at); });
}

ssize_t pwrite64(int fd, const void* data, size_t size, off64_t at) {
    return Run(Call::Write, "write", [&] { return ::syscall(SYS_pwrite64, fd, data, size, at); });
}

int fsync(int fd) {
    return Run(Call::Sync, "fsync", [&] { return static_cast<int>(::syscall(SYS_fsync, fd)); });
}

int fdatasync(int fd) {
    return Run(Call::Sync, "fsync", [&] { return static_cast<int>(::syscall(SYS_fdatasync, fd)); });
}

int ftruncate(int fd, off_t size) noexcept {
    return Run(Call::Truncate, "ftruncate",
               [&] { return static_cast<int>(::syscall(SYS_ftruncate, fd, size)); });
}

int ftruncate64(int fd, off64_t size) noexcept {
    return Run(Call::Truncate, "ftruncate",
               [&] { return static_cast<int>(::syscall(SYS_ftruncate, fd, size)); });
}

int rename(const char* from, const char* to) noexcept {
    return Run(Call::Rename, "rename",
               [&] { return static_cast<int>(::syscall(SYS_renameat, AT_FDCWD, from, AT_FDCWD, to)); });
}

int mkdir(const char* path, mode_t mode) noexcept {
    return Run(Call::Open, "mkdir",
               [&] { return static_cast<int>(::syscall(SYS_mkdirat, AT_FDCWD, path, mode)); });
}

int unlink(const char* path) noexcept {
    return Run(Call::Rename, "unlink",
               [&] { return static_cast<int>(::syscall(SYS_unlinkat, AT_FDCWD, path, 0)); });
}

int unlinkat(int folder, const char* path, int flags) noexcept {
    return Run(Call::Rename, "unlink",
               [&] { return static_cast<int>(::syscall(SYS_unlinkat, folder, path, flags)); });
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
