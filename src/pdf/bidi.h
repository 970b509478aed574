// The direction of text: Unicode's bidirectional algorithm and the joining of Arabic letters. Hides FriBidi.
#pragma once

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace pdf {

// A paragraph without one of its own takes the direction of its first letter.
enum class Direction { ByText, LeftToRight, RightToLeft };

struct DirectedText {
    // What stands for each code: joined, mirrored; kTakenIn where the ligature before holds it.
    std::u32string set;
    std::vector<std::int8_t> levels;  // odd: right to left
    bool right_to_left = false;
};
inline constexpr char32_t kTakenIn = 0xFEFF;

// Whether any of it is written right to left; all else is set as it comes.
[[nodiscard]] bool HasRightToLeft(std::u32string_view codes);
// One paragraph, without its end.
[[nodiscard]] DirectedText Direct(std::u32string_view paragraph, Direction base);
// The places of a line, cut from a paragraph with its levels, as they stand from left to right. `levels`
// becomes that of the line, whose last spaces belong to the paragraph.
[[nodiscard]] std::vector<std::size_t> VisualOrder(std::u32string_view line, std::vector<std::int8_t>& levels,
                                                   bool right_to_left);

// A mark that is set over the character before it.
[[nodiscard]] bool IsMark(char32_t code);
// Says something about its neighbours and is not drawn itself.
[[nodiscard]] bool IsUnseen(char32_t code);
// Belongs to the character before it, as people see it.
[[nodiscard]] bool Extends(std::u32string_view codes, std::size_t at);

}  // namespace pdf
