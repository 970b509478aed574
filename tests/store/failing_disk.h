// Writes that fail on request, through the engine's own hook for tests.
#pragma once

#include <boost/test/unit_test.hpp>
#include <sqlite3.h>
#include <unistd.h>

#include <cerrno>

#include "model/problem.h"

namespace support {

struct Fault {
    int countdown = -1;  // writes until one fails; negative: none
    bool lasting = false;
    int failed = 0;
    int code = ENOSPC;
};
inline Fault g_fault;

inline bool FailsNow() {
    if (g_fault.countdown < 0) return false;
    if (g_fault.countdown > 0) {
        --g_fault.countdown;
        return false;
    }
    if (!g_fault.lasting) g_fault.countdown = -1;
    ++g_fault.failed;
    errno = g_fault.code;
    return true;
}

inline ssize_t FailingPwrite(int fd, const void* data, size_t size, off_t at) {
    return FailsNow() ? -1 : ::pwrite(fd, data, size, at);
}

inline ssize_t FailingWrite(int fd, const void* data, size_t size) {
    return FailsNow() ? -1 : ::write(fd, data, size);
}

class FailingDisk {
public:
    FailingDisk() {
        Set("pwrite", reinterpret_cast<sqlite3_syscall_ptr>(&FailingPwrite));
        Set("pwrite64", reinterpret_cast<sqlite3_syscall_ptr>(&FailingPwrite));
        Set("write", reinterpret_cast<sqlite3_syscall_ptr>(&FailingWrite));
    }
    ~FailingDisk() {
        g_fault = {};
        for (const char* name : {"pwrite", "pwrite64", "write"}) Set(name, nullptr);
    }
    FailingDisk(const FailingDisk&) = delete;
    FailingDisk& operator=(const FailingDisk&) = delete;

private:
    static void Set(const char* name, sqlite3_syscall_ptr call) {
        sqlite3_vfs* vfs = sqlite3_vfs_find("unix");
        vfs->xSetSystemCall(vfs, name, call);
    }
};

// Runs `work` with its k-th call failing, once or from then on, for every k (or every few) until none is
// reached; `after` hears whether it said it was done.
template <class Work, class After>
void FailEach(const Work& work, const After& after, int stride) {
    for (const bool lasting : {false, true}) {
        int refused = 0;
        for (int k = 0; k < 2000; k += stride) {
            g_fault = {k, lasting};
            bool done = true;
            try {
                work();
            } catch (const model::Error& error) {
                done = false;
                ++refused;
                BOOST_TEST((error.Kind() == model::ErrorKind::Environment), error.what());
            }
            const bool reached = g_fault.failed > 0;
            g_fault = {};
            BOOST_TEST_CONTEXT("write " << k << ", lasting " << lasting) {
                after(done);
            }
            if (!reached) break;
        }
        BOOST_TEST(refused > 3);
    }
}

// The writes of the engine.
template <class Work, class After>
void FailEveryWrite(const Work& work, const After& after, int stride = 1) {
    const FailingDisk disk;
    FailEach(work, after, stride);
}

// Every write, flush, rename and new folder of the program itself, and the flushes of the engine; see
// failing_calls.cpp.
inline bool g_calls_fail = false;
// The one call of the program itself that fails, by name; those failing_calls.cpp knows.
inline const char* g_failing_call = nullptr;

// As long as it lives that call fails with that code: the k-th, or with `lasting` from then on.
class FailingCall {
public:
    FailingCall(const char* name, int code, int k = 0, bool lasting = false) {
        g_fault = {k, lasting, 0, code};
        g_failing_call = name;
    }
    ~FailingCall() {
        g_failing_call = nullptr;
        g_fault = {};
    }
    FailingCall(const FailingCall&) = delete;
    FailingCall& operator=(const FailingCall&) = delete;
    [[nodiscard]] static bool Reached() { return g_fault.failed > 0; }
};

template <class Work, class After>
void FailEveryCall(const Work& work, const After& after, int stride = 1) {
    g_calls_fail = true;
    FailEach(work, after, stride);
    g_calls_fail = false;
}

}  // namespace support
