// mo_file.cpp
// Bytes of a message catalogue, handed on only when every offset in them holds.
#pragma once

#include <filesystem>
#include <vector>

namespace text {

inline constexpr std::size_t kMaxCatalogueBytes = 8u << 20;

// Empty: missing, too large or unreadable.
[[nodiscard]] std::vector<char> ReadCatalogue(const std::filesystem::path& path);
// True for a catalogue in the machine's byte order, in UTF-8, with a hash table that every search leaves.
[[nodiscard]] bool IsSoundCatalogue(const std::vector<char>& bytes);

}  // namespace text
