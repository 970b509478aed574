// How much memory a piece of work takes, measured in a process of its own.
#pragma once

#include <sys/resource.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cstdlib>

#include "support/sanitized.h"

namespace support {

// The sanitizers' own memory is not the program's.
inline constexpr bool kMemoryCounts = !kSanitized;

// Peak memory in MiB of a child process that does the work; nothing is left of it. -1: it crashed or `work`
// threw.
template <class Work>
long PeakMemory(const Work& work) {
    const pid_t child = fork();
    if (child == 0) {
        try {
            work();
        } catch (...) {
            _exit(1);
        }
        _exit(0);
    }
    int status = 0;
    rusage usage{};
    if (child < 0 || wait4(child, &status, 0, &usage) != child) return -1;
    return WIFEXITED(status) && WEXITSTATUS(status) == 0 ? usage.ru_maxrss / 1024 : -1;
}

}  // namespace support
