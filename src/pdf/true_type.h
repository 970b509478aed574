// The bytes of TrueType files: numbers, tables, the Unicode table of the basic plane.
#pragma once

#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace pdf::tt {

// Thrown by everything here that reads beyond what there is.
struct Damaged {};

[[nodiscard]] inline unsigned U16(std::string_view bytes, std::size_t at) {
    if (at + 2 > bytes.size()) throw Damaged{};
    return static_cast<unsigned>(static_cast<unsigned char>(bytes[at]) << 8U |
                                 static_cast<unsigned char>(bytes[at + 1]));
}
[[nodiscard]] inline int S16(std::string_view bytes, std::size_t at) {
    const unsigned value = U16(bytes, at);
    return value < 0x8000 ? static_cast<int>(value) : static_cast<int>(value) - 0x10000;
}
[[nodiscard]] inline std::size_t U32(std::string_view bytes, std::size_t at) {
    return static_cast<std::size_t>(U16(bytes, at)) << 16U | U16(bytes, at + 2);
}

void Put16(std::string& bytes, std::size_t at, unsigned value);
void Add16(std::string& bytes, unsigned value);
void Add32(std::string& bytes, std::size_t value);

[[nodiscard]] std::string_view Table(std::string_view font, std::string_view tag);
// Platform 3, encoding 1, format 4.
[[nodiscard]] std::string_view UnicodeTable(std::string_view cmap);
// Characters that have one.
void EachGlyph(std::string_view unicode_table,
               const std::function<void(unsigned code, unsigned glyph)>& each);
// A font file of these tables, sorted by tag.
[[nodiscard]] std::string File(const std::vector<std::pair<std::string, std::string>>& tables);

}  // namespace pdf::tt
