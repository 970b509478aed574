// Files of the person at the desk, beside WriteWhole and ReadWhole (plan_builder.h): read as a stream,
// written piece by piece.
#pragma once

#include <filesystem>
#include <fstream>
#include <string_view>

#include "desk/plan_builder.h"

namespace desk {

// Opened, or one sentence about why not.
[[nodiscard]] std::ifstream OpenToRead(const std::filesystem::path& file);

// A file that is too large to be held at once: like WriteWhole whole or not at all, readable by its owner
// only.
class PieceWriter {
public:
    explicit PieceWriter(const std::filesystem::path& file);
    ~PieceWriter();
    PieceWriter(const PieceWriter&) = delete;
    PieceWriter& operator=(const PieceWriter&) = delete;
    void Add(std::string_view piece);
    // Without it nothing is left behind.
    void Finish();

private:
    std::filesystem::path m_file, m_part;
    std::size_t m_size = 0;
};

}  // namespace desk
