// Another library's view of a letter: Python's own email package and aiosmtpd, in a process of their own.
#pragma once

#include <sys/types.h>

#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>

#include "support/temp_dir.h"

namespace support {

inline std::string ContentOf(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    std::ostringstream text;
    text << in.rdbuf();
    return text.str();
}

inline void WriteBytes(const std::filesystem::path& file, const std::string& bytes) {
    std::ofstream(file, std::ios::binary) << bytes;
}

// The system's Python: it has the packages. True if it ended well.
inline bool RunPython(const std::string& script, const std::string& words) {
    return std::system(
               ("/usr/bin/python3 -B " PALPATE_SOURCE_DIR "/tests/mail/" + script + " " + words).c_str()) ==
           0;
}

}  // namespace support
